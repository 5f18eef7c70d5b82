"""Still missing: the parts a straight answer contains, ticked while they are said."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from candor.domain.question import Expectation
from candor.ui.room.buttons import OUTDENT
from candor.ui.room.mark import LineMark
from candor.ui.room.passage import Passage, heading
from candor.ui.style import SPACE, Style


class ExpectationLine(QWidget):
    """One part: a ring until it is given, a tick from then on."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self._met = False
        self._mark = LineMark(style, self)
        self._words = Passage(style, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.s)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        style.changed.connect(self._restyle)

    @property
    def met(self) -> bool:
        return self._met

    @property
    def label(self) -> str:
        return self._words.text()

    def show_part(self, label: str, met: bool) -> None:
        self._met = met
        self._words.set_text(label)
        self._words.set_tone("muted" if met else "ink")
        self.setAccessibleName(f"{label}: {'given' if met else 'missing'}")
        self._restyle()

    def _restyle(self) -> None:
        tokens = self._style.tokens
        self._mark.set_shape("tick" if self._met else "ring", tokens.straight if self._met else tokens.muted)


class StillMissing(QWidget):
    """Lines are reused from one question to the next."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._expects: tuple[Expectation, ...] = ()
        self.lines: list[ExpectationLine] = []
        self._heading = heading(style, "Still missing", self)
        self._none = Passage(style, tone="muted", parent=self)
        self._none.set_text("No parts are named for this question; judge the answer as a whole.")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(OUTDENT, 0, 0, 0)
        self._column.setSpacing(SPACE.xs)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._none)

    def show_parts(self, expects: tuple[Expectation, ...], met: Collection[Expectation]) -> None:
        while len(self.lines) < len(expects):
            line = ExpectationLine(self._style, self)
            self.lines.append(line)
            self._column.addWidget(line)
        for line, expected in zip(self.lines, expects, strict=False):
            line.show_part(expected.label, expected in met)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(expects))
        missing = sum(expected not in met for expected in expects)
        words = "Nothing missing" if expects and not missing else "Still missing"
        self._heading.set_text(words.upper())
        self._heading.setAccessibleName(f"{words}: {missing} of {len(expects)}" if expects else words)
        self._none.setVisible(not expects)
