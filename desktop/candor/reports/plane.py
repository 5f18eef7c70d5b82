"""The picture of page 1: every rated answer in the plane of substance (upwards) and candor (to the right)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from candor.domain.answer import Substance
from candor.domain.deflection import Verdict
from candor.reports.flow import Strip
from candor.reports.outline import Outline, Point
from candor.reports.palette import CAPTION, CAPTION_BOLD, CAPTION_INK, INK, Page
from candor.reports.pen import Pen
from candor.reports.text import Line, Span, Typesetter
from candor.reports.wording import counted

VERDICTS = (Verdict.EVASIVE, Verdict.PARTIAL, Verdict.STRAIGHT)
VERDICT_WORDS = {Verdict.EVASIVE: "Evasive", Verdict.PARTIAL: "Partly straight", Verdict.STRAIGHT: "Straight"}
SUBSTANCES = (Substance.STRONG, Substance.SOUND, Substance.WEAK, Substance.WARNING)
ROW = 10.5
AXIS = 34.0
"""Height below the rows: the names of the columns, and what is not in the picture."""
LEFT = 64.0
"""Room for the names of the rows."""
MOST_ROWS = 12
GLYPH = 17.0
"""From the left edge of a cell to the words of a mark; its glyph stands before them."""
NUMBER = 26.0
"""Width of a mark that is only a number, of three figures at most; five stand side by side on either paper."""

Cells = dict[tuple[Substance, Verdict], list[Point]]


class _Mark(NamedTuple):
    """A glyph with words: how far from the cell's left edge, and in which of its lines. ``bare`` has no glyph."""

    x: float
    row: int
    line: Line
    bare: bool = False


def picture(setter: Typesetter, page: Page, outline: Outline, room: float) -> list[Strip]:
    """Every rated answer in its place, named where there is room and numbered where there is not, in at most ``room``
    points of height."""
    cells = _cells(outline)
    heights = _row_lines(cells, int((room - AXIS) / ROW) - len(SUBSTANCES))
    strips = [_row(setter, page, grade, cells, lines) for grade, lines in zip(SUBSTANCES, heights, strict=True)]
    return [*strips, _axis(setter, page), _unplaced(setter, page, outline)]


def depth_wanted(outline: Outline) -> float:
    """Height in which every answer is named, or numbered where they are many, and no row looks squeezed."""
    rows = [lines + 1 for lines in _lines_wanted(_cells(outline))]
    return AXIS + ROW * sum(rows)


def _cells(outline: Outline) -> Cells:
    cells: Cells = {}
    for point in outline.points:
        if point.substance is not None:
            cells.setdefault((point.substance, point.verdict), []).append(point)
    return cells


def _most(cells: Cells) -> list[int]:
    return [max(len(cells.get((grade, verdict), ())) for verdict in VERDICTS) for grade in SUBSTANCES]


def _lines_wanted(cells: Cells) -> list[int]:
    return [max(2, count if count <= MOST_ROWS else _numbered_lines(count)) for count in _most(cells)]


def _row_lines(cells: Cells, budget: int) -> list[int]:
    """How many lines each row has: what its names need, the longest rows giving way first; what is over is shared."""
    most, wanted = _most(cells), _lines_wanted(cells)
    while sum(wanted) > max(budget, 8):
        longest = wanted.index(max(wanted))
        wanted[longest] = max(2, min(wanted[longest] - 1, _numbered_lines(most[longest])))
    while sum(wanted) < budget and min(wanted) < 4:
        wanted[wanted.index(min(wanted))] += 1
    return wanted


