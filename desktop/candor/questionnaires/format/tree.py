"""Safe YAML: text to a plain tree of dicts, lists and texts, with the line of every part.

Every scalar is text; the model that reads the tree says which texts are numbers, so ``No`` and ``1.0`` stay what was
written. Anchors, aliases, tags and duplicate keys are refused, because a few hundred bytes of them expand without end
or mean something else to the next reader. An importer that needs aliases brings what writes them out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from candor.questionnaires.faults import Fault, QuestionnaireUnreadable
from candor.questionnaires.opening import LARGEST

DEEPEST = 12
"""Nested lists and mappings. The format itself needs eight."""

Place: TypeAlias = tuple[str | int, ...]
Node: TypeAlias = str | list["Node"] | dict[str, "Node"]
Event: TypeAlias = Any
"""An event of the parser; what is published of its types leaves out most of what every event has."""
NextEvent: TypeAlias = Callable[[], Event]

_UNWRITABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202d\u202e]")
_SEPARATOR = re.compile("[\u0085\u2028\u2029]")


class Lined(NamedTuple):
    """A list or mapping's own line (from 1) and the lines of its parts: a bare number for a text."""

    line: int
    parts: dict[str | int, int | Lined]


_NOWHERE = Lined(1, {})


@dataclass(frozen=True, slots=True)
class Tree:
    """``lined`` mirrors ``value`` with the line of every key and item."""

    value: Node
    lined: Lined = _NOWHERE

    def line(self, path: Place) -> int:
        """The line of this part, or of the nearest part around it."""
        around = self.lined
        for part in path:
            found = around.parts.get(part)
            if not isinstance(found, Lined):
                return found or around.line
            around = found
        return around.line


class _Stop(Exception):
    """The one fault that ends the reading."""

    def __init__(self, line: int, sentence: str) -> None:
        self.fault = Fault(line, sentence)


def plant(source: bytes, name: str, through: Callable[[NextEvent], NextEvent] | None = None) -> Tree:
    """The tree of a YAML file. ``through`` stands between the parser and the tree and may change or refuse events.
    Raises QuestionnaireUnreadable, whatever the bytes are."""
    try:
        return _grow(_text(source), through)
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
    if not text.replace("\n", "").isprintable() and (unwritable := _UNWRITABLE.search(text) or _SEPARATOR.search(text)):
        raise _hidden(unwritable.group(), text.count("\n", 0, unwritable.start()) + 1)
    return text


def _hidden(character: str, line: int) -> _Stop:
    return _Stop(line, f"A hidden control character (U+{ord(character):04X}) stands on this line; delete it.")


def _grow(text: str, through: Callable[[NextEvent], NextEvent] | None) -> Tree:
    loader = yaml.CSafeLoader(text)
    next_event = through(loader.get_event) if through else loader.get_event
    try:
        while isinstance(event := next_event(), StreamStartEvent | DocumentStartEvent):
            pass
        if isinstance(event, StreamEndEvent):
            raise _Stop(1, "This file is empty; start from one of the questionnaires that ship with Candor.")
        grower = _Grower(next_event, escapes="\\" in text)
        if type(event) is ScalarEvent:
            line = _line_of(event)
            tree = Tree(grower.text(event, line), Lined(line, {}))
        else:
            tree = Tree(*grower.around(event, _line_of(event), 0))
        while (event := next_event()) is not None:
            if isinstance(event, DocumentStartEvent):
                sentence = "A second document begins here; keep one questionnaire per file, without `---`."
                raise _Stop(_line_of(event), sentence)
        return tree
    except yaml.YAMLError as trouble:
        raise _stopped_by(trouble, text) from None
    finally:
        loader.dispose()


class _Grower:
    """One event after the other into the tree; everything that makes YAML dangerous ends it. Thousands of events a
    file and several files at every first start: whatever is done here for each of them is felt."""

    def __init__(self, next_event: NextEvent, *, escapes: bool) -> None:
        self._next = next_event
        self._escapes = escapes

    def text(self, event: Event, line: int) -> str:
        """What a scalar says, once nothing hides in it."""
        if event.anchor is not None or event.tag is not None:
            raise _refused(event, line)
        text: str = event.value
        # Nothing hidden stands in the file itself; only escapes such as "\0", in double quotes, can bring it in.
        if self._escapes and event.style == '"' and (unwritable := _UNWRITABLE.search(text)):
            raise _hidden(unwritable.group(), line)
        return text

    def around(self, event: Event, line: int, depth: int) -> tuple[Node, Lined]:
        """The list or mapping that begins with this event."""
        kind = type(event)
        if kind is AliasEvent or event.anchor is not None or event.tag is not None:
            raise _refused(event, line)
        if depth >= DEEPEST:
            raise _Stop(line, f"Lists and mappings are nested more than {DEEPEST} deep here; flatten them.")
        return self._list(line, depth + 1) if kind is SequenceStartEvent else self._mapping(line, depth + 1)

    def _list(self, own: int, depth: int) -> tuple[Node, Lined]:
        items: list[Node] = []
        lines: dict[str | int, int | Lined] = {}
        while (kind := type(event := self._next())) is not SequenceEndEvent:
            line = event.start_mark.line + 1
            if kind is ScalarEvent:
                lines[len(items)] = line
                items.append(self.text(event, line))
            else:
                item, lines[len(items)] = self.around(event, line, depth)
                items.append(item)
        return items, Lined(own, lines)

    def _mapping(self, own: int, depth: int) -> tuple[Node, Lined]:
        mapping: dict[str, Node] = {}
        lines: dict[str | int, int | Lined] = {}
        while (kind := type(event := self._next())) is not MappingEndEvent:
            line = event.start_mark.line + 1
            if kind is not ScalarEvent:
                raise _refused(event, line)
            key = self.text(event, line)
            if key in mapping:
                raise _Stop(line, f"The field `{quoted(key)}` stands here twice; keep one of them.")
            kind = type(event := self._next())
            if kind is ScalarEvent:
                lines[key] = line
                mapping[key] = self.text(event, event.start_mark.line + 1)
            else:
                # What is inside counts from its name, where a reader looks for it.
                mapping[key], (_, parts) = self.around(event, event.start_mark.line + 1, depth)
                lines[key] = Lined(line, parts)
        return mapping, Lined(own, lines)


def _refused(event: Event, line: int) -> _Stop:
    """An alias, an anchor, a tag, or a list or mapping where a name belongs."""
    if isinstance(event, AliasEvent):
        return _Stop(line, f"The alias `*{event.anchor}` is not allowed here; write the text out again.")
    if event.anchor is not None:
        return _Stop(line, f"The anchor `&{event.anchor}` is not allowed here; remove it, or quote the text.")
    if event.tag is not None:
        tag = quoted(event.tag.replace("tag:yaml.org,2002:", "!!"))
        return _Stop(line, f"The tag `{tag}` is not allowed here; remove it, or quote the text.")
    return _Stop(line, "A field's name must be a word, not a list or a mapping; write `name: value`.")


def _line_of(event: Event) -> int:
    line: int = event.start_mark.line
    return line + 1


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


def quoted(word: str) -> str:
    """Somebody's word as a sentence can hold it: on one line, and not too long."""
    short = " ".join(word.split())
    return short if len(short) <= 40 else short[:39] + "…"
