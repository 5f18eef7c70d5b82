"""The one place where anybody's words become something to draw.

Nothing here parses markup: ``<b`` and ``&`` are two characters and one. Text is made legible, each character finds a
font that has it, and lines are broken greedily; what no font has appears as ``‹U+12000›`` and still reads back as the
character.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from candor.reports.direction import mirrored, runs_right_to_left, starts_right_to_left, visual_order
from candor.reports.fonts import Fonts
from candor.reports.joining import has_arabic, shaped
from candor.reports.legible import placeholder, readable
from candor.reports.palette import Face, Type

_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_WORDS = re.compile(
    rf" +|[{_CJK}][\u3001\u3002\uff0c\uff0e\uff01\uff1f\uff09\u300d\u300f\u3011]*"
    rf"|[^ {_CJK}]+?(?:(?<=[^\W\d_][^\W\d_][-/–—])(?=\w)|(?![^ {_CJK}]))"
)
"""Spaces, an ideograph with the marks that close it, or a word; words may break after a hyphen, dash or slash."""
_ENDLESS = 1e9
_LONG_WORD = 60
"""Words up to this long are measured once and remembered."""


class Span(NamedTuple):
    """Words of one type; ``link`` names a place in the document they lead to."""

    text: str
    type: Type
    link: str = ""


class Piece(NamedTuple):
    """Characters of one font that stand beside each other. ``reads`` is what they stand for, where it is not them."""

    font: str
    text: str
    width: float
    type: Type
    link: str = ""
    reads: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: its pieces from left to right, and where it begins when it is set from the right."""

    pieces: tuple[Piece, ...]
    width: float
    leading: float
    indent: float = 0.0


class _Word(NamedTuple):
    pieces: list[Piece]
    width: float
    blank: bool


