"""What the first pages say: the figures, the reasons, the red flags, each derived from the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from candor.domain.answer import Disposition, Substance
from candor.domain.deflection import Verdict
from candor.domain.findings import GateResult, RedFlag, Severity, gates, red_flags
from candor.domain.promise import PromiseState
from candor.domain.question import FailurePattern
from candor.domain.record import Record
from candor.reports.outline import Advice, Aside, Entry, Figure, FlagRow, GateLine, OpenItem, Point, Reason, TitleBlock
from candor.reports.wording import counted, day, listed
from candor.workflows.manifest import Manifest


def title_block(manifest: Manifest) -> TitleBlock:
    deal = manifest.record.deal
    sittings = tuple(
        f"{day(interview.held_on)}, {interview.mode.label.lower()}" for interview in manifest.record.interviews.values()
    )
    state = "Signed" if manifest.signature else "Draft"
    return TitleBlock(
        vendor=deal.vendor,
        product=deal.product,
        category=deal.category.label,
        sittings=sittings,
        revision=f"{state} revision {manifest.revision}",
        amended=manifest.reason,
    )


def advice(record: Record) -> Advice:
    given = record.recommendation
    if given is None:
        return Advice(choice="No recommendation recorded", reason="", conditions=(), recorded=False)
    return Advice(choice=given.choice.label, reason=given.reason, conditions=given.conditions, recorded=True)


def gate_lines(record: Record) -> tuple[GateLine, ...]:
    several = len(record.interviews) > 1
    return tuple(
        GateLine(gate, day(interview.held_on) if several else "")
        for interview in record.interviews.values()
        for gate in gates(record, interview)
    )


def figures(
    entries: Sequence[Entry], items: Sequence[OpenItem], rows: Sequence[FlagRow], aside: int = 0
) -> tuple[Figure, ...]:
    """``aside`` questions were set aside when planning: no part of what was planned, and told beside it."""
    planned = [entry for entry in entries if entry.disposition is not Disposition.NOT_APPLICABLE]
    asked = [entry for entry in planned if entry.disposition.asked]
    straight = [entry for entry in asked if entry.candor is Verdict.STRAIGHT]
    still_open = [item for item in items if item.state is PromiseState.OPEN]
    critical = sum(row.severity is Severity.CRITICAL for row in rows)
    overdue = sum(item.overdue for item in still_open)
    return (
        Figure(
            str(len(asked)),
            f"of {len(planned)}",
            f"planned asked, {aside} set aside" if aside else "planned questions asked",
        ),
        Figure(str(len(straight)), f"of {len(asked)}", "answered straight"),
        Figure(str(len(still_open)), f"{overdue} overdue" if overdue else "", _one(still_open, "open promise")),
        Figure(str(len(rows)), f"{critical} critical" if critical else "", _one(rows, "red flag")),
    )


def _one(items: Sequence[object], word: str) -> str:
    return word if len(items) == 1 else f"{word}s"


def points(entries: Sequence[Entry]) -> tuple[Point, ...]:
    return tuple(Point(e.number, e.title, e.candor, e.substance) for e in entries if e.candor is not None)


def not_covered(entries: Sequence[Entry]) -> tuple[int, int]:
    """How many questions were not asked, and how many did not apply."""
    counts = Counter(entry.disposition for entry in entries)
    return counts[Disposition.NOT_ASKED], counts[Disposition.NOT_APPLICABLE]


def red_flag_rows(record: Record, numbers: dict[str, int]) -> tuple[FlagRow, ...]:
    """Every interview's red flags, most severe first."""
    rows = [
        _row(record, flag, numbers) for interview in record.interviews.values() for flag in red_flags(record, interview)
    ]
    order = list(Severity)
    return tuple(sorted(rows, key=lambda row: (order.index(row.severity), row.number)))


def _row(record: Record, flag: RedFlag, numbers: dict[str, int]) -> FlagRow:
    number = numbers[f"{flag.interview_id}/{flag.question_key}"]
    said = bool(record.answer(flag.interview_id, flag.question_key).text)
    return FlagRow(flag.severity, number, flag.title, flag.issue, flag.words, said)


