"""A number with its unit, or a day with its calendar: one field, which may be empty."""

from __future__ import annotations

import re
from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from candor.domain.question import Question, QuestionKind
from candor.domain.value import ValueUnfit, checked, day
from candor.ui.pieces import set_wrong
from candor.ui.room.buttons import OUTDENT, QuietButton
from candor.ui.room.day_popup import DayPopup
from candor.ui.room.keys import Key, tip
from candor.ui.room.passage import Passage
from candor.ui.room.reason_line import LineField
from candor.ui.style import SPACE, Role, Style

PAUSE_MS = 2000
"""A figure that fits is taken this long after the last key, should nothing else take it before."""
DAY_FORMS = ("%d %B %Y", "%d %b %Y", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d")


class FigureField(LineField):
    """A line that says when the focus has left it."""

    unfocused = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.unfocused.emit()


class Measured(QWidget):
    """Announces ``given(value)``, plain, once it fits the question; what does not fit stays typed, and ``trouble`` says
    why. ``left`` gives the focus back."""

    given = Signal(str)
    left = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._question: Question | None = None
        self._value = ""
        self.field = FigureField(self)
        self.field.setObjectName("figure")
        self.field.setAccessibleName("Number")
        self._empty = QAction("Empty this field", self.field)
        self.field.addAction(self._empty, FigureField.ActionPosition.TrailingPosition)
        self._unit = Passage(style, Role.BODY, lines=1, parent=self)
        self._bounds = Passage(style, Role.CAPTION, tone="muted", lines=1, parent=self)
        self.calendar = QuietButton(
            style, says="Choose the day in a calendar", tip="Choose the day in a calendar", icon="calendar", parent=self
        )
        self.said = Passage(style, Role.CAPTION, tone="evasive", parent=self)
        self.said.setObjectName("unfit")
        self.said.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._lay_out()
        self._pause.timeout.connect(self._paused)
        self.field.textEdited.connect(self._edited)
        self.field.textChanged.connect(self._offer_emptying)
        self._empty.triggered.connect(self._empty_it)
        self.field.entered.connect(self._entered)
        self.field.escaped.connect(self.left)
        self.field.unfocused.connect(self.take)
        self.calendar.clicked.connect(self._open_calendar)
        style.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE.s)
        for part in (self.field, self.calendar, self._unit, self._bounds):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(OUTDENT, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        column.addLayout(row)
        column.addWidget(self.said)

    @property
    def trouble(self) -> str:
        """Why what is typed was not taken; "" while nothing is wrong."""
        return "" if self.said.isHidden() else self.said.text()

    @property
    def value(self) -> str:
        """The value shown, in its plainest form."""
        return self._value

    @property
    def typed(self) -> str:
        return self.field.text()

    def show_value(self, question: Question, value: str, typed: str | None = None) -> None:
        """``typed`` is what stands in the field where it could not be taken before."""
        self._pause.stop()
        self._question, self._value = question, value
        dated = question.kind is QuestionKind.DATE
        self.field.setText(in_words(question, value) if typed is None else typed)
        self.field.setPlaceholderText("year-month-day" if dated else "")
        self.field.setAccessibleName("Date" if dated else f"Number of {question.unit}" if question.unit else "Number")
        self.field.setToolTip(tip(Key.VALUE, "A day, as year-month-day" if dated else "A number"))
        self.calendar.setVisible(dated and not self.field.isReadOnly())
        self._unit.set_text("" if dated else question.unit)
        self._bounds.set_text(bounds(question))
        self._say("")
        self._restyle()
        if typed is not None:
            self.take()

    def take_focus(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def set_read_only(self, read_only: bool) -> None:
        self.field.setReadOnly(read_only)
        self._offer_emptying()
        dated = self._question is not None and self._question.kind is QuestionKind.DATE
        self.calendar.setVisible(dated and not read_only)

    # Taking -----------------------------------------------------------------------------------------------------------

    def take(self) -> bool:
        """Take what is typed, if it is new; False where it does not fit, and then it stays typed."""
        self._pause.stop()
        question = self._question
        if question is None or self.field.isReadOnly():
            return True
        try:
            _, plain = checked(question, (), plainly(question, self.field.text()))
        except ValueUnfit as unfit:
            self._say(unfit.sentence)
            return False
        self._say("")
        if plain != self._value:
            self._value = plain
            self.field.setText(in_words(question, plain))
            self.given.emit(plain)
        return True

    def _entered(self) -> None:
        if self.take():
            self.left.emit()

    def _edited(self, _text: str) -> None:
        self._say("")
        self._pause.start()

    def _offer_emptying(self) -> None:
        self._empty.setVisible(bool(self.field.text()) and not self.field.isReadOnly())

    def _empty_it(self) -> None:
        self.field.clear()
        self.take()
        self.left.emit()

    def _paused(self) -> None:
        """Half a figure may not fit yet; that is said only when it is left."""
        question = self._question
        if question is not None and fits(question, self.field.text()):
            place = self.field.cursorPosition()
            self.take()
            self.field.setCursorPosition(min(place, len(self.field.text())))

    def _say(self, sentence: str) -> None:
        self.said.set_text(sentence)
        self.said.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
        set_wrong(self.field, bool(sentence))

    # The calendar -----------------------------------------------------------------------------------------------------

    def _open_calendar(self) -> None:
        question = self._question
        if question is None:
            return
        popup = DayPopup(self._style, self)
        popup.show_day(day(self._value), day(question.least), day(question.most))
        popup.chosen.connect(self._day_chosen)
        popup.closed.connect(self.left)
        popup.open_at(self.calendar)

    def _day_chosen(self, on: date) -> None:
        self.field.setText(on.isoformat())
        self.take()

    def _restyle(self) -> None:
        dated = self._question is not None and self._question.kind is QuestionKind.DATE
        self.field.setFixedWidth(self._style.px(190 if dated else 130))
        self._empty.setIcon(self._style.icon("x", self._style.tokens.muted))


def in_words(question: Question, value: str) -> str:
    """A day as people read it; a number as it is."""
    on = day(value) if question.kind is QuestionKind.DATE else None
    return f"{on.day} {on:%B} {on.year}" if on else value


def plainly(question: Question, typed: str) -> str:
    """What was typed in the plainest form that means the same; itself where it means nothing we know."""
    text = typed.strip().replace("\u2212", "-")
    if question.kind is not QuestionKind.DATE:
        return re.sub(r"(?<=\d)[\s\u00a0\u202f](?=\d{3}(\D|$))", "", text)
    for form in DAY_FORMS:
        try:
            return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return text


def fits(question: Question, typed: str) -> bool:
    try:
        checked(question, (), plainly(question, typed))
    except ValueUnfit:
        return False
    return True


def bounds(question: Question) -> str:
    """ "0 to 120", "at least 1", "until 2026-12-31"; "" without any."""
    least, most = in_words(question, question.least), in_words(question, question.most)
    dated = question.kind is QuestionKind.DATE
    if least and most:
        return f"{least} to {most}"
    if least:
        return f"from {least} on" if dated else f"at least {least}"
    return (f"until {most}" if dated else f"at most {most}") if most else ""
