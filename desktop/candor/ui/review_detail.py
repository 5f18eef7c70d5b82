"""One open point in full: the question, the answer with the words it turns on, and what can be decided about it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from candor.domain.answer import Disposition, Substance
from candor.domain.deflection import Flag, FlagDecision
from candor.domain.record import Record
from candor.domain.value import said
from candor.ui.fields import day_edit, line, steady
from candor.ui.glyphs import glyph_icon
from candor.ui.open_points import Point, PointKind
from candor.ui.pieces import Button, in_row, label, set_wrong, stacked
from candor.ui.room.places import round_named
from candor.ui.style import SPACE, Role, Style


class AnswerText(QPlainTextEdit):
    """The answer's words, read-only, the flagged ones marked. Never markup."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._looks = style
        self._marked: tuple[int, int] | None = None
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName("The answer")
        self._restyle()
        style.changed.connect(self._restyle)

    def show_words(self, text: str, flag: Flag | None) -> None:
        self.setPlainText(text)
        self._marked = (flag.start, flag.end) if flag and text[flag.start : flag.end] == flag.words else None
        self._mark(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As tall as its lines, up to a dozen; a longer answer scrolls."""
        lines = min(max(round(self.document().size().height()), 2), 12)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + self._looks.px(24))

    def _restyle(self) -> None:
        self.setFont(self._looks.font(Role.ANSWER))
        self._mark(self.toPlainText())

    def _mark(self, text: str) -> None:
        if self._marked is None:
            self.setExtraSelections([])
            return
        start, end = (_utf16(text, place) for place in self._marked)
        shade = QTextCharFormat()
        shade.setBackground(QColor(self._looks.tokens.partial_soft))
        shade.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        shade.setUnderlineColor(QColor(self._looks.tokens.partial))
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, shade
        self.setExtraSelections([selection])
        shown = QTextCursor(self.document())
        shown.setPosition(start)
        self.setTextCursor(shown)
        self.ensureCursorVisible()


def _utf16(text: str, place: int) -> int:
    """A place in code points as Qt counts it."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


class ReviewDetail(QWidget):
    """Announces what was decided about the point it shows."""

    flag_decided = Signal(object, str)
    rated = Signal(object)
    disposition_confirmed = Signal(object)
    skipped = Signal(str)
    promise_dated = Signal(object)
    promise_dropped = Signal()
    question_wanted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._looks = style
        self._kind = PointKind.FLAG
        self._where = label("", Role.CAPTION, "muted", wrap=True)
        self._question = label("", Role.QUESTION, wrap=True)
        self.answer = AnswerText(style)
        self.value = label("", Role.STRONG, wrap=True)
        self._because = label("", Role.ANSWER, wrap=True)
        self._anchors = label("", Role.BODY, "muted", wrap=True)
        self.reason = line("Why, in a few words", "Reason")
        self._reason_hint = label("", Role.CAPTION, "evasive")
        self._make_controls(style)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.m)
        column.addWidget(self._where)
        column.addWidget(self._question)
        column.addWidget(self.value)
        column.addWidget(self.answer)
        column.addWidget(self._because)
        column.addWidget(self._anchors)
        column.addLayout(stacked(self.reason, self._reason_hint))
        column.addLayout(in_row(*self._acts, 1))
        column.addLayout(in_row(self.go, 1))
        column.addStretch(1)

    def _make_controls(self, style: Style) -> None:
        self.confirm = Button("Confirm  C", style, kind="primary", name="Confirm")
        self.dismiss = Button("Dismiss  D", style, name="Dismiss, with a reason")
        self.skip = Button("Leave out  D", style, name="Leave this question out, with a reason")
        self.ratings = [
            Button(f"{substance.label}  {substance.value}", style, name=f"Rate: {substance.label}")
            for substance in Substance
        ]
        self.disposition = steady(QComboBox())
        self.disposition.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.disposition.setAccessibleName("What became of the question")
        self.due = day_edit("Due on")
        self.set_date = Button("Set this date  C", style, kind="primary", name="Set this date")
        self.drop = Button("Not a promise  D", style, name="This was not a promise")
        self.go = Button(
            "Go to the question  Enter", style, kind="link", icon="corner-down-left", name="Go to the question"
        )
        self._acts: list[QWidget] = [self.disposition, self.due, self.confirm, self.set_date, self.dismiss, self.skip]
        self._acts += [self.drop, *self.ratings]
        self.confirm.clicked.connect(self.do_confirm)
        self.set_date.clicked.connect(self.do_confirm)
        self.dismiss.clicked.connect(self.do_dismiss)
        self.skip.clicked.connect(self.do_dismiss)
        self.drop.clicked.connect(self.promise_dropped)
        self.go.clicked.connect(self.question_wanted)
        self.reason.returnPressed.connect(self.do_dismiss)
        for substance, button in zip(Substance, self.ratings, strict=True):
            button.clicked.connect(lambda _=False, substance=substance: self.rated.emit(substance))

    def show_point(self, point: Point, record: Record) -> None:
        """Show a point of this record."""
        self._kind = point.kind
        question = record.question(point.key)
        answer = record.answer(point.interview_id, point.key)
        flag = record.flags.get(point.target)
        where = (point.kind.value, round_named(record, point.key), question.title)
        self._where.setText(" · ".join(filter(None, where)))
        entered = said(question, answer)
        self.value.setText(entered)
        self.value.setAccessibleName(f"Entered: {entered}")
        self.value.setVisible(bool(entered))
        self._question.setText(question.say)
        self.answer.show_words(answer.text, flag)
        self.answer.setVisible(bool(answer.text))
        self._because.setText(_because(point, record))
        written = (question.warning, question.weak, question.sound, question.strong)
        anchors = [f"{step.label}: {words}" for step, words in zip(Substance, written, strict=True) if words]
        self._anchors.setText("\n".join(reversed(anchors)))
        self._anchors.setVisible(point.kind is PointKind.RATING and bool(self._anchors.text()))
        self._offer_dispositions(answer.disposition)
        promise = record.promises.get(point.target)
        if promise is not None:
            heard = promise.heard_at.date()
            self.due.setDate(QDate(heard.year, heard.month, heard.day).addDays(14))
        self._show_controls()

    # What the keys do -------------------------------------------------------------------------------------------------

    def do_confirm(self) -> None:
        """C: what the program noticed is right."""
        if self._kind is PointKind.FLAG:
            self.flag_decided.emit(FlagDecision.CONFIRMED, "")
        elif self._kind is PointKind.DISPOSITION:
            self.disposition_confirmed.emit(Disposition(self.disposition.currentData()))
        elif self._kind is PointKind.PROMISE:
            day = self.due.date()
            self.promise_dated.emit(date(day.year(), day.month(), day.day()))

    def do_dismiss(self) -> None:
        """D: it is not; a reason is asked for first, Enter gives it."""
        if self._kind is PointKind.PROMISE:
            self.promise_dropped.emit()
        elif self._kind in (PointKind.FLAG, PointKind.NOT_ASKED):
            reason = self.reason.text().strip()
            if self.reason.isHidden() or not reason:
                self._ask_for_reason()
            elif self._kind is PointKind.FLAG:
                self.flag_decided.emit(FlagDecision.DISMISSED, reason)
            else:
                self.skipped.emit(reason)

    def do_rate(self, substance: Substance) -> None:
        """1 to 4."""
        if self._kind is PointKind.RATING:
            self.rated.emit(substance)

    # Drawing ----------------------------------------------------------------------------------------------------------

    def _ask_for_reason(self) -> None:
        if not self.reason.isHidden():
            self._reason_hint.setText("The committee reads the reason; a few words are enough.")
            self._reason_hint.show()
            set_wrong(self.reason, True)
        self.reason.show()
        self.reason.setFocus()

    def _offer_dispositions(self, suggested: Disposition) -> None:
        self.disposition.clear()
        for disposition in Disposition:
            if disposition is not Disposition.NOT_APPLICABLE:
                self.disposition.addItem(
                    glyph_icon(disposition, self._looks.tokens), disposition.label, disposition.value
                )
        self.disposition.setCurrentIndex(max(self.disposition.findData(suggested.value), 0))

    def _show_controls(self) -> None:
        kind = self._kind
        self.reason.clear()
        self.reason.hide()
        self._reason_hint.hide()
        set_wrong(self.reason, False)
        offered: dict[PointKind, list[QWidget]] = {
            PointKind.FLAG: [self.confirm, self.dismiss],
            PointKind.DISPOSITION: [self.disposition, self.confirm],
            PointKind.RATING: [*self.ratings],
            PointKind.NOT_ASKED: [self.skip],
            PointKind.PROMISE: [self.due, self.set_date, self.drop],
        }
        for control in self._acts:
            control.setVisible(control in offered[kind])


def _because(point: Point, record: Record) -> str:
    """The one sentence that says what the point turns on."""
    if point.kind is PointKind.FLAG:
        flag = record.flags[point.target]
        return f"{flag.kind.label}. {flag.reason}"
    if point.kind is PointKind.PROMISE:
        promise = record.promises[point.target]
        due = f" They said: “{promise.due_text}”." if promise.due_text else " No date was given."
        return f"{promise.owner or 'They'} promised: {promise.what}.{due}"
    return point.detail
