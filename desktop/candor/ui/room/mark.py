"""A glyph at the head of a line, as large as the text is and as tall as its first line."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from candor.ui.glyphs import GlyphLabel
from candor.ui.room.passage import LEADING
from candor.ui.style import SPACE, Role, Style

SIDE = 14


class LineMark(GlyphLabel):
    """Grows with the text size."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks = style
        style.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._looks.px(SIDE), round(self._looks.px(Role.BODY.pixels) * LEADING))


def text_inset(style: Style) -> int:
    """How far the words of a line with a mark stand from its left edge."""
    return style.px(SIDE) + SPACE.s
