"""Questions as they are asked: what to say, what a straight answer contains, what to say next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class ExpectationKind(StrEnum):
    """The kinds of part a straight answer may contain."""

    DATE = "date"
    DURATION = "duration"
    NUMBER = "number"
    PERSON = "person"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    INSTANCE = "instance"
    REASON = "reason"
    CHANGE = "change"
    YES_NO = "yes_no"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """A part a straight answer contains. ``label`` is what the interviewer reads under "Still missing";
    ``cues`` are words (lower case) that tell this part from others of the same kind."""

    kind: ExpectationKind
    label: str
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A scripted follow-up. ``against`` names the deflection it answers (a ``DeflectionKind`` value), or "" for any."""

    say: str
    against: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """A condition on an earlier answer of the same interview: its disposition is one of these values."""

    question: str
    dispositions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The condition under which a question is asked; empty parts do not restrict, all parts must hold."""

    categories: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    after: tuple[After, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing to ask aloud. ``strong`` and ``warning`` are the anchors the rating is judged against."""

    id: str
    say: str
    short: str = ""
    why: str = ""
    strong: str = ""
    warning: str = ""
    expects: tuple[Expectation, ...] = ()
    probes: tuple[Probe, ...] = ()
    patterns: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    when: When = When()
    must_ask: bool = False
    gate: bool = False
    minutes: int = 3

    @property
    def title(self) -> str:
        """The short name for lists; the question itself where none was written."""
        return self.short or self.say


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    id: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """A versioned set of questions. ``id`` is unique among questionnaires; ``source_sha256`` is the digest of the
    exact file it was read from, which a dossier keeps. ``usual`` says that
    a first interview asks it unless a person chooses otherwise."""

    id: str
    version: str
    title: str
    summary: str = ""
    language: str = "en"
    gate: bool = False
    usual: bool = False
    categories: tuple[str, ...] = ()
    source_sha256: str = ""
    sections: tuple[Section, ...]

    def keyed(self) -> Iterator[tuple[str, Section, Question]]:
        """Every question in order with its section and its key, ``questionnaire/question``."""
        for section in self.sections:
            for question in section.questions:
                yield f"{self.id}/{question.id}", section, question


class FailurePattern(StrEnum):
    """The five ways such partnerships fail."""

    STRATEGIC_AMBIGUITY = "strategic-ambiguity"
    NO_ECONOMIC_CASE = "no-economic-case"
    INTEGRATION_COST = "integration-cost"
    REGULATORY_MISFIT = "regulatory-misfit"
    VENDOR_INSTABILITY = "vendor-instability"

    @property
    def label(self) -> str:
        return {
            "strategic-ambiguity": "Strategic ambiguity",
            "no-economic-case": "No tested economic case",
            "integration-cost": "Integration underestimated",
            "regulatory-misfit": "Regulatory or quality misfit",
            "vendor-instability": "Vendor instability",
        }[self.value]
