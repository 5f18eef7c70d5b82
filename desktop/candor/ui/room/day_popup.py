"""A calendar that is open only while a day is chosen."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QVBoxLayout, QWidget

from candor.ui.room.popup import Popup
from candor.ui.style import SPACE, Style


class DayPopup(Popup):
    """A month to choose a day in, open only while one is chosen."""

    chosen = Signal(object)

    def __init__(self, style: Style, over: QWidget) -> None:
        super().__init__(style, "Choose a day", over)
        self.month = QCalendarWidget(self)
        self.month.setAccessibleName("Calendar")
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(weekday, QTextCharFormat())
        self.month.setMinimumSize(style.px(350), style.px(240))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.xs, SPACE.xs, SPACE.xs, SPACE.xs)
        column.addWidget(self.month)
        self.month.clicked.connect(self._take)
        self.month.activated.connect(self._take)

    def show_day(self, on: date | None, least: date | None, most: date | None) -> None:
        if least:
            self.month.setMinimumDate(QDate(least.year, least.month, least.day))
        if most:
            self.month.setMaximumDate(QDate(most.year, most.month, most.day))
        if on:
            self.month.setSelectedDate(QDate(on.year, on.month, on.day))

    def open_at(self, widget: QWidget, *, above: bool = False) -> None:
        super().open_at(widget, above=above)
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, on: QDate) -> None:
        self.chosen.emit(date(on.year(), on.month(), on.day()))
        self.close()
