"""The record as a workbook: one sheet per kind of thing, every cell text or a number, never a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from candor.domain.value import decimal
from candor.reports.outline import Entry, Outline
from candor.reports.reading import outline_of
from candor.workflows.manifest import Manifest

Value = str | float | None
_CELL_LIMIT = 32_767
_ELSEWHERE = " … (too long for a cell; the JSON export has all of it)"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_LINE_END = re.compile("\r\n?")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def record_xlsx(manifest: Manifest) -> bytes:
    """The workbook. What a spreadsheet could take for a formula is marked as text, as if typed after an apostrophe."""
    outline = outline_of(manifest)
    written = io.BytesIO()
    # In memory: an answer's words belong in no temporary file.
    with Workbook(written, {"in_memory": True}) as book:
        book.set_properties({"created": manifest.frozen_at.replace(tzinfo=None)})
        looks = _Looks(book)
        for title, widths, rows in _sheets(outline):
            _draw(book.add_worksheet(title), widths, rows, looks)
    return written.getvalue()


def _sheets(outline: Outline) -> Iterable[tuple[str, Sequence[int], Iterable[Sequence[Value]]]]:
    """Title, widths of columns in signs, and rows."""
    return (
        ("Summary", (24, 90), _summary(outline)),
        ("Answers", _ANSWER_WIDTHS, _answers(outline)),
        ("Set aside", (24, 30, 60, 12, 50), _aside(outline)),
        ("Drift", (24, 8, 40, 12, 16, 40, 40), _drift(outline)),
        ("Red flags", (12, 8, 30, 36, 70), _red_flags(outline)),
        ("Flags", (8, 28, 50, 50, 30, 14), _flags(outline)),
        ("Promises", (8, 60, 24, 30, 12, 10), _promises(outline)),
        ("Evidence", (8, 40, 14, 12, 24, 24, 16, 70, 30), _evidence(outline)),
    )


class _Looks:
    """How a cell looks: a heading, plain text, and text that a spreadsheet could take for a formula."""

    def __init__(self, book: Workbook) -> None:
        wrapped = {"text_wrap": True, "valign": "top"}
        self.head: Format = book.add_format({**wrapped, "bold": True})
        self.plain: Format = book.add_format(wrapped)
        self.typed: Format = book.add_format({**wrapped, "quote_prefix": True})


def _draw(sheet: Worksheet, widths: Sequence[int], rows: Iterable[Sequence[Value]], looks: _Looks) -> None:
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            _cell(sheet, number, column, value, looks)


def _cell(sheet: Worksheet, row: int, column: int, value: Value, looks: _Looks) -> None:
    if value is None or value == "":
        return
    if not isinstance(value, str):
        sheet.write_number(row, column, value)
        return
    text = _LINE_END.sub("\n", _FORBIDDEN.sub(lambda found: f"‹U+{ord(found.group()):04X}›", value))
    if len(text.encode("utf-16-le")) > 2 * _CELL_LIMIT:
        text = text[: (_CELL_LIMIT - len(_ELSEWHERE)) // 2] + _ELSEWHERE
    look = looks.head if row == 0 else looks.typed if text.startswith(_FORMULA) else looks.plain
    sheet.write_string(row, column, text, look)


def _summary(outline: Outline) -> Iterable[Sequence[Value]]:
    title, advice = outline.title, outline.advice
    yield "What", "Value"
    yield "Vendor", title.vendor
    yield "Product", title.product
    yield "Category", title.category
    yield "Interviews", "; ".join(title.sittings)
    yield "Recommendation", advice.choice
    yield "Reason", advice.reason
    for number, condition in enumerate(advice.conditions, 1):
        yield f"Condition {number}", condition
    for line in outline.gates:
        yield (
            f"Gate: {line.gate.title}",
            ": ".join(filter(None, (line.gate.result.label, ", ".join(line.gate.because)))),
        )
    for sitting in outline.sittings:
        if sitting.language:
            yield f"Language: {sitting.heading}", sitting.language
        if sitting.aside:
            yield f"Set aside: {sitting.heading}", f"{len(sitting.aside)} of {sitting.offered} questions"
    for figure in outline.figures:
        yield figure.words.capitalize(), " ".join(filter(None, (figure.value, figure.of)))
    yield "State", title.revision
    if outline.signature is not None:
        yield "Signed by", f"{outline.signature.name}, {outline.signature.at}"
    yield "Record digest", outline.digest


_ANSWER_WIDTHS = (8, 24, 24, 60, 80, 16, 14, 16, 28, 14, 12, 18, 12, 40, 14, 40, 18, 16, 8, 10, 40)
_EXACT = 15
"""Digits a spreadsheet keeps of a number; a longer one is text, so that none is lost."""


def _answers(outline: Outline) -> Iterable[Sequence[Value]]:
    yield (
        *("Number", "Interview", "Section", "Question", "Answer", "Disposition", "Candor", "Substance", "Speaker"),
        *("Basis", "Verbatim", "Given", "Evidence", "Reason", "Kind", "Chosen", "Value", "Unit", "Round", "Added"),
        "Asked to see",
    )
    for sitting in outline.sittings:
        for chapter in sitting.chapters:
            for entry in chapter.entries:
                yield _answer(sitting.heading, chapter.title, entry)


def _answer(sitting: str, chapter: str, entry: Entry) -> Sequence[Value]:
    return (
        *(entry.number, sitting, chapter, entry.say, entry.text, entry.disposition.label),
        entry.candor.value.capitalize() if entry.candor else "",
        entry.substance.label if entry.substance else "",
        *(entry.speaker, entry.basis, "yes" if entry.verbatim else "", entry.given, ", ".join(entry.evidence)),
        *(entry.reason, entry.kind, "; ".join(entry.chosen), _figure(entry.value), entry.unit if entry.value else ""),
        *(entry.round, "yes" if entry.added else "", "; ".join(entry.to_see)),
    )


def _figure(value: str) -> Value:
    """A number as a number, where a spreadsheet keeps all of it; a day, and anything else, as it is."""
    number = decimal(value)
    if number is None or len(number.as_tuple().digits) > _EXACT:
        return value
    return int(number) if number == number.to_integral_value() else float(number)


def _aside(outline: Outline) -> Iterable[Sequence[Value]]:
    yield "Interview", "Section", "Question", "Must be asked", "Reason"
    for sitting in outline.sittings:
        for aside in sitting.aside:
            yield sitting.heading, aside.section, aside.say, "yes" if aside.must_ask else "", aside.reason


def _drift(outline: Outline) -> Iterable[Sequence[Value]]:
    yield "Interview", "Number", "Question", "Drift", "Last time", "Then", "Now"
    table = outline.drift
    heading = table.heading if table else ""
    for row in table.rows if table else ():
        yield heading, row.number, row.title, row.drift.value.capitalize(), row.when, row.then, row.now


def _red_flags(outline: Outline) -> Iterable[Sequence[Value]]:
    yield "Severity", "Number", "Question", "Issue", "In their words"
    for row in outline.red_flags:
        yield row.severity.label, row.number, row.title, row.issue, row.words


def _flags(outline: Outline) -> Iterable[Sequence[Value]]:
    yield "Number", "Kind", "In their words", "Reason", "Note", "Decision"
    for entry in outline.entries:
        for flag in entry.flags:
            decision = "Confirmed" if flag.reviewed else "Not reviewed"
            yield entry.number, flag.kind, flag.words, flag.reason, flag.note, decision
    for flag in outline.dismissed:
        yield flag.number, flag.kind, flag.words, flag.reason, flag.note, "Dismissed"


def _promises(outline: Outline) -> Iterable[Sequence[Value]]:
    yield "Number", "Promise", "Owner", "Due", "State", "Overdue"
    for item in outline.open_items:
        yield item.number, item.what, item.owner, item.due, item.state.label, "yes" if item.overdue else ""


def _evidence(outline: Outline) -> Iterable[Sequence[Value]]:
    yield "Number", "Name", "Kind", "Size", "Received", "From", "Questions", "SHA-256", "Removed"
    for item in outline.exhibits:
        questions = ", ".join(map(str, item.questions))
        yield (
            *(item.number, item.name, item.kind, item.size, item.received, item.from_whom, questions, item.sha256),
            item.removed,
        )
