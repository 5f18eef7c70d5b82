"""When a question of an XLSForm is relevant, said as a wish for a condition of ours.

Whatever cannot be said is lost under its own words, so that the report can quote them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from candor.domain.condition import After
from candor.domain.question import QuestionKind
from candor.domain.value import day, decimal
from candor.questionnaires.format.limits import MEASURE
from candor.questionnaires.forms.cases import NO, YES, Lost, Wish, all_of, any_of
from candor.questionnaires.forms.xlsform.logic import (
    Both,
    Call,
    Compared,
    Either,
    Expression,
    NotUnderstood,
    Ref,
    Value,
    parsed,
)


@dataclass(frozen=True, slots=True)
class Target:
    """An earlier question as a condition sees it: ``choices`` gives the ids by the names that the form uses."""

    id: str
    kind: QuestionKind
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


Known: TypeAlias = Callable[[str], Target | None]


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """One expression as far as it can be said; ``remarks`` tells what was read a little differently."""

    text: str
    wish: Wish
    remarks: tuple[str, ...] = ()


def told(text: str, known: Known) -> Told:
    """What one expression says of the questions that are known so far."""
    try:
        tree = parsed(text)
    except NotUnderstood:
        return unsaid(text)
    teller = _Teller(text, known)
    return Told(text, teller.wish(tree, True), tuple(teller.remarks))


def unsaid(text: str) -> Told:
    """An expression of which nothing can be said."""
    return Told(text, Lost(text))


class _Teller:
    """One expression and what it says."""

    def __init__(self, text: str, known: Known) -> None:
        self._unsaid = Lost(text)
        self._known = known
        self.remarks: list[str] = []

    def wish(self, tree: Expression, wanted: bool) -> Wish:
        """The wish that this comes out as ``wanted``."""
        match tree:
            case Call("not", (inner,)):
                return self.wish(inner, not wanted)
            case Call("boolean", (inner,)):
                return self.wish(inner, wanted)
            case Call("true" | "false", ()):
                return YES if (tree.name == "true") is wanted else NO
            case Both(parts) | Either(parts):
                joined = all_of if isinstance(tree, Both) is wanted else any_of
                return joined([self.wish(part, wanted) for part in parts])
            case Call("selected", (Ref(name), Value(text))):
                return self._chosen(name, "=", text, wanted, among=True)
            case Ref(name):
                return self._answered(name, wanted)
            case Compared(sign, left, right):
                return self._compared(sign, _bare(left), _bare(right), wanted)
        return self._unsaid

    def _compared(self, sign: str, left: Expression, right: Expression, wanted: bool) -> Wish:
        match left, right:
            case Call("string-length" | "count-selected", (Ref(name),)), Value(text):
                some = _some(sign, decimal(text))
                return self._unsaid if some is None else self._answered(name, some is wanted)
            case Ref(name), Value("") if sign in ("=", "!="):
                return self._answered(name, (sign == "!=") is wanted)
            case Ref(name), Value(text):
                return self._valued(name, sign, text, wanted)
            case Ref(name), Call("date", (Value(text),)):
                return self._valued(name, sign, text, wanted)
            case Value(one), Value(other) if sign in ("=", "!="):
                return YES if ((one == other) is (sign == "=")) is wanted else NO
            case Call("true" | "false", ()), _ if sign in ("=", "!="):
                return self._compared(sign, right, left, wanted)
            case _, Call("true" | "false", ()) if sign in ("=", "!=") and not isinstance(left, Ref):
                assert isinstance(right, Call)
                return self.wish(left, ((right.name == "true") is (sign == "=")) is wanted)
        return self._unsaid

    def _answered(self, name: str, wanted: bool) -> Wish:
        target = self._known(name)
        return After(question=target.id, answered=wanted) if target else self._unsaid

    def _valued(self, name: str, sign: str, text: str, wanted: bool) -> Wish:
        target = self._known(name)
        if target is None:
            return self._unsaid
        if target.kind is QuestionKind.NUMBER:
            number = decimal(text)
            return self._measured(target, sign, None if number is None else format(number.normalize(), "f"), wanted)
        if target.kind is QuestionKind.DATE:
            on = day(text[:10])
            return self._measured(target, sign, on.isoformat() if on else None, wanted)
        return self._chosen(name, sign, text, wanted) if target.choices else self._unsaid

    def _measured(self, target: Target, sign: str, limit: str | None, wanted: bool) -> Wish:
        if limit is None or not MEASURE.fullmatch(limit):
            return self._unsaid
        unless = (sign == "!=") is wanted
        match sign:
            case "=" | "!=":
                after = After(question=target.id, at_least=limit, at_most=limit, unless=unless)
            case "<":
                after = After(question=target.id, below=limit, unless=not wanted)
            case "<=":
                after = After(question=target.id, at_most=limit, unless=not wanted)
            case ">":
                after = After(question=target.id, above=limit, unless=not wanted)
            case _:
                after = After(question=target.id, at_least=limit, unless=not wanted)
        return after

    def _chosen(self, name: str, sign: str, text: str, wanted: bool, *, among: bool = False) -> Wish:
        target = self._known(name)
        if target is None or not target.choices:
            return self._unsaid
        many = target.kind is QuestionKind.MANY_OF
        if many and not among:
            if sign not in ("=", "!="):
                return self._unsaid
            self.remarks.append(
                f"In its condition, “{name} {sign} {text}” was read as “{text}” being among the choices."
            )
        ids = tuple(dict.fromkeys(_meant(target.choices, sign, text)))
        turned = (sign == "!=") is wanted
        if not ids:
            return YES if turned else NO
        return After(question=target.id, chosen=ids, unless=turned)


def _bare(part: Expression) -> Expression:
    """Without what only turns one type into another."""
    while (
        isinstance(part, Call) and part.name in ("number", "int", "string", "normalize-space") and len(part.parts) == 1
    ):
        part = part.parts[0]
    return part


def _meant(choices: Mapping[str, tuple[str, ...]], sign: str, text: str) -> list[str]:
    """The ids of the choices for which the comparison holds; for != those that are equal."""
    if sign in ("=", "!="):
        number = decimal(text)
        return [
            each
            for name, ids in choices.items()
            if name == text or (number is not None and decimal(name) == number)
            for each in ids
        ]
    limit = decimal(text)
    return [
        each
        for name, ids in choices.items()
        if limit is not None and (number := decimal(name)) is not None and _ordered(sign, number, limit)
        for each in ids
    ]


def _ordered(sign: str, one: Decimal, other: Decimal) -> bool:
    return {"<": one < other, "<=": one <= other, ">": one > other, ">=": one >= other}.get(
        sign, (one == other) is (sign == "=")
    )


def _some(sign: str, limit: Decimal | None) -> bool | None:
    """Whether a count compared so only asks for something (true) or for nothing (false); None for anything finer."""
    if limit is None:
        return None
    none, more = _ordered(sign, Decimal(0), limit), {_ordered(sign, Decimal(n), limit) for n in (1, 2, 10**6)}
    return (not none) if len(more) == 1 and none not in more else None
