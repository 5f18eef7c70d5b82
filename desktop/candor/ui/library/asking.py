"""A bar that asks or offers: one sentence, and the ways to answer it. Never a dialog in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout

from candor.ui.pieces import Button, Tone, clear, label, repolish
from candor.ui.style import SPACE, Style

Ways = Sequence[tuple[str, Callable[[], None]]]


class AskingBar(QFrame):
    """Hidden while there is nothing to ask. Choosing a way hides it first, so that the way may ask again."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._looks = style
        self.setProperty("kind", "notice")
        self._words = label("", wrap=True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(SPACE.s)
        self.ways: dict[str, Button] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.l, SPACE.xs, SPACE.s, SPACE.xs)
        row.addWidget(self._words, 1)
        row.addLayout(self._buttons)
        self.hide()

    @property
    def sentence(self) -> str:
        return self._words.text() if not self.isHidden() else ""

    def ask(self, sentence: str, ways: Ways, tone: Tone = "accent") -> None:
        """Show the sentence with a button for each way; an "x" to leave things as they are comes last."""
        self._words.setText(sentence)
        self._words.setAccessibleName(sentence)
        self.setAccessibleName(sentence)
        self.setProperty("tone", tone)
        repolish(self)
        clear(self._buttons)
        self.ways = {}
        for words, way in ways:
            button = Button(words, self._looks)
            button.clicked.connect(self._goes(way))
            self.ways[words] = button
            self._buttons.addWidget(button)
        close = Button("", self._looks, kind="quiet", icon="x", name="Dismiss this question" if ways else "Dismiss")
        close.clicked.connect(self.dismiss)
        self._buttons.addWidget(close)
        self.show()

    def dismiss(self) -> None:
        self.ways = {}
        self.hide()

    def _goes(self, way: Callable[[], None]) -> Callable[[], None]:
        def go() -> None:
            self.dismiss()
            way()

        return go
