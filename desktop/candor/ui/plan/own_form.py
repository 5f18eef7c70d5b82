"""Writing a question of one's own: what to say, what is entered, how it is judged."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from candor.domain.question import Question, QuestionKind
from candor.ui.fields import Field, kind_box, level, line, minutes_box
from candor.ui.pieces import Button, in_row, label, rule, scrolling
from candor.ui.style import SPACE, Role, Style
from candor.workflows.own_question import LONGEST_LABEL, WITH_CHOICES, QuestionUnfit, drafted
from candor.workflows.wording import one_line

LONGEST_ANCHOR = 1200


class OwnQuestionForm(QWidget):
    """``written`` carries a whole question; its id is "" for a new one. ``left`` when nothing is wanted after all."""

    written = Signal(object)
    left = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._looks = style
        self._id = ""
        self._held = False  # A new question was begun and left, neither handed in nor cancelled.
        self._title = label("", Role.HEADING)
        self.say = self._box("What to say aloud", 3)
        self.short = line("A name for lists, in a few words")
        self.short.setMaxLength(LONGEST_LABEL)
        self.kind = kind_box()
        self.choices = self._box("Choices, one on each line", 3)
        self.unit = line("months, %, patients…")
        self.minutes = minutes_box(style, 1, 60, " min")
        self.must_ask = QCheckBox("Must be asked")
        self.strong = self._box("What a strong answer looks like", 2)
        self.warning = self._box("What a warning sign looks like", 2)
        self.add_button = Button("Add", style, kind="primary")
        self.cancel_button = Button("Cancel", style, kind="quiet")
        level(style, self.kind, self.minutes, self.must_ask)
        self.fields = {
            "say": Field("What to say aloud", self.say),
            "short": Field("Short name", self.short),
            "kind": Field("What is entered besides the words", self.kind),
            "choices": Field("Choices, one on each line", self.choices),
            "unit": Field("Unit", self.unit),
            "minutes": Field("Time", self.minutes),
            "strong": Field("Strong, if you like", self.strong),
            "warning": Field("Warning sign, if you like", self.warning),
        }
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.say)

    def _box(self, name: str, lines: int) -> QPlainTextEdit:
        box = QPlainTextEdit()
        box.setAccessibleName(name)
        box.setTabChangesFocus(True)
        self._looks.changed.connect(lambda: _set_lines(box, lines))
        _set_lines(box, lines)
        return box

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(SPACE.xl, SPACE.xs, SPACE.xl, SPACE.l)
        column.setSpacing(SPACE.m)
        column.addWidget(self._title)
        for name in ("say", "short", "kind", "choices", "unit"):
            column.addWidget(self.fields[name])
        time = in_row(self.fields["minutes"], self.must_ask, 1, spacing=SPACE.xl)
        time.setAlignment(self.must_ask, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(time)
        column.addWidget(self.fields["strong"])
        column.addWidget(self.fields["warning"])
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        foot = in_row(self.add_button, self.cancel_button, 1)
        foot.setContentsMargins(SPACE.xl, SPACE.s, SPACE.xl, SPACE.m)
        whole.addWidget(scrolling(page), 1)
        whole.addWidget(rule())
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._follow_kind)
        self.add_button.clicked.connect(self.hand_in)
        self.cancel_button.clicked.connect(self._give_up)

    def start(self, question: Question | None = None) -> None:
        """Begin with an empty question, or with one that is to be changed. Escape from a new one keeps its words."""
        if question is None and self._held:
            self.say.setFocus()
            return
        self._held = question is None
        known = question or Question(id="", say="")
        self._id = known.id
        self._title.setText("Change your question" if question else "A question of your own")
        self.add_button.setText("Keep" if question else "Add")
        self.say.setPlainText(known.say)
        self.short.setText(known.short)
        self.kind.setCurrentIndex(self.kind.findData(known.kind.value))
        self.choices.setPlainText("\n".join(choice.label for choice in known.choices))
        self.unit.setText(known.unit)
        self.minutes.setValue(known.minutes)
        self.must_ask.setChecked(known.must_ask)
        self.strong.setPlainText(known.strong)
        self.warning.setPlainText(known.warning)
        for field in self.fields.values():
            field.complain("")
        self._follow_kind()
        self.say.setFocus()

    def _give_up(self) -> None:
        self._held = False
        self.left.emit()

    def hand_in(self) -> bool:
        """Announce the question, or say what it still needs; whether it was whole."""
        for field in self.fields.values():
            field.complain("")
        kind = QuestionKind(self.kind.currentData())
        try:
            question = drafted(
                self.say.toPlainText(),
                kind=kind,
                choices=self.choices.toPlainText().split("\n"),
                unit=self.unit.text(),
                must_ask=self.must_ask.isChecked(),
            )
        except QuestionUnfit as unfit:
            about = "say" if not self.say.toPlainText().strip() or "aloud" in unfit.sentence else "choices"
            name = "unit" if kind is QuestionKind.NUMBER and about == "choices" else about
            self.fields[name].complain(unfit.sentence)
            self.fields[name].control.setFocus()
            return False
        self._held = False
        self.written.emit(
            replace(
                question,
                id=self._id,
                short=one_line(self.short.text())[:LONGEST_LABEL],
                minutes=self.minutes.value(),
                strong=one_line(self.strong.toPlainText())[:LONGEST_ANCHOR],
                warning=one_line(self.warning.toPlainText())[:LONGEST_ANCHOR],
            )
        )
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hand_in()
        else:
            super().keyPressEvent(event)

    def _follow_kind(self) -> None:
        kind = QuestionKind(self.kind.currentData() or QuestionKind.FREE)
        self.fields["choices"].setVisible(kind in WITH_CHOICES)
        self.fields["choices"].hint(
            "From worst to best; leave it empty for the usual four steps." if kind is QuestionKind.RATING else ""
        )
        self.fields["unit"].setVisible(kind is QuestionKind.NUMBER)


def _set_lines(box: QPlainTextEdit, lines: int) -> None:
    box.setFixedHeight(box.fontMetrics().lineSpacing() * lines + 2 * SPACE.m + 2)
