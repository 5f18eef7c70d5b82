"""The set-up page under a tired person's hands: where Tab goes, what Enter and Escape do, and what is never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests import factory
from tests.ui.window_driver import Driver

from candor.domain.deal import Category
from candor.ui.setup import SetupPage
from candor.ui.setup_form import asked_as_before


@pytest.fixture
def setting_up(driver: Driver) -> SetupPage:
    driver.do(driver.window.show_setup)
    return driver.window.setup


def stops(qtbot: QtBot, start: QWidget, count: int) -> list[QWidget]:
    """Where Tab leads from here, in this order."""
    start.setFocus()
    found = []
    for _ in range(count):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        found.append(QApplication.focusWidget())
    return found


def test_tab_goes_down_the_page_whatever_was_added_or_offered_anew(
    setting_up: SetupPage, driver: Driver, qtbot: QtBot
) -> None:
    controls = setting_up.controls
    people_of_ours = [("Ada Lind", ""), ("Ben Roth", "")]
    driver.do(lambda: setting_up.fill(category=Category.HEALTH_SYSTEM, ours=people_of_ours))
    people = [edit for line in controls.ours.lines for edit in (line.name, line.role, line.remove)]
    their = controls.theirs.lines[0]
    boxes = [box for box in controls.questionnaires.boxes.values() if box.isVisible()]
    wanted = [*people, controls.ours.add, their.name, their.role, their.remove, controls.theirs.add]
    wanted += [controls.questionnaires.filter, *boxes, controls.questionnaires.more]
    assert stops(qtbot, controls.minutes, len(wanted)) == wanted


def test_enter_on_a_search_goes_to_what_was_found_and_begins_nothing(setting_up: SetupPage, qtbot: QtBot) -> None:
    choice = setting_up.controls.questionnaires
    choice.filter.setFocus()
    qtbot.keyClicks(choice.filter, "quarterly")
    with qtbot.assert_not_emitted(setting_up.begin_requested):
        qtbot.keyClick(choice.filter, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is choice.boxes["quarterly-review"]
    assert not setting_up.controls.fields["vendor"].trouble


def test_escape_takes_out_the_search_first(setting_up: SetupPage, qtbot: QtBot) -> None:
    filter_ = setting_up.controls.questionnaires.filter
    filter_.setFocus()
    qtbot.keyClicks(filter_, "xyz")
    with qtbot.assert_not_emitted(setting_up.cancelled):
        qtbot.keyClick(filter_, Qt.Key.Key_Escape)
    assert filter_.text() == ""
    with qtbot.wait_signal(setting_up.cancelled):
        qtbot.keyClick(filter_, Qt.Key.Key_Escape)


def test_what_was_filled_in_is_there_again_after_leaving(setting_up: SetupPage, driver: Driver, qtbot: QtBot) -> None:
    setting_up.fill(vendor="Helixa", ours=[("Ada", "Lead")], theirs=[("Jon", "CEO")], questionnaires=["strategic-fit"])
    driver.do(lambda: qtbot.keyClick(setting_up.controls.vendor, Qt.Key.Key_Escape))
    assert driver.page is driver.window.home
    driver.do(driver.window.show_setup)
    assert (setting_up.form.vendor, len(setting_up.form.people)) == ("Helixa", 2)
    assert [each.questionnaire.id for each in setting_up.form.questionnaires] == ["strategic-fit"]
    assert "as you left it" in setting_up.notice.sentence


def test_cancel_empties_the_page(setting_up: SetupPage, driver: Driver) -> None:
    setting_up.fill(vendor="Helixa", theirs=[("Jon", "CEO")])
    driver.do(setting_up.cancel.click)
    driver.do(driver.window.show_setup)
    assert setting_up.form.vendor == ""
    assert setting_up.form.theirs == ()
    assert not setting_up.notice.sentence


def test_what_a_dossier_goes_on_asking_in_older_words_is_said_with_both_versions() -> None:
    before = factory.questionnaire(factory.question("a"), title="Review", version="1.0", source_sha256="a" * 64)
    asked = {before.id: before}
    assert asked_as_before([before], asked) == ""
    assert asked_as_before([before], {}) == ""
    newer = asked_as_before([replace(before, version="1.1", source_sha256="b" * 64)], asked)
    assert "“Review” in version 1.0" in newer
    assert "is version 1.1." in newer
    assert "other words" in asked_as_before([replace(before, source_sha256="b" * 64)], asked)
