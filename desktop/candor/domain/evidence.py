"""Evidence: what was shown or given, when, by whom, and its digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class EvidenceKind(StrEnum):
    FILE = "file"
    PHOTO = "photo"
    SCREENSHOT = "screenshot"
    LINK = "link"
    NOTE = "note"
    AUDIO = "audio"

    @property
    def label(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """``sha256`` (hex) addresses the content; ``size`` is in bytes; ``answers`` are the answers it supports.

    ``removed`` takes it out of sight with a reason; the content stays until sign-off decides.
    """

    id: str
    kind: EvidenceKind
    name: str
    media_type: str
    size: int
    sha256: str
    answers: tuple[str, ...]
    received_at: datetime
    effective_on: date | None = None
    from_whom: str = ""
    removed: bool = False
    removed_reason: str = ""
