"""A long page of questions that scrolls smoothly however many there are: only what is in sight is ever set."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from candor.ui.library.typeset import SetLeaf, guessed_height, set_leaf
from candor.ui.style import SPACE, Style
from candor.workflows.leaves import Leaf, Look, Part, spoken

WIDEST = 780
"""The column's width at 100 % text size."""
KEPT = 300
"""How many leaves stay set; a screen shows ten."""


class Sheet(QAbstractScrollArea):
    """Shows leaves one under the other. Heights are guessed until a leaf comes into sight. Ctrl+C copies what is in
    sight, as plain text."""

    def __init__(self, style: Style, name: str) -> None:
        super().__init__()
        self._looks = style
        self._leaves: Sequence[Leaf] = ()
        self._heights: list[float] = []
        self._tops: list[float] = [0.0]
        self._set: dict[int, SetLeaf] = {}
        self._known: set[int] = set()
        self._empty = ""
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        style.changed.connect(self._start_over)

    @property
    def leaves(self) -> Sequence[Leaf]:
        return self._leaves

    @property
    def leaves_set(self) -> int:
        """How many leaves are set at the moment, out of all."""
        return len(self._set)

    def show_leaves(self, leaves: Sequence[Leaf], empty: str = "", *, stay: bool = False) -> None:
        """Show these from the top, or ``stay`` where one is; ``empty`` is said where there are none."""
        place = self.verticalScrollBar().value() if stay else 0
        self._leaves, self._empty = leaves, empty
        self._start_over()
        self.verticalScrollBar().setValue(place)
        self._tell()

    def in_sight(self) -> range:
        """The places of the leaves that are, at least in part, in sight."""
        if not self._leaves:
            return range(0)
        top = self.verticalScrollBar().value()
        first = max(bisect_right(self._tops, top) - 1, 0)
        last = bisect_right(self._tops, top + self.viewport().height())
        return range(first, min(last, len(self._leaves)))

    # Setting ----------------------------------------------------------------------------------------------------------

    def _start_over(self) -> None:
        width = self._width()
        self._set.clear()
        self._known.clear()
        self._heights = [guessed_height(leaf, width, self._looks) for leaf in self._leaves]
        self._add_up()
        self.viewport().update()

    def _width(self) -> int:
        return max(min(self.viewport().width() - 2 * SPACE.xl, self._looks.px(WIDEST)), 120)

    def _add_up(self) -> None:
        self._tops = [0.0, *accumulate(self._heights)]
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self._looks.px(20))
        bar.setRange(0, max(round(self._tops[-1] + SPACE.xl - self.viewport().height()), 0))

    def _leaf(self, place: int) -> SetLeaf:
        made = self._set.get(place)
        if made is None:
            if len(self._set) >= KEPT:
                self._set.clear()
            made = self._set[place] = set_leaf(self._leaves[place], self._width(), self._looks)
        return made

    def _set_what_is_in_sight(self) -> None:
        """Replace guessed heights by true ones until what is in sight is true. A leaf that reaches in from above keeps
        what is below it where it is, so that scrolling up does not jump."""
        bar = self.verticalScrollBar()
        for _ in range(8):
            guessed = [place for place in self.in_sight() if place not in self._known]
            if not guessed:
                return
            shift = 0.0
            for place in guessed:
                true = self._leaf(place).height
                if self._tops[place] < bar.value() and place + 1 in self._known:
                    shift += true - self._heights[place]
                self._heights[place] = true
                self._known.add(place)
            blocked = bar.blockSignals(True)
            self._add_up()
            bar.setValue(bar.value() + round(shift))
            bar.blockSignals(blocked)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        self._set_what_is_in_sight()
        painter = QPainter(self.viewport())
        tokens, width = self._looks.tokens, self._width()
        left = SPACE.xl if width > 120 else 0
        if not self._leaves and self._empty:
            words = set_leaf((Part(Look.NOTE, self._empty),), width, self._looks)
            words.draw(painter, left, SPACE.l, self._looks)
        for place in self.in_sight():
            top = self._tops[place] - self.verticalScrollBar().value()
            if place and not _heads(self._leaves[place]) and not _heads(self._leaves[place - 1]):
                painter.setPen(QPen(QColor(tokens.line), 1))
                painter.drawLine(round(left), round(top), round(left + width), round(top))
            self._leaf(place).draw(painter, left, top, self._looks)
        painter.end()

    # Moving -----------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        sight = self.in_sight()
        self._start_over()
        if sight and event.oldSize().width() != event.size().width():
            self.verticalScrollBar().setValue(round(self._tops[sight.start]))

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        self.viewport().update()
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        bar = self.verticalScrollBar()
        if event.matches(QKeySequence.StandardKey.Copy):
            words = "\n\n".join(spoken(self._leaves[place]) for place in self.in_sight())
            QGuiApplication.clipboard().setText(words)
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep())
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        """What stands on top is what a screen reader says of this page."""
        sight = self.in_sight()
        self.setAccessibleDescription(spoken(self._leaves[sight.start]) if sight else self._empty)


def _heads(leaf: Leaf) -> bool:
    return leaf[0].look is Look.SECTION
