"""Which questions are asked in an interview, in which order: the plan that category, mode and earlier answers make."""

from __future__ import annotations

from dataclasses import dataclass

from candor.domain.answer import Answer, Disposition
from candor.domain.interview import Interview
from candor.domain.question import Question, Questionnaire, Section, When
from candor.domain.record import Record


@dataclass(frozen=True, slots=True)
class Planned:
    """A question in its place: ``key`` is ``questionnaire/question``, ``number`` counts within its section from 1."""

    key: str
    questionnaire: Questionnaire
    section: Section
    question: Question
    number: int
    of: int


def holds(when: When, record: Record, interview: Interview, questionnaire_id: str) -> bool:
    """Whether a question's condition holds now. An ``after`` names a question of the same questionnaire by its id, or
    any by its key."""
    if when.categories and record.deal.category.value not in when.categories:
        return False
    if when.modes and interview.mode.value not in when.modes:
        return False
    for after in when.after:
        key = after.question if "/" in after.question else f"{questionnaire_id}/{after.question}"
        if record.answer(interview.id, key).disposition.value not in after.dispositions:
            return False
    return True


def plan(record: Record, interview: Interview) -> list[Planned]:
    """The interview's questions in order. A question that already has words stays, whatever its condition says now."""
    planned: list[Planned] = []
    for questionnaire_id in interview.questionnaires:
        questionnaire = record.questionnaires[questionnaire_id]
        for section in questionnaire.sections:
            asked = [
                question
                for question in section.questions
                if holds(question.when, record, interview, questionnaire_id)
                or _begun(record.answer(interview.id, f"{questionnaire_id}/{question.id}"))
            ]
            for number, question in enumerate(asked, 1):
                key = f"{questionnaire_id}/{question.id}"
                planned.append(Planned(key, questionnaire, section, question, number, len(asked)))
    return planned


def _begun(answer: Answer) -> bool:
    return bool(answer.text) or answer.disposition is not Disposition.NOT_ASKED
