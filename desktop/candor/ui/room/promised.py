"""Promised: what was heard that somebody will deliver, kept as an open item with one key, and what was kept so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from candor.domain.deflection import HeardPromise
from candor.domain.promise import Promise
from candor.ui.room.buttons import OUTDENT, QuietButton
from candor.ui.room.keys import Key, tip
from candor.ui.room.mark import LineMark, text_inset
from candor.ui.room.passage import Passage, heading
from candor.ui.room.reason_line import LineField
from candor.ui.style import SPACE, Role, Style


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseWords:
    """A promise as the person left it. ``promise_id`` is there for one that is kept already, ``heard`` for one that the
    program heard; ``due`` counts while ``due_text`` is what it was resolved from."""

    what: str
    owner: str = ""
    due_text: str = ""
    due: date | None = None
    promise_id: str = ""
    heard: HeardPromise | None = None


def due_in_words(due_text: str, due: date | None) -> str:
    """ "by Friday · 28 Nov 2025", or whichever of the two there is."""
    resolved = f"{due.day} {due:%b %Y}" if due else ""
    return " · ".join(part for part in (due_text, resolved) if part)


class PromiseForm(QWidget):
    """Three fields in place: what, who, by when. Announces ``given(PromiseWords)`` or ``closed``."""

    given = Signal(object)
    opened = Signal()
    closed = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = PromiseWords(what="")
        self.what, self.owner, self.due = LineField(self), LineField(self), LineField(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, SPACE.xs, 0, SPACE.xs)
        grid.setHorizontalSpacing(SPACE.s)
        grid.setVerticalSpacing(SPACE.xs)
        for row, (name, field, hint) in enumerate(
            (
                ("What", self.what, "In their words"),
                ("Who", self.owner, "Who delivers it"),
                ("When", self.due, "By Friday, or 2026-03-31"),
            )
        ):
            caption = Passage(style, Role.CAPTION, tone="muted", lines=1, parent=self)
            caption.set_text(name)
            grid.addWidget(caption, row, 0)
            grid.addWidget(field, row, 1)
            field.setPlaceholderText(hint)
            field.setAccessibleName(f"Promise, {name.lower()}")
            field.entered.connect(self._give)
            field.escaped.connect(self.close_form)
        self.keep = QuietButton(
            style, "Keep", kind="act", tip="Keep as an open item · Enter", role=Role.CAPTION, parent=self
        )
        cancel = QuietButton(style, "Cancel", tip="Cancel · Esc", role=Role.CAPTION, parent=self)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(self.keep)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        grid.addLayout(buttons, 3, 1)
        grid.setColumnStretch(1, 1)
        self.keep.clicked.connect(self._give)
        cancel.clicked.connect(self.close_form)
        self.what.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.hide()

    def edit(self, words: PromiseWords) -> None:
        self._words = words
        self.what.setText(words.what)
        self.owner.setText(words.owner)
        self.due.setText(words.due_text or (words.due.isoformat() if words.due else ""))
        self.keep.setEnabled(bool(words.what.strip()))
        for field in (self.what, self.owner, self.due):
            field.setCursorPosition(0)
        self.show()
        self.opened.emit()
        self.what.setFocus(Qt.FocusReason.OtherFocusReason)
        self.what.selectAll()

    def close_form(self) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _give(self) -> None:
        what, due_text = self.what.text().strip(), self.due.text().strip()
        if not what:
            return
        before = self._words
        same_due = due_text == (before.due_text or (before.due.isoformat() if before.due else ""))
        self.hide()
        self.given.emit(
            PromiseWords(
                what=what,
                owner=self.owner.text().strip(),
                due_text=due_text,
                due=before.due if same_due else None,
                promise_id=before.promise_id,
                heard=before.heard,
            )
        )
        self.closed.emit()


class PromiseLine(QWidget):
    """One promise, heard or kept."""

    keep_wished = Signal(object)
    edit_wished = Signal(object)
    drop_wished = Signal(object)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self.words = PromiseWords(what="")
        self._mark = LineMark(style, self)
        self._what = Passage(style, lines=3, parent=self)
        self._terms = Passage(style, Role.CAPTION, tone="muted", lines=2, parent=self)
        self.keep = self._button("Keep", tip(Key.PROMISE), "act")
        self.edit = self._button("Edit", "Change what, who or when", "quiet")
        self.drop = self._button("Drop", "It was not a promise after all", "quiet")
        buttons = self._buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for button in (self.keep, self.edit, self.drop):
            buttons.addWidget(button)
        buttons.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, SPACE.xs)
        grid.setHorizontalSpacing(SPACE.s)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._what, 0, 1)
        grid.addWidget(self._terms, 1, 1)
        grid.addLayout(buttons, 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        self.keep.clicked.connect(lambda: self.keep_wished.emit(self.words))
        self.edit.clicked.connect(lambda: self.edit_wished.emit(self.words))
        self.drop.clicked.connect(lambda: self.drop_wished.emit(self.words))
        style.changed.connect(self._restyle)
        self._restyle()

    def _button(self, text: str, hint: str, kind: str) -> QuietButton:
        return QuietButton(self._style, text, tip=hint, kind=kind, role=Role.CAPTION, parent=self)

    def show_promise(self, words: PromiseWords, read_only: bool) -> None:
        self.words = words
        kept = bool(words.promise_id)
        self._what.set_text(words.what)
        terms = " · ".join(part for part in (words.owner, due_in_words(words.due_text, words.due)) if part)
        self._terms.set_text(("Noted · " if kept else "") + (terms or "no date given"))
        self.keep.setVisible(not kept and not read_only)
        self.edit.setVisible(not read_only)
        self.drop.setVisible(kept and not read_only)
        for button, does in ((self.keep, "Keep"), (self.edit, "Edit"), (self.drop, "Drop")):
            button.setAccessibleName(f"{does} promise: {words.what[:80]}")
        self.setAccessibleName(f"Promise {'kept as an open item' if kept else 'heard'}: {words.what}, {terms}")
        self._restyle()

    def _restyle(self) -> None:
        self._buttons.setContentsMargins(text_inset(self._style) - OUTDENT, 0, 0, 0)
        tokens = self._style.tokens
        kept = bool(self.words.promise_id)
        self._mark.set_shape("tick" if kept else "diamond", tokens.straight if kept else tokens.promise)


class Promised(QWidget):
    """Announces ``kept(PromiseWords)`` for a new open item, ``changed`` for one already kept, ``dropped(id)``."""

    kept = Signal(object)
    changed = Signal(object)
    dropped = Signal(str)
    left = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.heard: list[HeardPromise] = []
        self.lines: list[PromiseLine] = []
        self._owner = ""
        self._heading = heading(style, "Promised", self)
        self._none = Passage(style, tone="muted", parent=self)
        self.form = PromiseForm(style, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(OUTDENT, 0, 0, 0)
        self._column.setSpacing(SPACE.xs)
        for widget in (self._heading, self._none, self.form):
            self._column.addWidget(widget)
        self.form.given.connect(self._given)
        self.form.closed.connect(self.left)

    def show_promises(
        self, heard: Sequence[HeardPromise], kept: Sequence[Promise], *, owner: str, read_only: bool
    ) -> None:
        """``owner`` is who is taken to have promised: the speaker."""
        self.heard, self._owner = list(heard), owner
        all_words = [self._words_of(promise) for promise in heard]
        all_words += [
            PromiseWords(what=p.what, owner=p.owner, due_text=p.due_text, due=p.due, promise_id=p.id) for p in kept
        ]
        while len(self.lines) < len(all_words):
            self.lines.append(self._new_line())
        for line, words in zip(self.lines, all_words, strict=False):
            line.show_promise(words, read_only)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(all_words))
        count = f"  {len(all_words)}" if all_words else ""
        self._heading.set_text(f"PROMISED{count}")
        self._heading.setAccessibleName(f"Promised: {len(heard)} heard, {len(kept)} kept")
        self._none.set_text("None." if read_only else f"None yet. {Key.PROMISE.shown} notes one.")
        self._none.setVisible(not all_words and self.form.isHidden())

    def _words_of(self, heard: HeardPromise) -> PromiseWords:
        return PromiseWords(what=heard.what, owner=self._owner, due_text=heard.due_text, due=heard.due, heard=heard)

    def _new_line(self) -> PromiseLine:
        line = PromiseLine(self._style, self)
        line.keep_wished.connect(self._keep)
        line.edit_wished.connect(self.form.edit)
        line.drop_wished.connect(self._drop)
        self._column.addWidget(line)
        return line

    def keep(self, index: int, owner: str = "", what: str = "") -> None:
        """Keep the promise heard at this place, as if its button was pressed; ``owner`` and ``what`` are said better
        than heard. Raises IndexError."""
        words = self._words_of(self.heard[index])
        self.kept.emit(replace(words, owner=owner or words.owner, what=what or words.what))

    def note(self, what: str) -> None:
        """Open the form for a promise the program did not hear."""
        self._none.hide()
        self.form.edit(PromiseWords(what=what, owner=self._owner))

    def _keep(self, words: PromiseWords) -> None:
        self.kept.emit(words)
        self.left.emit()

    def _drop(self, words: PromiseWords) -> None:
        self.dropped.emit(words.promise_id)
        self.left.emit()

    def _given(self, words: PromiseWords) -> None:
        (self.changed if words.promise_id else self.kept).emit(words)
