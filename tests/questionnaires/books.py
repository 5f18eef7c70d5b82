"""Workbooks made for tests, whole ones by openpyxl and broken ones by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from openpyxl import Workbook, load_workbook

from candor.questionnaires.forms.desk import FormDesk
from candor.workflows.forms import Columns, Fate, FormRow, ImportedForm

Rows = Sequence[Sequence[object]]


def book_of(**sheets: Rows) -> bytes:
    """An .xlsx with these sheets of rows."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(source: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The container with these parts in place of its own, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename not in parts:
                new.writestr(info.filename, old.read(info))
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


def imported(source: bytes, name: str = "form.xlsx", columns: Columns | None = None) -> ImportedForm:
    return FormDesk().read(source, name, columns)


def asked(form: ImportedForm) -> list[tuple[str, list[str]]]:
    """Each section's title with its questions."""
    return [(section.title, [q.say for q in section.questions]) for section in form.sourced.questionnaire.sections]


def fates(form: ImportedForm) -> list[tuple[str, Fate]]:
    return [(row.place, row.fate) for row in form.rows]


def told(form: ImportedForm, place: str) -> FormRow:
    return next(row for row in form.rows if row.place == place)


def texts(source: bytes) -> dict[str, list[list[str]]]:
    """A workbook as another program reads it: each sheet's rows of texts, "" for an empty cell."""
    book = load_workbook(io.BytesIO(source))
    return {
        sheet.title: [
            ["" if value is None else str(value) for value in row] for row in sheet.iter_rows(values_only=True)
        ]
        for sheet in book
    }
