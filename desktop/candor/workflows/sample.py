"""The sample interview as the program knows it: a deal, its people, every answer in the order given, and its sign-off.

Questions are named by their key, ``questionnaire/question``, and people by their name.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from candor.domain.answer import Basis, Disposition, Substance
from candor.domain.deal import Category
from candor.domain.deflection import DeflectionKind, Verdict
from candor.domain.evidence import EvidenceKind
from candor.domain.interview import Mode
from candor.domain.people import Side
from candor.domain.signoff import Choice, Meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePerson:
    name: str
    role: str
    side: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleDismissal:
    """A flag of this kind was raised, and a person says why it is none."""

    kind: DeflectionKind
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePromise:
    """``due_text`` is relative ("by Friday next week"), so that it is a day to come whenever this is played."""

    what: str
    owner: str
    due_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleEvidence:
    """``path`` is a file beside the sample."""

    path: Path
    kind: EvidenceKind
    from_whom: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleAnswer:
    """``disposition`` None leaves the program's suggestion; not applicable comes with ``reason`` and no text.

    ``candor`` is what the interviewer confirms, or None to leave the suggestion; ``seconds`` is the time it took.
    """

    question: str
    text: str
    speaker: str
    basis: Basis | None
    verbatim: bool
    disposition: Disposition | None
    reason: str
    substance: Substance | None
    candor: Verdict | None
    confirm: tuple[DeflectionKind, ...]
    dismiss: tuple[SampleDismissal, ...]
    promises: tuple[SamplePromise, ...]
    evidence: tuple[SampleEvidence, ...]
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleSignOff:
    """``gaps_reason`` says why it is signed although something was left open; "" where nothing was."""

    name: str
    role: str
    meaning: Meaning
    gaps_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One interview, from opening the file to the signature."""

    vendor: str
    product: str
    category: Category
    mode: Mode
    planned_minutes: int
    questionnaires: tuple[str, ...]
    people: tuple[SamplePerson, ...]
    answers: tuple[SampleAnswer, ...]
    choice: Choice
    reason: str
    conditions: tuple[str, ...]
    sign_off: SampleSignOff
