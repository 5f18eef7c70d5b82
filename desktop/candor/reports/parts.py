"""Parts that several pages are made of: headings, references to a page, gates, the glyph of a promise."""

from __future__ import annotations

from dataclasses import replace

from candor.domain.findings import GateResult
from candor.domain.promise import PromiseState
from candor.reports.flow import Draw, Strip, space, text_strips
from candor.reports.outline import GateLine
from candor.reports.palette import (
    ACCENT,
    BODY,
    BODY_BOLD,
    CAPTION,
    EVASIVE,
    GATE_COLOURS,
    HEADING,
    PARTIAL,
    PROMISE,
    STRAIGHT,
)
from candor.reports.pen import Pen
from candor.reports.text import Line, Span, Typesetter

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


def at_left(line: Line, x: float) -> Draw:
    return lambda pen, left, top: pen.line(line, left + x, top)


def at_right(line: Line, x: float) -> Draw:
    return lambda pen, left, top: pen.right(line, left + x, top)


def gate_glyph(result: GateResult, x: float) -> Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        shape = {GateResult.PASSED: pen.disc, GateResult.FAILED: pen.ring, GateResult.UNDECIDED: pen.half}[result]
        shape(left + x, top + BODY.leading / 2, 6.4, GATE_COLOURS[result])

    return draw


def gate_spans(line: GateLine) -> list[Span]:
    """A gate's title, how it came out, and because of what."""
    gate = line.gate
    spans = [
        Span(f"{gate.title}{f' ({line.when})' if line.when else ''}", BODY),
        Span(f" {gate.result.label.lower()}", BODY_BOLD.in_colour(GATE_COLOURS[gate.result])),
    ]
    if gate.because:
        why = "warning sign on" if gate.result is GateResult.FAILED else "not yet settled:"
        spans.append(Span(f" · {why} {', '.join(f'“{title}”' for title in gate.because)}", BODY))
    return spans
