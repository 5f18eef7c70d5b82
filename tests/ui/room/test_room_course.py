"""The course of an interview, changed from the room: another gap, a question of one's own, what was set aside, the
order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests import factory
from tests.ui.room.conftest import HELD_ON, OpenRoom
from tests.ui.room.driver import Room

from candor.domain.answer import Disposition
from candor.domain.interview import Interview, Mode
from candor.domain.people import Side
from candor.domain.question import QuestionKind, Questionnaire, Section
from candor.ui.room.picker import Picker
from candor.workflows import prepare
from candor.workflows.ledger import Ledger
from candor.workflows.ports import SourcedQuestionnaire


@pytest.fixture
def sections() -> tuple[Section, ...]:
    def named(*names: str) -> tuple[object, ...]:
        return tuple(factory.question(name, short=name.capitalize()) for name in names)

    return (
        Section(id="first", title="First", questions=named("a", "b", "c")),  # type: ignore[arg-type]
        Section(id="gaps", title="Gaps", repeats="gap", questions=named("what", "cost")),  # type: ignore[arg-type]
        Section(id="last", title="Last", questions=named("z")),  # type: ignore[arg-type]
    )


def prepared(ledger: Ledger, sections: tuple[Section, ...], agenda: Sequence[str]) -> Interview:
    asked = Questionnaire(id="q", version="1", title="Questions", sections=sections)
    return prepare.add_interview(
        ledger,
        mode=Mode.CALL,
        held_on=HELD_ON,
        planned_minutes=45,
        people=[prepare.PersonToAdd("Ada Lead", "", Side.OURS)],
        questionnaires=[SourcedQuestionnaire(asked, b"the exact bytes")],
        agenda=[f"q/{name}" for name in agenda],
    )


def row_of(room: Room, words: str) -> int:
    model = room.page.questions.model
    return next(n for n in range(model.rowCount()) if model.index(n).data() == words)


def click_row(room: Room, words: str) -> None:
    view = room.page.questions.view
    index = room.page.questions.model.index(row_of(room, words))
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    room.settle()


# Rounds -----------------------------------------------------------------------------------------------------------


def test_another_gap_is_offered_after_the_last_question_of_the_last_gap(room: Room) -> None:
    rounds = room.page.sheet.rounds
    assert not rounds.isVisible()
    room.go_to("what")
    assert not rounds.isVisible()
    assert room.place == "Gaps · Gap 1 · 1 of 2"
    room.next()
    assert rounds.another.isVisible()
    assert rounds.another.text() == "Another gap"
    assert not rounds.remove.isVisible()


def test_another_gap_begins_at_its_first_question(room: Room) -> None:
    room.go_to("cost")
    room.type("About a million.")
    room.click(room.page.sheet.rounds.another)
    assert room.current == "what@2"
    assert room.place == "Gaps · Gap 2 · 1 of 2"
    assert room.headings == ["First", "Gaps", "Gap 2", "Last"]
    assert room.answer("cost").text == "About a million."
    assert room.in_the_box


def test_a_gap_is_added_from_the_list_and_by_key(room: Room) -> None:
    click_row(room, "Another gap")
    assert room.current == "what@2"
    room.press("Alt+R")
    assert room.current == "what@3"
    room.go_to("a")
    room.press("Alt+R")
    assert room.current == "a"
    assert [name for name in room.listed if name.startswith("what")] == ["what", "what@2", "what@3"]


def test_an_empty_gap_is_taken_back_and_the_place_is_the_one_before(room: Room) -> None:
    room.go_to("cost")
    room.press("Alt+R")
    room.click(room.page.sheet.rounds.remove)
    assert room.listed == ["a", "b", "c", "what", "cost", "z"]
    assert room.current == "cost"
    click_row(room, "Another gap")
    click_row(room, "Remove gap 2")
    assert room.current == "cost"


def test_a_gap_with_words_in_it_is_not_offered_for_removal(room: Room) -> None:
    room.go_to("cost")
    room.press("Alt+R")
    room.type("The audit trail.")
    room.next()
    assert not room.page.sheet.rounds.remove.isVisible()
    assert room.answer("what@2").text == "The audit trail."


def test_words_just_typed_keep_their_gap(room: Room) -> None:
    room.go_to("cost")
    room.press("Alt+R")
    room.type("The audit trail.")
    room.page.route.remove_round("q/gaps")
    room.settle()
    assert room.trouble.startswith("The last round has answers already")
    assert room.current == "what@2"


def test_every_gap_is_answered_by_itself(room: Room) -> None:
    room.go_to("what")
    room.choose(Disposition.DECLINED)
    room.press("Alt+R")
    assert room.disposition == "Not asked"
    room.choose(Disposition.ANSWERED)
    assert room.answer("what").disposition is Disposition.DECLINED
    assert room.answer("what@2").disposition is Disposition.ANSWERED


# A question of one's own ------------------------------------------------------------------------------------------


def test_a_question_of_ones_own_is_written_in_one_line_and_asked_next(room: Room) -> None:
    room.type("Half an answer")
    room.press("Alt+Q")
    room.keys("Who told you that?")
    room.press("Return")
    assert room.in_the_box
    assert room.words == "Half an answer"
    assert room.page.sheet.prompt.isVisible()
    room.next()
    assert room.page.sheet.prompt.question.text() == "Who told you that?"
    assert room.place == "First · 2 of 4 · added"
    assert room.headings == ["First", "Gaps", "Last"]
    room.type("The auditor.")
    room.next()
    assert room.current == "b"
    interview = room.page.interview_id
    assert room.ledger.record.answer(interview, "own-1/own-question-1").text == "The auditor."


def test_it_can_have_choices_and_must_be_asked(room: Room) -> None:
    room.go_to("z")
    room.press("Alt+Q")
    own = room.page.sheet.own
    room.keys("Which of these is it?")
    own.kind.setCurrentIndex(own.kind.findData(QuestionKind.ONE_OF.value))
    own.must_ask.setChecked(True)
    room.click(own.add)
    assert own.trouble.text().startswith("There is nothing to choose between yet")
    own.choices.setPlainText("This one\nThat one\n\n")
    room.click(own.add)
    room.next()
    assert room.choices == ["This one", "That one"]
    room.press("Alt+2")
    assert room.chosen == ["That one"]
    assert room.place == "Our own questions · 1 of 1 · must be asked · added"


def test_nothing_to_say_aloud_is_no_question_and_escape_puts_the_form_away(room: Room) -> None:
    room.press("Alt+Q")
    room.press("Return")
    assert room.page.sheet.own.trouble.text().startswith("There is nothing to say aloud yet")
    assert room.page.sheet.own.isVisible()
    room.press("Esc")
    assert not room.page.sheet.own.isVisible()
    assert room.page.sheet.prompt.isVisible()
    assert room.in_the_box
    assert "own-1" not in room.ledger.record.questionnaires


def test_a_question_half_written_waits_after_escape_and_goes_when_cancelled(room: Room) -> None:
    own = room.page.sheet.own
    room.press("Alt+Q")
    own.say.setText("Who audits it")
    room.press("Esc")
    room.press("Alt+Q")
    assert own.say.text() == "Who audits it"
    room.click(own._cancel)
    room.press("Alt+Q")
    assert own.say.text() == ""
    room.press("Esc")


# What was set aside -----------------------------------------------------------------------------------------------


class TestSetAside:
    @pytest.fixture
    def sitting(self, ledger: Ledger, sections: tuple[Section, ...]) -> Interview:
        return prepared(ledger, sections, ["a", "c", "z"])

    @pytest.mark.qt_log_ignore("This plugin does not support")
    def test_the_foot_of_the_list_says_how_many_and_one_is_taken_up_in_its_place(self, open_room: OpenRoom) -> None:
        room = open_room()
        assert room.listed == ["a", "c", "z"]
        assert room.page.questions.aside.text() == "3 set aside"
        room.press("Alt+O")
        picker = room.page.window().findChild(Picker)
        assert picker is not None
        assert picker.shown == ["B", "What", "Cost"]
        room.pick("b")
        assert room.listed == ["a", "b", "c", "z"]
        assert room.current == "b"
        assert room.in_the_box
        assert room.page.questions.aside.text() == "2 set aside"

    @pytest.mark.qt_log_ignore("This plugin does not support")
    def test_looking_and_taking_none_changes_nothing(self, open_room: OpenRoom) -> None:
        room = open_room()
        room.press("Alt+O")
        room.pick()
        assert room.listed == ["a", "c", "z"]
        assert room.in_the_box


def test_with_nothing_set_aside_the_foot_says_nothing_of_it(room: Room) -> None:
    assert not room.page.questions.aside.isVisible()
    room.press("Alt+O")
    assert room.page.window().findChild(Picker) is None


# The order --------------------------------------------------------------------------------------------------------


def test_a_question_is_left_for_later_by_key_and_comes_back(room: Room) -> None:
    room.press("Alt+Shift+Down")
    assert room.listed == ["b", "a", "c", "what", "cost", "z"]
    assert room.current == "a"
    assert room.place == "First · 2 of 3"
    room.press("Alt+Shift+Up")
    assert room.listed == ["a", "b", "c", "what", "cost", "z"]


def test_next_follows_the_new_order(room: Room) -> None:
    room.press("Alt+Shift+Down")
    room.next()
    assert room.current == "c"


def test_a_question_is_dragged_to_another_place(room: Room) -> None:
    model = room.page.questions.model
    carried = model.mimeData([model.index(row_of(room, "C"))])
    dropped = model.dropMimeData(carried, Qt.DropAction.MoveAction, row_of(room, "A"), 0, model.index(-1))
    room.settle()
    assert not dropped
    assert room.listed == ["c", "a", "b", "what", "cost", "z"]


def test_dragged_away_from_its_section_it_keeps_its_name_and_number(room: Room) -> None:
    room.page.questions.moved.emit("q/a", "")
    room.settle()
    assert room.headings == ["First", "Gaps", "Last", "First"]
    assert room.place == "First · 3 of 3"


def test_what_was_filtered_is_not_moved(room: Room) -> None:
    room.page.questions.filter.setText("first")
    model = room.page.questions.model
    assert not model.flags(model.index(1)) & Qt.ItemFlag.ItemIsDragEnabled
