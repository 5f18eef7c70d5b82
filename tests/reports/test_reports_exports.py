"""The record as data: JSON that proves itself, and a workbook in which nothing is a formula."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.reports import kinds_factory as kinds
from tests.reports import summary_factory as sample

from candor.domain.question import Choice, Question, QuestionKind
from candor.reports.press import Exports
from candor.workflows.canonical import canonical
from candor.workflows.manifest import Manifest


def test_the_json_holds_the_manifest_its_digest_and_what_follows(exports: Exports) -> None:
    made = sample.signed()
    plain = json.loads(exports.json(made))

    again = Manifest.from_bytes(canonical(plain["manifest"]))
    assert again == made
    assert plain["sha256"] == made.sha256 == again.sha256
    assert plain["findings"][0]["coverage"]["asked"] == 17
    assert plain["findings"][0]["gates"][0]["result"] == "failed"
    assert plain["findings"][0]["red_flags"][0]["severity"] == "critical"


def test_the_json_is_the_same_every_time(exports: Exports) -> None:
    assert exports.json(sample.signed()) == exports.json(sample.signed())


def test_the_workbook_has_a_row_per_question(exports: Exports) -> None:
    book = load_workbook(io.BytesIO(exports.xlsx(sample.signed())))

    sheets = ["Summary", "Answers", "Set aside", "Drift", "Red flags", "Flags", "Promises", "Evidence"]
    assert book.sheetnames == sheets
    rows = list(book["Answers"].iter_rows(values_only=True))
    assert len(rows) == 22
    assert rows[8][3:6] == (
        next(q.say for _, _, q in sample.HARD.keyed() if q.id == "runway"),
        sample.ANSWERS["hard-questions/runway"][2],
        "Deflected",
    )


@pytest.mark.parametrize(
    "words", ["=1+1", "+44 20", "-5 %", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", "\r=1", "\n=1"]
)
def test_no_words_become_a_formula(exports: Exports, words: str) -> None:
    content = exports.xlsx(sample.saying(words))
    cell = load_workbook(io.BytesIO(content))["Answers"]["E9"]

    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value.strip() == words.strip()
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())


def rows_of(content: bytes, sheet: str) -> list[dict[str, Any]]:
    head, *rows = load_workbook(io.BytesIO(content))[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_workbook_has_what_was_entered_as_figures_and_labels(exports: Exports) -> None:
    rows = {row["Number"]: row for row in rows_of(exports.xlsx(kinds.manifest()), "Answers")}

    runway, raised, audit, plan = rows[14], rows[17], rows[18], rows[20]
    assert (runway["Kind"], runway["Value"], runway["Unit"]) == ("Number", 9, "months")
    assert (raised["Value"], raised["Unit"]) == ("123456789012345678", "EUR"), "no digit is lost"
    assert (audit["Kind"], audit["Value"]) == ("Date", "2026-07-03")
    assert (plan["Chosen"], plan["Value"]) == ("Requirements; Test protocols", None)
    assert [row["Round"] for number, row in rows.items() if number in (22, 24)] == [1, 2]
    assert rows[26]["Added"] == "yes"
    assert rows[16]["Value"] == 6.5


def test_the_workbook_lists_what_was_set_aside_and_what_drifted(exports: Exports) -> None:
    content = exports.xlsx(kinds.manifest())

    assert [(row["Question"], row["Must be asked"], row["Reason"]) for row in rows_of(content, "Set aside")] == [
        ("Have you rehearsed handing our data back?", "yes", None),
        ("What are the notice periods?", "yes", "our lawyers ask it in writing"),
        ("What will we pay in the third year?", None, None),
    ]
    assert [(row["Number"], row["Drift"]) for row in rows_of(content, "Drift")] == [
        (14, "Worse"), (19, "Worse"), (18, "Changed"), (21, "Better"),
    ]  # fmt: skip
    summary = {row["What"]: row["Value"] for row in rows_of(content, "Summary")}
    assert summary["Language: Call of 2 September 2026"] == "German"
    assert summary["Set aside: Call of 2 September 2026"] == "3 of 16 questions"


def test_no_answer_passes_through_a_temporary_file(exports: Exports, no_temporary_file: None) -> None:
    assert exports.xlsx(sample.signed()).startswith(b"PK")
    assert exports.json(sample.signed())


def test_no_label_unit_or_request_becomes_a_formula(exports: Exports) -> None:
    trap = '=HYPERLINK("http://x")'
    labels = tuple(Choice(id=f"c{number}", label=f"{trap}{number}") for number in (1, 2))
    for kind, given in (("one_of", {"chosen": ("c1",)}), ("number", {"value": "-5"}), ("number", {"value": trap})):
        offered = labels if kind == "one_of" else ()
        question = Question(
            id="x", say=trap, kind=QuestionKind(kind), choices=offered, unit=trap, evidence=(trap,)
        )  # fmt: skip
        content = exports.xlsx(kinds.asking(question, **given))
        cells = [cell for sheet in load_workbook(io.BytesIO(content)) for row in sheet for cell in row]
        assert not any(cell.data_type == "f" for cell in cells)
        assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith("="))


def test_the_json_says_each_answer_with_its_kind_choices_value_and_round(exports: Exports) -> None:
    found = json.loads(exports.json(kinds.manifest()))["findings"][1]
    answers = {answer["question"]: answer for answer in found["answers"]}

    assert found["language"] == "de"
    assert [(one["question"], one["must_ask"], one["reason"]) for one in found["set_aside"]] == [
        ("quarterly-review/exit", True, ""),
        ("quarterly-review/price", False, ""),
        ("quarterly-review/notice", True, "our lawyers ask it in writing"),
    ]
    runway, owner = answers["quarterly-review/runway"], answers["quarterly-review/owner"]
    assert (runway["kind"], runway["value"], runway["unit"], runway["said"]) == ("number", "9", "months", "9 months")
    assert owner["chosen"] == [{"id": "c1", "label": "Head of quality"}]
    assert answers["quarterly-review/cost@2"]["round"] == 2
    assert answers["own-2/own-question-1"]["added"]
    assert runway["earlier"] == ["interview-1/quarterly-review/runway"]
    manifest = json.loads(exports.json(kinds.manifest()))["manifest"]["record"]["interview"][1]
    assert manifest["agenda"] == list(kinds.AGENDA)
    assert manifest["rounds"] == [{"section": "quarterly-review/gaps", "count": 2}]


def test_what_a_cell_cannot_hold_is_shown_or_said_to_be_elsewhere(exports: Exports) -> None:
    control = load_workbook(io.BytesIO(exports.xlsx(sample.saying("a\x00b\x0bc"))))["Answers"]["E9"]
    long = load_workbook(io.BytesIO(exports.xlsx(sample.saying("🧪" * 40_000))))["Answers"]["E9"]

    assert control.value == "a‹U+0000›b‹U+000B›c"
    assert long.value.endswith("the JSON export has all of it)")