def _numbered_lines(count: int) -> int:
    """Lines for so many answers when they are only numbered."""
    return min(MOST_ROWS, -(-count // 5))


def _columns(page: Page) -> tuple[float, float]:
    """Where the first column of the picture begins, and how wide each is."""
    return LEFT, (page.measure - LEFT) / len(VERDICTS)


def _row(setter: Typesetter, page: Page, grade: Substance, cells: Cells, lines: int) -> Strip:
    left, width = _columns(page)
    height = lines * ROW + ROW
    label = setter.line(grade.label, CAPTION_BOLD)
    marked = [_marks(setter, cells.get((grade, verdict), []), lines, width) for verdict in VERDICTS]

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.right(label, x + left - 8, y + ROW * 0.5)
        pen.rule(x + left, y, page.measure - left)
        pen.upright(x + left, y, height, INK)
        for column, (verdict, marks) in enumerate(zip(VERDICTS, marked, strict=True)):
            at = x + left + column * width
            if column:
                pen.upright(at, y, height)
            for mark in marks:
                top = y + ROW * 0.5 + mark.row * ROW
                if not mark.bare:
                    pen.verdict(verdict, at + mark.x - 7, top + ROW / 2 - 0.2, 5.6)
                pen.line(mark.line, at + mark.x, top)

    return Strip(height, (draw,), keep=True)


def _marks(setter: Typesetter, points: Sequence[Point], lines: int, width: float) -> list[_Mark]:
    """A line per answer where there are lines enough, else its number only, several in a line."""
    if len(points) <= lines:
        return _names(setter, points, lines, width - GLYPH - 3)
    across = int((width - GLYPH + 8) / NUMBER)
    capacity = across * lines
    shown = points if len(points) <= capacity else points[: capacity - across]
    marks = [
        _Mark(GLYPH + NUMBER * (index % across), index // across, _numbered(setter, point))
        for index, point in enumerate(shown)
    ]
    if len(shown) < len(points):
        rest = setter.line(f"and {len(points) - len(shown)} more", CAPTION)
        marks.append(_Mark(GLYPH, lines - 1, rest, bare=True))
    return marks


def _names(setter: Typesetter, points: Sequence[Point], lines: int, width: float) -> list[_Mark]:
    """Each name in one line, or in two as long as the row has lines to spare."""
    spare = lines - len(points)
    named: list[list[Line]] = []
    for point in points:
        name = _named(setter, point, width, 2 if spare > 0 else 1)
        spare -= len(name) - 1
        named.append(name)
    rows = [(line, index > 0) for name in named for index, line in enumerate(name)]
    return [_Mark(GLYPH, row, line, bare) for row, (line, bare) in enumerate(rows)]


def _named(setter: Typesetter, point: Point, width: float, most: int) -> list[Line]:
    place = f"q{point.number}"
    spans = [Span(str(point.number), CAPTION, place), Span(point.title, CAPTION_INK, place)]
    return setter.clamped(spans, None, width, most)[0] if most > 1 else [setter.line(spans, None, width)]


def _numbered(setter: Typesetter, point: Point) -> Line:
    return setter.line([Span(str(point.number), CAPTION_INK, f"q{point.number}")])


def _axis(setter: Typesetter, page: Page) -> Strip:
    left, width = _columns(page)

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.rule(x + left, y, page.measure - left, INK)
        for column, verdict in enumerate(VERDICTS):
            at = x + left + column * width + GLYPH
            pen.verdict(verdict, at - 7, y + 4 + ROW / 2 - 0.2, 5.6)
            pen.line(setter.line(VERDICT_WORDS[verdict], CAPTION_BOLD), at, y + 4)

    return Strip(CAPTION.leading + 8, (draw,), keep=True)


def _unplaced(setter: Typesetter, page: Page, outline: Outline) -> Strip:
    """What is not in the picture, so that its absence is seen."""
    left, _ = _columns(page)
    unrated = [point.number for point in outline.points if point.substance is None]
    if not outline.entries:
        return Strip(CAPTION.leading, keep=True)
    parts = []
    if unrated:
        which = f" ({', '.join(map(str, unrated))})" if len(unrated) <= 12 else ""
        parts.append(f"Not in the picture: {counted(len(unrated), 'answer')} not rated{which}")
    parts.append(f"{outline.not_asked} not asked" if parts else f"Not in the picture: {outline.not_asked} not asked")
    if outline.not_applicable:
        parts.append(f"{outline.not_applicable} not applicable")
    if outline.aside:
        parts.append(f"{len(outline.aside)} set aside when planning")
    line = setter.line(f"{', '.join(parts)}.", CAPTION, page.measure - left - GLYPH)
    return Strip(CAPTION.leading, (lambda pen, x, y: pen.line(line, x + left + GLYPH, y),), keep=True)
