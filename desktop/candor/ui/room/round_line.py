"""The line at the end of a repeated section: another round, and the last one taken back while it is empty."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from candor.ui.room.buttons import QuietButton
from candor.ui.room.keys import Key, tip
from candor.ui.room.overview import Repeated
from candor.ui.style import SPACE, Role, Style


class RoundLine(QWidget):
    """Announces ``wished`` and ``unwished`` with the section's key."""

    wished = Signal(str)
    unwished = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section = ""
        self.another = QuietButton(
            style, says="Another round", tip=tip(Key.ROUND), icon="plus", kind="act", role=Role.CAPTION, parent=self
        )
        self.another.set_icon_name("plus", "accent")
        self.remove = QuietButton(
            style,
            says="Remove the last round",
            tip="Nothing was said in it, so it can go",
            icon="minus",
            role=Role.CAPTION,
            parent=self,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE.xs, 0, 0)
        row.setSpacing(SPACE.xs)
        row.addWidget(self.another)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.another.clicked.connect(lambda: self.wished.emit(self._section))
        self.remove.clicked.connect(lambda: self.unwished.emit(self._section))
        self.hide()

    def show_section(self, section: str, known: Repeated | None, *, adds: bool, removes: bool) -> None:
        self._section = section
        if known is not None:
            for button, words in (
                (self.another, f"Another {known.noun}"),
                (self.remove, f"Remove {known.noun} {known.rounds}"),
            ):
                button.set_words(words)
                button.setAccessibleName(words)
        self.another.setVisible(adds)
        self.remove.setVisible(removes)
        self.setVisible(adds or removes)
