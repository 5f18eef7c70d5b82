"""Conditions in cases: a list of ways to hold, each of them parts that must hold at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import TypeAlias

from candor.domain.condition import After, Case, When

MOST = 24
"""Cases in a condition, and parts in a case: the format's own limit."""

Cases: TypeAlias = tuple[tuple[After, ...], ...]
TRUE: Cases = ((),)
FALSE: Cases = ()


def joined(parts: Sequence[Cases]) -> tuple[When, bool]:
    """What must hold in any case is written once; the rest as cases."""
    single = dict.fromkeys(after for cases in parts if len(cases) == 1 for after in cases[0])
    after, complete = tuple(single)[:MOST], len(single) <= MOST
    several, whole = product_of([cases for cases in parts if len(cases) > 1])
    any_of = () if several == TRUE else tuple(Case(after=case) for case in several)
    return When(after=after, any_of=any_of), complete and whole


def product_of(parts: Sequence[Cases]) -> tuple[Cases, bool]:
    """The cases of all parts holding at once, and whether every part found room."""
    joint, whole = TRUE, True
    for cases in sorted(dict.fromkeys(parts), key=len):
        if len(joint) * len(cases) > MOST * 4:
            whole = False
            break
        wider = tidy([tuple(dict.fromkeys((*one, *other))) for one, other in product(joint, cases)])
        if len(wider) > MOST or any(len(case) > MOST for case in wider):
            whole = False
            break
        joint = wider
    return joint, whole


def tidy(cases: Sequence[tuple[After, ...]]) -> Cases:
    """Choices of one question joined, and no case that another one already covers."""
    chosen: dict[str, tuple[str, ...]] = {}
    kept: list[tuple[After, ...]] = []
    for case in cases:
        only = case[0] if len(case) == 1 else None
        if only is not None and only == After(question=only.question, chosen=only.chosen):
            if only.question not in chosen:
                kept.append(case)
            chosen[only.question] = tuple(dict.fromkeys((*chosen.get(only.question, ()), *only.chosen)))
        else:
            kept.append(case)
    joined = dict.fromkeys(
        (After(question=case[0].question, chosen=chosen[case[0].question]),) if _plain_choice(case) else case
        for case in kept
    )
    sets = [(case, frozenset(case)) for case in joined]
    return tuple(case for case, own in sets if not any(other < own for _, other in sets))


def _plain_choice(case: tuple[After, ...]) -> bool:
    return len(case) == 1 and case[0] == After(question=case[0].question, chosen=case[0].chosen)
