"""Other people's forms, told apart by what they hold: the one door to every importer and to the way back.

Importers are imported when a form of their kind comes along, since each brings a library of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import yaml

from candor.questionnaires.forms.book.opened import is_book, open_book
from candor.questionnaires.forms.encoding import decoded
from candor.workflows.forms import Columns, FormUnreadable, ImportedForm, Sheet
from candor.workflows.ports import SourcedQuestionnaire

if TYPE_CHECKING:
    from candor.questionnaires.forms.book.opened import Book

CAN_IMPORT = (
    "import an Excel workbook (.xlsx, .xls), a .csv, an XLSForm, or a form of Google VSAQ (.json), "
    "FHIR (.json) or CISO Assistant (.yaml)"
)
_OURS = re.compile(r"^(?:sections|format|asked_of):", re.MULTILINE)
_JSON = re.compile(r"\s*(?:(?://[^\n]*\n|/\*.{0,20000}?\*/)\s*)*[\[{]", re.DOTALL)
_TABLE = (".csv", ".tsv", ".tab", ".txt")


class FormDesk:
    """Adapter of the ``Forms`` port."""

    def look(self, source: bytes, name: str) -> Sequence[Sheet]:
        """The sheets of a plain spreadsheet; () for any other kind of form. Raises FormUnreadable."""
        from candor.questionnaires.forms.spreadsheet.reading import seen

        with _told_kindly(name):
            book = _plain_book(source, name)
            return seen(book) if book else ()

    def read(self, source: bytes, name: str, columns: Columns | None = None) -> ImportedForm:
        """A questionnaire of ours made of the form. Raises FormUnreadable."""
        with _told_kindly(name):
            return _read(source, name, columns)

    def workbook(self, sourced: SourcedQuestionnaire, answers: Mapping[str, Sequence[str]] | None = None) -> bytes:
        """An .xlsx in the shape the form came in, or in a shape of our own."""
        from candor.questionnaires.forms.workbook.writing import workbook_of

        return workbook_of(sourced, answers)


@contextmanager
def _told_kindly(name: str) -> Iterator[None]:
    """The parsers' own families of error, for files made to break them. Anything else is our mistake and stays loud."""
    try:
        yield
    except (json.JSONDecodeError, yaml.YAMLError, UnicodeError, RecursionError, MemoryError) as trouble:
        raise FormUnreadable(f"“{name}” is damaged or was made to be unreadable; get the file again.") from trouble


def _plain_book(source: bytes, name: str) -> Book | None:
    """The plain spreadsheet in these bytes; None where they are another kind of form we know."""
    from candor.questionnaires.forms.spreadsheet.separated import open_csv

    if is_book(source):
        from candor.questionnaires.forms.xlsform.reading import is_xlsform

        book = open_book(source, name)
        return None if is_xlsform(book) else book
    return open_csv(source, name) if _kind_of_text(source, name) == "table" else None


def _read(source: bytes, name: str, columns: Columns | None) -> ImportedForm:
    from candor.questionnaires.forms.spreadsheet.reading import read_spreadsheet

    if is_book(source):
        from candor.questionnaires.forms.xlsform.reading import is_xlsform, read_book

        book = open_book(source, name)
        if columns in (None, Columns()) and is_xlsform(book):
            return read_book(book, name)
        return read_spreadsheet(book, name, columns)
    kind = _kind_of_text(source, name)
    if kind == "vsaq":
        from candor.questionnaires.forms.vsaq.reading import read_vsaq

        return read_vsaq(source, name)
    if kind == "fhir":
        from candor.questionnaires.forms.fhir.reading import read_fhir

        return read_fhir(source, name)
    if kind == "ciso":
        from candor.questionnaires.forms.ciso.reading import read_ciso

        return read_ciso(source, name)
    from candor.questionnaires.forms.spreadsheet.separated import open_csv

    return read_spreadsheet(open_csv(source, name), name, columns)


def _kind_of_text(source: bytes, name: str) -> str:
    """ "vsaq", "fhir", "ciso" or "table". Raises FormUnreadable for whatever else the bytes are."""
    text = decoded(source, name).text
    if not text.strip():
        raise FormUnreadable(f"“{name}” is empty; choose the file that holds the questions.")
    if text.lstrip().startswith("{\\rtf"):
        raise FormUnreadable(
            f"“{name}” is rich text, which is not a form that is known here; save its table as .xlsx or .csv."
        )
    from candor.questionnaires.forms import oscal

    if oscal.looks_like_oscal(text):
        raise oscal.refusal(name)
    if _JSON.match(text):
        return _kind_of_json(text, name)
    if text.lstrip().startswith("<"):
        raise FormUnreadable(f"“{name}” is a web page or XML, which cannot be imported; {CAN_IMPORT}.")
    if text.startswith("%PDF"):
        raise FormUnreadable(f"“{name}” is a document, which cannot be imported; {CAN_IMPORT}.")
    from candor.questionnaires.forms.ciso.reading import looks_like_ciso

    if looks_like_ciso(text):
        return "ciso"
    if len({found.group() for found in _OURS.finditer(text)}) > 1:
        raise FormUnreadable(f"“{name}” is a Candor questionnaire already; open it as it is, without importing it.")
    if not name.lower().endswith(_TABLE) and not _tabular(text):
        raise FormUnreadable(f"“{name}” is not a form that is known here; {CAN_IMPORT}.")
    return "table"


def _kind_of_json(text: str, name: str) -> str:
    from candor.questionnaires.forms.fhir.reading import looks_like_fhir
    from candor.questionnaires.forms.vsaq.reading import looks_like_vsaq

    if looks_like_fhir(text):
        return "fhir"
    if looks_like_vsaq(text):
        return "vsaq"
    raise FormUnreadable(f"“{name}” is JSON, but neither a VSAQ nor a FHIR questionnaire; {CAN_IMPORT}.")


def _tabular(text: str) -> bool:
    """Whether every one of the first lines has the same separator in it."""
    lines = [line for line in text[:20_000].splitlines()[:20] if line.strip()]
    return any(all(sign in line for line in lines) for sign in "\t;,|")
