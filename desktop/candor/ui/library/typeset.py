"""Setting a leaf: its parts broken into lines for a width, and drawn. Words are never read as markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

from candor.ui.style import SPACE, Role, Style
from candor.workflows.leaves import Leaf, Look, Part

LEADING = 1.42
LABEL_SHARE = 0.22
NARROW = 460
"""Pixels at 100 % text size below which labels stand above their words instead of beside them."""
LONGEST = 20_000
"""Characters of one paragraph that are set; nobody reads more aloud."""


class _Face(NamedTuple):
    role: Role
    tone: str
    factor: float = 1.0
    weight: int | None = None
    italic: bool = False
    above: int = SPACE.xs


_FACES = {
    Look.SECTION: _Face(Role.HEADING, "ink", above=SPACE.xl),
    Look.SAY: _Face(Role.QUESTION, "ink", factor=0.82, above=2),
    Look.MARKS: _Face(Role.CAPTION, "muted", above=SPACE.s),
    Look.NOTE: _Face(Role.BODY, "", above=SPACE.xs),
    Look.TEXT: _Face(Role.BODY, "ink", above=SPACE.xs),
    Look.QUOTE: _Face(Role.BODY, "ink", italic=True, above=SPACE.xs),
}


@dataclass(frozen=True, slots=True)
class _Placed:
    layout: QTextLayout
    left: float
    top: float
    tone: str


@dataclass(frozen=True, slots=True)
class SetLeaf:
    """A leaf for one width; ``height`` in pixels, the space to the next one included."""

    pieces: tuple[_Placed, ...]
    height: float

    def draw(self, painter: QPainter, left: float, top: float, style: Style) -> None:
        for piece in self.pieces:
            painter.setPen(QColor(getattr(style.tokens, piece.tone)))
            piece.layout.draw(painter, QPointF(left + piece.left, top + piece.top))


def set_leaf(leaf: Leaf, width: float, style: Style) -> SetLeaf:
    """Break a leaf's parts into lines of at most ``width`` pixels."""
    pieces: list[_Placed] = []
    beside = width >= style.px(NARROW)
    labelled = any(part.label for part in leaf)
    indent = round(width * LABEL_SHARE) if beside and labelled else 0
    top = label_ends = 0.0
    for part in leaf:
        face = _FACES[part.look]
        left = _left(part, leaf, indent)
        if part.label or left < indent:
            top = max(top, label_ends)  # a label of two lines stands beside as many items of its list
        top += style.px(_above(part, leaf))
        if part.label:
            label, tall = _broken(part.label, _font(style, Role.CAPTION), (indent or width) - SPACE.m)
            nudge = style.px(2) if beside else 0
            pieces.append(_Placed(label, 0, top + nudge, part.tone))
            label_ends = top + nudge + tall if beside else 0.0
            top += 0 if beside else tall
        words, tall = _broken(part.text[:LONGEST], _faced(style, face), width - left)
        pieces.append(_Placed(words, left, top, face.tone or part.tone))
        top += tall
    return SetLeaf(tuple(pieces), max(top, label_ends) + style.px(SPACE.l))


def guessed_height(leaf: Leaf, width: float, style: Style) -> float:
    """About how tall a leaf will be, without setting it."""
    characters = max(width / (6.4 * style.scale), 8)
    lines = sum(1 + len(part.text) // round(characters) for part in leaf)
    return lines * style.px(19) + len(leaf) * style.px(SPACE.xs) + style.px(SPACE.l)


def _left(part: Part, leaf: Leaf, indent: int) -> int:
    """A report's notes stand under its words; a question's stand at the margin, like what is said."""
    if part.look in (Look.TEXT, Look.QUOTE):
        return indent
    return indent if leaf[0].look is Look.TEXT else 0


def _above(part: Part, leaf: Leaf) -> int:
    """The lines of one list stand close together, and so does what a report says of a row."""
    if leaf[0].look is Look.TEXT and part is not leaf[0]:
        return 1
    return _FACES[part.look].above if part.label or part.look is not Look.TEXT else 1


def _font(style: Style, role: Role) -> QFont:
    return style.font(role)


def _faced(style: Style, face: _Face) -> QFont:
    font = style.font(face.role, weight=face.weight, italic=face.italic)
    font.setPixelSize(round(font.pixelSize() * face.factor))
    return font


def _broken(text: str, font: QFont, width: float) -> tuple[QTextLayout, float]:
    layout = QTextLayout(text.replace("\r\n", "\n").replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    step, top = font.pixelSize() * LEADING, 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 8))
        line.setPosition(QPointF(0, top))
        top += step
    layout.endLayout()
    return layout, top
