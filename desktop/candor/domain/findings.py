"""What follows from a record: coverage, candor, gates and red flags. Derived, never stored."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from candor.domain.answer import SET_ASIDE, Answer, Disposition, Substance, answer_id
from candor.domain.deflection import Flag, FlagDecision, Verdict
from candor.domain.interview import Interview
from candor.domain.plan import Planned, begun, plan, set_aside
from candor.domain.record import Record
from candor.domain.value import said


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many questions ended in each disposition. ``planned`` leaves out what does not apply."""

    counts: dict[Disposition, int]

    @classmethod
    def of(cls, dispositions: Iterable[Disposition]) -> Coverage:
        counted = Counter(dispositions)
        return cls({disposition: counted.get(disposition, 0) for disposition in Disposition})

    @property
    def planned(self) -> int:
        return sum(self.counts.values()) - self.counts[Disposition.NOT_APPLICABLE]

    @property
    def asked(self) -> int:
        return sum(count for disposition, count in self.counts.items() if disposition.asked)

    @property
    def not_asked(self) -> int:
        return self.counts[Disposition.NOT_ASKED]


def coverage(record: Record, interview: Interview) -> Coverage:
    return Coverage.of(_disposition(record, interview, item) for item in plan(record, interview))


def _disposition(record: Record, interview: Interview, item: Planned) -> Disposition:
    answer = record.answers.get(answer_id(interview.id, item.key))
    return Disposition.NOT_ASKED if answer is None else answer.disposition


def coverage_by_section(record: Record, interview: Interview) -> list[tuple[str, Coverage]]:
    """(section title, coverage) in the order asked; sections of one title in one questionnaire are one."""
    groups: dict[tuple[str, str], list[Disposition]] = {}
    titles: dict[tuple[str, str], str] = {}
    for item in plan(record, interview):
        group = (item.questionnaire.id, item.section.id)
        titles[group] = item.section.title
        groups.setdefault(group, []).append(_disposition(record, interview, item))
    return [(titles[group], Coverage.of(dispositions)) for group, dispositions in groups.items()]


def candor_of(answer: Answer, flags: Iterable[Flag]) -> Verdict | None:
    """How straight an answer counts as: what a person confirmed, else what disposition and undismissed flags say.

    None where the question was not asked, and for words in a language nobody here listens to, until a person judges.
    """
    if not answer.disposition.asked:
        return None
    if answer.candor_confirmed and answer.candor is not None:
        return answer.candor
    if answer.disposition in (Disposition.DEFLECTED, Disposition.DECLINED):
        return Verdict.EVASIVE
    if answer.disposition in (Disposition.PARTIAL, Disposition.PROMISED):
        return Verdict.PARTIAL
    if any(flag.decision is FlagDecision.CONFIRMED for flag in flags):
        return Verdict.PARTIAL
    return answer.candor or (None if answer.text.strip() else Verdict.STRAIGHT)


