"""The people in the room, ours and theirs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: str
    name: str
    role: str = ""
    side: Side
