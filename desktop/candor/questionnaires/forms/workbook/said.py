"""What a form of somebody's own can show of an answer: what became of it in a single cell, and a cross where it was
chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from candor.domain.answer import Disposition
from candor.domain.question import Question
from candor.questionnaires.format.origin import WrittenSheet
from candor.questionnaires.forms.paragraphs import one_paragraph
from candor.questionnaires.forms.spreadsheet.placeholders import placeholder
from candor.questionnaires.forms.spreadsheet.terms import NOT_APPLICABLE

_TOLD = (Disposition.NOT_APPLICABLE, Disposition.DECLINED, Disposition.PROMISED, Disposition.NOT_ASKED)
"""What must be said even where words stand: without it they would read as an answer."""
_LABELS = "|".join(re.escape(became.label) for became in _TOLD)
_ALONE = re.compile(rf"(?:{_LABELS})(?::|$)", re.MULTILINE)
_IN_A_ROUND = re.compile(rf"(?:[^\n:]{{1,80}} )?\d{{1,6}}: (?:{_LABELS})(?::|$)")


def in_one_cell(texts: Sequence[str], stood: str) -> str:
    """The words of ANSWER_COLUMNS' first text, with what became of the question where these do not say it. What the
    form said before of a question that nobody asked (``stood``) stays below, named as such."""
    words, became = [*texts, "", ""][:2]
    if not words:
        before = (
            f"\nStood here before: {stood}"
            if stood and not placeholder(stood) and became.startswith(Disposition.NOT_ASKED.label)
            else ""
        )
        return became + before
    if _ALONE.match(became):
        return f"{became}\n{words}"
    rounds = [line for line in became.split("\n") if _IN_A_ROUND.match(line)]
    return "\n".join([*rounds, words])


def crosses(question: Question, sheet: WrittenSheet, texts: Sequence[str]) -> dict[int, str]:
    """Cells by column, where every choice has a column that is headed like it: "x" below what was chosen, "" below the
    others. {} where there are no such columns, or nobody asked."""
    headings = [one_paragraph(column.heading) for column in sheet.columns]
    bare = {text: at for at, text in reversed(list(enumerate(headings))) if text and not sheet.columns[at].role}
    labels = [option.label for option in question.options]
    words, became = [*texts, "", ""][:2]
    if len(labels) < 2 or not all(label in bare for label in labels):
        return {}
    if not words and became.startswith(Disposition.NOT_ASKED.label):
        return {}
    chosen = set(words.partition("\n")[0].split("; "))
    if became.startswith(Disposition.NOT_APPLICABLE.label):
        chosen = {label for label in labels if label.casefold() in NOT_APPLICABLE}
    if not chosen <= set(labels):
        chosen = set()
    return {bare[label]: "x" if label in chosen else "" for label in labels}
