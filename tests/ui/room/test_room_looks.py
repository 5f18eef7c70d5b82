"""Whoever cannot see the room can use it, nothing is clipped at any size, and a key is on screen within a frame."""

from __future__ import annotations

import statistics
import time

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)
from tests.ui.room.conftest import OpenRoom, many_questions
from tests.ui.room.driver import Room

from candor.domain.question import Section
from candor.ui.room.arrangement import CALL_WIDTH, Shape
from candor.ui.room.buttons import QuietButton
from candor.ui.room.keys import DISPOSITION_KEYS, Key
from candor.ui.room.passage import Passage
from candor.ui.style import Style

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QListView)
FULL = "Everyone is happy, they love what we do. We will send the cap table by Friday. 12 months."


def controls(room: Room) -> list[QWidget]:
    found = [widget for kind in CONTROLS for widget in room.page.findChildren(kind)]
    return [w for w in found if not _inside_a_field(w)]


def _inside_a_field(widget: QWidget) -> bool:
    """A line edit's own clear button is part of the field."""
    return isinstance(widget.parent(), QLineEdit)


def test_every_control_has_a_name_for_screen_readers(room: Room) -> None:
    room.type(FULL)
    nameless = [f"{type(w).__name__} {w.objectName()}" for w in controls(room) if not w.accessibleName()]
    assert nameless == []


def test_every_button_says_what_it_does_when_pointed_at(room: Room) -> None:
    silent = [b.accessibleName() for b in room.page.findChildren(QuietButton) if not b.toolTip()]
    assert silent == []


def test_every_key_of_the_table_is_its_own(room: Room) -> None:
    used = [sequence for key in Key for sequence in key.sequences] + list(DISPOSITION_KEYS.values())
    assert len(used) == len(set(used))


def test_a_click_on_a_button_leaves_the_focus_in_the_box(room: Room) -> None:
    takers = [
        b.accessibleName()
        for b in room.page.findChildren(QAbstractButton)
        if b.focusPolicy() & Qt.FocusPolicy.ClickFocus and not _inside_a_field(b)
    ]
    assert takers == []


def test_the_right_panel_moves_under_the_answer_when_it_is_narrow(room: Room) -> None:
    room.resize(860, 760)
    assert room.page.shape is Shape.NARROW
    assert room.page.listening.mapTo(room.page, room.page.listening.rect().topLeft()).y() > room.page.sheet.y()
    room.resize(1280, 800)
    assert room.page.shape is Shape.WIDE


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_call_mode_is_narrow_and_comes_back(room: Room) -> None:
    room.type(FULL)
    room.press("Ctrl+Shift+M")
    assert room.page.width() == CALL_WIDTH
    assert not room.page.questions.isVisible()
    assert room.page.listening.missing.isVisible()
    assert room.page.listening.one_line.isVisible()
    assert room.page.sheet.prompt.verticalScrollBar().maximum() == 0
    assert room.in_the_box
    room.press("Ctrl+Shift+M")
    assert room.page.width() == 1280
    assert room.page.questions.isVisible()
    assert room.page.listening.slid.isVisible()


@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_question_is_found_in_call_mode_without_leaving_it(room: Room) -> None:
    titles = [row.item.title for row in room.page.questions.model.shown()]
    keys = room.page.questions.model.shown_keys()
    room.press("Ctrl+Shift+M")
    room.press("Ctrl+K")
    room.pick(titles[-1])
    assert room.page.in_call_mode
    assert room.page.width() == CALL_WIDTH
    assert room.page.current_key == keys[-1]
    assert room.in_the_box


def test_panels_fold(room: Room) -> None:
    room.press("Ctrl+Shift+L")
    assert not room.page.questions.isVisible()
    room.press("Ctrl+K")
    assert room.page.questions.isVisible()
    room.press("Esc")
    room.press("Ctrl+Shift+H")
    assert not room.page.listening.isVisible()


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.4, 2.0])
@pytest.mark.parametrize("size", [(1280, 800), (860, 760)])
def test_nothing_is_clipped_at_any_text_size(room: Room, style: Style, scale: float, size: tuple[int, int]) -> None:
    room.type(FULL)
    style.set_scale(scale)
    room.resize(*size)
    shown = [widget for widget in room.page.findChildren(QWidget) if widget.isVisible()]
    assert [widget.text() for widget in shown if isinstance(widget, Passage) and _cut_off(widget)] == []
    assert [f"{type(widget).__name__} {widget.accessibleName()}" for widget in shown if _sticks_out(widget)] == []


def _cut_off(passage: Passage) -> bool:
    return bool(passage.text()) and passage.height() + 1 < passage.heightForWidth(passage.width())


def _sticks_out(widget: QWidget) -> bool:
    """Wider than what holds it, where nothing scrolls sideways."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent, QAbstractScrollArea | QLineEdit):
        return False
    return widget.x() + widget.width() > parent.width() + 1 or widget.x() < -1


class TestHostileQuestion:
    @pytest.fixture
    def sections(self, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        from dataclasses import replace

        hostile = replace(sections[0].questions[0], say="<b>Why?</b> " + "W" * 3000 + "\n" * 40 + "&amp; why? " * 200)
        return (replace(sections[0], questions=(hostile,)),)

    def test_a_hostile_question_scrolls_and_leaves_the_answer_its_place(self, open_room: OpenRoom) -> None:
        room = open_room()
        assert room.page.sheet.prompt.question.text().startswith("<b>Why?</b>")
        assert room.page.editor.height() >= 72
        assert room.page.sheet.prompt.height() <= room.page.height() * 0.5
        assert room.page.sheet.prompt.verticalScrollBar().maximum() > 0


class _Typist(QObject):
    """Times how long the window's thread is busy with each key."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._editor = room.page.editor
        self.spent: list[float] = []

    def press(self, character: str) -> None:
        began = time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(self._editor, key)
        QApplication.processEvents()
        self.spent.append((time.perf_counter() - began) * 1000)


class TestManyQuestions:
    @pytest.fixture
    def sections(self) -> tuple[Section, ...]:
        return many_questions(500)

    def test_a_key_is_on_screen_within_a_frame_with_500_questions(self, open_room: OpenRoom) -> None:
        room = open_room()
        typist = _Typist(room)
        for character in "They have been with us since the seed and everyone is happy. " * 4:
            typist.press(character)
        room.settle()
        assert statistics.median(typist.spent) < 16
