"""What is entered besides the words: choices, a number, a day, or a rating; between the question and the answer box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from candor.domain.question import Question, QuestionKind
from candor.ui.room.choices import Choices
from candor.ui.room.measured import Measured
from candor.ui.style import SPACE, Style

MEASURED = (QuestionKind.NUMBER, QuestionKind.DATE)


class Entry(QWidget):
    """Announces ``entered(chosen, value)``; both empty take it back. Hidden for a free answer. ``left`` gives the focus
    back to the answer."""

    entered = Signal(tuple, str)
    left = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._question: Question | None = None
        self._typed: dict[str, str] = {}
        self.setObjectName("entry")
        self.choices = Choices(style, self)
        self.measured = Measured(style, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE.s + 2)
        column.setSpacing(0)
        column.addWidget(self.choices)
        column.addWidget(self.measured)
        self.choices.chosen.connect(lambda chosen: self.entered.emit(chosen, ""))
        self.measured.given.connect(lambda value: self.entered.emit((), value))
        for part in (self.choices, self.measured):
            part.left.connect(self.left)
        self.hide()

    @property
    def trouble(self) -> str:
        """Why what is typed was not taken, or ""."""
        return self.measured.trouble if self._measures else ""

    @property
    def _measures(self) -> bool:
        return self._question is not None and self._question.kind in MEASURED

    @property
    def _being_typed(self) -> bool:
        return self.measured.field.hasFocus() or bool(self.measured.trouble)

    def show_question(self, key: str, question: Question, chosen: Sequence[str], value: str) -> None:
        """Put a question's control on the table; what was typed there before and did not fit is still typed."""
        self._key, self._question = key, question
        self.choices.setVisible(bool(question.options))
        self.measured.setVisible(self._measures)
        self.setVisible(question.kind is not QuestionKind.FREE)
        if self._measures:
            self.measured.show_value(question, value, self._typed.get(key))
        elif question.options:
            self.choices.show_choices(question, chosen)

    def show_given(self, question: Question, chosen: Sequence[str], value: str) -> None:
        """What the record holds now; a field that is being typed in is left alone."""
        if self._question is None:
            return
        if question.options:
            self.choices.show_choices(question, chosen)
        elif self._measures and value != self.measured.value and not self._being_typed:
            self.measured.show_value(question, value)

    def flush(self) -> str:
        """Take what is typed before the question leaves; why it could not be taken, or ""."""
        if not self._measures or self.measured.field.isReadOnly():
            return ""
        if self.measured.take():
            self._typed.pop(self._key, None)
            return ""
        self._typed[self._key] = self.measured.typed
        return self.measured.trouble

    def choose_nth(self, number: int) -> None:
        if self._question is not None and self._question.options:
            self.choices.choose_nth(number)

    def take_focus(self) -> bool:
        """Into the control; False where the question has none."""
        if self._question is None or self._question.kind is QuestionKind.FREE:
            return False
        if self._measures:
            self.measured.take_focus()
        else:
            self.choices.take_focus()
        return True

    def set_room(self, pixels: int) -> None:
        """How much of the height it may take."""
        self.choices.set_room(pixels)

    def set_read_only(self, read_only: bool) -> None:
        self.choices.set_read_only(read_only)
        self.measured.set_read_only(read_only)
