"""One answer made ready to be listened to: folded text of the same length, words, sentences, and their places.

Every place is a code-point index into the text as it was given; folding keeps the length, so no place ever moves.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache

LONGEST = 12_000
"""Code points of an answer that are listened to; nobody speaks for longer than this about one question."""

_ONE_FOR_ONE = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u00b4": "'", "`": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\r": " ", "\u2026": ".",
        "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n",
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_STOP = re.compile(r"\n+|[.!?]+[\"')\]]*(?=\s|$)|(?<=\s)-+>(?=\s)")
_SHORT_FORMS = """
    dr mr mrs ms prof st no approx eg ie vs etc inc ltd co dept incl est fig cf resp ca nos jr sr
"""
_ABBREVIATED = frozenset(_SHORT_FORMS.split())
_LITTLE_LIST = """
    a an the and or but if so as at by for from in into of on onto to with without within over under about than
    then that this these those there here it its they them their we us our ours you your yours i me my he him
    his she her who whom whose which what when where why how is are was were be been being am do does did doing
    done have has had having will would shall should can could may might must not no nor yes too very just also
    only even still ever some any all each every both either one ones own same other another more most much many
    few such s t d ll re ve m u ur thats its im id ill dont didnt doesnt isnt wasnt arent wont cant couldnt
    wouldnt havent hasnt hadnt up out off down again well now let lets get got go give gave tell told say said
    please show us walk me like last
"""
LITTLE_WORDS = frozenset(_LITTLE_LIST.split())
"""Words that carry no meaning of their own."""


def fold(text: str) -> str:
    """Lower case with plain quotes and dashes, exactly as long as ``text``."""
    plain = text.translate(_ONE_FOR_ONE)
    lowered = plain.lower()
    if len(lowered) == len(plain):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in plain)


_LONG_ENDINGS = (
    ("ations", 5),
    ("ation", 5),
    ("ments", 5),
    ("ment", 5),
    ("ings", 4),
    ("ing", 4),
    ("ies", 3),
    ("ied", 3),
)
_ENDINGS = (*_LONG_ENDINGS, ("ers", 4), ("er", 4), ("ed", 4), ("es", 4), ("ly", 4), ("s", 3), ("e", 4))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A crude root, so that "refunded", "refunds" and "refund" meet."""
    for ending, shortest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= shortest - 1:
            root = word[: -len(ending)]
            if ending in ("ies", "ied"):
                return root + "y"
            if ending in ("ed", "ing", "er", "ers") and len(root) > 3 and root[-1] == root[-2] and root[-1] not in "ls":
                return root[:-1]
            return root
    return word


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared: folded, without apostrophes."""

    text: str
    start: int
    end: int

    @property
    def counts(self) -> bool:
        """Whether it carries meaning, as "the" does not."""
        return self.text not in LITTLE_WORDS


@dataclass(frozen=True, slots=True)
class Span:
    """``text[start:end]``, code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Reading:
    """An answer (or a question) as the layers see it. ``raw`` keeps the case; ``plain`` is folded; same length."""

    def __init__(self, text: str) -> None:
        self.raw = text[:LONGEST]
        self.plain = fold(self.raw)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(
            Word(match.group().replace("'", ""), match.start(), match.end()) for match in _WORD.finditer(self.plain)
        )

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(word.text for word in self.words)

    @cached_property
    def vocabularies(self) -> tuple[frozenset[str], ...]:
        """The words of each sentence."""
        found: list[set[str]] = [set() for _ in self.sentences]
        for word in self.words:
            found[self.sentence_at(word.start)].add(word.text)
        return tuple(map(frozenset, found))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Roots of the words that carry meaning."""
        return frozenset(stem(word.text) for word in self.words if word.counts)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences and lines, trimmed, none empty."""
        found: list[Span] = []
        begin = 0
        for match in _STOP.finditer(self.plain):
            if match.group().startswith(".") and self._is_abbreviation(begin, match.start()):
                continue
            self._add(found, begin, match.end())
            begin = match.end()
        self._add(found, begin, len(self.plain))
        return tuple(found)

    def _is_abbreviation(self, begin: int, stop: int) -> bool:
        last = re.search(r"[^\W_]{1,6}$", self.plain[max(begin, stop - 6) : stop])
        return last is not None and (
            last.group() in _ABBREVIATED or (len(last.group()) == 1 and last.group().isalpha())
        )

    def _add(self, found: list[Span], start: int, end: int) -> None:
        while start < end and self.plain[start] in " \n":
            start += 1
        while end > start and self.plain[end - 1] in " \n":
            end -= 1
        if end > start:
            found.append(Span(start, end))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(span.start for span in self.sentences)

    def sentence_at(self, place: int) -> int:
        """The index of the sentence that holds this place (or the nearest before it)."""
        return max(0, bisect_right(self._starts, place) - 1)

    @cached_property
    def trimmed(self) -> Span:
        """All of it, without the white space around it."""
        if not self.sentences:
            return Span(0, 0)
        return Span(self.sentences[0].start, self.sentences[-1].end)
