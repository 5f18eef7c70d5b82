"""Page 2, what lies behind the first: coverage, red flags, drift, conditions, promises, what was set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from candor.domain.answer import Disposition
from candor.reports.charts import coverage_table
from candor.reports.flow import Strip, led_by, rule_strip, side_by_side, text_strips, with_draws
from candor.reports.left_out import aside_line, aside_list, drift_strips
from candor.reports.outline import FlagRow, OpenItem, Outline
from candor.reports.palette import (
    BODY,
    BODY_BOLD,
    BODY_MUTED,
    CAPTION,
    CAPTION_BOLD,
    CAPTION_INK,
    CAPTION_ITALIC,
    EVASIVE,
    INK,
    SEVERITY_COLOURS,
    Page,
)
from candor.reports.parts import (
    STATE_COLOURS,
    at_left,
    at_right,
    gate_glyph,
    gate_spans,
    heading,
    page_reference,
    promise_glyph,
)
from candor.reports.text import Span, Typesetter
from candor.reports.wording import counted, sentence


class SecondPage:
    """Sets page 2 of one outline as strips; ``in_full`` says that page 1 had to cut something."""

    def __init__(self, setter: Typesetter, page: Page, outline: Outline, *, in_full: bool) -> None:
        self.setter = setter
        self.page = page
        self.outline = outline
        self.in_full = in_full

    def strips(self) -> list[Strip]:
        strips = self._whole() if self.in_full else []
        strips += self._coverage()
        strips += self._red_flags()
        strips += drift_strips(self.setter, self.page, self.outline)
        strips += self._conditions()
        strips += self._open_items()
        strips += aside_list(self.setter, self.page, self.outline)
        return [Strip(0.0, running="Findings", turn=1.0, keep=True), *strips]

    def _whole(self) -> list[Strip]:
        """What page 1 had no room for."""
        advice = self.outline.advice
        title = self.outline.title
        strips = heading(self.setter, "The recommendation in full", "advice", first=True)
        choice = sentence(f"{advice.choice}: {advice.reason}" if advice.reason else advice.choice)
        for text in (f"{title.vendor} · {title.product}", choice):
            strips += text_strips(self.setter.lines(text, BODY, self.page.span(9)), self.page.at(3), before=4)
        for line in self.outline.gates:
            lines = self.setter.lines(gate_spans(line), None, self.page.span(9) - 13)
            rows = text_strips(lines, self.page.at(3) + 13, before=4)
            strips += with_draws(rows, gate_glyph(line.gate.result, self.page.at(3) + 3.6))
        return strips

    def _coverage(self) -> list[Strip]:
        strips = heading(self.setter, "Coverage by section", "coverage", first=not self.in_full)
        several = len(self.outline.sittings) > 1
        for sitting in self.outline.sittings:
            if several:
                strips += text_strips([self.setter.line(sitting.heading, BODY_BOLD)], before=8, keep=True)
            strips += coverage_table(self.setter, self.page, sitting.bars)
            strips += aside_line(self.setter, self.page, sitting)
        if not self.outline.sittings:
            strips += text_strips([self.setter.line("No interview has been held.", BODY)])
        return strips

    def _red_flags(self) -> list[Strip]:
        rows = self.outline.red_flags
        strips = heading(self.setter, "Red flags", "red-flags")
        if not rows:
            asked = any(entry.disposition.asked for entry in self.outline.entries)
            text = "None was found in what was asked." if asked else "None was found, because nothing was asked."
            return strips + text_strips(self.setter.lines(text, BODY, self.page.measure))
        head = self._flag_head()
        strips += head
        for row in rows:
            strips += _with_head(self._flag_row(row), head)
            strips.append(rule_strip(0, self.page.measure, before=4, keep=False, after=3))
        if self.outline.patterns:
            counted = ", ".join(f"{label} ({count})" for label, count in self.outline.patterns)
            text = f"Ways of failing that these point to: {counted}."
            strips += text_strips(self.setter.lines(text, CAPTION, self.page.measure), before=1)
        return strips

    def _flag_head(self) -> tuple[Strip, ...]:
        page, setter = self.page, self.setter
        names = ((0, "Severity"), (page.at(2), "Question and issue"), (page.at(6), "In their words"))
        draws = [at_left(setter.line(name, CAPTION), x) for x, name in names]
        draws.append(at_right(setter.line("Answer", CAPTION), page.measure))
        return Strip(CAPTION.leading + 3, tuple(draws), keep=True), rule_strip(0, page.measure, colour=INK, after=4)

    def _flag_row(self, row: FlagRow) -> list[Strip]:
        page, setter = self.page, self.setter
        colour = SEVERITY_COLOURS[row.severity]
        place = f"q{row.number}"
        severity = [setter.line(row.severity.label, CAPTION_BOLD.in_colour(colour))]
        named = [Span(f"{row.number}", CAPTION, place), Span(row.title, CAPTION_BOLD, place)]
        title, _ = setter.clamped(named, None, page.span(4), 3)
        issue = [*title, *setter.lines(row.issue, CAPTION_INK, page.span(4))]
        quoted = f"“{row.words}”" if row.words and row.quoted else row.words
        words, _ = setter.clamped(quoted, CAPTION_ITALIC if row.quoted else CAPTION_INK, page.span(5), 4)
        strips = side_by_side([(12, severity), (page.at(2), issue), (page.at(6), words)])
        return with_draws(
            strips,
            lambda pen, x, y: pen.flag(x + 4, y + CAPTION.leading / 2, colour),
            page_reference(setter, place, page.measure),
        )

    def _conditions(self) -> list[Strip]:
        conditions = self.outline.advice.conditions
        if not conditions:
            return []
        strips = heading(self.setter, "Conditions", "conditions")
        for number, condition in enumerate(conditions, 1):
            lines = self.setter.lines(condition, BODY, self.page.measure - 16)
            strips += led_by(text_strips(lines, 16), at_left(self.setter.line(f"{number}.", BODY_MUTED), 0))
        return strips

    def _open_items(self) -> list[Strip]:
        items = self.outline.open_items
        strips = heading(self.setter, "Promises and open items", "open-items")
        if not items:
            words = self._unwritten() or "Nothing was promised."
            return strips + text_strips(self.setter.lines(words, BODY, self.page.measure))
        page, setter = self.page, self.setter
        names = ((12.0, "What was promised"), (page.at(5), "Owner"), (page.at(7), "Due"), (page.at(10), "State"))
        draws = [at_left(setter.line(name, CAPTION), x) for x, name in names]
        draws.append(at_right(setter.line("Answer", CAPTION), page.measure))
        head = (Strip(CAPTION.leading + 3, tuple(draws), keep=True), rule_strip(0, page.measure, colour=INK, after=4))
        strips += head
        for item in items:
            strips += _with_head(self._item_row(item), head)
            strips.append(rule_strip(0, page.measure, before=4, keep=False, after=3))
        return strips + text_strips(setter.lines(self._unwritten(), CAPTION, page.measure))

    def _unwritten(self) -> str:
        """Answers that put something off without anybody having written down what: no promise, and yet not nothing."""
        put_off = [
            entry for entry in self.outline.entries if entry.disposition is Disposition.PROMISED and not entry.promises
        ]
        if not put_off:
            return ""
        numbers = ", ".join(str(entry.number) for entry in put_off)
        answers = counted(len(put_off), "answer was", "answers were")
        return f"{answers} put off without a promise being written down: {numbers}."

    def _item_row(self, item: OpenItem) -> list[Strip]:
        page, setter = self.page, self.setter
        state = "Overdue" if item.overdue else item.state.label
        state_type = CAPTION_BOLD.in_colour(STATE_COLOURS[item.state] if not item.overdue else EVASIVE)
        strips = side_by_side(
            [
                (12, setter.lines(item.what, CAPTION_INK, page.at(5) - 20)),
                (page.at(5), setter.clamped(item.owner or "not named", CAPTION_INK, page.span(2), 3)[0]),
                (page.at(7), setter.clamped(item.due, CAPTION_INK, page.span(3) - 4, 3)[0]),
                (page.at(10), [setter.line(state, state_type)]),
            ]
        )
        return with_draws(
            strips, promise_glyph(item.state, 3.6), page_reference(setter, f"q{item.number}", page.measure)
        )


def _with_head(strips: Sequence[Strip], head: tuple[Strip, ...]) -> list[Strip]:
    """A row that stays with the rule below it, and brings the table's head along to a new page."""
    last = len(strips) - 1
    return [replace(strip, keep=strip.keep or index == last, head=head) for index, strip in enumerate(strips)]
