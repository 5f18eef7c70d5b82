"""Flags and promises of the question on the table: confirmed, dismissed, kept."""

from __future__ import annotations

from collections.abc import Sequence

from candor.domain.deflection import Cue, DeflectionKind, FlagDecision, HeardPromise
from candor.ui.room.heard import ShownFlag
from candor.ui.room.promised import PromiseWords
from candor.ui.room.table import Table

WhichFlag = ShownFlag | Cue | DeflectionKind | None
"""A flag on screen: itself, its cue, or its kind; None is the first one nobody decided on."""


class FlaggedTable(Table):
    """The table with what a person says of flags and promises."""

    def _connect_decisions(self) -> None:
        super()._connect_decisions()
        slid, promised = self.listening.slid, self.listening.promised
        slid.confirmed.connect(self._confirm)
        slid.dismissed.connect(self._dismiss)
        slid.reopened.connect(self._reopen)
        promised.kept.connect(self._keep)
        promised.changed.connect(self._change)
        promised.dropped.connect(self._decisions.drop_promise)

    # Flags ------------------------------------------------------------------------------------------------------------

    @property
    def flags(self) -> list[ShownFlag]:
        """The flags on screen, undecided ones first."""
        return self._presented.flags if self._presented else []

    def confirm_flag(self, which: WhichFlag = None) -> None:
        """Raises LookupError for one that is not on screen; does nothing when asked for the first and there is none."""
        flag = self._flag(which)
        if flag is not None:
            self._decide(flag, FlagDecision.CONFIRMED)

    def dismiss_flag(self, which: WhichFlag = None, reason: str = "") -> None:
        """As ``confirm_flag``; the reason is optional."""
        flag = self._flag(which)
        if flag is not None:
            self._decide(flag, FlagDecision.DISMISSED, reason)

    def ask_dismissal(self) -> None:
        """Dismiss the first undecided flag, asking why in its place; folded away, without asking."""
        flag = self._flag(None)
        if flag is None:
            return
        if self.listening.slid.isVisible():
            self.listening.slid.ask_dismissal(flag)
        else:
            self._decide(flag, FlagDecision.DISMISSED)

    def _flag(self, which: WhichFlag) -> ShownFlag | None:
        if which is None:
            return next((flag for flag in self.flags if flag.open), None)
        for flag in self.flags:
            if which in (flag, flag.cue, flag.kind):
                return flag
        raise LookupError(which)

    def _confirm(self, flag: ShownFlag) -> None:
        self._decide(flag, FlagDecision.CONFIRMED)

    def _dismiss(self, flag: ShownFlag, reason: str) -> None:
        self._decide(flag, FlagDecision.DISMISSED, reason)

    def _reopen(self, flag: ShownFlag) -> None:
        self._decide(flag, FlagDecision.OPEN)

    def _decide(self, flag: ShownFlag, decision: FlagDecision, reason: str = "") -> None:
        self._take_words()
        self._decisions.decide_flag(self.current_key, flag, decision, reason)
        self.focus_answer()

    # Promises ---------------------------------------------------------------------------------------------------------

    @property
    def promises_heard(self) -> Sequence[HeardPromise]:
        """Promises on screen that nobody has kept yet."""
        return self.listening.promised.heard

    def keep_promise(self, index: int, owner: str = "", what: str = "") -> None:
        """Keep the promise heard at this place as an open item, in better words if given. Raises IndexError."""
        self.listening.promised.keep(index, owner, what)

    def note_promise(self, words: PromiseWords) -> None:
        """Note a promise that was not heard."""
        self.listening.promised.kept.emit(words)

    def keep_or_note_promise(self) -> None:
        """Keep the first promise heard; where none was, open the form with the words selected in the box."""
        if self._record.locked or not self.current_key:
            return
        if self.listening.promised.heard:
            self.keep_promise(0)
        else:
            self.show_listening()
            self.listening.promised.note(" ".join(self.editor.textCursor().selectedText().split()))

    def _keep(self, words: PromiseWords) -> None:
        self._take_words()
        self._decisions.keep_promise(self.current_key, self._planned.question, words)

    def _change(self, words: PromiseWords) -> None:
        self._decisions.change_promise(self._planned.question, words)
