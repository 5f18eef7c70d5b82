"""Answering in the room: typing, moving, judging, and what becomes of the words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.room.conftest import OpenRoom
from tests.ui.room.driver import Room
from tests.ui.room.scripted import ScriptedListener

from candor.domain.answer import Basis, Disposition, Substance
from candor.domain.deflection import Verdict
from candor.ui.room.answer_editor import ANNOUNCE_MS
from candor.workflows import conduct


def test_the_first_question_is_on_the_table_and_the_box_has_the_focus(room: Room) -> None:
    assert room.current == "runway"
    assert room.in_the_box
    assert room.page.sheet.prompt.question.text() == "What is your runway, and who controls the company?"


def test_words_are_durable_while_one_types_on(room: Room, qtbot: QtBot) -> None:
    typed_on = 0

    def keep_typing() -> bool:
        nonlocal typed_on
        room.keys("a")
        typed_on += 1
        QTest.qWait(30)
        return room.draft("runway") is not None

    qtbot.waitUntil(keep_typing, timeout=5 * ANNOUNCE_MS)
    assert typed_on > 2
    qtbot.waitUntil(lambda: room.saved.startswith("Saved "))


def test_the_next_question_settles_the_words(room: Room) -> None:
    room.type("Eighteen months.")
    room.next()
    assert room.current == "failed"
    assert room.words == ""
    assert room.answer("runway").text == "Eighteen months."
    assert room.draft("runway") is None
    assert room.in_the_box


def test_going_back_shows_the_words_and_undo_still_reaches_them(room: Room) -> None:
    room.type("Eighteen months.")
    room.next()
    room.type("None failed.")
    room.previous()
    assert room.words == "Eighteen months."
    room.press("Ctrl+Z")
    assert room.words == ""
    room.next()
    assert room.words == "None failed."


def test_words_are_shown_at_once_even_while_they_are_still_being_settled(room: Room) -> None:
    room.keys("Eighteen months.")
    room.page.go_next()
    room.page.go_previous()
    assert room.words == "Eighteen months."
    room.settle()
    assert room.answer("runway").text == "Eighteen months."


@pytest.mark.parametrize(("key", "there"), [("Alt+Down", "failed"), ("Ctrl+Down", "failed"), ("Ctrl+Enter", "failed")])
def test_other_keys_move_on_too(room: Room, key: str, there: str) -> None:
    room.press(key)
    assert room.current == there


def test_past_the_last_question_nothing_moves_but_the_words_are_settled(room: Room) -> None:
    room.go_to("left")
    room.type("Nobody left.")
    room.next()
    assert room.current == "left"
    assert room.answer("left").text == "Nobody left."


def test_the_place_is_remembered(room: Room, open_room: OpenRoom) -> None:
    room.next()
    assert open_room().current == "failed"


def test_a_disposition_is_a_suggestion_until_a_person_sets_it(room: Room) -> None:
    room.type("Everyone is happy and they love what we do.")
    assert room.disposition == "Deflected?"
    assert room.page.sheet.judgement.disposition.accessibleName() == "Disposition: Deflected — suggested"
    room.press("Alt+P")
    assert room.disposition == "Partial"
    assert room.answer("runway").disposition_confirmed
    assert room.in_the_box


@pytest.mark.parametrize("rating", [1, 2, 3, 4])
def test_substance_is_one_key(room: Room, rating: int) -> None:
    room.rate(rating)
    assert room.substance("runway") is Substance(rating)
    room.press("Ctrl+0")
    assert room.substance("runway") is None


def test_a_click_on_a_bar_rates_and_the_box_keeps_the_focus(room: Room) -> None:
    bars = room.page.sheet.judgement.substance.bars
    room.click(bars[Substance.SOUND])
    assert room.substance("runway") is Substance.SOUND
    assert room.in_the_box
    room.click(bars[Substance.SOUND])
    assert room.substance("runway") is None


def test_the_speaker_goes_round_and_theirs_come_first(room: Room) -> None:
    spoken = []
    for _ in range(3):
        room.press("F7")
        spoken.append(room.answer("runway").speaker)
    assert spoken == ["person-2", "person-1", ""]


def test_their_exact_words_and_how_they_know(room: Room) -> None:
    room.press("F8")
    room.page.choose_basis(Basis.HEARSAY)
    room.settle()
    assert room.answer("runway").verbatim
    assert room.answer("runway").basis is Basis.HEARSAY


def test_candor_is_confirmed_by_a_person_on_settled_words(room: Room) -> None:
    room.type("Eighteen months of runway; Ines controls the company.")
    room.press("Ctrl+6")
    answer = room.answer("runway")
    assert answer.text.startswith("Eighteen")
    assert (answer.candor, answer.candor_confirmed) == (Verdict.PARTIAL, True)


def test_a_skip_needs_a_reason(room: Room) -> None:
    room.press("F9")
    reason = room.page.sheet.judgement.reason
    assert reason.isVisible()
    assert not reason.done.isEnabled()
    room.press("Return")
    assert room.answer("runway").disposition is Disposition.NOT_ASKED
    room.keys("sold as a service")
    room.press("Return")
    assert room.answer("runway").disposition is Disposition.NOT_APPLICABLE
    assert room.answer("runway").reason == "sold as a service"
    assert room.in_the_box


def test_escape_leaves_the_reason_and_goes_back_to_the_answer(room: Room) -> None:
    room.press("F9")
    room.press("Esc")
    assert not room.page.sheet.judgement.reason.isVisible()
    assert room.in_the_box
    assert room.answer("runway").disposition is Disposition.NOT_ASKED


def test_questions_come_and_go_with_what_became_of_others(room: Room) -> None:
    assert room.listed == ["runway", "failed", "left"]
    room.choose(Disposition.DEFLECTED)
    assert room.listed == ["runway", "plan-b", "failed", "left"]
    room.next()
    assert room.current == "plan-b"
    room.previous()
    room.choose(Disposition.ANSWERED)
    assert room.listed == ["runway", "failed", "left"]


def test_a_question_that_goes_away_under_ones_hands_gives_way_to_another(room: Room) -> None:
    room.choose(Disposition.DEFLECTED)
    room.next()
    room.page._decisions.set_disposition("q/runway", Disposition.ANSWERED)
    room.settle()
    assert room.current == "runway"


def test_searching_finds_a_question_and_enter_goes_there(room: Room) -> None:
    room.press("Ctrl+K")
    assert not room.in_the_box
    room.keys("failure")
    assert room.listed == ["failed"]
    room.press("Return")
    assert room.current == "failed"
    assert room.listed == ["runway", "failed", "left"]
    assert room.in_the_box


def test_a_state_can_be_searched_for(room: Room) -> None:
    room.choose(Disposition.DECLINED)
    room.press("Ctrl+J")
    room.keys("declined")
    assert room.listed == ["runway"]
    room.press("Esc")
    assert len(room.listed) == 4
    assert room.in_the_box


def test_a_search_that_finds_nothing_says_what_to_do(room: Room) -> None:
    room.press("Ctrl+K")
    room.keys("zebra")
    assert room.listed == []
    assert room.page.questions.says == "No question has these words. Clear the box to see all."


def test_coverage_is_counted_at_the_top(room: Room) -> None:
    room.choose(Disposition.DEFLECTED)
    assert room.page.top.says == "asked 1/4"


def test_pasted_markup_arrives_as_plain_words(room: Room) -> None:
    pasted = QMimeData()
    pasted.setHtml("<b>bold</b> <img src='/etc/passwd'>")
    pasted.setText("bold <img src='/etc/passwd'>")
    room.page.editor.insertFromMimeData(pasted)
    room.page.hear_now()
    room.settle()
    draft = room.draft("runway")
    assert draft is not None
    assert draft.text == "bold <img src='/etc/passwd'>"


def test_words_from_a_crash_are_in_the_box_and_a_banner_says_so(room: Room, open_room: OpenRoom) -> None:
    conduct.write(room.ledger, room.page.interview_id, "q/failed", "We lost one of them in March")
    again = open_room()
    assert again.current == "failed"
    assert again.words == "We lost one of them in March"
    assert again.page.notices.recovered.words.text().startswith("Recovered 7 words typed at ")
    again.next()
    assert again.answer("failed").text == "We lost one of them in March"


def test_leaving_settles_everything_first(room: Room) -> None:
    left = []
    room.keys("Half a sent")
    room.page.settle_now(lambda: left.append(room.answer("runway").text))
    room.settle()
    assert left == ["Half a sent"]


def test_asking_for_review_ends_the_sitting(room: Room, qtbot: QtBot) -> None:
    room.keys("Twelve.")
    with qtbot.waitSignal(room.page.review_requested):
        room.click(room.page.top.review)
    interview = room.ledger.record.interviews[room.page.interview_id]
    assert interview.ended_at is not None
    assert room.answer("runway").text == "Twelve."


def test_the_clock_pauses_and_counts_what_a_script_spends(room: Room) -> None:
    room.page.spend(1900)
    assert room.page.top.time_says == "31 of 45 min"
    room.press("Ctrl+Shift+P")
    assert room.page.top.time_says == "31 of 45 min · paused"
    room.next()
    assert room.ledger.record.interviews[room.page.interview_id].used_seconds >= 1900


def test_every_word_is_listened_to_off_the_windows_thread(room: Room, listener: ScriptedListener) -> None:
    listener.gate.clear()
    room.keys("Everyone is happy ")
    room.page.hear_now()
    QApplication.processEvents()
    room.keys("now. ")
    assert room.words == "Everyone is happy now. "
    listener.gate.set()
    room.page.hear_now()
    room.settle()
    assert room.marked == ["Everyone is happy"]
