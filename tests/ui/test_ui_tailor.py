"""The plan in the window: proposed for the time, adjusted by hand, undone, saved as one's own, begun as it stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests import factory
from tests.ui.window_driver import Driver

from candor.domain.condition import After, When
from candor.domain.deal import Category
from candor.domain.interview import Mode
from candor.domain.plan import plan
from candor.domain.question import AskedOf, Questionnaire
from candor.domain.tailoring import OWN
from candor.domain.translation import Translation
from candor.ui.plan.drafting import Drafting, Sitting
from candor.ui.plan.model import PlanModel, PlanRole, QuestionRow, SectionRow, check_state
from candor.ui.plan.page import PlanPage
from candor.ui.setup import SetupPage
from candor.ui.style import Style
from candor.workflows.services import Services

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # what the off-screen plugin says of any resized window

WEIGHTS = "Who owns the weights of a model that was trained on our patients?"


def first() -> Questionnaire:
    anchors = {"strong": "Two years.", "warning": "Six months."}
    return factory.questionnaire(
        factory.question("runway", minutes=4, must_ask=True, gate=True, **anchors),
        factory.question("control", minutes=4, when=When(after=(After(question="runway", dispositions=("partial",)),))),
        factory.question("growth", minutes=4),
        id="first",
        title="First things",
        gate=True,
        usual=True,
    )


def second() -> Questionnaire:
    german = (Translation(language="de", say="Wer kann aussteigen?", short="Ausstieg"),)
    return factory.questionnaire(
        factory.question("exit", minutes=4, must_ask=True, translations=german),
        factory.question("price", minutes=4),
        id="second",
        title="Second things",
        asked_of=AskedOf.OURSELVES,
    )


def drafting(minutes: int = 60, *questionnaires: Questionnaire) -> Drafting:
    made = Drafting()
    chosen = questionnaires or (first(), second())
    made.choose(Sitting(chosen, Category.DIGITAL_THERAPEUTIC, Mode.CALL, minutes))
    return made


def sitting(minutes: int, *questionnaires: Questionnaire) -> Sitting:
    return Sitting(questionnaires, Category.DIGITAL_THERAPEUTIC, Mode.CALL, minutes)


# The plan being made --------------------------------------------------------------------------------------------------


def test_what_fits_is_asked_whole_and_what_does_not_is_planned() -> None:
    whole = drafting(60)
    assert whole.agenda == ()
    assert whole.summary() == "all 5 questions, about 21 to 23 of 60 minutes"
    short = drafting(16)
    assert short.agenda == ("first/runway", "first/control", "second/exit")
    assert "2 set aside" in short.summary()
    assert short.warning() == ""


def test_too_little_time_for_what_must_be_asked_is_said() -> None:
    assert "two sittings" in drafting(8).warning()


def test_the_plan_follows_the_time_until_it_is_changed_by_hand() -> None:
    draft = drafting(60)
    draft.choose(sitting(16, first(), second()))
    assert len(draft.now.asked) == 3
    draft.change(draft.now.without_asked(["first/control"]))
    draft.choose(sitting(60, first(), second()))
    assert draft.agenda == ("first/runway", "second/exit")
    draft.fit()
    assert draft.agenda == ()


def test_everything_stays_everything_when_more_is_chosen() -> None:
    draft = drafting(5, first())
    draft.ask_everything()
    draft.choose(sitting(5, first(), second()))
    assert draft.everything
    assert draft.agenda == ()


def test_steps_are_undone_and_done_again() -> None:
    draft = drafting()
    before = draft.now
    draft.change(before.without_asked(["second/price"]))
    draft.change(draft.now.with_part_at("second/only", 0))
    after = draft.now
    assert (draft.undo(), draft.undo(), draft.undo()) == (True, True, False)
    assert draft.now == before
    assert (draft.redo(), draft.redo(), draft.redo()) == (True, True, False)
    assert draft.now == after
    assert not draft.change(after)


def test_ones_own_question_takes_its_time_from_the_others() -> None:
    draft = drafting(15)
    draft.change(draft.now.with_added(factory.question("mine", minutes=3, added=True)))
    draft.fit()
    assert draft.fits
    assert draft.agenda == ("first/runway", "second/exit", f"{OWN}/mine")


def test_what_must_be_asked_is_unexplained_until_a_reason_is_there() -> None:
    draft = drafting()
    draft.change(draft.now.without_asked(["first/runway"]))
    assert draft.unexplained == ["first/runway"]
    assert "say why" in draft.warning()
    draft.change(draft.now.because("first/runway", "asked in March"))
    assert draft.unexplained == []


# The tree -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def model(qapp: object) -> PlanModel:
    made = PlanModel()
    draft = drafting(16)
    made.show(draft.now, draft.found)
    return made


def test_a_section_is_ticked_half_ticked_or_not(model: PlanModel) -> None:
    rows = [model.row(model.index(number, 0)) for number in range(2)]
    assert all(isinstance(row, SectionRow) for row in rows)
    assert [check_state(row) for row in rows if row] == [Qt.CheckState.PartiallyChecked] * 2
    control = model.row(model.index_of("first/control"))
    assert isinstance(control, QuestionRow)
    assert control.marks == "only if… · 4 min"


def test_a_search_shows_the_questions_with_all_its_words(model: PlanModel) -> None:
    model.set_filter("about  PRICE")
    assert model.rowCount() == 1
    assert model.keys_at(model.index(0, 0)) == ["second/price"]
    model.set_filter("nothing like it")
    assert model.rowCount() == 0


def carried(model: PlanModel, name: str) -> QMimeData:
    return model.mimeData([model.index_of(name)])


def test_questions_are_dropped_within_their_section_and_sections_among_each_other(
    model: PlanModel, qtbot: QtBot
) -> None:
    move, head = Qt.DropAction.MoveAction, model.index(0, 0)
    keys: list[tuple[str, int]] = []
    parts: list[tuple[str, int]] = []
    model.key_moved.connect(lambda key, number: keys.append((key, number)))
    model.part_moved.connect(lambda place, number: parts.append((place, number)))
    model.dropMimeData(carried(model, "first/runway"), move, 3, 0, head)
    model.dropMimeData(carried(model, "first/growth"), move, 0, 0, head)
    model.dropMimeData(carried(model, "second/only"), move, 0, 0, model.parent())
    assert (keys, parts) == ([("first/runway", 2), ("first/growth", 0)], [("second/only", 0)])
    elsewhere = model.index(1, 0)
    assert not model.canDropMimeData(carried(model, "first/runway"), move, 0, 0, elsewhere)
    assert not model.canDropMimeData(QMimeData(), move, 0, 0, head)


# The page -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def page(style: Style, qtbot: QtBot) -> PlanPage:
    made = PlanPage(style, drafting())
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.enter()
    return made


def test_a_question_is_ticked_moved_and_taken_back_from_the_keyboard(page: PlanPage, qtbot: QtBot) -> None:
    draft, tree = page._draft, page.tree
    tree.stand_on("second/price")
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert "second/price" not in draft.now.asked
    qtbot.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert draft.now.parts[1].keys == ("second/price", "second/exit")
    assert tree.standing == "second/price"
    tree.stand_on("second/only")
    qtbot.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [part.place for part in draft.now.parts] == ["second/only", "first/only"]
    for _ in range(3):
        page.undo()
    assert draft.agenda == ()
    assert not page.tools.undo.isEnabled()


def test_nothing_below_moves_when_a_tick_brings_a_warning(page: PlanPage, qtbot: QtBot) -> None:
    page.tree.stand_on("first/runway")
    before = page.tools.mapTo(page, QPoint(0, 0))
    qtbot.keyClick(page.tree, Qt.Key.Key_Space)
    qtbot.wait_until(lambda: page._warning.isVisible())
    QTest.qWait(1)
    assert page.tools.mapTo(page, QPoint(0, 0)) == before


def test_a_repeated_section_says_how_often_the_plan_expects_it() -> None:
    again = replace(first(), sections=(replace(first().sections[0], repeats="gap"),))
    made = drafting(60, again)
    model = PlanModel()
    model.show(made.now, made.found, "")
    row = model.index(0, 0).data(PlanRole.ROW)
    assert row.time == "12 min per gap, 2 expected"


def test_a_click_on_the_box_ticks_and_one_on_the_words_only_selects(page: PlanPage, qtbot: QtBot) -> None:
    index = page.model.index_of("first/growth")
    rect = page.tree.visualRect(index)
    row = page.model.row(index)
    assert row is not None
    words = QPoint(rect.center().x(), rect.center().y())
    qtbot.mouseClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=words)
    assert page.tree.standing == "first/growth"
    assert "first/growth" in page._draft.now.asked
    box = page.tree._drawing.box(rect, row).center()
    qtbot.mouseClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert "first/growth" not in page._draft.now.asked


def test_leaving_out_a_section_asks_once_why_and_the_reason_counts_for_all(page: PlanPage, qtbot: QtBot) -> None:
    page.tree.stand_on("second/only")
    qtbot.keyClick(page.tree, Qt.Key.Key_Space)
    assert page.seen.reason.isVisible()
    qtbot.keyClicks(page.seen.reason, "No contract yet")
    qtbot.keyClick(page.seen.reason, Qt.Key.Key_Return)
    assert page._draft.now.reason("second/exit") == "No contract yet"
    assert page.focusWidget() is page.tree
    assert page._draft.unexplained == []
    qtbot.keyClick(page.tree, Qt.Key.Key_Space)
    assert not page.seen.reason.isVisible()


def test_a_question_of_ones_own_is_written_changed_and_removed(page: PlanPage, qtbot: QtBot) -> None:
    form, draft = page.own_form, page._draft
    page.write_own()
    form.hand_in()
    assert form.fields["say"].trouble
    form.say.setPlainText(WEIGHTS)
    form.kind.setCurrentIndex(form.kind.findData("one_of"))
    form.hand_in()
    assert form.fields["choices"].trouble
    form.choices.setPlainText("We\nThey")
    form.short.setText("The weights")
    form.minutes.setValue(2)
    form.hand_in()
    (mine,) = draft.now.added
    assert (mine.short, mine.minutes, mine.added) == ("The weights", 2, True)
    assert [choice.label for choice in mine.choices] == ["We", "They"]
    assert page.tree.standing == f"{OWN}/{mine.id}"
    assert page.seen.edit_button.isVisible()
    page.seen.edit_button.click()
    form.short.setText("Weights")
    form.hand_in()
    assert draft.now.added[0].short == "Weights"
    page.tree.setFocus()
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    assert draft.now.added == ()


def test_a_question_half_written_is_never_dropped_unless_cancelled(page: PlanPage, qtbot: QtBot) -> None:
    page.write_own()
    qtbot.keyClicks(page.own_form.say, WEIGHTS)
    qtbot.keyClick(page.own_form.say, Qt.Key.Key_Escape)
    page.write_own()
    assert page.own_form.say.toPlainText() == WEIGHTS
    page.own_form.cancel_button.click()
    page.write_own()
    assert page.own_form.say.toPlainText() == ""
    qtbot.keyClicks(page.own_form.say, WEIGHTS)
    with qtbot.wait_signal(page.done):
        page.done_button.click()
    assert [question.say for question in page._draft.now.added] == [WEIGHTS]
    page.write_own()
    page.own_form.kind.setCurrentIndex(2)
    qtbot.keyClicks(page.own_form.say, "Which of them?")
    with qtbot.assert_not_emitted(page.done):
        page.done_button.click()
    assert page.own_form.fields["choices"].trouble


def test_the_page_lives_through_narrow_windows_and_large_text(page: PlanPage, style: Style, qtbot: QtBot) -> None:
    for width, scale in ((800, 1.0), (800, 1.5), (420, 2.0), (1280, 1.5)):
        style.set_scale(scale)
        page.resize(width, 700)
        QTest.qWait(1)
        assert page.done_button.geometry().right() <= page.width()
        assert page.tools.filter.isVisible()
    page.write_own()
    assert page.own_form.isVisible()


def test_escape_clears_the_search_before_it_leaves(page: PlanPage, qtbot: QtBot) -> None:
    left: list[bool] = []
    page.done.connect(lambda: left.append(True))
    page.tools.filter.setText("price")
    qtbot.keyClick(page.tools.filter, Qt.Key.Key_Escape)
    assert (page.tools.filter.text(), left) == ("", [])
    qtbot.keyClick(page.tree, Qt.Key.Key_Escape)
    assert left == [True]


# Through the window ---------------------------------------------------------------------------------------------------


@pytest.fixture
def setting_up(driver: Driver, services: Services, tmp_path: Path) -> SetupPage:
    """Two questionnaires of one's own are there; the set-up page is filled in but for the questions."""
    for questionnaire in (first(), second()):
        services.library.save(services.library.written(questionnaire))
    driver.do(driver.window.show_setup)
    setup = driver.window.setup
    setup.fill(
        vendor="Helixa",
        category=Category.DIGITAL_THERAPEUTIC,
        file=tmp_path / "Helixa.candor",
        ours=[("Ada Lind", "Lead")],
        planned_minutes=16,
        questionnaires=["first", "second"],
    )
    return setup