class GateResult(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    UNDECIDED = "undecided"

    @property
    def label(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class Gate:
    """The outcome of one gate questionnaire: failed by any warning sign on a gate question, passed only when every
    gate question is rated sound or strong, undecided otherwise."""

    title: str
    result: GateResult
    because: tuple[str, ...]


def gates(record: Record, interview: Interview) -> list[Gate]:
    found: dict[str, list[Planned]] = {}
    for item in plan(record, interview):
        if item.question.gate:
            found.setdefault(item.questionnaire.id, []).append(item)
    results = []
    for items in found.values():
        rated = [(item, record.answer(interview.id, item.key).substance) for item in items]
        failing = tuple(item.title for item, rating in rated if rating is Substance.WARNING)
        open_ones = tuple(item.title for item, rating in rated if rating is None or rating is Substance.WEAK)
        if failing:
            results.append(Gate(items[0].questionnaire.title, GateResult.FAILED, failing))
        elif open_ones:
            results.append(Gate(items[0].questionnaire.title, GateResult.UNDECIDED, open_ones))
        else:
            results.append(Gate(items[0].questionnaire.title, GateResult.PASSED, ()))
    return results


class Severity(StrEnum):
    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"

    @property
    def label(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class RedFlag:
    """Something the committee must see: the question, why it is a red flag, and the vendor's own words."""

    severity: Severity
    interview_id: str
    question_key: str
    title: str
    issue: str
    words: str


def red_flags(record: Record, interview: Interview) -> list[RedFlag]:
    """Most severe first: warning signs (critical on a gate), confirmed deflections, and refusals."""
    found = []
    for item in plan(record, interview):
        answer = record.answers.get(answer_id(interview.id, item.key))
        if answer is None:
            continue
        confirmed = [flag for flag in record.flags_of(answer.id) if flag.decision is FlagDecision.CONFIRMED]
        judged = _judge(item, answer, confirmed)
        if judged is not None:
            severity, issue, words = judged
            found.append(RedFlag(severity, interview.id, item.key, item.title, issue, words))
    order = list(Severity)
    return sorted(found, key=lambda flag: order.index(flag.severity))


_MANNER = {
    Disposition.ANSWERED: "Warning sign, given straight",
    Disposition.PARTIAL: "Warning sign, and only part of an answer",
    Disposition.PROMISED: "Warning sign, and the answer was put off",
    Disposition.DEFLECTED: "Warning sign, and the question was not answered",
    Disposition.DECLINED: "Warning sign, and the question was not answered",
}
"""How a warning sign came out."""


def _judge(item: Planned, answer: Answer, confirmed: list[Flag]) -> tuple[Severity, str, str] | None:
    if answer.disposition is Disposition.NOT_APPLICABLE:
        return None
    weighty = item.question.gate or item.question.must_ask
    evaded = answer.disposition in (Disposition.DEFLECTED, Disposition.DECLINED)
    words = in_context(answer.text, confirmed[0]) if confirmed else answer.text or said(item.question, answer)
    if answer.substance is Substance.WARNING:
        issue = _MANNER.get(answer.disposition, "Warning sign")
        if confirmed and not evaded:
            issue = f"Warning sign; {confirmed[0].kind.label.lower()}"
        return (Severity.CRITICAL if item.question.gate or evaded else Severity.MAJOR), issue, words
    if evaded:
        issue = confirmed[0].kind.label if confirmed else answer.disposition.label
        return (Severity.MAJOR if weighty else Severity.MINOR), issue, words
    if confirmed:
        return Severity.MINOR, confirmed[0].kind.label, words
    return None


_SENTENCE_END = re.compile(r"[.!?]+[\s\"'”’)]+|\n+")


def in_context(text: str, flag: Flag) -> str:
    """The whole sentences that hold a flag's words: three words alone tell a committee little. Only the words where the
    answer has changed since."""
    if text[flag.start : flag.end] != flag.words:
        return flag.words
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    begin = max((end for end in ends if end <= flag.start), default=0)
    end = min((end for end in ends if end >= flag.end), default=len(text))
    return text[begin:end].strip()


def _because(answer: Answer) -> str:
    """The reason that was written before the interview, in brackets."""
    reason = answer.reason.removeprefix(SET_ASIDE)
    return f" ({reason})" if reason else ""


def unfinished(record: Record) -> list[str]:
    """What is not done before signing, a sentence each: unasked must-asks, unreviewed flags, unrated gates."""
    gaps: list[str] = []
    for interview in record.interviews.values():
        items = plan(record, interview)
        unasked = {
            item.key: item
            for item in items
            if item.question.must_ask and not begun(record.answer(interview.id, item.key))
        }
        gaps += [f"Not asked, though it must be: {item.title}" for item in unasked.values()]
        gaps += [
            f"Set aside, though it must be asked: {question.title}{_because(record.answer(interview.id, key))}"
            for key, _, question in set_aside(record, interview)
            if question.must_ask
        ]
        gaps += [
            f"Gate not rated: {item.title}"
            for item in items
            if item.question.gate
            and item.key not in unasked
            and record.answer(interview.id, item.key).substance is None
        ]
        gaps += [
            f"Candor not judged, the answer being in another language: {item.title}"
            for item in items
            if _unjudged(record.answer(interview.id, item.key))
        ]
    undecided = sum(flag.decision is FlagDecision.OPEN for flag in record.flags.values())
    if undecided:
        gaps.append(f"{undecided} {'flag' if undecided == 1 else 'flags'} neither confirmed nor dismissed")
    if record.recommendation is None:
        gaps.append("No recommendation yet")
    return gaps


def _unjudged(answer: Answer) -> bool:
    """Words that count as answered, of which neither the program nor a person said how straight they are."""
    return answer.disposition is Disposition.ANSWERED and bool(answer.text.strip()) and answer.candor is None
