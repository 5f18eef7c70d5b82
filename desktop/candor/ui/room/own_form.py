"""A question of one's own, written in the middle of the interview: say it, choose its kind, Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from candor.domain.question import Question, QuestionKind
from candor.ui.fields import kind_box
from candor.ui.pieces import set_wrong
from candor.ui.room.buttons import QuietButton
from candor.ui.room.passage import Passage, heading
from candor.ui.room.reason_line import LineField
from candor.ui.style import SPACE, Role, Style
from candor.workflows.own_question import LONGEST_SAID, WITH_CHOICES, QuestionUnfit, drafted


class OwnForm(QFrame):
    """Hidden until ``open_form``. Announces ``wished(Question)`` once it is one, and ``closed`` when it is put away."""

    wished = Signal(object)
    closed = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._held = False  # Begun and left by Escape or by going on; its words wait.
        self.setObjectName("own-question")
        self._heading = heading(style, "A question of our own, asked next", self)
        self.say = LineField(self)
        self.say.setAccessibleName("What to say aloud")
        self.say.setPlaceholderText("What to say aloud")
        self.say.setMaxLength(LONGEST_SAID)
        self.kind = kind_box(self)
        self.unit = LineField(self)
        self.unit.setAccessibleName("Unit of the number")
        self.unit.setPlaceholderText("Unit, such as months")
        self.must_ask = QCheckBox("Must be asked", self)
        self.must_ask.setAccessibleName("Must be asked")
        self.must_ask.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.choices = QPlainTextEdit(self)
        self.choices.setTabChangesFocus(True)
        self.choices.setAccessibleName("Choices, one on each line")
        self.trouble = Passage(style, Role.CAPTION, tone="evasive", parent=self)
        self.trouble.hide()
        self.add = QuietButton(style, "Add", kind="act", says="Add the question", tip="Add · Enter", parent=self)
        self._cancel = QuietButton(style, "Cancel", says="Cancel", tip="Cancel · Esc", parent=self)
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._kind_changed)
        for field in (self.say, self.unit):
            field.entered.connect(self._give)
            field.escaped.connect(self.close_form)
        self.add.clicked.connect(self._give)
        self._cancel.clicked.connect(self._give_up)
        self.hide()
        style.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        options = QHBoxLayout()
        options.setSpacing(SPACE.s)
        options.addWidget(self.kind)
        options.addWidget(self.unit, 1)
        options.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.xs)
        buttons.addWidget(self.must_ask)
        buttons.addStretch(1)
        buttons.addWidget(self.add)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.s)
        column.addWidget(self._heading)
        column.addWidget(self.say)
        column.addLayout(options)
        column.addWidget(self.choices)
        column.addWidget(self.trouble)
        column.addLayout(buttons)

    def open_form(self) -> None:
        """Empty, or as it was left unless it was cancelled; the focus in what is said aloud."""
        if not self._held:
            self.say.clear()
            self.unit.clear()
            self.choices.clear()
            self.must_ask.setChecked(False)
            self.kind.setCurrentIndex(0)
        self._held = True
        self._kind_changed()
        self.show()
        self.say.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _give_up(self) -> None:
        self._held = False
        self.close_form()

    def complain(self, sentence: str) -> None:
        """Say what is missing; what was written stays."""
        self.trouble.set_text(sentence)
        self.trouble.setVisible(bool(sentence))
        set_wrong(self.say, bool(sentence) and not self.say.text().strip())

    @property
    def _chosen_kind(self) -> QuestionKind:
        return QuestionKind(self.kind.currentData())

    def _kind_changed(self) -> None:
        kind = self._chosen_kind
        self.unit.setVisible(kind is QuestionKind.NUMBER)
        self.choices.setVisible(kind in WITH_CHOICES)
        rating = kind is QuestionKind.RATING
        self.choices.setPlaceholderText(
            "Steps from worst to best, one on each line; empty for the usual four" if rating else "One choice a line"
        )
        self.complain("")

    def _give(self) -> None:
        try:
            question: Question = drafted(
                self.say.text(),
                kind=self._chosen_kind,
                choices=self.choices.toPlainText().splitlines(),
                unit=self.unit.text(),
                must_ask=self.must_ask.isChecked(),
            )
        except QuestionUnfit as unfit:
            self.complain(unfit.sentence)
            return
        self._held = False
        self.wished.emit(question)

    def _restyle(self) -> None:
        self.choices.setFixedHeight(self._style.px(78))
