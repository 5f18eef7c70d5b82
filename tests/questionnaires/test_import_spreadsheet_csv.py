"""A .csv as a questionnaire: encodings, separators, quotation marks."""

from __future__ import annotations

import pytest
from tests.questionnaires.books import asked, fates, imported, told

from candor.workflows.forms import Fate, FormUnreadable

PLAIN = 'No.{0}Question{0}Guidance\n1{0}"Who, or what{0} owns it?"{0}Größe zählt\n2{0}Who pays?{0}\n'


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_separator_and_encoding_gives_the_same_questions(separator: str, encoding: str) -> None:
    form = imported(PLAIN.format(separator).encode(encoding), "form.csv")
    assert asked(form) == [("Questions", [f"Who, or what{separator.strip()} owns it?", "Who pays?"])]
    assert form.sourced.questionnaire.sections[0].questions[0].why == "Größe zählt"


def test_a_guessed_encoding_is_told() -> None:
    form = imported("Frage\nWie groß ist es?\n".encode("cp1252"), "form.csv")
    assert asked(form)[0][1] == ["Wie groß ist es?"]
    assert "read as Windows-1252" in told(form, "whole file").sentence


def test_one_column_with_commas_in_its_sentences_stays_one_column() -> None:
    lines = "Who, in the end, decides?\nWhen, and why?\nHow many people, roughly, use it today, and since when?\n"
    assert asked(imported(lines.encode(), "list.csv")) == [("Questions", lines.strip().split("\n"))]
    same = "Who, then?\nWhen, and why?\nHow much, roughly?\n"
    assert asked(imported(same.encode(), "list.csv")) == [("Questions", same.strip().split("\n"))]


def test_the_line_that_names_the_separator_is_no_row() -> None:
    form = imported(b"sep=;\nQuestion;Area\nWho, then?;People\n", "form.csv")
    assert asked(form) == [("People", ["Who, then?"])]
    assert fates(form)[0] == ("form, row 1", Fate.CARRIED)


def test_line_breaks_inside_quotes_do_not_move_the_rows() -> None:
    form = imported(b'Question,Options\n"Who\nowns it?","a\nb"\nWho pays?,\n', "form.csv")
    assert asked(form)[0][1] == ["Who owns it?", "Who pays?"]
    assert fates(form)[-1][0] == "form, row 3"


@pytest.mark.parametrize("broken", ['Question,Why\n"Who owns it?,x\nWho pays?,y\n', 'Question,Why\n"Who" owns it?,x\n'])
def test_a_broken_quotation_mark_is_one_sentence_with_its_row(broken: str) -> None:
    with pytest.raises(FormUnreadable, match=r"row [23]: a quotation mark"):
        imported(broken.encode(), "form.csv")


def test_blank_rows_count_and_are_not_reported() -> None:
    form = imported(b"Question,Why\n,\n\nWho?,x\n", "form.csv")
    assert fates(form) == [("form, row 1", Fate.CARRIED), ("form, row 4", Fate.CARRIED)]


def test_a_file_without_letters_still_gets_an_id() -> None:
    assert imported("質問\n誰が所有していますか？\n".encode(), "質問票.csv").sourced.questionnaire.id == "imported-form"