def test_the_plan_is_told_at_the_foot_and_begun_as_it_stands(setting_up: SetupPage, driver: Driver) -> None:
    assert setting_up.plan_line.sentence.startswith(
        "Plan: 3 of 5 questions, about 13 to 15 of 16 minutes; 2 set aside."
    )
    driver.do(setting_up.begin)
    record = driver.window.desk.record
    assert record is not None
    assert record.interviews["interview-1"].agenda == ("first/runway", "first/control", "second/exit")


def test_what_was_tailored_is_begun_with_its_reasons_and_questions(setting_up: SetupPage, driver: Driver) -> None:
    setting_up.plan_line.adjust_button.click()
    page = setting_up.plan
    assert page.isVisible()
    page.tick(["second/exit"], False)
    page.write_own()
    page.own_form.say.setPlainText(WEIGHTS)
    page.own_form.hand_in()
    page.leave()
    driver.do(setting_up.begin)
    assert "say why" in setting_up.controls.fields["questionnaires"].trouble
    page.explain(["second/exit"], "No contract yet")
    driver.do(setting_up.begin)
    record = driver.window.desk.record
    assert record is not None
    interview = record.interviews["interview-1"]
    assert [item.question.say for item in plan(record, interview)] == ["What about runway?", WEIGHTS]
    assert record.answer(interview.id, "second/exit").reason == "Set aside: No contract yet"


