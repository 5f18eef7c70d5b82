"""The list of questionnaires: a person's own first, then what ships, in groups, filtered by a few words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from candor.domain.question import AskedOf, Questionnaire
from candor.ui.rows import AnyIndex, Row, RowDelegate, RowList, RowModel, row_height
from candor.ui.style import SPACE, Role, Style
from candor.workflows.leaves import minutes_said
from candor.workflows.ports import SourcedQuestionnaire

OWN = "Your own"
USUAL = "Usually asked"
SPECIAL = "For one category"
OURSELVES = "Asked of ourselves"
OTHERS = "Where they fit"
GROUPS = (OWN, USUAL, SPECIAL, OTHERS, OURSELVES)
HEADING = "heading:"
"""How the key of a row begins that is no questionnaire but a group's name."""


def group_of(questionnaire: Questionnaire, own: Collection[str]) -> str:
    if questionnaire.id in own:
        return OWN
    if questionnaire.usual:
        return USUAL
    if questionnaire.asked_of is AskedOf.OURSELVES:
        return OURSELVES
    return SPECIAL if questionnaire.categories else OTHERS


def catalogue(library: Iterable[SourcedQuestionnaire], own: Collection[str], wanted: str = "") -> list[Row]:
    """The rows of the list; groups without anything are left out. ``wanted`` are words that must all be found in a
    questionnaire's title, summary, id or questions."""
    words = wanted.casefold().split()
    grouped: dict[str, list[Row]] = {name: [] for name in GROUPS}
    for sourced in library:
        questionnaire = sourced.questionnaire
        if all(word in _searched(questionnaire) for word in words) if words else True:
            name = group_of(questionnaire, own)
            grouped[name].append(_row(questionnaire, name == OWN))
    rows: list[Row] = []
    for name, members in grouped.items():
        if members:
            rows += [Row(key=f"{HEADING}{name}", title=name), *members]
    return rows


def first_of(rows: Sequence[Row]) -> str:
    """The key of the first questionnaire among these rows, or ""."""
    return next((row.key for row in rows if not row.key.startswith(HEADING)), "")


def _searched(questionnaire: Questionnaire) -> str:
    said = (question.say for _, _, question in questionnaire.keyed())
    return "\n".join((questionnaire.id, questionnaire.title, questionnaire.summary, *said)).casefold()


def _row(questionnaire: Questionnaire, own: bool) -> Row:
    questions = [question for _, _, question in questionnaire.keyed()]
    counted = f"{len(questions)} {'question' if len(questions) == 1 else 'questions'}"
    languages = questionnaire.languages
    told = [
        counted,
        minutes_said(questionnaire),
        questionnaire.asked_of.label.lower(),
        *(["gate"] if questionnaire.gate else []),
        *([", ".join(languages)] if len(languages) > 1 or languages[0] != "en" else []),
    ]
    return Row(
        key=questionnaire.id,
        title=questionnaire.title,
        subtitle=" · ".join(told),
        shape="diamond" if own else "",
        tone="accent",
    )


class _GroupedModel(RowModel):
    """A group's name is there to be read, not to be chosen."""

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if index.isValid() and self.row_at(index).key.startswith(HEADING):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class _GroupedDelegate(RowDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802
        if _is_heading(index):
            return QSize(120, self._looks.px(38))
        return QSize(120, row_height(self._looks))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        if not _is_heading(index):
            super().paint(painter, option, index)
            return
        row: Row = index.model().row_at(index)  # type: ignore[attr-defined]
        font = self._looks.font(Role.CAPTION, weight=600)
        rect = option.rect.adjusted(SPACE.m, 0, -SPACE.m, -SPACE.s)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(self._looks.tokens.muted))
        shown = QFontMetrics(font).elidedText(row.title, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), shown)
        painter.restore()


def _is_heading(index: AnyIndex) -> bool:
    return str(index.model().row_at(index).key).startswith(HEADING)  # type: ignore[attr-defined]


class Catalogue(RowList):
    """Rows under their groups' names; only questionnaires can be stood on."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, "Questionnaires", grows=False)
        self.rows = _GroupedModel(self)
        self.setModel(self.rows)
        self.setUniformItemSizes(False)
        self.setItemDelegate(_GroupedDelegate(style, self))

    def show_catalogue(self, rows: list[Row], stand_on: str) -> None:
        """Show these rows and stand on the questionnaire of this id, or on the first."""
        keys = [row.key for row in rows]
        self.show_rows(rows, select=stand_on if stand_on in keys else (first_of(rows) or None))
        if not first_of(rows):
            self.setCurrentIndex(QModelIndex())
