"""The cue layer: which phrases of the lexicon an answer holds, and where."""

from __future__ import annotations

from dataclasses import dataclass

from candor.deflection.lexicon import CueRule, Lexicon
from candor.deflection.text import Reading, Span

_SHORT = 30
_OPENING_WORDS = 4


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A rule of the lexicon and the words that brought it up; ``sentence`` is the index of theirs."""

    rule: CueRule
    start: int
    end: int
    sentence: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def find_cues(lexicon: Lexicon, reading: Reading) -> tuple[FoundCue, ...]:
    """At most one per rule and sentence (the longest), in the order of their places."""
    best: dict[tuple[str, int], FoundCue] = {}
    for sentence, vocabulary in enumerate(reading.vocabularies):
        span = reading.sentences[sentence]
        for rule, phrase in lexicon.possible(vocabulary):
            if rule.where == "short" and len(reading.words) > _SHORT:
                continue
            for match in phrase.regex.finditer(reading.plain, span.start, span.end):
                found = FoundCue(rule, match.start(), match.end(), sentence)
                key = (rule.id, sentence)
                if key in best and best[key].end - best[key].start >= found.end - found.start:
                    continue
                if _in_place(found, reading) and not _excused(found, reading):
                    best[key] = found
    return tuple(sorted(best.values(), key=lambda found: (found.start, found.end, found.rule.id)))


def _in_place(found: FoundCue, reading: Reading) -> bool:
    if found.rule.where == "opening":
        begin = reading.sentences[found.sentence].start
    elif found.rule.where == "first":
        begin = reading.trimmed.start
    else:
        return True
    return len(reading.plain[begin : found.start].split()) < _OPENING_WORDS


def _excused(found: FoundCue, reading: Reading) -> bool:
    if not found.rule.unless:
        return False
    sentence = reading.sentences[found.sentence]
    words = reading.plain[sentence.start : sentence.end]
    return any(excuse.regex.search(words) for excuse in found.rule.unless)
