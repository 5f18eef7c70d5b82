"""A calendar that is open only while a day is chosen."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from candor.ui.style import RADIUS, SPACE, Style


class DayPopup(QFrame):
    """A month to choose a day in, open only while one is chosen."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("day-popup")
        self.month = QCalendarWidget(self)
        self.month.setAccessibleName("Calendar")
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(weekday, QTextCharFormat())
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.xs, SPACE.xs, SPACE.xs, SPACE.xs)
        column.addWidget(self.month)
        tokens = style.tokens
        self.setStyleSheet(
            f"#day-popup {{ background: {tokens.surface}; border: 1px solid {tokens.control_line};"
            f" border-radius: {RADIUS}px; }}"
        )
        self.month.clicked.connect(self._take)
        self.month.activated.connect(self._take)

    def show_day(self, on: date | None, least: date | None, most: date | None) -> None:
        if least:
            self.month.setMinimumDate(QDate(least.year, least.month, least.day))
        if most:
            self.month.setMaximumDate(QDate(most.year, most.month, most.day))
        if on:
            self.month.setSelectedDate(QDate(on.year, on.month, on.day))

    def open_at(self, widget: QWidget) -> None:
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        screen = widget.screen().availableGeometry()
        left = min(max(corner.x(), screen.left()), screen.right() - self.width())
        self.move(left, min(corner.y(), screen.bottom() - self.height()))
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, on: QDate) -> None:
        self.chosen.emit(date(on.year(), on.month(), on.day()))
        self.close()
        self.closed.emit()
