"""Naming what is kept: a button that opens into a line for the title, and back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from candor.ui.fields import line
from candor.ui.pieces import Button, in_row, set_wrong
from candor.ui.style import Style
from candor.workflows.tailor import LONGEST_TITLE
from candor.workflows.wording import one_line


class NamingBar(QStackedWidget):
    """``named`` carries a title."""

    named = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.open_button = Button("Save as my own…", style, kind="link", icon="save")
        self.title = line("A title for your own questionnaire", "Title of your own questionnaire")
        self.title.setMaxLength(LONGEST_TITLE)
        self.save_button = Button("Save", style, name="Save as my own questionnaire")
        self.cancel_button = Button("Cancel", style, kind="quiet", name="Do not save")
        closed, opened = QWidget(), QWidget()
        closed.setLayout(in_row(self.open_button, 1))
        row = in_row(self.title, self.save_button, self.cancel_button, 1)
        row.setStretch(0, 3)
        opened.setLayout(row)
        self.addWidget(closed)
        self.addWidget(opened)
        self.open_button.clicked.connect(self.unfold)
        self.save_button.clicked.connect(self.hand_in)
        self.cancel_button.clicked.connect(self.fold)
        self.title.textEdited.connect(lambda: set_wrong(self.title, False))

    def offer(self, there: bool) -> None:
        """Whether there is anything to save."""
        self.open_button.setEnabled(there)

    def unfold(self) -> None:
        self.setCurrentIndex(1)
        self.title.setFocus()
        self.title.selectAll()

    def fold(self) -> None:
        self.setCurrentIndex(0)

    def hand_in(self) -> None:
        title = one_line(self.title.text())
        set_wrong(self.title, not title)
        if title:
            self.named.emit(title)
        else:
            self.title.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self.currentIndex() == 1 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hand_in()
        elif self.currentIndex() == 1 and event.key() == Qt.Key.Key_Escape:
            self.fold()
        else:
            super().keyPressEvent(event)
