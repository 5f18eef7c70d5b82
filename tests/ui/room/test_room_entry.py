"""What is entered besides the words: yes and no, choices, numbers, dates, ratings; by hand, by key, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from tests import factory
from tests.ui.room.conftest import OpenRoom
from tests.ui.room.driver import Room
from tests.ui.room.scripted import ScriptedListener

from candor.domain.answer import Disposition
from candor.domain.condition import After, When
from candor.domain.errors import KnownError
from candor.domain.interview import Interview
from candor.domain.question import Choice, Expectation, ExpectationKind, Question, QuestionKind, Section
from candor.domain.signoff import RevisionState
from candor.ui.room.day_popup import DayPopup
from candor.ui.room.picker import Picker
from candor.ui.style import Style
from candor.workflows import conduct
from candor.workflows.ledger import Ledger
from candor.workflows.services import Services


def choices(*labels: str) -> tuple[Choice, ...]:
    return tuple(Choice(id=f"c{number}", label=label) for number, label in enumerate(labels, 1))


def of_every_kind() -> tuple[Question, ...]:
    expected = (
        Expectation(kind=ExpectationKind.DURATION, label="months of runway", cues=("months",)),
        Expectation(kind=ExpectationKind.WORDS, label="controls the company", cues=("controls",)),
    )
    return (
        factory.question("cleared", kind=QuestionKind.YES_NO),
        factory.question("since", when=When(after=(After(question="cleared", chosen=("yes",)),))),
        factory.question("class", kind=QuestionKind.ONE_OF, choices=choices("Class I", "Class IIa", "Class III")),
        factory.question("markets", kind=QuestionKind.MANY_OF, choices=choices("Germany", "France", "Italy", "Spain")),
        factory.question("runway", kind=QuestionKind.NUMBER, unit="months", least="0", most="120", expects=expected),
        factory.question("thin", when=When(after=(After(question="runway", below="12"),))),
        factory.question("failed", kind=QuestionKind.DATE, least="2015-01-01"),
        factory.question("fit", kind=QuestionKind.RATING, warning="No procedures.", strong="Audited this year."),
        factory.question(
            "countries", kind=QuestionKind.MANY_OF, choices=choices(*(f"Country {n}" for n in range(200)))
        ),
        factory.question("plain"),
    )


@pytest.fixture
def sections() -> tuple[Section, ...]:
    return (Section(id="kinds", title="Every kind", questions=of_every_kind()),)


def actions(room: Room) -> list[str]:
    return [entry.action for entry in room.ledger.store.journal()]


def test_a_free_question_shows_no_control(room: Room) -> None:
    room.go_to("plain")
    assert not room.entry_shown


def test_yes_is_a_click_and_the_box_keeps_the_focus(room: Room) -> None:
    assert room.choices == ["Yes", "No"]
    room.click(room.page.sheet.entry.choices.chips[0])
    assert room.answer("cleared").chosen == ("yes",)
    assert room.chosen == ["Yes"]
    assert room.in_the_box
    assert room.saved.startswith("Saved ")
    assert actions(room)[-1] == "value_given"


def test_choosing_again_takes_it_back(room: Room) -> None:
    room.press("Alt+2")
    assert room.answer("cleared").chosen == ("no",)
    room.press("Alt+1")
    assert room.answer("cleared").chosen == ("yes",)
    room.press("Alt+1")
    assert room.answer("cleared").chosen == ()
    assert room.chosen == []
    assert room.disposition == "Not asked"


def test_many_can_be_chosen_one_key_after_the_other_without_waiting(room: Room) -> None:
    room.go_to("markets")
    for number in (1, 3, 4, 1):
        room.page.choose_nth(number)
    room.settle()
    assert room.answer("markets").chosen == ("c3", "c4")
    assert room.chosen == ["Italy", "Spain"]


def test_a_number_that_is_not_there_chooses_nothing(room: Room) -> None:
    room.press("Alt+7")
    assert room.answer("cleared").chosen == ()


def test_arrows_and_space_choose_and_enter_goes_back_to_the_answer(room: Room) -> None:
    room.go_to("class")
    room.press("Alt+V")
    assert not room.in_the_box
    room.press("Right")
    room.press("Space")
    assert room.answer("class").chosen == ("c2",)
    room.press("Return")
    assert room.in_the_box
    assert room.answer("class").chosen == ("c2",)


def test_the_same_key_goes_to_the_control_and_back(room: Room) -> None:
    room.go_to("runway")
    room.press("Alt+V")
    assert room.focused is room.page.sheet.entry.measured.field
    room.press("Alt+V")
    assert room.in_the_box


def test_a_free_question_has_nowhere_to_go_to(room: Room) -> None:
    room.go_to("plain")
    room.press("Alt+V")
    assert room.in_the_box


def test_a_number_ticks_its_part_at_once_and_suggests_the_disposition(room: Room) -> None:
    room.go_to("runway")
    assert room.missing == ["months of runway", "controls the company"]
    room.press("Alt+V")
    room.keys("18")
    room.press("Return")
    assert room.in_the_box
    assert room.answer("runway").value == "18"
    assert room.missing == ["controls the company"]
    assert room.disposition == "Partial?"


def test_words_beside_a_number_need_not_say_it_again(room: Room, listener: ScriptedListener) -> None:
    room.go_to("runway")
    room.type("Ines controls it.")
    assert room.disposition == "Partial?"
    room.page.enter(value="18")
    room.settle()
    assert room.missing == []
    room.next()
    room.previous()
    assert room.disposition == "Answered?"
    assert room.answer("runway").text == "Ines controls it."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("130", "This question takes at least 0 and at most 120; correct the figure, or say why in words."),
        ("a year", "This is not a number; type digits, with a point before decimals."),
    ],
)
def test_what_is_no_number_is_said_under_the_field_and_stays_typed(room: Room, typed: str, sentence: str) -> None:
    room.go_to("runway")
    room.press("Alt+V")
    room.keys(typed)
    room.press("Return")
    assert room.page.sheet.entry.trouble == sentence
    assert room.figure == typed
    assert not room.in_the_box
    assert room.answer("runway").value == ""


def test_an_unfit_number_is_still_typed_after_going_away_and_the_banner_says_so(room: Room) -> None:
    room.go_to("runway")
    room.press("Alt+V")
    room.keys("1300")
    room.press("Ctrl+Return")
    assert room.current == "failed"
    assert "takes at least 0" in room.trouble
    room.go_to("runway")
    assert room.figure == "1300"
    assert room.page.sheet.entry.trouble.startswith("This question takes")


def test_moving_on_takes_the_number_that_was_typed(room: Room) -> None:
    room.go_to("runway")
    room.press("Alt+V")
    room.keys("14")
    room.press("Ctrl+Return")
    assert room.answer("runway").value == "14"
    assert room.in_the_box


def test_emptying_the_field_takes_the_number_back(room: Room) -> None:
    room.go_to("runway")
    room.page.enter(value="14")
    room.settle()
    room.press("Alt+V")
    room.press("Backspace")
    room.press("Return")
    assert room.answer("runway").value == ""
    assert room.disposition == "Not asked"


@pytest.mark.parametrize("typed", ["2024-02-29", "29 February 2024", "29.02.2024", "29 Feb 2024"])
def test_a_day_is_typed_as_people_write_it(room: Room, typed: str) -> None:
    room.go_to("failed")
    assert room.figure == ""
    room.press("Alt+V")
    room.keys(typed)
    room.press("Return")
    assert room.answer("failed").value == "2024-02-29"
    assert room.figure == "29 February 2024"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_day_is_chosen_in_the_calendar(room: Room) -> None:
    room.go_to("failed")
    room.click(room.page.sheet.entry.measured.calendar)
    popup = room.page.window().findChild(DayPopup)
    assert popup is not None
    assert popup.month.minimumDate() == QDate(2015, 1, 1)
    popup.month.clicked.emit(QDate(2023, 5, 4))
    room.settle()
    assert room.answer("failed").value == date(2023, 5, 4).isoformat()
    assert room.in_the_box


def test_a_day_that_is_none_says_how_to_write_it(room: Room) -> None:
    room.go_to("failed")
    room.press("Alt+V")
    room.keys("last spring")
    room.press("Return")
    assert room.page.sheet.entry.trouble.startswith("This is not a day; write it as year-month-day")
    assert room.figure == "last spring"


def test_a_rating_goes_from_worst_to_best_and_shows_its_anchor(room: Room) -> None:
    room.go_to("fit")
    assert room.choices == ["Warning sign", "Weak", "Sound", "Strong"]
    room.press("Alt+4")
    assert room.answer("fit").chosen == ("strong",)
    assert room.page.sheet.entry.choices._anchor.text() == "Audited this year."
    assert "No procedures." in room.page.sheet.entry.choices.chips[0].toolTip()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_two_hundred_choices_are_searched_and_the_answer_keeps_its_place(room: Room) -> None:
    room.go_to("countries")
    assert room.choices == []
    room.press("Alt+V")
    room.pick("country 150", "country 7", "country 150")
    assert room.answer("countries").chosen == ("c8",)
    assert room.choices == ["Country 7"]
    assert room.page.editor.height() > 200


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_space_takes_what_the_arrow_keys_stand_on_and_else_is_a_space(room: Room) -> None:
    room.go_to("countries")
    room.press("Alt+V")
    picker = room.page.window().findChild(Picker)
    QTest.keyClicks(picker.search, "country 1")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(picker.search, key)
    room.settle()
    assert room.answer("countries").chosen == ("c11",)
    assert picker.search.text() == "country 1"
    picker.close()


@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize("name", ["markets", "runway", "failed", "fit", "countries"])
def test_in_call_mode_the_answer_box_keeps_its_place_below_every_control(room: Room, name: str) -> None:
    room.page.toggle_call_mode()
    room.go_to(name)
    assert room.page.editor.height() >= 72
    entry = room.page.sheet.entry
    assert entry.x() + entry.width() <= room.page.sheet.width()
    assert entry.height() >= entry.heightForWidth(entry.width())


def test_large_text_searches_the_choices_rather_than_cutting_them_off(room: Room, style: Style) -> None:
    room.go_to("markets")
    assert len(room.choices) == 4
    style.set_scale(2.0)
    room.resize(860, 620)
    entry = room.page.sheet.entry
    assert entry.height() >= entry.heightForWidth(entry.width())
    assert room.choices == []
    style.set_scale(1.0)
    room.resize(1280, 800)
    assert len(room.choices) == 4


def test_what_was_chosen_brings_a_question_in_and_takes_it_away(room: Room) -> None:
    assert "since" not in room.listed
    room.press("Alt+1")
    assert room.listed[:2] == ["cleared", "since"]
    assert room.current == "cleared"
    room.press("Alt+2")
    assert "since" not in room.listed


def test_what_was_counted_brings_a_question_in(room: Room) -> None:
    room.go_to("runway")
    room.page.enter(value="9")
    room.settle()
    assert "thin" in room.listed
    room.page.enter(value="90")
    room.settle()
    assert "thin" not in room.listed
    assert room.current == "runway"


def test_what_was_entered_shows_again_after_coming_back(room: Room, open_room: OpenRoom) -> None:
    room.go_to("markets")
    room.press("Alt+2")
    room.next()
    room.previous()
    assert room.chosen == ["France"]
    again = open_room()
    again.go_to("markets")
    assert again.chosen == ["France"]


def test_coverage_and_the_list_know_what_was_entered(room: Room) -> None:
    room.press("Alt+2")
    assert room.page.top.says == "asked 1/8"
    assert room.page.overview.standings["q/cleared"].disposition is Disposition.ANSWERED


def test_a_question_with_choices_can_be_skipped_with_a_reason(room: Room) -> None:
    room.press("F9")
    room.keys("Not a device")
    room.press("Return")
    assert room.answer("cleared").disposition is Disposition.NOT_APPLICABLE


def test_a_signed_record_shows_what_was_entered_and_takes_nothing(
    ledger: Ledger, sitting: Interview, services: Services, open_room: OpenRoom
) -> None:
    conduct.give_value(ledger, services.assessor, sitting.id, "q/cleared", chosen=["no"])
    conduct.give_value(ledger, services.assessor, sitting.id, "q/runway", value="18")
    signed = replace(ledger.record.revision, state=RevisionState.SIGNED)
    ledger.record = replace(ledger.record, revisions={signed.id: signed})
    room = open_room()
    assert room.chosen == ["No"]
    room.press("Alt+1")
    room.click(room.page.sheet.entry.choices.chips[0])
    assert room.chosen == ["No"]
    room.go_to("runway")
    assert room.figure == "18"
    assert room.page.sheet.entry.measured.field.isReadOnly()
    assert room.trouble == ""


def test_when_the_disk_says_no_nothing_shows_as_chosen(
    ledger: Ledger, open_room: OpenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = open_room()

    def full(*_changes: object, **_more: object) -> None:
        raise KnownError("The disk is full; free some space, then choose Retry.")

    monkeypatch.setattr(ledger, "commit", full)
    room.press("Alt+1")
    assert room.chosen == []
    assert room.trouble == "The disk is full; free some space, then choose Retry."
    monkeypatch.undo()
    room.press("Alt+1")
    assert room.answer("cleared").chosen == ("yes",)
