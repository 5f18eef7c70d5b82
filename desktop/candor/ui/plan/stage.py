"""Filling in and adjusting the plan share one place: the one or the other is in front."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractScrollArea, QStackedWidget, QWidget

from candor.ui.pieces import Band, rule, stacked
from candor.ui.plan.line import PlanLine
from candor.ui.plan.page import PlanPage
from candor.ui.style import Style


class PlanStage(QStackedWidget):
    """``adjusting`` says whether the plan's own page is in front."""

    adjusting = Signal(bool)

    def __init__(self, style: Style, filling: QAbstractScrollArea, line: PlanLine, page: PlanPage) -> None:
        super().__init__()
        self._line, self._page = line, page
        front = QWidget()
        band = Band(style, line)
        column = stacked(filling, rule(), band, spacing=0)
        column.setStretch(0, 1)
        front.setLayout(column)
        self.addWidget(front)
        self.addWidget(page)
        page.done.connect(self.step_back)
        bar = filling.verticalScrollBar()

        def keep_in_line(_least: int, most: int) -> None:
            """The words below stay under the column, which a scroll bar shifts."""
            band.setContentsMargins(0, 0, bar.sizeHint().width() if most else 0, 0)

        bar.rangeChanged.connect(keep_in_line)

    @property
    def at_plan(self) -> bool:
        return self.currentWidget() is self._page

    def adjust(self, language: str) -> None:
        """Put the plan's page in front."""
        self.setCurrentWidget(self._page)
        self._page.enter(language)
        self.adjusting.emit(True)

    def step_back(self) -> bool:
        """Back to filling in; False where one is there already."""
        if not self.at_plan:
            return False
        self.setCurrentIndex(0)
        self._line.adjust_button.setFocus()
        self.adjusting.emit(False)
        return True
