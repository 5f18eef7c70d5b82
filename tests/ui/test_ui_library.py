"""Through the real window: questionnaires are read, brought in, handed out, kept, and taken away."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.ui.test_ui_window import nameless_controls
from tests.ui.window_driver import Driver

from candor.domain.deal import Category
from candor.ui.library import page as page_module
from candor.ui.library.catalogue import HEADING, OWN
from candor.ui.library.page import LibraryPage
from candor.ui.library.sheet import Sheet
from candor.ui.style import Style
from candor.workflows.forms import Fate
from candor.workflows.leaves import spoken

FORM = """\
Ref,Topic,What we ask,Guidance
1,Security,Do you encrypt data at rest?,Who holds the keys
2,Security,"Who holds the <b>keys</b>, by name?",
3,Privacy,Where is personal data stored?,"EU, US, elsewhere"
"""
OURS = """\
format: "1"
id: lawyers
version: "1"
title: What our lawyers ask
sections:
  - id: only
    title: The only section
    questions:
      - {id: terms, say: Which term do customers strike out first?}
"""


@pytest.fixture
def page(driver: Driver) -> LibraryPage:
    driver.do(driver.window.show_library)
    return driver.window.pages.library


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "Vendor form.csv"
    path.write_text(FORM, encoding="utf-8")
    return path


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = tmp_path / "lawyers.yaml"
    path.write_text(OURS, encoding="utf-8")
    return path


def bring_in(driver: Driver, page: LibraryPage, path: Path) -> None:
    driver.do(lambda: page.take_in(path))


def read_columns(driver: Driver, page: LibraryPage, qtbot: QtBot) -> None:
    """Wait until the preview below the columns says what comes of them."""
    shown = page.importing.mapping.preview
    qtbot.wait_until(lambda: bool(shown.leaves), timeout=10_000)
    driver.settle()


def keys(page: LibraryPage) -> list[str]:
    rows = page.list.rows
    return [rows.row_at(rows.index(place)).key for place in range(rows.rowCount())]


def words(sheet: Sheet) -> str:
    return "\n".join(spoken(leaf) for leaf in sheet.leaves)


def test_a_spreadsheet_is_mapped_reported_kept_and_offered_with_the_next_interview(
    driver: Driver, page: LibraryPage, form: Path, qtbot: QtBot
) -> None:
    driver.do(driver.window.show_setup)
    driver.do(driver.window.show_library)
    bring_in(driver, page, form)
    mapping, report = page.importing.mapping, page.importing.report
    assert page.importing.currentWidget() is mapping
    mapping.table.choose(2, "say")
    mapping.table.choose(3, "why")
    read_columns(driver, page, qtbot)
    assert "Do you encrypt data at rest?" in words(mapping.preview)
    driver.do(mapping.import_button.click)
    assert page.importing.currentWidget() is report
    assert report.form is not None
    assert "Do you encrypt data at rest?" in words(report.rows)
    report.filter(Fate.LEFT_OUT)
    assert len(report.rows.leaves) == report.form.counts[Fate.LEFT_OUT]
    report.title.setText("Our vendor form")
    driver.do(report.keep_button.click)
    assert page.views.currentWidget() is not page.importing
    assert keys(page)[:2] == [f"{HEADING}{OWN}", "vendor-form"]
    assert page.shown.questionnaire is not None
    assert page.shown.questionnaire.title == "Our vendor form"
    driver.do(driver.window.show_setup)
    driver.window.setup.fill(category=Category.DIGITAL_THERAPEUTIC, questionnaires=["vendor-form"])
    assert [sourced.questionnaire.title for sourced in driver.window.setup.form.questionnaires] == ["Our vendor form"]


def test_from_the_report_one_may_go_back_and_read_the_columns_otherwise(
    driver: Driver, page: LibraryPage, form: Path, qtbot: QtBot
) -> None:
    bring_in(driver, page, form)
    mapping, report = page.importing.mapping, page.importing.report
    mapping.table.choose(2, "say")
    mapping.table.choose(3, "")
    read_columns(driver, page, qtbot)
    driver.do(mapping.import_button.click)
    assert "EU, US, elsewhere" not in words(report.questions)
    driver.do(report.columns_button.click)
    assert page.importing.currentWidget() is mapping
    assert mapping.table.roles[3] == "", "it stands as it was chosen"
    mapping.table.choose(3, "why")
    driver.do(mapping.import_button.click)
    assert page.importing.currentWidget() is report
    assert "EU, US, elsewhere" in words(report.questions)


def test_a_role_goes_to_one_column_and_the_other_loses_it(driver: Driver, page: LibraryPage, form: Path) -> None:
    bring_in(driver, page, form)
    table = page.importing.mapping.table
    table.choose(1, "say")
    assert [place for place, role in table.roles.items() if role == "say"] == [1]


def test_columns_that_hold_no_questions_are_told_of_and_can_be_chosen_anew(
    driver: Driver, page: LibraryPage, form: Path, qtbot: QtBot
) -> None:
    bring_in(driver, page, form)
    mapping = page.importing.mapping
    read_columns(driver, page, qtbot)
    driver.do(mapping.back_button.click)
    assert page.views.currentWidget() is not page.importing
    assert "vendor-form" not in keys(page)


def test_a_file_of_our_own_is_simply_added_and_the_same_id_asks_first(
    driver: Driver, page: LibraryPage, ours: Path
) -> None:
    driver.do(lambda: page.dropEvent(dropping(ours)))
    assert keys(page)[1] == "lawyers"
    assert "among your own" in page.bar.sentence
    ours.write_text(OURS.replace("first?", "last?"), encoding="utf-8")
    bring_in(driver, page, ours)
    assert "same id" in page.bar.sentence
    driver.do(page.bar.ways["Keep both"].click)
    assert {"lawyers", "lawyers-2"} <= set(keys(page))
    assert "last?" in words(page.shown.sheet)
    bring_in(driver, page, ours)
    driver.do(page.bar.ways["Replace it"].click)
    own = {each.questionnaire.id: each for each in driver.window.desk.services.library.all()}
    assert b"last?" in own["lawyers"].source


def test_what_was_deleted_can_be_put_back_as_it_was(driver: Driver, page: LibraryPage, ours: Path) -> None:
    bring_in(driver, page, ours)
    driver.do(page.shown.delete_button.click)
    assert "lawyers" in keys(page)
    driver.do(page.bar.ways["Delete"].click)
    assert "lawyers" not in keys(page)
    driver.do(page.bar.ways["Put back"].click)
    sourced = {each.questionnaire.id: each for each in driver.window.desk.services.library.all()}["lawyers"]
    assert sourced.source == OURS.encode()


def test_a_shipped_questionnaire_is_duplicated_and_cannot_be_deleted(driver: Driver, page: LibraryPage) -> None:
    page.list.show_catalogue(page.list.rows._rows, "hard-questions")
    assert page.shown.delete_button.isHidden()
    driver.do(page.shown.duplicate_button.click)
    assert keys(page)[1] == "my-hard-questions"
    assert not page.shown.delete_button.isHidden()


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 50, b"{", b"%PDF-1.7", b"<html></html>"])
def test_a_file_that_holds_no_questions_is_told_of_in_one_sentence(
    driver: Driver, page: LibraryPage, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "strange.json"
    path.write_bytes(content)
    before = keys(page)
    bring_in(driver, page, path)
    assert page.bar.sentence.startswith("“strange.json”")
    assert page.views.currentWidget() is not page.importing
    assert keys(page) == before


def test_a_document_that_is_dropped_is_answered_with_what_to_do_instead(
    driver: Driver, page: LibraryPage, tmp_path: Path
) -> None:
    path = tmp_path / "Our questions.docx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", "<document/>")
    driver.do(lambda: page.dropEvent(dropping(path)))
    assert "Word document" in page.bar.sentence
    assert page.views.currentWidget() is not page.importing


def test_reading_can_be_left_and_what_it_came_to_is_not_shown(driver: Driver, page: LibraryPage, form: Path) -> None:
    page.take_in(form)
    page.importing.reading.cancel.click()
    driver.settle()
    assert page.views.currentWidget() is not page.importing
    assert page.importing.path is None


def test_the_list_is_found_through_words_of_its_questions(driver: Driver, page: LibraryPage) -> None:
    page.filter.setText("runway")
    assert "hard-questions" in keys(page)
    assert len([key for key in keys(page) if not key.startswith(HEADING)]) < len(
        driver.window.desk.services.library.all()
    )
    page.filter.setText("no questionnaire says this")
    assert keys(page) == []
    assert page.shown.questionnaire is None


def test_the_preview_turns_to_another_language(driver: Driver, page: LibraryPage) -> None:
    page.list.show_catalogue(page.list.rows._rows, "hard-questions")
    before = words(page.shown.sheet)
    page.shown.language.setCurrentIndex(page.shown.language.findData("de"))
    assert words(page.shown.sheet) != before
    assert len(page.shown.sheet.leaves) > 8


def test_the_preview_says_everything_there_is_to_know_of_a_question(page: LibraryPage) -> None:
    page.list.show_catalogue(page.list.rows._rows, "data-ip-commercial")
    text, questionnaire = words(page.shown.sheet), page.shown.questionnaire
    assert questionnaire is not None
    for _, section, question in questionnaire.keyed():
        told = (section.title, question.say, question.why, question.warning, question.strong, *question.evidence)
        assert all(said in text for said in told)
        assert all(probe.say in text for probe in question.probes)
    assert "Asked only if" in text
    assert "must ask" in text


def test_words_of_a_file_are_never_read_as_markup(driver: Driver, page: LibraryPage, ours: Path) -> None:
    ours.write_text(OURS.replace("What our lawyers ask", "'<h1>Big</h1><img src=\"file:///x\">'"), encoding="utf-8")
    bring_in(driver, page, ours)
    shown = [label for label in page.findChildren(QLabel) if "<h1>" in label.text()]
    assert shown
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in shown)


def test_opening_on_this_page_asks_for_a_form(
    driver: Driver, page: LibraryPage, ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "ask_for_form", lambda _: ours)
    driver.do(driver.window.actions_.named("open").trigger)
    assert "lawyers" in keys(page)


def test_a_questionnaire_leaves_as_a_workbook_and_as_its_file(
    driver: Driver, page: LibraryPage, ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(driver, page, ours)
    for wish, name in ((page.shown.workbook_wanted, "out.xlsx"), (page.shown.file_wanted, "out.yaml")):
        monkeypatch.setattr("candor.ui.library.handing.ask_where", lambda *_, to=tmp_path / name: to)
        driver.do(wish.emit)
        assert name in page.bar.sentence
    assert zipfile.is_zipfile(tmp_path / "out.xlsx")
    assert (tmp_path / "out.yaml").read_bytes() == OURS.encode()
    assert not list(tmp_path.glob(".*.part"))


def test_a_file_that_cannot_be_written_is_told_of(
    driver: Driver, page: LibraryPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("candor.ui.library.handing.ask_where", lambda *_: tmp_path / "gone" / "out.yaml")
    driver.do(page.shown.file_wanted.emit)
    assert page.bar.sentence.startswith("Nothing could be written")


def test_every_view_has_names_for_screen_readers_and_lives_through_a_change_of_looks(
    driver: Driver, page: LibraryPage, form: Path, style: Style, qtbot: QtBot
) -> None:
    def look() -> None:
        assert nameless_controls(driver.window) == []
        for theme, scale in (("light", 0.8), ("dark", 2.0)):
            style.set_theme(theme)  # type: ignore[arg-type]
            style.set_scale(scale)
            driver.settle()
            assert not driver.window.grab().isNull()

    look()
    bring_in(driver, page, form)
    look()
    read_columns(driver, page, qtbot)
    driver.do(page.importing.mapping.import_button.click)
    look()


def dropping(path: Path) -> QDropEvent:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.__dict__["files"] = files  # Qt does not keep the dropped things alive.
    return event
