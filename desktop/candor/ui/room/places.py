"""Where each question stands for the person who asks: under which heading, in which round, which of how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from candor.domain.plan import Planned, section_key
from candor.domain.question import AskedOf, Section, base_key, round_of
from candor.domain.record import Record

Heading = tuple[str, str, int]
"""Questionnaire, section and round."""


@dataclass(frozen=True, slots=True)
class Place:
    """``heading`` tells headings apart, ``title`` is what the list shows for it; ``round`` is "Gap 2" or ""; ``number``
    counts under the heading from 1. ``repeated`` is the key of a section that is asked again and again, else ""."""

    heading: Heading
    section: str
    round: str
    asked_of: AskedOf
    repeated: str
    number: int
    of: int

    @property
    def title(self) -> str:
        whose = "" if self.asked_of is AskedOf.VENDOR else f" · {self.asked_of.label.lower()}"
        return (self.round if self.heading[2] > 1 else self.section) + whose

    @property
    def line(self) -> str:
        """Section, round, whom it is asked of, and which of how many."""
        whose = "" if self.asked_of is AskedOf.VENDOR else f"asked of {_WHOM[self.asked_of]}"
        parts = (self.section, whose, self.round, f"{self.number} of {self.of}")
        return " · ".join(part for part in parts if part)


_WHOM = {AskedOf.OURSELVES: "ourselves", AskedOf.BOTH: "both sides"}


def round_name(section: Section, number: int) -> str:
    """ "Gap 2"; "" for a section that is asked once."""
    return f"{section.repeats[:1].upper()}{section.repeats[1:]} {number}" if section.repeats else ""


def round_named(record: Record, key: str) -> str:
    """ "Gap 2" for a question of a repeated section, by its key; "" for any other."""
    base = base_key(key)
    questionnaire = record.questionnaires.get(base.partition("/")[0])
    sections = [] if questionnaire is None else [section for name, section, _ in questionnaire.keyed() if name == base]
    return round_name(sections[0], round_of(key)) if sections else ""


def places(items: Sequence[Planned]) -> dict[str, Place]:
    """The place of every question, by key. One that was added between two of the same heading stands under it."""
    headed = _headed(items)
    totals = Counter(_heading(head) for head in headed)
    counted: Counter[Heading] = Counter()
    found = {}
    for item, head in zip(items, headed, strict=True):
        heading = _heading(head)
        counted[heading] += 1
        found[item.key] = Place(
            heading=heading,
            section=head.section.title,
            round=round_name(head.section, head.round),
            asked_of=head.questionnaire.asked_of,
            repeated=section_key(head.questionnaire, head.section) if head.section.repeats else "",
            number=counted[heading],
            of=totals[heading],
        )
    return found


def _heading(item: Planned) -> Heading:
    return (item.questionnaire.id, item.section.id, item.round)


def _headed(items: Sequence[Planned]) -> list[Planned]:
    """For each question one whose heading it stands under: itself, or the one before a run of added questions."""
    behind: list[Planned | None] = [None] * len(items)
    following: Planned | None = None
    for index in range(len(items) - 1, -1, -1):
        behind[index] = following
        if not items[index].question.added:
            following = items[index]
    headed: list[Planned] = []
    before: Planned | None = None
    for item, after in zip(items, behind, strict=True):
        if not item.question.added:
            before = item
        between = item.question.added and before and after and _heading(before) == _heading(after)
        headed.append(before if between and before else item)
    return headed
