"""Other people's conditions, whatever their brackets, as the alternatives that `when` can hold.

What cannot be carried counts as fulfilled: a question is then asked too often rather than never.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from candor.domain.condition import ALWAYS, After, Case, When
from candor.questionnaires.format.limits import MOST_CASES

_HEAVIEST = 60
"""Single conditions in one wish; more of them are lost together."""
_LIGHT = 4
"""Wishes that cost next to nothing."""
_DEEPEST = 30
"""Brackets inside each other, likewise."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A condition that has no counterpart here; ``why`` is the sentence for the report."""

    why: str


@dataclass(frozen=True, slots=True)
class All:
    """All of these; none at all is always."""

    parts: tuple[Wish, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these; none at all is never."""

    parts: tuple[Wish, ...]


Wish: TypeAlias = "After | Lost | All | AnyOf"
YES, NO = All(()), AnyOf(())
TOO_LONG = Lost("Its condition is too long to carry over; without it, it is asked more often.")


def all_of(parts: Iterable[Wish]) -> Wish:
    return _joined(All, parts, NO)


def any_of(parts: Iterable[Wish]) -> Wish:
    return _joined(AnyOf, parts, YES)


def _joined(kind: type[All] | type[AnyOf], parts: Iterable[Wish], decides: Wish) -> Wish:
    """Flat, without repetitions, and never heavier than we can think through: of parts that must all hold, the lightest
    stay; alternatives are lost together, since without one of them the others would ask too seldom."""
    found: dict[Wish, None] = {}
    for part in parts:
        for each in part.parts if isinstance(part, kind) else (part,):
            if each == decides:
                return decides
            found[each] = None
    flat = list(found) if kind is All or len(found) < 2 else _merged(_uncovered(list(found)))
    if sum(map(_weight, flat)) > _HEAVIEST or max(map(_depth, flat), default=0) > _DEEPEST:
        if kind is AnyOf:
            return TOO_LONG
        flat = _lightest(flat)
    return flat[0] if len(flat) == 1 else kind(tuple(flat))


def _lightest(parts: list[Wish]) -> list[Wish]:
    """As many as we can think through, in their order, and that there were more."""
    kept: set[Wish] = set()
    room = _HEAVIEST - 1
    for part in sorted(parts, key=_weight):
        if _weight(part) > room or _depth(part) > _DEEPEST:
            continue
        room -= _weight(part)
        kept.add(part)
    return [*(part for part in parts if part in kept and part != TOO_LONG), TOO_LONG]


def _uncovered(parts: list[Wish]) -> list[Wish]:
    """Alternatives of which none asks for all that another asks for, and more."""
    if not any(isinstance(part, All) for part in parts):
        return parts
    sets = [frozenset(part.parts if isinstance(part, All) else (part,)) for part in parts]
    return [part for part, own in zip(parts, sets, strict=True) if not any(other < own for other in sets)]


def _merged(parts: list[Wish]) -> list[Wish]:
    """Choices of one question, any of which will do, as one condition."""
    merged: dict[Wish | str, Wish] = {}
    for part in parts:
        if isinstance(part, After) and not part.unless and part == After(question=part.question, chosen=part.chosen):
            before = merged.get(part.question)
            chosen = dict.fromkeys([*(before.chosen if isinstance(before, After) else ()), *part.chosen])
            merged[part.question] = replace(part, chosen=tuple(chosen))
        else:
            merged[part] = part
    return list(merged.values())


def _weight(wish: Wish) -> int:
    return sum(map(_weight, wish.parts)) if isinstance(wish, All | AnyOf) else 1


def _branches(wish: Wish) -> bool:
    return isinstance(wish, AnyOf) or (isinstance(wish, All) and any(isinstance(part, AnyOf) for part in wish.parts))


def _depth(wish: Wish) -> int:
    return 1 + max(map(_depth, wish.parts), default=0) if isinstance(wish, All | AnyOf) else 0


def turned(wish: Wish) -> Wish:
    """The opposite; what is lost stays lost."""
    if isinstance(wish, After):
        return replace(wish, unless=not wish.unless)
    if isinstance(wish, All):
        return any_of(turned(part) for part in wish.parts)
    if isinstance(wish, AnyOf):
        return all_of(turned(part) for part in wish.parts)
    return wish


TOO_MANY = Lost("The form has more conditions than can be thought through in time; this one was left out.")
NEVER = "Its condition could never hold; here it is always asked, so take it out if it is not wanted."


@dataclass(slots=True)
class Effort:
    """What may still be thought through and written for one form, counted in single conditions."""

    left: int = 60_000

    def spent(self, on: int) -> bool:
        """Whether this was too much."""
        self.left -= on
        return self.left < 0


@dataclass(frozen=True, slots=True)
class Carried:
    """``when`` is None where the condition can never hold; ``remarks`` tell what was lost on the way."""

    when: When | None
    remarks: tuple[str, ...] = ()


def carried(wish: Wish, asked: Mapping[str, bool], effort: Effort) -> Carried:
    """The condition of a question that comes after the ``asked`` ones, each by its id with whether it takes one choice
    only."""
    if wish in (YES, NO):
        return Carried(ALWAYS if wish == YES else None)
    weight = _weight(wish)
    if effort.spent(4 * weight if weight > _LIGHT and _branches(wish) else weight) and weight > 1:
        return Carried(ALWAYS, (TOO_MANY.why,))
    lost: dict[str, None] = {}
    known = _kept(_known(wish, asked), lost)
    if known is None:
        return Carried(ALWAYS, tuple(lost))
    parts = known.parts if isinstance(known, All) else (known,)
    single = [part for part in parts if isinstance(part, After)]
    leaves = _case(single, asked)
    ways, whole = _together([part for part in parts if not isinstance(part, After)], asked)
    effort.spent(sum(map(len, ways or ())) * 4)
    if leaves is not None and ways:
        ways = [way for way in ways if _case([*leaves, *way], asked) is not None]
    if leaves is None or ways == []:
        return Carried(ALWAYS, (*lost, NEVER))
    if ways and len(ways) == 1:
        leaves, ways = list(dict.fromkeys([*leaves, *ways[0]])), None
    if len(leaves) > MOST_CASES or not whole:
        lost[TOO_LONG.why] = None
    when = When(after=tuple(leaves[:MOST_CASES]), any_of=tuple(Case(after=tuple(way)) for way in ways or ()))
    return Carried(when, tuple(lost))


def _together(parts: list[Wish], asked: Mapping[str, bool]) -> tuple[list[list[After]] | None, bool]:
    """The alternatives of several wishes at once, the lightest first, and whether all of them could be taken in."""
    ways: list[list[After]] | None = None
    for part in sorted(parts, key=_weight):
        more = _ways(part, asked)
        both = more if ways is None or more is None else _times(ways, more, asked)
        if both is None:
            return ways, False
        ways = both
    return ways, True


def _known(wish: Wish, asked: Mapping[str, bool]) -> Wish:
    """Conditions on questions that are not asked before are lost."""
    if isinstance(wish, After) and wish.question not in asked:
        return Lost("Its condition names a question that stands later or was left out; it is asked without it.")
    if isinstance(wish, All):
        return all_of(_known(part, asked) for part in wish.parts)
    if isinstance(wish, AnyOf):
        return any_of(_known(part, asked) for part in wish.parts)
    return wish


def _kept(wish: Wish, lost: dict[str, None]) -> Wish | None:
    """Without what was lost; None where nothing is left to restrict."""
    if isinstance(wish, Lost):
        lost[wish.why] = None
        return None
    if isinstance(wish, All):
        parts = [kept for part in wish.parts if (kept := _kept(part, lost)) is not None]
        return all_of(parts) if parts else None
    if isinstance(wish, AnyOf):
        ways = [_kept(part, lost) for part in wish.parts]
        return None if None in ways else any_of(way for way in ways if way is not None)
    return wish


def _ways(wish: Wish, asked: Mapping[str, bool]) -> list[list[After]] | None:
    """The alternatives, each a list of conditions; None where they are too many."""
    if isinstance(wish, After):
        return [[wish]]
    if isinstance(wish, All):
        ways: list[list[After]] | None = [[]]
        for part in wish.parts:
            more = _ways(part, asked)
            ways = _times(ways, more, asked) if ways is not None and more is not None else None
            if ways is None:
                return None
        return ways
    assert isinstance(wish, AnyOf)
    found: list[list[After]] = []
    for part in wish.parts:
        more = _ways(part, asked)
        if more is None or len(found) + len(more) > MOST_CASES:
            return None
        found += more
    return found


def _times(ways: list[list[After]], more: list[list[After]], asked: Mapping[str, bool]) -> list[list[After]] | None:
    """Both at once, without those that exclude each other or are covered by others; None where they are too many."""
    if len(ways) * len(more) > MOST_CASES * MOST_CASES:
        return None
    both = [_case([*way, *other], asked) for way in ways for other in more]
    sets = {frozenset(case): case for case in both if case is not None}
    if len(sets) > 4 * MOST_CASES or any(len(own) > MOST_CASES for own in sets):
        return None
    found = [case for own, case in sets.items() if not any(other < own for other in sets)]
    return None if len(found) > MOST_CASES else found


def _case(parts: list[After], asked: Mapping[str, bool]) -> list[After] | None:
    """All of these at once, without repetitions; None where they exclude each other."""
    case = list(dict.fromkeys(parts))
    held = set(case)
    if any(part.unless and replace(part, unless=False) in held for part in case):
        return None
    one_choice: dict[str, set[str]] = {}
    for part in case:
        if part.chosen and not part.unless and asked.get(part.question):
            one_choice[part.question] = one_choice.get(part.question, set(part.chosen)) & set(part.chosen)
            if not one_choice[part.question]:
                return None
    return case
