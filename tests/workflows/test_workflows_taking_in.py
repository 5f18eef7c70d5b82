"""Files of questions on their way in, and a questionnaire on its way to becoming one's own."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from tests import factory

from candor.domain.condition import After, When
from candor.domain.errors import KnownError
from candor.workflows.forms import Fate, FormRow, FormUnreadable, Sheet
from candor.workflows.keeping import duplicate, free_id, renamed
from candor.workflows.ports import SourcedQuestionnaire
from candor.workflows.services import Services
from candor.workflows.taking_in import counted, file_bytes, is_ours, letter, report_csv, take_in, with_headings_in

OURS = """\
# What our lawyers want to know.
format: "1"
id: small
version: "1"
title: A small one that goes on
  over two lines
sections:
  - id: only
    title: The only section
    questions:
      - {id: failed, say: Which engagement failed last?}  # the hardest
"""


def read(services: Services, text: str = OURS) -> SourcedQuestionnaire:
    return services.library.read(text.encode(), "small.yaml")


def test_a_file_of_our_own_format_is_known_by_its_fields_and_other_yaml_is_not() -> None:
    assert is_ours(OURS.encode(), "small.yaml")
    assert is_ours(OURS.encode(), "SMALL.YML")
    assert not is_ours(b"urn: a\nobjects:\n  sections:\n", "frame.yaml")
    assert not is_ours(OURS.encode(), "small.csv")


def test_our_own_file_is_taken_in_as_it_is_and_a_faulty_one_says_its_line(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(OURS, encoding="utf-8")
    taken = take_in(services, path)
    assert taken.own is not None
    assert taken.own.source == OURS.encode()
    path.write_text(OURS.replace("id: failed, ", ""), encoding="utf-8")
    with pytest.raises(KnownError, match="line 11"):
        take_in(services, path)


@pytest.mark.parametrize("content", [None, b""])
def test_a_file_that_is_gone_or_empty_is_told_of_in_a_sentence(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "form.xlsx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FormUnreadable, match=r"form\.xlsx"):
        file_bytes(path)


def test_another_title_and_id_leave_the_rest_of_the_file_as_it_was_written(services: Services) -> None:
    made = renamed(services.library, read(services), questionnaire_id="mine", title='Ours: "new", at last')
    assert (made.questionnaire.id, made.questionnaire.title) == ("mine", 'Ours: "new", at last')
    text = made.source.decode()
    assert text.startswith("# What our lawyers")
    assert "# the hardest" in text
    assert "over two lines" not in text
    assert renamed(services.library, made, title=" ") is made


def test_a_title_with_anything_in_it_is_read_back_as_it_was_typed(services: Services) -> None:
    for title in ("#1: {a}", "yes", "Größe 🩺 \\n", "'", "a: b", "می\u200cخواهم"):
        assert renamed(services.library, read(services), title=title).questionnaire.title == title
    turned = renamed(services.library, read(services), title="\u202eright\x1b to\nleft")
    assert turned.questionnaire.title == "right to left"


def test_a_condition_on_the_whole_key_goes_on_meaning_the_question_beside_it(services: Services) -> None:
    first, then = factory.question("first"), factory.question("then")
    then = replace(then, when=When(after=(After(question="q/first", answered=True),)))
    made = renamed(
        services.library, services.library.written(factory.questionnaire(first, then)), questionnaire_id="mine"
    )
    assert made.questionnaire.sections[0].questions[1].when.after[0].question == "first"


def test_a_copy_has_an_id_that_is_free_and_says_whose_it_is(services: Services) -> None:
    sourced = next(each for each in services.library.all() if each.questionnaire.id == "hard-questions")
    copy = duplicate(services.library, sourced)
    assert copy.questionnaire.id == "my-hard-questions"
    assert copy.questionnaire.title.endswith("(my own)")
    services.library.save(copy)
    assert free_id(services.library, "my-hard-questions") == "my-hard-questions-2"


ROWS = (
    FormRow("survey, row 2", "What is your runway?", Fate.CARRIED),
    FormRow("survey, row 3", '=HYPERLINK("x")', Fate.CHANGED, "-1 was\nread as text."),
    FormRow("survey, row 4", "+41 \x1b[31m", Fate.LEFT_OUT, "@nobody"),
)


def test_a_report_is_counted_by_what_became_of_its_rows() -> None:
    assert counted(ROWS) == "3 rows: 1 carried over, 1 changed, 1 left out."
    assert counted(ROWS[:1]) == "1 row: 1 carried over, 0 changed, 0 left out."


def test_no_cell_of_a_saved_report_can_be_taken_for_a_formula() -> None:
    table = list(csv.reader(io.StringIO(report_csv(ROWS).decode("utf-8-sig"))))
    assert len(table) == 4
    for row in table[1:]:
        assert all(not cell.startswith(("=", "+", "-", "@")) for cell in row)
    assert "\x1b" not in report_csv(ROWS).decode("utf-8-sig")
    assert table[2][3] == "'-1 was read as text."


def test_columns_are_named_as_a_spreadsheet_names_them() -> None:
    assert [letter(place) for place in (0, 25, 26, 27, 701)] == ["A", "Z", "AA", "AB", "ZZ"]


def test_headings_can_be_looked_for_in_another_row() -> None:
    sheet = Sheet("one", ("Q", "A"), (("x", "y"), ("z", "")), 1, ("say", ""), 3)
    assert with_headings_in(sheet, 1) == (("Q", "A"), (("x", "y"), ("z", "")), 2)
    assert with_headings_in(sheet, 2) == (("x", "y"), (("z", ""),), 3)
    assert with_headings_in(sheet, 0) == ((), (("Q", "A"), ("x", "y"), ("z", "")), 1)
