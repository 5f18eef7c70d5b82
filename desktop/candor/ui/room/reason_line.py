"""One line that asks for a reason where the decision is taken, instead of in a dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from candor.ui.room.buttons import QuietButton
from candor.ui.room.passage import Passage
from candor.ui.style import SPACE, Role, Style


class LineField(QLineEdit):
    """A line edit that says when Enter or Esc was pressed in it."""

    entered = Signal()
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class ReasonLine(QWidget):
    """Hidden until ``ask``. Announces ``closed`` when it is done, given or not, so that the focus can go home."""

    closed = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: Callable[[str], None] | None = None
        self._required = False
        self._question = Passage(style, Role.CAPTION, tone="muted", weight=500, parent=self)
        self.field = LineField(self)
        self.field.setObjectName("reason")
        self.field.setAccessibleName("Reason")
        self.done = QuietButton(style, "Done", kind="act", says="Give this reason", tip="Done · Enter", parent=self)
        self._cancel = QuietButton(style, "Cancel", says="Cancel", tip="Cancel · Esc", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.xs, 0, SPACE.xs)
        column.setSpacing(SPACE.xs)
        column.addWidget(self._question)
        row = QHBoxLayout()
        row.setSpacing(SPACE.xs)
        row.addWidget(self.field, 1)
        row.addWidget(self.done)
        row.addWidget(self._cancel)
        column.addLayout(row)
        self.field.entered.connect(self._give)
        self.field.escaped.connect(self.close_line)
        self.field.textChanged.connect(self._changed)
        self.done.clicked.connect(self._give)
        self._cancel.clicked.connect(self.close_line)
        self.hide()

    def ask(self, question: str, given: Callable[[str], None], *, required: bool, placeholder: str = "") -> None:
        """Show the question and call ``given`` with the words; with ``required``, only with some."""
        self._given, self._required = given, required
        self._question.set_text(question)
        self.field.setAccessibleName(question)
        self.field.setPlaceholderText(placeholder or ("" if required else "Optional"))
        self.field.clear()
        self._changed("")
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_line(self) -> None:
        """Put the line away without a word."""
        if self.isHidden():
            return
        self._given = None
        self.hide()
        self.closed.emit()

    def _changed(self, text: str) -> None:
        self.done.setEnabled(bool(text.strip()) or not self._required)

    def _give(self) -> None:
        reason = self.field.text().strip()
        if self._given is None or (self._required and not reason):
            return
        given, self._given = self._given, None
        self.hide()
        given(reason)
        self.closed.emit()
