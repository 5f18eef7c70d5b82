"""The question to say aloud, where it stands, and three lines that fold out: why it matters, strong, warning."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from candor.domain.plan import Planned
from candor.ui.room.buttons import OUTDENT, QuietButton, inset
from candor.ui.room.flow import FlowLayout
from candor.ui.room.keys import Key, tip
from candor.ui.room.passage import Passage
from candor.ui.style import SPACE, Role, Style

SHORT = {Key.WHY: "Why it matters", Key.STRONG: "Strong", Key.WARNING: "Warning"}
FACTORS = (1.0, 0.82, 0.68)
"""Sizes of the question: the largest that leaves room for the answer."""
LONGEST_LARGE = 1200
"""Characters from which a question is set in the smallest size without trying the others."""
QUESTION_SHARE = 0.72
"""The part of the prompt's height the question may take before it is set smaller."""


@dataclass(frozen=True, slots=True)
class Fold:
    """A line that opens: its button and what it shows."""

    button: QuietButton
    words: Passage


class Prompt(QScrollArea):
    """As tall as its words up to ``limit`` pixels, then it scrolls, so that the answer box always has room."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._limit = 320
        self.setObjectName("prompt")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._sheet = QWidget(self)
        self._sheet.setProperty("canvas", True)
        self._place = Passage(style, Role.CAPTION, tone="muted", weight=500, lines=1, parent=self._sheet)
        self.question = Passage(style, Role.QUESTION, parent=self._sheet)
        self.question.setObjectName("question")
        self._folds = {key: self._fold(key) for key in SHORT}
        self._lay_out()
        self.setWidget(self._sheet)
        style.changed.connect(self._refit)

    def _fold(self, key: Key) -> Fold:
        button = QuietButton(
            self._style,
            SHORT[key],
            says=key.says,
            tip=tip(key),
            icon="chevron-right",
            kind="fold",
            role=Role.CAPTION,
            parent=self._sheet,
        )
        button.setCheckable(True)
        button.set_icon_name("chevron-right", "muted")
        words = Passage(self._style, Role.BODY, parent=self._sheet)
        words.hide()
        button.toggled.connect(lambda _on, key=key: self._toggled(key))
        return Fold(button, words)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for words, below in ((self._place, SPACE.s), (self.question, SPACE.s)):
            column.addLayout(inset(words))
            column.addSpacing(below)
        self._buttons = QWidget(self._sheet)
        row = FlowLayout(self._buttons, gap=SPACE.xs)
        for fold in self._folds.values():
            row.addWidget(fold.button)
        column.addWidget(self._buttons)
        self._opened = QWidget(self._sheet)
        opened = QVBoxLayout(self._opened)
        opened.setContentsMargins(OUTDENT, SPACE.xs, 0, SPACE.xs)
        opened.setSpacing(SPACE.s)
        for fold in self._folds.values():
            opened.addWidget(fold.words)
        self._opened.hide()
        column.addWidget(self._opened)
        column.addStretch(1)

    def show_question(self, planned: Planned) -> None:
        question = planned.question
        self.show_place(planned)
        self.question.set_text(question.say)
        self._fit_question()
        for key, text in ((Key.WHY, question.why), (Key.STRONG, question.strong), (Key.WARNING, question.warning)):
            self._folds[key].words.set_text(f"{SHORT[key]}: {text}" if text else "")
            self._folds[key].button.setVisible(bool(text))
            self._toggled(key)
        self.verticalScrollBar().setValue(0)

    def show_place(self, planned: Planned) -> None:
        """Section and number, which move when conditions bring or take questions."""
        question = planned.question
        place = f"{planned.section.title} · {planned.number} of {planned.of}"
        self._place.set_text(place + (" · gate" if question.gate else " · must be asked" if question.must_ask else ""))

    def show_nothing(self) -> None:
        """An interview whose questionnaires ask nothing here."""
        self._place.set_text("No questions")
        self.question.set_text("None of the chosen questionnaires asks anything for this category and mode.")
        self._buttons.hide()

    def toggle(self, key: Key) -> None:
        self._folds[key].button.toggle()

    def set_limit(self, pixels: int) -> None:
        if pixels != self._limit:
            self._limit = pixels
            self._fit_question()
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_question()
        self._offer_scrolling()

    def _fit_question(self) -> None:
        """Set the question as large as fits. The layouts inside keep heights from before until they are activated, and
        the one around this area does not see what happens in it, so both are told."""
        width = max(self.width() - OUTDENT, 120)
        before = self.question.factor
        for factor in FACTORS if len(self.question.text()) < LONGEST_LARGE else FACTORS[-1:]:
            self.question.set_factor(factor)
            if self.question.heightForWidth(width) <= self._limit * QUESTION_SHARE:
                break
        layout = self._sheet.layout()
        if self.question.factor != before and layout is not None:
            layout.activate()
            self.updateGeometry()

    def _toggled(self, key: Key) -> None:
        fold = self._folds[key]
        opened = fold.button.isChecked()
        fold.button.set_icon_name("chevron-down" if opened else "chevron-right", "muted")
        fold.words.setVisible(opened and bool(fold.words.text()))
        self._opened.setVisible(any(f.button.isChecked() and bool(f.words.text()) for f in self._folds.values()))
        self._buttons.setVisible(any(bool(f.words.text()) for f in self._folds.values()))
        self._refit()

    def _refit(self) -> None:
        self._fit_question()
        self.updateGeometry()
        self._offer_scrolling()

    def _offer_scrolling(self) -> None:
        """A scroll bar that is there takes width, which makes the words taller, which keeps it there; so it is offered
        only where the words do not fit without it."""
        layout = self._sheet.layout()
        wanted = layout.totalHeightForWidth(self.width()) if layout else 0
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if wanted > min(self.height(), self._limit) else policy.ScrollBarAlwaysOff
        )

    # Geometry ---------------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        layout = self._sheet.layout()
        return min(layout.totalHeightForWidth(width) if layout else 0, self._limit)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(480, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(160, self._style.px(40))
