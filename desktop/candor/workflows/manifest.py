"""The manifest: one revision of a record, frozen in canonical bytes. A signature stands for it, a PDF shows it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from candor.domain.errors import KnownError
from candor.domain.journal import JournalHead
from candor.domain.record import ENTITY_TYPES, Record
from candor.domain.signoff import Signature
from candor.workflows.canonical import canonical, digest, entity_from_plain, from_plain, to_plain, to_sparse

FORMAT = "candor-manifest/1"


class ManifestUnreadable(KnownError):
    """Bytes that should be a manifest are not."""

    def __init__(self) -> None:
        super().__init__("The record inside this PDF cannot be read; ask for a fresh export of the dossier.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """``signature`` is None for a draft. ``paper`` is "A4" or "Letter". ``renderer`` names the code and fonts that
    draw it. ``pictures`` are small JPEGs (base64) of evidence photos, by the photo's SHA-256.
    """

    revision: int
    frozen_at: datetime
    journal: JournalHead
    record: Record
    renderer: str
    previous_sha256: str = ""
    reason: str = ""
    gaps: tuple[str, ...] = ()
    gaps_reason: str = ""
    signature: Signature | None = None
    paper: str = "A4"
    pictures: dict[str, str] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """Canonical bytes. Fields at their default are left out of entities, so that a manifest written before a field
        was added stays the same bytes, and the same digest, ever after: defaults must never change."""
        entities: dict[str, list[Any]] = {name: [] for name in ENTITY_TYPES}
        kinds = {kind: name for name, kind in ENTITY_TYPES.items()}
        for entity in self.record.entities():
            entities[kinds[type(entity)]].append(to_sparse(entity))
        return canonical(
            {
                "format": FORMAT,
                "revision": self.revision,
                "frozen_at": self.frozen_at.isoformat(),
                "journal": to_plain(self.journal),
                "record": entities,
                "renderer": self.renderer,
                "previous_sha256": self.previous_sha256,
                "reason": self.reason,
                "gaps": list(self.gaps),
                "gaps_reason": self.gaps_reason,
                "signature": None if self.signature is None else to_plain(self.signature),
                "paper": self.paper,
                "pictures": self.pictures,
            }
        )

    @property
    def sha256(self) -> str:
        """The record digest printed on every page."""
        return digest("manifest/1", self.to_bytes())

    @classmethod
    def from_bytes(cls, content: bytes) -> Manifest:
        """Raises ManifestUnreadable for anything that ``to_bytes`` did not write."""
        try:
            plain = json.loads(content)
            if plain.pop("format") != FORMAT:
                raise ManifestUnreadable
            record = plain.pop("record")
            entities = [entity_from_plain(name, item) for name, items in record.items() for item in items]
            signature = plain.pop("signature")
            manifest = cls(
                record=Record.of(entities),
                journal=from_plain(JournalHead, plain.pop("journal")),
                frozen_at=datetime.fromisoformat(plain.pop("frozen_at")),
                signature=None if signature is None else from_plain(Signature, signature),
                gaps=from_plain(tuple[str, ...], plain.pop("gaps")),
                **{name: from_plain(kind, plain.pop(name)) for name, kind in _SIMPLE.items()},
            )
            if plain or manifest.to_bytes() != content:
                raise ManifestUnreadable
        except ManifestUnreadable:
            raise
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise ManifestUnreadable from None
        return manifest


_SIMPLE: dict[str, Any] = {
    "revision": int,
    "renderer": str,
    "previous_sha256": str,
    "reason": str,
    "gaps_reason": str,
    "paper": str,
    "pictures": dict[str, str],
}
