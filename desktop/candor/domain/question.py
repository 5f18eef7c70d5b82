"""Questions as they are asked: what to say, what a straight answer contains, what to say next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from candor.domain.condition import ALWAYS, When
from candor.domain.translation import Titled, Translation


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


class QuestionKind(StrEnum):
    """What an answer consists of besides the words, which are always there."""

    FREE = "free"
    YES_NO = "yes_no"
    ONE_OF = "one_of"
    MANY_OF = "many_of"
    NUMBER = "number"
    DATE = "date"
    RATING = "rating"

    @property
    def label(self) -> str:
        return _KINDS[self]


_KINDS = {
    QuestionKind.FREE: "Free answer",
    QuestionKind.YES_NO: "Yes or no",
    QuestionKind.ONE_OF: "One of",
    QuestionKind.MANY_OF: "Many of",
    QuestionKind.NUMBER: "Number",
    QuestionKind.DATE: "Date",
    QuestionKind.RATING: "Rating",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something that can be chosen; ``id`` is what conditions and the record name."""

    id: str
    label: str


YES_AND_NO = (Choice(id="yes", label="Yes"), Choice(id="no", label="No"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing to ask aloud. ``warning``, ``weak``, ``sound`` and ``strong`` are the anchors the rating is judged by.

    ``choices`` are there for one-of, many-of and rating (from the worst step to the best). ``unit`` names what a number
    counts; ``least`` and ``most`` bound a number (decimal text) or a day (ISO 8601). ``evidence`` is what to ask to
    see. ``weight`` is 1 for a usual question up to 5. ``earlier`` names questions (keys) of earlier interviews that
    this one is asked against. ``added`` marks one that the interviewer wrote for this deal.
    """

    id: str
    say: str
    short: str = ""
    kind: QuestionKind = QuestionKind.FREE
    choices: tuple[Choice, ...] = ()
    unit: str = ""
    least: str = ""
    most: str = ""
    why: str = ""
    strong: str = ""
    sound: str = ""
    weak: str = ""
    warning: str = ""
    expects: tuple[Expectation, ...] = ()
    probes: tuple[Probe, ...] = ()
    evidence: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    when: When = ALWAYS
    earlier: tuple[str, ...] = ()
    must_ask: bool = False
    gate: bool = False
    added: bool = False
    weight: int = 1
    minutes: int = 3
    translations: tuple[Translation, ...] = ()

    @property
    def title(self) -> str:
        """The short name for lists; the question itself where none was written."""
        return self.short or self.say

    @property
    def options(self) -> tuple[Choice, ...]:
        """What can be chosen: yes and no, the choices, or the four steps of a rating that wrote none."""
        if self.kind is QuestionKind.YES_NO:
            return self.choices or YES_AND_NO
        if self.kind is QuestionKind.RATING:
            return self.choices or _STEPS
        return self.choices if self.kind in (QuestionKind.ONE_OF, QuestionKind.MANY_OF) else ()


_STEPS = tuple(
    Choice(id=step, label=label)
    for step, label in (("warning", "Warning sign"), ("weak", "Weak"), ("sound", "Sound"), ("strong", "Strong"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Questions that belong together. ``repeats`` names what the whole section is asked for again and again ("gap"),
    or is "" for a section that is asked once."""

    id: str
    title: str
    repeats: str = ""
    questions: tuple[Question, ...]
    translations: tuple[Titled, ...] = ()


class AskedOf(StrEnum):
    """Whose answers a questionnaire is after."""

    VENDOR = "vendor"
    OURSELVES = "ourselves"
    BOTH = "both"

    @property
    def label(self) -> str:
        return {"vendor": "The vendor", "ourselves": "Ourselves", "both": "Both sides"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True, weakref_slot=True)
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
    asked_of: AskedOf = AskedOf.VENDOR
    categories: tuple[str, ...] = ()
    source_sha256: str = ""
    sections: tuple[Section, ...]
    translations: tuple[Titled, ...] = ()

    def keyed(self) -> Iterator[tuple[str, Section, Question]]:
        """Every question in order with its section and its key, ``questionnaire/question``."""
        for section in self.sections:
            for question in section.questions:
                yield f"{self.id}/{question.id}", section, question

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it can be asked in, its own first."""
        found = dict.fromkeys([self.language])
        found |= dict.fromkeys(each.language for each in self.translations)
        for section in self.sections:
            for question in section.questions:
                found |= dict.fromkeys(each.language for each in question.translations)
        return tuple(found)


def base_key(key: str) -> str:
    """The key as the questionnaire has it, whichever round of a repeated section it was asked in."""
    return key.partition("@")[0]


def round_of(key: str) -> int:
    """1 for the first round, and for every question that is asked once."""
    number = key.partition("@")[2]
    return int(number) if number.isascii() and number.isdigit() else 1


def in_round(key: str, number: int) -> str:
    """The key of the same question in this round; the first has no mark."""
    return base_key(key) if number <= 1 else f"{base_key(key)}@{number}"


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
