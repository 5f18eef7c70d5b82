"""The questions as a list model: sections and questions with their state, filtered by words or by state."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from candor.domain.plan import Planned
from candor.ui.room.overview import Overview, Standing
from candor.ui.tips import plain_tip

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A heading; ``done`` of ``of`` questions are no longer unasked."""

    title: str
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class QuestionRow:
    item: Planned
    standing: Standing


Row = SectionRow | QuestionRow


class ListRole(int, Enum):
    """Model roles of the list: the row itself, and whether it is the question on the table."""

    ROW = Qt.ItemDataRole.UserRole + 1
    CURRENT = Qt.ItemDataRole.UserRole + 2


class QuestionModel(QAbstractListModel):
    """Rows in the order asked. A new overview changes only the rows that differ; ``set_filter`` keeps the sections of
    what it finds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._overview: Overview | None = None
        self._rows: list[Row] = []
        self._filter: tuple[str, ...] = ()
        self._current = ""

    def set_overview(self, overview: Overview) -> None:
        before, self._overview = self._overview, overview
        same_places = before is not None and before.positions == overview.positions
        if before is None or not same_places or before.standings != overview.standings:
            self._show(self._built())

    def set_filter(self, text: str) -> None:
        """Only questions that contain all these words, in their text, section or state."""
        self._filter = tuple(text.casefold().split())
        self._show(self._built())

    def set_current(self, key: str) -> None:
        before, self._current = self._current, key
        for changed in {before, key} if before != key else ():
            index = self.index_of(changed)
            if index.isValid():
                self.dataChanged.emit(index, index)

    @property
    def current(self) -> str:
        return self._current

    def index_of(self, key: str) -> QModelIndex:
        """The row of a question, invalid where it is filtered out."""
        for place, row in enumerate(self._rows):
            if isinstance(row, QuestionRow) and row.item.key == key:
                return self.index(place)
        return QModelIndex()

    def key_at(self, index: AnyIndex) -> str:
        """The question's key, "" for a section."""
        row = self._rows[index.row()] if index.isValid() else None
        return row.item.key if isinstance(row, QuestionRow) else ""

    def shown_keys(self) -> list[str]:
        """The questions shown now, in order."""
        return [row.item.key for row in self._rows if isinstance(row, QuestionRow)]

    # The model's contract ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == ListRole.ROW:
            return row
        if role == ListRole.CURRENT:
            return isinstance(row, QuestionRow) and row.item.key == self._current
        if isinstance(row, SectionRow):
            return _of_section(row, role)
        return _of_question(row, role)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if isinstance(self._rows[index.row()], SectionRow):
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    # Building ---------------------------------------------------------------------------------------------------------

    def _built(self) -> list[Row]:
        rows: list[Row] = []
        if self._overview is None:
            return rows
        group: list[Row] = []
        section: tuple[str, str] | None = None
        for item in self._overview.items:
            place = (item.questionnaire.id, item.section.id)
            if place != section:
                rows += _headed(group)
                group, section = [], place
            standing = self._overview.standings[item.key]
            if self._matches(item, standing):
                group.append(QuestionRow(item, standing))
        return rows + _headed(group)

    def _matches(self, item: Planned, standing: Standing) -> bool:
        if not self._filter:
            return True
        question = item.question
        where = " ".join((question.title, question.say, item.section.title, standing.disposition.label)).casefold()
        return all(word in where for word in self._filter)

    def _show(self, rows: list[Row]) -> None:
        if [_identity(row) for row in rows] != [_identity(row) for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                index = self.index(place)
                self.dataChanged.emit(index, index)


def _headed(group: list[Row]) -> list[Row]:
    """Question rows under their section's heading; nothing for an empty group."""
    questions = [row for row in group if isinstance(row, QuestionRow)]
    if not questions:
        return []
    done = sum(row.standing.disposition.value != "not_asked" for row in questions)
    return [SectionRow(questions[0].item.section.title, done, len(questions)), *group]


def _identity(row: Row) -> str:
    return row.item.key if isinstance(row, QuestionRow) else f"# {row.title}"


def _of_section(row: SectionRow, role: int) -> Any:
    if role == Qt.ItemDataRole.DisplayRole:
        return row.title
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain_tip(row.title)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"Section {row.title}, {row.done} of {row.of} asked"
    return None


def _of_question(row: QuestionRow, role: int) -> Any:
    question, standing = row.item.question, row.standing
    if role == Qt.ItemDataRole.DisplayRole:
        return question.title
    state = standing.disposition.label.lower() + (" (suggested)" if standing.suggested else "")
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain_tip(f"{question.title}\n{question.say[:600]}\n{state.capitalize()}")
    if role == Qt.ItemDataRole.AccessibleTextRole:
        must = ", must be asked" if question.must_ask else ""
        return f"{question.title}, {state}{must}, {row.item.number} of {row.item.of} in {row.item.section.title}"
    return None
