"""A questionnaire in the shape of the spreadsheet it came from: every sheet, row and column where it stood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from candor.domain.question import Question, Questionnaire
from candor.questionnaires.format.origin import WrittenPlace, WrittenSheet
from candor.questionnaires.format.questionnaire import WrittenQuestionnaire
from candor.questionnaires.forms.book.opened import BookRow, column_number
from candor.questionnaires.forms.spreadsheet.layout import Layout
from candor.questionnaires.forms.spreadsheet.question import asked, cell_text
from candor.questionnaires.forms.workbook.file import Page
from candor.questionnaires.forms.workbook.said import crosses, in_one_cell
from candor.workflows.forms import ANSWER_COLUMNS

_PLAIN = ("xlsx", "csv")
_INHERITED = ("section", "kind", "choices")
"""What a question can have although its own cell was empty: from the row above, a heading, or a list to pick from."""


@dataclass(frozen=True, slots=True)
class _Placed:
    question: Question
    section: str
    place: WrittenPlace | None


def shaped(
    questionnaire: Questionnaire, source: WrittenQuestionnaire, answers: Mapping[str, Sequence[str]] | None
) -> list[Page]:
    """The pages. Answers go into the column that was for answers, or into columns after the last; a question that was
    added since stands below the others. Without ``answers`` no column is added."""
    assert source.origin is not None
    plain = source.origin.form in _PLAIN
    pages = [_empty_page(sheet) for sheet in source.origin.sheets]
    placed = list(_placed(questionnaire, source, len(pages)))
    home = next((each.place.sheet for each in placed if each.place), 0)
    asked_on: dict[int, list[tuple[int, Question]]] = {}
    for each in placed:
        at = each.place.sheet if each.place else home
        page, sheet = pages[at], source.origin.sheets[at]
        row = each.place.row if each.place else max([page.header, *page.rows]) + 1
        page.rows[row] = dict(_cells(each, sheet, plain, source.language))
        asked_on.setdefault(at, []).append((row, each.question))
    for at, asked_there in asked_on.items():
        if answers is not None:
            _answer(pages[at], source.origin.sheets[at], asked_there, answers)
        else:
            _let_pick(pages[at], source.origin.sheets[at], asked_there)
    for page, sheet in zip(pages, source.origin.sheets, strict=True):
        page.widths = dict.fromkeys(range(page.width), 18) | _widths(sheet) | dict(page.widths)
    return pages


def _empty_page(sheet: WrittenSheet) -> Page:
    """The page with everything that is no question."""
    page = Page(sheet.name, header=sheet.header)
    if sheet.header:
        page.rows[sheet.header] = {at: column.heading for at, column in enumerate(sheet.columns) if column.heading}
    for row in sheet.rows:
        page.rows.setdefault(row.row, {}).update(_by_column(row.cells))
    return page


def _placed(questionnaire: Questionnaire, source: WrittenQuestionnaire, sheets: int) -> Iterator[_Placed]:
    places = {question.id: question.origin for section in source.sections for question in section.questions}
    for section in questionnaire.sections:
        for question in section.questions:
            place = places.get(question.id)
            yield _Placed(question, section.title, place if place and place.sheet < sheets else None)


def _cells(each: _Placed, sheet: WrittenSheet, plain: bool, language: str) -> dict[int, str]:
    """The cells of a question's row: as they stood, and our words where they stood just so or were changed since."""
    stood = _by_column(each.place.cells) if each.place else {}
    roles = [column.role or "" for column in sheet.columns]
    if not plain:
        say = _column_of_say(roles, language)
        ours = {say: each.question.say} if say is not None and not stood.get(say) else {}
        return {at: text for at, text in (stood | ours).items() if text}
    ours = {at: cell_text(each.question, role, each.section) for at, role in enumerate(roles) if role}
    if each.place:
        before = _as_it_was(ours | stood, sheet, roles)
        for at, role in enumerate(roles):
            if at in stood and role and _still_says(stood[at], role, each.question, before):
                ours[at] = stood[at]
    else:
        ours = {at: text for at, text in ours.items() if roles[at] != "minutes" or each.question.minutes != 3}
    return {at: text for at, text in ({at: t for at, t in stood.items() if at not in ours} | ours).items() if text}


