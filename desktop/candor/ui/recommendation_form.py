"""The recommendation: one of four choices, the reason, and the conditions, one a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QPlainTextEdit, QRadioButton, QVBoxLayout, QWidget

from candor.domain.signoff import Choice, Recommendation
from candor.ui.fields import Field
from candor.ui.pieces import in_row
from candor.ui.style import SPACE, Role, Style


class ShortText(QPlainTextEdit):
    """A few lines; Tab leaves it, and ``left`` says that it was left."""

    left = Signal()

    def __init__(self, style: Style, lines: int, placeholder: str) -> None:
        super().__init__()
        self._looks = style
        self._lines = lines
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self._restyle()
        style.changed.connect(self._restyle)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.left.emit()

    def _restyle(self) -> None:
        self.setFont(self._looks.font(Role.BODY))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + self._looks.px(24))


@dataclass(frozen=True, slots=True)
class Advice:
    """What the form says; ``choice`` is None until one was made."""

    choice: Choice | None
    reason: str
    conditions: tuple[str, ...]


class RecommendationForm(QWidget):
    """``settled`` when a choice was made or a text was left, and something is different from before."""

    settled = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._choices = {choice: QRadioButton(choice.label) for choice in Choice}
        self.reason = ShortText(style, 4, "In one or two sentences the committee reads first")
        self.conditions = ShortText(style, 3, "One a line; leave empty for none")
        choices = QWidget()
        choices.setAccessibleName("Recommendation")
        buttons = list(self._choices.values())
        grid = QVBoxLayout(choices)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addLayout(in_row(*buttons[:2], 1, spacing=SPACE.l))
        grid.addLayout(in_row(*buttons[2:], 1, spacing=SPACE.l))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.m)
        self.choice_field = Field("We recommend to", choices)
        column.addWidget(self.choice_field)
        column.addWidget(Field("Because", self.reason))
        self.conditions_field = Field("On these conditions", self.conditions)
        column.addWidget(self.conditions_field)
        for button in buttons:
            self._group.addButton(button)
            button.clicked.connect(self.settle)
        self.reason.left.connect(self.settle)
        self.conditions.left.connect(self.settle)
        self._shown = self.advice
        self._recorded: Recommendation | None = None

    @property
    def advice(self) -> Advice:
        chosen = next((choice for choice, button in self._choices.items() if button.isChecked()), None)
        lines = self.conditions.toPlainText().splitlines()
        return Advice(chosen, self.reason.toPlainText().strip(), tuple(line.strip() for line in lines if line.strip()))

    def show_recommendation(self, recommendation: Recommendation | None) -> None:
        """Show what the record says where that is news; what a person is typing stays."""
        if recommendation is not None and recommendation != self._recorded:
            self._recorded = recommendation
            if not (self.reason.hasFocus() or self.conditions.hasFocus()):
                self.set_advice(recommendation.choice, recommendation.reason, recommendation.conditions)

    def set_advice(self, choice: Choice | None, reason: str, conditions: Sequence[str]) -> None:
        self._group.setExclusive(False)
        for each, button in self._choices.items():
            button.setChecked(each is choice)
        self._group.setExclusive(True)
        if reason != self.reason.toPlainText().strip():
            self.reason.setPlainText(reason)
        text = "\n".join(conditions)
        if text != self.conditions.toPlainText().strip():
            self.conditions.setPlainText(text)
        self._shown = self.advice

    def complain(self) -> str:
        """Say what is missing where it is missing; the first such sentence, or ""."""
        advice = self.advice
        choice = "" if advice.choice else "Choose what you recommend."
        bare = advice.choice is Choice.CONDITIONS and not advice.conditions
        conditions = "Write at least one condition, or recommend something else." if bare else ""
        self.choice_field.complain(choice)
        self.conditions_field.complain(conditions)
        return choice or conditions

    def go_to_trouble(self) -> None:
        """Put the keyboard where something is missing."""
        wanted = self.conditions if self.advice.choice else next(iter(self._choices.values()))
        wanted.setFocus()

    def settle(self) -> None:
        """Announce what is different from before, if a choice was made."""
        advice = self.advice
        if advice != self._shown and advice.choice is not None:
            self._shown = advice
            self.choice_field.complain("")
            self.conditions_field.complain("")
            self.settled.emit()
