"""Kinds of answer, choices and duties as a plain spreadsheet writes them."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from tests.questionnaires.books import book_of, imported, saved, told

from candor.domain.question import QuestionKind
from candor.workflows.forms import Fate


@pytest.mark.parametrize(
    ("written", "labels"),
    [
        ("Gold / Silver / Bronze", ["Gold", "Silver", "Bronze"]),
        ("a first one; a second one; a third", ["a first one", "a second one", "a third"]),
        ("- Daily\n- Weekly\n- Never", ["Daily", "Weekly", "Never"]),
        ("Low, Medium, High", ["Low", "Medium", "High"]),
        ("Yes/No/Partial", ["Yes", "No", "Partial"]),
    ],
)
def test_choices_written_in_a_cell_are_told_apart(written: str, labels: list[str]) -> None:
    form = imported(book_of(A=[["Question", "Options"], ["How often?", written]]))
    [question] = form.sourced.questionnaire.sections[0].questions
    assert question.kind is QuestionKind.ONE_OF
    assert [choice.label for choice in question.choices] == labels
    assert len({choice.id for choice in question.choices}) == len(labels)


def test_a_yes_and_a_no_make_a_question_of_yes_or_no() -> None:
    form = imported(book_of(A=[["Question", "Antwort (Ja / Nein)"], ["Is it live?", None]]))
    [question] = form.sourced.questionnaire.sections[0].questions
    assert question.kind is QuestionKind.YES_NO
    assert [(choice.id, choice.label) for choice in question.options] == [("yes", "Ja"), ("no", "Nein")]


def test_columns_to_cross_are_what_can_be_chosen() -> None:
    form = imported(book_of(A=[["Question", "Yes", "No", "N/A"], ["Is it live?", None, "x", None], ["Is it safe?"]]))
    [question, _] = form.sourced.questionnaire.sections[0].questions
    assert [choice.label for choice in question.choices] == ["Yes", "No", "N/A"]


def test_a_row_of_sums_below_says_nothing_against_columns_to_cross() -> None:
    headings = ["No.", "Question", "Yes", "No", "N.A."]
    rows = [[1, "Is it live?", "x", None, None], [2, "Is it safe?", None, "x", None]]
    for total in (["Total", None], [None, "Total"]):
        sums = [*total, '=COUNTIF(C2:C3,"x")', '=COUNTIF(D2:D3,"x")', None]
        form = imported(book_of(A=[headings, *rows, sums]))
        one, other = form.sourced.questionnaire.sections[0].questions[:2]
        for question in (one, other):
            assert question.kind is QuestionKind.ONE_OF
            assert [choice.label for choice in question.choices] == ["Yes", "No", "N.A."]
        assert "“Yes”, “No”, “N.A.” are what can be chosen" in told(form, "A, row 1").sentence


def test_a_number_s_column_headed_no_is_no_column_to_cross() -> None:
    form = imported(
        book_of(A=[["No", "Question", "Yes", "No"], [1, "Is it live?", "x"], [2, "Is it safe?", None, "x"]])
    )
    questions = form.sourced.questionnaire.sections[0].questions
    assert [question.kind for question in questions] == [QuestionKind.YES_NO] * 2
    assert [question.id for question in questions] == ["1-is-it-live", "2-is-it-safe"]


@pytest.mark.parametrize(("choice", "kind"), [("No", QuestionKind.YES_NO), ("Confirmed", QuestionKind.FREE)])
def test_one_thing_alone_is_nothing_to_choose_between_and_that_is_told(choice: str, kind: QuestionKind) -> None:
    form = imported(book_of(A=[["Question", "Kind", "Choices"], ["Is it live?", "One of", choice]]))
    [question] = form.sourced.questionnaire.sections[0].questions
    assert question.kind is kind
    assert not question.choices
    assert told(form, "A, row 2").fate is Fate.CHANGED
    assert f"Only “{choice}” can be chosen" in told(form, "A, row 2").sentence


def test_what_a_cell_lets_one_pick_becomes_choices() -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["Question", "Response", "Plan"])
    sheet.append(["Who hosts it?", None, None])
    sheet.append(["Who pays?", None, None])
    lists = book.create_sheet("Lists")
    for label in ("Us", "Them"):
        lists.append([label])
    for area, source in (("B2", '"Cloud,Own racks"'), ("B3", "Lists!$A$1:$A$2")):
        rule = DataValidation(type="list", formula1=source)
        rule.add(area)
        sheet.add_data_validation(rule)
    one, other = imported(saved(book)).sourced.questionnaire.sections[0].questions
    assert [choice.label for choice in one.choices] == ["Cloud", "Own racks"]
    assert [choice.label for choice in other.choices] == ["Us", "Them"]


def test_what_an_empty_form_says_in_the_column_for_answers_tells_the_kind() -> None:
    kinds = {
        "Ja/Nein": QuestionKind.YES_NO,
        "[Datum]": QuestionKind.DATE,
        "Zahl": QuestionKind.NUMBER,
        "1-5": QuestionKind.RATING,
        "Ja / Nein / Teilweise": QuestionKind.ONE_OF,
        "Freitext": QuestionKind.FREE,
        "Seit März": QuestionKind.FREE,
    }
    rows = [[f"Wie steht es um {each}?", text] for each, text in enumerate(kinds)]
    form = imported(book_of(A=[["Frage", "Antwort"], *rows]))
    questions = form.sourced.questionnaire.sections[0].questions
    assert [question.kind for question in questions] == list(kinds.values())
    assert [(choice.id, choice.label) for choice in questions[0].options] == [("yes", "Ja"), ("no", "Nein")]
    assert [choice.label for choice in questions[3].choices] == ["1", "2", "3", "4", "5"]
    assert [choice.label for choice in questions[4].choices] == ["Ja", "Nein", "Teilweise"]
    assert {row.fate for row in form.rows} == {Fate.CARRIED}
    assert "told from the column for answers" in told(form, "A, row 1").sentence


@pytest.mark.parametrize("answers", [["1-5"], ["Text", "We do.", "They do."], ["Open", "Closed"], ["Yes", "No"]])
def test_what_was_answered_tells_no_kind(answers: list[str]) -> None:
    rows = [[f"What of {each}?", text] for each, text in enumerate(answers)]
    form = imported(book_of(A=[["Question", "Answer"], *rows]))
    assert {question.kind for question in form.sourced.questionnaire.sections[0].questions} == {QuestionKind.FREE}


@pytest.mark.parametrize(
    "heading", ["Allowed answers", "Possible vendor responses", "Zulässige Antworten", "Respuestas válidas", "可选答案"]
)
def test_a_column_of_answers_that_are_allowed_holds_choices(heading: str) -> None:
    headings = ["Question", heading, "Answer"]
    form = imported(book_of(A=[headings, ["How often?", "Daily; Weekly", ""], ["Since when?", "A year; Longer", ""]]))
    one, _ = form.sourced.questionnaire.sections[0].questions
    assert [choice.label for choice in one.choices] == ["Daily", "Weekly"]


@pytest.mark.parametrize(
    ("written", "kind", "unit"),
    [
        ("Number (months)", QuestionKind.NUMBER, "months"),
        ("free text", QuestionKind.FREE, ""),
        ("Yes/No", QuestionKind.YES_NO, ""),
        ("Datum", QuestionKind.DATE, ""),
        ("Rating", QuestionKind.RATING, ""),
    ],
)
def test_the_kind_of_answer_is_read(written: str, kind: QuestionKind, unit: str) -> None:
    form = imported(book_of(A=[["Question", "Answer type"], ["How long?", written]]))
    [question] = form.sourced.questionnaire.sections[0].questions
    assert (question.kind, question.unit) == (kind, unit)


def test_guidance_evidence_and_duty_are_carried() -> None:
    headings = ["Question", "Guidance", "Evidence required", "Mandatory", "Red flags", "Expected answer"]
    row = ["Who signs?", "It binds.", "Policy; Minutes of the board", "Yes", "Nobody knows", "A name"]
    form = imported(book_of(A=[headings, row]))
    [question] = form.sourced.questionnaire.sections[0].questions
    assert question.why == "It binds."
    assert question.evidence == ("Policy", "Minutes of the board")
    assert question.must_ask
    assert (question.warning, question.strong) == ("Nobody knows", "A name")
