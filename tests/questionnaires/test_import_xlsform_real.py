"""XLSForms that other people made are read, row by row."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.questionnaires.import_xlsform_books import asked, questions, told

from candor.domain.condition import After
from candor.domain.question import Question, QuestionKind
from candor.questionnaires.check import check_source
from candor.questionnaires.forms.book.opened import open_book
from candor.questionnaires.forms.desk import FormDesk
from candor.questionnaires.forms.xlsform.reading import is_xlsform, read_xlsform
from candor.workflows.forms import Fate, ImportedForm

FOLDER = Path(os.environ.get("CANDOR_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
FORMS = {
    "case_insensitivity.xlsx": 3,
    "choice_filter_test.xlsx": 3,
    "duplicate_columns.xlsx": 27,
    "group.xlsx": 3,
    "or_other.xlsx": 2,
    "tutorial.xls": 10,
    "xlsform_spec_test.xlsx": 27,
    "yes_or_no_question.xlsx": 1,
}


def source_of(name: str) -> bytes:
    file = FOLDER / "questionnaires" / "xlsform" / name
    if not file.is_file():
        pytest.skip(f"{name} is not at hand; set CANDOR_SHARED_DATA to the folder that holds it")
    return file.read_bytes()


def form_of(name: str) -> ImportedForm:
    return read_xlsform(source_of(name), name)


def by_say(form: ImportedForm, say: str) -> Question:
    return next(question for question in questions(form) if question.say == say)


@pytest.mark.parametrize("name", FORMS)
def test_every_question_comes_in_and_every_row_is_told(name: str) -> None:
    source = source_of(name)
    book, form = open_book(source, name), read_xlsform(source, name)
    assert is_xlsform(book)
    assert len(questions(form)) == FORMS[name]
    survey = next(sheet for sheet in book.sheets if sheet.name.casefold() == "survey")
    places = [row.place for row in form.rows]
    assert {f"{survey.name}, row {row.number}" for row in survey.rows} <= set(places)
    assert all(row.sentence for row in form.rows if row.fate is not Fate.CARRIED)
    assert all(fault.warning for fault in check_source(form.sourced.source, name))


@pytest.mark.parametrize("name", FORMS)
def test_a_form_that_is_written_back_is_the_same_form(name: str) -> None:
    form = form_of(name)
    again = read_xlsform(FormDesk().workbook(form.sourced), name)
    assert again.sourced.source == form.sourced.source


def test_the_tutorial_keeps_its_conditions_bounds_and_repeat() -> None:
    form = form_of("tutorial.xls")
    [section] = form.sourced.questionnaire.sections
    assert section.repeats
    assert asked(form, "age-in-months").most == "72"
    assert asked(form, "age-in-months").when.after == (After(question="older-than-five", chosen=("no",)),)
    assert [each.question for each in asked(form, "literate").when.after] == ["sex", "age-in-years", "age-in-years"]


def test_duplicate_columns_are_read_from_the_first() -> None:
    form = form_of("duplicate_columns.xlsx")
    assert by_say(form, "Enter your name").id == "my-name"
    assert told(form, 2).fate is Fate.CARRIED
    assert by_say(form, "list-nolabel-test").must_ask


def test_odd_letter_case_and_choices_on_a_sheet_of_their_own_are_found() -> None:
    form = form_of("case_insensitivity.xlsx")
    assert form.sourced.questionnaire.title == "Yes or no"
    assert [choice.label for choice in asked(form, "q1").choices] == ["l1-c", "l2-c"]
    assert [choice.label for choice in asked(form, "q2").choices] == ["l1-e", "l2-e"]


def test_another_choice_and_cascading_choices_are_carried() -> None:
    assert [choice.id for choice in asked(form_of("or_other.xlsx"), "fav-color").choices][-1] == "other"
    assert len(asked(form_of("choice_filter_test.xlsx"), "city").choices) == 8


def test_the_specification_keeps_its_languages_and_its_group() -> None:
    form = form_of("xlsform_spec_test.xlsx")
    assert form.sourced.questionnaire.languages == ("en", "zh")
    assert by_say(form, "Enter an address").translations[0].say == "您好"
    assert by_say(form, "date_test").kind is QuestionKind.DATE
    assert all(question.when.after for question in questions(form)[1:-1])
