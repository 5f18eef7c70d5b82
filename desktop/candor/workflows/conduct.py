"""Conducting: what happens in the room while questions are asked and answers typed."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace

from candor.domain.answer import Answer, Basis, Disposition, Draft, Substance, answer_id
from candor.domain.deflection import Assessment, Cue, DeflectionKind, Flag, FlagDecision, FlagKey, Verdict
from candor.domain.errors import KnownError
from candor.domain.interview import Interview
from candor.domain.language import language_of
from candor.domain.question import Question
from candor.domain.record import Change
from candor.domain.value import checked, still_expected
from candor.workflows.ledger import Ledger
from candor.workflows.ports import Assessor
from candor.workflows.wording import one_line, storable


class ReasonMissing(KnownError):
    def __init__(self) -> None:
        super().__init__("A skipped question needs a reason the committee can read; type it in a few words.")


# Time and place --------------------------------------------------------------------------------------------------


def start(ledger: Ledger, interview_id: str) -> Interview:
    """The sitting begins, once; beginning again changes nothing."""
    interview = ledger.record.interviews[interview_id]
    if interview.started_at is None:
        begun = replace(interview, started_at=ledger.clock.now())
        ledger.commit(Change("interview_started", interview, begun))
    return ledger.record.interviews[interview_id]


def visit(ledger: Ledger, interview_id: str, key: str, used_seconds: int) -> None:
    """Remember where the conversation is and how much time it has used."""
    interview = ledger.record.interviews[interview_id]
    moved = replace(interview, last_question=key, used_seconds=max(interview.used_seconds, used_seconds))
    ledger.commit(Change("question_visited", interview, moved))


def finish(ledger: Ledger, interview_id: str, used_seconds: int) -> None:
    interview = ledger.record.interviews[interview_id]
    ended = replace(interview, ended_at=ledger.clock.now(), used_seconds=max(interview.used_seconds, used_seconds))
    ledger.commit(Change("interview_finished", interview, ended))


def resume(ledger: Ledger, interview_id: str) -> None:
    """Somebody came back: the sitting that was ended goes on."""
    interview = ledger.record.interviews[interview_id]
    if interview.ended_at is not None:
        ledger.commit(Change("interview_resumed", interview, replace(interview, ended_at=None)))


# Words -----------------------------------------------------------------------------------------------------------


def current_text(ledger: Ledger, interview_id: str, key: str) -> str:
    """The words as last typed: the draft where there is one, else the settled answer."""
    draft = ledger.drafts.get(answer_id(interview_id, key))
    return draft.text if draft else ledger.record.answer(interview_id, key).text


def write(ledger: Ledger, interview_id: str, key: str, text: str) -> Draft:
    """Make typed words durable. When this returns they survive a crash and a power cut."""
    return ledger.save_draft(answer_id(interview_id, key), storable(text))


def settle(ledger: Ledger, assessor: Assessor, interview_id: str, key: str, text: str) -> Answer:
    """The words become the answer, with one journal entry per thing that changed.

    Flags follow the words: undecided ones are raised and withdrawn, a person's decision stays. Disposition and candor
    are suggested from the assessment unless a person has set them. Settling the same words again changes nothing.
    """
    before = ledger.record.answer(interview_id, key)
    text = storable(text)
    if text == before.text:
        ledger.commit(settles=(before.id,))
        return before
    assessment = _listen(ledger, assessor, before, text)
    now = ledger.clock.now()
    after = replace(
        _suggested(ledger, before, assessment),
        text=text,
        first_given_at=before.first_given_at or now,
        last_changed_at=now,
    )
    ledger.commit(
        _answer_change(ledger, "answer_settled", before, after),
        *_flag_changes(ledger, after, assessment),
        settles=(before.id,),
    )
    return after


def settle_leftovers(ledger: Ledger, assessor: Assessor) -> list[Answer]:
    """Settle every draft still open, words recovered after a crash included. A signed record has none."""
    settled = []
    for draft in list(ledger.drafts.values()):
        interview_id, key = draft.answer_id.split("/", 1)
        settled.append(settle(ledger, assessor, interview_id, key, draft.text))
    return settled


def _listen(ledger: Ledger, assessor: Assessor, answer: Answer, text: str) -> Assessment | None:
    if not text.strip():
        return None
    interview, question = ledger.record.interviews[answer.interview_id], ledger.record.question(answer.question)
    written_in = ledger.record.questionnaires[answer.question.partition("/")[0]].language
    language = language_of(question, written_in, interview.language)
    return assessor.assess(still_expected(question, answer), text, on=interview.held_on, language=language)


def _suggested(ledger: Ledger, answer: Answer, assessment: Assessment | None) -> Answer:
    candor = assessment.verdict if assessment and assessment.judged else None
    if not answer.candor_confirmed:
        answer = replace(answer, candor=candor)
    if not answer.disposition_confirmed:
        entered = suggest_entered(ledger.record.question(answer.question), answer)
        answer = replace(answer, disposition=suggest(assessment) if assessment else entered)
    return answer


def give_value(
    ledger: Ledger,
    assessor: Assessor,
    interview_id: str,
    key: str,
    *,
    chosen: Sequence[str] = (),
    value: str = "",
) -> Answer:
    """What was chosen, counted or dated becomes part of the answer; nothing of both takes it back. The words are heard
    again, since they need not say what was entered. Raises ValueUnfit."""
    before = ledger.record.answer(interview_id, key)
    kept, plain = checked(ledger.record.question(key), tuple(chosen), value)
    if (kept, plain) == (before.chosen, before.value):
        return before
    now = ledger.clock.now()
    entered = replace(before, chosen=kept, value=plain, last_changed_at=now)
    entered = replace(entered, first_given_at=before.first_given_at or now)
    assessment = _listen(ledger, assessor, entered, before.text)
    after = _suggested(ledger, entered, assessment)
    ledger.commit(_answer_change(ledger, "value_given", before, after), *_flag_changes(ledger, after, assessment))
    return after


def suggest_entered(question: Question, answer: Answer) -> Disposition:
    """What an entered choice, figure or day alone points to: half an answer while other parts are still expected."""
    if not (answer.chosen or answer.value):
        return Disposition.NOT_ASKED
    return Disposition.PARTIAL if still_expected(question, answer).expects else Disposition.ANSWERED


def suggest(assessment: Assessment) -> Disposition:
    """The disposition that what was heard in the words points to."""
    if assessment.verdict is Verdict.STRAIGHT or not assessment.judged:
        return Disposition.ANSWERED
    if assessment.kind is DeflectionKind.PROMISES_FOLLOWUP:
        return Disposition.PROMISED
    if assessment.kind is DeflectionKind.DECLINES:
        return Disposition.DECLINED
    return Disposition.PARTIAL if assessment.verdict is Verdict.PARTIAL else Disposition.DEFLECTED


def _answer_change(ledger: Ledger, action: str, before: Answer, after: Answer) -> Change:
    """An answer nobody touched yet is not in the record, so its first change has nothing before it."""
    return Change(action, before if before.id in ledger.record.answers else None, after)


def flag_of(answer: Answer, cue: Cue, version: str) -> Flag:
    """A cue kept with the answer it was heard in."""
    return Flag(
        id=f"flag-{uuid.uuid4().hex[:12]}",
        answer_id=answer.id,
        kind=cue.kind,
        words=answer.text[cue.start : cue.end],
        start=cue.start,
        end=cue.end,
        reason=cue.reason,
        confidence=round(cue.confidence, 3),
        version=version,
    )


def _flag_changes(ledger: Ledger, answer: Answer, assessment: Assessment | None) -> list[Change]:
    """Flags after new words: what is heard again keeps its identity and decision and moves with the words; what is no
    longer heard is withdrawn unless a person confirmed or dismissed it."""
    held = {FlagKey.of(flag): flag for flag in ledger.record.flags_of(answer.id)}
    heard: dict[FlagKey, Flag] = {}
    for cue in assessment.cues if assessment else ():
        flag = flag_of(answer, cue, assessment.version if assessment else "")
        heard.setdefault(FlagKey.of(flag), flag)
    changes = []
    for key, flag in heard.items():
        known = held.get(key)
        if known is None:
            changes.append(Change("flag_raised", None, flag))
        elif (known.start, known.end) != (flag.start, flag.end):
            changes.append(Change("flag_moved", known, replace(known, start=flag.start, end=flag.end)))
    changes += [
        Change("flag_withdrawn", flag, None)
        for key, flag in held.items()
        if key not in heard and flag.decision is FlagDecision.OPEN
    ]
    return changes


# Judgement -------------------------------------------------------------------------------------------------------


def set_disposition(ledger: Ledger, interview_id: str, key: str, disposition: Disposition, reason: str = "") -> Answer:
    """A person says what became of the question; the program no longer suggests. *Not applicable* needs a reason."""
    reason = one_line(reason)
    before = ledger.record.answer(interview_id, key)
    if disposition is Disposition.NOT_APPLICABLE and not (reason or before.reason):
        raise ReasonMissing
    after = replace(
        before,
        disposition=disposition,
        disposition_confirmed=True,
        reason=(reason or before.reason) if disposition is Disposition.NOT_APPLICABLE else reason,
        first_given_at=before.first_given_at or (ledger.clock.now() if disposition.asked else None),
    )
    return _judge(ledger, "disposition_set", before, after)


def skip(ledger: Ledger, interview_id: str, key: str, reason: str) -> Answer:
    """Leave a question out, with a reason. Raises ReasonMissing."""
    if not one_line(reason):
        raise ReasonMissing
    return set_disposition(ledger, interview_id, key, Disposition.NOT_APPLICABLE, reason)


def rate(ledger: Ledger, interview_id: str, key: str, substance: Substance | None) -> Answer:
    before = ledger.record.answer(interview_id, key)
    return _judge(ledger, "substance_rated", before, replace(before, substance=substance))


def set_speaker(ledger: Ledger, interview_id: str, key: str, person_id: str) -> Answer:
    before = ledger.record.answer(interview_id, key)
    return _judge(ledger, "speaker_set", before, replace(before, speaker=person_id))


def set_basis(ledger: Ledger, interview_id: str, key: str, basis: Basis | None) -> Answer:
    before = ledger.record.answer(interview_id, key)
    return _judge(ledger, "basis_set", before, replace(before, basis=basis))


def set_verbatim(ledger: Ledger, interview_id: str, key: str, verbatim: bool) -> Answer:
    before = ledger.record.answer(interview_id, key)
    return _judge(ledger, "verbatim_set", before, replace(before, verbatim=verbatim))


def confirm_candor(ledger: Ledger, interview_id: str, key: str, verdict: Verdict | None) -> Answer:
    """A person says how straight the answer was; None hands the question back to the program."""
    before = ledger.record.answer(interview_id, key)
    after = replace(before, candor=verdict or before.candor, candor_confirmed=verdict is not None)
    return _judge(ledger, "candor_confirmed", before, after)


def _judge(ledger: Ledger, action: str, before: Answer, after: Answer) -> Answer:
    ledger.commit(_answer_change(ledger, action, before, after))
    return after
