"""The first page: the name, two actions, and the dossiers that were open here."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from candor.ui.pieces import Button, Column, label, stacked
from candor.ui.room.flow import FlowLayout
from candor.ui.style import SPACE, Role, Style

if TYPE_CHECKING:  # Lists and dates are imported when there is something to list, after the first paint.
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from candor.ui.recent_list import RecentList
    from candor.ui.recents import Recent
    from candor.ui.rows import Row


class HomePage(QWidget):
    """Announces what a person wants; shows the recents once it is given them, and until then nothing in their place."""

    new_requested = Signal()
    open_requested = Signal()
    library_requested = Signal()
    dossier_chosen = Signal(str)
    forget_requested = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._recents: list[Recent] = []
        self._missing: Collection[str] = ()
        self.new_button = Button("New dossier", style, kind="primary", icon="plus")
        self.open_button = Button("Open…", style, icon="folder-open", name="Open a dossier")
        self.library_button = Button("Questionnaires", style, kind="quiet", icon="list-checks")
        self._looks = style
        self.setFocusProxy(self.new_button)
        self._heading = label("Recent", Role.CAPTION, "muted")
        self._heading.hide()
        self._recents_place = stacked(self._heading)
        self._empty = label(
            "Nothing here yet. A dossier keeps everything about one deal in one file: the interviews, the evidence, "
            "and the signed summary. Begin a new one, or drop a .candor file on this window.",
            Role.ANSWER,
            "muted",
            wrap=True,
        )
        self._empty.hide()
        column = Column(style, 760)
        column.body.addSpacing(SPACE.xxl)
        column.body.addLayout(
            stacked(
                label("Candor", Role.TITLE),
                label("Ask the hard questions. See when an answer was not one.", Role.BODY, "muted"),
            )
        )
        ways = QWidget()
        row = FlowLayout(ways)
        for button in (self.new_button, self.open_button, self.library_button):
            row.addWidget(button)
        column.body.addWidget(ways)
        column.body.addSpacing(SPACE.m)
        column.body.addLayout(self._recents_place)
        column.body.addWidget(self._empty)
        column.body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(column)
        self.new_button.clicked.connect(self.new_requested)
        self.open_button.clicked.connect(self.open_requested)
        self.library_button.clicked.connect(self.library_requested)

    @cached_property
    def list(self) -> RecentList:
        """The dossiers that were open here."""
        from candor.ui.recent_list import RecentList

        made = RecentList(self._looks)
        made.chosen.connect(self._choose)
        made.forget_requested.connect(self.forget_requested)
        self._recents_place.addWidget(made)
        return made

    def show_recents(self, recents: Sequence[Recent], now: datetime) -> None:
        self._recents = list(recents)
        self._now = now
        self._draw("")

    def show_missing(self, paths: Collection[str]) -> None:
        """Mute the dossiers whose files are gone."""
        self._missing = paths
        self._draw(self.list.current_key)

    def _choose(self, path: str) -> None:
        if path in self._missing:
            self.forget_requested.emit(path)
        else:
            self.dossier_chosen.emit(path)

    def _draw(self, stand_on: str) -> None:
        """``stand_on`` is the row the keyboard stands on; the latest for ""."""
        self.list.show_rows([self._row(recent) for recent in self._recents], select=stand_on)
        self.list.setVisible(bool(self._recents))
        self._heading.setVisible(bool(self._recents))
        self._empty.setVisible(not self._recents)
        self.setFocusProxy(self.list if self._recents else self.new_button)

    def _row(self, recent: Recent) -> Row:
        from candor.ui.recents import when
        from candor.ui.rows import Row

        gone = recent.path in self._missing
        promises = f"{recent.open_promises} open {'promise' if recent.open_promises == 1 else 'promises'}"
        about = " · ".join(part for part in (recent.product, recent.category) if part)
        return Row(
            key=recent.path,
            title=recent.vendor,
            subtitle=f"Not found at {recent.path}; choose it to take it off this list." if gone else about,
            aside="" if gone else recent.state,
            below_aside=" · ".join(
                part
                for part in (promises if recent.open_promises and not gone else "", when(recent.touched, self._now))
                if part
            ),
            shape="half" if recent.draft and recent.signed else "ring" if recent.draft else "disc",
            tone="muted" if recent.draft else "straight",
            faded=gone,
        )
