"""The course of the interview, changed from the room: rounds, what was set aside, the order, the language, questions
of one's own. Each is one operation."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from candor.domain.errors import KnownError
from candor.domain.interview import Interview
from candor.domain.question import Question
from candor.domain.record import Record
from candor.ui.room.decisions import Decisions
from candor.workflows import course, own_question
from candor.workflows.ledger import Ledger
from candor.workflows.services import Services

if TYPE_CHECKING:
    from candor.ui.room.page import RoomPage


class Route(QObject):
    """Does what the list, the line under the question and the form wish for, and offers it where it can be done."""

    def __init__(self, page: RoomPage, services: Services, ledger: Ledger, decisions: Decisions) -> None:
        super().__init__(page)
        self._page, self._services, self._ledger = page, services, ledger
        self._interview_id, self._decisions = page.interview_id, decisions
        questions, rounds, own = page.questions, page.sheet.rounds, page.sheet.own
        questions.moved.connect(self.reorder)
        questions.shifted.connect(self.move)
        questions.taken_up.connect(self.take_up)
        questions.own_wished.connect(self.write_own)
        for place in (questions.round_wished, rounds.wished):
            place.connect(self.add_round)
        for place in (questions.round_unwished, rounds.unwished):
            place.connect(self.remove_round)
        page.sheet.prompt.language.chosen.connect(self.speak)
        own.wished.connect(self._add_written)
        own.closed.connect(page.focus_answer)

    # Rounds -----------------------------------------------------------------------------------------------------------

    def show_rounds(self) -> None:
        """Another round, and the last one back, are offered at the end of the last round."""
        overview = self._page.overview
        place = overview.place(self._page.current_key)
        known = overview.repeated.get(place.repeated)
        last_round = known is not None and place.heading[2] == known.rounds and overview.changeable
        removable = known is not None and known.last_is_empty
        at_end = place.number == place.of
        self._page.sheet.rounds.show_section(
            place.repeated, known, adds=last_round and at_end, removes=last_round and removable
        )

    def add_round_here(self) -> None:
        """One more round of the repeated section on the table, if it is one."""
        section = self._page.overview.place(self._page.current_key).repeated
        if section and self._page.overview.changeable:
            self.add_round(section)

    def add_round(self, section: str) -> None:
        """One more round; then to its first question."""
        began: list[str] = []

        def work() -> None:
            began.append(course.add_round(self._ledger, self._interview_id, section))

        self._decisions.run(work, after=lambda: self._reach(began[0]))

    def remove_round(self, section: str) -> None:
        self._decisions.run(lambda: course.remove_round(self._ledger, self._interview_id, section))

    # What is asked, and in which order --------------------------------------------------------------------------------

    def take_up(self, key: str) -> None:
        """Ask what was set aside after all, and go there."""
        self._decisions.run(
            lambda: course.take_up(self._ledger, self._interview_id, key), after=partial(self._reach, key)
        )

    def _reach(self, key: str) -> None:
        """Go to a question that came, unless its condition keeps it away still."""
        if key in self._page.overview.positions:
            self._page.go_to(key)

    def shift(self, step: int) -> None:
        """Ask the question on the table one place earlier (-1) or later (1)."""
        if self._page.overview.changeable:
            self.move(self._page.current_key, step)

    def move(self, key: str, step: int) -> None:
        self._decisions.run(lambda: course.move(self._ledger, self._interview_id, key, step))

    def reorder(self, key: str, before: str) -> None:
        self._decisions.run(lambda: course.reorder(self._ledger, self._interview_id, key, before))

    # Language ---------------------------------------------------------------------------------------------------------

    def show_languages(self, record: Record, interview: Interview) -> None:
        offered = [] if record.locked else course.languages(record, interview)
        self._page.sheet.prompt.show_languages(offered, interview.language)

    def speak(self, language: str) -> None:
        self._decisions.run(lambda: course.speak(self._ledger, self._interview_id, language))

    # A question of one's own ------------------------------------------------------------------------------------------

    def write_own(self) -> None:
        """Write a question of one's own, to be asked after the one on the table."""
        if self._page.overview.changeable and self._page.current_key:
            self._page.sheet.ask_own()

    def _add_written(self, question: Question) -> None:
        self.add_question(question, self._page.current_key)

    def add_question(self, question: Question, after: str) -> None:
        """Asked right after another one. The form stays open with the reason where it cannot be."""
        own = self._page.sheet.own

        def refused(error: KnownError) -> None:
            own.complain(error.sentence)

        self._decisions.run(
            lambda: own_question.add_question(
                self._ledger, self._services.library, self._interview_id, question, after=after
            ),
            refused=refused,
            after=own.close_form,
        )
