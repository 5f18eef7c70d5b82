"""The journal: the append-only record of everything done in a dossier, one entry after the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """``seq`` counts from 1 without a gap; ``at`` carries its UTC offset. ``before`` and ``after`` are canonical
    JSON of the fields that changed (None where there was or is nothing). ``digest`` (hex SHA-256) covers everything
    else in the entry and ``previous``, the digest of the entry before it, so that nothing changes unseen."""

    seq: int
    at: datetime
    actor: str
    action: str
    kind: str
    target: str
    before: str | None
    after: str | None
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class JournalHead:
    """Where the journal ends: how many entries, and the digest of the last."""

    length: int
    digest: str


EMPTY_HEAD = JournalHead(0, "0" * 64)
