"""What an XLSForm allows as an answer, said as the smallest and the largest value where it is no more than that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from candor.domain.question import QuestionKind
from candor.domain.value import day, decimal
from candor.questionnaires.format.limits import NUMBER
from candor.questionnaires.forms.paragraphs import cut
from candor.questionnaires.forms.xlsform.kinds import RowKind
from candor.questionnaires.forms.xlsform.logic import (
    Both,
    Call,
    Compared,
    Expression,
    NotUnderstood,
    Ref,
    Value,
    parsed,
)

_PARAMETER = re.compile(r"\b(start|end|step)\s*=\s*(-?\d{1,12}(?:\.\d{1,9})?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bounds:
    """``least`` and ``most`` as the format writes them; ``remarks`` tells what they do not say."""

    least: str = ""
    most: str = ""
    remarks: tuple[str, ...] = ()


def bounds_of(kind: RowKind, constraint: str, parameters: str, *, ranged: bool) -> Bounds:
    """The bounds of a number or a day. ``ranged`` is true for a range, which goes from 0 to 10 unless it says more."""
    found = _Found(kind)
    found.keep(kind.least, kind.most)
    remarks: list[str] = []
    if ranged:
        said = {name.lower(): value for name, value in _PARAMETER.findall(parameters[:500])}
        found.keep(said.get("start", "0"), said.get("end", "10"))
        step = decimal(said.get("step", "1"))
        if step is not None and step != 1:
            remarks.append(f"Steps of {step} are not kept.")
    if constraint:
        try:
            tree = parsed(constraint)
        except NotUnderstood:
            found.whole = False
        else:
            found.read(tree)
        if not found.whole:
            remarks.append(f"What may be answered is not checked: “{cut(constraint, 200)}”.")
    if found.least is not None and found.most is not None and found.least > found.most:
        return Bounds(remarks=(*remarks, "Its smallest value is larger than its largest; neither is checked."))
    return Bounds(found.written(found.least), found.written(found.most), tuple(remarks))


class _Found:
    """The narrowest bounds so far, numbers or days as numbers. ``whole`` becomes false with the first part of the
    constraint that is no bound."""

    def __init__(self, kind: RowKind) -> None:
        self._kind = kind
        self.least: Decimal | None = None
        self.most: Decimal | None = None
        self.whole = True

    def keep(self, least: str, most: str) -> None:
        low, high = decimal(least), decimal(most)
        if low is not None:
            self.least = low if self.least is None else max(self.least, low)
        if high is not None:
            self.most = high if self.most is None else min(self.most, high)

    def read(self, tree: Expression) -> None:
        match tree:
            case Both(parts):
                for part in parts:
                    self.read(part)
            case Compared(sign, Ref("."), Value(text) | Call("date", (Value(text),))) if sign != "!=":
                self._compared(sign, text)
            case _:
                self.whole = False

    def _compared(self, sign: str, text: str) -> None:
        limit, step = self._limit(text), Decimal(1)
        if limit is None or (sign in ("<", ">") and not self._counts):
            # A bound that is itself not allowed cannot be written for a fraction; the bound is kept all the same.
            self.whole = False
            step = Decimal(0)
        if limit is None:
            return
        if self._counts and limit != limit.to_integral_value():
            limit, step = limit.to_integral_value("ROUND_FLOOR" if sign in ("<", "<=") else "ROUND_CEILING"), Decimal(0)
        if sign in (">", ">=", "="):
            self.keep(str(limit + (step if sign == ">" else 0)), "")
        if sign in ("<", "<=", "="):
            self.keep("", str(limit - (step if sign == "<" else 0)))

    @property
    def _counts(self) -> bool:
        return self._kind.whole or self._kind.kind is QuestionKind.DATE

    def _limit(self, text: str) -> Decimal | None:
        if self._kind.kind is QuestionKind.DATE:
            on = day(text[:10])
            return Decimal(on.toordinal()) if on else None
        return decimal(text) if self._kind.kind is QuestionKind.NUMBER else None

    def written(self, bound: Decimal | None) -> str:
        """As the format writes it; "" for a bound it has no room for."""
        if bound is None:
            return ""
        if self._kind.kind is QuestionKind.DATE:
            first, last = date(1000, 1, 1).toordinal(), date.max.toordinal()
            return (date.min + timedelta(days=int(bound) - 1)).isoformat() if first <= bound <= last else ""
        text = format(bound.normalize(), "f")
        return text if NUMBER.fullmatch(text) else ""
