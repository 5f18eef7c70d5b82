"""Pages from strips: every block comes as thin strips that are never cut, and pages break only between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from candor.reports.palette import LINE, Colour
from candor.reports.pen import Pen, Places
from candor.reports.text import Line

SHORT_ROW = 110.0
"""Rows of a table up to this deep are never broken."""

Draw = Callable[[Pen, float, float], None]
"""Draws at (x, y), the strip's top left corner."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of a column that stays whole. ``before`` is white space above it, dropped at the top of a page; ``keep``
    holds it on the page of the next strip; ``head`` is repeated when a page begins with this strip; ``anchors`` are
    the names of the place, and ``running`` the running head from here on. ``turn`` begins a page where less than
    that part of one is left, so 1 always does; what stands ``between`` two things is left out at the top of one;
    ``sides`` are drawn after the column they stand beside."""

    height: float
    draws: tuple[Draw, ...] = ()
    before: float = 0.0
    keep: bool = False
    head: tuple[Strip, ...] = ()
    anchors: tuple[str, ...] = ()
    entries: tuple[tuple[str, str, int], ...] = ()
    running: str | None = None
    turn: float = 0.0
    between: bool = False
    sides: tuple[Draw, ...] = ()


@dataclass
class Sheet:
    """One page: what is drawn where, and what its running head says."""

    placed: list[tuple[Strip, float]] = field(default_factory=list)
    running: str = ""

    def draw(self, pen: Pen) -> None:
        """Everything in the order it is read: a column to its end, then what stands beside it."""
        waiting: list[tuple[Draw, float]] = []
        for strip, y in self.placed:
            if strip.anchors or strip.between:
                _flush(waiting, pen)
            for name in strip.anchors:
                pen.anchor(name, y)
            for title, name, level in strip.entries:
                pen.entry(title, name, level)
            for draw in strip.draws:
                draw(pen, 0.0, y)
            waiting += [(draw, y) for draw in strip.sides]
        _flush(waiting, pen)


def _flush(waiting: list[tuple[Draw, float]], pen: Pen) -> None:
    for draw, y in waiting:
        draw(pen, 0.0, y)
    waiting.clear()


def text_strips(lines: Sequence[Line], x: float = 0.0, *, before: float = 0.0, keep: bool = False) -> list[Strip]:
    """Lines as strips; neither the first nor the last line of a paragraph stands alone on a page."""
    strips = []
    for index, line in enumerate(lines):
        holds = keep if index == len(lines) - 1 else (index == 0 or index == len(lines) - 2)
        strips.append(Strip(line.leading, (_drawn(line, x),), before if index == 0 else 0.0, holds))
    return strips


def _drawn(line: Line, x: float) -> Draw:
    return lambda pen, left, top: pen.line(line, left + x, top)


def space(height: float, *, keep: bool = False) -> Strip:
    return Strip(height, keep=keep, between=True)


def with_draws(strips: list[Strip], *draws: Draw) -> list[Strip]:
    """The strips with more drawn at the first of them."""
    return [replace(strips[0], draws=(*strips[0].draws, *draws)), *strips[1:]]


def rule_strip(
    x: float,
    width: float,
    *,
    colour: Colour = LINE,
    weight: float = 0.5,
    before: float = 0.0,
    after: float = 0.0,
    keep: bool = True,
    between: bool = False,
) -> Strip:
    def draw(pen: Pen, left: float, top: float) -> None:
        pen.rule(left + x, top, width, colour, weight)

    return Strip(after, (draw,), before, keep, between=between)


def led_by(strips: list[Strip], *draws: Draw) -> list[Strip]:
    """The strips with more drawn before the first of them, and so read before it."""
    return [replace(strips[0], draws=(*draws, *strips[0].draws)), *strips[1:]]


def labelled(main: list[Strip], label: Line, drop: float = 2.2) -> list[Strip]:
    """The strips with a label in the margin of the first one."""
    return led_by(main, _moved(_drawn(label, 0.0), 0.0, drop))


def beside(main: Sequence[Strip], side: Sequence[Strip], x: float, *, drop: float = 0.0) -> list[Strip]:
    """The strips of a column with those of a narrow one next to them, from ``drop`` below the same top.

    Each side strip belongs to the one it stands beside, so both columns break together; where the side is longer,
    empty strips carry it."""
    strips = list(main)
    offset = drop
    index, top = 0, 0.0
    for note in side:
        while index < len(strips) and top + _depth(strips[index], index) <= offset + 0.01:
            top += _depth(strips[index], index)
            index += 1
        if index == len(strips):
            strips.append(Strip(offset + note.height - top))
            if index:
                strips[index - 1] = replace(strips[index - 1], keep=True)
        lead = strips[index].before if index else 0.0
        moved = tuple(_moved(draw, x, offset - top - lead) for draw in note.draws)
        strips[index] = replace(strips[index], sides=(*strips[index].sides, *moved))
        offset += note.height
    return strips


def _depth(strip: Strip, index: int) -> float:
    return strip.height + (strip.before if index else 0.0)


def _moved(draw: Draw, x: float, dy: float) -> Draw:
    return lambda pen, left, top: draw(pen, left + x, top + dy)


def side_by_side(columns: Sequence[tuple[float, Sequence[Line]]], *, before: float = 0.0) -> list[Strip]:
    """A table's row: columns of lines at their x. A short row is one strip; a long one breaks, its columns together."""
    depths = [sum(line.leading for line in lines) for _, lines in columns]
    if max(depths) <= SHORT_ROW:
        return [Strip(max(depths), tuple(_stack(lines, x) for x, lines in columns), before=before)]
    longest = depths.index(max(depths))
    x, lines = columns[longest]
    strips = text_strips(lines, x, before=before)
    for index, (left, cells) in enumerate(columns):
        if index != longest:
            strips = beside(strips, text_strips(cells), left)
    return strips


