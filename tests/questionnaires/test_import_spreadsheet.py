"""A plain spreadsheet as a questionnaire: columns, sections, kinds, choices, and the report of every row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.questionnaires.books import asked, book_of, imported, saved, told

from candor.domain.question import QuestionKind
from candor.questionnaires.forms.desk import FormDesk
from candor.workflows.forms import Columns, Fate, FormUnreadable


def test_the_column_of_questions_is_found_by_its_heading_under_a_title() -> None:
    form = imported(
        book_of(
            Sheet1=[
                ["Vendor security", None, None],
                [],
                ["No.", "Domain", "Question"],
                [1, "Access", "Do you enforce a second factor?"],
                [2, "Network", "Where is traffic encrypted?"],
            ]
        )
    )
    assert asked(form) == [
        ("Access", ["Do you enforce a second factor?"]),
        ("Network", ["Where is traffic encrypted?"]),
    ]
    assert form.sourced.questionnaire.title == "Vendor security"
    assert told(form, "Sheet1, row 1").sentence == "Read as the title."
    assert told(form, "Sheet1, row 3").sentence == "Read as the headings."


@pytest.mark.parametrize(
    ("heading", "language"),
    [
        ("Frage", "de"),
        ("Pregunta", "es"),
        ("Domanda", "it"),
        ("Vraag", "nl"),
        ("質問", "ja"),
        ("Security Question", "en"),
        ("Anforderung", "de"),
        ("Requirement", "en"),
    ],
)
def test_a_heading_is_known_in_many_languages(heading: str, language: str) -> None:
    form = imported(book_of(Blatt=[["Nr", heading], ["1", "Alpha"], ["2", "Beta"]]))
    assert [say for _, said in asked(form) for say in said] == ["Alpha", "Beta"]
    assert form.sourced.questionnaire.language in (language, "en")


def test_without_headings_the_column_that_asks_is_taken() -> None:
    form = imported(book_of(A=[["x", "Who owns the code?"], ["y", "Who may see it?"]]))
    assert asked(form) == [("A", ["Who owns the code?", "Who may see it?"])]


def test_a_column_that_is_chosen_holds_against_the_headings() -> None:
    source = book_of(A=[["Question", "Really asked"], ["Label", "Who owns the code?"]])
    form = imported(source, columns=Columns(sheet="A", header=1, roles={1: "say", 0: "short"}))
    [question] = form.sourced.questionnaire.sections[0].questions
    assert (question.say, question.short) == ("Who owns the code?", "Label")


def test_columns_chosen_for_no_sheet_hold_where_questions_are() -> None:
    source = book_of(Readme=[["Read this."]], A=[["Question", "Really asked"], ["Label", "Who owns the code?"]])
    assert asked(imported(source, columns=Columns(roles={1: "say"}))) == [("A", ["Who owns the code?"])]
    labels = book_of(A=[["ab", "cd"], ["ef", "gh"]])
    assert asked(imported(labels, columns=Columns(header=0, roles={1: "say"}))) == [("A", ["cd", "gh"])]


def test_a_sheet_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(FormUnreadable, match="has no sheet “B”; choose one of “A”"):
        imported(book_of(A=[["Question"], ["Who?"]]), columns=Columns(sheet="B"))


def test_nothing_that_reads_like_a_question_is_one_sentence() -> None:
    with pytest.raises(FormUnreadable, match="no column that reads like questions"):
        imported(book_of(A=[["a", 1], ["b", 2]]))


def test_looking_shows_the_headings_the_first_rows_and_what_was_guessed() -> None:
    rows = [["No.", "Question", "Owner"], *([n, f"What is {n}?", "me"] for n in range(1, 101))]
    [sheet] = FormDesk().look(book_of(Ask=rows), "a.xlsx")
    assert (sheet.name, sheet.header, sheet.height) == ("Ask", 1, 101)
    assert sheet.headings == ("No.", "Question", "Owner")
    assert sheet.guess == ("number", "say", "")
    assert len(sheet.rows) == 30
    assert sheet.rows[0] == ("1", "What is 1?", "me")


def test_rows_that_head_a_section_are_told_from_questions() -> None:
    form = imported(
        book_of(
            A=[
                ["No.", "Question", "Guidance"],
                ["1", "Access control", None],
                ["1.1", "Do you enforce a second factor?", "For everyone"],
                ["1.2", "Describe how people leave", "In days"],
                ["2", "Network", None],
                ["2.1", "Where is traffic encrypted?", "In transit"],
                ["2.2", "Keep it short", "Really"],
            ]
        )
    )
    assert asked(form) == [
        ("Access control", ["Do you enforce a second factor?", "Describe how people leave"]),
        ("Network", ["Where is traffic encrypted?", "Keep it short"]),
    ]


def test_without_any_headings_numerals_tell_sections_from_questions() -> None:
    rows = [
        ["Lieferantenfragebogen"],
        ["1", "Allgemeines"],
        ["1.1", "Wer leitet?"],
        ["2", "Geld"],
        ["2.1", "Wer zahlt?"],
    ]
    form = imported(book_of(Tabelle1=rows))
    assert asked(form) == [("Allgemeines", ["Wer leitet?"]), ("Geld", ["Wer zahlt?"])]
    assert told(form, "Tabelle1, row 1").fate is Fate.LEFT_OUT


def test_headings_as_security_teams_write_them_are_understood() -> None:
    headings = [
        "Question ID",
        "Question",
        "CSP Answer (Yes / No / NA)",
        "Additional Information",
        "Guidance",
        "Domain Title",
    ]
    row = ["A-01.1", "Are policies established?", None, "note", "Ask for the date.", "Audit"]
    form = imported(book_of(CAIQ=[["Version 4"], headings, row]))
    assert asked(form) == [("Audit", ["Are policies established?"])]
    [question] = form.sourced.questionnaire.sections[0].questions
    assert question.why == "Ask for the date."
    assert [choice.label for choice in question.choices] == ["Yes", "No", "NA"]
    assert "“Additional Information”" in told(form, "CAIQ, row 2").sentence


def test_a_merged_row_heads_a_section() -> None:
    book = Workbook()
    sheet = book.active
    for row in (
        ["Question", "Reply"],
        ["Everything about people and how they are led here"],
        ["Who leads?"],
        ["Since when?"],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:B2")
    form = imported(saved(book))
    assert asked(form)[0][0] == "Everything about people and how they are led here"


def test_a_section_named_once_holds_until_the_next() -> None:
    rows = [["Area", "Question"], ["People", "Who?"], [None, "Since when?"], ["Money", "How much?"], ["People", "Why?"]]
    assert asked(imported(book_of(A=rows))) == [
        ("People", ["Who?", "Since when?", "Why?"]),
        ("Money", ["How much?"]),
    ]


def test_several_sheets_with_questions_become_sections_and_the_others_are_reported() -> None:
    source = book_of(
        Readme=[["Please fill in every sheet."]],
        Legal=[["Question"], ["Who owns it?"]],
        Money=[["Question"], ["Who pays?"]],
    )
    form = imported(source)
    assert asked(form) == [("Legal", ["Who owns it?"]), ("Money", ["Who pays?"])]
    assert told(form, "Readme, row 1").fate is Fate.LEFT_OUT
    chosen = imported(source, columns=Columns(sheet="Money"))
    assert asked(chosen) == [("Money", ["Who pays?"])]
    assert told(chosen, "Legal, row 2").sentence == "Another sheet was chosen."


def test_the_same_question_twice_is_kept_twice_and_told() -> None:
    form = imported(book_of(A=[["Question"], ["Who owns it?"], ["Who owns it?"]]))
    ids = [question.id for question in form.sourced.questionnaire.sections[0].questions]
    assert ids == ["who-owns-it", "who-owns-it-2"]
    assert told(form, "A, row 3").sentence == "Asked in the same words as A, row 2."


def test_a_question_too_long_to_say_keeps_every_word() -> None:
    words = " ".join(f"Sentence number {n} of a very long question." for n in range(30))
    form = imported(book_of(A=[["Question"], [words]]))
    [question] = form.sourced.questionnaire.sections[0].questions
    assert len(question.say) <= 600
    assert f"{question.say} {question.why}" == words
    assert told(form, "A, row 2").fate is Fate.CHANGED


def test_a_formula_is_its_own_text() -> None:
    form = imported(book_of(A=[["Question", "Guidance"], ['=HYPERLINK("http://x.invalid","Who?")', "=1+1"]]))
    [question] = form.sourced.questionnaire.sections[0].questions
    assert question.say == '=HYPERLINK("http://x.invalid","Who?")'
    assert question.why == "=1+1"


def test_numbers_days_and_truths_read_as_people_see_them() -> None:
    rows = [["No.", "Question", "Guidance"]]
    rows += [[12.0, "One?", date(2026, 3, 31)], [0.1 + 0.2, "Two?", True], [1234567, "Three?", 0.25]]
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.active["C4"].number_format = "0%"
    form = imported(saved(book))
    questions = form.sourced.questionnaire.sections[0].questions
    assert [question.why for question in questions] == ["2026-03-31", "TRUE", "25%"]
    assert [question.id for question in questions] == ["12-one", "0-3-two", "1234567-three"]


def test_markup_becomes_words_and_is_told() -> None:
    form = imported(book_of(A=[["Question"], ["<p>Who <b>owns</b> it &amp; why?</p><script>alert(1)</script>"]]))
    assert asked(form)[0][1] == ["Who owns it & why?"]
    assert told(form, "A, row 2").fate is Fate.CHANGED


def test_a_filled_in_answer_is_kept_for_an_export_and_told() -> None:
    form = imported(book_of(A=[["Question", "Answer"], ["Who owns it?", "We do."]]))
    assert told(form, "A, row 2").fate is Fate.CARRIED
    assert told(form, "A, row 2").sentence == ""
    sentence = "Read as the headings. The answers that stand beside the questions were kept for an export only."
    assert told(form, "A, row 1").sentence == sentence


def test_answers_below_no_headings_are_told_once_for_the_whole_file() -> None:
    source = book_of(A=[["Who owns it?", "We do."], ["Who pays?", "They do."]])
    form = imported(source, columns=Columns(header=0, roles={0: "say", 1: "answer"}))
    assert "kept for an export only" in told(form, "whole file").sentence
    assert [row.fate for row in form.rows] == [Fate.CARRIED] * 3


def test_an_answered_workbook_of_ours_comes_in_again_with_every_row_carried_over() -> None:
    sourced = imported(book_of(A=[["Question"], ["Who owns it?"], ["Who pays?"]])).sourced
    answers = {"who-owns-it": ["We do.", "Answered"], "who-pays": ["", "Declined"]}
    form = imported(FormDesk().workbook(sourced, answers))
    assert {row.fate for row in form.rows} == {Fate.CARRIED}
    assert sum("kept for an export only" in row.sentence for row in form.rows) == 1


@pytest.mark.parametrize(
    "above", [[["Note: read this"]], [["Version 4"]], [["Vendor:"]], [["ab"]], [["2026"]], [["Vendor", "Acme"]]]
)
def test_what_is_no_title_leaves_the_file_s_name(above: list[list[str]]) -> None:
    form = imported(book_of(A=[*above, ["No.", "Question"], ["1", "Who pays?"]]), "our_form.xlsx")
    assert form.sourced.questionnaire.title == "Our form"
    assert told(form, "A, row 1").sentence == "Stands above the headings."


def test_two_sheets_with_a_title_each_leave_the_file_s_name() -> None:
    rows = [["Question"], ["Who pays?"]]
    form = imported(book_of(A=[["Law and order"], *rows], B=[["Money matters"], *rows]), "both.xlsx")
    assert form.sourced.questionnaire.title == "Both"
    assert told(form, "B, row 1").fate is Fate.LEFT_OUT


def test_hidden_rows_are_asked_and_hidden_sheets_are_not_read() -> None:
    book = Workbook()
    book.active.append(["Question"])
    book.active.append(["Who owns it?"])
    book.active.row_dimensions[2].hidden = True
    hidden = book.create_sheet("Old")
    hidden.append(["Question"])
    hidden.append(["Who owned it?"])
    hidden.sheet_state = "hidden"
    form = imported(saved(book))
    assert told(form, "Sheet, row 2").sentence == "The row is hidden in the spreadsheet."
    assert told(form, "Old, row 2").fate is Fate.LEFT_OUT


def test_an_xls_of_the_years_before_2007_comes_in_too() -> None:
    form = imported((Path(__file__).with_name("files") / "old.xls").read_bytes(), "old.xls")
    questions = form.sourced.questionnaire.sections[0].questions
    assert asked(form) == [("People", ["Who leads the work?", "Größe of the team?", "Is it live?"])]
    assert [question.kind for question in questions] == [QuestionKind.YES_NO] * 3
    assert (questions[0].why, questions[2].why) == ("2026-03-31", "TRUE")
    assert questions[1].id.startswith("2-5-")
