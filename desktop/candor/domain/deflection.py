"""What a deflection is: its kinds, a flag in an answer, and the verdict on how an answer was given."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from candor.domain.question import Expectation


class Verdict(StrEnum):
    """How straight an answer was: its candor, never its favourability."""

    STRAIGHT = "straight"
    PARTIAL = "partial"
    EVASIVE = "evasive"

    @property
    def glyph(self) -> str:
        return {"straight": "●", "partial": "◐", "evasive": "○"}[self.value]


class DeflectionKind(StrEnum):
    """The ways an answer slides away; values are the field's names on the command line."""

    DECLINES = "declines"
    CLAIMS_IGNORANCE = "claims_ignorance"
    ASKS_BACK = "asks_back"
    OTHER_QUESTION = "other_question"
    GENERALITY = "generality"
    HALF_ANSWER = "half_answer"
    REDIRECTS = "redirects"
    PROMISES_FOLLOWUP = "promises_followup"
    HYPOTHETICAL = "hypothetical"
    INDUSTRY_NOT_COMPANY = "industry_not_company"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    DeflectionKind.DECLINES: "Declined",
    DeflectionKind.CLAIMS_IGNORANCE: "Claimed not to know",
    DeflectionKind.ASKS_BACK: "Asked back",
    DeflectionKind.OTHER_QUESTION: "Answered another question",
    DeflectionKind.GENERALITY: "Generality",
    DeflectionKind.HALF_ANSWER: "Half an answer",
    DeflectionKind.REDIRECTS: "Redirected",
    DeflectionKind.PROMISES_FOLLOWUP: "Promised to follow up",
    DeflectionKind.HYPOTHETICAL: "Hypothetical",
    DeflectionKind.INDUSTRY_NOT_COMPANY: "About the industry, not the company",
}


class FlagDecision(StrEnum):
    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words in an answer that look like a deflection: ``text[start:end]`` (code points), why, how sure (0..1)."""

    kind: DeflectionKind
    start: int
    end: int
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardPromise:
    """A promise in an answer: what, the words that date it, and the date they resolve to, if they do."""

    what: str
    due_text: str = ""
    due: date | None = None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MetExpectation:
    """A part that was asked for and given: ``text[start:end]`` are the words that meet it."""

    expectation: Expectation
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What a listening machine noticed about one answer to one question.

    ``score`` is 0..1, 1 = surely evasive. ``kind`` is the main deflection, or None for a straight answer.
    ``version`` names the assessor, so that a flag can be explained years later. ``judged`` is False where it does not
    know the language: then only parts are heard, by their words, and the verdict says nothing.
    """

    verdict: Verdict
    score: float
    kind: DeflectionKind | None
    cues: tuple[Cue, ...] = ()
    met: tuple[MetExpectation, ...] = ()
    missing: tuple[Expectation, ...] = ()
    promises: tuple[HeardPromise, ...] = ()
    version: str = ""
    judged: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A cue that was kept with its answer. It says "this was not an answer", never "this is a lie".

    ``words`` is the triggering text as it stood in the answer; ``start``/``end`` its place there.
    """

    id: str
    answer_id: str
    kind: DeflectionKind
    words: str
    start: int
    end: int
    reason: str
    confidence: float
    version: str
    decision: FlagDecision = FlagDecision.OPEN
    decision_reason: str = ""
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class FlagKey:
    """What makes two flags the same: a person's decision on one holds for the other."""

    kind: DeflectionKind
    words: str = field(compare=True)

    @staticmethod
    def of(flag: Flag) -> FlagKey:
        return FlagKey(flag.kind, " ".join(flag.words.casefold().split()))
