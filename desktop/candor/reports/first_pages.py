"""The two pages a committee reads: page 1 in one minute, page 2 what lies behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from candor.domain.findings import GateResult
from candor.domain.promise import PromiseState
from candor.reports.charts import coverage_table, figure_strip, picture
from candor.reports.flow import Draw, Strip, beside, kept, rule_strip, side_by_side, space, text_strips, with_draws
from candor.reports.outline import FlagRow, GateLine, OpenItem, Outline
from candor.reports.palette import (
    ACCENT,
    ADVICE,
    BODY,
    BODY_BOLD,
    BODY_MUTED,
    CAPTION,
    CAPTION_BOLD,
    CAPTION_INK,
    CAPTION_ITALIC,
    EVASIVE,
    GATE_COLOURS,
    HEADING,
    INK,
    MUTED,
    PARTIAL,
    PROMISE,
    RULE,
    SEVERITY_COLOURS,
    STRAIGHT,
    TITLE,
    Page,
)
from candor.reports.pen import Pen
from candor.reports.text import Line, Span, Typesetter
from candor.reports.wording import sentence

REASON_LINES = 4
CONDITIONS = 4


class FirstPages:
    """Sets the first two pages of one outline as strips."""

    def __init__(self, setter: Typesetter, page: Page, outline: Outline) -> None:
        self.setter = setter
        self.page = page
        self.outline = outline
        self.cut = False
        """Whether page 1 left something out that page 2 then says in full."""

    # Page 1 ---------------------------------------------------------------------------------------------------------

    def first(self) -> list[Strip]:
        above = [*self._title(), *self._advice(), *self._gates()]
        above += [rule_strip(0, self.page.measure, before=10), space(9, keep=True)]
        above += [figure_strip(self.setter, self.page, self.outline.figures)]
        heading = [space(17, keep=True), *self._picture_heading()]
        below = [space(8, keep=True), *self._reasons()]
        used = sum(strip.height + strip.before for strip in (*above, *heading, *below))
        drawn = picture(self.setter, self.page, self.outline, self.page.depth - used)
        return kept([*above, *heading, *drawn, *below])

    def _title(self) -> list[Strip]:
        title = self.outline.title
        setter, page = self.setter, self.page
        kind = setter.line(f"Diligence summary · {title.revision}", CAPTION, page.span(9))
        top = Strip(CAPTION.leading, (_at(kind, 0),), anchors=("summary",), entries=(("Summary", "summary", 0),))
        vendor, vendor_cut = setter.clamped(title.vendor or "Vendor not named", TITLE, page.measure, 2)
        product, product_cut = setter.clamped(
            [Span(title.product, BODY_BOLD), Span(f"· {title.category}", BODY)] if title.product else title.category,
            BODY,
            page.span(8),
            2,
        )
        sittings, cut = setter.clamped("\n".join(title.sittings) or "No interview yet", BODY_MUTED, page.span(4), 1)
        if len(title.sittings) > 1:
            sittings = [setter.line(f"{len(title.sittings)} interviews, last {title.sittings[-1]}", BODY_MUTED)]
        self.cut = self.cut or vendor_cut or product_cut or cut
        strips = [top, *text_strips(vendor, before=2, keep=True)]
        row = with_draws(text_strips(product, before=2, keep=True), _right(sittings[0], page.measure))
        return [*strips, *row, rule_strip(0, page.measure, colour=INK, weight=RULE, before=7), space(11, keep=True)]

    def _advice(self) -> list[Strip]:
        advice = self.outline.advice
        setter, page = self.setter, self.page
        left, width = page.at(3), page.span(9)
        type_ = ADVICE if advice.recorded else ADVICE.in_colour(MUTED)
        main = text_strips([setter.line(advice.choice, type_, width)], left, keep=True)
        if advice.reason:
            lines, cut = setter.clamped(sentence(advice.reason), BODY, width, REASON_LINES)
            self.cut = self.cut or cut
            main += text_strips(lines, left, before=2, keep=True)
        shown = advice.conditions if len(advice.conditions) <= CONDITIONS else advice.conditions[: CONDITIONS - 1]
        for number, condition in enumerate(shown, 1):
            line, cut = setter.clamped(condition, BODY, width - 16, 1)
            self.cut = self.cut or cut
            strips = text_strips(line, left + 16, before=4 if number == 1 else 0, keep=True)
            main += with_draws(strips, _at(setter.line(f"{number}.", BODY_MUTED), left))
        if len(shown) < len(advice.conditions):
            self.cut = True
            more = f"and {len(advice.conditions) - len(shown)} more conditions"
            main += text_strips([setter.line([Span(more, BODY.in_colour(ACCENT), "conditions")])], left + 16)
        return beside(main, text_strips([setter.line("Recommendation", CAPTION_BOLD)]), 0, drop=ADVICE.leading * 0.34)

    def _gates(self) -> list[Strip]:
        setter, page = self.setter, self.page
        left, width = page.at(3), page.span(9)
        lines = [self._gate(gate, width - 13) for gate in self.outline.gates]
        if not lines:
            return []
        main: list[Strip] = []
        for gate, wrapped in zip(self.outline.gates, lines, strict=True):
            glyph = _gate_glyph(gate.gate.result, left + 3.6)
            main += with_draws(text_strips(wrapped, left + 13, keep=True), glyph)
        label = "Gate" if len(lines) == 1 else "Gates"
        return [space(8, keep=True), *beside(main, text_strips([setter.line(label, CAPTION_BOLD)]), 0, drop=2.2)]

    def _gate(self, line: GateLine, width: float) -> list[Line]:
        gate = line.gate
        spans = [
            Span(f"{gate.title}{f' ({line.when})' if line.when else ''}", BODY),
            Span(gate.result.label.lower(), BODY_BOLD.in_colour(GATE_COLOURS[gate.result])),
        ]
        if gate.because:
            why = "warning sign on" if gate.result is GateResult.FAILED else "not yet settled:"
            spans.append(Span(f"· {why} {', '.join(gate.because)}", BODY))
        lines, cut = self.setter.clamped(spans, None, width, 2)
        self.cut = self.cut or cut
        return lines

    def _picture_heading(self) -> list[Strip]:
        words = "how good each answer was, and how straight"
        line = self.setter.line([Span("Substance and candor:", BODY_BOLD), Span(words, BODY_MUTED)])
        return [*text_strips([line], keep=True), space(5, keep=True)]

    def _reasons(self) -> list[Strip]:
        setter, page = self.setter, self.page
        strips: list[Strip] = []
        for reason in self.outline.reasons:
            lines, _ = setter.clamped(reason.text, BODY, page.span(9), 2)
            main = text_strips(lines, page.at(3), keep=True)
            label = text_strips([setter.line(reason.label, CAPTION_BOLD)])
            strips += [rule_strip(0, page.measure, before=4), space(4, keep=True), *beside(main, label, 0, drop=2.2)]
        return strips

    # Page 2 ---------------------------------------------------------------------------------------------------------

    def second(self) -> list[Strip]:
        strips = self._in_full() if self.cut else []
        strips += self._coverage()
        strips += self._red_flags()
        strips += self._conditions()
        strips += self._open_items()
        return [Strip(0.0, running="Findings", turn=True, keep=True), *strips]

    def _in_full(self) -> list[Strip]:
        """What page 1 had no room for."""
        advice = self.outline.advice
        title = self.outline.title
        strips = heading(self.setter, "The recommendation in full", "advice", first=True)
        for text in (f"{title.vendor} · {title.product}", sentence(f"{advice.choice}: {advice.reason}")):
            strips += text_strips(self.setter.lines(text, BODY, self.page.span(9)), self.page.at(3), before=4)
        return strips

    def _coverage(self) -> list[Strip]:
        strips = heading(self.setter, "Coverage by section", "coverage", first=not self.cut)
        several = len(self.outline.sittings) > 1
        for sitting in self.outline.sittings:
            if several:
                strips += text_strips([self.setter.line(sitting.heading, BODY_BOLD)], before=8, keep=True)
            strips += coverage_table(self.setter, self.page, sitting.bars)
        if not self.outline.sittings:
            strips += text_strips([self.setter.line("No interview has been held.", BODY)])
        return strips

    def _red_flags(self) -> list[Strip]:
        rows = self.outline.red_flags
        strips = heading(self.setter, "Red flags", "red-flags")
        if not rows:
            return strips + text_strips(self.setter.lines("None was found in what was asked.", BODY, self.page.measure))
        head = self._flag_head()
        strips += head
        for row in rows:
            strips += _with_head(self._flag_row(row), head)
            strips.append(rule_strip(0, self.page.measure, before=4, keep=False, after=3))
        if self.outline.patterns:
            counted = ", ".join(f"{label} ({count})" for label, count in self.outline.patterns)
            text = f"Ways such partnerships fail that these point to: {counted}."
            strips += text_strips(self.setter.lines(text, CAPTION, self.page.measure), before=1)
        return strips

    def _flag_head(self) -> tuple[Strip, ...]:
        page, setter = self.page, self.setter
        names = ((0, "Severity"), (page.at(2), "Question and issue"), (page.at(6), "In their words"))
        draws = [_at(setter.line(name, CAPTION), x) for x, name in names]
        draws.append(_right(setter.line("Answer", CAPTION), page.measure))
        return Strip(CAPTION.leading + 3, tuple(draws), keep=True), rule_strip(0, page.measure, colour=INK, after=4)

    def _flag_row(self, row: FlagRow) -> list[Strip]:
        page, setter = self.page, self.setter
        colour = SEVERITY_COLOURS[row.severity]
        place = f"q{row.number}"
        severity = [setter.line(row.severity.label, CAPTION_BOLD.in_colour(colour))]
        named = [Span(f"{row.number}", CAPTION, place), Span(row.title, CAPTION_BOLD, place)]
        title, _ = setter.clamped(named, None, page.span(4), 3)
        issue = [*title, *setter.lines(row.issue, CAPTION_INK, page.span(4))]
        words, _ = setter.clamped(f"“{row.words}”" if row.words else "", CAPTION_ITALIC, page.span(5), 4)
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
            lines = self.setter.lines(condition, BODY, self.page.span(11))
            strips += with_draws(text_strips(lines, 16), _at(self.setter.line(f"{number}.", BODY_MUTED), 0))
        return strips

    def _open_items(self) -> list[Strip]:
        items = self.outline.open_items
        strips = heading(self.setter, "Promises and open items", "open-items")
        if not items:
            return strips + text_strips(self.setter.lines("Nothing was promised.", BODY, self.page.measure))
        page, setter = self.page, self.setter
        names = ((12.0, "What was promised"), (page.at(5), "Owner"), (page.at(7), "Due"), (page.at(10), "State"))
        draws = [_at(setter.line(name, CAPTION), x) for x, name in names]
        draws.append(_right(setter.line("Answer", CAPTION), page.measure))
        head = (Strip(CAPTION.leading + 3, tuple(draws), keep=True), rule_strip(0, page.measure, colour=INK, after=4))
        strips += head
        for item in items:
            strips += _with_head(self._item_row(item), head)
            strips.append(rule_strip(0, page.measure, before=4, keep=False, after=3))
        return strips

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


STATE_COLOURS = {
    PromiseState.OPEN: PROMISE,
    PromiseState.KEPT: STRAIGHT,
    PromiseState.LATE: PARTIAL,
    PromiseState.BROKEN: EVASIVE,
}


def heading(setter: Typesetter, text: str, name: str, *, first: bool = False, level: int = 0) -> list[Strip]:
    """A heading that stays with what follows, and is an entry of the outline."""
    lines = setter.lines(text, HEADING, 480)
    strips = text_strips(lines, before=0 if first else 22, keep=True)
    strips[0] = replace(strips[0], keep=True, anchors=(name,), entries=((text, name, level),))
    return [*strips, space(5, keep=True)]


def page_reference(setter: Typesetter, name: str, right: float) -> Draw:
    """ "p. 7", a link, known only once every page is laid out."""

    def draw(pen: Pen, x: float, y: float) -> None:
        number = pen.places.pages.get(name)
        if number is not None:
            pen.right(setter.line([Span(f"p. {number}", CAPTION.in_colour(ACCENT), name)]), x + right, y)

    return draw


def promise_glyph(state: PromiseState, x: float) -> Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        colour = STATE_COLOURS[state]
        shape = {
            PromiseState.OPEN: pen.diamond,
            PromiseState.KEPT: pen.disc,
            PromiseState.LATE: pen.half,
            PromiseState.BROKEN: pen.ring,
        }[state]
        shape(left + x, top + CAPTION.leading / 2, 5.8, colour)

    return draw


def _gate_glyph(result: GateResult, x: float) -> Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        shape = {GateResult.PASSED: pen.disc, GateResult.FAILED: pen.ring, GateResult.UNDECIDED: pen.half}[result]
        shape(left + x, top + BODY.leading / 2, 6.4, GATE_COLOURS[result])

    return draw


def _with_head(strips: Sequence[Strip], head: tuple[Strip, ...]) -> list[Strip]:
    """A row that stays with the rule below it, and brings the table's head along to a new page."""
    last = len(strips) - 1
    return [replace(strip, keep=strip.keep or index == last, head=head) for index, strip in enumerate(strips)]


def _at(line: Line, x: float) -> Draw:
    return lambda pen, left, top: pen.line(line, left + x, top)


def _right(line: Line, x: float) -> Draw:
    return lambda pen, left, top: pen.right(line, left + x, top)
