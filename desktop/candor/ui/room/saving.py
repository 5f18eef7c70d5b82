"""From a key press to the disk: words written while they are typed, settled when a question is left, and never lost
between the two when the disk says no."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from candor.domain.answer import Draft, answer_id
from candor.domain.errors import KnownError
from candor.ui.operations import Operations
from candor.ui.room.overview import Overview
from candor.workflows import conduct
from candor.workflows.ledger import Ledger
from candor.workflows.services import Services

SLOW_MS = 1500
"""A save that takes longer than this is shown as under way."""


class Saving(QObject):
    """``saved`` carries the time of an acknowledged save; ``failed`` a sentence, while words wait in ``unsaved``;
    ``safe`` says that none wait any more; ``settled`` that an answer changed, with the overview after it."""

    saved = Signal(object)
    slow = Signal()
    failed = Signal(str)
    safe = Signal()
    settled = Signal(str, object)

    def __init__(
        self, services: Services, operations: Operations, ledger: Ledger, interview_id: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services, self._operations, self._ledger = services, operations, ledger
        self._interview_id = interview_id
        self._latest: dict[str, str] = {}
        self._writing = False
        self.unsaved: dict[str, str] = {}
        prefix = f"{interview_id}/"
        for draft in ledger.drafts.values():
            if draft.answer_id.startswith(prefix):
                self._latest[draft.answer_id.removeprefix(prefix)] = draft.text
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self.slow)

    def words(self, key: str) -> str:
        """The words as last typed, wherever they have got to."""
        if key in self._latest:
            return self._latest[key]
        return conduct.current_text(self._ledger, self._interview_id, key)

    def unsettled(self, key: str) -> bool:
        """Whether there are words of this question that are not yet its answer."""
        return key in self._latest

    # Writing ----------------------------------------------------------------------------------------------------------

    def write(self, key: str, text: str) -> None:
        """Make words durable. While one write is under way newer words wait for it, the newest only."""
        self._latest[key] = text
        if not self._writing:
            self._write_now(key, text)

    def _write_now(self, key: str, text: str) -> None:
        self._writing = True
        self._slow.start()

        def work() -> Draft:
            try:
                return conduct.write(self._ledger, self._interview_id, key, text)
            finally:
                self._writing = False

        self._operations.run(
            work, lambda draft: self._wrote(key, text, draft), lambda error: self._refused({key: text}, error)
        )

    def _wrote(self, key: str, text: str, draft: Draft) -> None:
        self._acknowledge(key, text)
        self.saved.emit(draft.saved_at)
        newer = self._latest.get(key, text)
        if newer != text and not self._writing:
            self._write_now(key, newer)

    # Settling ---------------------------------------------------------------------------------------------------------

    def settle(self, key: str, text: str) -> None:
        """The words become the answer; nothing is done for a question whose words nobody touched."""
        if key not in self._latest and text == self._settled_text(key):
            return
        self._latest[key] = text
        self._slow.start()

        def work() -> Overview:
            conduct.settle(self._ledger, self._services.assessor, self._interview_id, key, text)
            return Overview.of(self._ledger.record, self._interview_id)

        self._operations.run(
            work, lambda overview: self._has_settled(key, text, overview), lambda e: self._refused({key: text}, e)
        )

    def settle_everything(self) -> None:
        for key, text in list(self._latest.items()):
            self.settle(key, text)

    def _has_settled(self, key: str, text: str, overview: Overview) -> None:
        self.note_settled(key, text)
        self.saved.emit(self._services.clock.now())
        self.settled.emit(key, overview)

    def note_settled(self, key: str, text: str) -> None:
        """These words were settled, here or as part of something else that was done."""
        if self._latest.get(key) == text:
            del self._latest[key]
        self._acknowledge(key, text)

    def _settled_text(self, key: str) -> str:
        answer = answer_id(self._interview_id, key)
        return "" if answer in self._ledger.drafts else self._ledger.record.answer(self._interview_id, key).text

    # When the disk says no --------------------------------------------------------------------------------------------

    def retry(self) -> None:
        """Try again with everything that waits."""
        for key, text in list(self.unsaved.items()):
            self._write_now(key, self._latest.get(key, text))

    def _acknowledge(self, key: str, text: str) -> None:
        self._slow.stop()
        if key in self.unsaved and self._latest.get(key, text) == text:
            del self.unsaved[key]
            if not self.unsaved:
                self.safe.emit()

    def _refused(self, words: dict[str, str], error: KnownError) -> None:
        self._slow.stop()
        self.unsaved.update(words)
        self.failed.emit(error.sentence)

    def when_settled(self, last: Callable[[], None], done: Callable[[], None]) -> None:
        """After everything asked for so far: ``last`` on the worker, then ``done``; but not while words wait."""

        def finished(_nothing: None) -> None:
            if not self.unsaved:
                done()

        self._operations.run(last, finished, lambda error: self.failed.emit(error.sentence))
