"""The grammar of the command line: every command, its arguments, and its help."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from candor import __version__
from candor.cli.usage import WrongUsage
from candor.domain.deal import Category
from candor.domain.interview import Mode
from candor.workflows.forms import ROLES

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
    _add_category(new)
    _add_name(new)
    export = _add(commands, "export", "hand out a dossier's record as a PDF, as JSON, or as a workbook")
    export.add_argument("dossier", type=Path, metavar="DOSSIER")
    forms = export.add_mutually_exclusive_group(required=True)
    forms.add_argument("--pdf", type=Path, metavar="OUT", help="the signed summary; a draft, marked so, if not signed")
    forms.add_argument("--json", type=Path, metavar="OUT", help="the whole record as data")
    forms.add_argument("--xlsx", type=Path, metavar="OUT", help="answers, flags and promises as a workbook")
    forms.add_argument("--workbook", type=Path, metavar="OUT", help="a questionnaire's own workbook with the answers")
    export.add_argument("--questionnaire", metavar="ID", help="with --workbook: which one, where there are several")
    export.add_argument("--interview", metavar="ID", help="with --workbook: which one, where there are several")
    _add_name(export)
    check = _add(commands, "check", "look a dossier over: file, journal, record and evidence", "Changes nothing.")
    check.add_argument("dossier", type=Path, metavar="DOSSIER")


def _add_category(parser: Parser) -> None:
    categories = [category.value for category in Category]
    parser.add_argument(
        "--category", required=True, choices=categories, metavar="CATEGORY", help="one of " + ", ".join(categories)
    )


def _add_name(parser: Parser) -> None:
    parser.add_argument(
        "--as", dest="actor", metavar="NAME", help="who does this, for the journal (default: your login)"
    )


def _verify(commands: _Commands[Parser]) -> None:
    verify = _add(commands, "verify", "say whether a PDF is what was signed", "With the dossier, compares the two.")
    verify.add_argument("pdf", type=Path, metavar="PDF")
    verify.add_argument("dossier", type=Path, nargs="?", metavar="DOSSIER")


def _questionnaire(commands: _Commands[Parser]) -> None:
    group = _add(commands, "questionnaire", "list, check, preview, plan, import or export questionnaires")
    actions = group.add_subparsers(dest="action", metavar="ACTION", title="actions", required=True)
    _add(actions, "list", "list the questionnaires that can be asked", "A person's own are marked.")
    check = _add(actions, "check", "say what is wrong with questionnaire files, line by line")
    check.add_argument("files", type=Path, nargs="+", metavar="FILE")
    preview = _add(actions, "preview", "show a questionnaire as it will be asked")
    preview.add_argument("file", metavar="FILE", help="a questionnaire's file, or the id of one that “list” names")
    preview.add_argument("--language", default="", metavar="TAG", help="such as de, where it was translated")
    _import(actions)
    hand_out = _add(actions, "export", "write a questionnaire as a workbook, in the shape it came in")
    hand_out.add_argument("file", metavar="FILE", help="a questionnaire's file, or the id of one that “list” names")
    hand_out.add_argument("--to", type=Path, required=True, metavar="OUT.xlsx")
    hand_out.add_argument("--force", action="store_true", help="replace a file that is there")
    _plan(actions)


def _import(actions: _Commands[Parser]) -> None:
    bring = _add(
        actions,
        "import",
        "make a questionnaire of a form in another format",
        "Reads XLSForm, Google VSAQ, CISO Assistant, FHIR and plain spreadsheets, and tells row by row what became of "
        "each.",
    )
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("--to", type=Path, metavar="OUT.yaml")
    bring.add_argument("--force", action="store_true", help="replace a file that is there")
    bring.add_argument("--look", action="store_true", help="only print what a plain spreadsheet's columns are read as")
    bring.add_argument("--sheet", default="", metavar="NAME", help="the sheet of a plain spreadsheet")
    bring.add_argument("--header", type=_row, metavar="ROW", help="the row with the headings, from 1; 0 for none")
    bring.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="ROLE=COLUMN",
        help=f"what a column, by its heading or letter, is read as: {', '.join(ROLES)}; may be given again and again",
    )


def _plan(actions: _Commands[Parser]) -> None:
    plan = _add(
        actions,
        "plan",
        "propose what to ask in the minutes there are",
        "Of the questionnaires named, or else of those a first interview in this category usually asks.",
    )
    plan.add_argument("files", nargs="*", metavar="FILE", help="files, or ids that “list” names")
    _add_category(plan)
    modes = [mode.value for mode in Mode]
    plan.add_argument(
        "--mode",
        choices=modes,
        default=Mode.CALL.value,
        metavar="MODE",
        help=f"one of {', '.join(modes)} (default: {Mode.CALL.value})",
    )
    plan.add_argument(
        "--minutes", type=_minutes, default=45, metavar="MINUTES", help="how long there is, 5 to 480 (default: 45)"
    )


def _row(text: str) -> int:
    return _number(text, 0, 1_048_576, "a row")


def _minutes(text: str) -> int:
    return _number(text, 5, 480, "minutes")


def _number(text: str, least: int, most: int, what: str) -> int:
    if not (text.isascii() and text.isdigit() and least <= int(text[:9]) <= most):
        raise argparse.ArgumentTypeError(f"“{text}” is not {what}; give a number from {least} to {most}")
    return int(text)


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
