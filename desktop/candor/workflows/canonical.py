"""One byte sequence for one meaning: entities to plain values and back, canonical JSON (RFC 8785), tagged digests."""

from __future__ import annotations

import hashlib
from typing import Any, TypeVar

import rfc8785
from pydantic import TypeAdapter

from candor.domain.record import ENTITY_TYPES, Entity

T = TypeVar("T")
Plain = Any
"""What JSON can say: None, bool, int, float, str, lists and string-keyed dicts of these."""


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def _adapter(kind: Any) -> TypeAdapter[Any]:
    """The one converter for a dataclass; built on first use."""
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def to_plain(value: Any) -> Plain:
    """A domain dataclass as JSON-able values; times as ISO 8601 with offset, enums by value."""
    return _adapter(type(value)).dump_python(value, mode="json")


def to_sparse(value: Any) -> Plain:
    """As ``to_plain``, fields at their default left out: what a field added later never changes."""
    return _adapter(type(value)).dump_python(value, mode="json", exclude_defaults=True)


def from_plain(kind: type[T], plain: Plain) -> T:
    """The inverse of ``to_plain``. Raises pydantic.ValidationError where the values do not fit the type."""
    value: T = _adapter(kind).validate_python(plain)
    return value


def entity_from_plain(name: str, plain: Plain) -> Entity:
    """An entity by its journal name ("answer"). Raises KeyError for an unknown name."""
    return from_plain(ENTITY_TYPES[name], plain)


def canonical(plain: Plain) -> bytes:
    """RFC 8785 canonical JSON, UTF-8. Raises rfc8785.CanonicalizationError for what JSON cannot say."""
    return rfc8785.dumps(plain)


def digest(tag: str, content: bytes) -> str:
    """Hex SHA-256 of the content under a domain tag, so that a digest of one thing never serves as one of another."""
    return hashlib.sha256(f"candor/{tag}\x00".encode() + content).hexdigest()
