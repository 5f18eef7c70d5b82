"""The strip above every page but the live room: the way back, where one is, and the menu."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from candor.ui.actions import MENU_KEY
from candor.ui.pieces import Button, label
from candor.ui.style import SPACE, Role, Style


class TopBar(QWidget):
    """``back_requested`` when the way back was chosen."""

    back_requested = Signal()

    def __init__(self, style: Style, menu: QMenu) -> None:
        super().__init__()
        self._back = Button("", style, kind="quiet", icon="chevron-left", name="Back")
        self._place = label("", Role.BODY, "muted")
        self._menu_button = Button("", style, kind="quiet", icon="menu", name="Menu", tip=f"Menu · {MENU_KEY}")
        self._menu_button.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, 0)
        row.addWidget(self._back)
        row.addWidget(self._place)
        row.addStretch(1)
        row.addWidget(self._menu_button)
        self._back.clicked.connect(self.back_requested)

    def show_way(self, back: str, place: str = "") -> None:
        """Name what lies behind ("" hides the way back) and where one is."""
        self._back.setVisible(bool(back))
        self._back.setText(back)
        self._back.setAccessibleName(f"Back to {back}")
        self._place.setText(place)
