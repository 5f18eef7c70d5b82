"""The phrase language of the lexicon: what a reviewer can read aloud, turned into a search that cannot blow up.

A phrase is words in order. ``(a|b c)`` is either, ``(a)?`` may be absent, ``names?`` is name or names, ``disclos*`` is
any ending, ``~`` skips up to three words, ``~~`` up to eight, ``<name>`` is a list kept in the lexicon. Apostrophes may
be missing. Everything compiles to bounded repetition inside one sentence, so the time to search grows with the length
of the answer and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from candor.deflection.text import LITTLE_WORDS

_BETWEEN = r"[ ,;:\"'()/*&\[\]-]{1,5}"
_GAP = rf"(?:{_BETWEEN}[^\W_][\w']{{0,30}})"
_LITTLE = 20
_TOKEN = re.compile(r"\s*(?:(?P<mark>[()|?])|(?P<gap>~~?)|<(?P<name>[a-z_]+)>|(?P<word>[^\W_][\w'%/-]*[*?]?))")


class PhraseUnreadable(ValueError):
    """A phrase in the lexicon that does not follow the phrase language: our own mistake, found by the tests."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a phrase as a regular expression. Of each set in ``needs`` one word must be in the sentence."""

    regex: str
    needs: tuple[frozenset[str], ...] = ()
    optional: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase. A sentence that lacks all words of one of ``needs`` cannot match; the rarest set is first."""

    source: str
    regex: re.Pattern[str]
    needs: tuple[frozenset[str], ...]

    def could_be_in(self, vocabulary: frozenset[str]) -> bool:
        return not any(words.isdisjoint(vocabulary) for words in self.needs)


def compile_phrase(source: str, names: Mapping[str, str]) -> Phrase:
    """Raises PhraseUnreadable."""
    part = _Reader(source, names).whole()
    return Phrase(
        source, re.compile(rf"(?<![\w']){part.regex}(?!\w|'[a-z])"), tuple(sorted(part.needs, key=_commonness))
    )


def compile_phrases(sources: Sequence[str], names: Mapping[str, str]) -> tuple[Phrase, ...]:
    return tuple(compile_phrase(source, names) for source in sources)


class _Reader:
    """Reads one phrase from left to right."""

    def __init__(self, source: str, names: Mapping[str, str]) -> None:
        self.source = source
        self.names = names
        self.place = 0
        self.token: re.Match[str] | None = None
        self._next()

    def whole(self) -> Part:
        part = self._either()
        if self.token is not None:
            raise PhraseUnreadable(f"Unexpected {self.token.group().strip()!r} in the phrase {self.source!r}")
        return part

    def _next(self) -> None:
        if not self.source[self.place :].strip():
            self.token = None
            return
        self.token = _TOKEN.match(self.source, self.place)
        if self.token is None:
            raise PhraseUnreadable(f"Cannot read {self.source[self.place :]!r} in the phrase {self.source!r}")
        self.place = self.token.end()

    def _mark(self) -> str | None:
        return self.token.group("mark") if self.token is not None else None

    def _either(self) -> Part:
        options = [self._sequence()]
        while self._mark() == "|":
            self._next()
            options.append(self._sequence())
        if len(options) == 1:
            return options[0]
        regex = "(?:" + "|".join(option.regex for option in options) + ")"
        if not all(option.needs for option in options):
            return Part(regex)
        return Part(regex, (frozenset().union(*(min(option.needs, key=_commonness) for option in options)),))

    def _sequence(self) -> Part:
        parts: list[Part] = []
        while self.token is not None and self._mark() not in ("|", ")"):
            parts.append(self._item())
        return _joined(parts, self.source)

    def _item(self) -> Part:
        token = self.token
        if token is None:
            raise PhraseUnreadable(f"The phrase {self.source!r} ends too early")
        if token.group("mark") == "(":
            self._next()
            part = self._either()
            if self._mark() != ")":
                raise PhraseUnreadable(f"A bracket is not closed in the phrase {self.source!r}")
        elif token.group("gap"):
            part = Part(f"{_GAP}{{0,{3 if token.group('gap') == '~' else 8}}}", gap=True)
        elif token.group("name"):
            if token.group("name") not in self.names:
                raise PhraseUnreadable(f"The list <{token.group('name')}> in {self.source!r} is not in the lexicon")
            part = _Reader(self.names[token.group("name")], self.names).whole()
        elif token.group("word"):
            part = _word(token.group("word"))
        else:
            raise PhraseUnreadable(f"Unexpected {token.group().strip()!r} in the phrase {self.source!r}")
        self._next()
        if self._mark() == "?":
            self._next()
            return Part(part.regex, optional=True)
        return part


def _word(word: str) -> Part:
    letters = word.rstrip("*?").casefold()
    regex = "'?".join(re.escape(piece) for piece in letters.split("'"))
    if word.endswith("*"):
        return Part(regex + r"\w{0,24}")
    plain = letters.replace("'", "")
    if not plain.isalnum():
        return Part(regex + ("?" if word.endswith("?") else ""))
    if word.endswith("?"):
        return Part(regex + "?", (frozenset({plain, plain[:-1]}),))
    return Part(regex, (frozenset({plain}),))


def _commonness(words: frozenset[str]) -> float:
    """How many answers a set of words would let through, roughly: little words stand in nearly all of them."""
    return sum(_LITTLE if word in LITTLE_WORDS else 1 for word in words)


def _joined(parts: list[Part], source: str) -> Part:
    if not parts or parts[0].gap or all(part.optional for part in parts):
        raise PhraseUnreadable(f"The phrase {source!r} needs a word to begin with")
    regex = ""
    started = False
    for part in parts:
        if part.gap:
            regex += part.regex
        elif not started:
            regex += f"(?:{part.regex}{_BETWEEN})?" if part.optional else part.regex
            started = not part.optional
        else:
            regex += f"(?:{_BETWEEN}{part.regex})?" if part.optional else f"{_BETWEEN}{part.regex}"
    return Part(f"(?:{regex})", tuple(words for part in parts for words in part.needs))
