"""A listener that hears what its script says: deterministic, and honest about spans."""

from __future__ import annotations

import re
import threading
from datetime import date

from candor.domain.deflection import (
    Assessment,
    Cue,
    DeflectionKind,
    HeardPromise,
    MetExpectation,
    Verdict,
)
from candor.domain.question import Question

SLIDES = {
    "they love what we do": (DeflectionKind.OTHER_QUESTION, "Says how they feel, not who controls."),
    "everyone is happy": (DeflectionKind.GENERALITY, "An adjective where an instance was asked for."),
    "would have to check": (DeflectionKind.CLAIMS_IGNORANCE, "Sends the question to somebody who is not here."),
}
PROMISE = re.compile(r"[Ww]e will send (?P<what>.+?) (?P<due>by Friday)")
FRIDAY = date(2025, 11, 28)


class ScriptedListener:
    """An assessor for tests. ``heard`` keeps the texts it was given; ``gate`` holds it back while it is closed."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.gate = threading.Event()
        self.gate.set()

    def assess(self, question: Question, answer: str, *, on: date | None = None, language: str = "en") -> Assessment:
        self.gate.wait(5)
        self.heard.append(answer)
        low = answer.lower()
        cues = tuple(
            Cue(kind=kind, start=place, end=place + len(words), reason=reason, confidence=0.8)
            for words, (kind, reason) in SLIDES.items()
            if (place := low.find(words)) >= 0
        )
        met = []
        for expected in question.expects:
            place = next((low.find(cue) for cue in expected.cues if cue in low), -1)
            if place >= 0:
                met.append(MetExpectation(expectation=expected, start=place, end=place + 1))
        given = {part.expectation for part in met}
        missing = tuple(expected for expected in question.expects if expected not in given)
        promises = tuple(
            HeardPromise(what=f["what"], due_text=f["due"], due=FRIDAY, start=f.start(), end=f.end())
            for f in PROMISE.finditer(answer)
        )
        verdict = Verdict.EVASIVE if len(cues) > 1 else Verdict.PARTIAL if cues or missing else Verdict.STRAIGHT
        kind = cues[0].kind if cues else DeflectionKind.HALF_ANSWER if missing else None
        return Assessment(
            verdict=verdict,
            score=min(len(cues) / 2, 1.0),
            kind=kind,
            cues=cues,
            met=tuple(met),
            missing=missing,
            promises=promises,
            version="scripted-1",
        )
