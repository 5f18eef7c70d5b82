"""Whether a question is asked now: its condition held against the deal, the sitting, and what was answered before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from candor.domain.answer import Answer, Substance, answer_id
from candor.domain.condition import After, When
from candor.domain.interview import Interview
from candor.domain.places import places
from candor.domain.question import Question, QuestionKind, in_round, round_of
from candor.domain.record import Record
from candor.domain.value import day, decimal

Measure = Decimal | date


def holds(when: When, record: Record, interview: Interview, questionnaire_id: str, key: str = "") -> bool:
    """Whether a question's condition holds now. ``key`` is the question's own: inside a repeated section, a condition
    looks at the same round."""
    if not when.fits(record.deal.category.value, interview.mode.value):
        return False
    asked = _Asked(record, interview, questionnaire_id, round_of(key))
    if not all(asked.came_true(after) for after in when.after):
        return False
    return not when.any_of or any(all(asked.came_true(after) for after in case.after) for case in when.any_of)


class _Asked:
    """The answers a condition may look at, as seen from one question."""

    def __init__(self, record: Record, interview: Interview, questionnaire_id: str, round_number: int) -> None:
        self._record, self._interview = record, interview
        self._questionnaire_id, self._round = questionnaire_id, round_number

    def came_true(self, after: After) -> bool:
        key = after.question if "/" in after.question else f"{self._questionnaire_id}/{after.question}"
        where = in_round(key, self._round) if self._round > 1 and self._repeats(key) else key
        answer = self._record.answers.get(answer_id(self._interview.id, where), _NOTHING)
        return (_met(after, answer) and self._compares(after, answer, key)) is not after.unless

    def _compares(self, after: After, answer: Answer, key: str) -> bool:
        if not (after.at_least or after.at_most or after.above or after.below):
            return True
        return _compared(after, answer, self._record.question_or_none(key))

    def _repeats(self, key: str) -> bool:
        questionnaire = self._record.questionnaires.get(key.partition("/")[0])
        place = None if questionnaire is None else places(questionnaire).get(key)
        return place is not None and bool(place.section.repeats)


_NOTHING = Answer(id="", interview_id="", question="")
"""What stands where no answer was recorded."""


def _met(after: After, answer: Answer) -> bool:
    if after.dispositions and answer.disposition.value not in after.dispositions:
        return False
    if after.substance and (answer.substance is None or STEP[answer.substance] not in after.substance):
        return False
    if after.answered is not None and answer.given is not after.answered:
        return False
    return not after.chosen or not set(after.chosen).isdisjoint(answer.chosen)


STEP = {substance: substance.name.lower() for substance in Substance}
"""The names a condition uses for the interviewer's rating."""


def _compared(after: After, answer: Answer, question: Question | None) -> bool:
    given = measure(answer.chosen[0] if answer.chosen else answer.value, question)
    if given is None:
        return False

    def limit(text: str) -> Measure | None:
        bound = measure(text, question)
        return bound if type(bound) is type(given) else None

    least, most, above, below = (limit(text) for text in (after.at_least, after.at_most, after.above, after.below))
    return (
        (not after.at_least or (least is not None and given >= least))  # type: ignore[operator]
        and (not after.at_most or (most is not None and given <= most))  # type: ignore[operator]
        and (not after.above or (above is not None and given > above))  # type: ignore[operator]
        and (not after.below or (below is not None and given < below))  # type: ignore[operator]
    )


def measure(text: str, question: Question | None) -> Measure | None:
    """What can be compared: a rating's step by its place from 1, a number, or a day; else None."""
    if question is not None and question.kind is QuestionKind.RATING:
        places = {choice.id: Decimal(place) for place, choice in enumerate(question.options, 1)}
        if text in places:
            return places[text]
    return decimal(text) if decimal(text) is not None else day(text)
