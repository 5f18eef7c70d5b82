"""The room's furniture: its bars and panels, where they stand at each width, call mode, and files dropped anywhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from candor.ui.pieces import rule
from candor.ui.room.arrangement import CALL_WIDTH, Arrangement, CallWindow, Shape
from candor.ui.room.bottom_bar import BottomBar
from candor.ui.room.listening import Listening
from candor.ui.room.notices import Notices
from candor.ui.room.question_list import QuestionList
from candor.ui.room.sheet import Sheet
from candor.ui.room.top_bar import TopBar
from candor.ui.style import SPACE, Style

SIDES = {Shape.WIDE: SPACE.l + SPACE.xs, Shape.NARROW: SPACE.xxl, Shape.CALL: SPACE.l}
"""Where the words of the listening panel begin: in line with the answer when they stand under it."""


class RoomFrame(QWidget):
    """Knows no dossier. ``files_dropped`` carries paths, wherever on the page they were dropped."""

    files_dropped = Signal(list)
    call_mode_changed = Signal(bool)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._call_window = CallWindow()
        self._in_call = False
        self.setObjectName("room")
        self.setProperty("page", "true")
        self.setAcceptDrops(True)
        self.top = TopBar(style, self)
        self.notices = Notices(style, self)
        self.questions = QuestionList(style, self)
        self.sheet = Sheet(style, self)
        self.editor = self.sheet.editor
        self.listening = Listening(style, self)
        self.bottom = BottomBar(style, self)
        self._arrangement = Arrangement(style, self.questions, self.sheet, self.listening, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(rule())
        column.addWidget(self.notices)
        column.addWidget(self._arrangement.panels, 1)
        column.addWidget(rule())
        column.addWidget(self.bottom)
        self.top.folded.connect(self.fold)
        self.top.call_mode_wished.connect(self.toggle_call_mode)
        for place in (self.questions, self.sheet.entry, self.sheet.judgement, self.sheet.evidence):
            place.left.connect(self.focus_answer)
        for group in (self.listening.slid, self.listening.say_next, self.listening.promised):
            group.left.connect(self.focus_answer)

    # The focus --------------------------------------------------------------------------------------------------------

    def focus_answer(self) -> None:
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """Back to the answer: whatever was being asked in its place is put away, and the list shows every question."""
        self.sheet.close_lines()
        self.listening.close_lines()
        self.questions.filter.clear()
        self.focus_answer()

    def find_question(self) -> None:
        """The filter box takes the focus; the list unfolds if it is away. In call mode, where it would cover the call,
        the questions are searched in a list of their own."""
        if self._in_call:
            self.questions.search_under(self.top)
            return
        if self.questions.isHidden():
            self.fold("left")
        self.questions.begin_search()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.focus_answer()

    # Shape ------------------------------------------------------------------------------------------------------------

    @property
    def shape(self) -> Shape:
        return self._arrangement.shape

    @property
    def in_call_mode(self) -> bool:
        return self._in_call

    def fold(self, side: str) -> None:
        """Fold or unfold the "left" or the "right" panel."""
        self._arrangement.fold(side)
        self.focus_answer()

    def show_listening(self) -> None:
        """Make room for what is typed in the right panel: leave call mode, unfold."""
        if self._in_call:
            self.toggle_call_mode()
        if self.listening.isHidden():
            self.fold("right")

    def toggle_call_mode(self) -> None:
        self._in_call = not self._in_call
        compact = self._in_call
        for part in (self.top, self.sheet, self.listening, self.bottom):
            part.set_compact(compact)
        self._fit()
        if compact:
            self._call_window.enter(self.window(), CALL_WIDTH)
        else:
            self._call_window.leave(self.window())
        self.call_mode_changed.emit(compact)
        self.focus_answer()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        before = self._arrangement.shape
        shape = self._arrangement.fit(self.width(), call=self._in_call)
        if shape is not before:
            self.listening.set_columns(2 if shape is Shape.NARROW else 1, SIDES[shape])
            if shape is not Shape.CALL:
                self.top.set_narrow(shape is Shape.NARROW)
                self.bottom.set_narrow(shape is Shape.NARROW)

    # Dropped anywhere -------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if not self.editor.isReadOnly() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)
