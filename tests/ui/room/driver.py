"""Sits in the room as a person would: types, moves, judges; and tells what is on screen and in the dossier."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from candor.domain.answer import Answer, Disposition, Draft, Substance, answer_id
from candor.ui.operations import Operations
from candor.ui.room.answer_editor import AnswerEditor
from candor.ui.room.page import RoomPage
from candor.ui.room.picker import Picker
from candor.workflows.ledger import Ledger

_SELECTABLE = Qt.ItemFlag.ItemIsSelectable


class Room:
    """One open room. Steps wait until what they started has come to its end, unless they say otherwise."""

    def __init__(self, page: RoomPage, operations: Operations, ledger: Ledger, qtbot: QtBot) -> None:
        self.page = page
        self.operations = operations
        self.ledger = ledger
        self._qtbot = qtbot

    # What a person does -----------------------------------------------------------------------------------------------

    def type(self, words: str) -> None:
        """Key by key; then wait until the words were made durable and listened to."""
        self.keys(words)
        self.page.hear_now()
        self.settle()

    def keys(self, words: str) -> None:
        """Key by key, without waiting for anything."""
        for character in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                pressed = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
                QApplication.sendEvent(self.focused, pressed)

    def press(self, keys: str) -> None:
        """A key or a combination, as the table of keys spells it."""
        pressed = QKeySequence(keys)[0]
        QTest.keyClick(self.focused, pressed.key(), pressed.keyboardModifiers())
        self.settle()

    def next(self) -> None:
        self.press("Ctrl+Return")

    def previous(self) -> None:
        self.press("Ctrl+Shift+Return")

    def go_to(self, name: str) -> None:
        self.page.go_to(f"q/{name}")
        self.settle()

    def rate(self, rating: int) -> None:
        self.press(f"Ctrl+{rating}")

    def choose(self, disposition: Disposition) -> None:
        self.page.choose_disposition(disposition)
        self.settle()

    def attach(self, *paths: Path) -> None:
        self.page.attach_paths(paths)
        self.settle()

    def click(self, widget: QWidget) -> None:
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def resize(self, width: int, height: int) -> None:
        self.page.window().resize(width, height)
        self.settle()

    def settle(self) -> None:
        """Let everything that was started come to its end."""
        for _ in range(3):
            self._qtbot.waitUntil(lambda: not self.operations.busy, timeout=20_000)
            QApplication.processEvents()

    # What is on screen ------------------------------------------------------------------------------------------------

    @property
    def focused(self) -> QWidget:
        return self.page.focusWidget() or self.page

    @property
    def in_the_box(self) -> bool:
        """Whether the focus is where it belongs."""
        return isinstance(self.page.focusWidget(), AnswerEditor)

    @property
    def current(self) -> str:
        return self.page.current_key.split("/")[1]

    @property
    def words(self) -> str:
        return self.page.editor.toPlainText()

    @property
    def saved(self) -> str:
        return self.page.bottom.saved.text()

    @property
    def disposition(self) -> str:
        return self.page.sheet.judgement.disposition.text()

    @property
    def missing(self) -> list[str]:
        lines = self.page.listening.missing.lines
        return [line.label for line in lines if not line.isHidden() and not line.met]

    @property
    def flags(self) -> list[str]:
        return [f"{flag.kind.value} {flag.decision.value}" for flag in self.page.flags]

    @property
    def marked(self) -> list[str]:
        return [selection.cursor.selectedText() for selection in self.page.editor.extraSelections()]

    @property
    def promises(self) -> list[str]:
        return [line.words.what for line in self.page.listening.promised.lines if not line.isHidden()]

    @property
    def chips(self) -> list[str]:
        return [chip.evidence.name for chip in self.page.sheet.evidence.chips]

    @property
    def listed(self) -> list[str]:
        return [key.split("/")[1] for key in self.page.questions.model.shown_keys()]

    @property
    def trouble(self) -> str:
        banner = self.page.notices.trouble
        return "" if banner.isHidden() else banner.words.text()

    @property
    def place(self) -> str:
        """The line over the question: section, round, which of how many."""
        return self.page.sheet.prompt._place.text()

    @property
    def choices(self) -> list[str]:
        """The chips on screen."""
        return [chip.text() for chip in self.page.sheet.entry.choices.chips] if self.entry_shown else []

    @property
    def chosen(self) -> list[str]:
        return [chip.text() for chip in self.page.sheet.entry.choices.chips if chip.isChecked()]

    @property
    def figure(self) -> str:
        return self.page.sheet.entry.measured.field.text()

    @property
    def entry_shown(self) -> bool:
        return self.page.sheet.entry.isVisible()

    @property
    def headings(self) -> list[str]:
        rows = self.page.questions.model
        return [str(rows.index(n).data()) for n in range(rows.rowCount()) if not rows.index(n).flags() & _SELECTABLE]

    def pick(self, *words: str) -> None:
        """Type each into the open list and press Enter; then close it."""
        picker = self.page.window().findChild(Picker)
        assert picker is not None, "no list is open"
        for word in words:
            picker.search.setText(word)
            QTest.keyClick(picker.search, Qt.Key.Key_Return)
        if picker.isVisible():
            QTest.keyClick(picker.search, Qt.Key.Key_Escape)
            assert not picker.isVisible(), "Esc closes the list"
        self.settle()

    # What is in the dossier -------------------------------------------------------------------------------------------

    def answer(self, name: str) -> Answer:
        return self.ledger.record.answer(self.page.interview_id, f"q/{name}")

    def draft(self, name: str) -> Draft | None:
        return self.ledger.drafts.get(answer_id(self.page.interview_id, f"q/{name}"))

    def substance(self, name: str) -> Substance | None:
        return self.answer(name).substance
