"""Conditions of somebody's form that could never hold: the question is asked all the same, rather than lost."""

from __future__ import annotations

from dataclasses import replace

from candor.domain.condition import ALWAYS
from candor.domain.question import Questionnaire, Section
from candor.questionnaires.sense.reach import Hindrance, Reach

_ROUNDS = 4
"""A question that is asked after all may bring others back; beyond this, all that still wait in vain are freed."""


def released(questionnaire: Questionnaire) -> tuple[Questionnaire, frozenset[str]]:
    """The questionnaire with every question askable, and the ids of those whose condition had to go."""
    freed: set[str] = set()
    for number in range(_ROUNDS + 1):
        if not any(question.when != ALWAYS for _, _, question in questionnaire.keyed()):
            break
        waiting = {
            question.id
            for question, reached in Reach(questionnaire).follow()
            if reached.why is not None and (reached.why is not Hindrance.DEAD or number == _ROUNDS)
        }
        if not waiting:
            break
        freed |= waiting
        questionnaire = replace(
            questionnaire, sections=tuple(_without(section, waiting) for section in questionnaire.sections)
        )
    return questionnaire, frozenset(freed)


def _without(section: Section, ids: set[str]) -> Section:
    return replace(
        section,
        questions=tuple(
            replace(question, when=ALWAYS) if question.id in ids else question for question in section.questions
        ),
    )
