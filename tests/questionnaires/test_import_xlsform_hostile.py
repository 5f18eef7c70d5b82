"""XLSForms that are damaged, odd, or made to hurt end in one sentence or in a questionnaire, soon."""

from __future__ import annotations

import time

import pytest
from tests.questionnaires.import_xlsform_books import YES_NO, asked, imported, questions, told, workbook

from candor.questionnaires.forms.xlsform.reading import read_xlsform
from candor.workflows.forms import FormUnreadable

HEAD = ("type", "name", "label", "relevant")


@pytest.mark.parametrize(
    "sheets",
    [
        {"survey": []},
        {"survey": [HEAD]},
        {"survey": [HEAD, ("note", "n", "Only a note")]},
        {"survey": [HEAD, ("begin group", "g", "G"), ("end group",)]},
        {"survey": [("Frage", "Antwort"), ("Wer?", "")]},
        {"choices": YES_NO, "settings": [("form_title",), ("T",)]},
    ],
)
def test_a_workbook_without_a_question_is_refused_in_one_sentence(sheets: dict[str, list[tuple[str, ...]]]) -> None:
    with pytest.raises(FormUnreadable) as refusal:
        read_xlsform(workbook(**sheets), "empty.xlsx")
    assert str(refusal.value).startswith("“empty.xlsx”")
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    "source", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100, b"type,name\ntext,q\n"]
)
def test_what_is_no_workbook_is_refused_in_one_sentence(source: bytes) -> None:
    with pytest.raises(FormUnreadable):
        read_xlsform(source, "odd.xlsx")


def test_a_workbook_cut_anywhere_is_refused_or_read() -> None:
    whole = workbook(survey=[HEAD, ("text", "q", "Q?")])
    for end in range(0, len(whole), 97):
        with pytest.raises(FormUnreadable):
            read_xlsform(whole[:end], "cut.xlsx")


def test_more_choices_than_a_questionnaire_can_carry_are_noticed_before_they_are_written() -> None:
    choices = [("list_name", "name", "label"), *(("l", f"c{n}", f"Choice number {n}") for n in range(200))]
    with pytest.raises(FormUnreadable, match="split it"):
        imported([HEAD, *(("select_one l", f"q{n}", "Which?") for n in range(3000))], choices)


def test_more_groups_than_sections_fold_into_those_around_them() -> None:
    form = imported(
        [
            HEAD,
            *(
                row
                for n in range(600)
                for row in (("begin group", f"g{n}", f"G{n}"), ("text", f"q{n}", "Q?"), ("end group",))
            ),
        ]
    )
    assert len(questions(form)) == 600
    assert len(form.sourced.questionnaire.sections) <= 400
    assert "room for more sections" in told(form, 2).sentence


def test_groups_within_groups_without_end_are_borne() -> None:
    form = imported(
        [HEAD, *(("begin group", f"g{n}", f"G{n}", "${a} = 'x'") for n in range(1500)), ("text", "q", "Q?")]
    )
    assert len(asked(form, "q").when.after) == 0
    assert len(questions(form)) == 1


def test_more_languages_than_the_format_holds_are_told() -> None:
    tags = [f"{a}{b}" for a in "abcd" for b in "abcdefghijklmnop"]
    head = ("type", "name", *(f"label::X ({tag})" for tag in tags))
    form = imported([head, ("text", "q", *(f"Q in {tag}?" for tag in tags))])
    assert len(form.sourced.questionnaire.languages) <= 41
    assert any("room for" in row.sentence for row in form.rows)


def test_hidden_characters_in_cells_do_not_reach_the_file() -> None:
    form = imported(
        [HEAD, ("text", "q\u202e", "Who\u202e is\x07 it?", "\x00")], [("list_name", "name"), ("l\x1b", "a\x85b")]
    )
    assert questions(form)[0].say == "Who is it?"


def test_five_thousand_questions_come_in_within_five_seconds() -> None:
    rows: list[tuple[str, ...]] = [HEAD]
    for n in range(5000):
        kind = ("text", "integer", "select_one yn", "date")[n % 4]
        rows.append((kind, f"q_{n}", f"What did you find in place {n}?", f"${{q_{n - 1}}} != ''" if n % 4 == 3 else ""))
    source = workbook(survey=rows, choices=YES_NO)
    # Time that others take on the same machine is not ours.
    began = time.process_time()
    form = read_xlsform(source, "large.xlsx")
    assert time.process_time() - began < 5
    assert len(questions(form)) == 5000
    assert len(form.sourced.source) < 8_000_000
