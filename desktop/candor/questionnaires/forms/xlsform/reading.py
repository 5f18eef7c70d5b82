"""XLSForms (.xlsx and .xls) as questionnaires: survey, choices and settings, with a true report of every row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from candor.domain.question import Questionnaire
from candor.questionnaires.format.limits import LONGEST_LABEL
from candor.questionnaires.forms.book.opened import Book, open_book
from candor.questionnaires.forms.cases import NEVER
from candor.questionnaires.forms.imported import Report, finished, slug
from candor.questionnaires.forms.paragraphs import cut, one_paragraph
from candor.questionnaires.forms.released import released
from candor.questionnaires.forms.xlsform.choices import Lists
from candor.questionnaires.forms.xlsform.kinds import row_kind
from candor.questionnaires.forms.xlsform.languages import Tongues
from candor.questionnaires.forms.xlsform.origin import (
    origin_of,
    settings_of,
    tell_choices,
    tell_headings,
    tell_others,
    tell_settings,
)
from candor.questionnaires.forms.xlsform.sheet import Table, sheet_table, survey_of
from candor.questionnaires.forms.xlsform.survey import Survey, survey_read
from candor.questionnaires.forms.xlsform.words import prettified
from candor.workflows.forms import FormUnreadable, ImportedForm

KIND = "XLSForm"


def is_xlsform(book: Book) -> bool:
    """Whether a book's sheets are laid out as an XLSForm: a survey with types and names, of which some are known."""
    survey = survey_of(book)
    return survey is not None and any(row_kind(survey.text(row, "type")).known for row in survey.rows)


def read_xlsform(source: bytes, name: str) -> ImportedForm:
    """The questionnaire in an XLSForm's bytes. Raises FormUnreadable with one sentence for anything else."""
    return read_book(open_book(source, name), name)


def read_book(book: Book, name: str) -> ImportedForm:
    """The same for a book that is already open."""
    survey = survey_of(book)
    if survey is None:
        raise FormUnreadable(
            f"“{name}” is not an XLSForm: it has no sheet “survey” with the headings “type” and “name”; import it as a "
            "plain spreadsheet, or add them."
        )
    settings_table = sheet_table(book, "settings", ())
    choice_tables = _choice_tables(book)
    settings = settings_of(settings_table)
    tongues = _tongues(survey, choice_tables, settings)
    lists = Lists(choice_tables, tongues)
    title = (
        settings.get("form_title")
        or settings.get("title")
        or settings.get("form_id")
        or prettified(PurePath(name).stem)
    )
    read = survey_read(survey, tongues, lists, one_paragraph(title) or "Form", name)
    questionnaire, freed = released(_questionnaire(read, settings, tongues, title, name))
    for each in freed:
        read.asked[each].remarks.append(NEVER)
    tables = [survey, *choice_tables, *([settings_table] if settings_table else [])]
    report = Report()
    tell_headings(survey, report, tongues)
    _tell_rows(read, report)
    for table in choice_tables:
        tell_choices(table, report, tongues)
    lists.tell(report)
    tell_settings(settings_table, report)
    tell_others(book, tables, report)
    for remark in book.remarks:
        report.changed("whole file", name, remark)
    origin = origin_of(book, tables, read.rows, questionnaire, name)
    return finished(questionnaire, origin, KIND, report.rows, name)


def _choice_tables(book: Book) -> list[Table]:
    """The sheets that hold lists of choices, under each name they have had."""
    found = []
    for wanted in ("choices", "choices and columns", "external_choices"):
        table = sheet_table(book, wanted, ("list_name", "name")) or sheet_table(book, wanted, ("list_name", "label"))
        if table is not None:
            found.append(table)
    return found


def _tongues(survey: Table, choice_tables: Sequence[Table], settings: Mapping[str, str]) -> Tongues:
    offered = [tag for table in choice_tables for tag in table.languages("label")]
    helped = (*survey.languages("hint"), *survey.languages("guidance_hint"))
    return Tongues.of(settings.get("default_language", ""), survey.languages("label"), (*offered, *helped))


def _tell_rows(read: Survey, report: Report) -> None:
    for entry in read.entries:
        if entry.left:
            report.left_out(entry.place, entry.what, entry.left)
        else:
            report.told(entry.place, entry.what, entry.remarks)


def _questionnaire(read: Survey, settings: Mapping[str, str], tongues: Tongues, title: str, name: str) -> Questionnaire:
    title = read.settings.get("form_title") or title
    form_id = settings.get("form_id") or settings.get("id_string") or read.settings.get("form_id") or ""
    return Questionnaire(
        id=slug(form_id) or slug(title) or slug(PurePath(name).stem) or "form",
        version=cut(one_paragraph(settings.get("version", "")), LONGEST_LABEL) or "1",
        title=cut(one_paragraph(title), LONGEST_LABEL) or "Form",
        language=tongues.main,
        sections=read.sections,
    )
