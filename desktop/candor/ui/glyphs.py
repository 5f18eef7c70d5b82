"""The state glyphs (● ◐ ○ ◇ ⊘ – ·): which shape and which colour stands for which state."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from candor.domain.answer import Disposition
from candor.domain.deflection import Verdict
from candor.ui.shapes import paint_shape
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

    def set_side(self, side: int) -> None:
        """In device-independent pixels, text size included."""
        self._side = side
        self.updateGeometry()

    def set_shape(self, shape: str, colour: str) -> None:
        self._shape, self._colour = shape, colour
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._side, self._side)

    def paintEvent(self, event: object) -> None:  # noqa: N802
        painter = QPainter(self)
        paint_shape(painter, QRectF(self.rect()), self._shape, self._colour)
        painter.end()
