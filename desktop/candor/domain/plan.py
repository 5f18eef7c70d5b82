"""Which questions are asked in an interview, in which order: what category, mode, agenda and earlier answers make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from candor.domain.answer import Answer, Disposition
from candor.domain.asking import holds
from candor.domain.interview import Interview
from candor.domain.language import question_in, questionnaire_in, section_in
from candor.domain.question import Question, Questionnaire, Section, in_round
from candor.domain.record import Record


@dataclass(frozen=True, slots=True)
class Planned:
    """A question in its place: ``key`` is ``questionnaire/question`` (with ``@2`` in a second round), ``number`` counts
    within its section, or that round of it, from 1. All words are in the interview's language."""

    key: str
    questionnaire: Questionnaire
    section: Section
    question: Question
    number: int
    of: int
    round: int = 1


@dataclass(frozen=True, slots=True)
class _Written:
    """A question as the questionnaire has it."""

    key: str
    questionnaire: Questionnaire
    section: Section
    question: Question

    @property
    def place(self) -> str:
        return section_key(self.questionnaire, self.section)


def section_key(questionnaire: Questionnaire, section: Section) -> str:
    """``questionnaire/section``, by which an interview counts a repeated section's rounds."""
    return f"{questionnaire.id}/{section.id}"


def plan(record: Record, interview: Interview) -> list[Planned]:
    """The interview's questions in order. A question that already has words stays, whatever its condition or the
    agenda says now."""
    rounds = {each.section: each.count for each in interview.rounds}
    planned: list[Planned] = []
    for place, group in groupby(_in_order(record, interview), key=lambda written: written.place):
        questions = list(group)
        for number in range(1, rounds.get(place, 1) + 1 if questions[0].section.repeats else 2):
            planned += _asked(record, interview, questions, number)
    return planned


def _asked(record: Record, interview: Interview, questions: list[_Written], number: int) -> Iterator[Planned]:
    asked = []
    for written in questions:
        key = in_round(written.key, number)
        if begun(record.answer(interview.id, key)) or holds(
            written.question.when, record, interview, written.questionnaire.id, key
        ):
            asked.append((key, written))
    for place, (key, written) in enumerate(asked, 1):
        yield Planned(
            key,
            questionnaire_in(written.questionnaire, interview.language),
            section_in(written.section, interview.language),
            question_in(written.question, interview.language),
            place,
            len(asked),
            number,
        )


def _everything(record: Record, interview: Interview) -> dict[str, _Written]:
    found = {}
    for questionnaire_id in interview.questionnaires:
        questionnaire = record.questionnaires[questionnaire_id]
        for key, section, question in questionnaire.keyed():
            found[key] = _Written(key, questionnaire, section, question)
    return found


def _in_order(record: Record, interview: Interview) -> list[_Written]:
    """The agenda where there is one, then what is not on it but has been answered all the same."""
    everything = _everything(record, interview)
    if not interview.agenda:
        return list(everything.values())
    first = [everything[key] for key in dict.fromkeys(interview.agenda) if key in everything]
    on_it = {written.key for written in first}
    return first + [
        written for key, written in everything.items() if key not in on_it and begun(record.answer(interview.id, key))
    ]


def set_aside(record: Record, interview: Interview) -> list[tuple[str, Section, Question]]:
    """What was left out when the interview was prepared, though category and mode allow it and nobody answered it."""
    if not interview.agenda:
        return []
    asked = {written.key for written in _in_order(record, interview)}
    return [
        (written.key, written.section, question_in(written.question, interview.language))
        for key, written in _everything(record, interview).items()
        if key not in asked and written.question.when.fits(record.deal.category.value, interview.mode.value)
    ]


def begun(answer: Answer) -> bool:
    """Whether anything was said to it or decided of it."""
    return answer.given or answer.disposition is not Disposition.NOT_ASKED
