"""Which questions can ever be asked: conditions followed from question to question, for every category and mode.

A question is asked in a *setting*, a category with a mode; settings are bits of one number, so that "where both are
asked" is ``&``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import product

from candor.domain.condition import After, When
from candor.domain.deal import Category
from candor.domain.interview import Mode
from candor.domain.question import Question, Questionnaire
from candor.questionnaires.sense.answer_states import answerable, judgeable, silence_meets

SETTINGS = tuple(product([category.value for category in Category], [mode.value for mode in Mode]))
EVERYWHERE = (1 << len(SETTINGS)) - 1


class Hindrance(Enum):
    """Why a question, or one case of its condition, is never asked."""

    SETTING = "no category and mode is left"
    NOT_FOR_THIS = "the questionnaire is for other categories"
    CONTRADICTION = "no answer meets it"
    DEAD = "what it waits for is never asked"
    ELSEWHERE = "what it waits for is asked elsewhere"
    CASES = "no case holds"


@dataclass(frozen=True, slots=True)
class Reached:
    """Where a question can be asked. ``why`` is there when that is nowhere, ``on`` the question it waits for;
    ``dead_cases`` are places in ``any_of`` that cannot hold, though others can."""

    where: int
    why: Hindrance | None = None
    on: str = ""
    dead_cases: tuple[int, ...] = ()


@dataclass(slots=True)
class Reach:
    """Follows one questionnaire from its first question to its last."""

    questionnaire: Questionnaire
    found: dict[str, Reached] = field(default_factory=dict)
    _questions: dict[str, Question] = field(default_factory=dict)
    _met: dict[tuple[object, ...], tuple[bool, bool]] = field(default_factory=dict)

    def follow(self) -> Iterator[tuple[Question, Reached]]:
        """Every question with where it is asked, in order. Of two with one id, the first counts for the others."""
        meant = _settings(self.questionnaire.categories, (), ())
        for _, _, question in self.questionnaire.keyed():
            reached = self._reached(question.when, meant)
            yield question, reached
            self.found.setdefault(question.id, reached)
            self._questions.setdefault(question.id, question)

    def _reached(self, when: When, meant: int) -> Reached:
        own = _settings(when.categories, when.except_categories, when.modes)
        if not own:
            return Reached(0, Hindrance.SETTING)
        if not own & meant:
            return Reached(0, Hindrance.NOT_FOR_THIS)
        always = self._where(when.after, own & meant)
        if not always.where or not when.any_of:
            return always
        cases = [self._where((*when.after, *case.after), own & meant) for case in when.any_of]
        where = _joined(case.where for case in cases)
        if not where:
            return Reached(0, Hindrance.CASES, cases[0].on)
        return Reached(where, dead_cases=tuple(place for place, case in enumerate(cases) if not case.where))

    def _where(self, afters: Sequence[After], settings: int) -> Reached:
        """The settings in which all of these can hold at once."""
        groups: dict[str, list[After]] = {}
        for after in afters:
            groups.setdefault(self.name_of(after), []).append(after)
        where = settings
        for name, group in groups.items():
            held, empty = self._can_be_met(name, group)
            there = self.found[name].where if name in self.found else EVERYWHERE
            left = where & ((there if held else 0) | (~there if empty else 0))
            if not left:
                return Reached(0, self._hindrance(there, settings, held), name)
            where = left
        return Reached(where)

    def _hindrance(self, there: int, settings: int, held: bool) -> Hindrance:
        if not held:
            return Hindrance.CONTRADICTION
        return Hindrance.ELSEWHERE if there else Hindrance.DEAD

    def name_of(self, after: After) -> str:
        """The id of a question of this questionnaire, or another questionnaire's key."""
        return after.question.removeprefix(f"{self.questionnaire.id}/")

    def _can_be_met(self, name: str, group: Sequence[After]) -> tuple[bool, bool]:
        """Whether some answer meets them all, and whether the silence of a question that is not asked does."""
        key = (name, *group)
        if key not in self._met:
            question = self._questions.get(name)
            met = judgeable(group) if question is None else answerable(question, group)
            self._met[key] = met, silence_meets(group)
        return self._met[key]


def _settings(categories: Sequence[str], except_categories: Sequence[str], modes: Sequence[str]) -> int:
    when = When(categories=tuple(categories), except_categories=tuple(except_categories), modes=tuple(modes))
    if when == When():
        return EVERYWHERE
    return _joined(1 << place for place, setting in enumerate(SETTINGS) if when.fits(*setting))


def _joined(bits: Iterable[int]) -> int:
    whole = 0
    for each in bits:
        whole |= each
    return whole
