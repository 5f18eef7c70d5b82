"""Spreadsheets made to hurt, or that are something else: one sentence each, at once, and nothing unpacked."""

from __future__ import annotations

import io
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.questionnaires.books import asked, imported, repacked

from candor.domain.errors import KnownError
from candor.questionnaires.forms.book import package
from candor.questionnaires.forms.book.opened import open_book
from candor.questionnaires.forms.desk import FormDesk
from candor.questionnaires.forms.workbook.file import Page, workbook_bytes
from candor.workflows.forms import FormUnreadable

GOOD = workbook_bytes([Page("A", {1: {0: "Question"}, 2: {0: "Who owns it?"}}, header=1)])
SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(10))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def sheet(rows: str) -> bytes:
    return f'<?xml version="1.0"?><worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>'.encode()


def text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name.replace("__", "/"), part)
    return out.getvalue()


MANY_CELLS = "".join(
    f'<row r="{row}">' + "".join(f'<c r="{c}{row}"><v>1</v></c>' for c in "ABCDEFGHIJKLMNOPQRST") + "</row>"
    for row in range(1, 10_000)
)
REFUSED = {
    "an empty file": (b"", "is empty"),
    "only blanks": (b" \n \n", "is empty"),
    "a truncated container": (GOOD[:-200], "is damaged or not complete"),
    "a cut sheet": (repacked(GOOD, {SHEET: sheet('<row r="1">')[:-30]}), "is damaged or not complete"),
    "no sheet inside": (zipped(xl__workbook=b"", **{"xl__workbook.xml": b"<workbook/>"}), "is damaged"),
    "an entity bomb in a sheet": (
        repacked(GOOD, {SHEET: f"<!DOCTYPE x [{ENTITIES}]><worksheet {MAIN}>&e9;</worksheet>".encode()}),
        "defines XML entities",
    ),
    "an entity bomb in the shared texts": (
        repacked(GOOD, {"xl/sharedStrings.xml": f"<!DOCTYPE x [{ENTITIES}]><sst {MAIN}>&e9;</sst>".encode()}),
        "defines XML entities",
    ),
    "a file of this computer as an entity": (
        repacked(GOOD, {SHEET: b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet>&f;</worksheet>'}),
        "defines XML entities",
    ),
    "a bomb": (repacked(GOOD, {"xl/media/image1.bin": b"\0" * 60_000_000}), "unpacks to far more"),
    "one part larger than any sheet": (
        repacked(GOOD, {SHEET: sheet("") + b" " * package.LARGEST_PART}),
        "unpacks to far more",
    ),
    "more parts than any workbook": (
        zipped(**{f"xl__p{n}.xml": b"" for n in range(package.MOST_PARTS + 1)}),
        "unpacks to far more",
    ),
    "too many cells": (repacked(GOOD, {SHEET: sheet(MANY_CELLS)}), "more than 150,000 filled cells"),
    "too many rows": (
        repacked(
            GOOD, {SHEET: sheet("".join(f'<row r="{n}">{text_cell(f"A{n}", "a")}</row>' for n in range(1, 20_010)))}
        ),
        "more than 20,000 filled rows",
    ),
    "a cell far to the right": (
        repacked(GOOD, {SHEET: sheet(f'<row r="1">{text_cell("XFD1", "a")}</row>')}),
        "columns after the 500th",
    ),
    "a row below the last": (
        repacked(GOOD, {SHEET: sheet(f'<row r="9999999">{text_cell("A9999999", "a")}</row>')}),
        "rows after the 1,048,576th",
    ),
    "a CSV of empty lines": (b"Question,Why\n" + b",\n" * 2_000_000, "take out the empty ones"),
    "more elements than can be read": (repacked(GOOD, {SHEET: sheet("<x/>" * 1_100_000)}), "far more in it"),
    "a binary workbook": (repacked(GOOD, {"xl/workbook.bin": b"x"}), r"binary workbook \(.xlsb\)"),
    "an OpenDocument sheet": (
        zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
        "is an OpenDocument file",
    ),
    "a Word document": (zipped(**{"[Content_Types].xml": b"", "word__document.xml": b""}), "is a Word document"),
    "any other archive": (zipped(a=b"x"), "is a ZIP archive"),
    "an archive in an archive": (zipped(inner=GOOD), "is a ZIP archive"),
    "a workbook under a password": (
        OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600,
        "is protected by a password",
    ),
    "another OLE file": (OLE + b"\0" * 2000 + "WordDocument".encode("utf-16-le"), "is not a spreadsheet"),
    "a damaged .xls": (OLE + b"\x11" * 600 + "Workbook\0".encode("utf-16-le") + b"\x11" * 6000, "is damaged"),
    "zero bytes": (b"Question\nWho\0owns it?\n", "neither a spreadsheet nor text"),
    "noise": (bytes(range(256)) * 40, "neither a spreadsheet nor text"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\0\x01\x02" * 300, "neither a spreadsheet nor text"),
    "a PDF": (b"%PDF-1.7\n1 0 obj\n", "is a document"),
    "a web page": (b"<html><body>Who?</body></html>", "is a web page or XML"),
    "deep brackets": (b"[" * 200_000, "JSON|damaged"),
}


@pytest.mark.parametrize("what", REFUSED)
@pytest.mark.parametrize("name", ["form.xlsx", "form.csv"])
def test_each_is_one_sentence_within_two_seconds(what: str, name: str) -> None:
    source, sentence = REFUSED[what]
    begun = time.process_time()
    with pytest.raises(FormUnreadable, match=sentence) as refusal:
        FormDesk().read(source, name)
    assert time.process_time() - begun < 2
    assert refusal.value.sentence.startswith(f"“{name}”")
    assert "\n" not in refusal.value.sentence


def test_a_dimension_that_lies_changes_nothing() -> None:
    part = sheet(f'<row r="1">{text_cell("A1", "Who owns it?")}</row>')
    part = part.replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')
    assert asked(imported(repacked(GOOD, {SHEET: part}))) == [("A", ["Who owns it?"])]


@pytest.mark.parametrize("blank", ['<row r="{0}"/>', '<row r="{0}"><c r="A{0}" s="1"/></row>'])
def test_a_million_empty_rows_are_no_burden(blank: str) -> None:
    rows = f'<row r="1">{text_cell("A1", "Who owns it?")}</row>' + "".join(
        blank.format(number) for number in range(2, 1_000_000)
    )
    source = repacked(GOOD, {SHEET: sheet(rows)})
    begun = time.process_time()
    assert asked(imported(source)) == [("A", ["Who owns it?"])]
    assert time.process_time() - begun < 2


def test_the_ending_of_the_name_is_never_believed() -> None:
    assert asked(imported(GOOD, "form.csv")) == [("A", ["Who owns it?"])]
    assert asked(imported(b"Question\nWho owns it?\n", "form.csv")) == [("Questions", ["Who owns it?"])]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_workbook_damaged_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    source = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 8))):
        source[data.draw(st.integers(0, len(source) - 1))] = data.draw(st.integers(0, 255))
    with suppress(KnownError):
        assert imported(bytes(source)).rows


OLD = Path(__file__).with_name("files") / "old.xls"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_an_old_workbook_damaged_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    source = bytearray(OLD.read_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        source[data.draw(st.integers(0, len(source) - 1))] = data.draw(st.integers(0, 255))
    with suppress(KnownError):
        assert open_book(bytes(source), "old.xls").kind == "xls"
