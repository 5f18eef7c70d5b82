"""What stands around the question: what to ask to see, anchors, sources, earlier answers, whom it is asked of, and the
language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests import factory
from tests.ui.room.conftest import HELD_ON, OpenRoom
from tests.ui.room.driver import Room

from candor.domain.answer import Disposition, Substance
from candor.domain.interview import Interview, Mode
from candor.domain.people import Side
from candor.domain.question import AskedOf, Choice, QuestionKind, Questionnaire, Section
from candor.domain.record import Change
from candor.domain.translation import Titled, Translation
from candor.ui.room.keys import Key
from candor.workflows import conduct, prepare
from candor.workflows.ledger import Ledger
from candor.workflows.ports import SourcedQuestionnaire
from candor.workflows.services import Services

YEARS_AGO = date(2024, 3, 12)


@pytest.fixture
def sections() -> tuple[Section, ...]:
    german = Translation(language="de", say="Wie lange reicht das Geld?", short="Reichweite", choices=("Ja", "Nein"))
    runway = factory.question(
        "runway",
        say="What is your runway?",
        short="Runway",
        why="A partner that runs dry takes our patients with it.",
        sources=("Interview study, 2024",),
        evidence=("the last board pack", "a bank statement"),
        warning="“We are well funded.”",
        weak="A guess.",
        sound="Months.",
        strong="Months, and a name.",
        must_ask=True,
    )
    cleared = factory.question("cleared", kind=QuestionKind.YES_NO, translations=(german,))
    drift = factory.question("drift", say="What of the plan came true?", earlier=("q/runway",))
    title = Titled(language="de", title="Worauf sie stehen")
    return (
        Section(id="standing", title="What they stand on", questions=(runway, cleared, drift), translations=(title,)),
    )


def held_before(ledger: Ledger, on: date, questionnaires: tuple[Section, ...]) -> Interview:
    asked = Questionnaire(id="q", version="1", title="Questions", sections=questionnaires)
    return prepare.add_interview(
        ledger,
        mode=Mode.CALL,
        held_on=on,
        planned_minutes=45,
        people=[prepare.PersonToAdd("Ada Lead", "", Side.OURS)],
        questionnaires=[SourcedQuestionnaire(asked, b"the exact bytes")],
    )


# What is asked to be seen, and how it is judged -------------------------------------------------------------------


def test_what_to_ask_to_see_stands_under_the_question(room: Room) -> None:
    line = room.page.sheet.prompt._ask
    assert line.text() == "Ask to see: the last board pack · a bank statement"
    assert line.isVisible()
    room.next()
    assert not line.isVisible()


def test_the_four_anchors_fold_out_from_warning_to_strong(room: Room) -> None:
    anchors = room.page.sheet.prompt.folds.anchors
    assert not anchors.isVisible()
    room.press("Alt+S")
    assert anchors.isVisible()
    assert [words.text() for words in anchors.words.values()] == [
        "“We are well funded.”",
        "A guess.",
        "Months.",
        "Months, and a name.",
    ]
    bars = room.page.sheet.judgement.substance.bars
    assert "A guess." in bars[Substance.WEAK].toolTip()
    assert bars[Substance.SOUND].accessibleDescription() == "Months."


def test_why_it_matters_names_its_sources(room: Room) -> None:
    room.press("Alt+W")
    assert room.page.sheet.prompt.folds.why.text() == (
        "A partner that runs dry takes our patients with it.\nSource: Interview study, 2024"
    )


def test_a_question_without_anchors_offers_none(room: Room) -> None:
    room.next()
    assert not room.page.sheet.prompt.folds.folds[Key.ANCHORS].button.isVisible()
    room.press("Alt+S")
    assert not room.page.sheet.prompt.folds.isVisible()


# Earlier answers --------------------------------------------------------------------------------------------------


class TestAskedAgain:
    @pytest.fixture
    def sitting(self, ledger: Ledger, services: Services, sections: tuple[Section, ...]) -> Interview:
        """The third sitting: the same questions were asked twice before."""
        for on, words, rated in ((YEARS_AGO, "Twelve months.", Substance.WEAK), (HELD_ON, "Forty.", Substance.STRONG)):
            before = held_before(ledger, on, sections)
            conduct.settle(ledger, services.assessor, before.id, "q/runway", words)
            conduct.set_disposition(ledger, before.id, "q/runway", Disposition.ANSWERED)
            conduct.rate(ledger, before.id, "q/runway", rated)
        conduct.give_value(ledger, services.assessor, "interview-1", "q/cleared", chosen=["no"])
        return held_before(ledger, date(2026, 3, 2), sections)

    def test_the_same_question_says_when_it_was_answered_last_and_how_well(self, open_room: OpenRoom) -> None:
        folds = open_room().page.sheet.prompt.folds
        assert folds.folds[Key.EARLIER].button.text() == "Last time · 24 Nov 2025"
        assert folds._last.text() == "Strong"
        assert not folds.earlier.isVisible()

    def test_it_folds_out_the_newest_first_and_stays_open(self, open_room: OpenRoom) -> None:
        room = open_room()
        room.press("Alt+E")
        lines = [line.words.text() for line in room.page.sheet.prompt.folds.earlier.lines if line.isVisible()]
        assert lines == ["Forty.", "Twelve months."]
        room.next()
        assert room.page.sheet.prompt.folds.earlier.isVisible()

    def test_what_was_chosen_is_said_in_words(self, open_room: OpenRoom) -> None:
        room = open_room()
        room.next()
        room.press("Alt+E")
        assert room.page.sheet.prompt.folds.earlier.lines[0].value.text() == "No"

    def test_a_question_asked_against_earlier_ones_opens_by_itself(self, open_room: OpenRoom) -> None:
        room = open_room()
        room.go_to("drift")
        earlier = room.page.sheet.prompt.folds.earlier
        assert earlier.isVisible()
        assert earlier.lines[0].words.text() == "Forty."
        room.go_to("runway")
        assert not earlier.isVisible()


def test_a_first_interview_has_no_last_time(room: Room) -> None:
    assert not room.page.sheet.prompt.folds.folds[Key.EARLIER].button.isVisible()
    room.press("Alt+E")
    assert not room.page.sheet.prompt.folds.earlier.isVisible()


# Whom it is asked of, and in which language -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked_of", "line", "heading"),
    [
        (AskedOf.VENDOR, "What they stand on · 1 of 3 · must be asked", "What they stand on"),
        (
            AskedOf.OURSELVES,
            "What they stand on · asked of ourselves · 1 of 3 · must be asked",
            "What they stand on · ourselves",
        ),
        (
            AskedOf.BOTH,
            "What they stand on · asked of both sides · 1 of 3 · must be asked",
            "What they stand on · both sides",
        ),
    ],
)
def test_whom_it_is_asked_of_is_said_where_it_is_not_the_vendor(
    ledger: Ledger, sitting: Interview, open_room: OpenRoom, asked_of: AskedOf, line: str, heading: str
) -> None:
    before = ledger.record.questionnaires["q"]
    ledger.commit(Change("questionnaire_taken_up", before, replace(before, asked_of=asked_of)))
    room = open_room()
    assert room.place == line
    assert room.headings == [heading]


def test_the_language_changes_at_once_and_nothing_else_does(room: Room) -> None:
    room.next()
    room.keys("Yes, since May.")
    switch = room.page.sheet.prompt.language
    assert switch.text() == "English"
    german = next(action for action in switch.menu().actions() if action.text() == "German")
    german.trigger()
    room.settle()
    assert room.page.sheet.prompt.question.text() == "Wie lange reicht das Geld?"
    assert room.place.startswith("Worauf sie stehen")
    assert room.choices == ["Ja", "Nein"]
    assert room.words == "Yes, since May."
    assert room.answer("cleared").text == "Yes, since May."
    assert room.ledger.record.interviews[room.page.interview_id].language == "de"
    room.previous()
    assert room.page.sheet.prompt.question.text() == "What is your runway?"


class TestOneLanguage:
    @pytest.fixture
    def sections(self) -> tuple[Section, ...]:
        choices = (Choice(id="a", label="A"), Choice(id="b", label="B"))
        one = factory.question("one", kind=QuestionKind.ONE_OF, choices=choices)
        return (Section(id="only", title="Only", questions=(one,)),)

    def test_with_one_language_there_is_nothing_to_switch(self, open_room: OpenRoom) -> None:
        assert not open_room().page.sheet.prompt.language.isVisible()
