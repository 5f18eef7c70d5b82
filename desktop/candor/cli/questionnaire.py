"""``candor questionnaire``: list, check, preview, import."""

from __future__ import annotations

import argparse
from pathlib import Path

from candor.cli.handed import Tools
from candor.cli.usage import WrongUsage, existing_file
from candor.workflows.services import Services

_ENOUGH = 2_000_000
"""Bytes: more than any questionnaire may have, so that the library still sees that a file is too large."""


def run(given: argparse.Namespace, services: Services, tools: Tools) -> int:
    """Do the chosen action."""
    match given.action:
        case "list":
            return _list(services)
        case "check":
            return _check(given.files, tools)
        case "preview":
            return _preview(given.file, services, tools)
        case _:
            return _import(given.file)


def _list(services: Services) -> int:
    rows = [
        (each.id, each.version, f"{sum(1 for _ in each.keyed())} questions", each.title)
        for each in (sourced.questionnaire for sourced in services.library.all())
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)] if rows else []
    for row in rows:
        print("  ".join([*(cell.ljust(width) for cell, width in zip(row[:3], widths, strict=True)), row[3]]))
    return 0


def _check(files: list[Path], tools: Tools) -> int:
    """Every fault of every file, in the form that editors jump to. Warnings alone are no failure."""
    bad = False
    for path in [existing_file(path) for path in files]:
        faults = tools.check_questionnaire(path)
        for fault in faults:
            print(f"{path}:{fault.line}: {'warning: ' if fault.warning else ''}{fault.sentence}")
        faulty = any(not fault.warning for fault in faults)
        bad = bad or faulty
        if not faulty:
            print(f"{path}: good")
    return 1 if bad else 0


def _preview(path: Path, services: Services, tools: Tools) -> int:
    with existing_file(path).open("rb") as file:
        source = file.read(_ENOUGH)
    print(tools.preview_questionnaire(services.library.read(source, path.name).questionnaire), end="")
    return 0


def _import(path: Path) -> int:
    existing_file(path)
    raise WrongUsage(
        f"“{path}” was not imported: this version reads only its own YAML format; write the questions in it and look "
        "at the file with “candor questionnaire check”."
    )
