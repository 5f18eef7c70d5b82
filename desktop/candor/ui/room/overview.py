"""The interview at a glance, made anew after every change: the plan, each question's state, the counts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from candor.domain.answer import Answer, Disposition, answer_id
from candor.domain.deflection import Flag, Verdict
from candor.domain.findings import candor_of
from candor.domain.plan import Planned, plan
from candor.domain.record import Record


@dataclass(frozen=True, slots=True)
class Standing:
    """How one question stands; ``suggested`` says that no person has said so yet."""

    disposition: Disposition = Disposition.NOT_ASKED
    suggested: bool = False
    candor: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """``planned`` counts the questions that apply; ``candor`` the asked ones by how straight they were answered."""

    items: tuple[Planned, ...]
    standings: dict[str, Standing]
    positions: dict[str, int]
    planned: int
    asked: int
    candor: dict[Verdict, int]

    @classmethod
    def of(cls, record: Record, interview_id: str) -> Overview:
        items = tuple(plan(record, record.interviews[interview_id]))
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
        )

    def item(self, key: str) -> Planned:
        return self.items[self.positions[key]]

    def beside(self, key: str, step: int) -> str | None:
        """The key ``step`` places on, or None past either end; a key no longer planned counts as the first place."""
        place = self.positions.get(key, -1 if step > 0 else 1) + step
        return self.items[place].key if 0 <= place < len(self.items) else None


def _standing(answer: Answer, flags: list[Flag]) -> Standing:
    suggested = not answer.disposition_confirmed and answer.disposition is not Disposition.NOT_ASKED
    return Standing(answer.disposition, suggested, candor_of(answer, flags))
