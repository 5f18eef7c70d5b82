"""The plan at the foot of the set-up page: how much is asked of what was chosen, for how long, and adjusting it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from candor.ui.pieces import Button, in_row, label, set_tone, stacked
from candor.ui.plan.drafting import Drafting
from candor.ui.style import SPACE, Role, Style

NARROW = 760
"""Pixels at 100 % text size below which the words stand above the buttons."""


class PlanLine(QWidget):
    """``adjust_requested`` when the person wants to change it; the buttons to begin and to cancel stand beside it."""

    adjust_requested = Signal()

    def __init__(self, style: Style, *buttons: QWidget) -> None:
        super().__init__()
        self._looks = style
        self._summary = label("", Role.BODY, wrap=True)
        self._warning = label("", Role.CAPTION, "partial", wrap=True)
        self.adjust_button = Button("Adjust…", style, icon="list-checks", name="Adjust what is asked")
        self._words = QWidget()
        self._words.setLayout(stacked(self._summary, self._warning, spacing=2))
        side = QWidget()
        side.setLayout(in_row(self.adjust_button, 1, *buttons))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE.m)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(side)
        self.adjust_button.clicked.connect(self.adjust_requested)

    @property
    def sentence(self) -> str:
        """Everything it says."""
        return " ".join(part for part in (self._summary.text(), self._warning.text()) if part)

    def show_plan(self, drafting: Drafting) -> None:
        summary, warning = drafting.summary(), drafting.warning()
        self._summary.setText(f"Plan: {summary}." if summary else "Nothing chosen yet.")
        set_tone(self._summary, None if drafting.fits and summary else "partial" if summary else "muted")
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        set_tone(self._warning, "evasive" if drafting.unexplained else "partial")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        wide = self.width() >= self._looks.px(NARROW)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
