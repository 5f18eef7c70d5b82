"""The way back: a questionnaire, empty or answered, as a workbook in the shape it came in, or in a shape of our own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from candor.domain.question import QuestionKind, base_key, round_of
from candor.questionnaires.format.complaints import fitted
from candor.questionnaires.format.questionnaire import WrittenQuestionnaire
from candor.questionnaires.format.tree import plant
from candor.questionnaires.forms.spreadsheet.question import cell_text
from candor.questionnaires.forms.workbook.file import Cell, Page, workbook_bytes
from candor.questionnaires.forms.workbook.shape import shaped
from candor.workflows.forms import ANSWER_COLUMNS, ROLES
from candor.workflows.ports import SourcedQuestionnaire

_COLUMNS = {
    "section": 22,
    "short": 24,
    "say": 60,
    "kind": 16,
    "choices": 28,
    "why": 44,
    "strong": 44,
    "warning": 44,
    "probes": 44,
    "evidence": 32,
    "must-ask": 10,
    "minutes": 9,
}
"""The columns of our own shape, with their widths."""
_ANSWER_WIDTHS = (60, 16, 14, 14, 32, 24)


def workbook_of(sourced: SourcedQuestionnaire, answers: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """The .xlsx. ``answers`` gives the texts for ANSWER_COLUMNS by question id, or by key; the rounds of a question
    that was asked again and again come together in one cell."""
    told = _by_question(answers) if answers is not None else None
    source = fitted(WrittenQuestionnaire, plant(sourced.source, "questionnaire"), "questionnaire")
    if source.origin is not None and source.origin.sheets:
        return workbook_bytes(shaped(sourced.questionnaire, source, told))
    return workbook_bytes([_own(sourced, told or {})])


def _own(sourced: SourcedQuestionnaire, answers: Mapping[str, Sequence[str]]) -> Page:
    page = Page(sourced.questionnaire.title, header=1)
    headings = (*(ROLES[role] for role in _COLUMNS), *ANSWER_COLUMNS)
    page.rows[1] = dict(enumerate(headings))
    page.widths = dict(enumerate((*_COLUMNS.values(), *_ANSWER_WIDTHS)))
    for section in sourced.questionnaire.sections:
        title = len(page.rows) + 1
        page.rows[title] = {0: section.title}
        page.titles.add(title)
        for question in section.questions:
            row = len(page.rows) + 1
            texts: list[Cell] = [cell_text(question, role, section.title) for role in _COLUMNS]
            texts[-1] = question.minutes
            texts += answers.get(question.id, ())[: len(ANSWER_COLUMNS)]
            page.rows[row] = {at: text for at, text in enumerate(texts) if text != ""}
            if question.options and (question.choices or question.kind is QuestionKind.YES_NO):
                labels = tuple(option.label for option in question.options)
                page.picks.setdefault(labels, []).append((row, len(_COLUMNS)))
    return page


def _by_question(answers: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """By plain id; where there is more than one round, each line says which."""
    rounds: dict[str, dict[int, Sequence[str]]] = {}
    for key, texts in answers.items():
        rounds.setdefault(base_key(key).rpartition("/")[2], {})[round_of(key)] = texts
    told: dict[str, Sequence[str]] = {}
    for question, found in rounds.items():
        if len(found) == 1:
            told[question] = next(iter(found.values()))
            continue
        columns = zip(*(_padded(found[number]) for number in sorted(found)), strict=True)
        numbers = sorted(found)
        told[question] = [
            "\n".join(f"{number}: {text}" for number, text in zip(numbers, texts, strict=True) if text)
            for texts in columns
        ]
    return told


def _padded(texts: Sequence[str]) -> Sequence[str]:
    width = len(ANSWER_COLUMNS)
    return [*texts, *[""] * width][:width]