def test_everything_can_be_asked_whatever_the_time(setting_up: SetupPage, driver: Driver) -> None:
    setting_up.fill(everything=True)
    assert setting_up.form.agenda == ()
    assert "5 minutes more than planned" in setting_up.plan_line.sentence


def test_the_way_back_from_the_plan_leads_to_the_set_up(setting_up: SetupPage, driver: Driver) -> None:
    setting_up.plan_line.adjust_button.click()
    driver.do(driver.window._go_back)
    assert driver.page is setting_up
    assert not setting_up.stage.at_plan
    driver.do(driver.window._go_back)
    assert driver.page is driver.window.home


def test_enter_on_the_plan_does_not_begin(setting_up: SetupPage, driver: Driver, qtbot: QtBot) -> None:
    setting_up.plan_line.adjust_button.click()
    qtbot.keyClick(setting_up.plan.tools.filter, Qt.Key.Key_Return)
    driver.do(lambda: qtbot.keyClick(setting_up.plan.tree, Qt.Key.Key_Return))
    assert driver.window.room is None


def test_what_is_saved_as_ones_own_is_offered_chosen_and_replaced_only_when_asked(
    setting_up: SetupPage, driver: Driver, services: Services
) -> None:
    setting_up.plan_line.adjust_button.click()
    page = setting_up.plan
    page.tick(["first/control"], False)
    page.naming.unfold()
    page.naming.title.setText("First things")
    driver.do(page.naming.hand_in)
    assert "among your own already" in page.bar.sentence
    page.naming.title.setText("A first call")
    driver.do(page.naming.hand_in)
    assert "a-first-call" in services.library.own()
    assert not setting_up.stage.at_plan
    assert [each.questionnaire.id for each in setting_up.controls.questionnaires.chosen] == ["a-first-call"]
    assert setting_up.form.agenda == ()
    assert "A first call" in setting_up.notice.sentence
    setting_up.plan_line.adjust_button.click()
    page.tick(["a-first-call/exit"], False)
    driver.do(lambda: page.save_requested.emit("A first call", False))
    driver.do(page.bar.ways["Replace it"].click)
    (saved,) = setting_up.controls.questionnaires.chosen
    assert (saved.questionnaire.version, len(list(saved.questionnaire.keyed()))) == ("2.0", 1)


