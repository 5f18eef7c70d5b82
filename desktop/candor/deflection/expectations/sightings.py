"""Typed sightings: numbers, dates, durations, names, documents and the like, wherever they stand in an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from candor.deflection.expectations import quantities
from candor.deflection.expectations.names import names_in
from candor.deflection.phrases import Phrase
from candor.deflection.text import Reading, Span
from candor.domain.question import Expectation
from candor.domain.question import ExpectationKind as Kind

_SHARES = ("ratio", "share", "percent", "split")
_MONEY = ("cost", "price", "fee", "amount", "budget", "money")


@dataclass(frozen=True, slots=True)
class Sighting:
    """Words of one kind at one place; ``sentence`` is the index of theirs."""

    start: int
    end: int
    sentence: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Sightings:
    """Everything seen in one answer, looked for when it is asked for. ``signs`` are the phrases of ``parts.yaml``."""

    def __init__(self, reading: Reading, asked: Reading, signs: Mapping[str, Phrase]) -> None:
        self._reading = reading
        self._asked = asked
        self._signs = signs

    def meeting(self, expectation: Expectation) -> tuple[Sighting, ...]:
        """What could meet this expectation by its kind: a share is a better number than a bare one, and so on."""
        label = expectation.label.casefold()
        if expectation.kind is Kind.NUMBER and any(word in label for word in _SHARES):
            return self.ratios or self.numbers
        if expectation.kind is Kind.NUMBER and any(word in label for word in _MONEY):
            return self.money or self.numbers
        if expectation.kind is Kind.PERSON and "contact" in label:
            return self.contacts
        return self._of(expectation.kind)

    def _of(self, kind: Kind) -> tuple[Sighting, ...]:
        match kind:
            case Kind.DATE:
                return self.dates
            case Kind.DURATION:
                return self.durations
            case Kind.NUMBER:
                return self.numbers
            case Kind.PERSON:
                return self.names or self._signed("role")
            case Kind.ORGANISATION:
                return self.names
            case Kind.INSTANCE:
                return self.names + self.dates
            case Kind.YES_NO:
                return self.yes_no
            case Kind.DOCUMENT | Kind.REASON | Kind.CHANGE:
                return self._signed(kind.value)
            case Kind.WORDS:
                return ()

    def _search(self, pattern: re.Pattern[str]) -> tuple[Sighting, ...]:
        return self._placed(Span(*match.span()) for match in pattern.finditer(self._reading.plain))

    def _signed(self, name: str) -> tuple[Sighting, ...]:
        return self._search(self._signs[name].regex)

    def _placed(self, spans: Iterable[Span]) -> tuple[Sighting, ...]:
        return tuple(Sighting(span.start, span.end, self._reading.sentence_at(span.start)) for span in spans)

    @cached_property
    def dates(self) -> tuple[Sighting, ...]:
        return self._search(quantities.DATE)

    @cached_property
    def durations(self) -> tuple[Sighting, ...]:
        return self._search(quantities.DURATION)

    @cached_property
    def numbers(self) -> tuple[Sighting, ...]:
        """Numbers that are not part of a date ("3" in "3 May" is one; "may" alone takes nothing away)."""
        taken = {place for date in self.dates for place in range(date.start, date.end)}
        return tuple(found for found in self._search(quantities.NUMBER) if found.start not in taken)

    @cached_property
    def ratios(self) -> tuple[Sighting, ...]:
        return self._search(quantities.RATIO)

    @cached_property
    def money(self) -> tuple[Sighting, ...]:
        return self._search(quantities.MONEY)

    @cached_property
    def plain_yes_no(self) -> tuple[Sighting, ...]:
        return self._signed("plain_yes_no")

    @cached_property
    def yes_no(self) -> tuple[Sighting, ...]:
        return self.plain_yes_no or self._signed("yes_no")

    @cached_property
    def contacts(self) -> tuple[Sighting, ...]:
        return self._search(quantities.REACHED_BY) + self._signed("contact")

    @cached_property
    def names(self) -> tuple[Sighting, ...]:
        return self._placed(names_in(self._reading, self._asked))
