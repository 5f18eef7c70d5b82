"""The left panel: the filter box, the list of questions, and below it what was set aside and a question of ours."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from candor.ui.room.buttons import QuietButton
from candor.ui.room.flow import FlowLayout
from candor.ui.room.keys import Key, tip
from candor.ui.room.overview import Aside, Overview
from candor.ui.room.passage import Passage
from candor.ui.room.picker import Picker
from candor.ui.room.picker_rows import Pick
from candor.ui.room.question_rows import QuestionDelegate
from candor.ui.room.questions import QuestionModel
from candor.ui.style import SPACE, Role, Style


class FilterBox(QLineEdit):
    """Announces Enter (take the first), Down (walk the list) and Esc (clear, and back to the answer)."""

    taken = Signal()
    walked = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.walked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class QuestionView(QListView):
    """Keeps the question on the table in sight when its height changes."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.bring_into_sight(self.currentIndex())

    def bring_into_sight(self, index: QModelIndex) -> None:
        """With its heading, where that stands right above."""
        above = index.siblingAtRow(index.row() - 1)
        if above.isValid() and not above.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.scrollTo(above, QAbstractItemView.ScrollHint.EnsureVisible)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)


class QuestionList(QWidget):
    """Announces ``chosen(key)``, ``left`` (the person wants the answer box back), and wishes about the course of the
    interview; ``moved(key, before)``, ``shifted(key, step)`` and the rest as the workflows name them."""

    chosen = Signal(str)
    left = Signal()
    moved = Signal(str, str)
    shifted = Signal(str, int)
    round_wished = Signal(str)
    round_unwished = Signal(str)
    taken_up = Signal(str)
    own_wished = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._shown = ""
        self._aside: tuple[Aside, ...] = ()
        self.setObjectName("questions")
        self.model = QuestionModel(self)
        self.filter = FilterBox(self)
        self.filter.setObjectName("filter")
        self.filter.setPlaceholderText("Find a question or a state")
        self.filter.setAccessibleName("Find a question")
        self.filter.setToolTip(tip(Key.FIND, "Words of a question, or a state such as “deflected”"))
        self.filter.setClearButtonEnabled(True)
        self.view = QuestionView(self)
        self.view.setObjectName("question-list")
        self.view.setAccessibleName("Questions")
        self.view.setModel(self.model)
        self.view.setUniformItemSizes(True)
        self._delegate = QuestionDelegate(style, self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setMouseTracking(True)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.view.setDropIndicatorShown(True)
        self._empty = Passage(style, Role.BODY, tone="muted", parent=self)
        self._empty.hide()
        self.aside = QuietButton(
            style,
            says=Key.SET_ASIDE.says,
            tip=tip(Key.SET_ASIDE, "Take one of them up after all"),
            icon="list-checks",
            parent=self,
        )
        self.own = QuietButton(
            style, "Add", says="Add a question of our own", tip=tip(Key.OWN), icon="plus", parent=self
        )
        self._lay_out()
        self._connect()
        style.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.s, SPACE.m, SPACE.xs, SPACE.s)
        column.setSpacing(SPACE.s)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, SPACE.xs, 0)
        row.addWidget(self.filter)
        column.addLayout(row)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        self._foot = QWidget(self)
        foot = FlowLayout(self._foot, gap=SPACE.xs)
        foot.addWidget(self.own)
        foot.addWidget(self.aside)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter_changed)
        self.model.modelReset.connect(self._forget_shown)
        self.filter.taken.connect(self._take_first)
        self.filter.walked.connect(self._walk)
        self.filter.left.connect(self.left)
        self.view.clicked.connect(self._clicked)
        self.view.activated.connect(self._clicked)
        self.view.customContextMenuRequested.connect(self._offer)
        self.model.moved.connect(self.moved)
        self.own.clicked.connect(self.own_wished)
        self.aside.clicked.connect(self.choose_aside)

    @property
    def says(self) -> str:
        """What stands in place of an empty list."""
        return "" if self._empty.isHidden() else self._empty.text()

    def show_overview(self, overview: Overview) -> None:
        self.model.set_overview(overview)
        self._say_if_empty()
        self._aside = overview.aside
        self.aside.set_words(f"{len(overview.aside)} set aside")
        self.aside.setAccessibleName(f"{len(overview.aside)} questions were set aside; take one up")
        self.aside.setVisible(bool(overview.aside) and overview.changeable)
        self._foot.setVisible(overview.changeable and bool(overview.items))

    def show_current(self, key: str) -> None:
        """Mark the question on the table and bring it into sight."""
        if key == self._shown and not self.filter.text():
            return
        self._shown = key
        self.model.set_current(key)
        index = self.model.index_of(key)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.bring_into_sight(index)

    def begin_search(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def search_under(self, widget: QWidget) -> None:
        """Find a question where there is no room for the list: in one that is open only for that, under ``widget``."""
        self.filter.clear()
        picks = [
            Pick(row.item.key, row.item.title, f"{row.place.title} · {row.standing.disposition.label}")
            for row in self.model.shown()
        ]
        picker = Picker(self._style, "Find a question", picks, over=self)
        picker.picked.connect(self.chosen)
        picker.closed.connect(self.left)
        picker.open_at(widget)

    def choose_aside(self) -> None:
        """Open what was set aside; choosing one announces ``taken_up``."""
        if not self._aside or not self.aside.isVisibleTo(self):
            return
        picks = [Pick(a.key, a.title, a.section + (" · must be asked" if a.must_ask else "")) for a in self._aside]
        picker = Picker(self._style, "Questions that were set aside", picks, over=self)
        picker.picked.connect(self.taken_up)
        picker.closed.connect(self.left)
        picker.open_at(self.aside, above=True)

    def _restyle(self) -> None:
        self._delegate.restyle()
        self.view.doItemsLayout()

    def _filter_changed(self, text: str) -> None:
        self.model.set_filter(text)
        self._say_if_empty()
        self._shown = ""
        self.show_current(self.model.current)

    def _forget_shown(self) -> None:
        """After a reset the list stands at its top, whatever was in sight before."""
        self._shown = ""

    def _say_if_empty(self) -> None:
        nothing = self.model.rowCount() == 0
        words = "No question has these words. Clear the box to see all." if self.filter.text() else "Nothing to ask."
        self._empty.set_text(words)
        self._empty.setVisible(nothing)

    def _take_first(self) -> None:
        keys = self.model.shown_keys()
        if keys:
            self.filter.clear()
            self.chosen.emit(keys[0])

    def _walk(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clicked(self, index: QModelIndex) -> None:
        key, ending = self.model.key_at(index), self.model.round_at(index)
        if key:
            self.chosen.emit(key)
        elif ending is not None:
            (self.round_wished if ending.adds else self.round_unwished).emit(ending.section)

    def _offer(self, at: QPoint) -> None:
        """What can be done with the question under the pointer, besides asking it."""
        index = self.view.indexAt(at)
        key = self.model.key_at(index)
        if not key or not self._foot.isVisibleTo(self):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, step in ((Key.EARLIER_ASKED, -1), (Key.LATER_ASKED, 1)):
            action = menu.addAction(f"{name.says}\t{name.shown}")
            action.triggered.connect(lambda _checked=False, step=step: self.shifted.emit(key, step))
        menu.popup(self.view.viewport().mapToGlobal(at))
