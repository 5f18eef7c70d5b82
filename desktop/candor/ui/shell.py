"""The window's shell: the strip above, the first page with its recent dossiers, and the bar that tells what went wrong.
Light to make, for it is what the first paint shows; the rest exists once it is wanted."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from candor.ui.frame import Frame
from candor.ui.home import HomePage
from candor.ui.operations import Operations
from candor.ui.pieces import Notice
from candor.ui.preferences import PreferenceFile
from candor.ui.style import Style
from candor.ui.topbar import TopBar

if TYPE_CHECKING:
    from candor.ui.desk import Desk
    from candor.workflows.services import Services


class Shell(Frame):
    """Stands at the first page, which lists nothing before ``list_recents``."""

    def __init__(
        self, services: Services, style: Style, operations: Operations, preferences: PreferenceFile | None = None
    ) -> None:
        super().__init__(services.places.user_data)
        self._services = services
        self._looks = style
        self._operations = operations
        self._preferences = preferences or PreferenceFile(services.places.user_data / "preferences.json")
        self.home = HomePage(style)
        self.home.forget_requested.connect(self._forget)
        self._top = TopBar(style)
        self._top.show_way("")
        self.pages_shown = QStackedWidget()
        self.pages_shown.addWidget(self.home)
        whole = QWidget()
        self._column = QVBoxLayout(whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._top)
        self._column.addWidget(self.pages_shown, 1)
        self.setCentralWidget(whole)
        self.setWindowTitle("Candor")
        self.setMinimumSize(360, 480)
        self.home.setFocus()  # Not the menu's button, which Qt would choose.
        operations.failed.connect(self._tell)

    @cached_property
    def notice(self) -> Notice:
        """The bar under the strip, on every page."""
        made = Notice(self._looks)
        self._column.insertWidget(1, made)
        return made

    @cached_property
    def desk(self) -> Desk:
        from candor.ui.desk import Desk

        made = Desk(self._services, self._operations, self._preferences)
        made.told.connect(lambda sentence: self.notice.tell(sentence, "accent"))
        return made

    def is_busy(self) -> bool:
        return self._operations.busy

    def list_recents(self) -> None:
        """Show the dossiers that were open here, and after a look which of them are gone."""
        from candor.ui.recents import missing

        recents = self.desk.recents.all()
        self.home.show_recents(recents, self._services.clock.now())
        if recents:
            self._operations.run(lambda: missing(recents), self.home.show_missing)

    def _forget(self, path: str) -> None:
        try:
            self.desk.recents.forget(path)
        except OSError:
            self.notice.tell("The list of recent dossiers could not be written; check your settings folder.")
        self.home.show_recents(self.desk.recents.all(), self._services.clock.now())

    def _tell(self, sentence: str) -> None:
        self.notice.tell(sentence)
