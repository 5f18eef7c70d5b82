"""Pages of text to the bytes of an .xlsx: the same pages give the same bytes, and no text is ever a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from candor.questionnaires.forms.book.opened import LAST_ROW
from candor.questionnaires.forms.paragraphs import written

Cell = str | int
LONGEST_CELL = 32_767
"""UTF-16 units, the format's own limit."""
_LONGEST_LIST = 253
_MOST_AREAS = 60_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_UNNAMEABLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@dataclass(slots=True)
class Page:
    """A sheet to write. ``rows`` holds cells by row from 1 and column from 0; ``header`` is the heading row, 0 for
    none; ``titles`` the rows that head a section; ``widths`` of columns in signs; ``picks`` what cells let one pick."""

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    header: int = 0
    titles: set[int] = field(default_factory=set)
    widths: Mapping[int, int] = field(default_factory=dict)
    picks: dict[tuple[str, ...], list[tuple[int, int]]] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """Columns up to the last filled one."""
        return max((column + 1 for cells in self.rows.values() for column in cells), default=0)


def workbook_bytes(pages: Sequence[Page]) -> bytes:
    """The .xlsx."""
    packed = io.BytesIO()
    # In memory: an answer's words belong in no temporary file.
    with Workbook(packed, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(1980, 1, 1)})  # noqa: DTZ001 — the format knows no zones
        looks = _Looks(book)
        names: set[str] = set()
        for page in pages:
            _draw(book.add_worksheet(_sheet_name(page.name, names)), page, looks)
    return packed.getvalue()


class _Looks:
    """How cells look; each look also for a text that a spreadsheet could take for a formula, marked as typed text."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        wrapped = {"text_wrap": True, "valign": "top"}
        self.plain = self._both(wrapped)
        self.head = self._both({**wrapped, "bold": True, "bg_color": "#E2E0D9", "bottom": 1})
        self.title = self._both({**wrapped, "bold": True, "bg_color": "#FBFAF7"})

    def _both(self, look: dict[str, Any]) -> tuple[Format, Format]:
        return self._book.add_format(look), self._book.add_format({**look, "quote_prefix": True})


def _draw(sheet: Worksheet, page: Page, looks: _Looks) -> None:
    if page.header:
        sheet.freeze_panes(page.header, 0)
    for column, width in page.widths.items():
        sheet.set_column(column, column, width)
    width = page.width
    for number, cells in sorted(page.rows.items()):
        if number > LAST_ROW:
            break
        is_title = number in page.titles and number != page.header
        look = looks.head if number == page.header else looks.title if is_title else looks.plain
        for at in range(width) if is_title else sorted(cells):
            _cell(sheet, number - 1, at, cells.get(at, ""), look)
    _rules(sheet, page.picks)


def _cell(sheet: Worksheet, row: int, column: int, content: Cell, look: tuple[Format, Format]) -> None:
    if isinstance(content, int):
        sheet.write_number(row, column, content, look[0])
    elif text := _fitting(written(content)):
        sheet.write_string(row, column, text, look[text.startswith(_FORMULA)])
    else:
        sheet.write_blank(row, column, None, look[0])


def _fitting(text: str) -> str:
    return text if len(text.encode("utf-16-le")) <= 2 * LONGEST_CELL else text[: LONGEST_CELL // 2 - 1] + "…"


def _rules(sheet: Worksheet, picks: Mapping[tuple[str, ...], Sequence[tuple[int, int]]]) -> None:
    """Lists to pick from, where the format can hold them; anything else may still be typed."""
    for labels, cells in picks.items():
        listed = [written(label) for label in labels]
        if not labels or any("," in label for label in listed) or len(",".join(listed)) > _LONGEST_LIST:
            continue
        areas = [[row - 1, column, row - 1, column] for row, column in cells[:_MOST_AREAS]]
        rule = {"validate": "list", "source": listed, "error_type": "information", "other_cells": areas[1:]}
        sheet.data_validation(*areas[0], rule)


def _sheet_name(wanted: str, taken: set[str]) -> str:
    """At most 31 signs, none that the format forbids, and no two alike."""
    bare = " ".join(_UNNAMEABLE.sub(" ", written(wanted)).split()).strip("'")[:31].strip() or "Sheet"
    name, number = bare, 2
    while name.casefold() in taken:
        name, number = f"{bare[:27]} {number}", number + 1
    taken.add(name.casefold())
    return name
