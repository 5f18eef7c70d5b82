"""What nobody has decided yet in a record, as one list in the order the questions are asked. Knows no widget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from candor.domain.answer import Answer, Disposition
from candor.domain.deflection import FlagDecision
from candor.domain.interview import Interview
from candor.domain.plan import Planned, plan
from candor.domain.promise import PromiseState
from candor.domain.record import Record


class PointKind(Enum):
    """The value is what a person is asked to do, in a word or two."""

    NOT_ASKED = "Not asked"
    FLAG = "Flag"
    RATING = "Rate"
    DISPOSITION = "Confirm"
    PROMISE = "Date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing to decide. ``id`` stays the same while it is open, so that a list can keep its place."""

    id: str
    kind: PointKind
    interview_id: str
    key: str
    title: str
    detail: str
    target: str = ""
    """The flag's or promise's id; "" for a point about the answer itself."""
    disposition: Disposition = Disposition.NOT_ASKED


def open_points(record: Record) -> list[Point]:
    """Everything undecided: must-asks not asked, flags open, weighty answers unrated, suggestions unconfirmed, promises
    without a date."""
    return [
        point
        for interview in record.interviews.values()
        for item in plan(record, interview)
        for point in _points(record, interview, item)
    ]


def _points(record: Record, interview: Interview, item: Planned) -> Iterator[Point]:
    answer = record.answer(interview.id, item.key)

    def point(kind: PointKind, title: str, detail: str, target: str = "") -> Point:
        return Point(
            id=f"{answer.id}:{kind.name}:{target}",
            kind=kind,
            interview_id=interview.id,
            key=item.key,
            title=title,
            detail=detail,
            target=target,
            disposition=answer.disposition,
        )

    name = item.question.title
    if answer.disposition is Disposition.NOT_ASKED and not answer.text:
        if item.question.must_ask:
            yield point(PointKind.NOT_ASKED, name, "Must be asked, and was not.")
        return
    for flag in record.flags_of(answer.id):
        if flag.decision is FlagDecision.OPEN:
            yield point(PointKind.FLAG, f"{flag.kind.label}: “{_short(flag.words)}”", name, flag.id)
    if _needs_rating(answer, item):
        yield point(PointKind.RATING, name, f"{'A gate' if item.question.gate else 'Must be asked'}; not rated yet.")
    if answer.disposition.asked and not answer.disposition_confirmed:
        yield point(PointKind.DISPOSITION, name, f"Suggested: {answer.disposition.label.lower()}.")
    for promise in record.promises_of(answer.id):
        if promise.state is PromiseState.OPEN and promise.due is None:
            yield point(PointKind.PROMISE, f"Promised: {_short(promise.what)}", f"{name}; no date yet.", promise.id)


def _needs_rating(answer: Answer, item: Planned) -> bool:
    return answer.disposition.asked and answer.substance is None and (item.question.gate or item.question.must_ask)


def _short(words: str, most: int = 90) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
