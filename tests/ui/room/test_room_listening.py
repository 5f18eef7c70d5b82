"""What is heard while one types: missing parts, flags, probes, promises; and what a person decides about them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot
from tests.ui.room.conftest import OpenRoom
from tests.ui.room.driver import Room
from tests.ui.room.scripted import FRIDAY, ScriptedListener

from candor.domain.deflection import Assessment, DeflectionKind, FlagDecision, Verdict
from candor.ui.room.answer_editor import _utf16_places
from candor.ui.room.promised import PromiseWords


def test_missing_parts_are_ticked_as_they_are_said(room: Room) -> None:
    assert room.missing == ["months of runway", "controls the company"]
    room.type("Eighteen months. ")
    assert room.missing == ["controls the company"]
    room.type("Ines controls it.")
    assert room.missing == []


def test_a_pause_is_enough_to_be_heard(room: Room, qtbot: QtBot) -> None:
    room.keys("Everyone is happy. ")
    qtbot.waitUntil(lambda: room.flags == ["generality open"], timeout=3000)


def test_an_unfinished_word_is_not_judged_at_once(room: Room, listener: ScriptedListener, qtbot: QtBot) -> None:
    room.keys("x")
    qtbot.waitUntil(lambda: listener.heard[-1] == "x", timeout=3000)


def test_flagged_words_are_marked_in_the_answer(room: Room) -> None:
    room.type("𝒳 Honestly, everyone is happy.")
    assert room.marked == ["everyone is happy"]


def test_the_probe_is_the_one_against_what_slid_away(room: Room) -> None:
    room.type("They love what we do.")
    assert room.page.listening.say_next.words == "“Good that they like you. Who could replace the chief?”"
    room.click(room.page.listening.say_next.used)
    assert room.page.listening.say_next.words == "“In months, please?”"
    assert room.in_the_box


def test_nothing_to_press_on_offers_no_probe(room: Room) -> None:
    room.type("Eighteen months, and Ines controls it.")
    assert not room.page.listening.say_next.isVisible()


def test_confirming_keeps_the_flag_with_the_answer(room: Room) -> None:
    room.type("They love what we do.")
    room.press("F6")
    (flag,) = room.ledger.record.flags_of(room.answer("runway").id)
    assert flag.decision is FlagDecision.CONFIRMED
    assert flag.words == "They love what we do"
    assert room.flags == ["other_question confirmed"]
    assert room.in_the_box


def test_dismissing_asks_why_in_its_place_and_does_not_insist(room: Room) -> None:
    room.type("Everyone is happy.")
    room.press("Shift+F6")
    assert room.page.listening.slid.reason.isVisible()
    room.keys("it was a joke")
    room.press("Return")
    (flag,) = room.ledger.record.flags_of(room.answer("runway").id)
    assert (flag.decision, flag.decision_reason) == (FlagDecision.DISMISSED, "it was a joke")
    assert room.marked == []
    assert room.in_the_box


def test_a_dismissed_flag_does_not_nag_when_one_types_on(room: Room) -> None:
    room.type("Everyone is happy.")
    room.page.dismiss_flag(DeflectionKind.GENERALITY)
    room.settle()
    room.type(" More words.")
    assert room.flags == ["generality dismissed"]
    assert room.marked == []


def test_a_decision_can_be_taken_back(room: Room) -> None:
    room.type("Everyone is happy.")
    room.page.confirm_flag(DeflectionKind.GENERALITY)
    room.settle()
    room.click(room.page.listening.slid.cards[0].reopen)
    assert room.flags == ["generality open"]


def test_a_flag_that_is_not_there_cannot_be_confirmed(room: Room) -> None:
    with pytest.raises(LookupError):
        room.page.confirm_flag(DeflectionKind.DECLINES)
    room.press("F6")
    assert room.ledger.record.flags == {}


def test_a_promise_is_kept_with_one_key_and_its_date(room: Room) -> None:
    room.press("F7")
    room.type("We will send the cap table by Friday.")
    assert room.promises == ["the cap table"]
    room.press("F2")
    (promise,) = room.ledger.record.promises_of(room.answer("runway").id)
    assert (promise.what, promise.owner, promise.due) == ("the cap table", "Ines Vogt", FRIDAY)
    assert room.promises == ["the cap table"]
    assert room.page.promises_heard == []
    assert room.answer("runway").text == "We will send the cap table by Friday."


def test_a_promise_the_program_did_not_hear_is_typed(room: Room) -> None:
    room.press("F2")
    form = room.page.listening.promised.form
    assert form.isVisible()
    room.keys("the audit report")
    form.due.setText("by Friday")
    room.press("Return")
    (promise,) = room.ledger.record.promises.values()
    assert (promise.what, promise.due_text, promise.due) == ("the audit report", "by Friday", FRIDAY)
    assert room.in_the_box


def test_a_kept_promise_can_be_changed_and_dropped(room: Room) -> None:
    room.page.note_promise(PromiseWords(what="the audit", owner="Ines", due_text="2026-01-31"))
    room.settle()
    line = room.page.listening.promised.lines[0]
    room.click(line.edit)
    room.page.listening.promised.form.owner.setText("Ravi")
    room.press("Return")
    (promise,) = room.ledger.record.promises.values()
    assert (promise.owner, str(promise.due)) == ("Ravi", "2026-01-31")
    room.click(line.drop)
    assert room.ledger.record.promises == {}


def test_a_late_answer_to_earlier_words_is_dropped(room: Room) -> None:
    stale = Assessment(verdict=Verdict.EVASIVE, score=1.0, kind=DeflectionKind.DECLINES)
    room.type("Eighteen months.")
    before = room.disposition
    room.page._heard("q/runway", "Eighteen", room.ledger.record.question("q/runway"), stale)
    room.page._heard("q/failed", "Eighteen months.", room.ledger.record.question("q/failed"), stale)
    assert room.disposition == before


def test_what_was_heard_is_there_again_after_coming_back(room: Room, open_room: OpenRoom) -> None:
    room.type("Everyone is happy.")
    room.next()
    assert room.flags == []
    room.previous()
    assert room.flags == ["generality open"]
    assert open_room().flags == ["generality open"]


@given(st.text(max_size=40))
def test_places_count_as_a_text_document_does(text: str) -> None:
    places = _utf16_places(text)
    assert len(places) == len(text) + 1
    assert places[-1] == len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_in_a_call_a_flag_is_dismissed_without_leaving_the_answer(room: Room) -> None:
    room.type("Everyone is happy.")
    room.press("Ctrl+Shift+M")
    room.press("Shift+F6")
    assert room.flags == ["generality dismissed"]
    assert room.in_the_box


def test_noting_a_promise_unfolds_the_panel_it_is_typed_in(room: Room) -> None:
    room.press("Ctrl+Shift+H")
    room.press("F2")
    assert room.page.listening.promised.form.isVisible()
