"""Icons in one colour, drawn from their SVG at just the size that is asked for, once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_FAINT = 0.55


class TintedIcon(QIconEngine):
    """``currentColor`` in the file is drawn in ``colour``, or faintly in ``disabled``. Where the place is wider than
    tall the icon stands at its left, which is how a button keeps room between its icon and its words."""

    def __init__(self, file: Path, colour: str, disabled: str) -> None:
        super().__init__()
        self._file = file
        self._colour = colour
        self._disabled = disabled
        self._drawn: dict[tuple[int, int, bool], QPixmap] = {}

    def clone(self) -> QIconEngine:
        return TintedIcon(self._file, self._colour, self._disabled)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect, self.pixmap((rect.size().toSizeF() * ratio).toSize(), mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        disabled = mode is QIcon.Mode.Disabled
        key = (size.width(), size.height(), disabled)
        if key not in self._drawn:
            self._drawn[key] = self._draw(size, disabled)
        return self._drawn[key]

    def _draw(self, size: QSize, disabled: bool) -> QPixmap:
        tint = self._disabled if disabled else self._colour
        source = self._file.read_text(encoding="utf-8").replace("currentColor", tint)
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        side = min(size.width(), size.height())
        painter = QPainter(pixmap)
        painter.setOpacity(_FAINT if disabled else 1.0)
        QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, (size.height() - side) / 2, side, side))
        painter.end()
        return pixmap
