"""The strip of figures, coverage as bars, and the QR code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from candor.domain.answer import Disposition
from candor.domain.deflection import Verdict
from candor.domain.findings import Coverage
from candor.reports.flow import Draw, Strip, rule_strip
from candor.reports.outline import Bar, Figure
from candor.reports.palette import (
    BODY,
    BODY_MUTED,
    CAPTION,
    CAPTION_INK,
    DISPOSITION_COLOURS,
    EVASIVE,
    FIGURE,
    INK,
    MUTED,
    Colour,
    Page,
)
from candor.reports.pen import Pen
from candor.reports.text import Line, Typesetter

SHOWN = (
    Disposition.ANSWERED,
    Disposition.PARTIAL,
    Disposition.DEFLECTED,
    Disposition.DECLINED,
    Disposition.PROMISED,
    Disposition.NOT_ASKED,
)
COUNT = 40.0


def figure_strip(setter: Typesetter, page: Page, figures: Sequence[Figure]) -> Strip:
    """Four figures with words under them, three columns each."""

    def draw(pen: Pen, x: float, y: float) -> None:
        for index, figure in enumerate(figures):
            left = x + page.at(3 * index)
            value = setter.line(figure.value, FIGURE)
            foot = y + FIGURE.leading * 0.8
            pen.baseline(value, left, foot)
            pen.baseline(setter.line(figure.of, BODY_MUTED), left + value.width + 5, foot)
            top = foot + 4.5
            FIGURE_GLYPHS[index](pen, left + 3.2, top + CAPTION.leading / 2)
            pen.line(setter.line(figure.words, CAPTION_INK, page.span(3) - 10), left + 10, top)

    return Strip(FIGURE.leading * 0.8 + 4.5 + CAPTION.leading, (draw,), keep=True)


FIGURE_GLYPHS: tuple[Callable[[Pen, float, float], None], ...] = (
    lambda pen, x, y: pen.ring(x, y, 5.8, MUTED, weight=0.8),
    lambda pen, x, y: pen.verdict(Verdict.STRAIGHT, x, y, 5.8),
    lambda pen, x, y: pen.disposition(Disposition.PROMISED, x, y, 5.8),
    lambda pen, x, y: pen.flag(x, y, EVASIVE, 6.0),
)
"""One for each of the four figures, as on screen."""


# Coverage ------------------------------------------------------------------------------------------------------------


def coverage_table(setter: Typesetter, page: Page, bars: Sequence[Bar]) -> list[Strip]:
    """A row per section: its title, one small box per question, and the counts."""
    counts = page.measure - COUNT * len(SHOWN)
    start = page.at(3) + 6
    longest = max((bar.coverage.planned for bar in bars), default=1)
    unit = min(20.0, (counts - start - 12) / max(1, longest))
    head = _coverage_head(setter, page, counts)
    strips = [*head]
    for bar in bars:
        titles, _ = setter.clamped(bar.title, CAPTION_INK, start - 8, 2)
        outside = _outside(setter, bar.coverage, start + unit * bar.coverage.planned, counts)
        height = max(15.0, 4.5 + CAPTION.leading * max(len(titles), 2 if outside and outside[1] else 1))
        row = _coverage_row(setter, bar.coverage, titles, (start, counts), unit, outside)
        strips.append(Strip(height, (row,), keep=True, head=head))
        strips.append(rule_strip(0, page.measure, keep=False))
    return strips


def _coverage_head(setter: Typesetter, page: Page, counts: float) -> tuple[Strip, ...]:
    def draw(pen: Pen, x: float, y: float) -> None:
        for column, kind in enumerate(SHOWN):
            right = x + counts + (column + 1) * COUNT
            pen.disposition(kind, right - 3.2, y + 3.5)
            pen.right(setter.line(kind.label, CAPTION), right, y + 8)

    return Strip(20, (draw,), keep=True), rule_strip(0, page.measure, colour=INK)


def _coverage_row(
    setter: Typesetter,
    coverage: Coverage,
    titles: Sequence[Line],
    at: tuple[float, float],
    unit: float,
    outside: tuple[Line, bool] | None,
) -> Draw:
    start, counts = at

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.lines(titles, x, y + 2.2)
        kinds = chain.from_iterable([kind] * coverage.counts[kind] for kind in SHOWN)
        for index, kind in enumerate(kinds):
            _unit(pen, kind, x + start + index * unit, y + 4, unit - min(2.0, unit / 4), 7)
        if outside:
            words, below = outside
            beside = unit * coverage.planned + (3 if coverage.planned else 0)
            pen.line(words, x + start + (0 if below else beside), y + 2.2 + (CAPTION.leading if below else 0))
        for column, kind in enumerate(SHOWN):
            number = coverage.counts[kind]
            type_ = BODY if number else BODY_MUTED
            pen.right(setter.line(str(number) if number else "–", type_), x + counts + (column + 1) * COUNT, y + 0.6)

    return draw


def _outside(setter: Typesetter, coverage: Coverage, end: float, counts: float) -> tuple[Line, bool] | None:
    """What does not apply has no box, but is told: beside the bar that ends there or, without room for it, below."""
    number = coverage.counts[Disposition.NOT_APPLICABLE]
    if not number:
        return None
    words = setter.line(f"{number} not applicable", CAPTION)
    return words, end + 3 + words.width >= counts + COUNT / 3


def _unit(pen: Pen, kind: Disposition, x: float, y: float, width: float, height: float) -> None:
    """One question as a small box, told apart by its filling as well as its colour."""
    colour = DISPOSITION_COLOURS[kind]
    if kind is Disposition.ANSWERED:
        pen.box(x, y, width, height, fill=colour, edge=None)
        return
    if kind is Disposition.NOT_ASKED:
        pen.canvas.setDash([1.1, 1.3])
        pen.box(x + 0.4, y + 0.4, width - 0.8, height - 0.8, fill=None, edge=MUTED)
        pen.canvas.setDash()
        return
    pen.box(x + 0.4, y + 0.4, width - 0.8, height - 0.8, fill=None, edge=colour)
    if kind is Disposition.PARTIAL:
        pen.box(x, y, width / 2, height, fill=colour, edge=None)
    elif kind is Disposition.DECLINED:
        pen.stroke(x + 0.6, y + height - 0.6, x + width - 0.6, y + 0.6, colour, 0.8)
    elif kind is Disposition.PROMISED:
        pen.diamond(x + width / 2, y + height / 2, 3.0, colour)


def qr_modules(text: str) -> list[list[bool]]:
    """The QR code of a text, without its quiet zone."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    count = code.getModuleCount()
    return [[bool(code.isDark(row, column)) for column in range(count)] for row in range(count)]


def draw_qr(pen: Pen, text: str, x: float, y: float, side: float, colour: Colour = INK) -> None:
    """The code as runs of dark modules, a rectangle each."""
    modules = qr_modules(text)
    unit = side / len(modules)
    for row, cells in enumerate(modules):
        start = 0
        while start < len(cells):
            end = start
            while end < len(cells) and cells[end]:
                end += 1
            if end > start:
                pen.box(x + start * unit, y + row * unit, (end - start) * unit, unit, fill=colour, edge=None)
            start = end + 1
