"""What can be done from anywhere in the window: the menu, its shortcuts, and which of it needs an open dossier."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from candor.ui.tokens import SPACE
from candor.ui.topbar import MENU_KEY


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    text: str
    keys: str = ""
    needs_dossier: bool = False


MENU: tuple[_Entry | None, ...] = (
    _Entry("new", "New dossier", "Ctrl+N"),
    _Entry("open", "Open a dossier…", "Ctrl+O"),
    _Entry("close", "Close the dossier", "Ctrl+W", needs_dossier=True),
    None,
    _Entry("library", "Questionnaires", "Ctrl+L"),
    None,
    _Entry("review", "Review", "Ctrl+R", needs_dossier=True),
    _Entry("sign_off", "Summary and sign-off", "Ctrl+Shift+S", needs_dossier=True),
    None,
    _Entry("save_copy", "Save a copy…", "", needs_dossier=True),
    _Entry("export_pdf", "Export a draft PDF…", "Ctrl+Shift+E", needs_dossier=True),
    _Entry("export_xlsx", "Export as a spreadsheet…", "", needs_dossier=True),
    _Entry("export_workbook", "Export answers as a workbook…", "", needs_dossier=True),
    _Entry("export_json", "Export as data (JSON)…", "", needs_dossier=True),
    None,
    _Entry("verify", "Verify a signed PDF…", "Ctrl+Shift+V"),
    None,
    _Entry("larger", "Larger text", "Ctrl++"),
    _Entry("smaller", "Smaller text", "Ctrl+-"),
    _Entry("settings", "Settings…", "Ctrl+,"),
    _Entry("help", "Help", "F1"),
    _Entry("about", "About Candor"),
    None,
    _Entry("quit", "Quit", "Ctrl+Q"),
)
"""The menu in order; None is a line. Shortcuts stay clear of the live room's own (see its key sheet)."""


class Actions(QObject):
    """``wished`` carries an entry's name when it was chosen."""

    wished = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.menu = QMenu(window)
        self.menu.setAccessibleName("Menu")
        self._actions: dict[str, QAction] = {}
        for entry in MENU:
            if entry is None:
                self.menu.addSeparator()
                continue
            action = QAction(entry.text, window)
            if entry.keys:
                action.setShortcut(QKeySequence(entry.keys))
            action.setData(entry.name)
            action.triggered.connect(self._wish)
            self.menu.addAction(action)
            window.addAction(action)
            self._actions[entry.name] = action
        self._actions["larger"].setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self.set_dossier_open(False)
        QShortcut(QKeySequence(MENU_KEY), window).activated.connect(self._show_menu)

    def set_dossier_open(self, there: bool) -> None:
        for entry in MENU:
            if entry is not None and entry.needs_dossier:
                self._actions[entry.name].setEnabled(there)

    def named(self, name: str) -> QAction:
        return self._actions[name]

    def _show_menu(self) -> None:
        """At the upper right, where its button is on every page but the live room's."""
        window = self.parent()
        assert isinstance(window, QWidget)
        corner = window.rect().topRight() - QPoint(
            self.menu.sizeHint().width() + SPACE.m, -window.fontMetrics().height() * 3
        )
        self.menu.popup(window.mapToGlobal(corner))

    def _wish(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.wished.emit(action.data())
