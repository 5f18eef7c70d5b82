"""The state glyphs (● ◐ ○ ◇ ⊘ – ·) as drawn shapes: no bundled font has them all, and these stay sharp at any size."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from candor.domain.answer import Disposition
from candor.domain.deflection import Verdict
from candor.ui.tokens import Tokens

State = Disposition | Verdict

_SHAPES: dict[State, str] = {
    Disposition.ANSWERED: "disc",
    Disposition.PARTIAL: "half",
    Disposition.DEFLECTED: "ring",
    Disposition.DECLINED: "barred",
    Disposition.PROMISED: "diamond",
    Disposition.NOT_APPLICABLE: "dash",
    Disposition.NOT_ASKED: "dot",
    Verdict.STRAIGHT: "disc",
    Verdict.PARTIAL: "half",
    Verdict.EVASIVE: "ring",
}


def shape_of(state: State) -> str:
    """The name of a state's shape, as ``paint_shape`` takes it."""
    return _SHAPES[state]


def colour_of(state: State, tokens: Tokens) -> str:
    """The token that goes with a state; never the only signal, the shape differs too."""
    return {
        "disc": tokens.straight,
        "half": tokens.partial,
        "ring": tokens.evasive,
        "barred": tokens.evasive,
        "diamond": tokens.promise,
        "dash": tokens.muted,
        "dot": tokens.not_asked,
    }[_SHAPES[state]]


def paint_glyph(painter: QPainter, rect: QRectF, state: State, tokens: Tokens) -> None:
    """Draw a state's glyph centred in ``rect``, as large as its shorter side allows."""
    paint_shape(painter, rect, _SHAPES[state], colour_of(state, tokens))


def paint_shape(painter: QPainter, rect: QRectF, shape: str, colour: str) -> None:
    """Draw "disc", "half", "ring", "barred", "diamond", "dash", "dot" or "tick" in one colour."""
    side = min(rect.width(), rect.height())
    centre, radius = rect.center(), side * 0.38
    stroke = max(side * 0.12, 1.2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), stroke)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    filled, outline = _paths(shape, centre, radius)
    if not filled.isEmpty():
        painter.fillPath(filled, QColor(colour))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(outline)
    painter.restore()


def _paths(shape: str, centre: QPointF, radius: float) -> tuple[QPainterPath, QPainterPath]:
    """The filled and the stroked part of a shape."""
    filled, outline = QPainterPath(), QPainterPath()
    if shape == "disc":
        filled.addEllipse(centre, radius * 1.1, radius * 1.1)
    elif shape == "dot":
        filled.addEllipse(centre, radius * 0.35, radius * 0.35)
    elif shape == "dash":
        outline.moveTo(centre - QPointF(radius * 0.7, 0))
        outline.lineTo(centre + QPointF(radius * 0.7, 0))
    elif shape == "diamond":
        for step, (x, y) in enumerate(((0, -1), (1, 0), (0, 1), (-1, 0))):
            point = centre + QPointF(x * radius * 1.1, y * radius * 1.1)
            (outline.lineTo if step else outline.moveTo)(point)
        outline.closeSubpath()
    elif shape == "tick":
        outline.moveTo(centre + QPointF(-radius * 0.8, 0))
        outline.lineTo(centre + QPointF(-radius * 0.2, radius * 0.65))
        outline.lineTo(centre + QPointF(radius * 0.9, -radius * 0.7))
    else:
        outline.addEllipse(centre, radius, radius)
        if shape == "half":
            box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
            filled.moveTo(centre)
            filled.arcTo(box, 90, 180)
            filled.closeSubpath()
        elif shape == "barred":
            reach = radius * 0.71
            outline.moveTo(centre + QPointF(-reach, reach))
            outline.lineTo(centre + QPointF(reach, -reach))
    return filled, outline


def glyph_icon(state: State, tokens: Tokens, pixels: int = 16) -> QIcon:
    """A state's glyph for menus and combo boxes, sharp at one, one and a half, two and three device pixels."""
    icon = QIcon()
    for ratio in (1.0, 1.5, 2.0, 3.0):
        side = round(pixels * ratio)
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_glyph(painter, QRectF(0, 0, side, side), state, tokens)
        painter.end()
        icon.addPixmap(pixmap)
    return icon


class GlyphLabel(QWidget):
    """One glyph as a small widget; ``set_shape`` takes a shape name and a colour, ``set_state`` a state."""

    def __init__(self, parent: QWidget | None = None, side: int = 14) -> None:
        super().__init__(parent)
        self._shape = "dot"
        self._colour = "#808080"
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_state(self, state: State, tokens: Tokens) -> None:
        self.set_shape(_SHAPES[state], colour_of(state, tokens))

    def set_shape(self, shape: str, colour: str) -> None:
        self._shape, self._colour = shape, colour
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._side, self._side)

    def paintEvent(self, event: object) -> None:  # noqa: N802
        painter = QPainter(self)
        paint_shape(painter, QRectF(self.rect()), self._shape, self._colour)
        painter.end()
