"""Small XLSForms, made where they are needed: as rows, as an opened book, and as the bytes of a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook

from candor.domain.question import Question
from candor.questionnaires.forms.book.opened import Book, BookRow, BookSheet
from candor.questionnaires.forms.xlsform.reading import read_book
from candor.workflows.forms import Fate, FormRow, ImportedForm

Rows = Sequence[Sequence[str]]

YES_NO = (("list_name", "name", "label"), ("yn", "yes", "Yes"), ("yn", "no", "No"))


def sheet(name: str, rows: Rows) -> BookSheet:
    """Rows from 1; a row without anything in it is a blank row of the sheet."""
    filled = (BookRow(number, tuple(cells)) for number, cells in enumerate(rows, 1))
    return BookSheet(name, tuple(row for row in filled if any(cell.strip() for cell in row.cells)))


def book(survey: Rows, choices: Rows = (), settings: Rows = ()) -> Book:
    sheets = (("survey", survey), ("choices", choices), ("settings", settings))
    return Book("xlsx", tuple(sheet(name, rows) for name, rows in sheets if rows))


def imported(survey: Rows, choices: Rows = (), settings: Rows = ()) -> ImportedForm:
    return read_book(book(survey, choices, settings), "form.xlsx")


def workbook(**sheets: Sequence[Sequence[object]]) -> bytes:
    """The bytes of an .xlsx with these sheets."""
    made = Workbook(write_only=True)
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(list(row))
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def questions(form: ImportedForm) -> list[Question]:
    return [question for _, _, question in form.sourced.questionnaire.keyed()]


def asked(form: ImportedForm, name: str) -> Question:
    """The question of this id."""
    return next(question for question in questions(form) if question.id == name)


def told(form: ImportedForm, row: int, sheet_name: str = "survey") -> FormRow:
    """What the report says of this row."""
    return next(each for each in form.rows if each.place == f"{sheet_name}, row {row}" and each.what != "language")


def fate(form: ImportedForm, row: int) -> Fate:
    return told(form, row).fate
