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


MOST_ROUNDS = 99
"""More rounds of one section than this are not asked, whatever a file says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounds:
    """How often a repeated section (``questionnaire/section``) is asked."""

    section: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """``people`` are ids of ours and theirs; ``questionnaires`` ids in the order asked; times carry an offset.

    ``used_seconds`` is the time spent in the room so far, pauses left out. ``agenda`` holds the keys to ask, in this
    order; where it is empty, everything is asked as it was written. ``rounds`` is there for
    repeated sections that are asked more than once. ``language`` is what questions are asked in,
    where they have been translated to it.
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
    agenda: tuple[str, ...] = ()
    rounds: tuple[Rounds, ...] = ()
    language: str = ""
