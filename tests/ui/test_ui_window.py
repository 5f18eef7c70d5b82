"""Through the real window: from an empty desk to a signed file, and what happens when the world says no."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.window_driver import Driver

from candor.domain.answer import Disposition, Substance
from candor.domain.deal import Category
from candor.domain.deflection import FlagDecision
from candor.domain.interview import Mode
from candor.domain.plan import plan
from candor.domain.promise import PromiseState
from candor.domain.signoff import Choice
from candor.ui.about import licences
from candor.ui.help import pages
from candor.ui.open_points import PointKind
from candor.ui.preferences import PreferenceFile
from candor.ui.rows import RowList
from candor.ui.settings import SettingsDialog
from candor.ui.style import Style
from candor.workflows import conduct, follow_up
from candor.workflows.ledger import Ledger

SLIPPERY = "We have a very strong investor base and everyone loves what we do. We will send you the numbers next week."


@pytest.fixture
def begun(driver: Driver, tmp_path: Path) -> Driver:
    """A dossier whose interview was begun, left on its page."""
    window = driver.window
    driver.do(window.show_setup)
    window.setup.fill(
        vendor="Helixa Health",
        product="Reset",
        category=Category.DIGITAL_THERAPEUTIC,
        file=tmp_path / "Helixa.candor",
        ours=[("Ada Lind", "Partnering lead")],
        theirs=[("Jonas Weil", "CEO")],
        questionnaires=["hard-questions"],
    )
    driver.do(window.setup.begin)
    assert window.room is not None
    driver.do(window.show_dossier)
    return driver


def some_answers(ledger: Ledger, driver: Driver) -> None:
    interview = ledger.record.interviews["interview-1"]
    keys = [item.key for item in plan(ledger.record, interview) if item.question.must_ask]
    assessor = driver.window.desk.services.assessor
    conduct.settle(ledger, assessor, interview.id, keys[0], SLIPPERY)
    conduct.settle(
        ledger, assessor, interview.id, keys[1], "In March 2024 the pilot failed; we changed the login in June."
    )
    follow_up.note_promise(ledger, f"{interview.id}/{keys[0]}", what="Send the numbers", owner="Jonas Weil")


def test_an_empty_home_says_what_to_do(driver: Driver) -> None:
    assert driver.window.home.list.isHidden()
    assert driver.window.home.new_button.isVisible()
    assert driver.page is driver.window.home


def test_an_interview_can_be_set_up_begun_and_found_again(begun: Driver, tmp_path: Path) -> None:
    window = begun.window
    assert window.windowTitle() == "Helixa Health — Candor"
    begun.do(window.show_home)
    assert window.desk.ledger is None
    assert [recent.vendor for recent in window.desk.recents.all()] == ["Helixa Health"]
    assert not window.home.list.isHidden()
    begun.do(lambda: window.home.dossier_chosen.emit(str(tmp_path / "Helixa.candor")))
    assert window.desk.record is not None
    assert window.desk.record.deal.vendor == "Helixa Health"


def test_what_is_missing_in_the_set_up_is_said_where_it_is_missing(driver: Driver, tmp_path: Path) -> None:
    window = driver.window
    driver.do(window.show_setup)
    driver.do(window.setup.begin)
    troubles = {name: field.trouble for name, field in window.setup.controls.fields.items() if field.trouble}
    assert set(troubles) == {"vendor", "category", "ours"}
    assert window.room is None
    assert window.focusWidget() is window.setup.controls.vendor


def test_enter_begins_and_escape_goes_back(driver: Driver, qtbot: QtBot) -> None:
    window = driver.window
    driver.do(window.show_setup)
    qtbot.keyClick(window.setup.controls.vendor, Qt.Key.Key_Return)
    assert window.setup.controls.fields["vendor"].trouble
    qtbot.keyClick(window.setup.controls.vendor, Qt.Key.Key_Escape)
    driver.settle()
    assert driver.page is window.home


def test_what_is_filled_in_can_be_read(driver: Driver) -> None:
    window = driver.window
    driver.do(window.show_setup)
    edits = [edit for edit in window.setup.findChildren(QLineEdit) if edit.isVisible() and edit.text()]
    assert edits
    for edit in edits:
        assert edit.width() > edit.fontMetrics().horizontalAdvance(edit.text())


def test_a_place_that_cannot_be_written_is_told_on_the_page(driver: Driver, tmp_path: Path) -> None:
    window = driver.window
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    driver.do(window.show_setup)
    window.setup.fill(vendor="X", category=Category.HEALTH_SYSTEM, file=blocked / "X.candor", ours=[("Ada", "")])
    driver.do(window.setup.begin)
    assert window.setup.notice.sentence
    assert window.setup.begin_button.isEnabled()
    assert window.room is None


def test_another_interview_goes_into_the_open_dossier(begun: Driver) -> None:
    window = begun.window
    begun.do(lambda: window.show_setup(another=True))
    window.setup.fill(mode=Mode.SITE_VISIT, questionnaires=["strategic-fit"], theirs=[("Jonas Weil", "CEO")])
    begun.do(window.setup.begin)
    assert window.desk.record is not None
    assert len(window.desk.record.interviews) == 2
    assert len(window.desk.record.people) == 2


def test_the_review_is_worked_from_the_keyboard(begun: Driver, qtbot: QtBot) -> None:
    window = begun.window
    begun.do(lambda: window.desk.change(lambda ledger: some_answers(ledger, begun)))
    begun.do(window.show_review)
    review = window.review
    record = window.desk.record
    assert record is not None
    assert record.flags
    before = len(review.points)

    def go_to(kind: PointKind) -> None:
        place = next(number for number, point in enumerate(review.points) if point.kind is kind)
        review.list.setCurrentIndex(review.list.rows.index(place))

    go_to(PointKind.FLAG)
    flag_id = review.point.target if review.point else ""
    begun.do(lambda: qtbot.keyClick(review.list, Qt.Key.Key_C))
    assert window.desk.record.flags[flag_id].decision is FlagDecision.CONFIRMED
    go_to(PointKind.NOT_ASKED)
    point = review.point
    assert point is not None
    qtbot.keyClick(review.list, Qt.Key.Key_D)
    assert review.detail.reason.isVisible()
    qtbot.keyClicks(review.detail.reason, "Asked last year")
    begun.do(lambda: qtbot.keyClick(review.detail.reason, Qt.Key.Key_Return))
    left_out = window.desk.record.answer(point.interview_id, point.key)
    assert (left_out.disposition, left_out.reason) == (Disposition.NOT_APPLICABLE, "Asked last year")
    go_to(PointKind.RATING)
    rated = review.point
    assert rated is not None
    begun.do(lambda: qtbot.keyClick(review.list, Qt.Key.Key_2))
    assert window.desk.record.answer(rated.interview_id, rated.key).substance is Substance.WEAK
    assert len(review.points) < before


def test_enter_in_the_review_goes_to_the_question_in_the_room(begun: Driver, qtbot: QtBot) -> None:
    window = begun.window
    begun.do(window.show_review)
    last = len(window.review.points) - 1
    window.review.list.setCurrentIndex(window.review.list.rows.index(last))
    wanted = window.review.point
    begun.do(lambda: qtbot.keyClick(window.review.list, Qt.Key.Key_Return))
    assert window.room is not None
    assert wanted is not None
    assert window.room.current_key == wanted.key


def test_promises_are_settled_on_the_dossiers_page(begun: Driver) -> None:
    window = begun.window
    begun.do(lambda: window.desk.change(lambda ledger: some_answers(ledger, begun)))
    record = window.desk.record
    assert record is not None
    promise = next(iter(record.promises))
    begun.do(lambda: window.pages.dossier.resolve_promise(promise, PromiseState.KEPT))
    assert window.desk.record is not None
    assert window.desk.record.promises[promise].state is PromiseState.KEPT


def test_opening_what_is_not_a_dossier_is_told_in_one_sentence(driver: Driver, tmp_path: Path) -> None:
    junk = tmp_path / "junk.candor"
    junk.write_bytes(b"\x00" * 9000)
    driver.do(lambda: driver.window.open_dossier(junk))
    assert driver.window.notice.sentence
    assert driver.page is driver.window.home


@pytest.mark.journey
def test_a_record_is_signed_verified_amended_and_stays_verifiable(begun: Driver, qtbot: QtBot, tmp_path: Path) -> None:
    window, out = begun.window, tmp_path / "summary.pdf"
    begun.do(lambda: window.desk.change(lambda ledger: some_answers(ledger, begun)))
    begun.do(window.show_sign_off)
    page = window.sign_off
    page.fill(
        choice=Choice.PAUSE,
        reason="The money runs out in nine months.",
        name="Ada Lind",
        role="Partnering lead",
        password="correct horse",
        out=out,
    )
    begun.do(page.sign)
    assert not out.exists(), "gaps need a reason"
    page.gaps_reason.setPlainText("The rest follows in the second sitting.")
    with qtbot.wait_signal(page.signed, timeout=30_000):
        page.sign()
    begun.settle()
    assert out.read_bytes().startswith(b"%PDF")
    assert window.desk.record is not None
    assert window.desk.record.locked
    assert page.signed_view.sentence.text().startswith("Signed and verified")
    assert page.signature.password.text() == ""

    begun.do(window.show_verify)
    with qtbot.wait_signal(window.pages.verify.verified, timeout=30_000) as verified:
        window.take_in(out)
    assert verified.args[0].genuine

    begun.do(window.show_sign_off)
    with qtbot.wait_signal(page.amended, timeout=30_000):
        page.amend("A number was wrong.")
    begun.settle()
    assert window.desk.record.revision.number == 2
    assert not window.desk.record.locked


def test_a_wrong_password_is_told_and_nothing_is_written(begun: Driver, qtbot: QtBot, tmp_path: Path) -> None:
    window, out = begun.window, tmp_path / "summary.pdf"
    window.desk.services.keys.create("Ada Lind", "correct horse")
    begun.do(window.show_sign_off)
    page = window.sign_off
    page.fill(
        choice=Choice.DECLINE,
        reason="No.",
        name="Ada Lind",
        role="Lead",
        password="wrong horse!",
        out=out,
        gaps_reason="Enough was heard.",
    )
    with qtbot.wait_signal(page.refused, timeout=30_000):
        page.sign()
    begun.settle()
    assert page.notice.sentence
    assert page.sign_button.isEnabled()
    assert not list(tmp_path.glob("*.pdf*"))


def test_the_file_can_be_checked_while_it_is_open(begun: Driver) -> None:
    begun.do(begun.window.errands.check)
    assert "sound" in begun.window.notice.sentence
    assert begun.window.desk.ledger is not None


def test_closing_with_words_in_hand_keeps_them(begun: Driver, qtbot: QtBot, tmp_path: Path) -> None:
    window = begun.window
    begun.do(lambda: window.enter_room("interview-1"))
    assert window.room is not None
    key = window.room.current_key
    qtbot.keyClicks(window.room.editor, "Nine months of runway.")
    window.close()
    begun.settle()
    assert not window.isVisible()
    ledger_file = tmp_path / "Helixa.candor"
    store = window.desk.services.shelf.open_read_only(ledger_file)
    try:
        assert store.load().record.answer("interview-1", key).text == "Nine months of runway."
    finally:
        store.close()


def nameless_controls(window: QWidget) -> list[str]:
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, RowList)
    return [
        f"{type(control).__name__} in {type(control.parent()).__name__}"
        for control in window.findChildren(QWidget)
        if isinstance(control, kinds)
        and control.isVisible()
        and control.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(control.parent(), QComboBox | QAbstractSpinBox)
        and not (control.accessibleName() or getattr(control, "text", str)())
    ]


def test_every_control_on_every_page_has_a_name_a_screen_reader_can_say(begun: Driver) -> None:
    window = begun.window
    begun.do(lambda: window.desk.change(lambda ledger: some_answers(ledger, begun)))
    for step in (
        window.show_dossier,
        window.show_review,
        window.show_sign_off,
        window.show_verify,
        window.show_help,
        window.show_setup,
        window.show_home,
    ):
        begun.do(step)
        assert nameless_controls(window) == []


def test_every_page_lives_through_a_change_of_looks(begun: Driver, style: Style) -> None:
    window = begun.window
    for step in (window.show_dossier, window.show_setup, window.show_verify, window.show_help, window.show_home):
        begun.do(step)
        for theme, scale in (("light", 0.8), ("dark", 2.0)):
            style.set_theme(theme)  # type: ignore[arg-type]
            style.set_scale(scale)
            begun.settle()
            assert not window.grab().isNull()


def dropping(path: Path) -> QDropEvent:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        files,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.__dict__["files"] = files  # Qt does not keep the dropped things alive.
    return event


def test_a_dossier_dropped_on_the_window_opens(begun: Driver, tmp_path: Path) -> None:
    window = begun.window
    begun.do(window.show_home)
    begun.do(lambda: window.dropEvent(dropping(tmp_path / "Helixa.candor")))
    assert window.desk.record is not None
    assert begun.page is window.pages.dossier


@pytest.mark.qt_log_ignore("plugin does not support")  # what the off-screen plugin says of any menu
def test_f10_opens_the_menu_and_its_entries_work(driver: Driver, qtbot: QtBot) -> None:
    window = driver.window
    qtbot.keyClick(window, Qt.Key.Key_F10)
    assert window.actions_.menu.isVisible()
    assert not window.actions_.named("review").isEnabled()
    window.actions_.menu.close()
    driver.do(window.actions_.named("help").trigger)
    assert driver.page is window.pages.help


def test_anything_else_dropped_is_left_alone(driver: Driver, tmp_path: Path) -> None:
    driver.do(lambda: driver.window.dropEvent(dropping(tmp_path / "notes.txt")))
    assert driver.page is driver.window.home
    assert driver.window.notice.sentence == ""


def test_words_from_before_a_crash_are_recovered_and_told_of(begun: Driver, tmp_path: Path) -> None:
    window, file = begun.window, tmp_path / "Helixa.candor"
    record = window.desk.record
    assert record is not None
    key = plan(record, record.interviews["interview-1"])[0].key
    begun.do(lambda: window.desk.change(lambda ledger: conduct.write(ledger, "interview-1", key, "Nine months.")))
    begun.do(window.show_home)
    begun.do(lambda: window.open_dossier(file))
    assert "recovered" in window.notice.sentence
    assert window.desk.record is not None
    assert window.desk.record.answer("interview-1", key).text == "Nine months."


def test_a_dossier_that_is_gone_is_muted_and_can_be_taken_off_the_list(begun: Driver, tmp_path: Path) -> None:
    window = begun.window
    begun.do(window.show_home)
    (tmp_path / "Helixa.candor").unlink()
    begun.do(window.show_home)
    row = window.home.list.rows.row_at(window.home.list.rows.index(0))
    assert row.faded
    assert "Not found" in row.subtitle
    begun.do(lambda: window.home.list.chosen.emit(row.key))
    assert window.desk.recents.all() == []
    assert window.home.list.isHidden()


@pytest.mark.parametrize("ending", ["pdf", "json", "xlsx"])
def test_a_draft_can_be_exported(begun: Driver, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"draft.{ending}"
    written: list[Path] = []
    begun.do(lambda: begun.window.desk.export_draft(out, ending, written.append))
    assert written == [out]
    assert out.stat().st_size > 500
    assert not list(tmp_path.glob("*.part"))


def test_a_copy_is_whole_and_never_over_another_file(begun: Driver, tmp_path: Path) -> None:
    copy = tmp_path / "copy.candor"
    begun.do(lambda: begun.window.desk.save_copy(copy, lambda _: None))
    assert begun.window.desk.services.shelf.check(copy) == []
    before = copy.read_bytes()
    begun.do(lambda: begun.window.desk.save_copy(copy, lambda _: None))
    assert begun.window.notice.sentence
    assert copy.read_bytes() == before


@pytest.mark.qt_log_ignore("propagateSizeHints")  # what the off-screen plugin says of any resized dialog
def test_settings_take_effect_at_once_and_last(driver: Driver, style: Style) -> None:
    window = driver.window
    driver.do(window.errands.settings)
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.scale.setValue(15)
    dialog.paper.setCurrentText("Letter")
    dialog.accept()
    driver.settle()
    assert style.dark
    assert style.scale == 1.5
    held = PreferenceFile(window.desk.services.places.user_data / "preferences.json").now
    assert (held.theme, held.scale, held.paper) == ("dark", 1.5, "Letter")


def test_help_and_licences_ship_with_the_program(root: Path, qapp: object) -> None:
    text = pages(root / "resources" / "help")
    assert text.startswith("# Five minutes with Candor")
    assert "Ctrl+Enter" in text
    assert "{{" not in text
    assert "SIL Open Font License" in licences(root / "resources")
    assert "ISC License" in licences(root / "resources")
