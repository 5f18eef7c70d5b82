"""The tree of what can be asked: sections and their questions, to be ticked, filtered and put in another order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from candor.domain.language import question_in, section_in
from candor.domain.offered import EXPECTED_ROUNDS, Offered
from candor.domain.tailoring import Tailoring
from candor.ui.tips import plain_tip

AnyIndex = QModelIndex | QPersistentModelIndex
MIME = "application/x-candor-plan"
NOWHERE = QModelIndex()


class PlanRole(IntEnum):
    """What the delegate asks for beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class SectionRow:
    """``minutes`` are those of one round; ``repeats`` names what it is asked again for, "" where it is asked once."""

    place: str
    title: str
    of: str
    asked: int
    total: int
    minutes: int
    repeats: str = ""

    @property
    def time(self) -> str:
        """ "9 min", or "9 min per gap, 2 expected", as the plan counts it."""
        again = f" per {self.repeats}, {EXPECTED_ROUNDS} expected" if self.repeats else ""
        return f"{self.minutes} min{again}"


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """``waits`` says that it waits for questions none of which is asked."""

    key: str
    title: str
    marks: str
    asked: bool
    waits: bool
    unexplained: bool
    say: str


class PlanModel(QAbstractItemModel):
    """Announces wishes: ``ticked(keys, on)``, ``part_moved(place, number)``, ``key_moved(key, number)``. A section's
    index has internal id 0, a question's the number of its section from 1. Rows are rebuilt where the shape changes and
    only repainted where it does not, so that the view keeps what is folded and selected."""

    ticked = Signal(object, bool)
    part_moved = Signal(str, int)
    key_moved = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: list[tuple[SectionRow, list[QuestionRow]]] = []
        self._filter = ""
        self._shown: tuple[Tailoring, Mapping[str, Offered], str] = (Tailoring(), {}, "")

    def show(self, now: Tailoring, found: Mapping[str, Offered], language: str = "") -> None:
        self._shown = (now, found, language)
        self._rebuild()

    def set_filter(self, words: str) -> None:
        self._filter = words
        self._rebuild()

    @property
    def filtered(self) -> bool:
        return bool(self._filter.split())

    def _rebuild(self) -> None:
        made = sections(*self._shown, self._filter)
        before = self._sections
        if _shape(made) == _shape(before):
            self._sections = made
            for number, ((section, questions), (was, were)) in enumerate(zip(made, before, strict=True)):
                head = self.index(number, 0)
                if section != was:
                    self.dataChanged.emit(head, head)
                for place in [place for place, row in enumerate(questions) if row != were[place]]:
                    self.dataChanged.emit(self.index(place, 0, head), self.index(place, 0, head))
            return
        self.beginResetModel()
        self._sections = made
        self.endResetModel()

    # Finding ----------------------------------------------------------------------------------------------------------

    def row(self, index: AnyIndex) -> SectionRow | QuestionRow | None:
        if not index.isValid():
            return None
        if index.internalId() == 0:
            return self._sections[index.row()][0]
        return self._sections[index.internalId() - 1][1][index.row()]

    def name_at(self, index: AnyIndex) -> str:
        """The section's place or the question's key; "" for nothing."""
        row = self.row(index)
        if isinstance(row, SectionRow):
            return row.place
        return row.key if row else ""

    def index_of(self, name: str) -> QModelIndex:
        for number, (section, questions) in enumerate(self._sections):
            if section.place == name:
                return self.index(number, 0)
            for place, question in enumerate(questions):
                if question.key == name:
                    return self.index(place, 0, self.index(number, 0))
        return QModelIndex()

    def keys_at(self, index: AnyIndex) -> list[str]:
        """The keys a tick here means; under a filter only those in sight."""
        row = self.row(index)
        if isinstance(row, QuestionRow):
            return [row.key]
        return [question.key for question in self._sections[index.row()][1]] if row else []

    # Qt's questions ---------------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: AnyIndex = NOWHERE) -> QModelIndex:
        if row < 0 or column != 0 or row >= self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: AnyIndex = NOWHERE) -> Any:
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:  # noqa: N802
        if not parent.isValid():
            return len(self._sections)
        return len(self._sections[parent.row()][1]) if parent.internalId() == 0 else 0

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:  # noqa: N802
        return 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        if self.filtered:
            return usual
        drop = Qt.ItemFlag.ItemIsDropEnabled
        if not index.isValid():
            return drop
        return usual | Qt.ItemFlag.ItemIsDragEnabled | (drop if index.internalId() == 0 else Qt.ItemFlag(0))

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == PlanRole.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.CheckStateRole:
            return check_state(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, QuestionRow):
            return plain_tip(row.say)
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.ticked.emit(self.keys_at(index), Qt.CheckState(value) is not Qt.CheckState.Unchecked)
        return True

    # Dragging ---------------------------------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        data = QMimeData()
        data.setData(MIME, self.name_at(indexes[0]).encode() if indexes else b"")
        return data

    def canDropMimeData(  # noqa: N802
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        return self._landing(data, row, parent) is not None

    def dropMimeData(  # noqa: N802
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        landing = self._landing(data, row, parent)
        if landing is not None:
            name, number, section = landing
            (self.part_moved if section else self.key_moved).emit(name, number)
        return False  # The rows were moved by whoever heard of the wish; there is nothing left for Qt to remove.

    def _landing(self, data: QMimeData, row: int, parent: AnyIndex) -> tuple[str, int, bool] | None:
        """What is dropped, the place it gets, and whether it is a section. Questions stay in their section."""
        if not data.hasFormat(MIME) or self.filtered:
            return None
        name = bytes(data.data(MIME).data()).decode()
        source = self.index_of(name)
        if not source.isValid():
            return None
        if source.internalId() == 0:
            target = row if not parent.isValid() else parent.row()
            target = self.rowCount() if target < 0 else target
            return name, target - (1 if target > source.row() else 0), True
        if not parent.isValid() or parent.row() != source.internalId() - 1:
            return None
        target = self.rowCount(parent) if row < 0 else row
        return name, target - (1 if target > source.row() else 0), False


def check_state(row: SectionRow | QuestionRow) -> Qt.CheckState:
    if isinstance(row, QuestionRow):
        return Qt.CheckState.Checked if row.asked else Qt.CheckState.Unchecked
    if row.asked in (0, row.total):
        return Qt.CheckState.Checked if row.asked else Qt.CheckState.Unchecked
    return Qt.CheckState.PartiallyChecked


def spoken(row: SectionRow | QuestionRow) -> str:
    """A row as a screen reader says it."""
    if isinstance(row, SectionRow):
        return f"{row.title}, {row.asked} of {row.total} questions, {row.time}"
    trouble = ", left out without a reason" if row.unexplained else ""
    return f"{row.title}, {row.marks}, {'asked' if row.asked else 'left out'}{trouble}"


def sections(
    now: Tailoring, found: Mapping[str, Offered], language: str, words: str
) -> list[tuple[SectionRow, list[QuestionRow]]]:
    """The rows for this state; with a filter, the questions that have all its words, and their sections."""
    wanted = words.casefold().split()
    made = []
    for part in now.parts:
        rows = [_question_row(now, found, key, language) for key in part.keys]
        first = found[part.keys[0]]
        title = section_in(first.section, language).title
        shown = [row for row in rows if all(word in f"{row.title} {row.say} {title}".casefold() for word in wanted)]
        if not shown:
            continue
        asked = [key for key in part.keys if key in now.asked]
        minutes = sum(found[key].question.minutes for key in asked)
        of = "" if first.questionnaire.title == title else first.questionnaire.title
        made.append((SectionRow(part.place, title, of, len(asked), len(rows), minutes, first.section.repeats), shown))
    return made


def _question_row(now: Tailoring, found: Mapping[str, Offered], key: str, language: str) -> QuestionRow:
    each = found[key]
    question = question_in(each.question, language)
    asked = key in now.asked
    waits = asked and bool(each.needs) and now.asked.isdisjoint(each.needs)
    marks = [
        *(["gate"] if question.gate else []),
        *(["must ask"] if question.must_ask else []),
        *(["added"] if question.added else []),
        *(["will not come up"] if waits else ["only if…"] if each.needs else []),
        f"{question.minutes} min",
    ]
    unexplained = question.must_ask and not asked and not now.reason(key)
    return QuestionRow(key, question.title, " · ".join(marks), asked, waits, unexplained, question.say)


def _shape(made: list[tuple[SectionRow, list[QuestionRow]]]) -> list[tuple[str, list[str]]]:
    return [(section.place, [question.key for question in questions]) for section, questions in made]
