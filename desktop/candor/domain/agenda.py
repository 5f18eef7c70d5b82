"""An interview plan: which of the chosen questions are asked within the minutes there are, and what is set aside.

What must be asked is in, however long it takes. The rest is ranked once, whatever the minutes are, and taken from the
top until the time is used up; so more minutes never take a question away. Gates come first, then weight, divided by how
much of the section is in already, so that no section eats the whole call. A question that waits for an earlier answer
ranks right behind the question it waits for, and half of its minutes are expected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil

from candor.domain.deal import Category
from candor.domain.interview import Mode
from candor.domain.offered import Offered, fitting, needed, offered
from candor.domain.question import Question, Questionnaire, Section
from candor.domain.ranking import ranked

OPENING_AND_CLOSING = {Mode.CALL: 3, Mode.SITE_VISIT: 5}
"""Minutes that go to hello and the next steps."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """Whole minutes with hello and next steps: what is to be expected, and what it takes if every question comes."""

    likely: int = 0
    at_most: int = 0

    @property
    def words(self) -> str:
        """ "38 minutes" or "38 to 46 minutes"."""
        span = f"{self.likely}" if self.likely == self.at_most else f"{self.likely} to {self.at_most}"
        return f"{span} {'minute' if span == '1' else 'minutes'}"


class WhyAside(StrEnum):
    """Why a question is not in the plan."""

    TIME = "time"
    WAITS = "waits"

    @property
    def label(self) -> str:
        return {"time": "more than the time allows", "waits": "waits for a question that is not asked"}[self.value]


@dataclass(frozen=True, slots=True)
class Aside:
    """A question that is set aside, and why."""

    key: str
    section: Section
    question: Question
    why: WhyAside


@dataclass(frozen=True, slots=True)
class Sitting:
    """What one of several sittings would ask."""

    keys: tuple[str, ...]
    sections: tuple[str, ...]
    estimate: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """``keys`` in the order written; ``found`` is everything that can come. ``must`` is what the questions
    that must be asked take alone. ``sittings`` is empty unless they do not fit, and then how to split them."""

    keys: tuple[str, ...]
    minutes: int
    found: Mapping[str, Offered]
    must_asks: int
    estimate: Estimate
    must: Estimate
    aside: tuple[Aside, ...]
    sittings: tuple[Sitting, ...] = ()

    @property
    def offered(self) -> int:
        """How many questions category and mode allow."""
        return len(self.found)

    @property
    def everything(self) -> bool:
        """Whether nothing had to be set aside for the time."""
        return all(aside.why is not WhyAside.TIME for aside in self.aside)

    @property
    def fits(self) -> bool:
        return self.estimate.likely <= self.minutes


def propose(questionnaires: Iterable[Questionnaire], category: Category | None, mode: Mode, minutes: int) -> Proposal:
    """What to ask in this many minutes. The questionnaires come in the order chosen, which breaks ties; whether they
    are meant for the category is the chooser's business, what their questions say about it is kept here."""
    asked_for = list(questionnaires)
    found = offered(asked_for, category, mode)
    must = needed((key for key, each in found.items() if each.question.must_ask), found)
    chosen, left = set(must), Fraction(minutes - OPENING_AND_CLOSING[mode]) - _minutes(must, found)
    for batch in ranked(found, must):
        left -= _minutes(batch, found)
        if left < 0:
            break
        chosen.update(batch)
    keys = tuple(key for key in found if key in chosen)
    alone = estimate(must, found, mode)
    return Proposal(
        keys=keys,
        minutes=minutes,
        found=found,
        must_asks=sum(found[key].question.must_ask for key in must),
        estimate=estimate(keys, found, mode),
        must=alone,
        aside=tuple(_aside(asked_for, category, mode, found, chosen)),
        sittings=tuple(_sittings(must, found, mode, minutes)) if alone.likely > minutes else (),
    )


def estimate(keys: Iterable[str], found: Mapping[str, Offered], mode: Mode) -> Estimate:
    """The minutes of these questions. One that waits for questions none of which is among them will not come."""
    asked = set(keys) & set(found)
    coming = [found[key] for key in asked if not found[key].needs or not asked.isdisjoint(found[key].needs)]
    if not coming:
        return Estimate()
    opening = OPENING_AND_CLOSING[mode]
    return Estimate(ceil(opening + sum(each.likely for each in coming)), opening + sum(each.at_most for each in coming))


def _minutes(keys: Iterable[str], found: Mapping[str, Offered]) -> Fraction:
    return sum((found[key].likely for key in keys), Fraction(0))


def _aside(
    questionnaires: Sequence[Questionnaire],
    category: Category | None,
    mode: Mode,
    found: Mapping[str, Offered],
    chosen: set[str],
) -> Iterator[Aside]:
    for key, each in fitting(questionnaires, category, mode).items():
        if key not in chosen:
            why = WhyAside.TIME if key in found else WhyAside.WAITS
            yield Aside(key, each.section, each.question, why)


# When what must be asked does not fit -------------------------------------------------------------------------------


def _sittings(must: set[str], found: Mapping[str, Offered], mode: Mode, minutes: int) -> Iterator[Sitting]:
    """Sections stay whole where they fit into a sitting; what waits for an answer is asked in the same sitting."""
    room = max(minutes - OPENING_AND_CLOSING[mode], 1)
    sections: dict[str, list[str]] = {}
    for key in sorted((key for key in found if key in must), key=lambda key: not found[key].questionnaire.gate):
        sections.setdefault(found[key].place, []).append(key)
    sittings: list[list[str]] = []
    place: dict[str, int] = {}

    def put(keys: Sequence[str]) -> None:
        known = [place[need] for key in keys for need in found[key].needs if need in place]
        full = not sittings or _minutes([*sittings[-1], *keys], found) > room
        if full and not known:
            sittings.append([])
        number = max(known) if known and full else len(sittings) - 1
        sittings[number].extend(keys)
        place.update(dict.fromkeys(keys, number))

    for keys in sections.values():
        for part in [keys] if _minutes(keys, found) <= room else [[key] for key in keys]:
            put(part)
    for keys in sittings:
        titles = dict.fromkeys(found[key].section.title for key in keys)
        yield Sitting(tuple(keys), tuple(titles), estimate(keys, found, mode))
