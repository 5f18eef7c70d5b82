"""What the committee's PDF says, in the order it says it, without how it looks: typed, from a manifest alone."""

from __future__ import annotations

from dataclasses import dataclass

from candor.domain.answer import Disposition, Substance
from candor.domain.deflection import Verdict
from candor.domain.findings import Coverage, Gate, Severity
from candor.domain.promise import PromiseState


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleBlock:
    """``sittings`` is one line per interview ("2 March 2026, call"); ``revision`` names the state, ``amended`` says why
    there is more than one."""

    vendor: str
    product: str
    category: str
    sittings: tuple[str, ...]
    revision: str
    amended: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """The recommendation; ``choice`` says so where none was recorded."""

    choice: str
    reason: str
    conditions: tuple[str, ...]
    recorded: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A number read at a glance: "14", "of 22", "questions asked of those planned"."""

    value: str
    of: str
    words: str


@dataclass(frozen=True, slots=True)
class GateLine:
    gate: Gate
    when: str


@dataclass(frozen=True, slots=True)
class Point:
    """One asked question in the substance and candor picture; ``number`` is the question's in this document."""

    number: int
    title: str
    verdict: Verdict
    substance: Substance | None


@dataclass(frozen=True, slots=True)
class Reason:
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    title: str
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class FlagRow:
    """A red flag; ``words`` are the vendor's own, ``number`` the question it is about."""

    severity: Severity
    number: int
    title: str
    issue: str
    words: str


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A promise: ``due`` in words; ``overdue`` as of the moment the record was frozen."""

    number: int
    what: str
    owner: str
    due: str
    state: PromiseState
    overdue: bool


@dataclass(frozen=True, slots=True)
class NotedFlag:
    """A flag on an answer; ``note`` is what the person who decided wrote, with their name."""

    kind: str
    words: str
    reason: str
    note: str
    reviewed: bool = True
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A question and what became of it. ``candor`` is None where it was not asked; ``evidence`` are E-numbers."""

    number: int
    answer_id: str
    title: str
    say: str
    must_ask: bool
    gate: bool
    disposition: Disposition
    disposition_confirmed: bool
    reason: str
    text: str
    verbatim: bool
    speaker: str
    basis: str
    given: str
    candor: Verdict | None
    candor_confirmed: bool
    substance: Substance | None
    evidence: tuple[str, ...]
    flags: tuple[NotedFlag, ...]
    promises: tuple[OpenItem, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section as it was asked; ``questionnaire`` is named where a sitting used more than one."""

    title: str
    questionnaire: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One interview: ``heading`` names it, ``facts`` are label and words."""

    id: str
    heading: str
    facts: tuple[tuple[str, str], ...]
    bars: tuple[Bar, ...]
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A piece of evidence; ``picture`` is a small JPEG in base64, or empty. ``removed`` says why it was taken out."""

    number: str
    name: str
    kind: str
    size: str
    received: str
    effective: str
    from_whom: str
    sha256: str
    questions: tuple[int, ...]
    picture: str
    removed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBlock:
    name: str
    role: str
    meaning: str
    at: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The whole document. ``answers`` gives a question's number by answer id."""

    title: TitleBlock
    advice: Advice
    gates: tuple[GateLine, ...]
    figures: tuple[Figure, ...]
    points: tuple[Point, ...]
    not_asked: int
    not_applicable: int
    reasons: tuple[Reason, ...]
    red_flags: tuple[FlagRow, ...]
    patterns: tuple[tuple[str, int], ...]
    open_items: tuple[OpenItem, ...]
    sittings: tuple[Sitting, ...]
    dismissed: tuple[NotedFlag, ...]
    exhibits: tuple[Exhibit, ...]
    notes: tuple[tuple[str, str], ...]
    gaps: tuple[str, ...]
    signature: SignatureBlock | None
    digest: str
    renderer: str
    author: str
    answers: dict[str, int]

    @property
    def draft(self) -> bool:
        return self.signature is None

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for sitting in self.sittings for chapter in sitting.chapters for entry in chapter.entries)
