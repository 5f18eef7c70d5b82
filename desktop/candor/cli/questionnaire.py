"""``candor questionnaire``: list, check, preview, import, export, plan."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from candor.cli import importing
from candor.cli.handed import Tools
from candor.cli.outfile import place_for
from candor.cli.usage import WrongUsage, existing_file
from candor.domain.agenda import propose
from candor.domain.deal import Category
from candor.domain.interview import Mode
from candor.domain.question import Questionnaire
from candor.workflows.files import put_file
from candor.workflows.ports import SourcedQuestionnaire
from candor.workflows.services import Services
from candor.workflows.tailor import described
from candor.workflows.taking_in import is_theirs
from candor.workflows.wording import said

_ENOUGH = 20_000_000
"""Bytes: more than any questionnaire may have, so that the library still sees that a file is too large."""
_IMPORT_FIRST = (
    "This is a form of another kind; make a questionnaire of it first, with “candor questionnaire import FILE --to "
    "OUT.yaml”."
)


def run(given: argparse.Namespace, services: Services, tools: Tools) -> int:
    """Do the chosen action."""
    match given.action:
        case "list":
            return _list(services)
        case "check":
            return _check(given.files, tools)
        case "preview":
            return _preview(given, services, tools)
        case "import":
            return importing.run(given, services)
        case "export":
            return _export(given, services)
        case _:
            return _plan(given, services)


def _list(services: Services) -> int:
    library, own = services.library.all(), set(services.library.own())
    rows = [
        (
            each.id,
            said(each.version, 20),
            _counted(sum(1 for _ in each.keyed())),
            said(each.title, 120) + ("  (your own)" if each.id in own else ""),
        )
        for each in (sourced.questionnaire for sourced in library)
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)] if rows else []
    for row in rows:
        print("  ".join([*(cell.ljust(width) for cell, width in zip(row[:3], widths, strict=True)), row[3]]))
    return 0


def _check(files: list[Path], tools: Tools) -> int:
    """Every fault of every file, in the form that editors jump to. Warnings alone are no failure."""
    bad = False
    for path in [existing_file(path) for path in files]:
        if is_theirs(_start_of(path), path.name):
            print(f"{path}:1: {_IMPORT_FIRST}")
            bad = True
            continue
        faults = tools.check_questionnaire(path)
        for fault in faults:
            print(f"{path}:{fault.line}: {'warning: ' if fault.warning else ''}{fault.sentence}")
        faulty = any(not fault.warning for fault in faults)
        bad = bad or faulty
        if not faulty:
            print(f"{path}: good")
    return 1 if bad else 0


def _preview(given: argparse.Namespace, services: Services, tools: Tools) -> int:
    questionnaire = _named(given.file, services).questionnaire
    if given.language and given.language not in questionnaire.languages:
        raise WrongUsage(
            f"“{given.file}” is not in “{said(given.language, 20)}”; it is in {', '.join(questionnaire.languages)}."
        )
    others = [sourced.questionnaire for sourced in services.library.all()]
    print(tools.preview_questionnaire(questionnaire, given.language, others), end="")
    return 0


def _export(given: argparse.Namespace, services: Services) -> int:
    sourced = _named(given.file, services)
    out = place_for(given.to, force=given.force, source=Path(given.file) if Path(given.file).is_file() else None)
    put_file(services.forms.workbook(sourced), out)
    print(f"{out}: {sourced.questionnaire.id}")
    return 0


def _plan(given: argparse.Namespace, services: Services) -> int:
    category, mode = Category(given.category), Mode(given.mode)
    chosen = [_named(name, services).questionnaire for name in given.files] or _usual(services, category)
    print(described(propose(chosen, category, mode, given.minutes), mode), end="")
    return 0


def _usual(services: Services, category: Category) -> Sequence[Questionnaire]:
    """What a first interview asks: the usual ones that are meant for the category, and what was written for it."""
    everything = [sourced.questionnaire for sourced in services.library.all()]
    meant = [each for each in everything if not each.categories or category.value in each.categories]
    return [each for each in meant if each.usual or each.categories]


def _named(name: str, services: Services) -> SourcedQuestionnaire:
    """The questionnaire in this file or, where there is none, with this id in the library."""
    path = Path(name)
    if not path.exists():
        found = next((each for each in services.library.all() if each.questionnaire.id == name), None)
        if found is not None:
            return found
        raise WrongUsage(
            f"“{said(name, 200)}” is neither a file here nor the id of a questionnaire; “candor questionnaire list” "
            "names them."
        )
    source = _start_of(existing_file(path))
    if is_theirs(source, path.name):
        raise WrongUsage(f"“{said(path, 200)}”: {_IMPORT_FIRST}")
    return services.library.read(source, path.name)


def _start_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_ENOUGH)


def _counted(questions: int) -> str:
    return f"{questions} {'question' if questions == 1 else 'questions'}"
