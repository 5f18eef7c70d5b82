"""The headings of somebody's form as sections: as deep as they go, as long as there are not too many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from candor.domain.question import Question, Section
from candor.domain.translation import Titled
from candor.questionnaires.format.limits import LONGEST_LABEL, MOST_SECTIONS
from candor.questionnaires.forms.imported import Names
from candor.questionnaires.forms.paragraphs import cut, one_paragraph


@dataclass(eq=False, slots=True)
class Group:
    """A heading with what stands under it. ``titles`` are the title in other languages."""

    title: str
    repeats: str = ""
    titles: tuple[tuple[str, str], ...] = ()


Path: TypeAlias = tuple[Group, ...]
"""The headings around a question, from the outside."""


def sections_of(made: list[tuple[Path, Question]], title: str, language: str) -> tuple[tuple[Section, ...], str]:
    """Questions that follow each other under the same headings are a section; where that would make more sections than
    a questionnaire holds, the inner headings give way, and a sentence says so."""
    deepest = max((len(path) for path, _ in made), default=0)
    runs, flattened = _runs(made, deepest), ""
    while len(runs) > MOST_SECTIONS and deepest:
        deepest -= 1
        runs, flattened = _runs(made, deepest), "It has too many headings; the inner ones gave way."
    names = Names("section")
    return tuple(_section(path, questions, names, title, language) for path, questions in runs), flattened


def _runs(made: list[tuple[Path, Question]], deepest: int) -> list[tuple[Path, list[Question]]]:
    runs: list[tuple[Path, list[Question]]] = []
    for whole, question in made:
        path = whole[:deepest]
        if not runs or runs[-1][0] != path:
            runs.append((path, []))
        runs[-1][1].append(question)
    return runs


def _section(path: Path, questions: list[Question], names: Names, title: str, own: str) -> Section:
    headings = [group.title for group in path if group.title]
    heading = cut(" · ".join(headings), LONGEST_LABEL) or title
    languages = dict.fromkeys(language for group in path for language, _ in group.titles if language != own)
    titles = tuple(
        Titled(language=language, title=cut(" · ".join(filter(None, (_in(g, language) for g in path))), LONGEST_LABEL))
        for language in languages
    )
    repeats = next((group.repeats for group in reversed(path) if group.repeats), "")
    return Section(
        id=names.of(headings[-1] if headings else heading),
        title=heading,
        repeats=cut(one_paragraph(repeats), LONGEST_LABEL),
        questions=tuple(questions),
        translations=tuple(each for each in titles if each.title),
    )


def _in(group: Group, language: str) -> str:
    return next((title for tongue, title in group.titles if tongue == language), group.title)
