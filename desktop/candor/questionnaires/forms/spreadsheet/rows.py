"""The rows of one sheet told apart: a question, the heading of a section, the headings, or neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest
from statistics import median_low

from candor.questionnaires.format.limits import LONGEST_LABEL
from candor.questionnaires.forms.book.opened import BookRow, BookSheet
from candor.questionnaires.forms.paragraphs import cut, one_paragraph
from candor.questionnaires.forms.spreadsheet.layout import Layout

_ASKS = re.compile("[?？؟]")
_LABELLED = re.compile(
    r"^(?:section|part|abschnitt|teil|partie|sección|parte|[A-Z]|[IVX]{1,5}|[0-9]{1,2})[.:)]?\s", re.IGNORECASE
)
_NOTE = re.compile(r"^(?:note|notes|hinweis|please|instructions?|\*)\b", re.IGNORECASE)


class Role(Enum):
    """What a row is."""

    ABOVE = "above"
    HEADINGS = "headings"
    SECTION = "section"
    QUESTION = "question"
    NEITHER = "neither"
    HEADS_NOTHING = "heads nothing"


@dataclass(frozen=True, slots=True)
class ToldRow:
    """``title`` is the section's for a section's row and, under a section column, for a question."""

    row: BookRow
    role: Role
    title: str = ""


def told_apart(sheet: BookSheet, layout: Layout) -> list[ToldRow]:
    """Every filled row, in order, with what it is."""
    told = list(_Telling(sheet, layout).rows())
    following: Role | None = None
    for at in range(len(told) - 1, -1, -1):
        if told[at].role is Role.SECTION and following is Role.SECTION:
            told[at] = ToldRow(told[at].row, Role.HEADS_NOTHING)
        elif told[at].role in (Role.SECTION, Role.QUESTION):
            following = told[at].role
    return told


class _Telling:
    """One walk down one sheet whose layout asks."""

    def __init__(self, sheet: BookSheet, layout: Layout) -> None:
        self._sheet, self._layout = sheet, layout
        self._say = layout.roles.index("say")
        self._number = layout.column("number")
        self._section = layout.column("section")
        silent = {layout.column("answer"), *layout.marked}
        self._spoken = [at for at in range(sheet.width) if at not in silent]
        self._below = [row for row in sheet.rows if row.number > layout.header]
        told = [row for row in self._below if self._said(row)]
        self._usual = median_low([len(self._filled(row)) for row in told]) if told else 0
        asking = sum(bool(_ASKS.search(self._said(row))) for row in told)
        self._asking = asking / len(told) if told else 0
        self._numbered = self._number is not None and 2 * sum(bool(self._numeral(row)) for row in told) > len(told)
        self._wide = {area.top: area for area in sheet.merged if area.right > area.left and area.top == area.bottom}

    def rows(self) -> Iterator[ToldRow]:
        header = self._layout.header
        for row in self._sheet.rows:
            if row.number < header:
                yield ToldRow(row, Role.ABOVE)
            elif row.number == header:
                yield ToldRow(row, Role.HEADINGS)
        last = next((row.number for row in reversed(self._below) if self._said(row)), 0)
        carried = ""
        for row, following in zip_longest(self._below, self._below[1:]):
            if self._headings_again(row):
                yield ToldRow(row, Role.HEADINGS)
            elif row.number < last and (title := self._title(row, following)):
                yield ToldRow(row, Role.SECTION, title)
            elif self._said(row):
                carried = self._carried(row, carried)
                yield ToldRow(row, Role.QUESTION, carried)
            else:
                carried = self._carried(row, carried)
                yield ToldRow(row, Role.NEITHER)

    def _said(self, row: BookRow) -> str:
        return row.cell(self._say).strip()

    def _filled(self, row: BookRow) -> list[int]:
        """The columns with something in them, not counting those for answers."""
        return [at for at in self._spoken if row.cell(at).strip()]

    def _numeral(self, row: BookRow) -> str:
        return row.cell(self._number).strip() if self._number is not None else ""

    def _carried(self, row: BookRow, before: str) -> str:
        """The section that the section column says, or said last."""
        here = row.cell(self._section) if self._section is not None else ""
        return _as_title(here) or before

    def _headings_again(self, row: BookRow) -> bool:
        headings = self._layout.headings
        told = self._filled(row)
        return bool(self._layout.header) and len(told) > 1 and all(row.cell(at) == headings[at] for at in told)

    def _title(self, row: BookRow, following: BookRow | None) -> str:
        """The section's title if this row is the heading of one, else ""."""
        filled = self._filled(row)
        words = [at for at in filled if at != self._number]
        if len(words) > 1 or not filled or following is None:
            return ""
        text = row.cell(words[0] if words else filled[0]).strip()
        if filled == [self._section] and not self._said(row):
            return _as_title(text)
        if _ASKS.search(text) or len(text) > LONGEST_LABEL or _NOTE.match(text):
            return ""
        if not self._said(row):
            at = words[0] if words else filled[0]
            stands = at < self._say or row.number in self._wide or at == self._layout.column("short")
            return _as_title(text) if stands and at != self._layout.column("why") else ""
        return _as_title(text) if self._reads_as_title(row, text, following) else ""

    def _reads_as_title(self, row: BookRow, text: str, following: BookRow) -> bool:
        """Whether what stands in the column of questions is the heading of the rows below it."""
        area = self._wide.get(row.number)
        if area and area.left <= self._say <= area.right:
            return True
        numeral, next_numeral = self._numeral(row).rstrip("."), self._numeral(following)
        if numeral:
            return next_numeral.startswith(f"{numeral}.") and len(text.split()) <= 12
        few = (len(text.split()) <= 6 and not text.endswith((".", ":", ","))) or text.isupper()
        followed = bool(self._said(following)) and len(self._filled(following)) > 1
        if self._numbered:
            return few and bool(next_numeral)
        if self._usual > 1:
            return few and followed
        return (
            self._asking >= 0.5 and (few or bool(_LABELLED.match(text))) and bool(_ASKS.search(self._said(following)))
        )


def _as_title(text: str) -> str:
    return cut(one_paragraph(text), LONGEST_LABEL)
