"""The record as data: JSON that proves itself, and a workbook in which nothing is a formula."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from openpyxl import load_workbook
from tests.reports import summary_factory as sample

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

    assert book.sheetnames == ["Summary", "Answers", "Red flags", "Flags", "Promises", "Evidence"]
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


def test_what_a_cell_cannot_hold_is_shown_or_said_to_be_elsewhere(exports: Exports) -> None:
    control = load_workbook(io.BytesIO(exports.xlsx(sample.saying("a\x00b\x0bc"))))["Answers"]["E9"]
    long = load_workbook(io.BytesIO(exports.xlsx(sample.saying("🧪" * 40_000))))["Answers"]["E9"]

    assert control.value == "a‹U+0000›b‹U+000B›c"
    assert long.value.endswith("the JSON export has all of it)")
