"""The questions of the chosen questionnaires that can come in a sitting, what each waits for, and how long it takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from candor.domain.condition import After
from candor.domain.deal import Category
from candor.domain.interview import Mode
from candor.domain.question import Question, Questionnaire, Section

EXPECTED_SHARE = Fraction(1, 2)
"""How often a question that waits for an earlier answer is expected to come."""
EXPECTED_ROUNDS = 2
"""How often a repeated section ("the next gap") is expected to be asked."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A question that category and mode allow. ``needs`` are the keys of those its condition looks at."""

    key: str
    questionnaire: Questionnaire
    section: Section
    question: Question
    needs: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """``questionnaire/section``."""
        return f"{self.questionnaire.id}/{self.section.id}"

    @property
    def at_most(self) -> int:
        """Minutes if it is asked, in every round that is expected."""
        return self.question.minutes * (EXPECTED_ROUNDS if self.section.repeats else 1)

    @property
    def likely(self) -> Fraction:
        """Minutes to expect of it."""
        return self.at_most * (EXPECTED_SHARE if self.needs else Fraction(1))


def offered(questionnaires: Iterable[Questionnaire], category: Category | None, mode: Mode) -> dict[str, Offered]:
    """Every question that can come, by key, in the order written. One that waits for an answer which nobody is asked
    for cannot."""
    allowed = fitting(questionnaires, category, mode)
    while dead := [key for key, each in allowed.items() if not _can_come(each, allowed)]:
        for key in dead:
            del allowed[key]
    return {
        key: Offered(key, each.questionnaire, each.section, each.question, _needs(each, allowed))
        for key, each in allowed.items()
    }


def needed(keys: Iterable[str], found: Mapping[str, Offered]) -> set[str]:
    """These questions and those that they cannot do without."""
    closed: set[str] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key not in closed:
            closed.add(key)
            waiting.extend(found[key].needs)
    return closed


def fitting(questionnaires: Iterable[Questionnaire], category: Category | None, mode: Mode) -> dict[str, Offered]:
    """Every question that category and mode allow, by key, in the order written, whatever it waits for."""
    return {
        key: Offered(key, questionnaire, section, question)
        for questionnaire in questionnaires
        for key, section, question in questionnaire.keyed()
        if question.when.fits(category.value if category else None, mode.value)
    }


def _key(after: After, questionnaire: Questionnaire) -> str:
    return after.question if "/" in after.question else f"{questionnaire.id}/{after.question}"


def _can_come(each: Offered, found: Mapping[str, Offered]) -> bool:
    def may_hold(after: After) -> bool:
        return _key(after, each.questionnaire) in found or _holds_of_nothing(after)

    when = each.question.when
    if not all(map(may_hold, when.after)):
        return False
    return not when.any_of or any(all(map(may_hold, case.after)) for case in when.any_of)


def _holds_of_nothing(after: After) -> bool:
    """Whether a condition on a question that is never asked holds."""
    compares = after.at_least or after.at_most or after.above or after.below
    unmet = after.substance or after.chosen or compares or after.answered is True
    became = not after.dispositions or "not_asked" in after.dispositions
    return (became and not unmet) is not after.unless


def _needs(each: Offered, found: Mapping[str, Offered]) -> tuple[str, ...]:
    keys = (_key(after, each.questionnaire) for after in each.question.when.depends)
    return tuple(dict.fromkeys(key for key in keys if key in found and key != each.key))
