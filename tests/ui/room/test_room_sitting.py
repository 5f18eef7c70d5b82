"""The sitting's clock when somebody comes back, and what a skipped question and the list say."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.ui.room.driver import Room

from candor.ui.room.arrangement import LEFT, LEFT_ROOMY
from candor.ui.style import Style


def test_a_sitting_that_was_ended_says_that_its_clock_stands_still(open_room: Callable[[], Room]) -> None:
    first = open_room()
    assert first.page.notices.ended.isHidden()
    first.page.top.review.click()
    first.settle()
    back = open_room()
    assert not back.page.notices.ended.isHidden()
    assert "paused" in back.page.top.time_says
    back.page.notices.ended.button("Resume the clock").click()
    back.settle()
    assert back.page.notices.ended.isHidden()
    assert "paused" not in back.page.top.time_says
    assert back.ledger.record.interviews["interview-1"].ended_at is None, "the sitting goes on"


def test_a_skipped_question_says_why(room: Room) -> None:
    assert room.page.sheet.judgement.because.isHidden()
    room.press("F9")
    room.keys("There is no device")
    room.press("Return")
    assert room.page.sheet.judgement.because.text() == "Skipped, because: There is no device"
    room.press("Alt+K")
    assert room.page.sheet.judgement.because.isHidden()


def test_the_list_begins_with_its_first_heading_in_sight(room: Room) -> None:
    view = room.page.questions.view
    assert view.visualRect(room.page.questions.model.index(0)).top() >= 0
    for _ in range(3):
        room.next()
    for _ in range(3):
        room.previous()
    assert view.visualRect(room.page.questions.model.index(0)).top() >= 0


def test_the_list_is_wider_where_there_is_room(room: Room) -> None:
    window = room.page.window()
    assert room.page.questions.width() == LEFT_ROOMY
    window.resize(1000, 800)
    room.settle()
    assert room.page.questions.width() == LEFT
    window.resize(1280, 800)
    room.settle()
    assert room.page.questions.width() == LEFT_ROOMY


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_call_mode_keeps_the_time_whole_beside_a_long_name(room: Room) -> None:
    room.page.top._title.set_text("A vendor with a name that nobody could ever say in one breath")
    room.page.toggle_call_mode()
    room.settle()
    for words in (room.page.top._time, room.page.top._asked):
        assert words.width() >= words.one_line_width()


def test_large_text_cuts_no_button_of_the_head_short(room: Room, style: Style) -> None:
    style.set_scale(2.0)
    room.settle()
    top = room.page.top
    for button in (top.review, top.sign_off):
        assert button.width() >= button.sizeHint().width()
    style.set_scale(1.0)
    room.settle()
    assert top._about.isVisible()
