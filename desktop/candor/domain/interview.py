"""One sitting: when, how, with whom, and what was planned to be asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Mode(StrEnum):
    CALL = "call"
    SITE_VISIT = "site-visit"

    @property
    def label(self) -> str:
        return {"call": "Call", "site-visit": "Site visit"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """``people`` are ids of ours and theirs; ``questionnaires`` ids in the order asked; times carry an offset.

    ``used_seconds`` is the time spent in the room so far, pauses left out.
    """

    id: str
    mode: Mode
    held_on: date
    planned_minutes: int
    people: tuple[str, ...] = ()
    questionnaires: tuple[str, ...] = ()
    started_at: datetime | None = None
    ended_at: datetime | None = None
    used_seconds: int = 0
    last_question: str = ""
