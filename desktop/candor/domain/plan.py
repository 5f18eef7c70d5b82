"""Which questions are asked in an interview, in which order: what category, mode, agenda and earlier answers make."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from candor.domain.answer import Answer, Disposition, answer_id
from candor.domain.asking import holds
from candor.domain.interview import MOST_ROUNDS, Interview
from candor.domain.language import question_in, questionnaire_in, section_in
from candor.domain.places import Place, places, section_key
from candor.domain.question import Question, Questionnaire, Section, base_key, in_round, round_of
from candor.domain.record import Record
from candor.domain.remembered import Remembered

__all__ = ["Planned", "begun", "plan", "section_key", "set_aside"]


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

    @property
    def title(self) -> str:
        """The question's short name, and which round where it is not the first."""
        named = self.question.title
        return f"{named} ({self.section.repeats or 'round'} {self.round})" if self.round > 1 else named


_Written = tuple[Questionnaire, Place]
"""A question as its questionnaire has it."""
_Asked = tuple[str, Questionnaire, Place, int]
"""A question's key, where it stands, and the round it is asked in."""


def plan(record: Record, interview: Interview) -> list[Planned]:
    """The interview's questions in order. A question that already has words stays, whatever its condition, the agenda
    or the count of rounds says now."""
    held = _PLANS.of(record)
    known = held.get(id(interview))
    if known is None or known[0] is not interview:
        known = held[id(interview)] = interview, _planned(record, interview)
    return list(known[1])


_PLANS: Remembered[Record, dict[int, tuple[Interview, list[Planned]]]] = Remembered(lambda _: {})
"""What is found out about one state of a record asks for its plan again and again."""


def _planned(record: Record, interview: Interview) -> list[Planned]:
    counts = {each.section: max(1, min(each.count, MOST_ROUNDS)) for each in interview.rounds}
    later = _later_rounds(record, interview)
    listed, unlisted = _in_order(record, interview, later)
    asked: list[_Asked] = []
    for written, on_agenda in ((listed, True), (unlisted, False)):
        for where, group in groupby(written, key=lambda one: one[1].section_key):
            together = list(group)
            count = counts.get(where, 1) if together[0][1].section.repeats else 1
            begun_in = {number for _, place in together for number in later.get(place.key, ())}
            for number in sorted({*range(1, count + 1), *begun_in}):
                asked += _in_round(record, interview, together, number, on_agenda and number <= count)
    return _numbered(asked, interview.language)


def _in_round(
    record: Record, interview: Interview, written: list[_Written], number: int, on_agenda: bool
) -> Iterator[_Asked]:
    answers = record.answers
    for questionnaire, place in written:
        key = in_round(place.key, number) if number > 1 else place.key
        answer = answers.get(answer_id(interview.id, key))
        if (answer is not None and begun(answer)) or (
            on_agenda
            and (not place.conditional or holds(place.question.when, record, interview, questionnaire.id, key))
        ):
            yield key, questionnaire, place, number


def _numbered(asked: list[_Asked], language: str) -> list[Planned]:
    sizes = Counter((place.section_key, number) for _, _, place, number in asked)
    so_far: dict[tuple[str, int], int] = {}
    said: dict[str, tuple[Questionnaire, Section]] = {}
    planned = []
    for key, questionnaire, place, number in asked:
        if place.section_key not in said:
            words = questionnaire_in(questionnaire, language), section_in(place.section, language)
            said[place.section_key] = words
        here = place.section_key, number
        so_far[here] = so_far.get(here, 0) + 1
        question = question_in(place.question, language) if language else place.question
        planned.append(Planned(key, *said[place.section_key], question, so_far[here], sizes[here], number))
    return planned


def _later_rounds(record: Record, interview: Interview) -> Mapping[str, set[int]]:
    """By key, the rounds after the first in which a question was begun."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for answer in record.answers.values():
        if "@" in answer.question and answer.interview_id == interview.id and begun(answer):
            number = round_of(answer.question)
            if number > 1 and answer.question == in_round(answer.question, number):
                found[base_key(answer.question)].add(number)
    return found


def _everything(record: Record, interview: Interview) -> dict[str, _Written]:
    found: dict[str, _Written] = {}
    for questionnaire_id in interview.questionnaires:
        questionnaire = record.questionnaires[questionnaire_id]
        for key, place in places(questionnaire).items():
            found[key] = questionnaire, place
    return found


def _in_order(
    record: Record, interview: Interview, later: Mapping[str, set[int]]
) -> tuple[list[_Written], list[_Written]]:
    """The agenda where there is one, and what is not on it but has been answered all the same."""
    everything = _everything(record, interview)
    if not interview.agenda:
        return list(everything.values()), []
    listed = {key: everything[key] for key in interview.agenda if key in everything}
    unlisted = [
        written
        for key, written in everything.items()
        if key not in listed and (key in later or begun(record.answer(interview.id, key)))
    ]
    return list(listed.values()), unlisted


def set_aside(record: Record, interview: Interview) -> list[tuple[str, Section, Question]]:
    """What was left out when the interview was prepared, though it would have been asked, or might have been: category
    and mode allow it, nobody answered it, and no answer that was given rules it out."""
    if not interview.agenda:
        return []
    listed, unlisted = _in_order(record, interview, _later_rounds(record, interview))
    asked = {place.key for _, place in (*listed, *unlisted)}
    return [
        (key, section_in(place.section, interview.language), question_in(place.question, interview.language))
        for key, (questionnaire, place) in _everything(record, interview).items()
        if key not in asked and _might_be_asked(record, interview, questionnaire, place)
    ]


def _might_be_asked(record: Record, interview: Interview, questionnaire: Questionnaire, place: Place) -> bool:
    when = place.question.when
    if not when.fits(record.deal.category.value, interview.mode.value):
        return False
    keys = (each.question if "/" in each.question else f"{questionnaire.id}/{each.question}" for each in when.depends)
    undecided = any(not begun(record.answer(interview.id, key)) for key in keys)
    return undecided or holds(when, record, interview, questionnaire.id, place.key)


def begun(answer: Answer) -> bool:
    """Whether anything was said to it or decided of it."""
    return answer.disposition is not Disposition.NOT_ASKED or answer.given
