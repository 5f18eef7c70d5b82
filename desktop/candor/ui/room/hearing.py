"""Listening while words are typed: off the window's thread, the latest words win, stale answers are dropped."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from candor.domain.deflection import Assessment
from candor.domain.question import Question
from candor.ui.operations import Operations
from candor.workflows.services import Services
from candor.workflows.wording import storable


class Hearing(QObject):
    """``heard`` carries the key, the words, the question they were held against and the assessment. What counted is
    kept per question by ``keep``."""

    heard = Signal(str, str, object, object)

    def __init__(self, services: Services, operations: Operations, held_on: date, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._operations, self._held_on = services, operations, held_on
        self._known: dict[str, tuple[str, Question, Assessment]] = {}
        self._listened = False

    def latest(self, key: str) -> tuple[str, Assessment | None]:
        """The words last listened to and what was heard, ("", None) before the first."""
        text, _, assessment = self._known.get(key, ("", None, None))
        return text, assessment

    def keep(self, key: str, text: str, question: Question, assessment: Assessment) -> None:
        self._known[key] = (text, question, assessment)

    def wake(self, question: Question) -> None:
        """Have the assessor load what it needs before the first words come, but only once the room is painted: the
        two would take turns, and a person waits for the room."""
        assessor, held_on = self._services.assessor, self._held_on

        def load() -> None:
            if self._listened:  # Words were there already; the latest request wins, and this must not be it.
                return
            self._operations.listen(lambda: assessor.assess(question, "", on=held_on), lambda _nothing: None)

        QTimer.singleShot(0, self, load)

    def listen(self, key: str, question: Question, text: str, language: str) -> None:
        """Assess these words, said in this language, against what is still expected of them, unless that was done
        already; nothing is heard in silence."""
        if not text.strip() or (key in self._known and self._known[key][:2] == (text, question)):
            return
        self._listened = True
        assessor, held_on = self._services.assessor, self._held_on
        self._operations.listen(
            lambda: assessor.assess(question, storable(text), on=held_on, language=language),
            lambda assessment: self.heard.emit(key, text, question, assessment),
        )
