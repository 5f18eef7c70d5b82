"""Answers leave as the questionnaire's own workbook, through the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.ui.window_driver import Driver

from candor.domain.deal import Category
from candor.ui.answers_export import WhichAnswers
from candor.ui.errands import Errands
from candor.workflows import conduct
from candor.workflows.ledger import Ledger

SAID = "In March 2024 the pilot with Ostro failed."


def begin(driver: Driver, folder: Path, *questionnaires: str) -> None:
    window = driver.window
    driver.do(window.show_setup)
    window.setup.fill(
        vendor="Helixa",
        product="Reset",
        category=Category.DIGITAL_THERAPEUTIC,
        file=folder / "Helixa.candor",
        ours=[("Ada Lind", "Lead")],
        questionnaires=list(questionnaires),
    )
    driver.do(window.setup.begin)
    driver.do(window.show_dossier)

    def answer(ledger: Ledger) -> None:
        key = next(ledger.record.questionnaires["hard-questions"].keyed())[0]
        conduct.settle(ledger, window.desk.services.assessor, "interview-1", key, SAID)

    driver.do(lambda: window.desk.change(answer))


def cells(path: Path) -> list[str]:
    book = load_workbook(path)
    return [str(cell) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for cell in row if cell]


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "answers.xlsx"
    monkeypatch.setattr(Errands, "_ask_where", lambda *_, **__: path)
    return path


def test_one_questionnaire_in_one_interview_leaves_at_once(driver: Driver, tmp_path: Path, out: Path) -> None:
    begin(driver, tmp_path, "hard-questions")
    driver.do(driver.window.pages.dossier.export_answers.click)
    assert SAID in cells(out)
    assert "Not asked" in cells(out)
    assert str(out) in driver.window.notice.sentence


@pytest.mark.qt_log_ignore("propagateSizeHints")  # what the off-screen plugin says of any resized dialog
def test_where_there_are_several_one_is_chosen(driver: Driver, tmp_path: Path, out: Path) -> None:
    begin(driver, tmp_path, "strategic-fit", "hard-questions")
    driver.do(driver.window.actions_.named("export_workbook").trigger)
    dialog = driver.window.findChild(WhichAnswers)
    assert dialog is not None
    names = [dialog.which.itemText(place) for place in range(dialog.which.count())]
    assert len(names) == 2
    dialog.which.setCurrentIndex(next(place for place, name in enumerate(names) if name.startswith("The hard")))
    driver.do(dialog.accept)
    assert SAID in cells(out)
