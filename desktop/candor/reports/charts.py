"""The pictures: the strip of figures, substance against candor, coverage as bars, and the QR code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from candor.domain.answer import Disposition, Substance
from candor.domain.deflection import Verdict
from candor.domain.findings import Coverage
from candor.reports.flow import Draw, Strip, rule_strip
from candor.reports.outline import Bar, Figure, Outline, Point
from candor.reports.palette import (
    BODY,
    BODY_MUTED,
    CAPTION,
    CAPTION_BOLD,
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
from candor.reports.text import Line, Span, Typesetter

SHOWN = (
    Disposition.ANSWERED,
    Disposition.PARTIAL,
    Disposition.DEFLECTED,
    Disposition.DECLINED,
    Disposition.PROMISED,
    Disposition.NOT_ASKED,
)
VERDICTS = (Verdict.EVASIVE, Verdict.PARTIAL, Verdict.STRAIGHT)
VERDICT_WORDS = {Verdict.EVASIVE: "Evasive", Verdict.PARTIAL: "Partly straight", Verdict.STRAIGHT: "Straight"}
SUBSTANCES = (Substance.STRONG, Substance.SOUND, Substance.WEAK, Substance.WARNING)
ROW = 10.5
AXIS = 34.0
"""Height below the picture's rows: the names of its columns, and what is not in it."""
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


# Substance against candor --------------------------------------------------------------------------------------------


def picture(setter: Typesetter, page: Page, outline: Outline, room: float) -> list[Strip]:
    """Every rated answer in its place: how good it was upwards, how straight it was given to the right, in at most
    ``room`` points of height."""
    cells: dict[tuple[Substance, Verdict], list[Point]] = {}
    for point in outline.points:
        if point.substance is not None:
            cells.setdefault((point.substance, point.verdict), []).append(point)
    heights = _row_lines(cells, int((room - AXIS) / ROW) - len(SUBSTANCES))
    strips = [_picture_row(setter, page, grade, cells, lines) for grade, lines in zip(SUBSTANCES, heights, strict=True)]
    strips.append(_axis(setter, page))
    strips.append(_unplaced(setter, page, outline))
    return strips


def _row_lines(cells: dict[tuple[Substance, Verdict], list[Point]], budget: int) -> list[int]:
    """How many titles each row shows: what it needs, the longest rows giving way first."""
    wanted = [max(2, *(len(cells.get((grade, verdict), ())) for verdict in VERDICTS)) for grade in SUBSTANCES]
    while sum(wanted) > max(budget, 8):
        wanted[wanted.index(max(wanted))] -= 1
    while sum(wanted) < budget and min(wanted) < 4:
        wanted[wanted.index(min(wanted))] += 1
    return wanted


def _columns(page: Page) -> tuple[float, float]:
    """Where the first column of the picture begins, and how wide each is."""
    left = page.at(2)
    return left, (page.measure - left) / len(VERDICTS)


def _picture_row(
    setter: Typesetter, page: Page, grade: Substance, cells: dict[tuple[Substance, Verdict], list[Point]], lines: int
) -> Strip:
    left, width = _columns(page)
    height = lines * ROW + ROW
    label = setter.line(grade.label, CAPTION_BOLD)
    named = [_titles(setter, cells.get((grade, verdict), []), lines, width - 22) for verdict in VERDICTS]

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.right(label, x + left - 8, y + ROW * 0.5)
        pen.rule(x + left, y, page.measure - left)
        pen.upright(x + left, y, height, INK)
        for column, (verdict, titles) in enumerate(zip(VERDICTS, named, strict=True)):
            at = x + left + column * width
            if column:
                pen.upright(at, y, height)
            for row, line in enumerate(titles):
                top = y + ROW * 0.5 + row * ROW
                pen.verdict(verdict, at + 10, top + ROW / 2 - 0.2, 5.6)
                pen.line(line, at + 17, top)

    return Strip(height, (draw,), keep=True)


def _titles(setter: Typesetter, points: Sequence[Point], lines: int, width: float) -> list[Line]:
    shown = points if len(points) <= lines else points[: lines - 1]
    named = []
    for point in shown:
        place = f"q{point.number}"
        spans = [Span(str(point.number), CAPTION, place), Span(point.title, CAPTION_INK, place)]
        named.append(setter.line(spans, None, width))
    if len(shown) < len(points):
        rest = ", ".join(str(point.number) for point in points[len(shown) :])
        named.append(setter.line(f"and {rest}", CAPTION, width))
    return named


def _axis(setter: Typesetter, page: Page) -> Strip:
    left, width = _columns(page)

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.rule(x + left, y, page.measure - left, INK)
        for column, verdict in enumerate(VERDICTS):
            pen.verdict(verdict, x + left + column * width + 10, y + 4 + ROW / 2 - 0.2, 5.6)
            pen.line(setter.line(VERDICT_WORDS[verdict], CAPTION_BOLD), x + left + column * width + 17, y + 4)

    return Strip(CAPTION.leading + 8, (draw,), keep=True)


def _unplaced(setter: Typesetter, page: Page, outline: Outline) -> Strip:
    """What is not in the picture, so that its absence is seen."""
    left, _ = _columns(page)
    unrated = [point for point in outline.points if point.substance is None]
    parts = []
    if unrated:
        parts.append(f"Asked but not rated: {', '.join(str(point.number) for point in unrated)}.")
    parts.append(f"Not asked: {outline.not_asked}.")
    if outline.not_applicable:
        parts.append(f"Not applicable: {outline.not_applicable}.")
    line = setter.line(" ".join(parts), CAPTION, page.measure - left - 17)
    return Strip(CAPTION.leading, (lambda pen, x, y: pen.line(line, x + left + 17, y),), keep=True)


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
        height = max(15.0, 4.5 + CAPTION.leading * len(titles))
        row = _coverage_row(setter, bar.coverage, titles, (start, counts), unit)
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
    setter: Typesetter, coverage: Coverage, titles: Sequence[Line], at: tuple[float, float], unit: float
) -> Draw:
    start, counts = at

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.lines(titles, x, y + 2.2)
        kinds = chain.from_iterable([kind] * coverage.counts[kind] for kind in SHOWN)
        for index, kind in enumerate(kinds):
            _unit(pen, kind, x + start + index * unit, y + 4, unit - min(2.0, unit / 4), 7)
        for column, kind in enumerate(SHOWN):
            number = coverage.counts[kind]
            type_ = BODY if number else BODY_MUTED
            pen.right(setter.line(str(number) if number else "–", type_), x + counts + (column + 1) * COUNT, y + 0.6)

    return draw


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
