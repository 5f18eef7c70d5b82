"""The ways through the window: where the keyboard stands, what help covers, and what a closing dossier still takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.window_driver import Driver

from candor.domain.deal import Category
from candor.domain.signoff import Choice
from candor.ui.rows import Row, RowModel
from candor.ui.setup_form import suggested_file
from candor.ui.style import Style
from candor.ui.tips import plain_tip
from candor.ui.topbar import TopBar
from candor.ui.verify import VerifyPage


@pytest.fixture
def begun(driver: Driver, tmp_path: Path) -> Driver:
    """A dossier whose interview was begun, left on its page."""
    window = driver.window
    driver.do(window.show_setup)
    window.setup.fill(
        vendor="Novo & Söhne A/S",
        category=Category.DIGITAL_THERAPEUTIC,
        file=tmp_path / "Novo.candor",
        ours=[("Ada Lind", "Partnering lead")],
        questionnaires=["hard-questions"],
    )
    driver.do(window.setup.begin)
    driver.do(window.show_dossier)
    return driver


def test_the_keyboard_stands_where_one_would_begin(driver: Driver) -> None:
    window = driver.window
    assert window.focusWidget() is window.home.new_button
    driver.do(window.show_setup)
    assert window.focusWidget() is window.setup.controls.vendor
    driver.do(window.show_verify)
    assert window.focusWidget() is window.pages.verify.choose_pdf
    driver.do(window.show_home)
    assert window.focusWidget() is window.home.new_button


def test_home_stands_on_the_latest_dossier(begun: Driver) -> None:
    window = begun.window
    begun.do(window.show_home)
    assert window.focusWidget() is window.home.list
    assert window.home.list.current_key.endswith("Novo.candor")


def test_help_lies_over_a_page_that_is_being_filled_in(driver: Driver) -> None:
    window = driver.window
    driver.do(window.show_setup)
    window.setup.controls.vendor.setText("Helixa")
    driver.do(window.show_help)
    driver.do(window.show_help)
    assert driver.page is window.pages.help
    QTest.keyClick(window.pages.help.text, Qt.Key.Key_Escape)
    driver.settle()
    assert driver.page is window.setup
    assert window.setup.controls.vendor.text() == "Helixa"


def test_help_in_the_middle_of_a_call_comes_back_to_the_same_words(begun: Driver) -> None:
    window = begun.window
    begun.do(lambda: window.enter_room("interview-1"))
    room = window.room
    assert room is not None
    QTest.keyClicks(room.editor, "They said nine months")
    begun.do(window.show_help)
    assert begun.page is window.pages.help
    begun.do(window._go_back)
    assert begun.page is room
    assert window.focusWidget() is room.editor
    assert room.editor.toPlainText() == "They said nine months"
    begun.do(window.show_help)
    begun.do(window.show_dossier)
    assert window.room is None


def test_a_recommendation_being_typed_is_kept_when_the_dossier_closes(begun: Driver, tmp_path: Path) -> None:
    window = begun.window
    begun.do(window.show_sign_off)
    window.sign_off.recommendation.set_advice(Choice.PAUSE, "", ())
    window.sign_off.recommendation.reason.setFocus()
    QTest.keyClicks(window.sign_off.recommendation.reason, "The money runs out.")
    begun.do(window.show_home)
    begun.do(lambda: window.open_dossier(tmp_path / "Novo.candor"))
    assert window.desk.record is not None
    assert window.desk.record.recommendation is not None
    assert window.desk.record.recommendation.reason == "The money runs out."


def test_a_pdf_is_compared_with_the_dossier_that_is_open(begun: Driver, qtbot: QtBot, tmp_path: Path) -> None:
    window, out = begun.window, tmp_path / "summary.pdf"
    begun.do(window.show_sign_off)
    window.sign_off.fill(
        choice=Choice.DECLINE,
        reason="Nothing was said.",
        name="Ada Lind",
        role="Lead",
        password="correct horse",
        out=out,
        gaps_reason="It was enough.",
    )
    with qtbot.wait_signal(window.sign_off.signed, timeout=30_000):
        window.sign_off.sign()
    begun.settle()
    begun.do(window.show_verify)
    page: VerifyPage = window.pages.verify
    assert page.compare.isHidden(), "there is no PDF yet"
    begun.do(lambda: page.look_at(out))
    assert page.compare.isVisible()
    begun.do(page.compare.click)
    assert page.sentence.text().startswith("Genuine and matches the dossier")
    assert window.desk.ledger is not None
    begun.do(lambda: page.look_at(tmp_path / "gone.pdf", tmp_path / "Novo.candor"))
    assert "could not be read" in page.sentence.text()
    begun.do(lambda: window.sign_off.amend("Something was said."))
    assert window.desk.record is not None
    assert window.desk.record.revision.number == 2, "the dossier is open again, and takes changes"
    assert window.sign_off.gaps_reason.toPlainText() == "", "the next revision needs a reason of its own"


def test_a_vendor_with_an_ampersand_is_named_as_it_is(qtbot: QtBot, style: Style) -> None:
    top = TopBar(style)
    qtbot.add_widget(top)
    top.show_way("Johnson & Sons")
    assert top._back.text() == "Johnson && Sons"
    assert top._back.accessibleName() == "Back to Johnson & Sons"


def test_a_slash_in_a_vendor_is_no_folder(tmp_path: Path) -> None:
    assert suggested_file("Novo Nordisk A/S", tmp_path).name == "Novo Nordisk A-S.candor"
    assert suggested_file("a\\b", tmp_path).name == "a-b.candor"


def test_a_tooltip_never_reads_words_as_markup() -> None:
    assert plain_tip("short & plain") == "short & plain"
    assert plain_tip("<b>bold</b>\n& more") == "<qt>&lt;b&gt;bold&lt;/b&gt;<br>&amp; more</qt>"
    assert plain_tip("word " * 40).startswith("<qt>")


def test_a_long_row_tells_all_of_its_words() -> None:
    rows = RowModel()
    rows.replace([Row(key="1", title="short"), Row(key="2", title="A written statement from counsel on control " * 2)])
    assert rows.data(rows.index(0), Qt.ItemDataRole.ToolTipRole) is None
    assert "counsel on control" in rows.data(rows.index(1), Qt.ItemDataRole.ToolTipRole)


def test_a_missing_name_is_marked_where_it_is_missing(driver: Driver) -> None:
    driver.do(driver.window.show_setup)
    driver.do(driver.window.setup.begin)
    assert driver.window.setup.controls.ours.first().property("wrong") is True


def test_the_wheel_scrolls_the_page_and_never_turns_a_value(begun: Driver) -> None:
    window = begun.window
    begun.do(window.show_sign_off)
    form = window.sign_off.signature
    meaning = form.meaning.currentIndex()
    place = QPointF(form.meaning.rect().center())
    wheel = QWheelEvent(
        place,
        QPointF(form.meaning.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(form.meaning, wheel)
    assert form.meaning.currentIndex() == meaning


def test_enter_presses_the_button_with_the_focus_and_not_begin(driver: Driver) -> None:
    window = driver.window
    driver.do(window.show_setup)
    window.setup.cancel.setFocus()
    QTest.keyClick(window.setup.cancel, Qt.Key.Key_Return)
    driver.settle()
    assert driver.page is window.home


def test_conditions_are_written_before_they_are_signed(begun: Driver, tmp_path: Path) -> None:
    page = begun.window.sign_off
    begun.do(begun.window.show_sign_off)
    page.fill(
        choice=Choice.CONDITIONS,
        reason="Sound, once the numbers are here.",
        name="Ada Lind",
        role="Lead",
        password="correct horse",
        out=tmp_path / "out.pdf",
        gaps_reason="A first look.",
    )
    begun.do(page.sign)
    assert page.recommendation.conditions_field.trouble.startswith("Write at least one condition")
    assert begun.window.focusWidget() is page.recommendation.conditions
    assert not (tmp_path / "out.pdf").exists()


def test_no_part_flashes_up_as_a_window_of_its_own(begun: Driver, qapp: QApplication) -> None:
    shown: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(type(watched).__name__)
            return False

    watch, window = Watch(), begun.window
    qapp.installEventFilter(watch)
    try:
        for show in (window.show_setup, window.show_review, window.show_sign_off, window.show_verify, window.show_help):
            begun.do(show)
    finally:
        qapp.removeEventFilter(watch)
    assert shown == []
    begun.do(window.show_setup)
    assert qapp.focusWidget() is window.setup.controls.vendor
