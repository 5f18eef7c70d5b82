"""The first rows of a spreadsheet as a table, with a choice over each column of what it is read as."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFrame, QHeaderView, QTableWidget, QTableWidgetItem

from candor.ui.fields import steady
from candor.ui.style import Style
from candor.workflows.forms import ROLES
from candor.workflows.forms import Sheet as FormSheet
from candor.workflows.taking_in import letter, with_headings_in

MOST_COLUMNS = 60
"""Columns that are shown; forms with more have them for something else than questions."""
LONGEST_CELL = 160


class _RoleChoice(QComboBox):
    """``entered`` when the keyboard arrives, so that the table can bring it into sight."""

    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.entered.emit()


class ColumnTable(QTableWidget):
    """``roles_changed`` when a column was given another role. A role that one column alone can have is taken from the
    column that had it."""

    roles_changed = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._looks = style
        self._choices: list[QComboBox] = []
        self.setAccessibleName("Columns and what they are read as")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        style.changed.connect(self._measure)

    @property
    def roles(self) -> Mapping[int, str]:
        """The role of every column shown by its place from 0, "" for what is read as nothing."""
        return {place: str(choice.currentData()) for place, choice in enumerate(self._choices)}

    def choose(self, place: int, role: str) -> None:
        """Have this column read as this role, as choosing it does."""
        self._choices[place].setCurrentIndex(self._choices[place].findData(role))

    def show_sheet(self, sheet: FormSheet, header: int, *, keep: bool = False) -> None:
        """Show the sheet as it is with its headings in this row; ``keep`` the roles as they stand."""
        roles = self.roles if keep else dict(enumerate(sheet.guess))
        headings, rows, first = with_headings_in(sheet, header)
        width = min(max([len(headings), len(sheet.guess), *map(len, rows)], default=0), MOST_COLUMNS)
        self.clear()
        self.setColumnCount(width)
        self.setRowCount(len(rows) + 1)
        self.setHorizontalHeaderLabels([_named(headings, place) for place in range(width)])
        self.setVerticalHeaderLabels(["read as", *(str(first + number) for number in range(len(rows)))])
        self._choices = []
        for place in range(width):
            self._add_choice(place, roles.get(place, ""), _named(headings, place))
        for number, row in enumerate(rows, 1):
            for place, cell in enumerate(row[:width]):
                self.setItem(number, place, QTableWidgetItem(cell[:LONGEST_CELL].replace("\n", " ")))
        self._measure()

    def _add_choice(self, place: int, role: str, heading: str) -> None:
        choice = steady(_RoleChoice())
        choice.entered.connect(lambda place=place: self.scrollTo(self.model().index(0, place)))
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        choice.setAccessibleName(f"Column {heading} is read as")
        choice.addItem("Not read", "")
        for name, words in ROLES.items():
            choice.addItem(words, name)
        choice.setCurrentIndex(max(choice.findData(role), 0))
        choice.currentIndexChanged.connect(lambda _, place=place: self._chosen(place))
        self.setCellWidget(0, place, choice)
        self._choices.append(choice)

    def _chosen(self, place: int) -> None:
        role = self._choices[place].currentData()
        for other, choice in enumerate(self._choices):
            if role and other != place and choice.currentData() == role:
                choice.blockSignals(True)
                choice.setCurrentIndex(0)
                choice.blockSignals(False)
        self.roles_changed.emit()

    def _measure(self) -> None:
        for place, choice in enumerate(self._choices):
            texts = [self.item(number, place) for number in range(1, self.rowCount())]
            longest = max((len(item.text()) for item in texts if item is not None), default=0)
            wide = self._looks.px(min(max(longest * 7, 150), 340))
            self.setColumnWidth(place, max(wide, choice.sizeHint().width() + self._looks.px(8)))
        tall, of_choices = self._looks.px(30), self._looks.px(34)
        for choice in self._choices:
            choice.setFixedHeight(of_choices)
        for number in range(self.rowCount()):
            self.setRowHeight(number, tall if number else of_choices + 2)


def _named(headings: tuple[str, ...], place: int) -> str:
    """A column as people speak of it: its letter, and its heading where it has one."""
    heading = headings[place][:60].replace("\n", " ").strip() if place < len(headings) else ""
    return f"{letter(place)} · {heading}" if heading else letter(place)
