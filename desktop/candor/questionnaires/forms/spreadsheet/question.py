"""One row of a plain spreadsheet as a question, and a question as the cells of such a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from candor.domain.question import Choice, Question, QuestionKind
from candor.questionnaires.format.limits import LONGEST_LABEL, LONGEST_PARAGRAPH
from candor.questionnaires.forms.book.opened import BookRow
from candor.questionnaires.forms.imported import fitted
from candor.questionnaires.forms.paragraphs import cut, one_paragraph
from candor.questionnaires.forms.spreadsheet.cells import (
    evidence_of,
    in_brackets,
    in_heading,
    kind_of,
    listed,
    mandatory,
    offered,
    plain_choices,
    probes_of,
    several,
)
from candor.questionnaires.forms.spreadsheet.layout import Layout
from candor.questionnaires.forms.spreadsheet.placeholders import placeholder
from candor.questionnaires.forms.yes_and_no import NO_WORDS, YES_WORDS

_MINUTES = range(1, 61)


@dataclass(frozen=True, slots=True)
class Asked:
    """The question in a row, still without an id, and a sentence for each thing that had to give way."""

    question: Question
    remarks: tuple[str, ...]


def asked(row: BookRow, layout: Layout, picked: Sequence[str] = ()) -> Asked:
    """The question in this row. ``picked`` is what its answer's cell lets one pick from. An answer that stands beside
    it changes nothing of the question."""
    cell = {role: row.cell(at) for at, role in enumerate(layout.roles) if role}
    remarks: list[str] = []
    words = fitted(cell["say"], cell.get("why", ""))
    remarks += words.remarks
    remarks += _formatting(cell["say"], words.say, "The question")
    labels = _labels(cell, layout, picked)
    stands = placeholder(cell.get("answer", "")) if layout.to_fill_in else None
    if stands and not labels and not cell.get("kind", "").strip():
        kind, labels, unit, remark = *stands, "", ""
    else:
        kind, unit, remark = kind_of(cell.get("kind", ""), labels)
    choices, changed = plain_choices(kind, labels) if kind in _CHOSEN else ((), ())
    if kind in (QuestionKind.ONE_OF, QuestionKind.MANY_OF) and len(choices) < 2:
        kind, choices, remark = _of_one_choice([choice.label for choice in choices])
    if cell.get("choices", "").strip() and not labels and kind is not QuestionKind.NUMBER:
        remarks.append("Its choices cannot be told apart, so the answer is free; put one on each line.")
    if kind is QuestionKind.RATING and len(choices) == 1:
        choices, remark = (), "A rating has more than one step, so the usual four are used."
    remarks += [*changed, *([remark] if remark else [])]
    evidence, lost = evidence_of(cell.get("evidence", ""))
    probes, silent = probes_of(cell.get("probes", ""))
    remarks += [*lost, *silent]
    question = Question(
        id="-",
        say=words.say,
        short=_short(cell.get("short", ""), remarks),
        kind=kind,
        choices=choices,
        unit=unit if len(unit) <= LONGEST_LABEL else "",
        why=words.why,
        strong=_anchor(cell.get("strong", ""), "The strong answer", remarks),
        warning=_anchor(cell.get("warning", ""), "The warning sign", remarks),
        evidence=evidence,
        probes=probes,
        must_ask=mandatory(cell.get("must-ask", "")),
        minutes=_minutes(cell.get("minutes", "")),
    )
    return Asked(question, tuple(dict.fromkeys(remarks)))


def _of_one_choice(labels: list[str]) -> tuple[QuestionKind, tuple[Choice, ...], str]:
    """The kind, the choices and the remark where there is nothing to choose between."""
    if not labels:
        return QuestionKind.FREE, (), "Nothing to choose from is written, so the answer is free."
    if labels[0].casefold() in YES_WORDS | NO_WORDS:
        return QuestionKind.YES_NO, (), f"Only “{labels[0]}” can be chosen, so it is asked as yes or no."
    return QuestionKind.FREE, (), f"Only “{cut(labels[0], 40)}” can be chosen, so the answer is free."


_CHOSEN = (QuestionKind.YES_NO, QuestionKind.ONE_OF, QuestionKind.MANY_OF, QuestionKind.RATING)


def _labels(cell: dict[str, str], layout: Layout, picked: Sequence[str]) -> Sequence[str]:
    """What can be chosen: written beside it, else offered by the answer's cell, else in a heading."""
    if cell.get("choices", "").strip():
        found = offered(cell["choices"])
        # One thing alone is a choice only where the row says that something is to be chosen.
        return found or (several(cell["choices"]) if "of" in cell.get("kind", "").casefold().split() else ())
    if picked:
        return picked
    if layout.marked:
        return [one_paragraph(layout.headings[at]) for at in layout.marked]
    if cell.get("kind", "").strip():
        return ()
    answer = layout.column("answer")
    heading = layout.headings[answer] if answer is not None and answer < len(layout.headings) else ""
    return in_heading(heading) or in_brackets(cell["say"])


def _formatting(text: str, said: str, whose: str) -> list[str]:
    """A remark where markup was taken out; what was cut has a remark already."""
    gone = " ".join(text.split()) != said and len(text) <= 600 and re.search(r"[<>*_`#&\[]", text)
    return [f"{whose} had formatting, which was taken out."] if gone else []


def _short(text: str, remarks: list[str]) -> str:
    words = one_paragraph(text)
    if len(words) > LONGEST_LABEL:
        remarks.append(f"The short name was cut to {LONGEST_LABEL} characters.")
    return cut(words, LONGEST_LABEL)


def _anchor(text: str, whose: str, remarks: list[str]) -> str:
    words = one_paragraph(text)
    if len(words) > LONGEST_PARAGRAPH:
        remarks.append(f"{whose} was cut to {LONGEST_PARAGRAPH} characters.")
    return cut(words, LONGEST_PARAGRAPH)


def _minutes(text: str) -> int:
    found = text.strip()
    return int(found) if found.isascii() and found.isdigit() and len(found) < 3 and int(found) in _MINUTES else 3


def cell_text(question: Question, role: str, section: str) -> str:
    """What we would write in the column of this role; ``asked`` reads it back."""
    kind = f"{question.kind.label} ({question.unit})" if question.unit else question.kind.label
    texts = {
        "say": question.say,
        "section": section,
        "short": question.short,
        "why": question.why,
        "kind": kind,
        "choices": listed([choice.label for choice in question.choices]),
        "strong": question.strong,
        "warning": question.warning,
        "evidence": listed(question.evidence),
        "probes": listed([probe.say for probe in question.probes]),
        "must-ask": "Yes" if question.must_ask else "",
        "minutes": str(question.minutes),
    }
    return texts.get(role, "")
