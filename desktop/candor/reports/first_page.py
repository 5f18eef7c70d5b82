"""Page 1, which a committee reads in one minute: what is advised, and on what it rests."""

from __future__ import annotations

from collections.abc import Sequence

from candor.reports.charts import figure_strip
from candor.reports.flow import Strip, kept, labelled, led_by, rule_strip, space, text_strips, with_draws
from candor.reports.outline import Outline
from candor.reports.palette import (
    ACCENT,
    ADVICE,
    BODY,
    BODY_BOLD,
    BODY_MUTED,
    CAPTION,
    CAPTION_BOLD,
    INK,
    MUTED,
    RULE,
    TITLE,
    Page,
)
from candor.reports.parts import at_left, at_right, gate_glyph, gate_spans
from candor.reports.plane import depth_wanted, picture
from candor.reports.text import Span, Typesetter
from candor.reports.wording import sentence

REASON_LINES = 4
GATES = 4
CONDITIONS = ((2, 2, 2, 2, 2), (2, 2, 2, 2), (2, 2, 1, 1), (2, 1, 1, 1), (1, 1, 1, 1))
"""In how many lines page 1 shows how many conditions: the first of these that leaves the picture its room."""


class FirstPage:
    """Sets page 1 of one outline as strips."""

    def __init__(self, setter: Typesetter, page: Page, outline: Outline) -> None:
        self.setter = setter
        self.page = page
        self.outline = outline
        self.cut = False
        """Whether page 1 left something out that page 2 then says in full. Conditions are listed there anyway."""

    def strips(self) -> list[Strip]:
        title, gates = self._title(), self._gates()
        figures = [rule_strip(0, self.page.measure, before=10), space(9, keep=True)]
        figures += [figure_strip(self.setter, self.page, self.outline.figures)]
        heading = [space(17, keep=True), *self._picture_heading()]
        below = [space(8, keep=True), *self._reasons()]
        fixed = _depth([*title, *gates, *figures, *heading, *below])
        for lines in CONDITIONS:
            advice = self._advice(lines)
            room = self.page.depth - fixed - _depth(advice)
            if room >= depth_wanted(self.outline):
                break
        drawn = picture(self.setter, self.page, self.outline, room)
        return kept([*title, *advice, *gates, *figures, *heading, *drawn, *below])

    def _title(self) -> list[Strip]:
        title = self.outline.title
        setter, page = self.setter, self.page
        words = f"Diligence summary · {title.revision}"
        words += f" · amended because: {title.amended}" if title.amended else ""
        kind = setter.line(words, CAPTION, page.measure)
        top = Strip(CAPTION.leading, (at_left(kind, 0),), anchors=("summary",), entries=(("Summary", "summary", 0),))
        vendor, vendor_cut = setter.clamped(title.vendor or "Vendor not named", TITLE, page.measure, 2)
        held = title.sittings[-1] if title.sittings else "No interview yet"
        if len(title.sittings) > 1:
            held = f"{len(title.sittings)} interviews, last {held.rsplit(', ', 1)[0]}"
        sittings = setter.line(held, BODY_MUTED, page.span(5))
        product, product_cut = setter.clamped(
            [Span(title.product, BODY_BOLD), Span(f"· {title.category}", BODY)] if title.product else title.category,
            BODY,
            page.measure - sittings.width - 16,
            2,
        )
        self.cut = self.cut or vendor_cut or product_cut
        strips = [top, *text_strips(vendor, before=2, keep=True)]
        row = with_draws(text_strips(product, before=2, keep=True), at_right(sittings, page.measure))
        return [*strips, *row, rule_strip(0, page.measure, colour=INK, weight=RULE, before=7), space(11, keep=True)]

    def _advice(self, condition_lines: Sequence[int]) -> list[Strip]:
        advice = self.outline.advice
        setter, page = self.setter, self.page
        left, width = page.at(3), page.span(9)
        type_ = ADVICE if advice.recorded else ADVICE.in_colour(MUTED)
        main = text_strips([setter.line(advice.choice, type_, width)], left, keep=True)
        if advice.reason:
            lines, cut = setter.clamped(sentence(advice.reason), BODY, width, REASON_LINES)
            self.cut = self.cut or cut
            main += text_strips(lines, left, before=2, keep=True)
        most = len(condition_lines)
        shown = advice.conditions if len(advice.conditions) <= most else advice.conditions[: most - 1]
        for number, (condition, depth) in enumerate(zip(shown, condition_lines, strict=False), 1):
            lines, _ = setter.clamped(condition, BODY, width - 16, depth)  # whole among the findings
            strips = text_strips(lines, left + 16, before=4 if number == 1 else 0, keep=True)
            main += led_by(strips, at_left(setter.line(f"{number}.", BODY_MUTED), left))
        if len(shown) < len(advice.conditions):
            more = f"and {len(advice.conditions) - len(shown)} more conditions"
            main += text_strips([setter.line([Span(more, BODY.in_colour(ACCENT), "conditions")])], left + 16)
        return labelled(main, setter.line("Recommendation", CAPTION_BOLD), ADVICE.leading * 0.34)

    def _gates(self) -> list[Strip]:
        setter, page = self.setter, self.page
        left, width = page.at(3), page.span(9)
        latest = self.outline.gates[-GATES:]
        if not latest:
            return []
        main: list[Strip] = []
        for gate in latest:
            lines, cut = setter.clamped(gate_spans(gate), None, width - 13, 2 if len(latest) < GATES else 1)
            self.cut = self.cut or cut
            main += with_draws(text_strips(lines, left + 13, keep=True), gate_glyph(gate.gate.result, left + 3.6))
        label = "Gate" if len(latest) == 1 else "Gates"
        if len(latest) < len(self.outline.gates):
            label = f"Last {len(latest)} gates"
            self.cut = True
        return [space(8, keep=True), *labelled(main, setter.line(label, CAPTION_BOLD))]

    def _picture_heading(self) -> list[Strip]:
        words = "how good each answer was, and how straight"
        line = self.setter.line([Span("Substance and candor:", BODY_BOLD), Span(words, BODY_MUTED)])
        return [*text_strips([line], keep=True), space(5, keep=True)]

    def _reasons(self) -> list[Strip]:
        setter, page = self.setter, self.page
        strips: list[Strip] = []
        for reason in self.outline.reasons:
            lines, _ = setter.clamped(reason.text, BODY, page.span(9), 3)
            main = text_strips(lines, page.at(3), keep=True)
            label = setter.line(reason.label, CAPTION_BOLD)
            strips += [rule_strip(0, page.measure, before=4), space(4, keep=True), *labelled(main, label)]
        return strips


def _depth(strips: Sequence[Strip]) -> float:
    return sum(strip.height + strip.before for strip in strips)
