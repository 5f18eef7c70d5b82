"""What was worked out about an immutable thing, kept for as long as the thing itself is."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Remembered(Generic[K, V]):
    """Things are told apart by identity: to compare two questionnaires takes longer than to work it out again.

    The thing must allow weak references, and what is worked out must not hold it.
    """

    def __init__(self, work_out: Callable[[K], V]) -> None:
        self._work_out = work_out
        self._held: dict[int, tuple[weakref.ref[K], V]] = {}

    def of(self, thing: K) -> V:
        name = id(thing)
        held = self._held.get(name)
        if held is not None and held[0]() is thing:
            return held[1]
        found = self._work_out(thing)
        self._held[name] = (weakref.ref(thing, lambda gone: self._forget(name, gone)), found)
        return found

    def _forget(self, name: int, gone: weakref.ref[K]) -> None:
        held = self._held.get(name)
        if held is not None and held[0] is gone:  # else the place in memory has a new owner already
            del self._held[name]
