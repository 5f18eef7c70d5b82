"""One thing that can be chosen: a chip with its mark, its words, and a hairline round them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from candor.ui.room.buttons import QuietButton
from candor.ui.shapes import paint_shape
from candor.ui.style import RADIUS, SPACE, Style

LONGEST_CHIP = 90
"""Characters; the tooltip has the rest."""
_ARROWS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class ChoiceChip(QuietButton):
    """Checked while it is chosen. ``several`` draws a box instead of a round mark. Space chooses; the arrows announce
    ``stepped``, Enter ``left``."""

    stepped = Signal(int)
    left = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, parent=parent)
        self.choice_id = ""
        self._several = False
        self.setCheckable(True)

    def show_choice(self, choice_id: str, label: str, *, several: bool, chosen: bool, says: str, hint: str) -> None:
        self.choice_id, self._several = choice_id, several
        self.set_words(label, LONGEST_CHIP)
        self.setAccessibleName(label)
        self.setAccessibleDescription(says)
        self.setToolTip(hint)
        self.setChecked(chosen)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in _ARROWS:
            self.stepped.emit(_ARROWS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802
        metrics = QFontMetrics(self._style.font(self._role, weight=500))
        width = metrics.horizontalAdvance(self._words()) + 1 + self._mark_side() + SPACE.s + 2 * SPACE.s + 2
        return QSize(width, metrics.height() + self._style.px(11))

    def _mark_side(self) -> int:
        return self._style.px(12)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, side = self._style.tokens, self._mark_side()
        edge = tokens.accent if self.isChecked() or self.hasFocus() else tokens.control_line
        ground = tokens.accent_soft if self.isChecked() else tokens.raised if self._hovered() else tokens.surface
        painter.setPen(QPen(QColor(edge if self.isEnabled() or self.isChecked() else tokens.line), 1))
        painter.setBrush(QColor(ground))
        thick = 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(painter.pen().color(), thick))
        inner = QRectF(self.rect()).adjusted(thick / 2, thick / 2 + 1, -thick / 2, -thick / 2 - 1)
        painter.drawRoundedRect(inner, RADIUS, RADIUS)
        mark = QRectF(SPACE.s + 1, (self.height() - side) / 2, side, side)
        self._paint_mark(painter, mark)
        room = QRect(round(mark.right()) + SPACE.s - 1, 0, 0, self.height())
        room.setRight(self.width() - SPACE.s)
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.ink if self.isEnabled() or self.isChecked() else tokens.muted))
        words = QFontMetrics(self.font()).elidedText(self._words(), Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        """Chosen and not chosen differ in shape, not only in colour."""
        tokens = self._style.tokens
        on = self.isChecked()
        painter.setPen(QPen(QColor(tokens.accent if on else tokens.control_line), 1.2))
        painter.setBrush(QColor(tokens.accent) if on and self._several else Qt.BrushStyle.NoBrush)
        if self._several:
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5)
            if on:
                paint_shape(painter, box.adjusted(1, 1, -1, -1), "tick", tokens.on_accent)
        else:
            painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
            if on:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.accent))
                radius = box.width() * 0.27
                painter.drawEllipse(QPointF(box.center()), radius, radius)
