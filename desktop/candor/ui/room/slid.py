"""This slid away: each flag with the words that raised it, why, and the person's decision on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from candor.domain.deflection import FlagDecision
from candor.ui.room.buttons import OUTDENT, QuietButton, inset, shortened
from candor.ui.room.heard import ShownFlag
from candor.ui.room.keys import Key, tip
from candor.ui.room.mark import LineMark, text_inset
from candor.ui.room.passage import Passage, heading
from candor.ui.room.reason_line import ReasonLine
from candor.ui.style import SPACE, Role, Style

WORDS_SHOWN = 140


class FlagCard(QWidget):
    """One flag. Announces what the person decided."""

    confirmed = Signal(object)
    dismissal_wished = Signal(object)
    reopened = Signal(object)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self.flag: ShownFlag | None = None
        self._read_only = False
        self._mark = LineMark(style, self)
        self._kind = Passage(style, weight=600, lines=2, parent=self)
        self._words = Passage(style, italic=True, lines=4, parent=self)
        self._reason = Passage(style, tone="muted", lines=5, parent=self)
        self._decided = Passage(style, Role.CAPTION, tone="muted", lines=1, parent=self)
        self.confirm = self._button("Confirm", "This was not an answer", "act")
        self.dismiss = self._button("Dismiss", "It was an answer after all", "quiet")
        self.reopen = self._button("Reopen", "Take the decision back", "quiet")
        self._lay_out()
        self.confirm.clicked.connect(lambda: self.confirmed.emit(self.flag))
        self.dismiss.clicked.connect(lambda: self.dismissal_wished.emit(self.flag))
        self.reopen.clicked.connect(lambda: self.reopened.emit(self.flag))
        style.changed.connect(self._restyle)

    def _button(self, text: str, hint: str, kind: str) -> QuietButton:
        return QuietButton(self._style, text, tip=hint, kind=kind, role=Role.CAPTION, parent=self)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE.s)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._kind, 1)
        decisions = QHBoxLayout()
        decisions.setSpacing(0)
        decisions.addWidget(self._decided)
        for button in (self.confirm, self.dismiss, self.reopen):
            decisions.addWidget(button)
        decisions.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE.xs)
        column.setSpacing(2)
        column.addLayout(head)
        self._insets = [inset(self._words), inset(self._reason)]
        for row in self._insets:
            column.addLayout(row)
        column.addLayout(decisions)
        self._decisions = decisions
        self._indent()

    def _indent(self) -> None:
        left = text_inset(self._style)
        for row in self._insets:
            row.setContentsMargins(left, 0, 0, 0)
        undecided = self.flag is None or self.flag.open
        self._decisions.setContentsMargins(left - (OUTDENT if undecided else 0), 0, 0, 0)

    def show_flag(self, flag: ShownFlag, first: bool) -> None:
        """``first`` is the one the keys decide on."""
        self.flag = flag
        dismissed = flag.decision is FlagDecision.DISMISSED
        self._kind.set_text(flag.kind.label)
        self._kind.set_tone("muted" if dismissed else "ink")
        words = " ".join(flag.words.split())
        if len(words) > WORDS_SHOWN:
            words = f"{words[: WORDS_SHOWN - 1].rstrip()}…"
        self._words.set_text(f"“{words}”" if words else "")
        self._reason.set_text(flag.reason)
        self._words.setVisible(bool(words) and not dismissed)
        self._reason.setVisible(bool(flag.reason) and not dismissed)
        self._show_buttons()
        self._decided.set_text(flag.decision.value.capitalize())
        self._decided.setVisible(not flag.open)
        self.confirm.setToolTip(tip(Key.CONFIRM_FLAG, "This was not an answer") if first else "This was not an answer")
        self.dismiss.setToolTip(
            tip(Key.DISMISS_FLAG, "It was an answer after all") if first else "It was an answer after all"
        )
        for button, does in ((self.confirm, "Confirm"), (self.dismiss, "Dismiss"), (self.reopen, "Reopen")):
            button.setAccessibleName(f"{does} flag: {flag.kind.label}")
        self.setAccessibleName(f"Flag, {flag.decision.value}: {flag.kind.label}. {words}. {flag.reason}")
        self._restyle()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._show_buttons()

    def _show_buttons(self) -> None:
        is_open = self.flag is not None and self.flag.open
        self.confirm.setVisible(is_open and not self._read_only)
        self.dismiss.setVisible(is_open and not self._read_only)
        self.reopen.setVisible(not is_open and not self._read_only)

    def _restyle(self) -> None:
        self._indent()
        if self.flag is not None:
            tokens = self._style.tokens
            shape, colour = {
                FlagDecision.OPEN: ("ring", tokens.evasive),
                FlagDecision.CONFIRMED: ("disc", tokens.evasive),
                FlagDecision.DISMISSED: ("dash", tokens.muted),
            }[self.flag.decision]
            self._mark.set_shape(shape, colour)


class SlidAway(QWidget):
    """Announces ``confirmed(flag)``, ``dismissed(flag, reason)`` and ``reopened(flag)``; cards are reused."""

    confirmed = Signal(object)
    dismissed = Signal(object, str)
    reopened = Signal(object)
    left = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._read_only = False
        self.cards: list[FlagCard] = []
        self._heading = heading(style, "This slid away", self)
        self._none = Passage(style, tone="muted", parent=self)
        self.reason = ReasonLine(style, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(OUTDENT, 0, 0, 0)
        self._column.setSpacing(SPACE.xs)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._none)
        self._column.addWidget(self.reason)
        self.reason.closed.connect(self.left)

    def show_flags(self, flags: Sequence[ShownFlag], *, heard: bool, judged: bool = True) -> None:
        """``heard`` says that there were words to listen to, ``judged`` that they were in a language Candor knows."""
        while len(self.cards) < len(flags):
            self.cards.append(self._new_card())
        for place, flag in enumerate(flags):
            self.cards[place].show_flag(flag, first=place == 0)
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(flags))
        nothing = "Nothing so far." if judged else "Candor listens in English only. Say yourself how straight this was."
        self._none.set_text(nothing if heard else "Words that do not answer show here while you type.")
        self._none.setVisible(not flags)

    def _new_card(self) -> FlagCard:
        card = FlagCard(self._style, self)
        card.confirmed.connect(self._confirm)
        card.dismissal_wished.connect(self.ask_dismissal)
        card.reopened.connect(self._reopen)
        card.set_read_only(self._read_only)
        self._column.addWidget(card)
        return card

    def ask_dismissal(self, flag: ShownFlag) -> None:
        self.reason.ask(
            f"Why was “{shortened(flag.words, 40) or flag.kind.label}” an answer?",
            lambda reason: self.dismissed.emit(flag, reason),
            required=False,
        )

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        for card in self.cards:
            card.set_read_only(read_only)

    def _confirm(self, flag: ShownFlag) -> None:
        self.confirmed.emit(flag)
        self.left.emit()

    def _reopen(self, flag: ShownFlag) -> None:
        self.reopened.emit(flag)
        self.left.emit()
