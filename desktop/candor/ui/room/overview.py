"""The interview at a glance, made anew after every change: the plan, each question's state, the counts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from candor.domain.answer import Answer, Disposition, answer_id
from candor.domain.deflection import Flag, Verdict
from candor.domain.findings import candor_of
from candor.domain.interview import Interview
from candor.domain.plan import Planned, plan, set_aside
from candor.domain.record import Record
from candor.ui.room.places import Place, places
from candor.workflows.course import round_is_empty, rounds_of


@dataclass(frozen=True, slots=True)
class Standing:
    """How one question stands; ``suggested`` says that no person has said so yet."""

    disposition: Disposition = Disposition.NOT_ASKED
    suggested: bool = False
    candor: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Repeated:
    """A section that is asked again and again: what for, how often so far, and whether the last round is still empty
    (the first never counts as empty)."""

    noun: str
    rounds: int
    last_is_empty: bool


@dataclass(frozen=True, slots=True)
class Aside:
    """A question that was set aside when the interview was prepared."""

    key: str
    title: str
    section: str
    must_ask: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """``planned`` counts the questions that apply; ``candor`` the asked ones by how straight they were answered;
    ``repeated`` is by section key. ``changeable`` says that the record is not signed."""

    items: tuple[Planned, ...]
    standings: dict[str, Standing]
    positions: dict[str, int]
    planned: int
    asked: int
    candor: dict[Verdict, int]
    places: dict[str, Place]
    repeated: dict[str, Repeated]
    aside: tuple[Aside, ...]
    changeable: bool

    @classmethod
    def of(cls, record: Record, interview_id: str) -> Overview:
        interview = record.interviews[interview_id]
        items = tuple(plan(record, interview))
        stand = places(items)
        flags: dict[str, list[Flag]] = defaultdict(list)
        for flag in record.flags.values():
            flags[flag.answer_id].append(flag)
        standings = {}
        for item in items:
            answer = record.answers.get(answer_id(interview_id, item.key))
            standings[item.key] = Standing() if answer is None else _standing(answer, flags[answer.id])
        values = standings.values()
        return cls(
            items=items,
            standings=standings,
            positions={item.key: index for index, item in enumerate(items)},
            planned=sum(standing.disposition is not Disposition.NOT_APPLICABLE for standing in values),
            asked=sum(standing.disposition.asked for standing in values),
            candor={verdict: sum(standing.candor is verdict for standing in values) for verdict in Verdict},
            places=stand,
            repeated=_repeated(record, interview, items, stand),
            aside=tuple(
                Aside(key, question.title, section.title, question.must_ask)
                for key, section, question in set_aside(record, interview)
            ),
            changeable=not record.locked,
        )

    def item(self, key: str) -> Planned:
        return self.items[self.positions[key]]

    def place(self, key: str) -> Place:
        return self.places[key]

    def nearest(self, key: str, before: Overview) -> str:
        """The question to go to where this one is asked no more: the last one before it that still is, else the first.
        "" where nothing is asked."""
        gone = before.positions.get(key, 0)
        kept = [item.key for item in before.items[:gone] if item.key in self.positions]
        return kept[-1] if kept else self.items[0].key if self.items else ""

    def beside(self, key: str, step: int) -> str | None:
        """The key ``step`` places on, or None past either end; a key no longer planned counts as the first place."""
        place = self.positions.get(key, -1 if step > 0 else 1) + step
        return self.items[place].key if 0 <= place < len(self.items) else None


def _standing(answer: Answer, flags: list[Flag]) -> Standing:
    suggested = not answer.disposition_confirmed and answer.disposition is not Disposition.NOT_ASKED
    return Standing(answer.disposition, suggested, candor_of(answer, flags))


def _repeated(
    record: Record, interview: Interview, items: tuple[Planned, ...], stand: dict[str, Place]
) -> dict[str, Repeated]:
    found = {}
    for item in items:
        section = stand[item.key].repeated
        if section and section not in found:
            count = rounds_of(interview, section)
            empty = count > 1 and round_is_empty(record, {}, interview.id, section)
            found[section] = Repeated(item.section.repeats, count, empty)
    return found
