"""The middle of the room: the question, what is entered, the answer, its judgement and its evidence, one column of
readable width."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from candor.ui.room.answer_editor import AnswerEditor
from candor.ui.room.buttons import OUTDENT, inset
from candor.ui.room.entry import Entry
from candor.ui.room.evidence_strip import EvidenceStrip
from candor.ui.room.judgement import Judgement
from candor.ui.room.own_form import OwnForm
from candor.ui.room.prompt import Prompt
from candor.ui.room.round_line import RoundLine
from candor.ui.style import SPACE, Style

WIDEST = 720
PROMPT_SHARE = 0.44
"""The most of the height that the question may take before it scrolls."""

ENTRY_SHARE = 0.2
"""The most of the height that choices may take before they are searched in a list."""


class Sheet(QWidget):
    """Centred where there is more room than reads well."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.prompt = Prompt(style, self)
        self.own = OwnForm(style, self)
        self.rounds = RoundLine(style, self)
        self.entry = Entry(style, self)
        self.editor = AnswerEditor(style, self)
        self.judgement = Judgement(style, self)
        self.evidence = EvidenceStrip(style, self)
        self._middle = QWidget(self)
        self._column = QVBoxLayout(self._middle)
        self._column.setSpacing(0)
        self._column.addWidget(self.prompt)
        self._column.addLayout(inset(self.own))
        self._column.addWidget(self.rounds)
        self._column.addSpacing(SPACE.m)
        self._column.addWidget(self.entry)
        self._column.addLayout(inset(self.editor), 1)
        self._column.addSpacing(SPACE.s)
        self._column.addWidget(self.judgement)
        self._column.addSpacing(SPACE.xs)
        self._column.addWidget(self.evidence)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addStretch(1)
        row.addWidget(self._middle, 1000)
        row.addStretch(1)
        self.setMinimumWidth(300)
        self.own.closed.connect(self._form_closed)
        style.changed.connect(self._fit)
        self._fit()

    def set_compact(self, compact: bool) -> None:
        self.judgement.set_compact(compact)
        self.evidence.setVisible(not compact)
        self._fit()

    def close_lines(self) -> None:
        """Put away a reason being asked for; the question it was about is leaving."""
        self.judgement.reason.close_line()
        self.evidence.reason.close_line()
        self.own.close_form()

    def ask_own(self) -> None:
        """The form for a question of one's own takes the question's place."""
        self.prompt.hide()
        self.own.open_form()

    def _form_closed(self) -> None:
        self.prompt.show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        side = SPACE.xxl if self.width() > 560 else SPACE.l
        top = SPACE.xl if self.height() > 480 else SPACE.m
        self._column.setContentsMargins(side - OUTDENT, top, side, SPACE.m)
        self._middle.setMaximumWidth(self._style.px(WIDEST) + 2 * side)
        self.editor.setMinimumHeight(self._style.px(72))
        self.entry.set_room(round(self.height() * ENTRY_SHARE))
        self.prompt.set_limit(max(round(self.height() * PROMPT_SHARE), 96))
