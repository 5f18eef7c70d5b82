"""The strip above every page but the live room: the way back, where one is, and the menu."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from candor.ui.pieces import Button, label
from candor.ui.style import SPACE, Role, Style

MENU_KEY = "F10"
BACK_KEY = "Alt+Left"


class TopBar(QWidget):
    """``back_requested`` when the way back was chosen."""

    back_requested = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._back = Button("", style, kind="quiet", icon="chevron-left", name="Back", tip=f"Back · {BACK_KEY}")
        self._place = label("", Role.BODY, "muted")
        self._menu_button = Button("", style, kind="quiet", icon="menu", name="Menu", tip=f"Menu · {MENU_KEY}")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, 0)
        row.addWidget(self._back)
        row.addWidget(self._place)
        row.addStretch(1)
        row.addWidget(self._menu_button)
        self._back.clicked.connect(self.back_requested)
        QShortcut(QKeySequence(BACK_KEY), self._back).activated.connect(self.back_requested)

    def hang(self, menu: QMenu) -> None:
        """Give the menu button its menu."""
        self._menu_button.setMenu(menu)

    def show_way(self, back: str, place: str = "") -> None:
        """Name what lies behind ("" hides the way back) and where one is."""
        self._back.setVisible(bool(back))
        self._back.setText(back.replace("&", "&&"))
        self._back.setAccessibleName(f"Back to {back}")
        self._place.setText(place)
