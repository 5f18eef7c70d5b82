"""The anchors a rating is judged by, from warning to strong, each with its name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from candor.domain.answer import Substance
from candor.domain.question import Question
from candor.ui.room.passage import Passage
from candor.ui.style import SPACE, Role, Style


class Anchors(QWidget):
    """Only those that were written, one under the other."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE.m)
        self._grid.setVerticalSpacing(SPACE.xs)
        self._grid.setColumnStretch(1, 1)
        self.words: dict[Substance, Passage] = {}
        self._names: dict[Substance, Passage] = {}
        for row, step in enumerate(Substance):
            name = Passage(style, Role.BODY, tone="muted", lines=1, parent=self)
            name.set_text(step.label)
            policy = name.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Minimum)
            name.setSizePolicy(policy)
            self._names[step], self.words[step] = name, Passage(style, Role.BODY, parent=self)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self.words[step], row, 1)

    def show_anchors(self, question: Question) -> bool:
        """Whether any was written."""
        anchors = (question.warning, question.weak, question.sound, question.strong)
        for step, anchor in zip(Substance, anchors, strict=True):
            self.words[step].set_text(anchor)
            self._names[step].setAccessibleName(f"{step.label}: {anchor}")
            for part in (self._names[step], self.words[step]):
                part.setVisible(bool(anchor))
        return any(anchors)
