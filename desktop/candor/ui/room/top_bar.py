"""The line at the head: who and what, time used of time planned, coverage, and the few things that change the room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from candor.domain.deal import Deal
from candor.domain.deflection import Verdict
from candor.domain.interview import Interview
from candor.ui.glyphs import paint_glyph
from candor.ui.room.buttons import QuietButton
from candor.ui.room.keys import Key, tip
from candor.ui.room.overview import Overview
from candor.ui.room.passage import Passage
from candor.ui.style import SPACE, Role, Style

ABOUT_FROM, TALLY_FROM = 900, 700
"""Widths at 100 % text size from which there is room to say what the interview is about, and how answers were given."""


class TimePie(QWidget):
    """Time used of time planned, as a small pie; a full one past the end turns to the colour of *partial*."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._part = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Time used")

    def set_part(self, part: float) -> None:
        if part != self._part:
            self._part = part
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._style.px(14), self._style.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        tokens = self._style.tokens
        colour = QColor(tokens.partial if self._part > 1 else tokens.muted)
        side = min(self.width(), self.height()) - 2.0
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.3))
        painter.drawEllipse(box)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPie(box, 90 * 16, -round(min(self._part, 1.0) * 360 * 16))
        painter.end()


class Tally(QWidget):
    """How many answers were straight, partial and evasive: a glyph and a number each."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._counts = dict.fromkeys(Verdict, 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        style.changed.connect(self.updateGeometry)

    def show_counts(self, counts: dict[Verdict, int]) -> None:
        self._counts = counts
        says = ", ".join(f"{counts[verdict]} {verdict.value}" for verdict in Verdict)
        self.setAccessibleName(says)
        self.setToolTip(f"How the answers were given: {says}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(round(sum(self._widths())) + 2 * SPACE.m, self._style.px(18))

    def _widths(self) -> list[float]:
        metrics = QFontMetrics(self._style.font(Role.BODY))
        return [
            self._style.px(13) + SPACE.xs + metrics.horizontalAdvance(str(count)) for count in self._counts.values()
        ]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setFont(self._style.font(Role.BODY))
        tokens, side, left = self._style.tokens, self._style.px(13), 0.0
        for (verdict, count), width in zip(self._counts.items(), self._widths(), strict=True):
            paint_glyph(painter, QRectF(left, (self.height() - side) / 2, side, side), verdict, tokens)
            painter.setPen(QColor(tokens.ink))
            words = QRectF(left + side + SPACE.xs, 0, width, self.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(count))
            left += width + SPACE.m
        painter.end()


class TopBar(QWidget):
    """Announces what was pressed; ``folded`` names the side, "left" or "right"."""

    left = Signal()
    pause_toggled = Signal()
    call_mode_wished = Signal()
    folded = Signal(str)
    review_requested = Signal()
    sign_off_requested = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._paused = self._compact = self._narrow = False
        self.setObjectName("top")
        self.back = QuietButton(
            style, says="Leave the interview", tip="Leave the interview", icon="chevron-left", parent=self
        )
        self._title = Passage(style, Role.BODY, weight=600, lines=1, parent=self)
        self._about = Passage(style, Role.BODY, tone="muted", lines=1, parent=self)
        self._pie = TimePie(style, self)
        self._time = Passage(style, Role.BODY, lines=1, parent=self)
        self.pause = QuietButton(style, says="Pause the clock", tip=tip(Key.PAUSE), icon="pause", parent=self)
        self._asked = Passage(style, Role.BODY, lines=1, parent=self)
        self._tally = Tally(style, self)
        self._fold_left = QuietButton(
            style, says=Key.FOLD_LEFT.says, tip=tip(Key.FOLD_LEFT), icon="panel-left", parent=self
        )
        self._fold_right = QuietButton(
            style, says=Key.FOLD_RIGHT.says, tip=tip(Key.FOLD_RIGHT), icon="panel-right", parent=self
        )
        self.call_mode = QuietButton(style, says="Call mode", tip=tip(Key.CALL_MODE), icon="minimize-2", parent=self)
        self.review = QuietButton(style, "Review", tip="Read the answers and decide on the flags", parent=self)
        self.sign_off = QuietButton(style, "Sign off", tip="Recommend, sign and write the summary", parent=self)
        for words in (self._time, self._asked):
            policy = words.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Minimum)
            words.setSizePolicy(policy)
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.pause.clicked.connect(self.pause_toggled)
        self.call_mode.clicked.connect(self.call_mode_wished)
        self._fold_left.clicked.connect(lambda: self.folded.emit("left"))
        self._fold_right.clicked.connect(lambda: self.folded.emit("right"))
        self.review.clicked.connect(self.review_requested)
        self.sign_off.clicked.connect(self.sign_off_requested)
        style.changed.connect(self._give_way)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.s, SPACE.s, SPACE.m, SPACE.s)
        row.setSpacing(SPACE.xs)
        row.addWidget(self.back)
        row.addWidget(self._title)
        row.addWidget(self._about, 1000)
        row.addStretch(1)
        for widget in (self._pie, self._time, self.pause):
            row.addWidget(widget)
        row.addSpacing(SPACE.m)
        row.addWidget(self._asked)
        row.addSpacing(SPACE.s)
        row.addWidget(self._tally)
        row.addSpacing(SPACE.m)
        for button in (self.review, self.sign_off, self._fold_left, self._fold_right, self.call_mode):
            row.addWidget(button)

    @property
    def says(self) -> str:
        return self._asked.text()

    @property
    def time_says(self) -> str:
        return self._time.text()

    def show_deal(self, deal: Deal, interview: Interview) -> None:
        self._title.set_text(deal.vendor)
        about = [part for part in (deal.product, deal.category.label, interview.mode.label) if part]
        self._about.set_text("  ·  ".join(["", *about]).strip())

    def show_time(self, used_seconds: int, planned_minutes: int) -> None:
        used = used_seconds // 60
        self._time.set_text(f"{used} of {planned_minutes} min" + (" · paused" if self._paused else ""))
        self._time.set_tone("partial" if self._paused or used > planned_minutes > 0 else "ink")
        self._pie.set_part(round(used_seconds / max(planned_minutes * 60, 1), 2))
        self._pie.setAccessibleName(f"{used} of {planned_minutes} minutes used")

    def show_paused(self, paused: bool) -> None:
        self._paused = paused
        self.pause.set_icon_name("play" if paused else "pause")
        self.pause.setAccessibleName("Resume the clock" if paused else "Pause the clock")

    def show_over(self) -> None:
        """A signed record: no time runs, so there is none to stop."""
        self._paused = False
        self.pause.hide()

    def show_overview(self, overview: Overview) -> None:
        self._asked.set_text(f"asked {overview.asked}/{overview.planned}")
        self._asked.setAccessibleName(f"{overview.asked} of {overview.planned} questions asked")
        self._tally.show_counts(overview.candor)

    def set_compact(self, compact: bool) -> None:
        """In call mode: time, coverage, and the way back."""
        self._compact = compact
        for widget in (self.review, self.sign_off, self._fold_left, self._fold_right):
            widget.setVisible(not compact)
        self.back.setVisible(not compact)
        self.call_mode.set_icon_name("maximize-2" if compact else "minimize-2")
        self.call_mode.setAccessibleName("Leave call mode" if compact else "Call mode")
        self._give_way()

    def set_narrow(self, narrow: bool) -> None:
        """Below 900 pixels what the interview is about gives way."""
        self._narrow = narrow
        self._fold_right.setVisible(not narrow)
        self._give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """What can be read elsewhere goes before a button is cut short; large text needs the room sooner."""
        self._about.setVisible(not (self._compact or self._narrow) and self.width() >= self._style.px(ABOUT_FROM))
        self._tally.setVisible(not self._compact and self.width() >= self._style.px(TALLY_FROM))