def test_languages_are_offered_where_there_are_any(setting_up: SetupPage, driver: Driver) -> None:
    language = setting_up.controls.language
    assert language.isVisible()
    language.setCurrentIndex(language.findData("de"))
    assert setting_up.form.language == "de"
    setting_up.plan_line.adjust_button.click()
    assert setting_up.plan.model.data(setting_up.plan.model.index_of("second/exit")) == "Ausstieg"
    setting_up.step_back()
    setting_up.fill(questionnaires=["first"])
    assert not language.isVisible()
    assert setting_up.form.language == ""


def test_seldom_asked_questionnaires_are_folded_away_but_never_a_chosen_one(
    setting_up: SetupPage, driver: Driver
) -> None:
    choice = setting_up.controls.questionnaires
    assert choice.more.isVisible()
    assert choice.boxes["second"].isVisible()
    assert not choice.boxes["portfolio-screen"].isVisible()
    choice.filter.setText("portfolio")
    assert choice.boxes["portfolio-screen"].isVisible()
    assert not choice.boxes["second"].isVisible()
    choice.boxes["portfolio-screen"].click()
    choice.filter.clear()
    assert choice.boxes["portfolio-screen"].isVisible()


def test_another_interview_asks_a_questionnaire_as_the_dossier_holds_it(
    setting_up: SetupPage, driver: Driver, services: Services
) -> None:
    driver.do(setting_up.begin)
    services.library.save(services.library.written(factory.questionnaire(factory.question("new"), id="first")))
    driver.do(lambda: driver.window.show_setup(another=True))
    setting_up.fill(questionnaires=["first"], planned_minutes=5)
    assert setting_up.form.agenda == ("first/runway",)
