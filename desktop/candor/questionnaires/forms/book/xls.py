"""An .xls of the years before 2007 to its sheets, through xlrd: what a formula gave, not how it was written."""

from __future__ import annotations

import io
import struct

import xlrd
from xlrd.biffh import XLRDError, error_text_from_code
from xlrd.compdoc import CompDocError
from xlrd.sheet import Sheet

from candor.domain.errors import MISREADING
from candor.questionnaires.forms.book.opened import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Area, Book, BookSheet, filled
from candor.questionnaires.forms.book.values import number_text
from candor.workflows.forms import FormUnreadable

LARGEST_XLS = 8_000_000
"""Bytes; xlrd reads about six million in a second."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = tuple(f"{name}\0".encode("utf-16-le") for name in ("Workbook", "Book", "WORKBOOK", "BOOK"))


def open_xls(source: bytes, name: str) -> Book:
    """The book in these bytes. Raises FormUnreadable."""
    if _LOCKED in source:
        raise _locked(name)
    if not any(mark in source for mark in _WORKBOOK):
        raise FormUnreadable(f"“{name}” is not a spreadsheet; save the questions as .xlsx or .csv and import that.")
    if len(source) > LARGEST_XLS:
        raise FormUnreadable(
            f"“{name}” is larger than an old .xls may be here (8 MB); save it as .xlsx and import that."
        )
    try:
        book = xlrd.open_workbook(file_contents=source, logfile=io.StringIO(), ragged_rows=True)
    except (XLRDError, CompDocError) as trouble:
        raise _locked(name) if "encrypted" in str(trouble) else _damaged(name) from trouble
    except (*MISREADING, struct.error, EOFError, MemoryError) as trouble:
        # xlrd believes what it reads; these are the ways in which a damaged file has been seen to end it.
        raise _damaged(name) from trouble
    sheets = tuple(book.sheets())
    if sum(sheet.nrows for sheet in sheets) > MOST_ROWS * 5:
        raise _too_much(name)
    read = tuple(_sheet(sheet, book.datemode == 1, name) for sheet in sheets)
    if sum(len(sheet.rows) for sheet in read) > MOST_ROWS:
        raise _too_much(name)
    return Book("xls", read)


def _sheet(sheet: Sheet, from_1904: bool, name: str) -> BookSheet:
    rows: dict[int, dict[int, str]] = {}
    cells = 0
    for number in range(sheet.nrows):
        found = {
            column: _text(cell.ctype, cell.value, from_1904=from_1904)
            for column, cell in enumerate(sheet.row(number))
            if cell.ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)
        }
        cells += len(found)
        if cells > MOST_CELLS or len(found) > MOST_COLUMNS:
            raise _too_much(name)
        rows[number + 1] = found
    merged = tuple(Area(top + 1, left, bottom, right - 1) for top, bottom, left, right in sheet.merged_cells)
    return BookSheet(name=sheet.name, rows=filled(rows), hidden=bool(sheet.visibility), merged=merged)


def _text(kind: int, value: object, *, from_1904: bool) -> str:
    if kind == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if value else "FALSE"
    if kind == xlrd.XL_CELL_ERROR and isinstance(value, int):
        return str(error_text_from_code.get(value, "#N/A"))
    if isinstance(value, int | float):
        return number_text(float(value), "day" if kind == xlrd.XL_CELL_DATE else "", from_1904=from_1904)
    return str(value)


def _locked(name: str) -> FormUnreadable:
    return FormUnreadable(f"“{name}” is protected by a password; remove the password and import it again.")


def _damaged(name: str) -> FormUnreadable:
    return FormUnreadable(f"“{name}” is damaged or not complete; open it in Excel, save it as .xlsx and import that.")


def _too_much(name: str) -> FormUnreadable:
    return FormUnreadable(
        f"“{name}” holds more than {MOST_ROWS:,} rows; copy the questions into a workbook of their own."
    )
