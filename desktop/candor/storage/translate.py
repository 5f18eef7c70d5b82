"""Entities to rows and back. A row says exactly what ``to_plain`` says of its entity, one column per field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from candor.domain.answer import Draft
from candor.domain.record import ENTITY_TYPES, Entity
from candor.storage.rows import ENTITY_ROWS
from candor.workflows.canonical import from_plain, to_plain

Row = Mapping[Any, Any]

_SEVERAL = {
    "questionnaire": ("categories", "sections", "translations"),
    "interview": ("people", "questionnaires", "agenda", "rounds"),
    "answer": ("chosen",),
    "evidence": ("answers",),
    "recommendation": ("conditions",),
}
"""The columns that hold several values, as JSON."""

_SIGNATURE = ("name", "role", "meaning", "at", "key_sha256")


class RowUnreadable(ValueError):
    """A row that no entity of ours can have left; never the doing of this program."""


def to_row(kind: str, entity: Entity) -> dict[str, Any]:
    """The columns of this entity's row, all but its position."""
    row: dict[str, Any] = to_plain(entity)
    for column in _SEVERAL.get(kind, ()):
        row[column] = json.dumps(row[column], ensure_ascii=False, separators=(",", ":"))
    if kind == "revision":
        signature = row.pop("signature") or dict.fromkeys(_SIGNATURE)
        row.update({f"signature_{part}": signature[part] for part in _SIGNATURE})
    return row


def to_entity(kind: str, row: Row) -> Entity:
    """The entity a row stands for. Raises RowUnreadable."""
    plain = {name: value for name, value in row.items() if name != "position"}
    try:
        for column in _SEVERAL.get(kind, ()):
            plain[column] = json.loads(plain[column])
        if kind == "revision":
            parts = {part: plain.pop(f"signature_{part}") for part in _SIGNATURE}
            plain["signature"] = None if all(value is None for value in parts.values()) else parts
        return from_plain(ENTITY_TYPES[kind], plain)
    except (ValueError, TypeError, RecursionError) as error:
        raise RowUnreadable(f"{ENTITY_ROWS[kind].__tablename__}: {type(error).__name__}") from None


def to_draft(row: Row) -> Draft:
    """Raises RowUnreadable."""
    try:
        return from_plain(Draft, dict(row))
    except ValueError:
        raise RowUnreadable("draft") from None
