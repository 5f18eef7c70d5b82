"""The hub of one dossier: its interviews, gates, promises and evidence, and the way to everything else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QCursor, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from candor.domain.promise import PromiseState
from candor.domain.record import Record
from candor.ui.desk import Desk
from candor.ui.dossier_rows import (
    evidence_rows,
    gate_rows,
    interview_rows,
    promise_rows,
    state_sentence,
    unfinished_interview,
)
from candor.ui.glyphs import GlyphLabel
from candor.ui.open_points import open_points
from candor.ui.pieces import Button, Column, Notice, TwoColumns, in_row, label, rule, stacked
from candor.ui.room.flow import FlowLayout
from candor.ui.rows import Row, RowList
from candor.ui.style import SPACE, Role, Style
from candor.workflows import follow_up


class _Part(QWidget):
    """A captioned list, or a few words where it is empty."""

    def __init__(self, style: Style, caption: str, empty: str) -> None:
        super().__init__()
        self.list = RowList(style, caption)
        self._empty = label(empty, Role.BODY, "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE.s)
        column.setSpacing(SPACE.xs)
        column.addWidget(label(caption, Role.STRONG))
        column.addWidget(rule())
        column.addWidget(self.list)
        column.addWidget(self._empty)

    def show_list(self, rows: list[Row]) -> None:
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)


def _in_lines(*buttons: Button, gap: int = SPACE.s) -> QWidget:
    """Buttons side by side, in more lines where it is narrow."""
    made = QWidget()
    row = FlowLayout(made, gap=gap)
    for button in buttons:
        row.addWidget(button)
    return made


class DossierPage(QWidget):
    """Shows the dossier on the desk and keeps up with it; announces what a person wants to do next."""

    interview_chosen = Signal(str)
    new_interview_requested = Signal()
    review_requested = Signal()
    sign_off_requested = Signal()
    errand_requested = Signal(str)
    evidence_wanted = Signal(str)

    def __init__(self, style: Style, desk: Desk) -> None:
        super().__init__()
        self._looks = style
        self._desk = desk
        self._record: Record | None = None
        self._title = label("", Role.TITLE, wrap=True)
        self._about = label("", Role.BODY, "muted", wrap=True)
        self._state = label("", Role.BODY)
        self._state_glyph = GlyphLabel()
        self._foot = label("", Role.CAPTION, "muted", wrap=True)
        self.notice = Notice(style)
        self.go_on = Button("Continue interview", style, kind="primary", icon="play")
        self.new_interview = Button("New interview", style, icon="plus")
        self.review = Button("Review", style, icon="list-checks")
        self.sign_off = Button("Summary and sign-off", style, icon="pen-line")
        self.check = Button("Check this file", style, kind="link")
        self.save_copy = Button("Save a copy…", style, kind="link")
        self.export_draft = Button("Export a draft PDF…", style, kind="link")
        self.interviews = _Part(style, "Interviews", "No interview yet.")
        self.gates = _Part(style, "Gates", "Nothing asked so far is a gate.")
        self.promises = _Part(style, "Promises", "None written down.")
        self.evidence = _Part(style, "Evidence", "None attached.")
        self.export_answers = Button("Answers as a workbook…", style, kind="link")
        self._lay_out(style)
        self._connect()
        style.changed.connect(self._redraw)
        desk.changed.connect(self._keep_up)

    def _lay_out(self, style: Style) -> None:
        left, right = QWidget(), QWidget()
        left.setLayout(stacked(self.interviews, self.gates, spacing=SPACE.l))
        right.setLayout(stacked(self.promises, self.evidence, spacing=SPACE.l))
        column = Column(style)
        column.body.addLayout(
            stacked(self._title, self._about, in_row(self._state_glyph, self._state, 1), spacing=SPACE.xs)
        )
        column.body.addWidget(_in_lines(self.go_on, self.new_interview, self.review, self.sign_off))
        column.body.addWidget(self.notice)
        column.body.addSpacing(SPACE.s)
        column.body.addWidget(TwoColumns(style, left, right, shares=(1, 1)))
        column.body.addStretch(1)
        column.body.addWidget(rule())
        column.body.addWidget(self._foot)
        column.body.addWidget(
            _in_lines(self.check, self.save_copy, self.export_draft, self.export_answers, gap=SPACE.l)
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(column)

    def _connect(self) -> None:
        self.go_on.clicked.connect(self._go_on)
        self.new_interview.clicked.connect(self.new_interview_requested)
        self.review.clicked.connect(self.review_requested)
        self.sign_off.clicked.connect(self.sign_off_requested)
        self.check.clicked.connect(lambda: self.errand_requested.emit("check"))
        self.save_copy.clicked.connect(lambda: self.errand_requested.emit("save_copy"))
        self.export_draft.clicked.connect(lambda: self.errand_requested.emit("export_pdf"))
        self.export_answers.clicked.connect(lambda: self.errand_requested.emit("export_workbook"))
        self.interviews.list.chosen.connect(self.interview_chosen)
        self.promises.list.chosen.connect(self._offer_outcomes)
        self.evidence.list.chosen.connect(self.evidence_wanted)

    def refresh(self) -> None:
        """Show the record as it stands on the desk."""
        ledger = self._desk.ledger
        if ledger is not None:
            today = self._desk.services.clock.now().date()
            self.show_record(ledger.record, ledger.path, ledger.head.length, today)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.refresh()

    def _keep_up(self) -> None:
        if self.isVisible():
            self.refresh()

    def show_record(self, record: Record, path: Path, entries: int, today: date) -> None:
        """Show this record; ``entries`` is its journal's length."""
        self._record = record
        deal = record.deal
        self._title.setText(deal.vendor)
        self._about.setText(" · ".join(part for part in (deal.product, deal.category.label) if part))
        self._state.setText(state_sentence(record))
        self._foot.setText(f"{path} · {entries} journal entries")
        self.interviews.show_list(interview_rows(record))
        self.gates.show_list(gate_rows(record))
        self.promises.show_list(promise_rows(record, today))
        self.evidence.show_list(evidence_rows(record))
        locked, going_on = record.locked, unfinished_interview(record)
        self.go_on.setVisible(going_on is not None and not locked)
        self.go_on.setText("Begin interview" if going_on and going_on.started_at is None else "Continue interview")
        self.new_interview.setVisible(not locked)
        open_count = len(open_points(record))
        self.review.setText(f"Review ({open_count})" if open_count else "Review")
        self.review.setVisible(bool(record.interviews) and not locked)
        self.sign_off.setVisible(bool(record.interviews))
        self._redraw()

    def _redraw(self) -> None:
        if self._record is not None:
            tokens = self._looks.tokens
            self._state_glyph.set_side(self._looks.px(14))
            if self._record.locked:
                self._state_glyph.set_shape("disc", tokens.straight)
            else:
                self._state_glyph.set_shape("half" if self._record.revision.number > 1 else "ring", tokens.muted)

    def _go_on(self) -> None:
        interview = unfinished_interview(self._record) if self._record else None
        if interview is not None:
            self.interview_chosen.emit(interview.id)

    def _offer_outcomes(self, promise_id: str) -> None:
        """Ask what became of a promise, beside it."""
        menu = QMenu(self)
        menu.setAccessibleName("What became of it")
        for state in PromiseState:
            action = QAction("Still open" if state is PromiseState.OPEN else state.label, menu)
            action.triggered.connect(lambda _=False, state=state: self.resolve_promise(promise_id, state))
            menu.addAction(action)
        menu.popup(self._beside(self.promises.list))

    def resolve_promise(self, promise_id: str, state: PromiseState) -> None:
        self._desk.change(lambda ledger: follow_up.resolve(ledger, promise_id, state))

    def _beside(self, rows: RowList) -> QPoint:
        if rows.underMouse():
            return QCursor.pos()
        return rows.viewport().mapToGlobal(rows.visualRect(rows.currentIndex()).bottomLeft())