def _column_of_say(roles: Sequence[str], language: str) -> int | None:
    """The column of the questions' words in the questionnaire's own language."""
    saying = [at for at, role in enumerate(roles) if role == "say" or role.startswith("say-")]
    own = (at for at in saying if roles[at] in ("say", f"say-{language.lower()}"))
    return next(own, saying[0] if saying else None)


def _as_it_was(cells: Mapping[int, str], sheet: WrittenSheet, roles: Sequence[str]) -> Question | None:
    """The question that the row said when it was imported; None where it says none."""
    if "say" not in roles:
        return None
    headings = tuple(column.heading for column in sheet.columns)
    width = max([*cells, len(roles)]) + 1
    row = BookRow(1, tuple(cells.get(at, "") for at in range(width)))
    return asked(row, Layout(sheet.header, headings, tuple(roles))).question


def _still_says(text: str, role: str, question: Question, before: Question | None) -> bool:
    """Whether the cell as it stood says what the question says now."""
    if not text:
        return role in _INHERITED
    if role in ("number", "answer", "section") or before is None:
        return True
    fields = {
        "say": ("say",),
        "short": ("short",),
        "why": ("why",),
        "kind": ("kind", "unit"),
        "strong": ("strong",),
        "warning": ("warning",),
        "evidence": ("evidence",),
        "probes": ("probes",),
        "must-ask": ("must_ask",),
        "minutes": ("minutes",),
    }
    if role == "choices":
        return [choice.label for choice in before.choices] == [choice.label for choice in question.choices]
    return all(getattr(before, name) == getattr(question, name) for name in fields.get(role, ()))


def _answer(
    page: Page, sheet: WrittenSheet, asked_there: Sequence[tuple[int, Question]], answers: Mapping[str, Sequence[str]]
) -> None:
    """The answers, in the column that was for them or in columns after the last."""
    roles = [column.role or "" for column in sheet.columns]
    columns: Sequence[int]
    if "answer" in roles:
        columns = _block(sheet, roles.index("answer"))
    else:
        first = max(page.width, len(roles))
        columns = range(first, first + len(ANSWER_COLUMNS))
        head = sheet.header or max(min(row for row, _ in asked_there) - 1, 0)
        if head:
            page.rows.setdefault(head, {}).update(zip(columns, ANSWER_COLUMNS, strict=True))
        page.widths = {first: 60, first + 4: 32, first + 5: 24}
    for row, question in asked_there:
        texts = answers.get(question.id, ())
        if not texts:
            continue
        cells = page.rows[row]
        if len(columns) == 1:
            texts = [in_one_cell(texts, str(cells.get(columns[0], "")))]
        cells.update({column: text for column, text in zip(columns, texts, strict=False) if text})
        cells.update(crosses(question, sheet, answers[question.id]))


def _block(sheet: WrittenSheet, first: int) -> Sequence[int]:
    """The answer's column alone, or all of those that an earlier export put there."""
    headings = tuple(column.heading for column in sheet.columns[first : first + len(ANSWER_COLUMNS)])
    return range(first, first + (len(ANSWER_COLUMNS) if headings[1:] == ANSWER_COLUMNS[1:] else 1))


def _let_pick(page: Page, sheet: WrittenSheet, asked_there: Sequence[tuple[int, Question]]) -> None:
    """What the column for answers let one pick from."""
    roles = [column.role or "" for column in sheet.columns]
    if "answer" not in roles:
        return
    for row, question in asked_there:
        if question.options:
            labels = tuple(option.label for option in question.options)
            page.picks.setdefault(labels, []).append((row, roles.index("answer")))


def _widths(sheet: WrittenSheet) -> dict[int, int]:
    wide = {"say": 60, "why": 44, "strong": 44, "warning": 44, "probes": 44, "answer": 50, "number": 9, "must-ask": 10}
    return {at: wide[column.role] for at, column in enumerate(sheet.columns) if column.role in wide}


def _by_column(cells: Mapping[str, str]) -> dict[int, str]:
    """Texts by column from 0, without what is no column's letter."""
    known = (letters for letters in cells if re.fullmatch("[A-Z]{1,2}|[A-W][A-Z]{2}", letters))
    return {column_number(letters): cells[letters] for letters in known}