def _stack(lines: Sequence[Line], x: float) -> Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        pen.lines(lines, left + x, top)

    return draw


def kept(strips: Sequence[Strip]) -> list[Strip]:
    """The strips held together on one page, and not to what follows."""
    return [replace(strip, keep=index < len(strips) - 1) for index, strip in enumerate(strips)]


def paginate(strips: Iterable[Strip], depth: float, places: Places) -> list[Sheet]:
    """Sheets of this depth. What is held together and still deeper than a page is broken where it must be."""
    composer = _Composer(depth, places)
    chain: list[Strip] = []
    for strip in strips:
        chain.append(strip)
        if not strip.keep:
            composer.add(chain)
            chain = []
    composer.add(chain)
    places.count = len(composer.sheets)
    return composer.sheets


class _Composer:
    def __init__(self, depth: float, places: Places) -> None:
        self._depth = depth
        self._places = places
        self._running = ""
        self.sheets: list[Sheet] = [Sheet()]
        self._y = 0.0

    def add(self, chain: Sequence[Strip]) -> None:
        if not chain:
            return
        if self.sheets[-1].placed and self._depth - self._y < chain[0].turn * self._depth:
            self._turn(chain[0])
        needed = sum(strip.height + strip.before for strip in chain)
        if needed - (chain[0].before if self._y == 0 else 0.0) > self._depth - self._y + 0.01:
            whole = needed - chain[0].before + sum(part.height for part in chain[0].head)
            if whole <= self._depth or self._depth - self._y < 0.25 * self._depth:
                self._turn(chain[0])
        for strip in chain:
            if self._y > 0 and self._y + strip.before + strip.height > self._depth + 0.01:
                self._turn(strip)
            self._place(strip)

    def _turn(self, strip: Strip) -> None:
        if not self.sheets[-1].placed:
            return
        self.sheets.append(Sheet(running=self._running))
        self._y = 0.0
        for part in strip.head:
            self._place(part)

    def _place(self, strip: Strip) -> None:
        sheet = self.sheets[-1]
        if strip.between and not self._y:
            return
        if self._y > 0:
            self._y += strip.before
        if strip.running is not None:
            self._running = strip.running
            if self._y == 0 or not sheet.running:
                sheet.running = strip.running
        for name in strip.anchors:
            self._places.pages.setdefault(name, len(self.sheets))
        sheet.placed.append((strip, self._y))
        self._y += strip.height
