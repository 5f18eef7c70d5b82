"""The quiet line at the foot: when the words were last made durable, and the keys worth knowing."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from candor.domain.question import QuestionKind
from candor.ui.glyphs import GlyphLabel
from candor.ui.room.keys import Key
from candor.ui.room.passage import Passage
from candor.ui.style import SPACE, Role, Style

HINTS = (
    (Key.NEXT, "next"),
    (Key.PROMISE, "promise"),
    (Key.EVIDENCE, "evidence"),
    (Key.DISPOSITION, "state"),
    (Key.CONFIRM_FLAG, "confirm flag"),
    (Key.FIND, "find"),
)


class BottomBar(QWidget):
    """Says "Saved" only with the time of a save that was acknowledged."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._shape, self._tone = "tick", "straight"
        self._narrow, self._entry = False, ""
        self.setObjectName("bottom")
        self._mark = GlyphLabel(self, side=style.px(11))
        self.saved = Passage(style, Role.CAPTION, tone="muted", lines=1, parent=self)
        self.saved.setObjectName("saved")
        self._hints = Passage(style, Role.CAPTION, tone="muted", lines=1, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.l, SPACE.s - 2, SPACE.l, SPACE.s - 2)
        row.setSpacing(SPACE.s - 2)
        row.addWidget(self._mark)
        row.addWidget(self.saved)
        row.addStretch(1)
        row.addWidget(self._hints)
        self._mark.hide()
        self.set_narrow(False)
        style.changed.connect(self._restyle)

    def show_saved(self, at: datetime) -> None:
        self._show(f"Saved {at.strftime('%H:%M:%S')}", "tick", "straight", "muted")

    def show_saving(self) -> None:
        """A save is taking its time; the earlier "Saved" would promise too much."""
        self._show("Saving…", "dot", "muted", "muted")

    def show_not_saved(self) -> None:
        self._show("Not yet on disk", "barred", "evasive", "evasive")

    def show_read_only(self) -> None:
        self._show("Signed, read-only", "dash", "muted", "muted")

    def set_compact(self, compact: bool) -> None:
        self._hints.setVisible(not compact)

    def set_narrow(self, narrow: bool) -> None:
        """The hints keep to what fits."""
        self._narrow = narrow
        hints = HINTS[:3] if narrow else HINTS
        words = [f"{key.shown} {words}" for key, words in hints]
        self._hints.set_text(" · ".join([*filter(None, [self._entry]), *words]))

    def show_kind(self, kind: QuestionKind) -> None:
        """The key for what is entered besides the words comes first."""
        fields = {QuestionKind.FREE: "", QuestionKind.NUMBER: "number", QuestionKind.DATE: "date"}
        first, last = Key.CHOICE.shown, Key.CHOICE.sequences[-1].rpartition("+")[2]
        choosing = f"{first}…{last} choose"
        field = fields.get(kind)
        self._entry = choosing if field is None else f"{Key.VALUE.shown} {field}" if field else ""
        self.set_narrow(self._narrow)

    def _show(self, words: str, shape: str, glyph_tone: str, tone: str) -> None:
        self._shape, self._tone = shape, glyph_tone
        self.saved.set_text(words)
        self.saved.set_tone(tone)
        self._mark.show()
        self._restyle()

    def _restyle(self) -> None:
        self._mark.set_shape(self._shape, getattr(self._style.tokens, self._tone))
