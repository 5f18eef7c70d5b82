"""A spreadsheet opened safely: bytes of .xlsx or .xls to sheets of text cells, nothing evaluated, nothing fetched.

A book is refused before anything is unpacked where it is a bomb, locked, or something else by content; the ending of
its name is never believed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from candor.workflows.forms import FormUnreadable

LARGEST_BOOK = 32_000_000
"""Bytes of the file."""
MOST_ROWS = 20_000
LAST_ROW = 1_048_576
MOST_COLUMNS = 500
MOST_CELLS = 150_000
"""Filled rows, the last row's number, columns, and filled cells of all sheets together."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class BookRow:
    """A row with something in it. ``number`` counts from 1 as the program that made it shows; ``cells`` are texts from
    column A, "" for an empty one, without empty ones at the end."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """The text in this column, from 0; "" beyond the last."""
        return self.cells[column] if column < len(self.cells) else ""

    @property
    def first(self) -> str:
        """The first text in it, by which a report names it."""
        return next((cell for cell in self.cells if cell.strip()), "")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells: rows from 1, columns from 0, all inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True)
class BookSheet:
    """One sheet. ``rows`` holds only rows with something in them, in order. A formula's text begins with "="; a number
    is written as people see it, a day as ISO 8601, a truth as TRUE or FALSE, an error as #N/A and the like.

    ``offered`` are the lists that a cell lets one pick from; ``merged`` the areas whose text stands in the first cell.
    """

    name: str
    rows: tuple[BookRow, ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()
    offered: tuple[tuple[Area, tuple[str, ...]], ...] = ()

    @property
    def width(self) -> int:
        """Columns up to the last filled one."""
        return max((len(row.cells) for row in self.rows), default=0)

    @property
    def height(self) -> int:
        """The number of the last filled row."""
        return self.rows[-1].number if self.rows else 0

    def row(self, number: int) -> BookRow:
        """The row of this number; an empty one where nothing was filled in."""
        at = bisect_left(self.rows, number, key=lambda row: row.number)
        return self.rows[at] if at < len(self.rows) and self.rows[at].number == number else BookRow(number, ())

    def choices_at(self, row: int, column: int) -> tuple[str, ...]:
        """What the cell lets one pick from; () where anything may be typed."""
        return next((labels for area, labels in self.offered if area.holds(row, column)), ())


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook's sheets in their order. ``kind`` is "xlsx", "xls" or "csv"; ``remarks`` are sentences about how it
    was read, such as the encoding that was guessed."""

    kind: str
    sheets: tuple[BookSheet, ...]
    remarks: tuple[str, ...] = ()

    def sheet(self, name: str) -> BookSheet | None:
        """The sheet of this name, in small letters or capitals."""
        wanted = name.strip().casefold()
        return next((sheet for sheet in self.sheets if sheet.name.strip().casefold() == wanted), None)


def is_book(source: bytes) -> bool:
    """Whether the content is a ZIP or OLE container, which is what .xlsx and .xls are."""
    return source.startswith(_ZIP) or source.startswith(_OLE)


def open_book(source: bytes, name: str) -> Book:
    """The book in these bytes. Raises FormUnreadable with one sentence for whatever else they are."""
    if len(source) > LARGEST_BOOK:
        limit = LARGEST_BOOK // 1_000_000
        raise FormUnreadable(f"“{name}” is larger than {limit} MB; copy the questions into a workbook of their own.")
    if source.startswith(_OLE):
        from candor.questionnaires.forms.book.xls import open_xls

        return open_xls(source, name)
    if source.startswith(_ZIP):
        from candor.questionnaires.forms.book.xlsx import open_xlsx

        return open_xlsx(source, name)
    raise FormUnreadable(f"“{name}” is not an Excel workbook; save it as .xlsx or .csv and import that.")


def filled(rows: Mapping[int, Mapping[int, str]]) -> tuple[BookRow, ...]:
    """Rows of cells by number and column as rows in order, without the blank."""
    found = []
    for number in sorted(rows):
        cells = {column: text for column, text in rows[number].items() if text.strip()}
        if cells:
            found.append(BookRow(number, tuple(cells.get(column, "") for column in range(max(cells) + 1))))
    return tuple(found)


def column_letter(column: int) -> str:
    """A for 0, Z for 25, AA for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """0 for A; the other way round."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def cells_by_letter(cells: Sequence[str]) -> dict[str, str]:
    """The filled cells of a row by their column's letter, as an origin keeps them."""
    return {column_letter(column): text for column, text in enumerate(cells) if text}
