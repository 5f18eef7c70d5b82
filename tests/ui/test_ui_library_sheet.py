"""A page of questions however long: set where it is seen, steady when it is scrolled, plain whatever stands in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests import factory

from candor.domain.condition import After, When
from candor.domain.question import Choice, QuestionKind
from candor.ui.library.sheet import Sheet
from candor.ui.style import Style
from candor.workflows.forms import Fate, FormRow
from candor.workflows.leaves import Look, leaves_of, leaves_of_report, spoken


def test_five_thousand_questions_are_shown_by_setting_only_those_in_sight(style: Style, qtbot: QtBot) -> None:
    sheet = Sheet(style, "Many")
    qtbot.addWidget(sheet)
    sheet.resize(700, 600)
    sheet.show_leaves(leaves_of(factory.questionnaire(*(factory.question(f"n{number}") for number in range(5000)))))
    sheet.show()
    assert not sheet.grab().isNull()
    assert 0 < sheet.leaves_set < 60
    sheet.verticalScrollBar().setValue(sheet.verticalScrollBar().maximum())
    assert not sheet.grab().isNull()
    assert sheet.in_sight().stop == len(sheet.leaves)
    assert "n4999" in spoken(sheet.leaves[sheet.in_sight()[-1]])


def test_scrolling_up_into_what_was_never_seen_moves_by_as_much_as_asked(style: Style, qtbot: QtBot) -> None:
    long = "a word after another " * 30
    questions = [factory.question(f"n{number}", why=long * (1 + number % 4)) for number in range(60)]
    sheet = Sheet(style, "Long")
    qtbot.addWidget(sheet)
    sheet.resize(500, 500)
    sheet.show_leaves(leaves_of(factory.questionnaire(*questions)))
    sheet.show()
    bar = sheet.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    sheet.grab()
    for _ in range(120):
        seen = sheet.in_sight()[-1]
        below = sheet._tops[seen] - bar.value()
        bar.setValue(bar.value() - 25)
        sheet.grab()
        assert sheet._tops[seen] - bar.value() == pytest.approx(below + 25, abs=2)


def test_a_condition_is_said_with_the_names_of_what_it_waits_for() -> None:
    first = factory.question("plan", short="The plan", kind=QuestionKind.YES_NO)
    then = factory.question("test", when=When(after=(After(question="plan", chosen=("yes",)),)))
    never = factory.question("gone", when=When(except_categories=("health-system",)))
    notes = [
        part.text
        for leaf in leaves_of(factory.questionnaire(first, then, never))
        for part in leaf
        if part.look is Look.NOTE
    ]
    assert notes[0] == "Asked only if “The plan” was answered with ‘Yes’."
    assert notes[1].startswith("Not asked for ")


def test_many_choices_stand_one_after_the_other() -> None:
    choices = tuple(Choice(id=f"c{number}", label=f"Choice {number}") for number in range(30))
    question = factory.question("one", kind=QuestionKind.ONE_OF, choices=choices)
    text = spoken(leaves_of(factory.questionnaire(question))[1])
    assert "Choice 0 · Choice 1" in text


@pytest.mark.parametrize("words", ["\u202eturned", "a\nb\rc", "x" * 30_000, "\U0001fa7a" * 50, "<b>no</b>", ""])
def test_any_words_can_be_set_in_any_width(style: Style, qtbot: QtBot, words: str) -> None:
    sheet = Sheet(style, "Odd")
    qtbot.addWidget(sheet)
    sheet.show_leaves(leaves_of_report([FormRow("row 1", words, Fate.CHANGED, words)] * 3))
    sheet.show()
    for width in (40, 300, 2000):
        sheet.resize(width, 300)
        assert not sheet.grab().isNull()


def test_what_is_in_sight_can_be_copied(style: Style, qtbot: QtBot) -> None:
    sheet = Sheet(style, "Few")
    qtbot.addWidget(sheet)
    sheet.resize(600, 500)
    sheet.show_leaves(leaves_of(factory.questionnaire(factory.question("runway"))))
    sheet.show()
    qtbot.keyClick(sheet, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "What about runway?" in QGuiApplication.clipboard().text()
    assert "Only section" in sheet.accessibleDescription()
