"""The right side of the plan: the chosen question as the interviewer will see it, and what is left out and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from candor.domain.offered import Offered
from candor.domain.question import Questionnaire
from candor.ui.library.sheet import Sheet
from candor.ui.pieces import Button, field_label, in_row, stacked
from candor.ui.style import SPACE, Style
from candor.workflows.leaves import Leaf, leaves_of


class ReasonBox(QLineEdit):
    """Announces ``settled`` when Enter is pressed or the focus goes on, and ``entered`` after Enter."""

    settled = Signal()
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settled.emit()
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class SeenQuestion(QWidget):
    """``explained(keys, reason)`` says why they are left out; ``edit_wanted`` and ``removal_wanted`` speak of the
    question of one's own that is shown."""

    explained = Signal(object, str)
    edit_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._why: tuple[str, ...] = ()
        self._leaves: dict[tuple[int, str], dict[str, Leaf]] = {}
        self.reason = ReasonBox()
        self.reason.setPlaceholderText("In a few words, for the committee")
        self.reason.setMaxLength(300)
        self._asked = field_label("", self.reason)
        self._asked.setWordWrap(True)
        self.reason.setAccessibleName("Why it is left out")
        self.edit_button = Button("Change…", style, kind="quiet", icon="pen-line", name="Change this question")
        self.remove_button = Button("Remove", style, kind="danger", icon="trash-2", name="Remove this question")
        self.sheet = Sheet(style, "What the interviewer will see")
        self._reasons, self._own = QWidget(), QWidget()
        self._reasons.setLayout(stacked(self._asked, self.reason, spacing=SPACE.xs))
        self._own.setLayout(in_row(self.edit_button, self.remove_button, 1))
        above = stacked(self._reasons, self._own, spacing=SPACE.s)
        above.setContentsMargins(SPACE.xl, 0, SPACE.xl, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(above)
        whole.addWidget(self.sheet, 1)
        self.reason.settled.connect(self.settle)
        self.reason.editingFinished.connect(self.settle)
        self.edit_button.clicked.connect(self.edit_wanted)
        self.remove_button.clicked.connect(self.removal_wanted)
        self._reasons.hide()
        self._own.hide()

    def show_question(self, each: Offered, language: str, *, own: bool) -> None:
        self._own.setVisible(own)
        leaf = self._leaf(each, language, own=own)
        self.sheet.show_leaves([leaf] if leaf else [])

    def show_section(self, keys: Mapping[str, Offered], language: str) -> None:
        """A section's questions one under the other."""
        self._own.hide()
        leaves = [self._leaf(each, language, own=each.question.added) for each in keys.values()]
        self.sheet.show_leaves([leaf for leaf in leaves if leaf])

    def show_nothing(self) -> None:
        self._own.hide()
        self.ask_why((), "", "")
        self.sheet.show_leaves((), "No question has these words.")

    def ask_why(self, keys: tuple[str, ...], title: str, reason: str) -> None:
        """Ask why these are left out; nothing is asked for none."""
        if keys == self._why and (self.reason.hasFocus() or self.reason.text() == reason):
            self._reasons.setVisible(bool(keys))
            return
        self._why = keys
        self._asked.setText(
            f"Why are these {len(keys)} left out, though they must be asked?"
            if len(keys) > 1
            else f"Why is “{title}” left out, though it must be asked?"
        )
        self.reason.setText(reason)
        self._reasons.setVisible(bool(keys))

    def settle(self) -> None:
        """Take the reason as it stands."""
        if self._why and not self._reasons.isHidden():
            self.explained.emit(self._why, self.reason.text().strip())

    def _leaf(self, each: Offered, language: str, *, own: bool) -> Leaf | None:
        if own:
            return leaves_of(_alone(each), language)[1]
        name = (id(each.questionnaire), language)
        if name not in self._leaves:
            self._leaves[name] = _leaves(each, language)
        return self._leaves[name].get(each.key)


def _alone(each: Offered) -> Questionnaire:
    return replace(each.questionnaire, sections=(replace(each.section, questions=(each.question,)),))


def _leaves(each: Offered, language: str) -> dict[str, Leaf]:
    """Every question's leaf by key; each section's heading comes before its questions."""
    leaves = iter(leaves_of(each.questionnaire, language))
    found = {}
    for section in each.questionnaire.sections:
        next(leaves)
        for question in section.questions:
            found[f"{each.questionnaire.id}/{question.id}"] = next(leaves)
    return found
