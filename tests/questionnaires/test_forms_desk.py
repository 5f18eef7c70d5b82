"""The one door to everyone else's forms: told apart by content, never by the ending of a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.questionnaires.books import asked, book_of, imported

from candor.questionnaires.forms.desk import FormDesk
from candor.questionnaires.forms.spreadsheet import reading
from candor.workflows.forms import Columns, FormUnreadable

XLSFORM = book_of(survey=[["type", "name", "label"], ["text", "who", "Who owns it?"]])
VSAQ = b"""// a comment
{"questionnaire": [{"type": "block", "text": "Net" + "work",
  "items": [{"type": "line", "id": "a", "text": "Who?"}]}]}"""
FHIR = b"""\xef\xbb\xbf{"resourceType": "Questionnaire", "item": [{"linkId": "1", "text": "Who?", "type": "string"}]}"""
SHIPPED = Path(__file__).parents[2] / "questionnaires" / "strategic-fit.yaml"


@pytest.mark.parametrize("name", ["form.xlsx", "form.json", "form"])
@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (XLSFORM, "XLSForm"),
        (book_of(A=[["Question"], ["Who?"]]), "Excel workbook"),
        (VSAQ, "VSAQ"),
        (FHIR, "FHIR Questionnaire"),
        (b"Question;Why\nWho?;x\n", "CSV file"),
    ],
)
def test_a_form_is_told_by_what_it_holds(source: bytes, kind: str, name: str) -> None:
    assert imported(source, name).kind == kind


def test_only_a_plain_spreadsheet_can_be_looked_at() -> None:
    desk = FormDesk()
    assert [sheet.name for sheet in desk.look(book_of(A=[["Question"], ["Who?"]]), "a.xlsx")] == ["A"]
    assert [sheet.name for sheet in desk.look(b"Question\nWho?\n", "a.csv")] == ["a"]
    assert [list(desk.look(source, "a")) for source in (XLSFORM, VSAQ, FHIR)] == [[], [], []]


def test_columns_that_were_chosen_make_a_plain_spreadsheet_of_an_xlsform() -> None:
    form = imported(XLSFORM, columns=Columns(sheet="survey", header=1, roles={2: "say"}))
    assert (form.kind, asked(form)) == ("Excel workbook", [("survey", ["Who owns it?"])])


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (SHIPPED.read_bytes(), "is a Candor questionnaire already"),
        (b'{"catalog": {"uuid": "x", "groups": []}}', "is an OSCAL catalogue"),
        (b'{"anything": 1}', "neither a VSAQ nor a FHIR questionnaire"),
        (b"{\\rtf1 hi}", "is rich text, which is not a form that is known here; save its table as .xlsx or .csv"),
        (b"%PDF-1.7 hi", "is a document, which cannot be imported"),
        (b"Just a few words about nothing", "is not a form that is known here; import an Excel workbook"),
        (b"", "is empty"),
    ],
)
def test_what_cannot_be_imported_is_one_sentence(source: bytes, sentence: str) -> None:
    with pytest.raises(FormUnreadable, match=sentence):
        imported(source, "thing")
    with pytest.raises(FormUnreadable, match=sentence):
        FormDesk().look(source, "thing")


def test_what_a_parser_chokes_on_is_one_sentence_and_our_own_mistakes_stay_loud(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def chokes(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(reading, "read_spreadsheet", chokes)
    with pytest.raises(FormUnreadable, match="made to be unreadable"):
        imported(b"Question\nWho?\n", "a.csv")

    def wrong(*_: object) -> None:
        raise TypeError

    monkeypatch.setattr(reading, "read_spreadsheet", wrong)
    with pytest.raises(TypeError):
        imported(b"Question\nWho?\n", "a.csv")
