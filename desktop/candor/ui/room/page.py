"""The interview room: opening it, moving from question to question with nothing lost, and leaving it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from candor.domain.answer import Draft
from candor.domain.earlier import earlier_answers
from candor.ui.operations import Operations
from candor.ui.room.banner import Way
from candor.ui.room.flagging import FlaggedTable
from candor.ui.room.keys import every_sequence
from candor.ui.room.notices import ask_where_to_save, words_as_text
from candor.ui.room.overview import Overview
from candor.ui.room.presented import people_in_the_room
from candor.ui.room.route import Route
from candor.ui.room.shortcuts import bind
from candor.ui.room.sitting import Sitting
from candor.ui.style import Style
from candor.workflows.ledger import Ledger
from candor.workflows.services import Services


class RoomPage(FlaggedTable):
    """``left``, ``review_requested`` and ``sign_off_requested`` are wishes to the window, which calls ``settle_now``
    before it acts on them and ``shut`` before the page goes."""

    left = Signal()
    review_requested = Signal()
    sign_off_requested = Signal()

    def __init__(
        self,
        services: Services,
        style: Style,
        operations: Operations,
        ledger: Ledger,
        interview_id: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(services, style, operations, ledger, interview_id, parent)
        self._leaving: Callable[[], None] | None = None
        self._sitting = Sitting(self._interview.used_seconds, self)
        self.route = Route(self, services, ledger, self._decisions)
        self.editor.typed.connect(self._typed)
        self.editor.paused.connect(self._paused_typing)
        self.questions.chosen.connect(self.go_to)
        self._connect_saving()
        self._sitting.ticked.connect(self._show_time)
        self.top.left.connect(self.left)
        self.top.pause_toggled.connect(self.toggle_pause)
        self.top.review_requested.connect(self._end_for_review)
        self.top.sign_off_requested.connect(self._end_for_sign_off)
        bind(self)
        self.editor.leave_keys(every_sequence())
        self._open()

    def _connect_saving(self) -> None:
        self._decisions.changed.connect(self._changed)
        self._saving.saved.connect(self.bottom.show_saved)
        self._saving.slow.connect(self.bottom.show_saving)
        self._saving.failed.connect(self._not_saved)
        self._saving.safe.connect(self.notices.saved_again)
        self._saving.settled.connect(self._settled)

    # Opening ----------------------------------------------------------------------------------------------------------

    def _open(self) -> None:
        self.top.show_deal(self._record.deal, self._interview)
        self.sheet.judgement.show_people(people_in_the_room(self._record, self.interview_id))
        self._show_overview()
        if not self._record.locked:
            self._decisions.start()
            if self._interview.ended_at is None:
                self._sitting.run()
            else:
                self.notices.sitting_ended(self.toggle_pause)
        self._show_time()
        recovered = self._recovered()
        if recovered:
            self.notices.words_recovered([(self._title(key), draft) for key, draft in recovered])
        first = recovered[0][0] if recovered else self._interview.last_question
        if first not in self.overview.positions:
            first = self.overview.items[0].key if self.overview.items else ""
        if first:
            self._hearing.wake(self.overview.item(first).question)
            self._show_question(first)

    def _recovered(self) -> list[tuple[str, Draft]]:
        """Words a crash left unsettled, by question, the latest first."""
        prefix = f"{self.interview_id}/"
        drafts = [d for d in self._ledger.drafts.values() if d.answer_id.startswith(prefix) and d.text.strip()]
        drafts.sort(key=lambda draft: draft.saved_at, reverse=True)
        return [(draft.answer_id.removeprefix(prefix), draft) for draft in drafts]

    def _title(self, key: str) -> str:
        return self.overview.item(key).question.title if key in self.overview.positions else key

    # Moving -----------------------------------------------------------------------------------------------------------

    def go_to(self, key: str) -> None:
        """Settle the question on the table and put this one there. Raises KeyError for one that is not planned."""
        if key not in self.overview.positions:
            raise KeyError(key)
        if key != self.current_key:
            self._leave_words()
            if not self._record.locked:
                self._decisions.visit(key, self._sitting.used_seconds)
            self._show_question(key)
        self.focus_answer()

    def go_next(self) -> None:
        self._step(1)

    def go_previous(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        """Past either end nothing moves, but the words are settled all the same."""
        key = self.overview.beside(self.current_key, step)
        if key is not None:
            self.go_to(key)
        else:
            self._leave_words()
            self.focus_answer()

    def _leave_words(self) -> None:
        """Hand what was entered, and the words in the box, over to become the answer."""
        if self.current_key and not self._record.locked:
            unfit = self.sheet.entry.flush()
            if unfit:
                self.notices.failed(f"{self._title(self.current_key)}: {unfit}")
            self._saving.settle(self.current_key, self.editor.taken())

    def _show_question(self, key: str) -> None:
        self.current_key = key
        self.sheet.close_lines()
        self.listening.close_lines()
        planned, answer = self._planned, self._entering.answer(key)
        earlier = earlier_answers(self._record, self._interview, planned)
        self.sheet.prompt.show_question(planned, self.overview.place(key), earlier)
        self.sheet.entry.show_question(key, planned.question, answer.chosen, answer.value)
        self.bottom.show_kind(planned.question.kind)
        self.route.show_rounds()
        self.questions.show_current(key)
        self.editor.show_answer(key, self._saving.words(key))
        text = self.editor.toPlainText()
        if text.strip():  # Silence is shown by what follows.
            self._show_current()
        self._paused_typing(text)

    # What came of it --------------------------------------------------------------------------------------------------

    def _settled(self, _key: str, overview: Overview) -> None:
        self._changed(overview)

    def _changed(self, overview: Overview) -> None:
        """Something in the record is different now; conditions may have brought questions or taken them away."""
        before, self.overview = self.overview, overview
        self._show_overview()
        key = self.current_key
        if key not in overview.positions:
            nearest = overview.nearest(key, before)
            if nearest:
                self._leave_words()
                self._show_question(nearest)
        elif overview.item(key).question != before.item(key).question:
            self._leave_words()
            self._show_question(key)
        else:
            self.sheet.prompt.show_place(self._planned, overview.place(key))
            self.route.show_rounds()
            self._show_current()

    def _show_overview(self) -> None:
        locked, nothing = self._record.locked, not self.overview.items
        self.questions.show_overview(self.overview)
        self.questions.show_current(self.current_key)
        self.top.show_overview(self.overview)
        self.editor.setReadOnly(locked or nothing)
        for part in (self.sheet.entry, self.sheet.judgement, self.sheet.evidence, self.listening):
            part.set_read_only(locked or nothing)
        self.route.show_languages(self._record, self._interview)
        if nothing:
            self.sheet.prompt.show_nothing()
        if locked:
            self.notices.record_signed(self._record.revision)
            self.bottom.show_read_only()

    # Saving -----------------------------------------------------------------------------------------------------------

    def _typed(self, text: str) -> None:
        self._leaving = None
        self._saving.write(self.current_key, text)

    def _not_saved(self, sentence: str) -> None:
        self.bottom.show_not_saved()
        ways: list[Way] = [("Retry", self._saving.retry), ("Save the words elsewhere…", self._save_elsewhere)]
        if self._leaving is not None:
            ways.append(("Leave without them", self._leaving))
        self.notices.not_saved(sentence, ways)

    def _save_elsewhere(self) -> None:
        """Words the dossier's disk will not take, written as text where the person says."""
        to = ask_where_to_save(self)
        if to is not None:
            words = dict(self._saving.unsaved)
            content = words_as_text(words, {key: self._title(key) for key in words})
            self._decisions.write_elsewhere(to, content)
        self.focus_answer()

    # Time -------------------------------------------------------------------------------------------------------------

    def toggle_pause(self) -> None:
        """Stop or resume the clock; typing goes on either way."""
        if self._sitting.running:
            self._sitting.pause()
        elif not self._record.locked:
            self._sitting.run()
            self._decisions.resume()
            self.notices.sitting_goes_on()
        self._show_time()
        self.focus_answer()

    def spend(self, seconds: int) -> None:
        """Count time that was used away from this window."""
        self._sitting.add(seconds)

    def _show_time(self) -> None:
        if self._record.locked:
            self.top.show_over()
        else:
            self.top.show_paused(not self._sitting.running)
        self.top.show_time(self._sitting.used_seconds, self._interview.planned_minutes)

    # Leaving ----------------------------------------------------------------------------------------------------------

    def settle_now(self, done: Callable[[], None]) -> None:
        """Settle every word typed, remember place and time, then call ``done``. If the disk refuses, the banner says
        so, and ``done`` is called only if the person chooses to leave without the words."""
        if self._record.locked or not self.current_key:
            done()
            return
        self._leave_words()
        self._saving.settle_everything()
        self._leaving = done
        key, used = self.current_key, self._sitting.used_seconds
        self._saving.when_settled(lambda: self._decisions.visit_now(key, used), done)

    def shut(self) -> None:
        """Stop listening and ticking, and forget what was opened outside; call ``settle_now`` first."""
        self.editor.forget_all()
        self._sitting.pause()
        self._attachments.shut()
        if self.in_call_mode:
            self.toggle_call_mode()

    def _end_for_review(self) -> None:
        self._end_sitting(self.review_requested.emit)

    def _end_for_sign_off(self) -> None:
        self._end_sitting(self.sign_off_requested.emit)

    def _end_sitting(self, then: Callable[[], None]) -> None:
        """Review or sign-off is wished for: the sitting ends, until somebody comes back."""
        if self._record.locked:
            then()
            return
        self._leave_words()
        self._saving.settle_everything()
        self._decisions.finish(self._sitting.used_seconds, then)
