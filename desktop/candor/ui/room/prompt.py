"""The question to say aloud, where it stands, what to ask to see, and the lines that fold out under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from candor.domain.earlier import Earlier
from candor.domain.plan import Planned
from candor.ui.room.buttons import OUTDENT, inset
from candor.ui.room.folds import Folds
from candor.ui.room.keys import Key
from candor.ui.room.language_switch import LanguageSwitch
from candor.ui.room.passage import Passage
from candor.ui.room.places import Place
from candor.ui.style import SPACE, Role, Style

FACTORS = (1.0, 0.82, 0.68)
"""Sizes of the question: the largest that leaves room for the answer."""
LONGEST_LARGE = 1200
"""Characters from which a question is set in the smallest size without trying the others."""
QUESTION_SHARE = 0.72
"""The part of the prompt's height the question may take before it is set smaller."""


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
        self.language = LanguageSwitch(style, self._sheet)
        self._ask = Passage(style, Role.BODY, tone="muted", lines=3, parent=self._sheet)
        self._ask.setObjectName("ask-to-see")
        self._ask.hide()
        self.folds = Folds(style, self._sheet)
        self._lay_out()
        self.folds.changed.connect(self._refit)
        self.setWidget(self._sheet)
        style.changed.connect(self._refit)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = inset(self._place)
        head.addWidget(self.language)
        column.addLayout(head)
        column.addSpacing(SPACE.s)
        column.addLayout(inset(self.question))
        column.addSpacing(SPACE.s)
        ask = inset(self._ask)
        ask.setContentsMargins(OUTDENT, 0, 0, SPACE.xs)
        column.addLayout(ask)
        column.addWidget(self.folds)
        column.addStretch(1)

    def show_question(self, planned: Planned, place: Place, earlier: Sequence[Earlier]) -> None:
        question = planned.question
        self.show_place(planned, place)
        self.question.set_text(question.say)
        self._ask.set_text(f"Ask to see: {' · '.join(question.evidence)}" if question.evidence else "")
        self._ask.setVisible(bool(question.evidence))
        self._fit_question()
        self.folds.show_question(question, earlier)
        self.verticalScrollBar().setValue(0)

    def show_place(self, planned: Planned, place: Place) -> None:
        """Section, round and number, which move when conditions bring or take questions."""
        question = planned.question
        marks = ["gate" if question.gate else "must be asked" if question.must_ask else ""]
        marks.append("added" if question.added else "")
        self._place.set_text(" · ".join([place.line, *filter(None, marks)]))

    def show_languages(self, languages: Sequence[str], spoken: str) -> None:
        """Offer these, where there is more than one; ``spoken`` is the one asked in now, "" as each was written."""
        self.language.show_languages(languages, spoken)

    def show_nothing(self) -> None:
        """An interview whose questionnaires ask nothing here."""
        self._place.set_text("No questions")
        self.question.set_text("None of the chosen questionnaires asks anything for this category and mode.")
        self.folds.hide()

    def toggle(self, key: Key) -> None:
        self.folds.toggle(key)

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
