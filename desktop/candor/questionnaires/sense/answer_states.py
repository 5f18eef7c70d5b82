"""Every answer a question can have, as far as conditions tell answers apart, and whether one of them meets several.

What is found here is claimed of ``domain.asking.holds``: "no answer meets these" must be true. Wherever telling would
be laborious (a question with many choices under many conditions), an answer is taken to exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise, product

from candor.domain.answer import Disposition
from candor.domain.asking import STEP, Measure, measure
from candor.domain.condition import After
from candor.domain.question import Question, QuestionKind
from candor.domain.value import day, decimal

_MOST_GROUPS = 8
"""Groups of choices that conditions tell apart on a many-of question; beyond it, the ways to choose are too many."""

_SINGLE = (QuestionKind.YES_NO, QuestionKind.ONE_OF, QuestionKind.RATING)
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class State:
    """An answer as a condition sees it. ``measured`` is what a comparison compares, if there is anything."""

    disposition: str = Disposition.NOT_ASKED.value
    substance: str = ""
    chosen: frozenset[str] = frozenset()
    measured: Measure | None = None
    given: bool = False


def answerable(question: Question, afters: Sequence[After]) -> bool:
    """Whether some answer to this question meets all of these conditions, which name no other question."""
    limits = [_limits(after, question) for after in afters]
    entered = _entered(question, afters, limits)
    if entered is None:
        return True
    return any(
        all(_met(after, state, limit) is not after.unless for after, limit in zip(afters, limits, strict=True))
        for state in _judged(afters, entered)
    )


def judgeable(afters: Sequence[After]) -> bool:
    """The same for a question that is not at hand: only what holds of every kind of question is looked at."""
    told = [after for after in afters if not (after.chosen or _compares(after))]
    return any(
        all(_met(after, state, _NO_LIMITS) is not after.unless for after in told) for state in _judged(told, _WORDS)
    )


def silence_meets(afters: Sequence[After]) -> bool:
    """Whether a question that was never asked meets all of these."""
    return all(_met(after, State(), _NO_LIMITS) is not after.unless for after in afters)


# One condition against one answer -------------------------------------------------------------------------------------

Limits = tuple[Measure | None, Measure | None, Measure | None, Measure | None]
_NO_LIMITS: Limits = (None, None, None, None)


def _compares(after: After) -> bool:
    return bool(after.at_least or after.at_most or after.above or after.below)


def _limits(after: After, question: Question) -> Limits:
    if not _compares(after):
        return _NO_LIMITS
    least, most, above, below = (
        measure(text, question) if text else None for text in (after.at_least, after.at_most, after.above, after.below)
    )
    return least, most, above, below


def _met(after: After, state: State, limits: Limits) -> bool:
    if after.dispositions and state.disposition not in after.dispositions:
        return False
    if after.substance and state.substance not in after.substance:
        return False
    if after.answered is not None and state.given is not after.answered:
        return False
    if after.chosen and state.chosen.isdisjoint(after.chosen):
        return False
    return not _compares(after) or _compared(after, state.measured, limits)


def _compared(after: After, given: Measure | None, limits: Limits) -> bool:
    if given is None:
        return False
    written = (after.at_least, after.at_most, after.above, after.below)
    for text, limit, fits in zip(written, limits, ((0, 1), (-1, 0), (1,), (-1,)), strict=True):
        if text and (type(limit) is not type(given) or _order(given, limit) not in fits):
            return False
    return True


def _order(one: Measure, other: Measure | None) -> int:
    """-1, 0 or 1, for two of the same type."""
    return (one > other) - (one < other)  # type: ignore[operator]


# The answers that conditions can tell apart ---------------------------------------------------------------------------


def _judged(afters: Sequence[After], entered: Iterable[State]) -> Iterator[State]:
    """These answers under every disposition and rating that the conditions tell apart."""
    named = {value for after in afters for value in after.dispositions}
    rated = {value for after in afters for value in after.substance}
    if not named and not rated:
        yield from entered
        return
    other = next((each.value for each in Disposition if each.value not in named), None)
    dispositions = [*sorted(named), *([other] if other else [])]
    substances = ["", *(value for value in STEP.values() if value in rated)]
    for state, disposition, substance in product(entered, dispositions, substances):
        yield replace(state, disposition=disposition, substance=substance)


_WORDS = (State(), State(given=True))
"""Nothing at all, and words alone: any question may be answered so."""


def _entered(question: Question, afters: Sequence[After], limits: Sequence[Limits]) -> list[State] | None:
    """What may have been entered, in as many answers as the conditions tell apart; None is too many to try."""
    if not any(after.chosen or _compares(after) for after in afters):
        return list(_WORDS)
    if question.kind in _SINGLE:
        return [*_WORDS, *_one_of(question, afters)]
    if question.kind is QuestionKind.MANY_OF:
        return _several(question, afters)
    bounds = [limit for each in limits for limit in each if limit is not None]
    if question.kind is QuestionKind.NUMBER:
        values: Iterable[Measure] = _numbers(question, [bound for bound in bounds if isinstance(bound, Decimal)])
    elif question.kind is QuestionKind.DATE:
        values = _days(question, [bound for bound in bounds if isinstance(bound, date)])
    else:
        values = ()
    return [*_WORDS, *(State(measured=value, given=True) for value in values)]


def _one_of(question: Question, afters: Sequence[After]) -> Iterator[State]:
    """Every choice that conditions name and one that none does; every choice at all where they are compared."""
    if any(_compares(after) for after in afters):
        yield from (_chose(question, (choice.id,)) for choice in question.options)
        return
    named = {name for after in afters for name in after.chosen}
    known = [choice.id for choice in question.options]
    other = next((name for name in known if name not in named), None)
    for name in [*(name for name in known if name in named), *([other] if other is not None else [])]:
        yield State(chosen=frozenset((name,)), given=True)


def _chose(question: Question, chosen: tuple[str, ...]) -> State:
    return State(chosen=frozenset(chosen), measured=measure(chosen[0], question), given=True)


def _several(question: Question, afters: Sequence[After]) -> list[State] | None:
    """Every set of choices, one for each group that no condition tells apart."""
    if any(_compares(after) for after in afters):
        return None
    groups: dict[tuple[bool, ...], str] = {}
    for choice in question.options:
        groups.setdefault(tuple(choice.id in after.chosen for after in afters), choice.id)
    if len(groups) > _MOST_GROUPS:
        return None
    names = list(groups.values())
    several = (each for n in range(1, len(names) + 1) for each in combinations(names, n))
    return [*_WORDS, *(State(chosen=frozenset(each), given=True) for each in several)]


def _numbers(question: Question, bounds: Sequence[Decimal]) -> list[Decimal]:
    """The bounds themselves, something between any two, and something beyond either end, as far as may be entered."""
    least, most = decimal(question.least), decimal(question.most)
    marks = sorted({*bounds, *(each for each in (least, most) if each is not None)})
    between = [(one + other) / 2 for one, other in pairwise(marks)]
    beyond = [marks[0] - _HALF, marks[-1] + _HALF] if marks else [Decimal(0)]
    return [
        each
        for each in (*marks, *between, *beyond)
        if (least is None or each >= least) and (most is None or each <= most)
    ]


def _days(question: Question, bounds: Sequence[date]) -> list[date]:
    least, most = day(question.least), day(question.most)
    marks = {*bounds, *(each for each in (least, most) if each is not None)} or {date(2026, 1, 1)}
    near = {
        date.fromordinal(each.toordinal() + step)
        for each in marks
        for step in (-1, 0, 1)
        if date.min.toordinal() <= each.toordinal() + step <= date.max.toordinal()
    }
    return sorted(each for each in near if (least is None or each >= least) and (most is None or each <= most))
