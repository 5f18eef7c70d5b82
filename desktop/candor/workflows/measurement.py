"""What ``candor bench`` prints: one figure, the floor it stands on, and the goal it is held against."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from time import perf_counter


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """``measured`` is in ``unit``; ``floor``, where there is one, is what the bare libraries take for the same work in
    the same run, in the same unit. ``goal`` is for ``value``: the ratio where there is a floor, else ``measured``."""

    name: str
    measured: float
    unit: str
    goal: float
    floor: float | None = None

    @property
    def value(self) -> float:
        return self.measured / self.floor if self.floor else self.measured

    @property
    def met(self) -> bool:
        return self.value <= self.goal


def percentile(samples: Sequence[float], share: float) -> float:
    """The smallest sample that ``share`` (0..1) of all samples do not exceed."""
    ordered = sorted(samples)
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


def milliseconds(work: Callable[[], object]) -> float:
    """How long this took on the wall clock."""
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000
