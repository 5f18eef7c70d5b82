"""The right panel: what is still missing, what slid away, what to say next, and what was promised."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from candor.domain.deflection import Assessment, HeardPromise
from candor.domain.promise import Promise
from candor.domain.question import Expectation, Question
from candor.ui.room.buttons import OUTDENT, inset
from candor.ui.room.heard import ShownFlag, probes_for
from candor.ui.room.missing import StillMissing
from candor.ui.room.passage import Passage
from candor.ui.room.promised import Promised
from candor.ui.room.say_next import SayNext
from candor.ui.room.slid import SlidAway
from candor.ui.style import SPACE, Style


class Listening(QScrollArea):
    """Its groups announce for themselves; the page connects them. Compact, in a call: what is missing, and one line."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._compact = False
        self._read_only = False
        self._flags: Sequence[ShownFlag] = ()
        self.setObjectName("listening")
        self.setAccessibleName("What was heard")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = QWidget(self)
        sheet.setProperty("canvas", True)
        self.missing = StillMissing(style, sheet)
        self.slid = SlidAway(style, sheet)
        self.say_next = SayNext(style, sheet)
        self.promised = Promised(style, sheet)
        self.one_line = Passage(style, tone="evasive", lines=1, parent=sheet)
        self.one_line.setObjectName("one-line")
        self._grid = QGridLayout(sheet)
        self._grid.setVerticalSpacing(SPACE.xl - 2)
        self._grid.setHorizontalSpacing(SPACE.xl)
        self._line = QWidget(sheet)
        self._line.setLayout(inset(self.one_line))
        self._line.hide()
        self.set_columns(1, SPACE.l + SPACE.xs)
        self.setWidget(sheet)
        self.promised.form.opened.connect(self._bring_form_in_sight)

    def _bring_form_in_sight(self) -> None:
        """Once the form has its place."""
        QTimer.singleShot(0, self, self._show_form)

    def _show_form(self) -> None:
        self.ensureWidgetVisible(self.promised.form, 0, SPACE.xl)

    def set_columns(self, columns: int, left: int) -> None:
        """One column beside the answer, two under it; ``left`` is where the words begin."""
        groups = (self.missing, self._line, self.slid, self.say_next, self.promised)
        for row, group in enumerate(groups):
            if columns == 2 and group is self.slid:
                self._grid.addWidget(group, 0, 1, len(groups) + 1, 1, Qt.AlignmentFlag.AlignTop)
            else:
                self._grid.addWidget(group, row, 0)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._grid.setRowStretch(len(groups), 1)
        self._grid.setContentsMargins(left - OUTDENT, SPACE.l + SPACE.xs, SPACE.m, SPACE.l)

    def show_heard(
        self,
        question: Question,
        assessment: Assessment | None,
        flags: Sequence[ShownFlag],
        entered: Collection[Expectation] = (),
    ) -> None:
        """What was noticed about the words as they stand; None while there are none. ``entered`` are the parts that a
        choice or a figure has given already."""
        met = {part.expectation for part in assessment.met} if assessment else set()
        met |= set(entered)
        self.missing.show_parts(question.expects, met)
        self.slid.show_flags(flags, heard=assessment is not None, judged=assessment is None or assessment.judged)
        slid = (
            assessment is not None and not self._read_only and (assessment.kind is not None or bool(assessment.missing))
        )
        probes = probes_for(question, assessment.kind) if slid and assessment is not None else []
        self.say_next.show_probes(probes)
        self._flags = [flag for flag in flags if flag.open]
        self._show_one_line()
        if self._compact:
            self.say_next.hide()

    def show_promises(
        self, heard: Sequence[HeardPromise], kept: Sequence[Promise], *, owner: str, read_only: bool
    ) -> None:
        self.promised.show_promises(heard, kept, owner=owner, read_only=read_only)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.slid.set_read_only(read_only)

    def close_lines(self) -> None:
        """Put away what was being typed about the question that is leaving."""
        self.slid.reason.close_line()
        self.promised.form.close_form()

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.slid.setVisible(not compact)
        self.promised.setVisible(not compact)
        self.say_next.setVisible(not compact and bool(self.say_next.words))
        self._show_one_line()

    def _show_one_line(self) -> None:
        if self._flags:
            first, more = self._flags[0], len(self._flags) - 1
            words = " ".join(first.words.split())
            said = f"“{words}”" if words else first.reason
            self.one_line.set_text(f"{first.kind.label}{f' (+{more})' if more else ''}: {said}")
        self._line.setVisible(self._compact and bool(self._flags))

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._style.px(280), self._style.px(260))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._style.px(180), self._style.px(80))
