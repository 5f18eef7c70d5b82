"""The grammar of the command line: every command, its arguments, and its help."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from candor import __version__
from candor.cli.usage import WrongUsage
from candor.domain.deal import Category

_EPILOG = """\
without a command:
  candor                open the window
  candor FILE           open this dossier in the window

exit status: 0 good, 1 the thing that was checked is bad or something went wrong, 2 wrong usage
"""


class Parser(argparse.ArgumentParser):
    """Raises WrongUsage where argparse would print its usage and leave."""

    def error(self, message: str) -> NoReturn:
        raise WrongUsage(f"{self.prog}: {message}; “{self.prog} --help” shows how it is used.")


def build() -> Parser:
    """The parser. A first argument that is no command never reaches it: that is a file for the window."""
    parser = Parser(
        prog="candor",
        description="Diligence interviews: sees when an answer was not an answer, and leaves a signed PDF.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"candor {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", required=True)
    _assess(commands)
    _dossier_commands(commands)
    _verify(commands)
    _questionnaire(commands)
    _front_ends(commands)
    return parser


_Commands = argparse._SubParsersAction  # argparse names this type nowhere in public


def _add(commands: _Commands[Parser], name: str, short: str, more: str = "") -> Parser:
    return commands.add_parser(
        name, help=short, description=f"{short[0].upper()}{short[1:]}. {more}", allow_abbrev=False
    )


def _assess(commands: _Commands[Parser]) -> None:
    _add(
        commands,
        "assess",
        "say how straight answers are, as JSON lines",
        "Reads one JSON object a line from standard input, with “question”, “answer” and, if you like, “expects” "
        "(a list of the parts a straight answer contains, in a few words each), and writes one JSON object a line in "
        "the same order.",
    )


def _dossier_commands(commands: _Commands[Parser]) -> None:
    new = _add(commands, "new", "make a dossier", "Prints its path. An existing file is never overwritten.")
    new.add_argument("path", type=Path, metavar="PATH", help="where; .candor is added if it is missing")
    new.add_argument("--vendor", required=True, metavar="NAME", help="the company that is looked at")
    new.add_argument("--product", required=True, metavar="NAME", help="what it offers")
    new.add_argument(
        "--category",
        required=True,
        choices=[category.value for category in Category],
        metavar="CATEGORY",
        help="one of " + ", ".join(category.value for category in Category),
    )
    _add_name(new)
    export = _add(commands, "export", "hand out a dossier's record as a PDF, as JSON, or as a workbook")
    export.add_argument("dossier", type=Path, metavar="DOSSIER")
    forms = export.add_mutually_exclusive_group(required=True)
    forms.add_argument("--pdf", type=Path, metavar="OUT", help="the signed summary; a draft, marked so, if not signed")
    forms.add_argument("--json", type=Path, metavar="OUT", help="the whole record as data")
    forms.add_argument("--xlsx", type=Path, metavar="OUT", help="answers, flags and promises as a workbook")
    _add_name(export)
    check = _add(commands, "check", "look a dossier over: file, journal, record and evidence", "Changes nothing.")
    check.add_argument("dossier", type=Path, metavar="DOSSIER")


def _add_name(parser: Parser) -> None:
    parser.add_argument(
        "--as", dest="actor", metavar="NAME", help="who does this, for the journal (default: your login)"
    )


def _verify(commands: _Commands[Parser]) -> None:
    verify = _add(commands, "verify", "say whether a PDF is what was signed", "With the dossier, compares the two.")
    verify.add_argument("pdf", type=Path, metavar="PDF")
    verify.add_argument("dossier", type=Path, nargs="?", metavar="DOSSIER")


def _questionnaire(commands: _Commands[Parser]) -> None:
    group = _add(commands, "questionnaire", "list, check, preview or import questionnaires")
    actions = group.add_subparsers(dest="action", metavar="ACTION", title="actions", required=True)
    _add(actions, "list", "list the questionnaires that can be asked")
    check = _add(actions, "check", "say what is wrong with questionnaire files, line by line")
    check.add_argument("files", type=Path, nargs="+", metavar="FILE")
    preview = _add(actions, "preview", "show a questionnaire as it will be asked")
    preview.add_argument("file", type=Path, metavar="FILE")
    bring = _add(actions, "import", "make a questionnaire of a file in another format")
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("--to", type=Path, required=True, metavar="OUT.yaml")


def _front_ends(commands: _Commands[Parser]) -> None:
    demo = _add(
        commands,
        "demo",
        "play the sample interview through the real window",
        "Works without a screen too, and prints the paths of the dossier and of the signed PDF.",
    )
    demo.add_argument("--out", type=Path, default=Path("sample"), metavar="DIR", help="where they go (default: sample)")
    bench = _add(commands, "bench", "measure how fast and how sharp this installation is")
    bench.add_argument("--json", action="store_true", help="as a JSON list")
