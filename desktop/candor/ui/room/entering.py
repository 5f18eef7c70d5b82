"""From a choice or a figure to the record: the newest counts on screen at once, and is durable a moment later."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from candor.domain.answer import Answer
from candor.domain.errors import KnownError
from candor.ui.room.decisions import Decisions
from candor.ui.room.saving import Saving
from candor.workflows import conduct
from candor.workflows.ledger import Ledger
from candor.workflows.services import Services


class Entering(QObject):
    """``entered`` tells that a question has something new; ``refused`` carries its key and the sentence, and the record
    stays what it was."""

    entered = Signal(str)
    refused = Signal(str, str)

    def __init__(
        self, services: Services, ledger: Ledger, interview_id: str, decisions: Decisions, saving: Saving
    ) -> None:
        super().__init__(decisions)
        self._services, self._ledger, self._interview_id = services, ledger, interview_id
        self._decisions, self._saving = decisions, saving
        self._latest: dict[str, tuple[tuple[str, ...], str]] = {}

    def answer(self, key: str) -> Answer:
        """The answer as it will stand once everything entered is durable."""
        answer = self._ledger.record.answer(self._interview_id, key)
        if key not in self._latest:
            return answer
        chosen, value = self._latest[key]
        return replace(answer, chosen=chosen, value=value)

    def give(self, key: str, chosen: tuple[str, ...], value: str) -> None:
        wanted = (chosen, value)
        self._latest[key] = wanted

        def work() -> None:
            conduct.give_value(
                self._ledger, self._services.assessor, self._interview_id, key, chosen=chosen, value=value
            )

        def done() -> None:
            self._forget(key, wanted)
            self._saving.saved.emit(self._services.clock.now())

        def refused(error: KnownError) -> None:
            self._forget(key, wanted)
            self.refused.emit(key, error.sentence)

        self._decisions.run(work, done, refused=refused)
        self.entered.emit(key)

    def _forget(self, key: str, wanted: tuple[tuple[str, ...], str]) -> None:
        if self._latest.get(key) == wanted:
            del self._latest[key]
