"""JSON as people write it by hand: with comments, strings joined by a plus sign, and commas too many.

Nothing here runs what it reads, calls itself without a limit, or takes longer than the text is long.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import NoReturn, TypeAlias

from candor.questionnaires.forms.encoding import decoded
from candor.questionnaires.opening import LARGEST
from candor.workflows.forms import FormUnreadable

DEEPEST = 120
"""Lists and objects inside each other. Two of them are one level of a form's groups."""
MOST = 1_200_000
"""Words, signs and numbers in one file."""


class Figure(str):
    """A number as it was written, whatever its size."""

    __slots__ = ()


class Part(dict[str, "Json"]):
    """An object. ``line`` (from 1) is where it begins, ``twice`` the names that stand in it more than once, of which
    the last holds."""

    __slots__ = ("line", "twice")

    def __init__(self, line: int = 1) -> None:
        super().__init__()
        self.line = line
        self.twice: tuple[str, ...] = ()


Json: TypeAlias = "str | bool | list[Json] | Part | None"

_TOKEN = re.compile(
    r"""[\s\ufeff]*+(?:
        (?P<text>"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|'[^'\\\n]*+(?:\\.[^'\\\n]*+)*+')
      | (?P<sign>[{}\[\]:,+])
      | (?P<figure>-?\d[\d.eE+-]*+)
      | (?P<word>[A-Za-z_$][\w$-]*+)
      | (?P<note>//|/\*)
      | (?P<other>\S)
    )""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r'\\.|"', re.DOTALL)
_LONE = re.compile("[\ud800-\udfff]")
_WORDS = {"true": True, "false": False, "null": None}
_Token: TypeAlias = tuple[str, str, int]


def read_bytes(source: bytes, name: str) -> tuple[Json, str]:
    """The value, and a sentence where the encoding was guessed. Raises FormUnreadable."""
    if len(source) > LARGEST:
        raise FormUnreadable(f"“{name}” is larger than {LARGEST // 1_000_000} MB; split it into several files.")
    found = decoded(source, name)
    return read(found.text, name), found.guess


def read(text: str, name: str) -> Json:
    """The value. Raises FormUnreadable with the line of what cannot be read."""
    return _Reading(text, name).whole()


class _Reading:
    def __init__(self, text: str, name: str) -> None:
        self._text, self._name = text, name
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._tokens = self._all_tokens()
        self._at = 0

    def whole(self) -> Json:
        value = self._value(0)
        kind, word, place = self._tokens[self._at]
        if kind != "end":
            self._stop(place, f"“{word[:20]}” stands after the end; remove it")
        return value

    def _all_tokens(self) -> list[_Token]:
        tokens: list[_Token] = []
        match, at = _TOKEN.match, 0
        while found := match(self._text, at):
            kind, at = str(found.lastgroup), found.end()
            if kind == "note":
                at = self._after_note(found.group("note"), found.start("note"))
                continue
            tokens.append((kind, found.group(kind), found.start(kind)))
            if kind == "other":
                self._stop(found.start(kind), "a quote is not closed, or a sign stands where none can; mend it")
            if len(tokens) > MOST:
                raise FormUnreadable(f"“{self._name}” holds more than we can take in; split it into several files.")
        tokens.append(("end", "", len(self._text)))
        return tokens

    def _after_note(self, opening: str, place: int) -> int:
        if opening == "//":
            end = self._text.find("\n", place)
            return len(self._text) if end < 0 else end
        end = self._text.find("*/", place + 2)
        if end < 0:
            self._stop(place, "a comment that begins with /* has no end; write */ after it")
        return end + 2

    def _value(self, depth: int) -> Json:
        kind, word, place = self._tokens[self._at]
        self._at += 1
        if kind == "text":
            return self._joined(word, place)
        if kind == "figure":
            return Figure(word)
        if kind == "word" and word in _WORDS:
            return _WORDS[word]
        if word in ("{", "["):
            if depth >= DEEPEST:
                self._stop(place, f"it is nested more than {DEEPEST} deep here; flatten it")
            return self._object(place, depth) if word == "{" else self._list(depth)
        if kind == "end":
            self._stop(place, "the file ends in the middle; check that it is complete")
        return self._stop(place, f"“{word[:20]}” is no value; put words in quotes")

    def _joined(self, word: str, place: int) -> str:
        pieces = [self._unquoted(word, place)]
        while self._tokens[self._at][1] == "+" and self._tokens[self._at + 1][0] == "text":
            _, word, place = self._tokens[self._at + 1]
            pieces.append(self._unquoted(word, place))
            self._at += 2
        return "".join(pieces)

    def _unquoted(self, word: str, place: int) -> str:
        inside = word[1:-1]
        if "\\" not in inside:
            return inside
        inside = _ESCAPE.sub(lambda found: "'" if found.group() == "\\'" else found.group(), inside)
        if word[0] == "'":
            inside = _ESCAPE.sub(lambda found: '\\"' if found.group() == '"' else found.group(), inside)
        try:
            text = json.loads(f'"{inside}"', strict=False)
        except ValueError:
            self._stop(place, "a backslash in this text means nothing; write it twice")
        return _LONE.sub("\ufffd", text)

    def _list(self, depth: int) -> list[Json]:
        items: list[Json] = []
        while True:
            if self._tokens[self._at][1] == "]":
                self._at += 1
                return items
            items.append(self._value(depth + 1))
            self._comma("]")

    def _object(self, place: int, depth: int) -> Part:
        part = Part(self._line(place))
        while True:
            kind, word, at = self._tokens[self._at]
            self._at += 1
            if word == "}" and kind == "sign":
                return part
            if kind not in ("text", "word"):
                self._stop(at, "the name of a field is missing; write it in quotes before the colon")
            name = self._unquoted(word, at) if kind == "text" else word
            if self._tokens[self._at][1] != ":":
                self._stop(at, f"a colon is missing after “{name[:40]}”; write it")
            self._at += 1
            if name in part:
                part.twice = (*part.twice[:20], name)
            part[name] = self._value(depth + 1)
            self._comma("}")

    def _comma(self, closing: str) -> None:
        kind, word, place = self._tokens[self._at]
        if kind == "sign" and word == ",":
            self._at += 1
        elif not (kind == "sign" and word == closing):
            if kind == "end":
                self._stop(place, "the file ends in the middle; check that it is complete")
            self._stop(place, f"a comma or “{closing}” is missing; write it")

    def _line(self, place: int) -> int:
        return bisect_right(self._starts, place)

    def _stop(self, place: int, trouble: str) -> NoReturn:
        raise FormUnreadable(f"“{self._name}”, line {self._line(place)}: {trouble}.")
