"""A plain spreadsheet as a questionnaire: its sheets with questions in them, row by row, with a true report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from candor.domain.question import Question, Questionnaire, Section
from candor.questionnaires.format.limits import LONGEST_LABEL
from candor.questionnaires.format.origin import (
    Origin,
    WrittenColumn,
    WrittenOrigin,
    WrittenPlace,
    WrittenRow,
    WrittenSheet,
)
from candor.questionnaires.forms.book.opened import Book, BookRow, BookSheet, cells_by_letter, column_letter
from candor.questionnaires.forms.imported import Names, Report, finished, slug
from candor.questionnaires.forms.paragraphs import cut, one_paragraph, written
from candor.questionnaires.forms.spreadsheet.headings import of_answers, of_headings, title_above
from candor.questionnaires.forms.spreadsheet.layout import LOOKED_AT, Layout, layout_of
from candor.questionnaires.forms.spreadsheet.question import Asked, asked, cell_text
from candor.questionnaires.forms.spreadsheet.rows import Role, told_apart
from candor.workflows.forms import Columns, FormUnreadable, ImportedForm, Sheet

LONGEST_HEADING = 500
_NAMELESS = re.compile(
    r"^(?:sheet|tabelle|feuil|feuille|hoja|foglio|blad|planilha|arkusz|лист|シート|工作表)\s*\d*$", re.IGNORECASE
)
_WHY_NOT = {
    Role.ABOVE: "Stands above the headings.",
    Role.HEADS_NOTHING: "Another heading follows at once, so it heads no question.",
    Role.NEITHER: "Nothing stands in the column of questions.",
}
_KINDS = {"xlsx": "Excel workbook", "xls": "Excel workbook (.xls)", "csv": "CSV file"}


def seen(book: Book) -> Sequence[Sheet]:
    """Every sheet with something in it as it can be shown: the headings, the first rows, and what was found."""
    return tuple(_shown(sheet) for sheet in book.sheets if sheet.rows)


def _shown(sheet: BookSheet) -> Sheet:
    layout = layout_of(sheet)
    width = len(layout.roles)
    rows = [row for row in sheet.rows if row.number > layout.header][:LOOKED_AT]
    return Sheet(
        name=sheet.name,
        headings=tuple(one_paragraph(heading) for heading in layout.headings) + ("",) * (width - len(layout.headings)),
        rows=tuple(tuple(row.cell(at) for at in range(width)) for row in rows),
        header=layout.header,
        guess=layout.roles,
        height=sheet.height,
    )


def read_spreadsheet(book: Book, name: str, columns: Columns | None = None) -> ImportedForm:
    """The questionnaire in this book, with its report. ``columns`` says what was chosen; the rest is found by looking.
    Raises FormUnreadable where no column reads like questions, or the sheet that was chosen is not there."""
    return _Reading(book, name, columns).form()


class _Reading:
    """One reading of one book."""

    def __init__(self, book: Book, name: str, columns: Columns | None) -> None:
        self._book, self._name, self._columns = book, name, columns
        self._stem = PurePath(name.replace("\\", "/")).stem
        self._names = Names("question")
        self._report = Report()
        self._sections: dict[str, list[Question]] = {}
        self._places: dict[str, WrittenPlace] = {}
        self._first: dict[str, str] = {}
        self._several = False
        self._title = ""

    def form(self) -> ImportedForm:
        layouts = self._layouts()
        for remark in self._book.remarks:
            self._report.changed("whole file", self._name, remark)
        self._several = sum(layout is not None for layout in layouts) > 1
        self._title = self._own_title(layouts)
        sheets = [
            self._asking(at, sheet, layout) if layout else self._silent(sheet)
            for at, (sheet, layout) in enumerate(zip(self._book.sheets, layouts, strict=True))
        ]
        form = WrittenOrigin(
            form=self._book.kind if self._book.kind == "csv" else "xlsx",
            file=cut(one_paragraph(self._name), LONGEST_LABEL) or None,
            sheets=tuple(sheets),
        )
        language = next((layout.language for layout in layouts if layout and layout.language), "en")
        kind = _KINDS[self._book.kind]
        return finished(self._questionnaire(language), Origin(form, self._places), kind, self._report.rows, self._name)

    def _own_title(self, layouts: Sequence[Layout | None]) -> str:
        """The title above the headings; "" where there is none, or several sheets have one each."""
        pairs = zip(self._book.sheets, layouts, strict=True)
        found = {title for sheet, layout in pairs if layout and (title := title_above(sheet, layout))}
        return found.pop() if len(found) == 1 else ""

    def _layouts(self) -> list[Layout | None]:
        """The layout of every sheet that is read, None for the others."""
        columns, sheets = self._columns, self._book.sheets
        if columns and columns.sheet:
            chosen = next((sheet for sheet in sheets if sheet.name == columns.sheet), self._book.sheet(columns.sheet))
            if chosen is None:
                there = ", ".join(f"“{sheet.name}”" for sheet in sheets[:12])
                raise FormUnreadable(f"“{self._name}” has no sheet “{columns.sheet}”; choose one of {there}.")
            layouts = [layout_of(sheet, columns) if sheet is chosen else None for sheet in sheets]
        else:
            layouts = _asking_ones([layout_of(sheet) if sheet.rows and not sheet.hidden else None for sheet in sheets])
            if columns:
                layouts = self._as_chosen(layouts, columns)
        if not any(layout and layout.asks for layout in layouts):
            raise FormUnreadable(
                f"“{self._name}” has no column that reads like questions; choose the column that holds them."
            )
        return [layout if layout and layout.asks else None for layout in layouts]

    def _as_chosen(self, found: list[Layout | None], columns: Columns) -> list[Layout | None]:
        """With the columns that were chosen, on every sheet that asks; where none does, on the first in sight."""
        sheets = self._book.sheets
        if not any(found):
            first = next((sheet for sheet in sheets if sheet.rows and not sheet.hidden), None)
            return [layout_of(sheet, columns) if sheet is first else None for sheet in sheets]
        return [layout_of(sheet, columns) if layout else None for sheet, layout in zip(sheets, found, strict=True)]

    def _silent(self, sheet: BookSheet) -> WrittenSheet:
        """A sheet that is not read: told row by row, and kept for an export."""
        if self._columns and self._columns.sheet:
            why = "Another sheet was chosen."
        elif sheet.hidden:
            why = "The sheet is hidden; choose it to import it."
        else:
            why = "No column of this sheet holds questions; choose one to import it."
        for row in sheet.rows:
            self._report.left_out(_place(sheet, row), row.first, why)
        return WrittenSheet(name=_sheet_name(sheet), rows=tuple(map(_kept, sheet.rows)))

    def _asking(self, at: int, sheet: BookSheet, layout: Layout) -> WrittenSheet:
        kept: list[WrittenRow] = []
        title = ""
        rows = told_apart(sheet, layout)
        headings = of_headings(layout, [told.row for told in rows if told.role is Role.QUESTION])
        if not layout.header and (sentence := of_answers(layout, [told.row for told in rows])):
            self._report.carried("whole file", sheet.name, sentence)
        for told in rows:
            row, place = told.row, _place(sheet, told.row)
            if told.role is Role.QUESTION:
                outer = title if title != told.title else ""
                self._ask(at, sheet, layout, row, " – ".join(filter(None, (outer, told.title))))
                continue
            if told.role is not Role.HEADINGS or row.number != layout.header or _too_long(row):
                kept.append(_kept(row))
            if told.role is Role.SECTION:
                title = told.title
                self._report.carried(place, title, "Read as the heading of a section.")
            elif told.role is Role.HEADINGS:
                again = row.number != layout.header
                self._report.carried(place, row.first, "The headings again." if again else headings)
            elif told.role is Role.ABOVE and self._title and title_above(sheet, layout, row) == self._title:
                self._report.carried(place, row.first, "Read as the title.")
            else:
                self._report.left_out(place, row.first, _WHY_NOT[told.role])
        columns = zip(layout.headings + ("",) * (len(layout.roles) - len(layout.headings)), layout.roles, strict=True)
        return WrittenSheet(
            name=_sheet_name(sheet),
            header=layout.header,
            columns=tuple(WrittenColumn(heading=_heading(text), role=role or None) for text, role in columns),
            rows=tuple(kept),
        )

    def _ask(self, at: int, sheet: BookSheet, layout: Layout, row: BookRow, title: str) -> None:
        place = _place(sheet, row)
        answer = layout.column("answer")
        found = asked(row, layout, sheet.choices_at(row.number, answer) if answer is not None else ())
        if not found.question.say:
            self._report.left_out(place, row.first, "Nothing stays of its text when the formatting is taken out.")
            return
        number = layout.column("number")
        numeral = one_paragraph(row.cell(number)) if number is not None else ""
        question = replace(found.question, id=self._names.of(f"{slug(numeral, 20)} {found.question.say}"))
        section = self._titled(sheet, title)
        self._sections.setdefault(section, []).append(question)
        self._places[question.id] = WrittenPlace(
            sheet=at, row=row.number, cells=_not_carried(row, layout, question, section)
        )
        self._tell(place, sheet, row, found)

    def _tell(self, place: str, sheet: BookSheet, row: BookRow, found: Asked) -> None:
        said = found.question.say
        if found.remarks:
            self._report.told(place, said, found.remarks)
        elif row.number in sheet.hidden_rows:
            self._report.carried(place, said, "The row is hidden in the spreadsheet.")
        else:
            again = self._first.get(said)
            self._report.carried(place, said, f"Asked in the same words as {again}." if again else "")
        self._first.setdefault(said, place)

    def _titled(self, sheet: BookSheet, title: str) -> str:
        """The section's title; the sheet's name where it has none, and in front where several sheets are read."""
        own = "" if _NAMELESS.match(sheet.name.strip()) or self._book.kind == "csv" else one_paragraph(sheet.name)
        if self._several:
            own = own or one_paragraph(sheet.name)
            return cut(f"{own}: {title}" if title else own, LONGEST_LABEL) or "Questions"
        return title or cut(own, LONGEST_LABEL) or "Questions"

    def _questionnaire(self, language: str) -> Questionnaire:
        names = Names("section")
        stem = one_paragraph(re.sub(r"[_\s]+", " ", self._stem)) or "Imported questions"
        return Questionnaire(
            id=slug(stem) or "imported-form",
            version="1.0",
            title=self._title or cut(stem[:1].upper() + stem[1:], LONGEST_LABEL),
            language=language or "en",
            sections=tuple(
                Section(id=names.of(title), title=title, questions=tuple(questions))
                for title, questions in self._sections.items()
            ),
        )


def _asking_ones(found: list[Layout | None]) -> list[Layout | None]:
    """The sheets whose headings name a column of questions; else those that ask; else the one that is likest to."""
    if any(layout and layout.named for layout in found):
        return [layout if layout and layout.named else None for layout in found]
    if any(layout and layout.likeness >= 10 for layout in found):
        return [layout if layout and layout.likeness >= 10 else None for layout in found]
    most = max((layout.likeness for layout in found if layout), default=0)
    return [layout if layout and most and layout.likeness == most else None for layout in found]


def _not_carried(row: BookRow, layout: Layout, question: Question, section: str) -> dict[str, str]:
    """The cells that the question does not say word for word; "" for one that was empty and is told by others."""
    cells = {}
    for at in range(max(len(layout.roles), len(row.cells))):
        role = layout.roles[at] if at < len(layout.roles) else ""
        stood = written(row.cell(at))
        if stood != cell_text(question, role, section):
            cells[column_letter(at)] = stood
    return cells


def _place(sheet: BookSheet, row: BookRow) -> str:
    return f"{one_paragraph(sheet.name) or 'sheet'}, row {row.number}"


def _kept(row: BookRow) -> WrittenRow:
    return WrittenRow(row=row.number, cells=cells_by_letter([written(cell) for cell in row.cells]))


def _too_long(row: BookRow) -> bool:
    return any(len(cell) > LONGEST_HEADING for cell in row.cells)


def _heading(text: str) -> str:
    return written(text)[:LONGEST_HEADING]


def _sheet_name(sheet: BookSheet) -> str:
    return written(sheet.name)[:200]
