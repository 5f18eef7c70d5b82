"""What stands below an answer: what else was on offer, what was to be shown, what was said last time, sources."""

from __future__ import annotations

from candor.reports.flow import Strip, kept, led_by, text_strips
from candor.reports.outline import Before, Drift, Entry
from candor.reports.palette import (
    BODY_BOLD,
    CAPTION,
    CAPTION_BOLD,
    CAPTION_INK,
    CAPTION_ITALIC,
    EVASIVE,
    INK,
    MUTED,
    PARTIAL,
    STRAIGHT,
    Colour,
)
from candor.reports.pen import Pen
from candor.reports.text import Line, Span, Typesetter
from candor.reports.wording import listed, sentence

QUOTED_LINES = 4
"""Lines of an earlier answer; all of it is in the pages of its own interview."""
INDENT = 10.0
DRIFT_COLOURS: dict[Drift, Colour] = {
    Drift.WORSE: EVASIVE,
    Drift.CHANGED: PARTIAL,
    Drift.BETTER: STRAIGHT,
    Drift.SAME: MUTED,
}
DRIFT_WORDS = {
    Drift.WORSE: "Worse than last time",
    Drift.CHANGED: "Changed since",
    Drift.BETTER: "Better than last time",
    Drift.SAME: "As it was",
}


def entered_strips(setter: Typesetter, entry: Entry, left: float, width: float) -> list[Strip]:
    """What was chosen, counted or dated, on a line of its own, and what else was on offer."""
    if not entry.entered:
        return []
    strips = text_strips(setter.lines(entry.entered, BODY_BOLD, width), left, before=3, keep=True)
    if entry.offered:
        strips += text_strips(setter.lines(entry.offered, CAPTION, width), left, before=1)
    return strips


def below_strips(setter: Typesetter, entry: Entry, left: float, width: float) -> list[Strip]:
    """Last time, what was to be shown, sources: in this order, each only where there is something to say."""
    strips: list[Strip] = []
    for place, before in enumerate(entry.before):
        strips += _before(setter, before, left, width, first=place == 0)
    if entry.to_see and entry.disposition.asked:
        strips += text_strips(setter.lines(_to_see(entry), None, width), left, before=6)
    if entry.sources:
        label = "Source" if len(entry.sources) == 1 else "Sources"
        lines = setter.lines(f"{label}: {'; '.join(entry.sources)}", CAPTION, width)
        strips += text_strips(lines, left, before=6 if not strips else 2)
    return strips


def _to_see(entry: Entry) -> list[Span]:
    spans = [Span("Asked to see: ", CAPTION), Span(f"{'; '.join(entry.to_see)}; ", CAPTION_INK)]
    if entry.evidence:
        return [*spans, Span(f"attached: {listed(entry.evidence)}.", CAPTION_INK)]
    return [*spans, Span("nothing attached.", CAPTION_BOLD)]


def _before(setter: Typesetter, before: Before, left: float, width: float, *, first: bool) -> list[Strip]:
    """An earlier answer behind a thin rule, and below it what is not what it was."""
    on = f", on “{before.asked}”" if before.asked else ""
    spans = [Span(f"{'Last time' if first else 'Before that'}, {before.when}{on}: ", CAPTION_BOLD.in_colour(MUTED))]
    if before.entered:
        spans.append(Span(sentence(before.entered), CAPTION_BOLD))
    if before.words:
        spans.append(Span(f"“{before.words}”", CAPTION_ITALIC))
    spans.append(Span(f"{before.state}.", CAPTION_INK))
    lines = _within(setter, spans, width - INDENT)
    if before.drift is not None:
        told = f": {before.told}" if before.told else ""
        words = sentence(f"{DRIFT_WORDS[before.drift]}{told}")
        lines += setter.lines(words, CAPTION_BOLD.in_colour(DRIFT_COLOURS[before.drift]), width - INDENT)
    strips = text_strips(lines, left + INDENT, before=6 if first else 3)
    depth = sum(line.leading for line in lines)

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.stroke(x + left + 3, y + 1.5, x + left + 3, y + depth - 1.5, INK if first else MUTED, 0.5)

    return kept(led_by(strips, draw))


def _within(setter: Typesetter, spans: list[Span], width: float) -> list[Line]:
    """At most so many lines; the state at the end is never what is cut."""
    lines, cut = setter.clamped(spans, None, width, QUOTED_LINES)
    if not cut:
        return lines
    lines, _ = setter.clamped(spans[:-1], None, width, QUOTED_LINES - 1)
    return [*lines, *setter.lines([spans[-1]], None, width)]
