"""The first page's list of the dossiers that were open here."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu

from candor.ui.rows import RowList
from candor.ui.style import Style


class RecentList(RowList):
    """The dossiers; Delete or the context menu takes one off the list."""

    forget_requested = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__(style, "Recent dossiers")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Delete and self.current_key:
            self.forget_requested.emit(self.current_key)
        else:
            super().keyPressEvent(event)

    def _offer(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            key = self.rows.row_at(index).key
            menu = QMenu(self)
            action = QAction("Take off this list", menu)
            action.triggered.connect(lambda: self.forget_requested.emit(key))
            menu.addAction(action)
            menu.popup(self.viewport().mapToGlobal(place))