class Typesetter:
    """Breaks text into lines with the fonts of one folder. Remembers the words it has measured."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._measured: dict[tuple[Face, str], list[tuple[str, str, int, str]]] = {}

    def lines(self, text: str | Sequence[Span], type_: Type | None, width: float) -> list[Line]:
        """The text as lines no wider than ``width``. Text without its own type is set in ``type_``."""
        spans = _spans(text, type_)
        return [line for paragraph in _paragraphs(spans) for line in self._set(paragraph, width)]

    def line(self, text: str | Sequence[Span], type_: Type | None = None, width: float = _ENDLESS) -> Line:
        """The text on one line; what does not fit is cut and shown as cut."""
        whole = self.clamped(text, type_, _ENDLESS, 1)[0][0]
        return whole if whole.width <= width + 0.01 else self._ellipsis(whole, width)

    def clamped(
        self, text: str | Sequence[Span], type_: Type | None, width: float, most: int
    ) -> tuple[list[Line], bool]:
        """At most so many lines, and whether anything was left out; the last one then ends in an ellipsis."""
        spans = _spans(text, type_)
        budget = 400 * most
        near = [Span(" ".join(span.text[:budget].split()), span.type, span.link) for span in spans if span.text]
        spaced = [span._replace(text=f" {span.text}") if index else span for index, span in enumerate(near)]
        lines = self.lines(spaced or [spans[0]], None, width)
        cut = len(lines) > most or any(len(span.text) > budget for span in spans)
        lines = lines[:most]
        if cut:
            lines[-1] = self._ellipsis(lines[-1], width)
        return lines, cut

    def width(self, text: str, type_: Type) -> float:
        return sum(piece[2] for piece in self._measure(readable(text), type_.face)) * type_.size / 1000

    # Lines ----------------------------------------------------------------------------------------------------------

    def _set(self, paragraph: list[Span], width: float) -> Iterator[Line]:
        whole = "".join(span.text for span in paragraph)
        leading = max(span.type.leading for span in paragraph)
        mixed = runs_right_to_left(whole)
        from_right = mixed and starts_right_to_left(whole)
        for pieces in self._break(self._words(paragraph), width):
            line = _merged(_reordered(pieces, from_right, self) if mixed else pieces)
            used = sum(piece.width for piece in line)
            yield Line(line, used, leading, max(0.0, width - used) if from_right and width < _ENDLESS else 0.0)

    def _words(self, paragraph: Iterable[Span]) -> Iterator[_Word]:
        for span in paragraph:
            size = span.type.size / 1000
            for found in _WORDS.finditer(span.text):
                word = found.group()
                pieces = [
                    Piece(font, text, units * size, span.type, span.link, reads)
                    for font, text, units, reads in self._measure(word, span.type.face)
                ]
                yield _Word(pieces, sum(piece.width for piece in pieces), word.isspace())

    def _break(self, words: Iterable[_Word], width: float) -> Iterator[list[Piece]]:
        line: list[Piece] = []
        used = 0.0
        space: list[Piece] = []
        space_width = 0.0
        for word in words:
            if word.blank:
                space, space_width = space + word.pieces, space_width + word.width
                continue
            if line and used + space_width + word.width > width + 0.01:
                yield line
                line, used, space, space_width = [], 0.0, [], 0.0
            line, used = (
                line + space + word.pieces if line or space_width else list(word.pieces),
                (used + space_width + word.width),
            )
            space, space_width = [], 0.0
            if used > width + 0.01:
                *full, line = self._chopped(line, width)
                yield from full
                used = sum(piece.width for piece in line)
        yield line

    def _chopped(self, pieces: Iterable[Piece], width: float) -> list[list[Piece]]:
        """A word wider than the line, in lines. Widths are summed once, so a very long word is as quick as many."""
        lines: list[list[Piece]] = [[]]
        room = width
        for piece in pieces:
            scale = piece.type.size / 1000
            widths = self._fonts.widths(piece.font)
            sums = list(accumulate(widths.get(char, 0) * scale for char in piece.text))
            start, done = 0, 0.0
            while start < len(piece.text):
                end = bisect_right(sums, done + room + 0.01, start)
                while start < end < len(piece.text) and unicodedata.combining(piece.text[end]):
                    end -= 1
                if end == start and lines[-1]:
                    lines.append([])
                    room = width
                    continue
                end = max(end, start + 1)
                if piece.reads:
                    end = len(piece.text)
                part = sums[end - 1] - done
                lines[-1].append(piece._replace(text=piece.text[start:end], width=part))
                room -= part
                start, done = end, sums[end - 1]
        return lines

    def _ellipsis(self, line: Line, width: float) -> Line:
        last = line.pieces[-1].type if line.pieces else None
        if last is None:
            return line
        mark = Piece(last.face, "…", self.width("…", last), last, line.pieces[-1].link)
        kept, *_ = self._chopped(line.pieces, max(1.0, width - mark.width))
        if kept:
            text = kept[-1].text.rstrip(" ,;:.–-")
            kept[-1] = kept[-1]._replace(text=text, width=self.width(text, kept[-1].type))
        return Line((*kept, mark), sum(piece.width for piece in kept) + mark.width, line.leading, line.indent)

    # Words ----------------------------------------------------------------------------------------------------------

    def _measure(self, word: str, face: Face) -> list[tuple[str, str, int, str]]:
        """(font, characters, width in thousandths, what they stand for) for each stretch of one font."""
        key = (face, word)
        found = self._measured.get(key)
        if found is None:
            widths = self._fonts.widths(face)
            try:
                found = [(str(face), word, sum(map(widths.__getitem__, word)), "")]
            except KeyError:
                found = self._mixed(shaped(word) if has_arabic(word) else word, face)
            if len(word) <= _LONG_WORD:
                if len(self._measured) > 50_000:
                    self._measured.clear()
                self._measured[key] = found
        return found

    def _mixed(self, word: str, face: Face) -> list[tuple[str, str, int, str]]:
        runs: list[tuple[str, list[str], str]] = []
        for char in word:
            if runs and not runs[-1][2] and unicodedata.combining(char) and char in self._fonts.widths(runs[-1][0]):
                runs[-1][1].append(char)
                continue
            font = self._fonts.covering(char, face)
            if font is None:
                runs.append((face, list(placeholder(char)), char))
            elif runs and runs[-1][0] == font and not runs[-1][2]:
                runs[-1][1].append(char)
            else:
                runs.append((font, [char], ""))
        measured = []
        for font, chars, reads in runs:
            widths = self._fonts.widths(font)
            measured.append((str(font), "".join(chars), sum(widths[char] for char in chars), reads))
        return measured


def _spans(text: str | Sequence[Span], type_: Type | None) -> list[Span]:
    if isinstance(text, str):
        if type_ is None:
            raise ValueError("plain text needs a type")
        return [Span(readable(text), type_)]
    return [Span(readable(span.text), span.type, span.link) for span in text] or [Span("", type_ or _no_type())]


def _no_type() -> Type:
    raise ValueError("no text and no type")


def _paragraphs(spans: list[Span]) -> list[list[Span]]:
    paragraphs: list[list[Span]] = [[]]
    for span in spans:
        for index, part in enumerate(span.text.split("\n")):
            if index:
                paragraphs.append([])
            paragraphs[-1].append(span._replace(text=part))
    return paragraphs


def _merged(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one font and type as one piece: fewer operators on the page."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last and not (last.reads or piece.reads) and last[3:] == piece[3:] and last.font == piece.font:
            merged[-1] = last._replace(text=last.text + piece.text, width=last.width + piece.width)
        else:
            merged.append(piece)
    return tuple(merged)


def _reordered(pieces: list[Piece], from_right: bool, setter: Typesetter) -> list[Piece]:
    """The pieces of a line with right-to-left text, as they stand from left to right."""
    cells: list[Piece] = []
    for piece in pieces:
        if piece.reads:
            cells.append(piece)
            continue
        widths = setter._fonts.widths(piece.font)
        scale = piece.type.size / 1000
        cells += [piece._replace(text=char, width=widths[char] * scale) for char in piece.text]
    order = visual_order([cell.reads or cell.text for cell in cells], from_right)
    return [
        cells[index]._replace(text=mirrored(cells[index].text)) if turned and not cells[index].reads else cells[index]
        for index, turned in order
    ]
