"""What was said before: the answers of earlier interviews that a question is asked against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from candor.domain.answer import Answer
from candor.domain.interview import MOST_ROUNDS, Interview
from candor.domain.language import question_in
from candor.domain.plan import Planned, begun
from candor.domain.question import Question, in_round
from candor.domain.record import Record


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier answer with the question it was given to."""

    interview: Interview
    question: Question
    answer: Answer


def earlier_answers(record: Record, interview: Interview, planned: Planned) -> list[Earlier]:
    """The newest first: answers to the same question, and to those that it names (every round of them), in interviews
    held before."""
    order = list(record.interviews)
    before = [
        other
        for other in record.interviews.values()
        if (other.held_on, order.index(other.id)) < (interview.held_on, order.index(interview.id))
    ]
    before.sort(key=lambda other: (other.held_on, order.index(other.id)), reverse=True)
    found = []
    for other in before:
        keys = [planned.key]
        for named in planned.question.earlier:
            keys += _rounds_begun(record, other, named)
        for key in dict.fromkeys(keys):
            answer, question = record.answer(other.id, key), record.question_or_none(key)
            if question is not None and begun(answer):
                found.append(Earlier(other, question_in(question, interview.language), answer))
    return found


def _rounds_begun(record: Record, interview: Interview, key: str) -> Iterator[str]:
    yield key
    for number in range(2, MOST_ROUNDS + 1):
        if not begun(record.answer(interview.id, in_round(key, number))):
            return
        yield in_round(key, number)
