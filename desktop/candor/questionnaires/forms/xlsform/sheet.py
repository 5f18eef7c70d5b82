"""The sheets of an XLSForm as tables: headings in every spelling, languages, several columns of one heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from candor.questionnaires.format.limits import MOST_LANGUAGES
from candor.questionnaires.forms.book.opened import Book, BookRow, BookSheet, column_letter
from candor.questionnaires.forms.paragraphs import cut, one_paragraph
from candor.questionnaires.forms.xlsform.languages import language_tag

_LOOKED_AT = 60
"""Filled rows in which the headings are looked for."""
_PREFIXES = {"bind", "control", "media", "body", "instance"}
_ROLES = {
    "command": "type",
    "tag": "name",
    "value": "name",
    "caption": "label",
    "relevance": "relevant",
    "calculate": "calculation",
    "constraining_message": "constraint_message",
    "jr:constraintmsg": "constraint_message",
    "jr:requiredmsg": "required_message",
    "requiredmsg": "required_message",
    "jr:count": "repeat_count",
    "count": "repeat_count",
    "readonly": "read_only",
    "hints": "hint",
    "labels": "label",
    "list": "list_name",
    "listname": "list_name",
}
TRANSLATED = ("label", "hint", "guidance_hint")
"""Columns that may stand there once for each language."""


@dataclass(frozen=True, slots=True)
class Column:
    """``role`` is the heading in its usual spelling ("label", "relevant", "hint"); ``language`` a tag or ""."""

    place: int
    heading: str
    role: str
    language: str = ""

    @property
    def letter(self) -> str:
        return column_letter(self.place)


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet with its heading row; ``rows`` are the filled rows under it."""

    sheet: BookSheet
    index: int
    header: int
    columns: tuple[Column, ...]
    rows: tuple[BookRow, ...]
    _places: Mapping[str, Mapping[str, tuple[int, ...]]] = field(repr=False)

    def text(self, row: BookRow, role: str) -> str:
        """What the row says in this role, in whatever language comes first, or ""."""
        return next((text for text in self.texts(row, role).values() if text), "")

    def texts(self, row: BookRow, role: str) -> dict[str, str]:
        """By language; of several columns with one heading, the first that is filled in."""
        cells, width = row.cells, len(row.cells)
        return {
            language: next((text for place in places if place < width and (text := cells[place].strip())), "")
            for language, places in self._places.get(role, {}).items()
        }

    def languages(self, role: str) -> tuple[str, ...]:
        return tuple(self._places.get(role, {}))

    @property
    def name(self) -> str:
        """The sheet's name as a report says it."""
        return cut(one_paragraph(self.sheet.name), 60)

    def place(self, row: BookRow) -> str:
        return f"{self.name}, row {row.number}"

    def filled(self) -> Counter[int]:
        """How many cells under the headings are filled in each column."""
        return Counter(place for row in self.rows for place, cell in enumerate(row.cells) if cell.strip())

    def doubles(self) -> Iterator[tuple[Column, int]]:
        """Columns that another one of the same heading stands before, with how many of their cells say something else
        than it does."""
        first: dict[tuple[str, str], Column] = {}
        later: dict[int, tuple[Column, int]] = {}
        for column in self.columns:
            before = first.setdefault((column.role, column.language), column)
            if before is not column and column.role:
                later[column.place] = column, before.place
        differ = Counter(
            place
            for row in self.rows
            for place, cell in enumerate(row.cells)
            if place in later and cell.strip() and (said := row.cell(later[place][1]).strip()) and said != cell.strip()
        )
        yield from ((column, differ[place]) for place, (column, _) in later.items())


def normal_heading(heading: str) -> tuple[str, str]:
    """Role and language of a heading: "bind::relevant" is relevant, "label:French (fr)" is label in fr."""
    whole = heading.strip()
    parts = [part.strip() for part in re.split("::" if "::" in whole else ":", whole[:500])]
    if "jr" in (small := [part.casefold() for part in parts]) and small[-1] != "jr":
        at = small.index("jr")
        parts[at : at + 2] = [f"jr:{parts[at + 1]}"]
    parts = [part for part in parts if part]
    while len(parts) > 1 and parts[0].casefold() in _PREFIXES:
        parts = parts[1:]
    if not parts:
        return "", ""
    role = "_".join(parts[0].split()).casefold()
    return _ROLES.get(role, role), language_tag(parts[1]) if len(parts) > 1 else ""


def table_of(book: Book, index: int, needed: tuple[str, ...]) -> Table | None:
    """The sheet of this number as a table: its heading row is the first that has all of the ``needed`` roles."""
    sheet = book.sheets[index]
    for at, row in enumerate(sheet.rows[:_LOOKED_AT]):
        columns = _columns(row)
        if set(needed) <= {column.role for column in columns}:
            return _table(sheet, index, row.number, columns, sheet.rows[at + 1 :])
    return None


def _columns(row: BookRow) -> tuple[Column, ...]:
    return tuple(
        Column(place, one_paragraph(heading), *normal_heading(heading))
        for place, heading in enumerate(row.cells)
        if heading.strip()
    )


def _table(sheet: BookSheet, index: int, header: int, columns: tuple[Column, ...], rows: tuple[BookRow, ...]) -> Table:
    places: dict[str, dict[str, tuple[int, ...]]] = {}
    for column in columns:
        by_language = places.setdefault(column.role, {})
        language = column.language if column.role in TRANSLATED else ""
        if language in by_language or len(by_language) < MOST_LANGUAGES:
            by_language[language] = (*by_language.get(language, ()), column.place)
    return Table(sheet, index, header, columns, rows, places)


def survey_of(book: Book) -> Table | None:
    """The sheet that holds the questions; a workbook of one sheet may call it as it likes."""
    for index, sheet in enumerate(book.sheets):
        if sheet.name.strip().casefold() == "survey":
            return table_of(book, index, ("type", "name")) or table_of(book, index, ("type", "label"))
    if len(book.sheets) == 1:
        return table_of(book, 0, ("type", "name", "label"))
    return None


def sheet_table(book: Book, name: str, needed: tuple[str, ...]) -> Table | None:
    """The table on the sheet of this name, in small letters or capitals."""
    index = next((at for at, sheet in enumerate(book.sheets) if sheet.name.strip().casefold() == name), None)
    return None if index is None else table_of(book, index, needed)
