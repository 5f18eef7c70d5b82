"""What can be done with the plan as a whole: find, fit to the time, ask everything, add, undo."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from candor.ui.pieces import Button, in_row, stacked
from candor.ui.room.flow import FlowLayout
from candor.ui.style import SPACE, Style


class PlanTools(QWidget):
    """Buttons wrap where they do not fit beside each other."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Find a question")
        self.filter.setAccessibleName("Find a question")
        self.filter.setToolTip("Find a question · Ctrl+F")
        self.filter.setClearButtonEnabled(True)
        self.fit = Button("Fit to the time", style, icon="clock")
        self.everything = Button("Everything", style, icon="list-checks", name="Ask everything")
        self.add = Button("Add a question…", style, icon="plus")
        self.undo = Button("", style, kind="quiet", icon="undo-2", name="Undo", tip="Undo · Ctrl+Z")
        self.redo = Button("", style, kind="quiet", icon="redo-2", name="Redo", tip="Redo · Ctrl+Shift+Z")
        row = QWidget()
        flow = FlowLayout(row, gap=SPACE.s)
        for button in (self.fit, self.everything, self.add):
            flow.addWidget(button)
        search = in_row(self.filter, self.undo, self.redo, spacing=SPACE.xs)
        self.setLayout(stacked(search, row, spacing=SPACE.s))

    def show_state(self, *, minutes: int, fitted: bool, everything: bool, undo: bool, redo: bool) -> None:
        self.fit.setText(f"Fit to {minutes} minutes")
        self.fit.setAccessibleName(f"Fit to {minutes} minutes")
        self.fit.setEnabled(not fitted)
        self.everything.setEnabled(not everything)
        self.undo.setEnabled(undo)
        self.redo.setEnabled(redo)
