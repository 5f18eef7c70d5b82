"""The questions as a list model: sections and questions with their state, filtered by words or by state, and moved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from candor.domain.plan import Planned
from candor.domain.question import base_key
from candor.ui.room.overview import Overview, Standing
from candor.ui.room.places import Heading, Place
from candor.ui.tips import plain_tip

AnyIndex = QModelIndex | QPersistentModelIndex
MOVED_QUESTION = "application/x-candor-question"
"""What is carried while a question is dragged: its key."""


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
    place: Place


@dataclass(frozen=True, slots=True)
class RoundRow:
    """Something to do at the end of a repeated section: another round, or the last one taken back."""

    section: str
    words: str
    adds: bool


Row = SectionRow | QuestionRow | RoundRow


class ListRole(int, Enum):
    """Model roles of the list: the row itself, and whether it is the question on the table."""

    ROW = Qt.ItemDataRole.UserRole + 1
    CURRENT = Qt.ItemDataRole.UserRole + 2


class QuestionModel(QAbstractListModel):
    """Rows in the order asked. A new overview changes only the rows that differ; ``set_filter`` keeps the sections of
    what it finds. ``moved(key, before)`` is the wish to ask a question right before another, or last where that is
    ""."""

    moved = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._overview: Overview | None = None
        self._rows: list[Row] = []
        self._filter: tuple[str, ...] = ()
        self._current = ""

    def set_overview(self, overview: Overview) -> None:
        before, self._overview = self._overview, overview
        same_places = before is not None and before.positions == overview.positions
        if (
            before is None
            or not same_places
            or before.standings != overview.standings
            or before.repeated != overview.repeated
            or before.places != overview.places
            or before.items != overview.items
        ):
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

    def round_at(self, index: AnyIndex) -> RoundRow | None:
        """The row that adds or removes a round, if this is one."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, RoundRow) else None

    def shown_keys(self) -> list[str]:
        """The questions shown now, in order."""
        return [row.item.key for row in self._rows if isinstance(row, QuestionRow)]

    def shown(self) -> list[QuestionRow]:
        """The questions shown now, whole, in order."""
        return [row for row in self._rows if isinstance(row, QuestionRow)]

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
        if isinstance(row, RoundRow):
            return row.words if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        return _of_question(row, role)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        row = self._rows[index.row()]
        if isinstance(row, SectionRow):
            return Qt.ItemFlag.ItemNeverHasChildren
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        movable = isinstance(row, QuestionRow) and not self._filter and self._overview and self._overview.changeable
        return usual | Qt.ItemFlag.ItemIsDragEnabled if movable else usual

    # Dragging ---------------------------------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return [MOVED_QUESTION]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]  # noqa: N802
        carried = QMimeData()
        carried.setData(MOVED_QUESTION, self.key_at(indexes[0]).encode())
        return carried

    def dropMimeData(  # noqa: N802
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        """Only a wish: the rows follow when the order was made durable."""
        key = bytes(data.data(MOVED_QUESTION).data()).decode()
        below = self._rows[row:] if row >= 0 else []
        before = next((each.item.key for each in below if isinstance(each, QuestionRow)), "")
        if key and base_key(before) != base_key(key):
            self.moved.emit(key, before)
        return False

    # Building ---------------------------------------------------------------------------------------------------------

    def _built(self) -> list[Row]:
        rows: list[Row] = []
        if self._overview is None:
            return rows
        group: list[Row] = []
        heading: Heading | None = None
        for item in self._overview.items:
            place = self._overview.place(item.key)
            if place.heading != heading:
                rows += self._headed(group)
                group, heading = [], place.heading
            standing = self._overview.standings[item.key]
            if self._matches(item, standing):
                group.append(QuestionRow(item, standing, place))
        return rows + self._headed(group)

    def _headed(self, group: list[Row]) -> list[Row]:
        """Question rows under their heading, and what can be done about rounds below; nothing for an empty group."""
        questions = [row for row in group if isinstance(row, QuestionRow)]
        if not questions:
            return []
        done = sum(row.standing.disposition.value != "not_asked" for row in questions)
        return [SectionRow(questions[0].place.title, done, len(questions)), *group, *self._rounds(questions[0].place)]

    def _rounds(self, place: Place) -> list[RoundRow]:
        if self._overview is None or self._filter or not place.repeated or not self._overview.changeable:
            return []
        known = self._overview.repeated[place.repeated]
        if place.heading[2] < known.rounds:
            return []
        rows = [RoundRow(place.repeated, f"Another {known.noun}", adds=True)]
        if known.last_is_empty:
            rows.append(RoundRow(place.repeated, f"Remove {known.noun} {known.rounds}", adds=False))
        return rows

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


def _identity(row: Row) -> str:
    if isinstance(row, RoundRow):
        return f"+ {row.section} {row.words}"
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
        added = "\nAdded" if question.added else ""
        return plain_tip(f"{question.title}\n{question.say[:600]}\n{state.capitalize()}{added}")
    if role == Qt.ItemDataRole.AccessibleTextRole:
        marks = (", must be asked" if question.must_ask else "") + (", added" if question.added else "")
        return f"{question.title}, {state}{marks}, {row.place.number} of {row.place.of} in {row.place.title}"
    return None
