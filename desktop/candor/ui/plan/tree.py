"""The tree to tick, to fold, and to put in another order, by mouse and by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from candor.ui.plan.model import PlanModel, SectionRow
from candor.ui.plan.rows import PlanDelegate
from candor.ui.style import Style

AnyIndex = QModelIndex | QPersistentModelIndex
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: +1}


class PlanTree(QTreeView):
    """``stood_on`` with a section's place or a question's key when the selection moves; ``entered`` when Enter is
    pressed on one, ``deleted`` when Delete is."""

    stood_on = Signal(str)
    entered = Signal(str)
    deleted = Signal(str)

    def __init__(self, style: Style, model: PlanModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = style
        self._plan = model
        self._folded: set[str] = set()
        self._standing = ""
        self.setModel(model)
        self.setAccessibleName("Questions to ask")
        self._drawing = PlanDelegate(style, self)
        self.setItemDelegate(self._drawing)
        self._arrange()
        model.modelReset.connect(self._restore)
        self.expanded.connect(lambda index: self._folded.discard(model.name_at(index)))
        self.collapsed.connect(lambda index: self._folded.add(model.name_at(index)))
        style.changed.connect(self._restyle)

    def _arrange(self) -> None:
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)

    @property
    def standing(self) -> str:
        """The section's place or the question's key that is selected."""
        return self._plan.name_at(self.currentIndex())

    def stand_on(self, name: str) -> None:
        index = self._plan.index_of(name)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        name = self._plan.name_at(current)
        if name:
            self._standing = name
            self.stood_on.emit(name)

    def _restore(self) -> None:
        """After the rows were made anew: what was folded is, unless a search goes on; the selection is where it was."""
        standing = self._standing
        for number in range(self._plan.rowCount()):
            index = self._plan.index(number, 0)
            self.setExpanded(index, self._plan.filtered or self._plan.name_at(index) not in self._folded)
        if self._plan.index_of(standing).isValid():
            self.stand_on(standing)
        elif self._plan.rowCount():
            first = self._plan.index(0, 0)
            self.setCurrentIndex(self._plan.index(0, 0, first) if self._plan.rowCount(first) else first)

    def _restyle(self) -> None:
        self._drawing.restyle()
        self.doItemsLayout()

    # By hand ----------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        index = self.indexAt(event.position().toPoint())
        row = self._plan.row(index)
        hit = self._drawing.hit(self.visualRect(index), event.position().toPoint(), row) if row else ""
        if hit and event.button() is Qt.MouseButton.LeftButton:
            self.setCurrentIndex(index)
            if hit == "box":
                self._tick(index)
            else:
                self.setExpanded(index, not self.isExpanded(index))
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A second quick click on a box ticks again; on a section's words it folds."""
        index = self.indexAt(event.position().toPoint())
        row = self._plan.row(index)
        if row and self._drawing.hit(self.visualRect(index), event.position().toPoint(), row):
            self.mousePressEvent(event)
        elif isinstance(row, SectionRow):
            self.setExpanded(index, not self.isExpanded(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        index, key = self.currentIndex(), Qt.Key(event.key())
        alone = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in STEPS:
            self._move(index, STEPS[key])
        elif alone and key is Qt.Key.Key_Space and index.isValid():
            self._tick(index)
        elif alone and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.entered.emit(self.standing)
        elif alone and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.isValid():
            self.deleted.emit(self.standing)
        elif alone and key is Qt.Key.Key_Left and index.parent().isValid():
            self.setCurrentIndex(index.parent())
        else:
            super().keyPressEvent(event)

    def _tick(self, index: QModelIndex) -> None:
        state = Qt.CheckState(self._plan.data(index, Qt.ItemDataRole.CheckStateRole))
        after = Qt.CheckState.Unchecked if state is Qt.CheckState.Checked else Qt.CheckState.Checked
        self._plan.setData(index, after, Qt.ItemDataRole.CheckStateRole)

    def _move(self, index: QModelIndex, step: int) -> None:
        row = self._plan.row(index)
        number = index.row() + step
        if row is None or self._plan.filtered or not 0 <= number < self._plan.rowCount(index.parent()):
            return
        if isinstance(row, SectionRow):
            self._plan.part_moved.emit(row.place, number)
        else:
            self._plan.key_moved.emit(row.key, number)
