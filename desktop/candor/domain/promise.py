"""Promises: who will deliver what by when, in their words, and whether they did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class PromiseState(StrEnum):
    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    BROKEN = "broken"

    @property
    def label(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """``owner`` is a name in words (often "they"); ``due_text`` what was said, ``due`` what it resolves to."""

    id: str
    answer_id: str
    what: str
    owner: str = ""
    due_text: str = ""
    due: date | None = None
    state: PromiseState = PromiseState.OPEN
    heard_at: datetime

    def overdue(self, today: date) -> bool:
        return self.state is PromiseState.OPEN and self.due is not None and self.due < today
