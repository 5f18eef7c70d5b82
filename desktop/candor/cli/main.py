"""Where a command line becomes a call: dispatch, exit status, and trouble told in one sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from candor.cli.usage import WrongUsage, existing_file, folder_to_fill
from candor.domain.errors import KnownError

if TYPE_CHECKING:
    import argparse

    from candor.cli.handed import FrontEnds, Tools
    from candor.workflows.services import Services

COMMANDS = ("assess", "bench", "check", "demo", "export", "new", "questionnaire", "verify")

GOOD, BAD, WRONG = 0, 1, 2
_INTERRUPTED, _NOBODY_READS = 130, 141  # what a shell reports for a command that SIGINT or SIGPIPE ended


def main(argv: Sequence[str], services: Services, tools: Tools, front_ends: FrontEnds) -> int:
    """Do what the arguments (without the program's name) say; the exit status. Our own bugs are let through."""
    _speak_utf8()
    try:
        return _dispatch(argv, services, tools, front_ends)
    except WrongUsage as usage:
        return _told(str(usage), WRONG)
    except KnownError as trouble:
        return _told(trouble.sentence, BAD)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # What is still buffered has no reader either; without this the interpreter complains about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _NOBODY_READS


def _dispatch(argv: Sequence[str], services: Services, tools: Tools, front_ends: FrontEnds) -> int:
    if not argv or not (argv[0].startswith("-") or argv[0] in COMMANDS):
        return front_ends.window(_file_to_open(argv))
    from candor.cli import parser

    try:
        given = parser.build().parse_args(argv)
    except SystemExit:  # --help and --version have printed what was asked for
        return GOOD
    status = _command(given, services, tools, front_ends)
    sys.stdout.flush()  # here, where a reader who has left is no surprise
    return status


def _file_to_open(argv: Sequence[str]) -> Path | None:
    if not argv:
        return None
    path = Path(argv[0])
    if not path.exists():
        raise WrongUsage(f"“{argv[0]}” is neither a command nor a file here; “candor --help” lists the commands.")
    if len(argv) > 1:
        raise WrongUsage("The window opens one dossier at a time; name a single file.")
    return existing_file(path)


def _command(given: argparse.Namespace, services: Services, tools: Tools, front_ends: FrontEnds) -> int:
    """Each command's module is imported when its command is given, for the window starts through here too."""
    from candor.cli import assess, dossier, questionnaire

    match given.command:
        case "assess":
            return assess.run(tools.assess_lines, sys.stdin.buffer, sys.stdout.buffer)
        case "new":
            return dossier.new(given, services)
        case "export":
            return dossier.export(given, services)
        case "check":
            return dossier.check(given, services)
        case "verify":
            return dossier.verify(given, services)
        case "questionnaire":
            return questionnaire.run(given, services, tools)
        case "demo":
            return front_ends.demo(folder_to_fill(given.out))
        case _:
            return front_ends.bench(given.json)


def _told(sentence: str, status: int) -> int:
    print(sentence, file=sys.stderr)
    return status


def _speak_utf8() -> None:
    """Names and questions hold letters that a Windows console page does not."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
