"""What the committee's PDF says, in the order it says it, without how it looks: typed, from a manifest alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
    """A red flag; ``words`` are the vendor's own, or what was chosen or counted where nothing was said (then not
    ``quoted``); ``number`` is the question it is about."""

    severity: Severity
    number: int
    title: str
    issue: str
    words: str
    quoted: bool = True


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


class Drift(StrEnum):
    """What an answer is beside the one given last time; CHANGED where neither is better."""

    WORSE = "worse"
    CHANGED = "changed"
    BETTER = "better"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """An answer of an earlier interview. ``asked`` names its question where it was another one; ``state`` says how good
    and how straight it was; ``drift`` is None where there is nothing to compare, and ``told`` says what drifted."""

    when: str
    asked: str
    entered: str
    words: str
    state: str
    drift: Drift | None = None
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A question and what became of it. ``candor`` is None where it was not asked; ``evidence`` are E-numbers.

    ``entered`` is what was chosen, counted or dated, in words, ``chosen`` its labels and ``value`` its plain form;
    ``offered`` says what else could have been; ``to_see`` is what the question asks to be shown, ``before`` what was
    said in earlier interviews, the newest first.
    """

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
    kind: str = ""
    entered: str = ""
    chosen: tuple[str, ...] = ()
    value: str = ""
    unit: str = ""
    offered: str = ""
    added: bool = False
    round: int = 1
    to_see: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    before: tuple[Before, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section as it was asked; ``questionnaire`` is named where a sitting used more than one."""

    title: str
    questionnaire: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A question that was left out when an interview was planned; ``reason`` is the planner's, or empty."""

    key: str
    title: str
    say: str
    section: str
    must_ask: bool
    gate: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drifted:
    """A question whose answer is not what it was: in words, then and now."""

    number: int
    title: str
    when: str
    then: str
    now: str
    drift: Drift


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftTable:
    """The latest interview that was held against earlier ones; ``summary`` counts what was compared."""

    heading: str
    summary: str
    rows: tuple[Drifted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One interview: ``heading`` names it, ``facts`` are label and words; ``aside`` has what must be asked first."""

    id: str
    heading: str
    facts: tuple[tuple[str, str], ...]
    bars: tuple[Bar, ...]
    chapters: tuple[Chapter, ...]
    aside: tuple[Aside, ...] = ()
    language: str = ""

    @property
    def offered(self) -> int:
        """Every question that could have been asked in it: what is in its chapters, and what was set aside."""
        return sum(len(chapter.entries) for chapter in self.chapters) + len(self.aside)


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
    """The whole document. ``answers`` gives a question's number by answer id; ``aside`` is what was set aside and not
    asked in any interview."""

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
    aside: tuple[Aside, ...] = ()
    drift: DriftTable | None = None

    @property
    def draft(self) -> bool:
        return self.signature is None

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for sitting in self.sittings for chapter in sitting.chapters for entry in chapter.entries)
