"""Where an imported XLSForm's rows stood, so that it can be written back; and the report on everything that is no
question: headings, columns, settings, other sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from candor.domain.question import Questionnaire
from candor.questionnaires.format.origin import (
    Origin,
    WrittenColumn,
    WrittenOrigin,
    WrittenPlace,
    WrittenRow,
    WrittenSheet,
)
from candor.questionnaires.forms.book.opened import MOST_COLUMNS, Book, BookRow, BookSheet, cells_by_letter
from candor.questionnaires.forms.imported import Report, slug
from candor.questionnaires.forms.paragraphs import cut, one_paragraph, written
from candor.questionnaires.forms.xlsform.languages import Tongues
from candor.questionnaires.forms.xlsform.sheet import TRANSLATED, Column, Table

_READ = {
    *("type", "name", "label", "hint", "guidance_hint", "relevant", "constraint", "required", "parameters", "disabled"),
    *("choice_filter", "calculation", "trigger", "default", "image", "big-image", "audio", "video", "repeat_count"),
}
"""Columns of the survey of which every row tells by itself."""
_REASONS = {
    **dict.fromkeys(("appearance", "rows", "autoplay"), "how it looks on a device"),
    **dict.fromkeys(("image", "big-image", "audio", "video"), "pictures and sounds of choices"),
    "constraint_message": "what the device says when an answer does not fit",
    "required_message": "what the device says when nothing is answered",
    "read_only": "whether the device lets one change it",
}
_CHOICES_READ = {"list_name", "name", "label"}
_SETTINGS_READ = {"form_title", "title", "form_id", "id_string", "version", "default_language"}
_OURS = {"label": "say", "hint": "why", "type": "kind", "required": "must-ask", "relevant": "when"}


def origin_of(
    book: Book, tables: Sequence[Table], rows: Mapping[str, BookRow], questionnaire: Questionnaire, name: str
) -> Origin:
    """``tables`` are the sheets whose headings were found, the survey first; ``rows`` the row of each question by id.
    A question's own words are not kept twice."""
    survey, asked = tables[0], {row.number for row in rows.values()}
    by_index = {table.index: table for table in tables}
    sheets = [
        _sheet(sheet, by_index.get(index), asked if index == survey.index else set())
        for index, sheet in enumerate(book.sheets)
    ]
    labels = [column.place for column in survey.columns if column.role == "label"]
    places = {
        question.id: WrittenPlace(
            sheet=survey.index, row=rows[question.id].number, cells=_cells(rows[question.id], question.say, labels)
        )
        for _, _, question in questionnaire.keyed()
    }
    form = WrittenOrigin(form="xlsform", file=_label(name), sheets=tuple(sheets))
    return Origin(form, places)


def _cells(row: BookRow, say: str = "", labels: Iterable[int] = ()) -> dict[str, str]:
    """The row's texts by letter, without the first label that says just what the question says."""
    cells = list(row.cells[:MOST_COLUMNS])
    same = next((place for place in labels if row.cell(place) == say), None)
    if same is not None:
        cells[same] = ""
    return {letter: text for letter, cell in cells_by_letter(cells).items() if (text := written(cell))}


def _sheet(sheet: BookSheet, table: Table | None, asked: set[int]) -> WrittenSheet:
    header = table.header if table else 0
    headings = {column.place: column for column in table.columns} if table else {}
    columns = tuple(_column(headings.get(place)) for place in range(max(headings, default=-1) + 1))
    rows = tuple(
        WrittenRow(row=row.number, cells=_cells(row))
        for row in sheet.rows
        if row.number not in asked and row.number != header
    )
    return WrittenSheet(name=cut(written(sheet.name), 200), header=header, columns=columns, rows=rows)


def _column(column: Column | None) -> WrittenColumn:
    if column is None:
        return WrittenColumn()
    tail = f"-{column.language}" if column.language else ""
    role = slug(_OURS.get(column.role, column.role) + tail, 60)
    return WrittenColumn(heading=cut(written(column.heading), 500), role=role or None)


def _label(name: str) -> str | None:
    return cut(one_paragraph(name), 120) or None


def tell_headings(table: Table, report: Report, tongues: Tongues) -> None:
    """The survey's rows above the first question, and every column that is not read row by row."""
    for row in table.sheet.rows:
        if row.number < table.header:
            words = row.first
            report.left_out(table.place(row), words, "It stands above the headings.")
    heading = table.sheet.row(table.header)
    named = ", ".join(column.heading for column in table.columns)
    report.carried(table.place(heading), named, "The headings of the columns.")
    if tongues.guessed:
        report.changed(table.place(heading), "language", "The form names no language; it was taken for English.")
    if "und" in (tag.partition("-")[0] for tag in (tongues.main, *tongues.others)):
        unknown = ", ".join(tag for tag in (tongues.main, *tongues.others) if tag.startswith("und"))
        report.changed(table.place(heading), "language", f"A language that is not known here is called {unknown}.")
    _tell_columns(table, report, _READ, tongues)


def _tell_columns(table: Table, report: Report, read: set[str], tongues: Tongues) -> None:
    doubles = {column.place: count for column, count in table.doubles()}
    filled, spoken = table.filled(), ("", tongues.main, *tongues.others)
    for column in table.columns:
        place = f"{table.name}, column {column.letter}"
        if column.place in doubles:
            differ = _count(doubles[column.place])
            sentence = f"A column before it has the same heading and is read first ({differ} of this one differ)."
            report.left_out(place, column.heading, sentence)
        elif column.role in TRANSLATED and column.language not in spoken:
            report.left_out(place, column.heading, f"There is room for {len(spoken) - 1} languages; kept in the file.")
        elif column.role not in read and filled[column.place]:
            reason = _REASONS.get(column.role, "no part of what is asked")
            report.left_out(
                place, column.heading, f"Kept in the file ({_count(filled[column.place])}), not shown: {reason}."
            )


def _count(cells: int) -> str:
    return f"{cells} cell{'s' if cells != 1 else ''}"


def tell_choices(table: Table, report: Report, tongues: Tongues) -> None:
    """The columns of a choices sheet that are neither name nor label."""
    _tell_columns(table, report, _CHOICES_READ, tongues)


def settings_of(table: Table | None) -> dict[str, str]:
    """The first filled row under the settings' headings, by role."""
    if table is None or not table.rows:
        return {}
    return {column.role: text for column in table.columns if (text := table.rows[0].cell(column.place).strip())}


def tell_settings(table: Table | None, report: Report) -> None:
    if table is None:
        return
    for column in table.columns:
        if not (text := table.rows[0].cell(column.place).strip() if table.rows else ""):
            continue
        place, what = f"{table.place(table.rows[0])}, column {column.letter}", f"{column.heading}: {text}"
        if column.role in _SETTINGS_READ:
            report.carried(place, what)
        else:
            report.left_out(place, what, "A setting of the program that the form was made for; it is kept in the file.")
    for row in table.rows[1:]:
        report.left_out(table.place(row), " ".join(filter(None, row.cells)), "Only the first row of settings counts.")


def tell_others(book: Book, tables: Iterable[Table], report: Report) -> None:
    """Sheets that hold nothing of the questionnaire."""
    told = {table.index for table in tables}
    for index, sheet in enumerate(book.sheets):
        if index not in told and sheet.rows:
            name = cut(one_paragraph(sheet.name), 60)
            count = f"{len(sheet.rows)} row{'s' if len(sheet.rows) != 1 else ''}"
            report.left_out(f"sheet “{name}”", name, f"No part of what is asked; its {count} are kept in the file.")
