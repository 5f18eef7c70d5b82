"""``candor questionnaire import`` and ``export``: other people's forms in and out, with a true report."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from tests.cli.conftest import Candor

from candor.domain.deal import Category
from candor.domain.interview import Mode
from candor.workflows import conduct, prepare
from candor.workflows.services import Services

FORM = """\
Ref,Topic,What we ask,Guidance
1,Security,Do you encrypt data at rest?,Who holds the keys
2,Security,"Who holds the keys, \x1b[31mby name\x07?",
3,Privacy,Where is personal data stored?,"EU, US, elsewhere"
"""


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "Vendor form.csv"
    path.write_text(FORM, encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.yaml"


def test_an_import_tells_of_every_row_and_writes_a_good_questionnaire(
    candor: Candor, form: Path, out: Path, services: Services
) -> None:
    outcome = candor("questionnaire", "import", form, "--to", out)
    assert (outcome.status, outcome.err) == (0, "")
    said = [question.say for _, _, question in services.library.read(out.read_bytes(), out.name).questionnaire.keyed()]
    assert len(said) == 3
    assert all(words[:30] in outcome.out for words in said)
    *_, counts, last = outcome.out.splitlines()
    assert "carried over" in counts
    assert last == f"{out}: vendor-form, 3 questions"
    assert candor("questionnaire", "check", out).status == 0


def test_the_row_s_number_is_told_however_long_the_sheet_s_name(candor: Candor, tmp_path: Path, out: Path) -> None:
    book = Workbook()
    for name in ("Part A Organisation and people", "Part B"):
        sheet = book.create_sheet(name)
        for row in (("No.", "Question"), (1, "Who holds the keys?"), (2, "Where is the data stored?")):
            sheet.append(row)
    book.save(tmp_path / "form.xlsx")
    said = candor("questionnaire", "import", tmp_path / "form.xlsx", "--to", out).out
    told = {line.partition("  ")[0]: line for line in said.splitlines()}
    assert "Who holds the keys?" in told["Part A Organis…, row 2"]
    assert "Where is the data stored?" in told["Part A Organis…, row 3"]
    assert "Where is the data stored?" in told["Part B, row 3"]


def test_a_terminal_never_obeys_the_words_of_a_form(candor: Candor, form: Path, out: Path) -> None:
    outcome = candor("questionnaire", "import", form, "--to", out)
    assert not set("\x1b\x07") & set(outcome.out)
    assert not set("\x1b\x07") & set(candor("questionnaire", "import", form, "--look").out)


def test_a_file_that_is_there_is_only_replaced_when_told_so(candor: Candor, form: Path, out: Path) -> None:
    out.write_text("mine", encoding="utf-8")
    outcome = candor("questionnaire", "import", form, "--to", out)
    assert (outcome.status, outcome.told_in_one_sentence) == (2, True)
    assert out.read_text(encoding="utf-8") == "mine"
    assert candor("questionnaire", "import", form, "--to", out, "--force").status == 0
    assert "vendor-form" in out.read_text(encoding="utf-8")


def test_a_form_is_never_written_over_itself(candor: Candor, form: Path) -> None:
    outcome = candor("questionnaire", "import", form, "--to", form, "--force")
    assert (outcome.status, outcome.told_in_one_sentence) == (2, True)
    assert form.read_text(encoding="utf-8") == FORM


def test_looking_shows_the_columns_and_what_they_are_read_as(candor: Candor, form: Path) -> None:
    outcome = candor("questionnaire", "import", form, "--look")
    assert (outcome.status, outcome.err) == (0, "")
    head, *columns = outcome.out.splitlines()
    assert "headings in row 1" in head
    assert [line.split()[0] for line in columns] == ["A", "B", "C", "D"]
    assert any(line.split()[1] == "say" for line in columns)


def test_columns_are_chosen_by_heading_or_letter(candor: Candor, form: Path, out: Path) -> None:
    for say in ("say=C", "say=what we ask"):
        outcome = candor("questionnaire", "import", form, "--to", out, "--column", say, "--column", "why=D", "--force")
        assert (outcome.status, outcome.err) == (0, "")
        text = out.read_text(encoding="utf-8")
        assert "say: Do you encrypt data at rest?" in text
        assert "why: Who holds the keys" in text


@pytest.mark.parametrize(
    "wrong",
    [
        ("--column", "say=Z"),
        ("--column", "say=No such heading"),
        ("--column", "words=C"),
        ("--column", "say"),
        ("--sheet", "No such sheet"),
        ("--header", "-1"),
    ],
)
def test_a_column_row_or_sheet_that_is_not_there_is_told_of(
    candor: Candor, form: Path, out: Path, wrong: tuple[str, str]
) -> None:
    outcome = candor("questionnaire", "import", form, "--to", out, *wrong)
    assert (outcome.status, outcome.told_in_one_sentence) == (2, True)
    assert not out.exists()


def test_without_a_place_to_write_it_says_what_to_add(candor: Candor, form: Path) -> None:
    outcome = candor("questionnaire", "import", form)
    assert (outcome.status, outcome.told_in_one_sentence) == (2, True)
    assert "--to" in outcome.err


@pytest.mark.parametrize("content", [b"", b"{}", b"\x00" * 100, b"PK\x03\x04rubbish", b"<?xml version='1.0'?><a/>"])
def test_a_file_that_is_no_form_is_told_of_in_one_sentence(
    candor: Candor, tmp_path: Path, out: Path, content: bytes
) -> None:
    path = tmp_path / "strange.json"
    path.write_bytes(content)
    outcome = candor("questionnaire", "import", path, "--to", out)
    assert (outcome.status, outcome.told_in_one_sentence) == (1, True)
    assert not out.exists()


def test_a_questionnaire_of_our_own_is_not_imported_but_said_to_be_ours(candor: Candor, root: Path, out: Path) -> None:
    outcome = candor("questionnaire", "import", root / "questionnaires" / "strategic-fit.yaml", "--to", out)
    assert (outcome.status, outcome.told_in_one_sentence) == (1, True)
    assert not out.exists()


def test_a_questionnaire_is_exported_by_its_id_and_by_its_file(candor: Candor, root: Path, tmp_path: Path) -> None:
    for name in ("strategic-fit", root / "questionnaires" / "strategic-fit.yaml"):
        out = tmp_path / f"{Path(name).stem}{len(str(name))}.xlsx"
        outcome = candor("questionnaire", "export", name, "--to", out)
        assert (outcome.status, outcome.err) == (0, "")
        assert zipfile.is_zipfile(out)
        again = candor("questionnaire", "export", name, "--to", out)
        assert (again.status, again.told_in_one_sentence) == (2, True)


@pytest.fixture
def dossier(services: Services, tmp_path: Path) -> Path:
    """Two questionnaires in one interview, one answer given."""
    path = tmp_path / "helixa.candor"
    ledger = prepare.create_dossier(
        services, path, vendor="Helixa", product="Sleep", category=Category.DIGITAL_THERAPEUTIC, actor="Ada"
    )
    library = {each.questionnaire.id: each for each in services.library.all()}
    sitting = prepare.add_interview(
        ledger,
        mode=Mode.CALL,
        held_on=date(2026, 3, 2),
        planned_minutes=45,
        people=(),
        questionnaires=[library["hard-questions"], library["strategic-fit"]],
    )
    key = next(library["hard-questions"].questionnaire.keyed())[0]
    conduct.settle(ledger, services.assessor, sitting.id, key, "In March 2024 the pilot with Ostro failed.")
    ledger.close()
    return path


def test_an_answered_interview_leaves_as_the_questionnaire_s_own_workbook(
    candor: Candor, dossier: Path, tmp_path: Path
) -> None:
    out = tmp_path / "answers.xlsx"
    outcome = candor("export", dossier, "--workbook", out, "--questionnaire", "hard-questions", "--as", "Ada")
    assert (outcome.status, outcome.err) == (0, "")
    cells = [
        str(cell)
        for sheet in load_workbook(BytesIO(out.read_bytes())).worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell
    ]
    assert "In March 2024 the pilot with Ostro failed." in cells
    assert "Not asked" in cells


@pytest.mark.parametrize("which", [(), ("--questionnaire", "barriers"), ("--interview", "interview-9")])
def test_where_it_is_not_clear_which_answers_are_meant_it_says_what_there_is(
    candor: Candor, dossier: Path, tmp_path: Path, which: tuple[str, ...]
) -> None:
    out = tmp_path / "answers.xlsx"
    outcome = candor("export", dossier, "--workbook", out, *which, "--as", "Ada")
    assert (outcome.status, outcome.told_in_one_sentence) == (2, True)
    assert "--interview interview-1 --questionnaire strategic-fit" in outcome.err
    assert not out.exists()


def test_which_answers_are_meant_belongs_to_the_workbook_alone(candor: Candor, dossier: Path, tmp_path: Path) -> None:
    outcome = candor("export", dossier, "--json", tmp_path / "out.json", "--interview", "interview-1", "--as", "Ada")
    assert (outcome.status, outcome.told_in_one_sentence) == (2, True)
