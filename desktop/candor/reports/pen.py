"""What draws: lines of text, rules, glyphs, links and places, on one canvas whose measures run down from the top."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from candor.domain.answer import Disposition
from candor.domain.deflection import Verdict
from candor.reports.legible import short
from candor.reports.palette import (
    DISPOSITION_COLOURS,
    HAIRLINE,
    INK,
    LINE,
    VERDICT_COLOURS,
    WHITE,
    Colour,
    Face,
    Page,
)
from candor.reports.text import Line

BASELINE = 0.735
"""Where the baseline stands in a line, as a part of its leading; fits Plex at the leadings of the palette."""


class BareCanvas(Canvas):  # type: ignore[misc]
    """A canvas that names no font of its own: everything in the file is embedded."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


@dataclass
class Places:
    """Where things ended up, known once every page is laid out: the page number of each anchor, and how many pages."""

    pages: dict[str, int] = field(default_factory=dict)
    count: int = 0


class Pen:
    """Draws on the canvas' current page. ``x`` counts from the left margin, ``y`` down from the top margin."""

    def __init__(self, canvas: Canvas, page: Page, places: Places) -> None:
        self.canvas = canvas
        self.page = page
        self.places = places

    def _x(self, x: float) -> float:
        return self.page.margin + x

    def _y(self, y: float) -> float:
        return self.page.top - y

    # Text -----------------------------------------------------------------------------------------------------------

    def line(self, line: Line, x: float, y: float) -> None:
        """A line of text whose top is at ``y``."""
        self.baseline(line, x, y + line.leading * BASELINE)

    def right(self, line: Line, x: float, y: float) -> None:
        """A line that ends at ``x``."""
        self.line(line, x - line.width, y)

    def lines(self, lines: Sequence[Line], x: float, y: float) -> float:
        """Lines one below the other; where the next would begin."""
        for line in lines:
            self.line(line, x, y)
            y += line.leading
        return y

    def baseline(self, line: Line, x: float, y: float) -> None:
        x += line.indent
        text: Any = self.canvas.beginText(self._x(x), self._y(y))
        colour: Colour | None = None
        font = ("", 0.0)
        for piece in line.pieces:
            if not piece.text:
                continue
            if (piece.font, piece.type.size) != font:
                font = (piece.font, piece.type.size)
                text.setFont(*font)
            if piece.type.colour != colour:
                colour = piece.type.colour
                text.setFillColorRGB(*colour)
            if piece.reads:
                text._code.append(f"/Span <</ActualText <FEFF{piece.reads.encode('utf-16-be').hex().upper()}>>> BDC")
            text.textOut(piece.text)
            if piece.reads:
                text._code.append("EMC")
        self.canvas.drawText(text)
        for piece in line.pieces:
            if piece.link:
                self.link(piece.link, x, y - line.leading * BASELINE, piece.width, line.leading)
            x += piece.width

    # Places ---------------------------------------------------------------------------------------------------------

    def anchor(self, name: str, y: float) -> None:
        """A place that links lead to."""
        self.canvas.bookmarkHorizontalAbsolute(name, self._y(y) + 14, left=0)

    def entry(self, title: str, name: str, level: int) -> None:
        """An entry of the document's outline."""
        self.canvas.addOutlineEntry(short(title), name, level, closed=level > 0)

    def link(self, name: str, x: float, y: float, width: float, height: float) -> None:
        if name in self.places.pages:
            box = (self._x(x), self._y(y + height), self._x(x + width), self._y(y))
            self.canvas.linkRect("", name, box, relative=0, thickness=0, Border="[0 0 0]")

    # Shapes ---------------------------------------------------------------------------------------------------------

    def rule(self, x: float, y: float, width: float, colour: Colour = LINE, weight: float = HAIRLINE) -> None:
        self._stroke(colour, weight)
        self.canvas.line(self._x(x), self._y(y), self._x(x + width), self._y(y))

    def upright(self, x: float, y: float, height: float, colour: Colour = LINE, weight: float = HAIRLINE) -> None:
        self._stroke(colour, weight)
        self.canvas.line(self._x(x), self._y(y), self._x(x), self._y(y + height))

    def stroke(self, x1: float, y1: float, x2: float, y2: float, colour: Colour, weight: float = HAIRLINE) -> None:
        self._stroke(colour, weight)
        self.canvas.line(self._x(x1), self._y(y1), self._x(x2), self._y(y2))

    def box(self, x: float, y: float, width: float, height: float, *, fill: Colour | None, edge: Colour | None) -> None:
        if fill is not None:
            self.canvas.setFillColor(Color(*fill))
        if edge is not None:
            self._stroke(edge, 0.7)
        self.canvas.rect(
            self._x(x), self._y(y + height), width, height, stroke=int(edge is not None), fill=int(fill is not None)
        )

    def _stroke(self, colour: Colour, weight: float) -> None:
        self.canvas.setStrokeColor(Color(*colour))
        self.canvas.setLineWidth(weight)

    def picture(self, content: bytes, x: float, y: float, width: float, height: float) -> None:
        self.canvas.drawImage(ImageReader(io.BytesIO(content)), self._x(x), self._y(y + height), width, height)

    def diagonal(self, text: str, face: Face, size: float, colour: Colour) -> None:
        """Large words across the sheet, below everything drawn after them."""
        canvas = self.canvas
        canvas.saveState()
        canvas.translate(self.page.width / 2, self.page.height / 2)
        canvas.rotate(52)
        canvas.setFont(face, size)
        canvas.setFillColor(Color(*colour))
        canvas.drawCentredString(0, -size * 0.35, text)
        canvas.restoreState()

    # Glyphs ---------------------------------------------------------------------------------------------------------

    def disposition(self, kind: Disposition, x: float, y: float, size: float = 6.4) -> None:
        """The glyph of a disposition, centred at (x, y)."""
        colour = DISPOSITION_COLOURS[kind]
        if kind is Disposition.ANSWERED:
            self.disc(x, y, size, colour)
        elif kind is Disposition.PARTIAL:
            self.half(x, y, size, colour)
        elif kind is Disposition.DEFLECTED:
            self.ring(x, y, size, colour)
        elif kind is Disposition.DECLINED:
            self.ring(x, y, size, colour)
            reach = size * 0.354
            self.stroke(x - reach, y + reach, x + reach, y - reach, colour, 0.9)
        elif kind is Disposition.PROMISED:
            self.diamond(x, y, size, colour)
        elif kind is Disposition.NOT_ASKED:
            self.ring(x, y, size, colour, weight=0.7, dash=(1.1, 1.1))
        else:
            self.stroke(x - size * 0.4, y, x + size * 0.4, y, colour, 0.9)

    def verdict(self, kind: Verdict, x: float, y: float, size: float = 6.4) -> None:
        """The glyph of a verdict, centred at (x, y)."""
        draw = {Verdict.STRAIGHT: self.disc, Verdict.PARTIAL: self.half, Verdict.EVASIVE: self.ring}[kind]
        draw(x, y, size, VERDICT_COLOURS[kind])

    def disc(self, x: float, y: float, size: float, colour: Colour) -> None:
        self.canvas.setFillColor(Color(*colour))
        self.canvas.circle(self._x(x), self._y(y), size / 2, stroke=0, fill=1)

    def ring(
        self, x: float, y: float, size: float, colour: Colour, *, weight: float = 1.0, dash: tuple[float, ...] = ()
    ) -> None:
        self._stroke(colour, weight)
        self.canvas.setFillColor(Color(*WHITE))
        if dash:
            self.canvas.setDash(list(dash))
        self.canvas.circle(self._x(x), self._y(y), (size - weight) / 2, stroke=1, fill=1)
        if dash:
            self.canvas.setDash()

    def half(self, x: float, y: float, size: float, colour: Colour) -> None:
        self.ring(x, y, size, colour)
        self.canvas.setFillColor(Color(*colour))
        radius = size / 2
        left, foot = self._x(x) - radius, self._y(y) - radius
        self.canvas.wedge(left, foot, left + size, foot + size, 90, 180, stroke=0, fill=1)

    def diamond(self, x: float, y: float, size: float, colour: Colour) -> None:
        self._stroke(colour, 1.0)
        self.canvas.setFillColor(Color(*WHITE))
        reach = size * 0.56
        path = self.canvas.beginPath()
        path.moveTo(self._x(x), self._y(y - reach))
        for dx, dy in ((reach, 0), (0, reach), (-reach, 0)):
            path.lineTo(self._x(x + dx), self._y(y + dy))
        path.close()
        self.canvas.drawPath(path, stroke=1, fill=1)

    def flag(self, x: float, y: float, colour: Colour, size: float = 6.4) -> None:
        """A pennant, for a red flag, centred at (x, y)."""
        left, top = x - size * 0.35, y - size * 0.5
        self.stroke(left, top, left, top + size * 1.05, colour, 0.9)
        self.canvas.setFillColor(Color(*colour))
        path = self.canvas.beginPath()
        path.moveTo(self._x(left), self._y(top))
        path.lineTo(self._x(left + size * 0.85), self._y(top + size * 0.3))
        path.lineTo(self._x(left), self._y(top + size * 0.6))
        path.close()
        self.canvas.drawPath(path, stroke=0, fill=1)

    def bars(self, filled: int, of: int, x: float, y: float, colour: Colour = INK) -> None:
        """Rising bars, so many of them filled; ``y`` is their foot."""
        for index in range(of):
            height = 1.6 + 1.5 * index
            on = index < filled
            self.box(x + index * 1.9, y - height, 1.3, height, fill=colour if on else LINE, edge=None)
