"""What a library says once and points to again: YAML's anchors and aliases, written out within a budget.

The tools that write these libraries share every list of choices that stands twice, so the format cannot be read without
them. A few hundred bytes of aliases can mean billions of parts; here the parts and the text that they add are counted.
"""

from __future__ import annotations

from copy import copy

from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, ScalarEvent

from candor.questionnaires.format.tree import Event, NextEvent, quoted
from candor.questionnaires.opening import LARGEST
from candor.workflows.forms import FormUnreadable

MOST_REPEATED = 200_000
"""Parts of a file that aliases may add: texts, lists and mappings."""


class WrittenOut:
    """The events of a YAML file as if nobody had used an alias. Called for one event after the other, like the parser
    it stands before; raises FormUnreadable, with ``name``, for an alias that has no end or no beginning."""

    def __init__(self, next_event: NextEvent, name: str) -> None:
        self._next, self._name = next_event, name
        self._kept: list[Event] = []
        self._spans: dict[str, tuple[int, int]] = {}
        self._open: list[tuple[str, int, int]] = []
        """Anchors whose list or mapping has not ended: name, where it begins in ``_kept``, and how deep it stands."""
        self._depth = 0
        self._replaying: range | None = None
        self._parts, self._characters = 0, 0

    def __call__(self) -> Event:
        if self._replaying is not None:
            event = self._replayed(self._replaying)
        else:
            event = self._next()
            if type(event) is AliasEvent:
                event = self._begun(event)
        return self._seen(event)

    def _begun(self, alias: Event) -> Event:
        """The first event of what an alias stands for; the others follow at the next calls."""
        name, line = alias.anchor, alias.start_mark.line + 1
        if any(name == each for each, _, _ in self._open):
            raise self._refusal(line, f"the alias `*{quoted(name)}` stands inside what it repeats; write it out")
        if name not in self._spans:
            raise self._refusal(line, f"nothing is called `&{quoted(name)}` before this alias; write the text out")
        span = range(*self._spans[name])
        self._parts += len(span)
        self._characters += sum(len(event.value) for event in self._kept[span.start : span.stop] if _says(event))
        if self._parts > MOST_REPEATED or self._characters > LARGEST:
            raise self._refusal(line, "the aliases up to here repeat more than we can take in; split the file")
        event = copy(self._replayed(span))
        event.start_mark = alias.start_mark  # It stands where it is meant, not where it was first written.
        return event

    def _replayed(self, span: range) -> Event:
        self._replaying = span[1:] or None
        return self._kept[span.start]

    def _seen(self, event: Event) -> Event:
        """The event without its anchor, noted where it is part of something that may be repeated."""
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            event.anchor = None
            self._open.append((anchor, len(self._kept), self._depth))
        if _says(event) and event.value == "<<" and event.implicit[0]:
            line = event.start_mark.line + 1
            raise self._refusal(line, "fields that are merged in with `<<` are not read; write them out")
        if self._open:
            self._kept.append(event)
        if isinstance(event, CollectionStartEvent):
            self._depth += 1
        elif isinstance(event, CollectionEndEvent):
            self._depth -= 1
        if self._open and not isinstance(event, CollectionStartEvent):
            while self._open and self._open[-1][2] == self._depth:
                name, begin, _ = self._open.pop()
                self._spans[name] = begin, len(self._kept)
        return event

    def _refusal(self, line: int, sentence: str) -> FormUnreadable:
        return FormUnreadable(f"“{self._name}”, line {line}: {sentence}.")


def _says(event: Event) -> bool:
    return type(event) is ScalarEvent
