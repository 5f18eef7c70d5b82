"""Sign-off: the committee's recommendation, and the revisions a person put a name to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Choice(StrEnum):
    PROCEED = "proceed"
    CONDITIONS = "proceed_with_conditions"
    PAUSE = "pause"
    DECLINE = "decline"

    @property
    def label(self) -> str:
        return {
            "proceed": "Proceed",
            "proceed_with_conditions": "Proceed with conditions",
            "pause": "Pause",
            "decline": "Decline",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """What the interviewers advise, in their own words. ``id`` is always ``"recommendation"``."""

    id: str = "recommendation"
    choice: Choice
    reason: str = ""
    conditions: tuple[str, ...] = ()


class Meaning(StrEnum):
    """What a signature means (21 CFR 11.50 asks that it be stated)."""

    AUTHOR = "author"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    RESPONSIBLE = "responsible"

    @property
    def label(self) -> str:
        return {
            "author": "I wrote this record",
            "reviewed": "I reviewed this record",
            "approved": "I approve this record",
            "responsible": "I am responsible for this record",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Printed name, role and meaning of one signature; ``at`` carries its UTC offset; ``key_sha256`` is the
    fingerprint (hex, SHA-256 of the DER certificate) of the key it was made with."""

    name: str
    role: str
    meaning: Meaning
    at: datetime
    key_sha256: str


def fingerprint(key_sha256: str, groups: int = 16) -> str:
    """A key's digest as people read it aloud: upper case, in groups of four; ``groups=8`` suffices in a sentence."""
    shown = key_sha256.upper()[: groups * 4]
    return " ".join(shown[start : start + 4] for start in range(0, len(shown), 4))


class RevisionState(StrEnum):
    DRAFT = "draft"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Revision ``number`` of the record; ``id`` is ``"revision-<number>"``. A draft revision after the first is an
    amendment with its ``reason``. Once signed: ``manifest_sha256`` is the record digest printed on every page,
    ``manifest_content`` and ``pdf_sha256`` (plain SHA-256) address the bytes of the manifest and of the signed PDF."""

    id: str
    number: int
    state: RevisionState = RevisionState.DRAFT
    reason: str = ""
    signature: Signature | None = None
    manifest_sha256: str = ""
    manifest_content: str = ""
    pdf_sha256: str = ""
    gaps_reason: str = ""
