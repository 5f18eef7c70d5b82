"""Taking in a file of questions: read it whole, tell our own format from other people's, and say what became of it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from candor.workflows.forms import Fate, FormRow, FormUnreadable, ImportedForm, Sheet
from candor.workflows.ports import SourcedQuestionnaire
from candor.workflows.services import Services
from candor.workflows.wording import said

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes; no form of questions is as large, so a larger file is something else."""

ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xls", ".csv", ".tsv", ".tab", ".txt", ".json", ".yaml", ".yml")
"""What files of questions are called. What is in them decides, not this."""
MISTAKEN = (".docx", ".doc", ".ods", ".odt", ".numbers", ".xlsb", ".rtf")
"""What people's questions are kept in as well; reading one says in a sentence what to do instead."""

_OURS = re.compile(rb"^sections[ \t]*:", re.MULTILINE)
_THEIRS = re.compile(rb"^(urn|objects)[ \t]*:", re.MULTILINE)
_BOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How the files of Excel begin, new and old."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a file turned out to be: a questionnaire of our ``own`` format, a ``form`` that could be read, or a
    spreadsheet whose columns a person must look at first."""

    path: Path
    source: bytes
    own: SourcedQuestionnaire | None = None
    form: ImportedForm | None = None
    sheets: tuple[Sheet, ...] = ()


def file_bytes(path: Path) -> bytes:
    """The file whole. Raises FormUnreadable."""
    try:
        with path.open("rb") as file:
            source = file.read(LARGEST_FILE + 1)
    except OSError:
        raise FormUnreadable(f"“{path.name}” could not be read; check that it is there and try again.") from None
    if len(source) > LARGEST_FILE:
        raise FormUnreadable(
            f"“{path.name}” is larger than 64 MB, which no form of questions is; choose the form itself."
        )
    if not source:
        raise FormUnreadable(f"“{path.name}” is empty; choose the file that holds the questions.")
    return source


def is_ours(source: bytes, name: str) -> bool:
    """Whether it is meant as a questionnaire of our own format, right or wrong; only a look at it."""
    if not name.lower().endswith((".yaml", ".yml")):
        return False
    return _OURS.search(source) is not None and _THEIRS.search(source) is None


def is_theirs(source: bytes, name: str) -> bool:
    """Whether it is plainly somebody else's form, which must be imported before it is a questionnaire; only a look."""
    lower = name.lower()
    if source.startswith(_BOOKS) or lower.endswith((".csv", ".tsv", ".tab")):
        return True
    if lower.endswith(".json"):
        return b'"sections"' not in source
    return _OURS.search(source) is None and _THEIRS.search(source) is not None


def take_in(services: Services, path: Path) -> TakenIn:
    """Read a file of questions as far as it goes without a person. Raises KnownError with one sentence."""
    source = file_bytes(path)
    if is_ours(source, path.name):
        return TakenIn(path, source, own=services.library.read(source, path.name))
    sheets = tuple(services.forms.look(source, path.name))
    if sheets:
        return TakenIn(path, source, sheets=sheets)
    return TakenIn(path, source, form=services.forms.read(source, path.name))


def with_headings_in(sheet: Sheet, header: int) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], int]:
    """Headings, rows and the number of the first row, were the headings in row ``header`` (0 for none). Of rows above
    those that were found nothing is known here."""
    if header == sheet.header:
        return sheet.headings, sheet.rows, sheet.header + 1
    place = header - sheet.header - 1
    if 0 <= place < len(sheet.rows):
        return sheet.rows[place], sheet.rows[place + 1 :], header + 1
    return (), (sheet.headings, *sheet.rows), sheet.header


def counted(rows: Sequence[FormRow]) -> str:
    """How many rows there were and what became of them, as a sentence."""
    numbers = {fate: sum(1 for row in rows if row.fate is fate) for fate in Fate}
    each = ", ".join(f"{numbers[fate]} {fate.label.lower()}" for fate in Fate)
    return f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}: {each}."


def report_csv(rows: Sequence[FormRow]) -> bytes:
    """The report as a spreadsheet's text (UTF-8 with its mark). A cell that could be taken for a formula is marked as
    text, as if typed after an apostrophe."""
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\r\n")
    lines.writerow(("Place", "Words", "What became of it", "Note"))
    for row in rows:
        lines.writerow([_as_text(cell) for cell in (row.place, row.what, row.fate.label, row.sentence)])
    return written.getvalue().encode("utf-8-sig", "replace")


def report_text(rows: Sequence[FormRow]) -> str:
    """The report to paste somewhere: a row a line, its cells between tabs."""
    return "\n".join(
        "\t".join(said(cell, 2000) for cell in (row.place, row.what, row.fate.label, row.sentence)) for row in rows
    )


def _as_text(cell: str) -> str:
    plain = said(cell, 4000)
    return f"'{plain}" if plain.startswith(_FORMULA) else plain


def letter(place: int) -> str:
    """A column by its place from 0, as a spreadsheet names it: A, B … Z, AA."""
    name, number = "", place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
