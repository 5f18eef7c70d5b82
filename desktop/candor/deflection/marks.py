"""Which words of an answer are shown as flags, and with what reason."""

from __future__ import annotations

from collections.abc import Sequence

from candor.deflection.cues import FoundCue
from candor.deflection.expectations.names import names_in
from candor.deflection.general import asking_sentences
from candor.deflection.hearing import Hearing
from candor.deflection.text import Reading, Span
from candor.deflection.wording import Wording
from candor.domain.deflection import Cue, DeflectionKind, MetExpectation

_MOST = 4
_SURE = 0.65
_LABELS_NAMED = 3
_READ = 60
_PLAIN = frozenset(
    {
        DeflectionKind.DECLINES,
        DeflectionKind.CLAIMS_IGNORANCE,
        DeflectionKind.ASKS_BACK,
        DeflectionKind.REDIRECTS,
        DeflectionKind.PROMISES_FOLLOWUP,
    }
)
"""Kinds that are plain from a phrase alone; the others need the whole answer to be of their kind."""
REASONS = {
    DeflectionKind.DECLINES: "The answer says that this will not be told.",
    DeflectionKind.CLAIMS_IGNORANCE: "The answer is that this is not known here.",
    DeflectionKind.ASKS_BACK: "The question is handed back to the person who asked it.",
    DeflectionKind.OTHER_QUESTION: "This tells of something that was not asked.",
    DeflectionKind.GENERALITY: "This is general, where something particular was asked for.",
    DeflectionKind.HALF_ANSWER: "Part of what was asked for is not in the answer.",
    DeflectionKind.REDIRECTS: "The question is sent to somebody or something that is not here.",
    DeflectionKind.PROMISES_FOLLOWUP: "An answer is promised for later.",
    DeflectionKind.HYPOTHETICAL: "This is what would happen, where the question asked what is or was.",
    DeflectionKind.INDUSTRY_NOT_COMPANY: "This is about others, not about this company.",
}


class Marks:
    """Chooses the words: the lexicon's, a promise's, or the sentence that most sounds like the kind."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def of(
        self, hearing: Hearing, kind: DeflectionKind, confidence: float, met: Sequence[MetExpectation]
    ) -> tuple[Cue, ...]:
        """Flags for an answer that is not straight; the first of its main kind always there, none overlapping."""
        chosen = [
            _from_lexicon(found)
            for found in sorted(hearing.cues, key=lambda found: (found.rule.kind is not kind, -found.rule.confidence))
            if found.rule.kind is kind or (found.rule.kind in _PLAIN and found.rule.confidence >= _SURE)
        ]
        if not any(cue.kind is kind for cue in chosen):
            chosen.insert(0, self._by_sentence(hearing, kind, confidence, met))
        kept: list[Cue] = []
        for cue in chosen:
            if len(kept) < _MOST and not any(cue.start < other.end and other.start < cue.end for other in kept):
                kept.append(cue)
        return tuple(sorted(kept, key=lambda cue: cue.start))

    def _by_sentence(
        self, hearing: Hearing, kind: DeflectionKind, confidence: float, met: Sequence[MetExpectation]
    ) -> Cue:
        if kind is DeflectionKind.PROMISES_FOLLOWUP and hearing.promises:
            span = Span(hearing.promises[0].start, hearing.promises[0].end)
        else:
            span = self._telling_sentence(hearing, kind, met)
        reason = _reason(kind, hearing, met)
        return Cue(kind=kind, start=span.start, end=span.end, reason=reason, confidence=round(confidence, 3))

    def _telling_sentence(self, hearing: Hearing, kind: DeflectionKind, met: Sequence[MetExpectation]) -> Span:
        """The sentence that asks, for a question asked back; else the one that most sounds like the kind, if there
        is a choice not one that gave a part."""
        reading = hearing.reading
        if kind is DeflectionKind.ASKS_BACK and (asking := asking_sentences(reading)):
            return asking[0]
        giving = {reading.sentence_at(part.start) for part in met}
        sentences = list(enumerate(reading.sentences[:_READ]))
        idle = [span for index, span in sentences if index not in giving]
        return max(idle or [span for _, span in sentences], key=lambda span: self._sounds(hearing, kind, span))

    def _sounds(self, hearing: Hearing, kind: DeflectionKind, span: Span) -> float:
        part = Reading(hearing.reading.raw[span.start : span.end])
        return self._wording.chances(part, names_in(part, hearing.asked)).get(kind.value, 0.0)


def _from_lexicon(found: FoundCue) -> Cue:
    return Cue(
        kind=found.rule.kind,
        start=found.start,
        end=found.end,
        reason=found.rule.reason,
        confidence=found.rule.confidence,
    )


def _reason(kind: DeflectionKind, hearing: Hearing, met: Sequence[MetExpectation]) -> str:
    """Half an answer names the half that is not there, where the question named its parts."""
    kept = [part.expectation for part in met]
    missing = [part.label for part in hearing.expectations if part not in kept]
    if kind is not DeflectionKind.HALF_ANSWER or hearing.derived or not missing:
        return REASONS[kind]
    return f"Asked for, and not in the answer: {', '.join(missing[:_LABELS_NAMED])}."
