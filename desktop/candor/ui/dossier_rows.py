"""What the dossier page says about interviews, gates, promises and evidence, a row each."""

from __future__ import annotations

from datetime import date

from candor.domain.deflection import Verdict
from candor.domain.findings import GateResult, candor_of, coverage, gates
from candor.domain.interview import Interview
from candor.domain.people import Side
from candor.domain.plan import plan
from candor.domain.promise import Promise, PromiseState
from candor.domain.record import Record
from candor.domain.signoff import RevisionState
from candor.ui.rows import Row


def day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def interview_rows(record: Record) -> list[Row]:
    """The latest sitting first."""
    return [_interview_row(record, interview) for interview in reversed(record.interviews.values())]


def _interview_row(record: Record, interview: Interview) -> Row:
    covered = coverage(record, interview)
    people = [record.people[person] for person in interview.people if person in record.people]
    theirs = ", ".join(person.name for person in people if person.side is Side.THEIRS)
    state = "Finished" if interview.ended_at else "Begun" if interview.started_at else "Planned"
    return Row(
        key=interview.id,
        title=f"{interview.mode.label}, {day(interview.held_on)}",
        subtitle=" · ".join(part for part in (state, theirs) if part),
        aside=f"{covered.asked} of {covered.planned} asked",
        below_aside=_straightness(record, interview),
        shape="disc" if interview.ended_at else "half" if interview.started_at else "dot",
        tone="accent" if interview.started_at else "muted",
    )


def _straightness(record: Record, interview: Interview) -> str:
    """ "8 straight · 3 partial · 3 evasive", what there is none of left out."""
    counts = dict.fromkeys(Verdict, 0)
    for item in plan(record, interview):
        answer = record.answer(interview.id, item.key)
        verdict = candor_of(answer, record.flags_of(answer.id))
        if verdict is not None:
            counts[verdict] += 1
    return " · ".join(f"{count} {verdict.value}" for verdict, count in counts.items() if count)


def gate_rows(record: Record) -> list[Row]:
    """The gates of the latest interview that has any."""
    for interview in reversed(record.interviews.values()):
        found = gates(record, interview)
        if found:
            return [
                Row(
                    key=gate.title,
                    title=gate.title,
                    subtitle="; ".join(gate.because),
                    aside=gate.result.label,
                    shape={GateResult.PASSED: "tick", GateResult.FAILED: "barred"}.get(gate.result, "ring"),
                    tone={GateResult.PASSED: "straight", GateResult.FAILED: "evasive"}.get(gate.result, "muted"),
                )
                for gate in found
            ]
    return []


def promise_rows(record: Record, today: date) -> list[Row]:
    """Overdue first, then by date; those that are settled come last."""
    promises = sorted(
        record.promises.values(),
        key=lambda promise: (promise.state is not PromiseState.OPEN, promise.due is None, promise.due or today),
    )
    return [
        Row(
            key=promise.id,
            title=promise.what,
            subtitle=" · ".join(part for part in (promise.owner, _due(promise)) if part),
            aside="Overdue" if promise.overdue(today) else promise.state.label,
            shape=_PROMISE_SHAPES[promise.state],
            tone="evasive" if promise.overdue(today) else _PROMISE_TONES[promise.state],
            faded=promise.state is not PromiseState.OPEN,
        )
        for promise in promises
    ]


_PROMISE_SHAPES = {
    PromiseState.OPEN: "diamond",
    PromiseState.KEPT: "tick",
    PromiseState.LATE: "half",
    PromiseState.BROKEN: "barred",
}
_PROMISE_TONES = {
    PromiseState.OPEN: "promise",
    PromiseState.KEPT: "straight",
    PromiseState.LATE: "partial",
    PromiseState.BROKEN: "evasive",
}


def _due(promise: Promise) -> str:
    if promise.due is None:
        return f"“{promise.due_text}”" if promise.due_text else "no date"
    return f"by {day(promise.due)}"


def evidence_rows(record: Record) -> list[Row]:
    """The latest first; what was removed is left out."""
    return [
        Row(
            key=item.id,
            title=item.name,
            subtitle=" · ".join(part for part in (item.kind.label, item.from_whom) if part),
            aside=size(item.size),
            below_aside=f"{item.received_at.day} {item.received_at:%b %H:%M}",
        )
        for item in reversed(record.evidence.values())
        if not item.removed
    ]


def size(count: int) -> str:
    """Bytes in words."""
    amount = float(count)
    for unit in ("bytes", "KB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}" if unit == "bytes" or amount >= 10 else f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:.1f} GB"


def state_sentence(record: Record) -> str:
    """Draft, signed by whom and when, or being amended and why."""
    revision = record.revision
    if revision.state is RevisionState.SIGNED and revision.signature is not None:
        signature = revision.signature
        return f"Signed by {signature.name} on {day(signature.at.date())}, revision {revision.number}"
    if revision.number > 1:
        return f"Amending revision {revision.number - 1}: {revision.reason}"
    return "Draft"


def unfinished_interview(record: Record) -> Interview | None:
    """The sitting to go on with: the latest that is not finished, else the latest of all."""
    interviews = list(record.interviews.values())
    for interview in reversed(interviews):
        if interview.ended_at is None:
            return interview
    return interviews[-1] if interviews else None
