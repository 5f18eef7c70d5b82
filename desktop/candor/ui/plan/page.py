"""Adjusting the plan: tick, order, add, and read what will be asked, with the time it takes always in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from candor.domain.question import Question
from candor.domain.tailoring import OWN, Tailoring
from candor.ui.library.asking import AskingBar
from candor.ui.pieces import Button, in_row, label, rule, set_tone, stacked
from candor.ui.plan.drafting import Drafting
from candor.ui.plan.model import PlanModel
from candor.ui.plan.naming import NamingBar
from candor.ui.plan.own_form import OwnQuestionForm
from candor.ui.plan.seen import SeenQuestion
from candor.ui.plan.tools import PlanTools
from candor.ui.plan.tree import PlanTree
from candor.ui.style import SPACE, Role, Style

NARROW = 820
"""Pixels at 100 % text size below which the question stands under the tree."""


class PlanPage(QWidget):
    """``done`` when the person goes back; ``changed`` after every step; ``save_requested(title, instead)``."""

    done = Signal()
    changed = Signal()
    save_requested = Signal(str, bool)

    def __init__(self, style: Style, drafting: Drafting) -> None:
        super().__init__()
        self._looks = style
        self._draft = drafting
        self._language = ""
        self._together: tuple[str, ...] = ()
        self.bar = AskingBar(style)
        self.model = PlanModel(self)
        self.tree = PlanTree(style, self.model)
        self.tools = PlanTools(style)
        self.seen = SeenQuestion(style)
        self.own_form = OwnQuestionForm(style)
        self.right = QStackedWidget()
        self.right.addWidget(self.seen)
        self.right.addWidget(self.own_form)
        self.naming = NamingBar(style)
        self.done_button = Button("Done", style, kind="primary", tip="Esc")
        self._total = label("", Role.BODY, wrap=True)
        self._warning = label("", Role.CAPTION, "partial", wrap=True)
        keeps = self._warning.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # Else a tick moves everything below while the hand goes to the next.
        self._warning.setSizePolicy(keeps)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.tree)

    def _lay_out(self) -> None:
        self._left = QWidget()
        self._column = stacked(self.tools, self.tree, spacing=SPACE.s)
        self._column.setStretch(1, 1)
        self._left.setLayout(self._column)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(SPACE.m)
        self._body.addWidget(self._left, 11)
        self._between = rule(vertical=True)
        self._body.addWidget(self._between)
        self._body.addWidget(self.right, 9)
        head = stacked(label("What is asked", Role.TITLE), self._total, self._warning, spacing=SPACE.xs)
        head.setContentsMargins(SPACE.xl, SPACE.s, SPACE.xl, SPACE.m)
        self._hint = label("Drag or Alt+Up and Alt+Down to reorder · Space ticks", Role.CAPTION, "muted")
        foot = in_row(self.naming, self._hint, self.done_button, spacing=SPACE.l)
        foot.setStretch(0, 1)
        foot.setContentsMargins(SPACE.xl, SPACE.m, SPACE.xl, SPACE.m)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addLayout(head)
        whole.addWidget(rule())
        whole.addSpacing(SPACE.m)
        whole.addLayout(self._body, 1)
        whole.addWidget(rule())
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.tools.filter.textChanged.connect(self._search)
        self.tools.filter.returnPressed.connect(self.tree.setFocus)
        self.tools.fit.clicked.connect(lambda: self._went(self._draft.fit()))
        self.tools.everything.clicked.connect(lambda: self._went(self._draft.ask_everything()))
        self.tools.add.clicked.connect(self.write_own)
        self.tools.undo.clicked.connect(self.undo)
        self.tools.redo.clicked.connect(self.redo)
        self.model.ticked.connect(self.tick)
        self.model.part_moved.connect(lambda place, number: self._change(self._draft.now.with_part_at(place, number)))
        self.model.key_moved.connect(lambda key, number: self._change(self._draft.now.with_key_at(key, number)))
        self.tree.stood_on.connect(self._stand_on)
        self.tree.entered.connect(lambda name: self._change_own(name) or self.seen.sheet.setFocus())
        self.tree.deleted.connect(self.remove_own)
        self.seen.explained.connect(self.explain)
        self.seen.reason.entered.connect(self.tree.setFocus)
        self.seen.edit_wanted.connect(lambda: self._change_own(self.tree.standing))
        self.seen.removal_wanted.connect(lambda: self.remove_own(self.tree.standing))
        self.own_form.written.connect(self.take_own)
        self.own_form.left.connect(self._leave_form)
        self.right.currentChanged.connect(self._arrange)
        self.naming.named.connect(lambda title: self.save_requested.emit(title, False))
        self.done_button.clicked.connect(self.leave)
        for keys, way in (
            (QKeySequence.StandardKey.Undo, self.undo),
            (QKeySequence.StandardKey.Redo, self.redo),
            (QKeySequence("Ctrl+F"), self.tools.filter.setFocus),
            (QKeySequence("Ctrl+K"), self.tools.filter.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(way)

    # Shown ----------------------------------------------------------------------------------------------------------

    def enter(self, language: str = "") -> None:
        """Show the plan as it stands; go to what must be asked and is left out without a reason, if there is any."""
        self._language = language
        self.bar.dismiss()
        self.naming.fold()
        self.tools.filter.clear()
        self._leave_form()
        self.refresh()
        unexplained = self._draft.unexplained
        if unexplained:
            self.tree.stand_on(unexplained[0])
        self.tree.setFocus()

    def refresh(self) -> None:
        draft = self._draft
        self.model.show(draft.now, draft.found, self._language)
        summary = draft.summary()
        self._total.setText(f"{summary[:1].upper()}{summary[1:]}." if summary else "Nothing chosen yet.")
        set_tone(self._total, None if draft.fits else "partial")
        warning = draft.warning().replace("; say why under Adjust", "; say why")
        self._warning.setText(warning or "\N{NO-BREAK SPACE}")
        self._warning.setVisible(bool(warning))
        self.tools.show_state(
            minutes=draft.sitting.minutes,
            fitted=draft.as_proposed,
            everything=draft.everything,
            undo=draft.can_undo,
            redo=draft.can_redo,
        )
        self.naming.offer(bool(draft.now.asked))
        self._show_standing()

    def _stand_on(self, name: str) -> None:
        self._together = ()
        self._show_standing()

    def _show_standing(self) -> None:
        name, found, now = self.tree.standing, self._draft.found, self._draft.now
        part = next((part for part in now.parts if part.place == name), None)
        if name in found:
            self.seen.show_question(found[name], self._language, own=name.startswith(f"{OWN}/"))
            self._ask_why([name])
        elif part is not None:
            self.seen.show_section({key: found[key] for key in part.keys}, self._language)
            self._ask_why(list(part.keys))
        else:
            self.seen.show_nothing()

    def _ask_why(self, keys: Sequence[str]) -> None:
        """Ask for the reason of what stands here; after a tick that left out several, of all of them."""
        found, now = self._draft.found, self._draft.now
        out = set(self._draft.left_out)
        here = tuple(key for key in (self._together or keys) if key in out)
        reasons = {now.reason(key) for key in here}
        title = found[here[0]].question.title if here else ""
        self.seen.ask_why(here, title, reasons.pop() if len(reasons) == 1 else "")

    def _search(self, words: str) -> None:
        self.model.set_filter(words)
        self._show_standing()

    # Steps ----------------------------------------------------------------------------------------------------------

    def tick(self, keys: Sequence[str], on: bool) -> None:
        draft = self._draft
        after = draft.now.with_asked(keys, draft.found) if on else draft.now.without_asked(keys)
        self._change(after)
        out = set(draft.left_out)
        self._together = tuple(key for key in keys if key in out) if not on else ()
        self._show_standing()

    def explain(self, keys: Sequence[str], reason: str) -> None:
        after = self._draft.now
        for key in keys:
            after = after.because(key, reason)
        self._change(after)

    def write_own(self) -> None:
        self.own_form.start()
        self.right.setCurrentWidget(self.own_form)
        self.own_form.say.setFocus()

    def take_own(self, question: Question) -> None:
        """A question that was written or changed; a new one gets an id that no other has."""
        taken = {known.id for known in self._draft.now.added}
        number = len(taken) + 1
        while f"own-question-{number}" in taken:
            number += 1
        whole = replace(question, id=question.id or f"own-question-{number}")
        self._leave_form()
        self._change(self._draft.now.with_added(whole))
        self.tree.stand_on(f"{OWN}/{whole.id}")
        self.tree.setFocus()

    def remove_own(self, name: str) -> None:
        if name.startswith(f"{OWN}/") and name in self._draft.now.keys:
            self._change(self._draft.now.without_added(name.partition("/")[2]))

    def _change_own(self, name: str) -> bool:
        question = next((each for each in self._draft.now.added if f"{OWN}/{each.id}" == name), None)
        if question is not None:
            self.own_form.start(question)
            self.right.setCurrentWidget(self.own_form)
            self.own_form.say.setFocus()
        return question is not None

    def undo(self) -> None:
        self._went(self._draft.undo())

    def redo(self) -> None:
        self._went(self._draft.redo())

    def _change(self, after: Tailoring) -> None:
        self._went(self._draft.change(after))

    def _went(self, changed: bool) -> None:
        if changed:
            self._together = ()
            self.refresh()
            self.changed.emit()

    def _leave_form(self) -> None:
        if self.right.currentWidget() is self.own_form:
            self.right.setCurrentWidget(self.seen)
            self.tree.setFocus()

    # Saving and leaving ---------------------------------------------------------------------------------------------

    def ask_to_replace(self, title: str) -> None:
        """One of one's own has this title already."""
        self.bar.ask(
            f"“{title}” is among your own already. Replace it with what is ticked here?",
            (("Replace it", lambda: self.save_requested.emit(title, True)),),
            "partial",
        )

    def leave(self) -> None:
        """Go back; a reason that was just typed counts, and so does a question, once it is whole."""
        self.seen.settle()
        writing = self.right.currentWidget() is self.own_form and self.own_form.say.toPlainText().strip()
        if writing and not self.own_form.hand_in():
            return
        self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() != Qt.Key.Key_Escape:
            event.accept()  # Enter here must not begin the interview.
        elif self.tools.filter.text():
            self.tools.filter.clear()
            self.tree.setFocus()
        else:
            self.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Side by side where there is room; else one above the other, and a form alone."""
        wide = self.width() >= self._looks.px(NARROW)
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._column.setContentsMargins(SPACE.xl, 0, 0 if wide else SPACE.xl, 0)
        self._between.setVisible(wide)
        self._hint.setVisible(wide)
        self._left.setVisible(wide or self.right.currentWidget() is self.seen)
