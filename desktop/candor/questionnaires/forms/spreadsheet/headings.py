"""What stands at the head of a sheet: its title, and the sentence that a report says of the heading row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from candor.questionnaires.format.limits import LONGEST_LABEL
from candor.questionnaires.forms.book.opened import BookRow, BookSheet
from candor.questionnaires.forms.paragraphs import cut, one_paragraph
from candor.questionnaires.forms.spreadsheet.layout import LOOKED_AT, Layout
from candor.questionnaires.forms.spreadsheet.placeholders import placeholder

_NO_TITLE = re.compile(
    r"^(?:notes?|hinweise?|please|bitte|instructions?|anleitung|veuillez|version|v\.?\s*[0-9]|rev|revision|stand|date|"
    r"datum|draft|entwurf|confidential|vertraulich|confidentiel|internal|classification|page|seite|[*=(\[<])(?:\b|\W|$)",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{2}")


def title_above(sheet: BookSheet, layout: Layout, row: BookRow | None = None) -> str:
    """The title above the headings: the first row there with a single filled cell that is no note, no version and no
    label to fill in; "" where there is none, or where it does not stand in ``row``."""
    above = (each for each in sheet.rows[:LOOKED_AT] if each.number < layout.header)
    found = next(((each, title) for each in above if (title := _title(each))), None)
    return found[1] if found and row in (None, found[0]) else ""


def _title(row: BookRow) -> str:
    cells = [cell for cell in row.cells if cell.strip()]
    title = one_paragraph(cells[0]) if len(cells) == 1 else ""
    fits = 3 < len(title) <= LONGEST_LABEL and not title.endswith((".", ":", "?", "!", ";"))
    return title if fits and _LETTERS.search(title) and not _NO_TITLE.match(title) else ""


def of_headings(layout: Layout, asked: Sequence[BookRow]) -> str:
    """What was done with the heading row, and with the answers that stand beside the questions below it."""
    lost = [
        f"“{cut(one_paragraph(heading), 40)}”"
        for at, (heading, role) in enumerate(zip(layout.headings, layout.roles, strict=False))
        if heading.strip() and not role and at not in layout.marked
    ]
    ticked = ", ".join(f"“{one_paragraph(layout.headings[at])}”" for at in layout.marked)
    chosen = f"; {ticked} are what can be chosen" if ticked else ""
    kept = f"; kept for an export only: {', '.join(lost[:8])}{' …' if len(lost) > 8 else ''}" if lost else ""
    answers = of_answers(layout, asked)
    return f"Read as the headings{chosen}{kept}.{' ' if answers else ''}{answers}"


def of_answers(layout: Layout, asked: Sequence[BookRow]) -> str:
    """One sentence for all answers that stand in the form already, or for what stands in their place; "" for none."""
    at = layout.column("answer")
    texts = [row.cell(at) for row in asked if row.cell(at).strip()] if at is not None else []
    given = [text for text in texts if not (layout.to_fill_in and placeholder(text))]
    sentences = ["The kinds of answer were told from the column for answers."] if len(given) < len(texts) else []
    if given:
        sentences.append("The answers that stand beside the questions were kept for an export only.")
    return " ".join(sentences)
