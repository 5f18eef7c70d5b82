"""What a person decides about the question on the table, each one operation: state, rating, flags, promises."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from candor.domain.answer import Basis, Disposition, Substance, answer_id
from candor.domain.deflection import FlagDecision, Verdict
from candor.domain.errors import KnownError
from candor.domain.question import Question
from candor.ui.operations import Operations
from candor.ui.room.heard import ShownFlag
from candor.ui.room.overview import Overview
from candor.ui.room.promised import PromiseWords
from candor.ui.room.saving import Saving
from candor.workflows import conduct, follow_up, review
from candor.workflows.files import put_file
from candor.workflows.ledger import Ledger
from candor.workflows.services import Services


class Decisions(QObject):
    """``changed`` carries the overview after a decision was made durable, ``failed`` the sentence where it was not."""

    changed = Signal(object)
    failed = Signal(str)

    def __init__(
        self, services: Services, operations: Operations, ledger: Ledger, interview_id: str, saving: Saving
    ) -> None:
        super().__init__(saving)
        self._services, self._operations, self._ledger = services, operations, ledger
        self._interview_id, self._saving = interview_id, saving

    def run(
        self,
        operation: Callable[[], object],
        then: Callable[[], None] | None = None,
        *,
        refused: Callable[[KnownError], None] | None = None,
        after: Callable[[], None] | None = None,
    ) -> None:
        """Do it on the worker, then tell how the interview stands; ``then`` comes before that, ``after`` behind it."""

        def work() -> Overview:
            operation()
            return Overview.of(self._ledger.record, self._interview_id)

        def done(overview: Overview) -> None:
            if then is not None:
                then()
            self.changed.emit(overview)
            if after is not None:
                after()

        self._operations.run(work, done, refused or self._refused)

    def _refused(self, error: KnownError) -> None:
        self.failed.emit(error.sentence)

    # The question -----------------------------------------------------------------------------------------------------

    def start(self) -> None:
        self.run(lambda: conduct.start(self._ledger, self._interview_id))

    def visit(self, key: str, used_seconds: int) -> None:
        self.run(lambda: conduct.visit(self._ledger, self._interview_id, key, used_seconds))

    def visit_now(self, key: str, used_seconds: int) -> None:
        """As ``visit``, for what already runs on the worker."""
        conduct.visit(self._ledger, self._interview_id, key, used_seconds)

    def write_elsewhere(self, to: Path, content: str) -> None:
        """Words as a text file. What goes wrong there is told in the same place as all trouble."""
        self._operations.run(lambda: put_file(content.encode(), to), lambda _none: None, self._refused)

    def finish(self, used_seconds: int, then: Callable[[], None]) -> None:
        self.run(lambda: conduct.finish(self._ledger, self._interview_id, used_seconds), then)

    def resume(self) -> None:
        self.run(lambda: conduct.resume(self._ledger, self._interview_id))

    def set_disposition(self, key: str, disposition: Disposition) -> None:
        self.run(lambda: conduct.set_disposition(self._ledger, self._interview_id, key, disposition))

    def skip(self, key: str, reason: str) -> None:
        self.run(lambda: conduct.skip(self._ledger, self._interview_id, key, reason))

    def rate(self, key: str, substance: Substance | None) -> None:
        self.run(lambda: conduct.rate(self._ledger, self._interview_id, key, substance))

    def set_speaker(self, key: str, person_id: str) -> None:
        self.run(lambda: conduct.set_speaker(self._ledger, self._interview_id, key, person_id))

    def set_basis(self, key: str, basis: Basis | None) -> None:
        self.run(lambda: conduct.set_basis(self._ledger, self._interview_id, key, basis))

    def set_verbatim(self, key: str, verbatim: bool) -> None:
        self.run(lambda: conduct.set_verbatim(self._ledger, self._interview_id, key, verbatim))

    def confirm_candor(self, key: str, verdict: Verdict | None) -> None:
        """A verdict counts for words that are the answer, so what was typed is settled first."""
        text = self._saving.words(key)

        def work() -> None:
            self._settle(key, text)
            conduct.confirm_candor(self._ledger, self._interview_id, key, verdict)

        self.run(work, partial(self._saving.note_settled, key, text))

    # Flags ------------------------------------------------------------------------------------------------------------

    def decide_flag(self, key: str, flag: ShownFlag, decision: FlagDecision, reason: str = "") -> None:
        """On a live cue the words are settled first, so that the flag points at something that stays."""
        cue, text = flag.cue, self._saving.words(key)
        if cue is None or (flag.flag_id and not self._saving.unsettled(key)):
            self.run(lambda: review.decide(self._ledger, flag.flag_id, decision, reason))
            return
        self.run(
            lambda: review.decide_live(
                self._ledger, self._services.assessor, self._interview_id, key, text, cue, decision, reason
            ),
            partial(self._saving.note_settled, key, text),
        )

    # Promises ---------------------------------------------------------------------------------------------------------

    def keep_promise(self, key: str, question: Question, words: PromiseWords) -> None:
        text = self._saving.words(key)

        def work() -> None:
            self._settle(key, text)
            follow_up.note_promise(
                self._ledger,
                answer_id(self._interview_id, key),
                what=words.what,
                owner=words.owner,
                due_text=words.due_text,
                due=words.due or self._resolved(question, words.due_text),
            )

        self.run(work, partial(self._saving.note_settled, key, text))

    def change_promise(self, question: Question, words: PromiseWords) -> None:
        self.run(
            lambda: follow_up.change_promise(
                self._ledger,
                words.promise_id,
                what=words.what,
                owner=words.owner,
                due_text=words.due_text,
                due=words.due or self._resolved(question, words.due_text),
            )
        )

    def drop_promise(self, promise_id: str) -> None:
        self.run(lambda: follow_up.drop_promise(self._ledger, promise_id))

    def _settle(self, key: str, text: str) -> None:
        conduct.settle(self._ledger, self._services.assessor, self._interview_id, key, text)

    def _resolved(self, question: Question, due_text: str) -> date | None:
        """The date that typed words mean: ISO, or whatever the listener makes of them in a promise."""
        if not due_text:
            return None
        try:
            return date.fromisoformat(due_text)
        except ValueError:
            held_on = self._ledger.record.interviews[self._interview_id].held_on
            sentence = f"We will send it to you {due_text}."
            heard = self._services.assessor.assess(question, sentence, on=held_on)
            return next((promise.due for promise in heard.promises if promise.due), None)
