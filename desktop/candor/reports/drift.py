"""An answer beside those of earlier interviews: what was said last time, and what is not what it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from candor.domain.answer import Answer, Disposition, Substance
from candor.domain.deflection import Verdict
from candor.domain.earlier import Earlier, earlier_answers
from candor.domain.findings import candor_of
from candor.domain.interview import Interview
from candor.domain.language import question_in
from candor.domain.plan import Planned
from candor.domain.question import Question, QuestionKind, base_key
from candor.domain.record import Record
from candor.domain.value import said
from candor.reports.outline import Before, Drift, Drifted, DriftTable, Entry, Sitting
from candor.reports.wording import counted, day, listed

SHOWN = 3
"""Earlier answers told with a question; those before them are in the pages of their own interviews."""
_STRAIGHTNESS = {Verdict.EVASIVE: 0, Verdict.PARTIAL: 1, Verdict.STRAIGHT: 2}
_VERDICTS = {Verdict.EVASIVE: "evasive", Verdict.PARTIAL: "partly straight", Verdict.STRAIGHT: "straight"}
_TOLD = {Drift.WORSE: "Worse", Drift.BETTER: "Better", Drift.CHANGED: "Changed", Drift.SAME: "As it was"}


def befores(record: Record, interview: Interview, item: Planned) -> tuple[Before, ...]:
    """The newest first; only the newest is compared with what was said now, the same question before any other."""
    found = earlier_answers(record, interview, item)
    if not found:
        return ()
    latest = [one for one in found if one.interview is found[0].interview]
    latest.sort(key=lambda one: one.answer.question != item.key)
    order = [*latest, *(one for one in found if one.interview is not found[0].interview)]
    now = record.answer(interview.id, item.key)
    return tuple(_before(record, item, now, one, compared=place == 0) for place, one in enumerate(order[:SHOWN]))


def _before(record: Record, item: Planned, now: Answer, one: Earlier, *, compared: bool) -> Before:
    same = base_key(one.answer.question) == base_key(item.key)
    drift, told = _compared(record, item.question, now, one, same) if compared else (None, "")
    then = question_in(record.question(one.answer.question), one.interview.language)  # as its own pages have it
    return Before(
        when=day(one.interview.held_on),
        asked="" if same else then.title,
        entered=said(then, one.answer),
        words=one.answer.text.strip(),
        state=_state(one.answer.disposition, one.answer.substance, _verdict(record, one.answer)),
        drift=drift,
        told=told,
    )


def _verdict(record: Record, answer: Answer) -> Verdict | None:
    return candor_of(answer, record.flags_of(answer.id))


def _state(disposition: Disposition, substance: Substance | None, verdict: Verdict | None) -> str:
    """How good and how straight: "Rated strong, straight"; what became of the question where it has neither."""
    parts = [f"Rated {substance.label.lower()}"] if substance is not None else []
    parts += [_VERDICTS[verdict] if parts else _VERDICTS[verdict].capitalize()] if verdict is not None else []
    return ", ".join(parts) or disposition.label


def _compared(record: Record, asked: Question, now: Answer, one: Earlier, same: bool) -> tuple[Drift | None, str]:
    then = one.answer
    if not (now.disposition.asked and then.disposition.asked):
        return None, ""
    better: list[str] = []
    worse: list[str] = []
    changed: list[str] = []
    if now.substance is not None and then.substance is not None and now.substance != then.substance:
        told = f"rated {then.substance.label.lower()} → {now.substance.label.lower()}"
        (better if now.substance > then.substance else worse).append(told)
    verdicts = _verdict(record, then), _verdict(record, now)
    if verdicts[0] is not None and verdicts[1] is not None and verdicts[0] is not verdicts[1]:
        told = f"{_VERDICTS[verdicts[0]]} → {_VERDICTS[verdicts[1]]}"
        (better if _STRAIGHTNESS[verdicts[1]] > _STRAIGHTNESS[verdicts[0]] else worse).append(told)
    if same and (then.chosen or then.value) and (then.chosen, then.value) != (now.chosen, now.value):
        told = f"{said(one.question, then)} → {said(asked, now) or 'nothing entered'}"
        step = _step(asked, then, now)
        (worse if step < 0 else better if step > 0 else changed).append(told)
    drift = (
        Drift.WORSE if worse else Drift.CHANGED if changed and not better else Drift.BETTER if better else Drift.SAME
    )
    return drift, "; ".join([*worse, *changed, *better])


def _step(asked: Question, then: Answer, now: Answer) -> int:
    """How many steps up a rating went; 0 for anything that has no better and worse."""
    order = [choice.id for choice in asked.options]
    if asked.kind is not QuestionKind.RATING or not (then.chosen and now.chosen):
        return 0
    if then.chosen[0] not in order or now.chosen[0] not in order:
        return 0
    return order.index(now.chosen[0]) - order.index(then.chosen[0])


# The table ------------------------------------------------------------------------------------------------------------


def drift_table(sittings: Sequence[Sitting]) -> DriftTable | None:
    """What drifted in the latest interview that has anything before it."""
    for sitting in reversed(sittings):
        entries = [entry for chapter in sitting.chapters for entry in chapter.entries if entry.before]
        if any(entry.before[0].drift is not None for entry in entries):
            return DriftTable(heading=sitting.heading, summary=_summary(entries), rows=_rows(entries))
    return None


def _summary(entries: Sequence[Entry]) -> str:
    counts = Counter(entry.before[0].drift for entry in entries)
    compared = sum(count for drift, count in counts.items() if drift is not None)
    parts = [f"{counts[drift]} {_TOLD[drift].lower()}" for drift in Drift if counts[drift]]
    whens = listed(list(dict.fromkeys(entry.before[0].when for entry in entries)), 3)
    again = sum(not entry.disposition.asked for entry in entries)
    tail = (
        f" {counted(again, 'question')} asked then {'was' if again == 1 else 'were'} not asked again." if again else ""
    )
    return f"{counted(compared, 'answer')} compared with {whens}: {listed(parts)}.{tail}"


def _rows(entries: Sequence[Entry]) -> tuple[Drifted, ...]:
    order = list(Drift)
    rows = [_row(entry) for entry in entries if entry.before[0].drift not in (None, Drift.SAME)]
    return tuple(sorted(rows, key=lambda row: (order.index(row.drift), row.number)))


def _row(entry: Entry) -> Drifted:
    then = entry.before[0]
    assert then.drift is not None
    return Drifted(
        number=entry.number,
        title=entry.title,
        when=then.when,
        then=". ".join(filter(None, (then.entered, then.state))),
        now=". ".join(filter(None, (entry.entered, _state(entry.disposition, entry.substance, entry.candor)))),
        drift=then.drift,
    )
