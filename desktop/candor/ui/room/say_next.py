"""Say next: the scripted follow-up for what just slid away, one at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from candor.domain.question import Probe
from candor.ui.room.buttons import QuietButton, inset
from candor.ui.room.passage import Passage, heading
from candor.ui.style import SPACE, Role, Style


class SayNext(QWidget):
    """Probes said are remembered for the sitting and not offered first again."""

    left = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._probes: tuple[Probe, ...] = ()
        self._place = 0
        self._used: set[str] = set()
        self._heading = heading(style, "Say next", self)
        self._words = Passage(style, Role.QUESTION, parent=self)
        self._words.set_factor(0.73)
        self._words.setObjectName("probe")
        self.used = QuietButton(
            style, "Said", tip="I said it; offer the next one", icon="check", role=Role.CAPTION, parent=self
        )
        self.another = QuietButton(style, "Another", tip="Offer another follow-up", role=Role.CAPTION, parent=self)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.xs)
        buttons.addWidget(self.used)
        buttons.addWidget(self.another)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        column.addLayout(inset(self._heading))
        column.addLayout(inset(self._words))
        column.addLayout(buttons)
        self.used.clicked.connect(self._said)
        self.another.clicked.connect(self._next)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def show_probes(self, probes: Sequence[Probe]) -> None:
        """Offer these; the one on offer stays while it is among them."""
        shown = self._probes[self._place] if self._place < len(self._probes) else None
        self._probes = tuple(probes)
        fresh = [place for place, probe in enumerate(self._probes) if probe.say not in self._used]
        kept = self._probes.index(shown) if shown in self._probes else -1
        self._place = kept if kept in fresh else fresh[0] if fresh else 0
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._probes))
        if not self._probes:
            return
        probe = self._probes[self._place]
        said = probe.say in self._used
        self._words.set_text(f"“{probe.say}”")
        self._words.set_tone("muted" if said else "ink")
        self.used.setEnabled(not said)
        self.used.setAccessibleName(f"Said: {probe.say}")
        self.another.setVisible(len(self._probes) > 1)

    def _said(self) -> None:
        self._used.add(self._probes[self._place].say)
        self.show_probes(self._probes)
        self.left.emit()

    def _next(self) -> None:
        self._place = (self._place + 1) % len(self._probes)
        self._show()
        self.left.emit()
