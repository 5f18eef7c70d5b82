"""What the room shows about one question at one moment: the record and what was just heard, brought together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from candor.domain.answer import Answer
from candor.domain.deflection import Assessment, Flag, FlagDecision, HeardPromise
from candor.domain.evidence import Evidence
from candor.domain.findings import candor_of
from candor.domain.people import Person, Side
from candor.domain.promise import Promise
from candor.domain.record import Record
from candor.ui.room.answer_editor import Mark
from candor.ui.room.heard import ShownFlag, shown_flags, unkept
from candor.ui.room.judgement import Judged
from candor.workflows import conduct

WHOLE_ANSWER = 0.8
"""A flag about more of the answer than this is about the answer, not about words in it; it is not underlined."""


@dataclass(frozen=True, slots=True)
class Presented:
    """``owner`` is who is taken to have promised: the speaker, if it was one of theirs."""

    judged: Judged
    flags: list[ShownFlag]
    marks: list[Mark]
    heard: list[HeardPromise]
    kept: list[Promise]
    owner: str
    evidence: list[Evidence]


def present(record: Record, answer: Answer, text: str, assessment: Assessment | None) -> Presented:
    """``assessment`` is of exactly this ``text``, or None; ``answer`` may have more in it than the record has yet."""
    stored = record.flags_of(answer.id)
    flags = shown_flags(assessment, text, stored)
    kept = record.promises_of(answer.id)
    speaker = record.people.get(answer.speaker)
    return Presented(
        judged=_judged(record, answer, stored, text, assessment),
        flags=flags,
        marks=[mark for flag in flags if (mark := _mark(flag, text)) is not None],
        heard=unkept(assessment.promises, kept) if assessment else [],
        kept=kept,
        owner=speaker.name if speaker and speaker.side is Side.THEIRS else "",
        evidence=record.evidence_of(answer.id),
    )


def _judged(record: Record, answer: Answer, stored: Sequence[Flag], text: str, assessment: Assessment | None) -> Judged:
    """The suggestions of the moment stand in for what no person has set."""
    shown = answer
    if assessment is not None and not answer.disposition_confirmed:
        shown = replace(shown, disposition=conduct.suggest(assessment))
    elif not text.strip() and not answer.disposition_confirmed:
        shown = replace(shown, disposition=conduct.suggest_entered(record.question(answer.question), answer))
    if assessment is not None and not answer.candor_confirmed:
        shown = replace(shown, candor=assessment.verdict if assessment.judged else None)
    return Judged(answer, shown.disposition, candor_of(shown, stored))


def _mark(flag: ShownFlag, text: str) -> Mark | None:
    if flag.decision is FlagDecision.DISMISSED or flag.start >= flag.end:
        return None
    if flag.end - flag.start > WHOLE_ANSWER * len(text.strip()):
        return None
    return Mark(flag.start, flag.end, flag.decision is FlagDecision.CONFIRMED)


def people_in_the_room(record: Record, interview_id: str) -> list[Person]:
    """Theirs first: it is usually they who answer."""
    people = [record.people[name] for name in record.interviews[interview_id].people if name in record.people]
    return sorted(people, key=lambda person: person.side is Side.OURS)
