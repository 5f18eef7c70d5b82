"""What must be known now, a banner each: trouble with saving, a signed record, words recovered after a
crash, a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from candor.domain.answer import Draft
from candor.domain.evidence import Evidence
from candor.domain.signoff import Revision
from candor.ui.room.banner import Banner, Way
from candor.ui.room.buttons import shortened
from candor.ui.style import Style


class Notices(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trouble = Banner(style, self)
        self.trouble.setObjectName("trouble")
        self.signed = Banner(style, self)
        self.recovered = Banner(style, self)
        self.recovered.setObjectName("recovered")
        self.warning = Banner(style, self)
        self.ended = Banner(style, self)
        self.ended.setObjectName("ended")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for banner in (self.trouble, self.signed, self.warning, self.recovered, self.ended):
            column.addWidget(banner)

    def not_saved(self, sentence: str, ways: Sequence[Way]) -> None:
        self.trouble.setProperty("passing", False)
        self.trouble.say(f"{sentence} Your words are still here, but not yet on disk.", ways, tone="evasive")

    def failed(self, sentence: str) -> None:
        """Something other than words could not be done; they are not in danger, and the sentence can go."""
        if self.trouble.isHidden() or self.trouble.property("passing"):
            self.trouble.setProperty("passing", True)
            self.trouble.say(sentence, (("OK", self.trouble.hide),), tone="evasive")

    def saved_again(self) -> None:
        self.trouble.hide()

    def record_signed(self, revision: Revision) -> None:
        self.signed.say(
            f"Revision {revision.number} is signed, so nothing here can change. To go on, choose Sign off, then Amend: "
            f"it begins revision {revision.number + 1} and keeps this one.",
            tone="accent",
        )

    def sitting_ended(self, resume: Callable[[], None]) -> None:
        self.ended.say(
            "The clock stands still, because this sitting was ended for the review. Words are saved all the same.",
            (("Resume the clock", resume), ("Leave it", self.ended.hide)),
            tone="partial",
        )

    def sitting_goes_on(self) -> None:
        self.ended.hide()

    def words_recovered(self, drafts: Sequence[tuple[str, Draft]]) -> None:
        """Each draft with its question's name; the first is the one in the box."""
        _, draft = drafts[0]
        count = len(draft.text.split())
        sentence = f"Recovered {count} {'word' if count == 1 else 'words'} typed at {draft.saved_at:%H:%M}."
        if len(drafts) > 1:
            others = ", ".join(shortened(name, 40) for name, _ in drafts[1:4])
            sentence += f" Also recovered: {others}{'…' if len(drafts) > 4 else ''}."
        self.recovered.say(sentence, (("OK", self.recovered.hide),), tone="accent")

    def may_run_programs(self, evidence: Evidence, open_anyway: Callable[[], None]) -> None:
        def go_on() -> None:
            self.warning.hide()
            open_anyway()

        self.warning.say(
            f"“{shortened(evidence.name, 80)}” can run programs when opened. Open it only if you know who made it.",
            (("Open anyway", go_on), ("Leave it", self.warning.hide)),
            tone="partial",
        )


def ask_where_to_save(parent: QWidget) -> Path | None:
    name, _ = QFileDialog.getSaveFileName(parent, "Save the words elsewhere", "unsaved words.txt")
    return Path(name) if name else None


def words_as_text(words: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """Unsaved words under the questions they answer, for a file of the person's choosing."""
    return "\n\n".join(f"{titles.get(key, key)}\n\n{text}" for key, text in words.items()) + "\n"
