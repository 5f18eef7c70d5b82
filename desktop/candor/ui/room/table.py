"""The question on the table: shown with what was heard of it, entered, judged. Knows nothing of moving to another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from candor.domain.answer import Basis, Disposition, Substance, answer_id
from candor.domain.deflection import Assessment, Verdict
from candor.domain.evidence import Evidence
from candor.domain.interview import Interview
from candor.domain.language import language_of
from candor.domain.plan import Planned
from candor.domain.question import Question
from candor.domain.record import Record
from candor.domain.value import still_expected
from candor.ui.operations import Operations
from candor.ui.room.attachments import Attachments
from candor.ui.room.decisions import Decisions
from candor.ui.room.entering import Entering
from candor.ui.room.frame import RoomFrame
from candor.ui.room.hearing import Hearing
from candor.ui.room.overview import Overview
from candor.ui.room.presented import Presented, present
from candor.ui.room.saving import Saving
from candor.ui.style import Style
from candor.workflows.ledger import Ledger
from candor.workflows.services import Services


class Table(RoomFrame):
    """``current_key`` is the question, ``overview`` the interview as it stands."""

    def __init__(
        self,
        services: Services,
        style: Style,
        operations: Operations,
        ledger: Ledger,
        interview_id: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, parent)
        self._ledger = ledger
        self.interview_id = interview_id
        self.current_key = ""
        self.overview = Overview.of(ledger.record, interview_id)
        self._presented: Presented | None = None
        self._saving = Saving(services, operations, ledger, interview_id, self)
        self._decisions = Decisions(services, operations, ledger, interview_id, self._saving)
        self._attachments = Attachments(services, operations, ledger, self)
        self._hearing = Hearing(services, operations, self._interview.held_on, self)
        self._entering = Entering(services, ledger, interview_id, self._decisions, self._saving)
        self.sheet.entry.entered.connect(self._enter)
        self._entering.entered.connect(self._entered)
        self._entering.refused.connect(self._not_entered)
        self._connect_decisions()
        self._connect_evidence()
        self._hearing.heard.connect(self._heard)

    @property
    def _record(self) -> Record:
        return self._ledger.record

    @property
    def _interview(self) -> Interview:
        return self._record.interviews[self.interview_id]

    @property
    def _planned(self) -> Planned:
        return self.overview.item(self.current_key)

    def _connect_decisions(self) -> None:
        judgement = self.sheet.judgement
        judgement.disposition_chosen.connect(self.choose_disposition)
        judgement.skipped.connect(self.skip)
        judgement.speaker_chosen.connect(self.choose_speaker)
        judgement.basis_chosen.connect(self.choose_basis)
        judgement.verbatim_marked.connect(self.mark_verbatim)
        judgement.substance_chosen.connect(self.choose_substance)
        judgement.candor_chosen.connect(self.choose_candor)
        self._decisions.failed.connect(self.notices.failed)

    def _connect_evidence(self) -> None:
        evidence, attachments = self.sheet.evidence, self._attachments
        for wish in (self.files_dropped, self.editor.files_offered, evidence.files_offered):
            wish.connect(self.attach_paths)
        self.editor.image_offered.connect(self.attach_image)
        self.editor.long_text_offered.connect(self._attach_long_text)
        evidence.open_wished.connect(attachments.open)
        evidence.export_wished.connect(attachments.export)
        evidence.removal_wished.connect(attachments.remove)
        evidence.thumbnail_wished.connect(attachments.picture)
        attachments.pictured.connect(evidence.show_thumbnail)
        attachments.progressed.connect(evidence.show_progress)
        attachments.changed.connect(self._show_current)
        attachments.failed.connect(self.notices.failed)
        attachments.warned.connect(self._warn_before_opening)

    # Showing ----------------------------------------------------------------------------------------------------------

    def _show_current(self) -> None:
        """Bring the record and what was heard of the words in the box together on screen."""
        if not self.current_key:
            return
        question, text = self._planned.question, self.editor.toPlainText()
        answer = self._entering.answer(self.current_key)
        assessed, assessment = self._hearing.latest(self.current_key) if text.strip() else (text, None)
        words = text if assessment is None else assessed
        shown = present(self._record, answer, words, assessment)
        self._presented = shown
        self.sheet.judgement.show_judged(shown.judged, question)
        self.sheet.evidence.show_evidence(shown.evidence)
        if words == text:
            self.editor.show_marks(shown.marks)
        left = still_expected(question, answer).expects
        entered = [part for part in question.expects if part not in left]
        self.sheet.entry.show_given(question, answer.chosen, answer.value)
        self.listening.show_heard(question, assessment, shown.flags, entered)
        self.listening.show_promises(shown.heard, shown.kept, owner=shown.owner, read_only=self._record.locked)

    def _paused_typing(self, text: str) -> None:
        if not text.strip():
            self._show_current()
        planned = self._planned
        language = language_of(planned.question, planned.questionnaire.language, self._interview.language)
        self._hearing.listen(self.current_key, self._expecting, text, language)

    @property
    def _expecting(self) -> Question:
        """The question without what was entered already."""
        return still_expected(self._planned.question, self._entering.answer(self.current_key))

    def hear_now(self) -> None:
        """Save and listen to the words as they stand, without waiting for a pause."""
        if self.current_key:
            self._paused_typing(self._take_words())

    def _heard(self, key: str, text: str, question: Question, assessment: Assessment) -> None:
        """What was heard counts only for the words that are in the box now."""
        if key == self.current_key and text == self.editor.toPlainText() and question == self._expecting:
            self._hearing.keep(key, text, question, assessment)
            self._show_current()

    # What is entered --------------------------------------------------------------------------------------------------

    def choose_nth(self, number: int) -> None:
        """Choose the n-th choice of the question, or take it back."""
        self.sheet.entry.choose_nth(number)

    def to_value(self) -> None:
        """The focus goes to what is entered besides the words, and from there back to the answer."""
        if self.sheet.entry.isAncestorOf(self.focusWidget() or self) or not self.sheet.entry.take_focus():
            self.focus_answer()

    def enter(self, *, chosen: Sequence[str] = (), value: str = "") -> None:
        """What was chosen, counted or dated, as ``conduct.give_value`` takes it."""
        self._enter(tuple(chosen), value)

    def _enter(self, chosen: tuple[str, ...], value: str) -> None:
        self._entering.give(self.current_key, chosen, value)

    def _entered(self, key: str) -> None:
        """The words need no longer say what was entered, so they are heard again."""
        if key == self.current_key:
            self._show_current()
            self._paused_typing(self.editor.toPlainText())

    def _not_entered(self, key: str, sentence: str) -> None:
        self.notices.failed(sentence)
        if key == self.current_key:
            self._show_current()

    # The answer -------------------------------------------------------------------------------------------------------

    def choose_disposition(self, disposition: Disposition) -> None:
        """*Not applicable* needs a reason: use ``skip``."""
        self._decisions.set_disposition(self.current_key, disposition)
        self.focus_answer()

    def skip(self, reason: str) -> None:
        self._decisions.skip(self.current_key, reason)
        self.focus_answer()

    def choose_substance(self, substance: Substance | None) -> None:
        self._decisions.rate(self.current_key, substance)
        self.focus_answer()

    def choose_speaker(self, person_id: str) -> None:
        self._decisions.set_speaker(self.current_key, person_id)
        self.focus_answer()

    def choose_basis(self, basis: Basis | None) -> None:
        self._decisions.set_basis(self.current_key, basis)
        self.focus_answer()

    def mark_verbatim(self, verbatim: bool) -> None:
        self._decisions.set_verbatim(self.current_key, verbatim)
        self.focus_answer()

    def choose_candor(self, verdict: Verdict | None) -> None:
        self._take_words()
        self._decisions.confirm_candor(self.current_key, verdict)
        self.focus_answer()

    def _take_words(self) -> str:
        """The words in the box as they are this moment, handed to be saved if they were not."""
        self.editor.flush()
        return self.editor.toPlainText()

    # Evidence ---------------------------------------------------------------------------------------------------------

    def attach_paths(self, paths: Sequence[Path]) -> None:
        self._attachments.take_files(paths, answer_id(self.interview_id, self.current_key))

    def attach_image(self, image: QImage) -> None:
        self._attachments.take_image(image, answer_id(self.interview_id, self.current_key))

    def _attach_long_text(self, text: str) -> None:
        self._attachments.take_text(text, answer_id(self.interview_id, self.current_key))

    def _warn_before_opening(self, evidence: Evidence) -> None:
        self.notices.may_run_programs(evidence, lambda: self._attachments.open(evidence, sure=True))
