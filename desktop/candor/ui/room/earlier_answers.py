"""What was said last time: earlier answers to the question on the table, the newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from candor.domain.answer import Disposition
from candor.domain.earlier import Earlier
from candor.domain.value import said
from candor.ui.glyphs import colour_of, shape_of
from candor.ui.room.mark import LineMark
from candor.ui.room.passage import Passage
from candor.ui.style import SPACE, Role, Style

MOST = 4
"""Earlier answers shown; of those before them it is said how many there are."""


def day_in_short(earlier: Earlier) -> str:
    """ "12 Mar 2026"."""
    on = earlier.interview.held_on
    return f"{on.day} {on:%b} {on.year}"


def judged_in_short(earlier: Earlier) -> str:
    """The rating, or what became of the question where nobody rated it."""
    answer = earlier.answer
    return answer.substance.label if answer.substance else answer.disposition.label


class EarlierLine(QWidget):
    """One earlier answer: its state, when, how good it was, and the words."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self._state = Disposition.NOT_ASKED
        self._mark = LineMark(style, self)
        self._when = Passage(style, Role.CAPTION, tone="muted", weight=500, lines=2, parent=self)
        self.value = Passage(style, Role.BODY, weight=600, parent=self)
        self.words = Passage(style, Role.BODY, lines=8, parent=self)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(1)
        for part in (self._when, self.value, self.words):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.s)
        mark = QVBoxLayout()
        mark.addWidget(self._mark)
        mark.addStretch(1)
        row.addLayout(mark)
        row.addLayout(words, 1)
        style.changed.connect(self._restyle)

    def show_earlier(self, earlier: Earlier, question: str) -> None:
        answer, asked = earlier.answer, earlier.question
        about = [day_in_short(earlier), earlier.interview.mode.label, judged_in_short(earlier)]
        if answer.substance:
            about.append(answer.disposition.label.lower())
        if asked.say != question:
            about.append(asked.title)
        self._when.set_text(" · ".join(about))
        value = said(asked, answer)
        self.value.set_text(value)
        self.value.setVisible(bool(value))
        text = answer.text or (f"Skipped, because: {answer.reason}" if answer.reason else "")
        self.words.set_text(text or ("" if value else "No words were kept."))
        self.words.setVisible(bool(self.words.text()))
        self.words.set_tone("ink" if answer.text else "muted")
        self._state = answer.disposition
        self.setAccessibleName(f"{self._when.text()}. {value} {self.words.text()}".strip())
        self._restyle()

    def _restyle(self) -> None:
        self._mark.set_shape(shape_of(self._state), colour_of(self._state, self._style.tokens))


class EarlierAnswers(QWidget):
    """Lines are reused from one question to the next."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self.lines: list[EarlierLine] = []
        self._more = Passage(style, Role.CAPTION, tone="muted", parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.s)
        self._column.addWidget(self._more)

    def show_earlier(self, found: Sequence[Earlier], question: str) -> None:
        """``question`` is how it is asked now; another wording is named."""
        while len(self.lines) < min(len(found), MOST):
            line = EarlierLine(self._style, self)
            self._column.insertWidget(len(self.lines), line)
            self.lines.append(line)
        for line, earlier in zip(self.lines, found, strict=False):
            line.show_earlier(earlier, question)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(found))
        rest = len(found) - MOST
        self._more.set_text(f"{rest} more before these" if rest > 0 else "")
        self._more.setVisible(rest > 0)
