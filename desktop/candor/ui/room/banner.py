"""A sentence across the page when something must be known: what happened, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from candor.ui.room.buttons import QuietButton
from candor.ui.room.passage import Passage
from candor.ui.style import SPACE, Role, Style

Way = tuple[str, Callable[[], None]]
"""Something to do about it: the button's words, and what it does."""


class Banner(QFrame):
    """Hidden until it has something to say. Tones are those of the style sheet's notices: accent, partial, evasive."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setProperty("kind", "notice")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.words = Passage(style, Role.BODY, parent=self)
        self._buttons: list[QuietButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE.l, SPACE.s, SPACE.m, SPACE.s)
        self._row.setSpacing(SPACE.s)
        self._row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def say(self, sentence: str, ways: Sequence[Way] = (), *, tone: str = "accent") -> None:
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
        self.words.set_text(sentence)
        self.setAccessibleName(sentence)
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        for words, act in ways:
            button = QuietButton(self._style, words, kind="act", tip=words, parent=self)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._row.addWidget(button)
            self._buttons.append(button)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def button(self, words: str) -> QuietButton:
        """The button with these words. Raises StopIteration if there is none."""
        return next(button for button in self._buttons if button.accessibleName() == words)
