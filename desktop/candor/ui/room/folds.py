"""Lines under the question that fold out: why it matters, its anchors, and what was said last time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from candor.domain.earlier import Earlier
from candor.domain.question import Question
from candor.ui.glyphs import colour_of, shape_of
from candor.ui.room.anchors import Anchors
from candor.ui.room.buttons import OUTDENT, QuietButton
from candor.ui.room.earlier_answers import EarlierAnswers, day_in_short, judged_in_short
from candor.ui.room.flow import FlowLayout
from candor.ui.room.keys import Key, tip
from candor.ui.room.mark import LineMark
from candor.ui.room.passage import Passage
from candor.ui.style import SPACE, Role, Style

SHORT = {Key.WHY: "Why it matters", Key.ANCHORS: "Warning to strong", Key.EARLIER: "Last time"}


@dataclass(frozen=True, slots=True)
class Fold:
    """A line that opens: its button and what it shows."""

    button: QuietButton
    body: QWidget


class Folds(QWidget):
    """``changed`` tells that the height may have. What a person opened stays open from one question to the next; what
    was said last time opens by itself where the question is asked against it."""

    changed = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self._filled: set[Key] = set()
        self._earlier_wanted = False
        self._earlier: Sequence[Earlier] = ()
        self.why = Passage(style, Role.BODY, parent=self)
        self.anchors = Anchors(style, self)
        self.earlier = EarlierAnswers(style, self)
        self.folds = {
            Key.WHY: self._fold(Key.WHY, self.why),
            Key.ANCHORS: self._fold(Key.ANCHORS, self.anchors),
            Key.EARLIER: self._fold(Key.EARLIER, self.earlier),
        }
        self._last_mark = LineMark(style, self)
        self._last = Passage(style, Role.CAPTION, lines=1, parent=self)
        self._lay_out()
        style.changed.connect(self._restyle)

    def _fold(self, key: Key, body: QWidget) -> Fold:
        button = QuietButton(
            self._style,
            SHORT[key],
            says=key.says,
            tip=tip(key),
            icon="chevron-right",
            kind="fold",
            role=Role.CAPTION,
            parent=self,
        )
        button.setCheckable(True)
        button.set_icon_name("chevron-right", "muted")
        body.hide()
        button.toggled.connect(lambda _on, key=key: self._toggled(key))
        if key is Key.EARLIER:
            button.clicked.connect(self._wish_earlier)
        return Fold(button, body)

    def _lay_out(self) -> None:
        self._buttons = QWidget(self)
        row = FlowLayout(self._buttons, gap=SPACE.xs)
        for key in (Key.WHY, Key.ANCHORS):
            row.addWidget(self.folds[key].button)
        self._last_time = QWidget(self._buttons)
        last = QHBoxLayout(self._last_time)
        last.setContentsMargins(0, 0, 0, 0)
        last.setSpacing(SPACE.xs)
        for part in (self.folds[Key.EARLIER].button, self._last_mark, self._last):
            last.addWidget(part)
        row.addWidget(self._last_time)
        self._opened = QWidget(self)
        opened = QVBoxLayout(self._opened)
        opened.setContentsMargins(OUTDENT, SPACE.xs, 0, SPACE.xs)
        opened.setSpacing(SPACE.m)
        for key in (Key.EARLIER, Key.WHY, Key.ANCHORS):
            opened.addWidget(self.folds[key].body)
        self._opened.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._buttons)
        column.addWidget(self._opened)

    def show_question(self, question: Question, earlier: Sequence[Earlier]) -> None:
        self._filled = set()
        why = [question.why] if question.why else []
        if question.sources:
            why.append(f"{'Source' if len(question.sources) == 1 else 'Sources'}: {'; '.join(question.sources)}")
        self.why.set_text("\n".join(why))
        if why:
            self._filled.add(Key.WHY)
        if self.anchors.show_anchors(question):
            self._filled.add(Key.ANCHORS)
        if earlier:
            self._filled.add(Key.EARLIER)
        self._show_earlier(question, earlier)
        for key in self.folds:
            self._toggled(key, tell=False)
        self.changed.emit()

    def toggle(self, key: Key) -> None:
        """Nothing happens for a line that has nothing to show here."""
        if key in self._filled:
            self.folds[key].button.click() if key is Key.EARLIER else self.folds[key].button.toggle()

    def _show_earlier(self, question: Question, earlier: Sequence[Earlier]) -> None:
        self._earlier = earlier
        self._last_time.setVisible(bool(earlier))
        self.earlier.show_earlier(earlier, question.say)
        if earlier:
            button = self.folds[Key.EARLIER].button
            words = f"Last time · {day_in_short(earlier[0])}"
            button.set_words(words, 40)
            judged = judged_in_short(earlier[0])
            button.setAccessibleName(f"{words}: {judged.lower()}")
            self._last.set_text(judged)
            self._restyle()
        self.folds[Key.EARLIER].button.setChecked(bool(earlier) and (bool(question.earlier) or self._earlier_wanted))

    def _wish_earlier(self) -> None:
        self._earlier_wanted = self.folds[Key.EARLIER].button.isChecked()

    def _toggled(self, key: Key, *, tell: bool = True) -> None:
        fold, filled = self.folds[key], key in self._filled
        opened = fold.button.isChecked()
        fold.button.setVisible(filled)
        fold.button.set_icon_name("chevron-down" if opened else "chevron-right", "muted")
        fold.body.setVisible(opened and filled)
        self._opened.setVisible(any(self.folds[each].button.isChecked() for each in self._filled))
        self.setVisible(bool(self._filled))
        if tell:
            self.changed.emit()

    def _restyle(self) -> None:
        if self._earlier:
            state = self._earlier[0].answer.disposition
            self._last_mark.set_shape(shape_of(state), colour_of(state, self._style.tokens))
