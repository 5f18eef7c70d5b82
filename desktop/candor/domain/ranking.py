"""The order in which questions are worth the time there is, whatever that time is: the most valuable first."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterator, Mapping
from heapq import heappop, heappush

from candor.domain.offered import Offered

LONG_MINUTES = 15
"""A question that takes longer would shut out several others, so it ranks behind all of them."""


def ranked(found: Mapping[str, Offered], taken: Collection[str]) -> Iterator[list[str]]:
    """What is not taken yet, in batches that only make sense together: mostly one question each. ``found`` is in the
    order written, which breaks ties."""
    return _Ranking(found, taken).batches()


class _Ranking:
    def __init__(self, found: Mapping[str, Offered], taken: Collection[str]) -> None:
        self._found = found
        self._place = {key: place for place, key in enumerate(found)}
        self._taken: set[str] = set()
        self._in_section: Counter[str] = Counter()
        self._waiting: defaultdict[str, list[str]] = defaultdict(list)
        for key, each in found.items():
            for need in each.needs:
                self._waiting[need].append(key)
        self._take(taken)

    def batches(self) -> Iterator[list[str]]:
        yield from self._followed([key for key in self._found if key in self._taken])
        free = [key for key, each in self._found.items() if not each.needs]
        yield from self._in_turn(key for key in free if self._found[key].question.gate)
        yield from self._by_weight([key for key in free if self._found[key].at_most <= LONG_MINUTES])
        yield from self._in_turn(sorted(free, key=lambda key: self._found[key].at_most))
        yield from self._circles()

    def _in_turn(self, keys: Collection[str] | Iterator[str]) -> Iterator[list[str]]:
        for key in keys:
            if key not in self._taken:
                yield self._take([key])
                yield from self._followed([key])

    def _by_weight(self, keys: list[str]) -> Iterator[list[str]]:
        """The heaviest of each section in turn, a section's weight shrinking with what is in of it already."""
        shelves: defaultdict[str, list[str]] = defaultdict(list)
        for key in sorted(keys, key=lambda key: (self._found[key].question.weight, -self._place[key])):
            shelves[self._found[key].place].append(key)
        heads: list[tuple[float, int, str]] = []

        def show(section: str) -> None:
            shelf = shelves[section]
            while shelf and shelf[-1] in self._taken:
                shelf.pop()
            if shelf:
                heappush(heads, (-self._worth(shelf[-1]), self._place[shelf[-1]], section))

        for section in shelves:
            show(section)
        while heads:
            worth, place, section = heappop(heads)
            head = shelves[section][-1:]
            if [(-self._worth(key), self._place[key]) for key in head if key not in self._taken] == [(worth, place)]:
                yield self._take(head)
                yield from self._followed(head)
            show(section)

    def _worth(self, key: str) -> float:
        each = self._found[key]
        return each.question.weight / (1 + self._in_section[each.place])

    def _followed(self, keys: list[str]) -> Iterator[list[str]]:
        """What waited for these, as soon as everything it waits for is in; and what waited for that."""
        queue = deque(keys)
        while queue:
            for waiting in self._waiting[queue.popleft()]:
                if waiting not in self._taken and self._taken.issuperset(self._found[waiting].needs):
                    yield self._take([waiting])
                    queue.append(waiting)

    def _circles(self) -> Iterator[list[str]]:
        """Questions that wait for each other: all of them or none."""
        rest = [key for key in self._found if key not in self._taken]
        if rest:
            yield self._take(rest)

    def _take(self, keys: Collection[str]) -> list[str]:
        self._taken.update(keys)
        self._in_section.update(self._found[key].place for key in keys)
        return list(keys)