def patterns(record: Record, rows: Sequence[FlagRow], numbers: dict[str, int]) -> tuple[tuple[str, int], ...]:
    """Ways such partnerships fail, with how many red flags point to each, most first."""
    flagged = {row.number for row in rows}
    keys = {number: answer.split("/", 1)[1] for answer, number in numbers.items() if number in flagged}
    labels = {pattern.value: pattern.label for pattern in FailurePattern}
    counts: Counter[str] = Counter()
    for number in sorted(flagged):
        counts.update(labels[name] for name in record.question(keys[number]).patterns if name in labels)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def reasons(
    record: Record,
    entries: Sequence[Entry],
    items: Sequence[OpenItem],
    rows: Sequence[FlagRow],
    aside: Sequence[Aside] = (),
) -> tuple[Reason, ...]:
    """Three lines: what holds, what worries, what is not known."""
    return (
        Reason("What holds", _holds(record, entries)),
        Reason("What worries", _worries(entries, rows)),
        Reason("What is not known", _unknown(entries, items, aside)),
    )


def _names(items: Sequence[Entry] | Sequence[FlagRow] | Sequence[Aside]) -> list[str]:
    """Titles in quotes, each once: the same question may be asked in several interviews."""
    return list(dict.fromkeys(f"“{item.title}”" for item in items))


def _holds(record: Record, entries: Sequence[Entry]) -> str:
    good = [e for e in entries if e.candor is Verdict.STRAIGHT and e.substance in (Substance.SOUND, Substance.STRONG)]
    good.sort(key=lambda entry: (-(entry.substance or 0), not entry.gate, not entry.must_ask, entry.number))
    results: dict[str, set[GateResult]] = {}
    for line in gate_lines(record):
        results.setdefault(line.gate.title, set()).add(line.gate.result)
    passed = [title for title, found in results.items() if found == {GateResult.PASSED}]
    parts = []
    if passed:
        parts.append(f"{listed(passed)} passed as a gate.")
    if good:
        verb = "was" if len(good) == 1 else "were"
        names = listed(_names(good), 3)
        parts.append(f"{counted(len(good), 'answer')} {verb} sound or strong and given straight: {names}.")
    return " ".join(parts) or "No answer was both good and given straight."


def _worries(entries: Sequence[Entry], rows: Sequence[FlagRow]) -> str:
    if not any(entry.disposition.asked for entry in entries):
        return "No red flag was found, because nothing was asked."
    if not rows:
        return "No red flag was found in what was asked."
    worst = [row for row in rows if row.severity is rows[0].severity]
    named = listed(_names(worst), 3)
    rest = len(rows) - len(worst)
    tail = f" {counted(rest, 'further red flag')}." if rest else ""
    return f"{worst[0].severity.label}: {named}.{tail}"


def _unknown(entries: Sequence[Entry], items: Sequence[OpenItem], aside: Sequence[Aside]) -> str:
    if not entries:
        return "No question was planned."
    count = Counter(entry.disposition for entry in entries)
    skipped = [e for e in entries if e.disposition is Disposition.NOT_ASKED]
    asked = {_key(e) for e in entries if e.disposition.asked}
    never = [e for e in skipped if _key(e) not in asked]
    left: list[Entry | Aside] = [*(e for e in never if e.must_ask), *(one for one in aside if one.must_ask)]
    left.sort(key=lambda one: not one.gate)
    must = list(dict.fromkeys(f"“{one.title}”{' (gate)' if one.gate else ''}" for one in left))
    withheld = count[Disposition.DEFLECTED] + count[Disposition.DECLINED]
    waiting = sum(item.state is PromiseState.OPEN for item in items)
    not_asked = [f"{len(skipped)} not asked"] if skipped else []
    others = []
    if aside:
        others.append(f"{len(aside)} set aside when planning")
    if withheld:
        others.append(f"{withheld} deflected or declined")
    if waiting:
        others.append(f"{waiting} only promised")
    if must:
        return f"{listed([*not_asked, *others])}. Must be asked and was not: {listed(must, 2)}."
    if not skipped and not withheld and not waiting:
        tail = f"; {others[0]}" if others else ""
        return f"Every planned question was asked and none was evaded{tail}."
    if not skipped:
        return f"{listed(others)}."
    rest = f" {listed(others)}." if others else ""
    return f"{not_asked[0]}: {listed(_names(never or skipped), 3)}.{rest}"


def _key(entry: Entry) -> str:
    """The question's key, whichever interview it was asked in."""
    return entry.answer_id.partition("/")[2]
