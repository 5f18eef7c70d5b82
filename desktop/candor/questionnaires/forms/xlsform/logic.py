"""The expressions of XLSForms, a small part of XPath, as trees: what is named, compared, joined and called.

Nothing is ever evaluated here; an expression is only taken apart, so that a condition or a limit can be said in the
program's own terms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

LONGEST = 4_000
"""Characters. Longer expressions are not taken apart."""
DEEPEST = 40
"""Brackets within brackets."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Another question by its name, or "." for the question itself."""

    name: str


@dataclass(frozen=True, slots=True)
class Value:
    """A text or a number as it was written, without quotes."""

    text: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A function, or a sum under the name of its sign."""

    name: str
    parts: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """``sign`` is one of = != < <= > >=."""

    sign: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Both:
    """All of these hold."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of these holds."""

    parts: tuple[Expression, ...]


Expression: TypeAlias = Ref | Value | Call | Compared | Both | Either


class NotUnderstood(Exception):
    """An expression beyond what is read here."""


_TOKEN = re.compile(
    r"""\s*(?:
      \$\{\s*(?P<ref>[^{}\s]{1,200})\s*\}
    | "(?P<double>[^"]*)" | '(?P<single>[^']*)'
    | (?P<number>\d+(?:\.\d*)?|\.\d+)
    | (?P<path>(?:current\(\)\s*)?\.{0,2}/[\w.:/-]+)
    | (?P<sign><=|>=|!=|==|=|<|>)
    | (?P<mark>[(),+*-])
    | (?P<self>\.)
    | (?P<word>[^\W\d][\w.:-]*)
    )""",
    re.VERBOSE,
)
_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})
_SUMS = {"+": "+", "-": "-", "*": "*", "div": "div", "mod": "mod"}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


@lru_cache(maxsize=4096)
def parsed(text: str) -> Expression:
    """The tree of an expression. Raises NotUnderstood."""
    if len(text) > LONGEST:
        raise NotUnderstood(text)
    reader = _Reader(_tokens(text.translate(_STRAIGHT)))
    whole = reader.either(0)
    if not reader.at_end:
        raise NotUnderstood(text)
    return whole


def ref_first(compared: Compared) -> Compared:
    """The same comparison with the plain value on the right."""
    if isinstance(compared.left, Value) and not isinstance(compared.right, Value):
        return Compared(_TURNED[compared.sign], compared.right, compared.left)
    return compared


def _tokens(text: str) -> list[tuple[str, str]]:
    """(sort, text) of every token; spreadsheet programs put a sign of equality before what they take for a formula."""
    tokens: list[tuple[str, str]] = []
    at, text = 0, text.strip().removeprefix("=").rstrip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise NotUnderstood(text)
        sort = found.lastgroup or ""
        word = found.group(sort)
        tokens.append(("text" if sort in ("double", "single") else sort, word))
        at = found.end()
    return tokens


class _Reader:
    """Recursive descent: or, and, comparison, sum, single thing."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens, self._at = tokens, 0

    @property
    def at_end(self) -> bool:
        return self._at >= len(self._tokens)

    def either(self, depth: int) -> Expression:
        if depth > DEEPEST:
            raise NotUnderstood
        parts = [self._both(depth)]
        while self._word("or"):
            parts.append(self._both(depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _both(self, depth: int) -> Expression:
        parts = [self._comparison(depth)]
        while self._word("and"):
            parts.append(self._comparison(depth))
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def _comparison(self, depth: int) -> Expression:
        left = self._sum(depth)
        if self._sort() != "sign":
            return left
        sign = self._take().replace("==", "=")
        return ref_first(Compared(sign, left, self._sum(depth)))

    def _sum(self, depth: int) -> Expression:
        left = self._single(depth)
        while self._sort() in ("mark", "word") and self._tokens[self._at][1] in _SUMS:
            left = Call(self._take(), (left, self._single(depth)))
        return left

    def _single(self, depth: int) -> Expression:
        sort = self._sort()
        word = self._take()
        if depth > DEEPEST:
            raise NotUnderstood
        if sort == "text":
            return Value(word)
        if sort == "number":
            return Value(word, number=True)
        if sort in ("ref", "path"):
            return Ref(word.rpartition("/")[2])
        if sort == "self":
            return Ref(".")
        if word == "-":
            inner = self._single(depth + 1)
            if isinstance(inner, Value) and inner.number and not inner.text.startswith("-"):
                return Value(f"-{inner.text}", number=True)
            return Call("-", (inner,))
        if word == "(":
            inside = self.either(depth + 1)
            self._expect(")")
            return inside
        if sort == "word":
            return Call(word.lower(), self._arguments(depth))
        raise NotUnderstood

    def _arguments(self, depth: int) -> tuple[Expression, ...]:
        self._expect("(")
        parts: list[Expression] = []
        while not self._mark(")"):
            if parts:
                self._expect(",")
            parts.append(self.either(depth + 1))
        return tuple(parts)

    def _sort(self) -> str:
        return "" if self.at_end else self._tokens[self._at][0]

    def _take(self) -> str:
        if self.at_end:
            raise NotUnderstood
        self._at += 1
        return self._tokens[self._at - 1][1]

    def _word(self, word: str) -> bool:
        found = self._sort() == "word" and self._tokens[self._at][1].lower() == word
        self._at += found
        return found

    def _mark(self, mark: str) -> bool:
        found = self._sort() == "mark" and self._tokens[self._at][1] == mark
        self._at += found
        return found

    def _expect(self, mark: str) -> None:
        if not self._mark(mark):
            raise NotUnderstood
