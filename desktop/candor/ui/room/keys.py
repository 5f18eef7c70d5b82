"""What the keyboard does in the room, in one table: the shortcuts, the tooltips and the help all read it."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QKeySequence

from candor.domain.answer import Disposition


class Key(Enum):
    """Each value is (what it does, the keys that do it); the first key is the one the hints show."""

    NEXT = ("Next question", ("Ctrl+Return", "Ctrl+Enter", "Alt+Down", "Ctrl+Down"))
    PREVIOUS = ("Previous question", ("Ctrl+Shift+Return", "Ctrl+Shift+Enter", "Alt+Up", "Ctrl+Up"))
    FIND = ("Find a question", ("Ctrl+K", "Ctrl+J"))
    PROMISE = ("Keep the promise as an open item", ("F2",))
    EVIDENCE = ("Attach evidence", ("F3",))
    DISPOSITION = ("What became of the question", ("F4",))
    CONFIRM_FLAG = ("Confirm the first flag", ("F6",))
    DISMISS_FLAG = ("Dismiss the first flag", ("Shift+F6",))
    SPEAKER = ("Next speaker", ("F7",))
    VERBATIM = ("Their exact words", ("F8",))
    SKIP = ("Skip with a reason", ("F9",))
    BACK = ("Back to the answer", ("Esc",))
    RATE_1 = ("Substance: warning sign", ("Ctrl+1",))
    RATE_2 = ("Substance: weak", ("Ctrl+2",))
    RATE_3 = ("Substance: sound", ("Ctrl+3",))
    RATE_4 = ("Substance: strong", ("Ctrl+4",))
    UNRATE = ("Substance: not rated", ("Ctrl+0",))
    STRAIGHT = ("Candor: straight", ("Ctrl+5",))
    PARTLY = ("Candor: partial", ("Ctrl+6",))
    EVASIVE = ("Candor: evasive", ("Ctrl+7",))
    CHOICE = ("Choose the first to the ninth", tuple(f"Alt+{number}" for number in range(1, 10)))
    VALUE = ("To the choices, the number or the date", ("Alt+V",))
    WHY = ("Why it matters", ("Alt+W",))
    ANCHORS = ("What warning, weak, sound and strong look like", ("Alt+S",))
    EARLIER = ("What was said last time", ("Alt+E",))
    ROUND = ("Another round of a repeated section", ("Alt+R",))
    OWN = ("Add a question of one's own", ("Alt+Q",))
    SET_ASIDE = ("Questions that were set aside", ("Alt+O",))
    EARLIER_ASKED = ("Ask this question earlier", ("Alt+Shift+Up",))
    LATER_ASKED = ("Ask this question later", ("Alt+Shift+Down",))
    PAUSE = ("Pause or resume the clock", ("Ctrl+Shift+P",))
    FOLD_LEFT = ("Fold the questions", ("Ctrl+Shift+L",))
    FOLD_RIGHT = ("Fold what was heard", ("Ctrl+Shift+H",))
    CALL_MODE = ("Call mode: narrow, stays on top", ("Ctrl+Shift+M",))

    @property
    def says(self) -> str:
        says: str = self.value[0]
        return says

    @property
    def sequences(self) -> tuple[str, ...]:
        sequences: tuple[str, ...] = self.value[1]
        return sequences

    @property
    def shown(self) -> str:
        """The first key as this system writes it; "Return" is called Enter, as the key cap says."""
        text = QKeySequence(self.sequences[0]).toString(QKeySequence.SequenceFormat.NativeText)
        return text.replace("Return", "Enter")


DISPOSITION_KEYS = {
    Disposition.ANSWERED: "Alt+A",
    Disposition.PARTIAL: "Alt+P",
    Disposition.DEFLECTED: "Alt+D",
    Disposition.DECLINED: "Alt+L",
    Disposition.PROMISED: "Alt+M",
    Disposition.NOT_APPLICABLE: "Alt+N",
    Disposition.NOT_ASKED: "Alt+K",
}


def tip(key: Key, says: str = "") -> str:
    """A tooltip: what it does, and the key."""
    return f"{says or key.says} · {key.shown}"


def every_sequence() -> list[QKeySequence]:
    """All keys of the room, which the answer box leaves to it."""
    named = [QKeySequence(text) for key in Key for text in key.sequences]
    return named + [QKeySequence(text) for text in DISPOSITION_KEYS.values()]
