"""A .csv to a book of one sheet: its encoding, what separates its cells, and its quotation marks."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import PurePath

from candor.questionnaires.forms.book.opened import (
    LAST_ROW,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Book,
    BookRow,
    BookSheet,
)
from candor.questionnaires.forms.encoding import decoded
from candor.questionnaires.forms.spreadsheet.words import role_of
from candor.workflows.forms import FormUnreadable

_SEPARATORS = ",;\t|"
_NONE = "\x1f"
"""Stands in no text that people write: the whole line is one cell."""


def open_csv(source: bytes, name: str) -> Book:
    """The book in these bytes; its rows are numbered as a spreadsheet would show them. Raises FormUnreadable."""
    found = decoded(source, name)
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    separator = _separator(text)
    if text[:4].lower() == "sep=" and text[4:5] == separator:
        text = text.partition("\n")[2]
    rows = _rows(text, separator, name)
    sheet = PurePath(name.replace("\\", "/")).stem[:200] or "Sheet"
    return Book("csv", (BookSheet(name=sheet, rows=rows),), (found.guess,) if found.guess else ())


def _rows(text: str, separator: str, name: str) -> tuple[BookRow, ...]:
    rows: list[BookRow] = []
    cells = number = 0
    try:
        for number, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), 1):
            if number > LAST_ROW:
                raise FormUnreadable(f"“{name}” has more than {LAST_ROW:,} lines; take out the empty ones.")
            if not any(map(str.strip, record)):
                continue
            found = tuple(cell if cell.strip() else "" for cell in record)
            last = next(at for at in range(len(found), 0, -1) if found[at - 1])
            cells += last - found[:last].count("")
            if last > MOST_COLUMNS or cells > MOST_CELLS or len(rows) == MOST_ROWS:
                raise FormUnreadable(
                    f"“{name}” has more than {MOST_ROWS:,} rows, {MOST_COLUMNS} columns or {MOST_CELLS:,} cells; "
                    "split it into several files."
                )
            rows.append(BookRow(number, found[:last]))
    except csv.Error:
        raise FormUnreadable(
            f"“{name}”, row {number + 1}: a quotation mark is opened and not closed, or closed too early; "
            "save the file again as .csv, or as .xlsx."
        ) from None
    return tuple(rows)


def _separator(text: str) -> str:
    """What makes the first rows the same width, more than one; where nothing does, there is one column."""
    if text[:4].lower() == "sep=" and text[4:5] in _SEPARATORS and text[5:6] == "\n":
        return text[4]
    best, most = "", (0.0, 0)
    split = False
    for separator in _SEPARATORS:
        records = _first(text[:60_000], separator)
        widths = Counter(map(len, records))
        if not widths:
            continue
        width, times = max(widths.items(), key=lambda found: (found[1], found[0]))
        split = split or (separator == "," and set(widths) != {1})
        share = times / widths.total()
        if width > 1 and share >= 0.5 and (share, width) > most and not _prose(records):
            best, most = separator, (share, width)
    return best or (_NONE if split else ",")


def _first(text: str, separator: str) -> list[list[str]]:
    """The first rows with something in them, as this separator would make them."""
    found: list[list[str]] = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            if any(cell.strip() for cell in record):
                found.append(record)
            if len(found) == 60:
                break
    except csv.Error:
        pass
    return found


def _prose(records: list[list[str]]) -> bool:
    """Whether what comes after the separator goes on like a sentence: with a space, under no headings we know."""
    later = [cell for record in records for cell in record[1:] if cell.strip()]
    spaced = sum(cell.startswith(" ") for cell in later)
    return spaced * 2 > len(later) and sum(bool(role_of(cell)[0]) for cell in records[0]) < 2
