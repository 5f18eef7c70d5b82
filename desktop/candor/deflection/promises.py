"""Promises heard in an answer: what will be delivered, when they said, and which words said it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from candor.deflection.due import Due, find_due
from candor.deflection.lexicon import read_yaml
from candor.deflection.phrases import Phrase, compile_phrases
from candor.deflection.text import Reading, Span, fold
from candor.domain.deflection import HeardPromise

_LONGEST_WHAT = 140
_LONGEST_SUBJECT = 60
_THINGS = re.compile(
    r"(?:(?:the|a|an|our|their|his|her|my|that|this|your|signed|redacted|full|exact|"
    r"original) ){1,3}(?:[\w'-]+ ){0,3}?(?:deck|file|report|list|letter|copy|memo|sheet|table|"
    r"plan|pack|package|paper|minutes|log|contract|agreement|clause|certificate|analysis|numbers?|figures?|names?|"
    r"contacts?|references?|record|records|"
    r"document\w*|slides?|protocol|matrix|schedule|annex|summary|breakdown|split|statement|note|draft|chart|drawing|"
    r"proposal|curve|page|policy|review|"
    r"post-mortem|post mortem|write-up|opinion|export|extract|quote|price|answer|scan|map|manual|evidence|study|"
    r"data)(?!\w)"
)
_EMPTY_OBJECT = re.compile(
    r"(?<!\w)(?:it|that|them|those|this|these|something|one|both|an answer|access|back|over)(?!\w)"
)
_LEAD_IN = re.compile(
    r"^(?:(?:so|and|but|well|ok|okay|sure|yes|yeah|then|honestly|um|hmm|absolutely|of course)[,\s]+)*(?:(?:(?:i|we|he|"
    r"she|they|you|u|ceo|cfo|coo|cto|cmo|cso|qa|ra)(?:'ll|'d| will| shall| can| could| would| should| is to| to)?|"
    r"will|to|let me|let us|happy to|glad to|i'd love to|i'm going to|going to)[\s:]+){1,2}"
)


@dataclass(frozen=True, slots=True)
class PromisePhrases:
    say: tuple[Phrase, ...]
    with_due: tuple[Phrase, ...]
    unless: tuple[Phrase, ...]
    fires: tuple[str, ...]
    quiet: tuple[str, ...]


def read_promises(path: Path) -> PromisePhrases:
    content = read_yaml(path)
    entry, names = content["promises"], content["lists"]
    return PromisePhrases(
        compile_phrases(entry["say"], names),
        compile_phrases(entry["with_due"], names),
        compile_phrases(entry["unless"], names),
        tuple(entry["fires"]),
        tuple(entry["quiet"]),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence that promises: its index, where the promise begins, and what dates it."""

    sentence: int
    begin: int
    due: Due | None


class PromiseEar:
    """Hears promises. Neighbouring sentences make one: "I'll check with legal. You'll have it by Friday." """

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def phrases(self) -> PromisePhrases:
        return read_promises(self._path)

    def hear(self, reading: Reading, on: date) -> tuple[HeardPromise, ...]:
        heard: list[HeardPromise] = []
        last: _Said | None = None
        for index in range(len(reading.sentences)):
            said = self._in_sentence(reading, index, on)
            if said is None:
                continue
            if last is not None and last.sentence == index - 1 and (last.due is None or said.due is None):
                heard[-1] = self._joined(reading, heard[-1], said)
                last = _Said(index, last.begin, last.due or said.due)
            else:
                heard.append(self._promise(reading, said))
                last = said
        return tuple(heard)

    def _in_sentence(self, reading: Reading, index: int, on: date) -> _Said | None:
        sentence = reading.sentences[index]
        words = reading.plain[sentence.start : sentence.end]
        if words.rstrip("\"') ").endswith("?"):
            return None
        strong = self._first(self.phrases.say, reading, index)
        weak = None if strong is not None else self._first(self.phrases.with_due, reading, index)
        begin = weak if strong is None else strong
        if begin is None or (strong is None and _past(words)) or self._excused(words):
            return None
        dues = find_due(reading.plain, sentence.start, sentence.end, on)
        due = _telling(dues, begin)
        if strong is None and (due is None or not due.firm):
            return None
        if due is not None:
            begin = min(begin, due.start)
        return _Said(index, begin, due)

    def _excused(self, words: str) -> bool:
        return any(excuse.regex.search(words) for excuse in self.phrases.unless)

    def _first(self, phrases: tuple[Phrase, ...], reading: Reading, index: int) -> int | None:
        sentence, held = reading.sentences[index], reading.vocabularies[index]
        begins = [
            match.start()
            for phrase in phrases
            if phrase.could_be_in(held)
            if (match := phrase.regex.search(reading.plain, sentence.start, sentence.end)) is not None
        ]
        return min(begins, default=None)

    def _promise(self, reading: Reading, said: _Said) -> HeardPromise:
        end = reading.sentences[said.sentence].end
        due = said.due
        return HeardPromise(
            what=_what(reading, Span(said.begin, end), due),
            due_text=reading.raw[due.start : due.end] if due else "",
            due=due.day if due else None,
            start=said.begin,
            end=end,
        )

    def _joined(self, reading: Reading, earlier: HeardPromise, said: _Said) -> HeardPromise:
        end = reading.sentences[said.sentence].end
        if earlier.due_text or said.due is None:
            return replace(earlier, end=end)
        return replace(earlier, end=end, due_text=reading.raw[said.due.start : said.due.end], due=said.due.day)


def _telling(dues: list[Due], begin: int) -> Due | None:
    """The dating to keep: one that comes to a day, said after the promise, the first."""
    return min(dues, key=lambda due: (due.day is None, due.start < begin, due.start), default=None)


_PAST = re.compile(
    r"(?<!\w)(?:was|were|had|went|left|sent|came|stopped|got|told|signed|ended|lost|did|took|said|happened|since|"
    r"ago)(?!\w)"
)


def _past(words: str) -> bool:
    return bool(_PAST.search(words))


def _what(reading: Reading, span: Span, due: Due | None) -> str:
    """The promise in their words, without who and when; where it only says "it", the thing named before."""
    if due is not None and due.start > span.start + 3:
        words = reading.raw[span.start : due.start]
    elif due is not None and due.start <= span.start:
        words = reading.raw[due.end : span.end]
    else:
        words = reading.raw[span.start : span.end]
    words = " ".join(words.split()).strip(" ,.;:-–—!\"'")
    said = words
    shorn = _LEAD_IN.sub("", fold(words))
    words = words[-len(shorn) :] if shorn else words
    if len(words.split()) == 1:
        sentence = reading.sentences[reading.sentence_at(span.start)]
        subject = " ".join(reading.raw[sentence.start : span.start].split()).strip(" ,.;:-–—")
        words = f"{subject[-_LONGEST_SUBJECT:]} {said}" if subject else words
    if _EMPTY_OBJECT.search(fold(words)) and not _THINGS.search(fold(words)):
        named = _thing_before(reading, span.start)
        if named:
            words = f"{words} ({named})"
    return words[:_LONGEST_WHAT].rstrip(" ,;") or "follow up"


def _thing_before(reading: Reading, place: int) -> str:
    things = list(_THINGS.finditer(reading.plain, 0, place))
    return reading.raw[things[-1].start() : things[-1].end()] if things else ""
