"""Review: everything undecided in one list, worked through from the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from candor.domain.answer import Disposition, Substance
from candor.domain.deflection import FlagDecision
from candor.domain.record import Record
from candor.ui.desk import Desk
from candor.ui.glyphs import shape_of
from candor.ui.open_points import Point, PointKind, open_points
from candor.ui.pieces import Button, in_row, label, scrolling, stacked
from candor.ui.review_detail import ReviewDetail
from candor.ui.room.places import round_named
from candor.ui.rows import Row, RowList
from candor.ui.style import SPACE, Role, Style
from candor.workflows import conduct, follow_up, review
from candor.workflows.ledger import Ledger

_SHAPES = {
    PointKind.NOT_ASKED: ("dot", "muted"),
    PointKind.FLAG: ("half", "partial"),
    PointKind.RATING: ("ring", "accent"),
    PointKind.PROMISE: ("diamond", "promise"),
}


class PointList(RowList):
    """The open points; single keys decide the one that is selected."""

    key_pressed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = event.text().lower()
        if key and key in "cd1234" and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.key_pressed.emit(key)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.key_pressed.emit("enter")
        else:
            super().keyPressEvent(event)


class ReviewPage(QWidget):
    """Works on the dossier on the desk. ``question_chosen`` with interview and question; ``decided`` after each."""

    question_chosen = Signal(str, str)
    sign_off_requested = Signal()
    decided = Signal()

    def __init__(self, style: Style, desk: Desk) -> None:
        super().__init__()
        self._looks = style
        self._desk = desk
        self._points: list[Point] = []
        self._place = 0
        self._count = label("", Role.BODY, "muted")
        self.list = PointList(style, "Open points", grows=False)
        self.list.setMinimumHeight(style.px(160))
        self.detail = ReviewDetail(style)
        self._keys = label(
            "↑ ↓ move · C confirm · D dismiss · 1–4 rate · Enter go to the question", Role.CAPTION, "muted"
        )
        self._nothing = label("Nothing is left to decide.", Role.QUESTION)
        self.sign_off_button = Button("Summary and sign-off", style, kind="primary", icon="pen-line")
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.addWidget(self.list, 5)
        self._body.addWidget(scrolling(self.detail), 6)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE.xl, SPACE.m, SPACE.xl, SPACE.m)
        whole.setSpacing(SPACE.m)
        whole.addLayout(stacked(label("Review", Role.TITLE), self._count))
        whole.addWidget(self._nothing)
        whole.addLayout(in_row(self.sign_off_button, 1))
        whole.addLayout(self._body, 1)
        whole.addWidget(self._keys)
        self._connect()

    def _connect(self) -> None:
        self._desk.changed.connect(self._keep_up)
        self.sign_off_button.clicked.connect(self.sign_off_requested)
        self.list.moved_to.connect(self._show)
        self.list.key_pressed.connect(self.press)
        self.list.chosen.connect(lambda _: self.list.setFocus())
        self.detail.question_wanted.connect(self._go)
        self.detail.flag_decided.connect(self._decide_flag)
        self.detail.rated.connect(self._rate)
        self.detail.disposition_confirmed.connect(self._confirm)
        self.detail.skipped.connect(self._skip)
        self.detail.promise_dated.connect(self._date)
        self.detail.promise_dropped.connect(self._drop)

    @property
    def points(self) -> list[Point]:
        """What is open, in the order shown."""
        return list(self._points)

    @property
    def point(self) -> Point | None:
        """The one that is selected."""
        key = self.list.current_key
        return next((point for point in self._points if point.id == key), None)

    def refresh(self) -> None:
        """Show what is open now, keeping the place."""
        record = self._desk.record
        if record is None:
            return
        held = self.list.current_key
        self._points = open_points(record) if not record.locked else []
        ids = [point.id for point in self._points]
        place = ids.index(held) if held in ids else min(self._place, len(ids) - 1)
        rows = [_row(point, record) for point in self._points]
        self.list.show_rows(rows, select=ids[place] if ids else None)
        left = len(ids)
        self._count.setText(f"{left} to decide" if left else "")
        work: tuple[QWidget, ...] = (self.list, self.detail, self._keys)
        for widget in work:
            widget.setVisible(bool(left))
        self._nothing.setVisible(not left)
        self.sign_off_button.setVisible(not left)
        if left:
            self.list.setFocus()

    def press(self, key: str) -> None:
        """What a single key does to the selected point."""
        if self.point is None:
            return
        if key == "c":
            self.detail.do_confirm()
        elif key == "d":
            self.detail.do_dismiss()
        elif key == "enter":
            self._go()
        else:
            self.detail.do_rate(Substance(int(key)))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        wide = self.width() >= self._looks.px(860)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._body.setDirection(direction)
        self.detail.setContentsMargins(SPACE.xl if wide else 0, 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self.detail.reason.hasFocus():
            self.refresh()
        else:
            super().keyPressEvent(event)

    # Deciding ---------------------------------------------------------------------------------------------------------

    def _decide_flag(self, decision: FlagDecision, reason: str) -> None:
        self._do(lambda ledger, point: review.decide(ledger, point.target, decision, reason))

    def _rate(self, substance: Substance) -> None:
        self._do(lambda ledger, point: conduct.rate(ledger, point.interview_id, point.key, substance))

    def _confirm(self, disposition: Disposition) -> None:
        self._do(lambda ledger, point: conduct.set_disposition(ledger, point.interview_id, point.key, disposition))

    def _skip(self, reason: str) -> None:
        self._do(lambda ledger, point: conduct.skip(ledger, point.interview_id, point.key, reason))

    def _date(self, due: object) -> None:
        def dated(ledger: Ledger, point: Point) -> object:
            held = ledger.record.promises[point.target]
            return follow_up.change_promise(
                ledger,
                held.id,
                what=held.what,
                owner=held.owner,
                due_text=held.due_text,
                due=due,  # type: ignore[arg-type]
            )

        self._do(dated)

    def _drop(self) -> None:
        self._do(lambda ledger, point: follow_up.drop_promise(ledger, point.target))

    def _do(self, operation: Callable[[Ledger, Point], Any]) -> None:
        point = self.point
        if point is not None:
            self._place = self._points.index(point)
            self._desk.change(lambda ledger: operation(ledger, point), lambda _: self.decided.emit())

    def _go(self) -> None:
        point = self.point
        if point is not None:
            self.question_chosen.emit(point.interview_id, point.key)

    def _show(self, _: str) -> None:
        point, record = self.point, self._desk.record
        if point is not None and record is not None:
            self._place = self._points.index(point)
            self.detail.show_point(point, record)

    def _keep_up(self) -> None:
        if self.isVisible():
            self.refresh()


def _row(point: Point, record: Record) -> Row:
    shape, tone = _SHAPES.get(point.kind) or (shape_of(point.disposition), "muted")
    about = " · ".join(filter(None, (round_named(record, point.key), point.detail)))
    return Row(key=point.id, title=point.title, subtitle=about, aside=point.kind.value, shape=shape, tone=tone)
