"""From what the layers heard to one assessment: which parts are met, the verdict, its kind, and the words to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from candor.deflection.expectations.meeting import Evidence
from candor.deflection.features import kind_features, verdict_features, wording_features
from candor.deflection.general import only_questions, unfinished
from candor.deflection.hearing import Hearing
from candor.deflection.marks import Marks
from candor.deflection.weights import Weights
from candor.deflection.wording import Wording
from candor.domain.deflection import Assessment, Cue, DeflectionKind, MetExpectation, Verdict
from candor.domain.question import Expectation, ExpectationKind

_MET_FROM = {Verdict.STRAIGHT: 0.15, Verdict.PARTIAL: 0.5, Verdict.EVASIVE: 0.7}
"""A part counts as met from this chance on; the whole of an answer colours how its parts are read."""
_EVASIVE_FROM = 0.55
"""Set on held-out training answers, so that six of seven called evasive are."""
_STRAIGHT_LEAD = 1.3
"""People who are not politicians mostly answer; the training answers hold far more halves than real ones do."""
_SURE = 0.9
"""From here on words alone make an answer evasive, even beside a date or a figure that was asked for."""
_SHORT = 12
"""In so few words, what was asked for is the whole answer."""
_PLAIN_KINDS = frozenset(
    {
        ExpectationKind.DATE,
        ExpectationKind.DURATION,
        ExpectationKind.NUMBER,
        ExpectationKind.ORGANISATION,
        ExpectationKind.PERSON,
    }
)
_HALVES = 2
"""Half an answer needs a question of two parts, unless the words are vague enough by themselves."""


@dataclass(frozen=True, slots=True)
class _Judged:
    verdict: Verdict
    score: float
    kind: DeflectionKind | None
    chances: Mapping[str, float]


class Combiner:
    """Weighs what was heard. Pure: the same hearing gives the same assessment."""

    def __init__(self, weights: Weights, wording: Wording) -> None:
        self._weights = weights
        self._wording = wording
        self._marks = Marks(wording)

    @property
    def version(self) -> str:
        return self._weights.version

    def assess(self, hearing: Hearing) -> Assessment:
        if not hearing.reading.words:
            return self._silence(hearing)
        wording = self._wording.chances(hearing.reading, hearing.names)
        met = self.chances_met(hearing, wording)
        judged = self._judge(hearing, wording, met)
        kept = self._met(hearing, met, judged.verdict)
        missing = () if hearing.derived else _others(hearing.expectations, kept)
        return Assessment(
            verdict=judged.verdict,
            score=round(judged.score, 4),
            kind=judged.kind,
            cues=self._cues(hearing, judged, kept),
            met=() if hearing.derived else kept,
            missing=missing,
            promises=hearing.promises,
            version=self._weights.version,
        )

    def chances_met(self, hearing: Hearing, wording: Mapping[str, float]) -> tuple[float, ...]:
        """For each expectation, how likely these words meet it."""
        also = wording_features(wording)
        return tuple(self._weights.met.chances({**evidence.features, **also})["met"] for evidence in hearing.evidence)

    def _silence(self, hearing: Hearing) -> Assessment:
        """Not a word was said: surely no answer, and everything asked for is missing. There are no words to flag, and
        no kind of sliding away; whoever has not begun to type is not listened to."""
        return Assessment(
            verdict=Verdict.EVASIVE,
            score=1.0,
            kind=None,
            missing=() if hearing.derived else hearing.expectations,
            version=self._weights.version,
        )

    def _judge(self, hearing: Hearing, wording: Mapping[str, float], met: tuple[float, ...]) -> _Judged:
        chances = self._weights.verdict.chances(verdict_features(hearing.shared, met, wording))
        evasive, partial = chances["evasive"], chances["partial"]
        score = evasive + partial / 2
        if evasive >= max(_EVASIVE_FROM, partial, chances["straight"]):
            verdict = Verdict.EVASIVE
        elif _STRAIGHT_LEAD * chances["straight"] >= partial or (len(met) < _HALVES and score < 0.5):
            verdict = Verdict.STRAIGHT
        else:
            verdict = Verdict.PARTIAL
        if only_questions(hearing.reading):
            verdict, score = Verdict.EVASIVE, max(score, 0.9)
        if _only_a_promise(hearing):
            verdict, score = Verdict.EVASIVE, max(score, 0.75)
        if not hearing.cues and not hearing.promises:
            verdict, score = _given_what_is_there(hearing, verdict, score)
            if hearing.told:
                verdict, score = Verdict.STRAIGHT, min(score, 0.3)
        return _Judged(verdict, score, self._kind(hearing, verdict, wording), chances)

    def _kind(self, hearing: Hearing, verdict: Verdict, wording: Mapping[str, float]) -> DeflectionKind | None:
        if verdict is Verdict.STRAIGHT:
            return None
        if verdict is Verdict.PARTIAL:
            return DeflectionKind.HALF_ANSWER
        if only_questions(hearing.reading):
            return DeflectionKind.ASKS_BACK
        if _only_a_promise(hearing):
            return DeflectionKind.PROMISES_FOLLOWUP
        chances = self._weights.kind.chances(kind_features(hearing.cues, hearing.shared, wording))
        return DeflectionKind(max(chances, key=lambda name: chances[name]))

    def _met(self, hearing: Hearing, met: tuple[float, ...], verdict: Verdict) -> tuple[MetExpectation, ...]:
        """Met only where there are words to point to. Half an answer gives its likeliest part, not its unlikeliest."""
        likely = [
            chance >= _MET_FROM[verdict] or (not hearing.cues and _pointed_to(evidence))
            for chance, evidence in zip(met, hearing.evidence, strict=True)
        ]
        if verdict is Verdict.PARTIAL and len(met) > 1:
            open_ones = [place for place, e in enumerate(hearing.evidence) if hearing.cues or not _pointed_to(e)]
            if open_ones:
                likely[min(open_ones, key=met.__getitem__)] = False
            likely[met.index(max(met))] = True
        return tuple(
            MetExpectation(expectation=evidence.expectation, start=evidence.best.start, end=evidence.best.end)
            for evidence, kept in zip(hearing.evidence, likely, strict=True)
            if kept and evidence.best is not None
        )

    def _cues(self, hearing: Hearing, judged: _Judged, met: tuple[MetExpectation, ...]) -> tuple[Cue, ...]:
        if judged.kind is None or (unfinished(hearing.reading) and not hearing.cues):
            return ()
        confidence = judged.chances["partial" if judged.verdict is Verdict.PARTIAL else "evasive"]
        return self._marks.of(hearing, judged.kind, confidence, met)


def _only_a_promise(hearing: Hearing) -> bool:
    """One sentence, and a promise from its first word on."""
    return bool(hearing.promises) and len(hearing.reading.sentences) == 1 and hearing.promises[0].start == 0


def _given_what_is_there(hearing: Hearing, verdict: Verdict, score: float) -> tuple[Verdict, float]:
    """No cue fired: an unfinished answer is not held against anyone, and neither is one that gives what was asked."""
    given = [_pointed_to(evidence) for evidence in hearing.evidence]
    if verdict is Verdict.EVASIVE and (unfinished(hearing.reading) or (any(given) and score < _SURE)):
        verdict, score = Verdict.PARTIAL, min(score, 0.5)
    if verdict is Verdict.PARTIAL and given and all(given) and len(hearing.reading.words) <= _SHORT:
        verdict, score = Verdict.STRAIGHT, min(score, 0.45)
    return verdict, score


def _pointed_to(evidence: Evidence) -> bool:
    """Whether a date, a figure or a name stands there that was asked for: no guess about wording outweighs that."""
    return evidence.expectation.kind in _PLAIN_KINDS and bool(evidence.features.get("seen"))


def _others(expectations: tuple[Expectation, ...], met: tuple[MetExpectation, ...]) -> tuple[Expectation, ...]:
    kept = [found.expectation for found in met]
    return tuple(expectation for expectation in expectations if expectation not in kept)
