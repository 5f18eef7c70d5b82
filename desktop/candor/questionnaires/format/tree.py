"""Safe YAML: text to a plain tree of dicts, lists and texts, with the line of every part.

Every scalar is text; the model that reads the tree says which texts are numbers, so ``No`` and ``1.0`` stay what was
written. Anchors, aliases, tags and duplicate keys are refused, because a few hundred bytes of them expand without end
or mean something else to the next reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from candor.questionnaires.faults import Fault, QuestionnaireUnreadable
from candor.questionnaires.opening import LARGEST

DEEPEST = 12
"""Nested lists and mappings. The format itself needs eight."""

Place: TypeAlias = tuple[str | int, ...]
Node: TypeAlias = str | list["Node"] | dict[str, "Node"]

_UNWRITABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202d\u202e]")
_SEPARATOR = re.compile("[\u0085\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Tree:
    """``lines`` holds the line (from 1) of every key and item by its path from the top."""

    value: Node
    lines: dict[Place, int] = field(default_factory=dict)

    def line(self, path: Place) -> int:
        """The line of this part, or of the nearest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _Stop(Exception):
    """The one fault that ends the reading."""

    def __init__(self, line: int, sentence: str) -> None:
        self.fault = Fault(line, sentence)


def plant(source: bytes, name: str) -> Tree:
    """The tree of a YAML file. Raises QuestionnaireUnreadable, whatever the bytes are."""
    try:
        text = _text(source)
        return _grow(text)
    except _Stop as stop:
        raise QuestionnaireUnreadable(name, [stop.fault]) from None


def _text(source: bytes) -> str:
    if len(source) > LARGEST:
        raise _Stop(1, "This file is larger than 8 MB; split it into several questionnaires.")
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        line = source.count(b"\n", 0, trouble.start) + 1
        raise _Stop(line, "This line is not UTF-8 text; save the file as UTF-8 and try again.") from None
    # YAML would take an unseen line separator for the end of a line, and every line after it would be misnumbered.
    unwritable = _UNWRITABLE.search(text) or _SEPARATOR.search(text)
    if unwritable:
        raise _hidden(unwritable.group(), text.count("\n", 0, unwritable.start()) + 1)
    return text


def _visible(text: str, line: int) -> str:
    """Escapes such as ``"\\0"`` can bring in what the file itself may not hold."""
    unwritable = _UNWRITABLE.search(text)
    if unwritable:
        raise _hidden(unwritable.group(), line)
    return text


def _hidden(character: str, line: int) -> _Stop:
    return _Stop(line, f"A hidden control character (U+{ord(character):04X}) stands on this line; delete it.")


def _grow(text: str) -> Tree:
    loader = yaml.CSafeLoader(text)
    lines: dict[Place, int] = {}
    try:
        events = _events(loader)
        first = next(events, None)
        if first is None:
            raise _Stop(1, "This file is empty; start from one of the questionnaires that ship with Candor.")
        value = _node(first, events, (), lines)
        if next(events, None) is not None:
            raise _Stop(1, "A file holds one questionnaire; remove the second document.")
    except yaml.YAMLError as trouble:
        raise _stopped_by(trouble, text) from None
    finally:
        loader.dispose()
    return Tree(value, lines)


def _events(loader: yaml.CSafeLoader) -> Iterator[Event]:
    """What matters of the event stream; everything that makes YAML dangerous ends it."""
    documents = 0
    while True:
        event = loader.get_event()
        if event is None:
            return
        line = _line_of(event)
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _Stop(line, "A second document begins here; keep one questionnaire per file, without `---`.")
            continue
        if isinstance(event, AliasEvent):
            raise _Stop(line, f"The alias `*{event.anchor}` is not allowed here; write the text out again.")
        if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent):
            if event.anchor is not None:
                raise _Stop(line, f"The anchor `&{event.anchor}` is not allowed here; remove it, or quote the text.")
            if event.tag is not None:
                tag = _shown(event.tag.replace("tag:yaml.org,2002:", "!!"))
                raise _Stop(line, f"The tag `{tag}` is not allowed here; remove it, or quote the text.")
            yield event
        elif isinstance(event, SequenceEndEvent | MappingEndEvent):
            yield event


def _node(event: Event, events: Iterator[Event], path: Place, lines: dict[Place, int]) -> Node:
    line = _line_of(event)
    lines.setdefault(path, line)
    if isinstance(event, ScalarEvent):
        return _visible(str(event.value), line)
    if len(path) >= DEEPEST:
        raise _Stop(line, f"Lists and mappings are nested more than {DEEPEST} deep here; flatten them.")
    if isinstance(event, SequenceStartEvent):
        items: list[Node] = []
        while not isinstance(event := next(events), SequenceEndEvent):
            items.append(_node(event, events, (*path, len(items)), lines))
        return items
    mapping: dict[str, Node] = {}
    while not isinstance(event := next(events), MappingEndEvent):
        line = _line_of(event)
        if not isinstance(event, ScalarEvent):
            raise _Stop(line, "A field's name must be a word, not a list or a mapping; write `name: value`.")
        key = _visible(str(event.value), line)
        if key in mapping:
            raise _Stop(line, f"The field `{_shown(key)}` stands here twice; keep one of them.")
        lines[(*path, key)] = line
        mapping[key] = _node(next(events), events, (*path, key), lines)
    return mapping


def _line_of(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _stopped_by(trouble: yaml.YAMLError, text: str) -> _Stop:
    """The parser's complaint as a sentence for someone who has never read the YAML specification."""
    mark = getattr(trouble, "problem_mark", None) or getattr(trouble, "context_mark", None)
    problem = str(getattr(trouble, "problem", None) or "")
    rows = text.splitlines()
    line = min(mark.line + 1 if mark else 1, max(len(rows), 1))
    row = rows[line - 1] if rows else ""
    if "\t" in row[: len(row) - len(row.lstrip())] or ("cannot start any token" in problem and "\t" in row):
        return _Stop(line, "A tab stands in the indentation; use spaces.")
    if "mapping values are not allowed" in problem:
        return _Stop(line, "A colon inside the text confuses this line; put the whole text in quotes.")
    if any(sign in problem for sign in ("expected <block end>", "expected '-'", "could not find", "expected key")):
        return _Stop(line, "The indentation or the colon is off here or just above; line it up with its neighbours.")
    if "unexpected end of stream" in problem or "did not find expected ',' or" in problem:
        return _Stop(line, "A quote or bracket that was opened is not closed; close it.")
    if "cannot start any token" in problem:
        return _Stop(line, "The text on this line begins with a sign that YAML keeps for itself; put it in quotes.")
    if "undefined tag handle" in problem or "tag" in problem:
        return _Stop(line, "Tags (words beginning with `!`) are not allowed; remove it, or quote the text.")
    return _Stop(line, "This line cannot be read as YAML; check its quotes, colons and indentation.")


def _shown(word: str) -> str:
    short = " ".join(word.split())
    return short if len(short) <= 40 else short[:39] + "…"
