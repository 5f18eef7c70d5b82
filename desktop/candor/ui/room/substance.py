"""Substance, rated with four rising bars: the interviewer's judgement of how good what they said is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from candor.domain.answer import Substance
from candor.ui.room.keys import Key, tip
from candor.ui.room.passage import Passage
from candor.ui.style import SPACE, Role, Style
from candor.ui.tips import plain_tip

RATING_KEYS = {
    Substance.WARNING: Key.RATE_1,
    Substance.WEAK: Key.RATE_2,
    Substance.SOUND: Key.RATE_3,
    Substance.STRONG: Key.RATE_4,
}


class Bar(QAbstractButton):
    """One step of the scale; filled when the rating reaches it."""

    def __init__(self, style: Style, step: Substance, parent: QWidget) -> None:
        super().__init__(parent)
        self._style, self.step = style, step
        self.filled = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"Substance {step.value} of 4, {step.label.lower()}")
        self.setObjectName(f"substance-{step.value}")

    def set_filled(self, filled: bool) -> None:
        if filled != self.filled:
            self.filled = filled
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._style.px(14), self._style.px(24))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._style.tokens
        foot = self.height() - self._style.px(7)
        tall = self._style.px(5 + 3 * (self.step.value - 1))
        bar = QRectF(2.5, foot - tall + 0.5, self.width() - 5, tall)
        painter.setPen(QPen(QColor(tokens.ink if self.filled or self.underMouse() else tokens.control_line), 1))
        painter.setBrush(QColor(tokens.ink) if self.filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(bar, 1.5, 1.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        painter.end()


class SubstanceBars(QWidget):
    """Announces ``chosen(Substance | None)``; the rating shown again takes it away."""

    chosen = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rating: Substance | None = None
        self.bars = {step: Bar(style, step, self) for step in Substance}
        self._label = Passage(style, Role.BODY, tone="muted", lines=1, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.xs, 0, 0, 0)
        row.setSpacing(1)
        for step, bar in self.bars.items():
            row.addWidget(bar)
            bar.clicked.connect(lambda _checked=False, step=step: self._clicked(step))
        row.addSpacing(SPACE.s)
        row.addWidget(self._label)
        self.show_rating(None)

    def show_rating(self, rating: Substance | None, anchors: dict[Substance, str] | None = None) -> None:
        """Fill the bars up to the rating; ``anchors`` are the question's own words for the steps."""
        self._rating = rating
        for step, bar in self.bars.items():
            bar.set_filled(rating is not None and step <= rating)
            anchor = (anchors or {}).get(step, "")
            bar.setToolTip(plain_tip(tip(RATING_KEYS[step]) + (f"\n{anchor[:400]}" if anchor else "")))
            bar.setAccessibleDescription(anchor)
        self._label.set_text(rating.label if rating else "Substance")
        self._label.set_tone("ink" if rating else "muted")
        self.setAccessibleName(f"Substance: {rating.label.lower() if rating else 'not rated'}")

    def _clicked(self, step: Substance) -> None:
        self.chosen.emit(None if step is self._rating else step)
