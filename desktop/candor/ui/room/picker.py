"""A list to search and pick from, open over the page only while something is picked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from candor.ui.room.passage import Passage
from candor.ui.room.picker_rows import MARKED, PICK, Pick, PickRows
from candor.ui.room.popup import Popup
from candor.ui.style import SPACE, Role, Style
from candor.ui.tips import plain_tip

ROWS_SHOWN = 8
LONG = 40
"""Characters from which the words may not fit; the tooltip has them whole."""
NARROWEST, WIDEST = 280, 460


class Picker(Popup):
    """Announces ``picked(id)``. With ``many`` it stays open and marks what is picked; picking again
    takes it back. Up and Down walk, Enter and a click pick, Esc closes; typing searches."""

    picked = Signal(str)

    def __init__(self, style: Style, name: str, picks: Sequence[Pick], *, many: bool = False, over: QWidget) -> None:
        super().__init__(style, name, over)
        self._style, self._many = style, many
        self._chosen = {pick.id for pick in picks if pick.picked}
        self.search = _Search(self)
        self.search.setPlaceholderText("Type to search · Enter ticks, Esc closes" if many else "Type to search")
        self.search.setAccessibleName(f"Search: {name}")
        self.list = QListWidget(self)
        self.list.setAccessibleName(name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self._rows = PickRows(style, self, two_lines=any(pick.below for pick in picks), marks=many)
        self.list.setItemDelegate(self._rows)
        self._nothing = Passage(style, Role.BODY, tone="muted", parent=self)
        self._nothing.set_text("Nothing has these words.")
        self._nothing.hide()
        self._fill(picks)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.s, SPACE.s, SPACE.s, SPACE.s)
        column.setSpacing(SPACE.s)
        for part in (self.search, self._nothing, self.list):
            column.addWidget(part)
        self.search.textChanged.connect(self._filter)
        self.search.stepped.connect(self._step)
        self.search.entered.connect(self._take_current)
        self.search.escaped.connect(self.close)
        self.list.itemClicked.connect(self._take)

    def _fill(self, picks: Sequence[Pick]) -> None:
        for pick in picks:
            item = QListWidgetItem(pick.words)
            item.setData(PICK, pick)
            item.setData(Qt.ItemDataRole.ToolTipRole, plain_tip(pick.words) if len(pick.words) > LONG else "")
            self.list.addItem(item)
            self._mark(item)
        self.list.setCurrentRow(0)

    def open_at(self, widget: QWidget, *, above: bool = False) -> None:
        """Open right below (or above) a widget, within the screen."""
        rows = min(max(self.list.count(), 1), ROWS_SHOWN)
        tall = rows * self._rows.height + 4
        self.list.setFixedHeight(tall)
        wide = min(max(widget.width(), self._style.px(NARROWEST)), self._style.px(WIDEST))
        self.setFixedWidth(max(min(wide, widget.window().width() - 2 * SPACE.s), 200))
        super().open_at(widget, above=above)
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def shown(self) -> list[str]:
        """The words in sight, in order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item.text() for item in items if not item.isHidden()]

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        first = -1
        for row in range(self.list.count()):
            item = self.list.item(row)
            pick: Pick = item.data(PICK)
            words = f"{pick.words} {pick.below}".casefold()
            item.setHidden(not all(word in words for word in wanted))
            if first < 0 and not item.isHidden():
                first = row
        self._nothing.setVisible(first < 0)
        self.list.setCurrentRow(first)

    def _step(self, step: int) -> None:
        row = self.list.currentRow() + step
        while 0 <= row < self.list.count() and self.list.item(row).isHidden():
            row += step
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def _take_current(self) -> None:
        item = self.list.currentItem()
        if item is not None and not item.isHidden():
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        pick: Pick = item.data(PICK)
        if self._many:
            self._chosen ^= {pick.id}
            self._mark(item)
            self.picked.emit(pick.id)
        else:
            self.picked.emit(pick.id)
            self.close()

    def _mark(self, item: QListWidgetItem) -> None:
        pick: Pick = item.data(PICK)
        on = pick.id in self._chosen
        item.setData(MARKED, on)
        says = pick.words + (f", {pick.below}" if pick.below else "") + (", chosen" if on else "")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, says)


class _Search(QLineEdit):
    """The search box of a list that never takes the focus itself. After an arrow key Space takes what it stands on, as
    in any list; after a letter it is a space between words."""

    stepped = Signal(int)
    entered = Signal()
    escaped = Signal()

    _stepping = False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if event.key() in steps:
            self._stepping = True
            for _ in range(ROWS_SHOWN if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) else 1):
                self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, *([Qt.Key.Key_Space] if self._stepping else [])):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            self._stepping = False
            super().keyPressEvent(event)
