"""Which words meet an expectation: what speaks for and against it, as numbers a person can read, and the best place."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from candor.deflection.cues import FoundCue
from candor.deflection.expectations.clauses import clause_roots
from candor.deflection.expectations.parts import Parts
from candor.deflection.expectations.sightings import Sighting, Sightings
from candor.deflection.text import Reading, Span, stem
from candor.domain.deflection import DeflectionKind
from candor.domain.question import Expectation

_WANTED = {"two": 2, "three": 3, "four": 4, "five": 5, "both": 2, "2": 2, "3": 3, "4": 4}
_PLAIN_NONE = re.compile(
    r"(?<!\w)(?:none|never|nobody|no one|nothing|not one|zero|neither|there isn'?t(?: one| any)?|there is no|"
    r"there'?s no|we (?:don'?t|do not) have|we have no|"
    r"we haven'?t|we didn'?t|we never|hasn'?t happened|doesn'?t exist|no,|no\.|not yet|we don'?t|they don'?t|"
    r"he doesn'?t|isn'?t any|had none)(?!\w)"
)
_SURE = 0.6
_CLOSE = 5


@dataclass(frozen=True, slots=True)
class Heard:
    """One answer as the expectations see it: what is sighted, and which sentences only slide away."""

    reading: Reading
    asked: Reading
    sightings: Sightings
    cues: Sequence[FoundCue]
    promised: Sequence[Span]


@dataclass(frozen=True, slots=True)
class _Roots:
    """The roots of a part's own words, of words near them, and of the clause of the question that asks for it."""

    own: frozenset[str]
    near: frozenset[str]
    clause: frozenset[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """For one expectation: named numbers that speak for or against it, and the words that come nearest to it."""

    expectation: Expectation
    features: Mapping[str, float]
    best: Span | None


class Meeting:
    """Gathers the evidence for every expectation of one question in one answer."""

    def __init__(self, parts: Parts, heard: Heard) -> None:
        self._parts = parts
        self._heard = heard
        self._reading = heard.reading

    def evidence(self, expectations: Sequence[Expectation]) -> tuple[Evidence, ...]:
        roots = [self._parts.roots_of(expectation) for expectation in expectations]
        clauses = clause_roots(self._heard.asked, [own for own, _ in roots])
        return tuple(
            self._one(place, expectations, _Roots(own, near, clause))
            for place, ((own, near), clause) in enumerate(zip(roots, clauses, strict=True))
        )

    @cached_property
    def deflected(self) -> frozenset[int]:
        """Sentences that hold a sure cue, a question back, or a promise."""
        by_cue = {
            cue.sentence
            for cue in self._heard.cues
            if cue.rule.confidence >= _SURE and cue.rule.kind is not DeflectionKind.HALF_ANSWER
        }
        promised = {self._reading.sentence_at(span.start) for span in self._heard.promised}
        asking = {
            index
            for index, span in enumerate(self._reading.sentences)
            if self._reading.plain[span.start : span.end].rstrip("\"') ").endswith("?")
        }
        return frozenset(by_cue | promised | asking)

    @cached_property
    def _stems_by_sentence(self) -> tuple[frozenset[str], ...]:
        gathered: list[set[str]] = [set() for _ in self._reading.sentences]
        for word in self._reading.words:
            gathered[self._reading.sentence_at(word.start)].add(stem(word.text))
        return tuple(frozenset(stems) for stems in gathered)

    @cached_property
    def shared(self) -> Mapping[str, float]:
        """What is the same for every expectation of this answer."""
        sentences = max(1, len(self._reading.sentences))
        strongest: dict[str, float] = {}
        for cue in self._heard.cues:
            name = f"cue {cue.rule.kind.value}"
            strongest[name] = max(strongest.get(name, 0.0), cue.rule.confidence)
        words = max(1, len(self._reading.words))
        seen = self._heard.sightings
        return {
            **strongest,
            "sentences that slide": len(self.deflected) / sentences,
            "sentences, log": math.log1p(sentences),
            "words, log": math.log1p(words),
            "numbers, log": math.log1p(len(seen.numbers)),
            "names, log": math.log1p(len(seen.names)),
            "dates, log": math.log1p(len(seen.dates)),
            "numbers a word": len(seen.numbers) / words,
            "names a word": len(seen.names) / words,
            "plain none": float(bool(_PLAIN_NONE.search(self._reading.plain))),
            "plain yes or no": float(bool(seen.plain_yes_no)),
            "promise": float(bool(self._heard.promised)),
            "words of the question": len(self._reading.stems & self._heard.asked.stems)
            / max(1, len(self._heard.asked.stems)),
        }

    def _one(self, place: int, among: Sequence[Expectation], roots: _Roots) -> Evidence:
        expectation = among[place]
        kind = expectation.kind.value
        sighted = self._heard.sightings.meeting(expectation)
        straight = [found for found in sighted if found.sentence not in self.deflected]
        own_in = self._sentences_with(roots.own)
        near_in = self._sentences_with(roots.near)
        by_own = [found for found in straight if found.sentence in own_in]
        by_near = [found for found in straight if found.sentence in near_in]
        close = [found for found in straight if self._is_close(found, roots.own | roots.near | roots.clause)]
        rivals = sum(other.kind is expectation.kind for other in among)
        wanted = next((_WANTED[w.text] for w in Reading(expectation.label).words if w.text in _WANTED), 1)
        near = math.log1p(len(roots.near & self._stems))
        features = {
            **self.shared,
            f"is {kind}": 1.0,
            f"seen, {kind}": float(bool(straight)),
            f"seen, log, {kind}": math.log1p(len(straight)),
            f"seen by own words, {kind}": float(bool(by_own)),
            f"seen by near words, {kind}": float(bool(by_near)),
            f"seen close to its words, {kind}": float(bool(close)),
            f"near words, log, {kind}": near,
            "seen": float(bool(straight)),
            "seen only where it slides": float(bool(sighted) and not straight),
            "seen by own words": float(bool(by_own)),
            "seen by near words": float(bool(by_near)),
            "seen close to its words": float(bool(close)),
            "own words": len(roots.own & self._stems) / max(1, len(roots.own)),
            "own words where it slides": float(bool(own_in) and own_in <= self.deflected),
            "near words, log": near,
            "near words where it is straight": float(bool(near_in - self.deflected)),
            "words of its clause": len(roots.clause & self._stems) / max(1, len(roots.clause)),
            "words of its clause where it slides": float(
                bool(roots.clause) and bool(inside := self._sentences_with(roots.clause)) and inside <= self.deflected
            ),
            "enough of them": float(len(straight) >= max(wanted, rivals)),
            "parts of its kind": float(rivals),
            f"place {min(place, 3) + 1} of {min(len(among), 4)}": 1.0,
        }
        return Evidence(expectation, features, self._best(by_own, by_near, close + straight, own_in | near_in))

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset().union(*self._stems_by_sentence)

    def _sentences_with(self, roots: frozenset[str]) -> frozenset[int]:
        return frozenset(index for index, stems in enumerate(self._stems_by_sentence) if stems & roots)

    def _is_close(self, found: Sighting, roots: frozenset[str]) -> bool:
        """Whether one of the roots stands within a few words of it."""
        first = bisect_left(self._word_starts, found.start)
        last = bisect_left(self._word_starts, found.end)
        around = (*self._reading.words[max(0, first - _CLOSE) : first], *self._reading.words[last : last + _CLOSE])
        return any(stem(word.text) in roots for word in around)

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self._reading.words]

    def _best(
        self,
        by_own: Sequence[Sighting],
        by_near: Sequence[Sighting],
        straight: Sequence[Sighting],
        said_in: frozenset[int],
    ) -> Span | None:
        for sighted in (by_own, by_near, straight):
            if sighted:
                return sighted[0].span
        for index in sorted(said_in - self.deflected):
            return self._reading.sentences[index]
        none = _PLAIN_NONE.search(self._reading.plain)
        if none is not None:
            return Span(none.start(), none.end())
        straight_out = (span for index, span in enumerate(self._reading.sentences) if index not in self.deflected)
        return next(straight_out, None)
