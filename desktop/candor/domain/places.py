"""Where each question of a questionnaire stands, so that a key leads to it without a search."""

from __future__ import annotations

from dataclasses import dataclass

from candor.domain.condition import ALWAYS
from candor.domain.question import Question, Questionnaire, Section
from candor.domain.remembered import Remembered


@dataclass(frozen=True, slots=True)
class Place:
    """A question in its section; ``section_key`` is ``questionnaire/section``, by which an interview counts a repeated
    section's rounds; ``conditional`` says that something decides whether it is asked."""

    key: str
    section_key: str
    section: Section
    question: Question
    conditional: bool


def _places(questionnaire: Questionnaire) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for section in questionnaire.sections:
        where = section_key(questionnaire, section)
        for question in section.questions:
            key = f"{questionnaire.id}/{question.id}"
            found.setdefault(key, Place(key, where, section, question, question.when != ALWAYS))
    return found


def section_key(questionnaire: Questionnaire, section: Section) -> str:
    """``questionnaire/section``."""
    return f"{questionnaire.id}/{section.id}"


_PLACES: Remembered[Questionnaire, dict[str, Place]] = Remembered(_places)


def places(questionnaire: Questionnaire) -> dict[str, Place]:
    """Every question by its key, in the order written."""
    return _PLACES.of(questionnaire)
