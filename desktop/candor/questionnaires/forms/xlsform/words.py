"""The words of an XLSForm as they can be said aloud: other answers are named, markup is gone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from candor.questionnaires.forms.paragraphs import one_paragraph

_LONGEST = 12_000
"""Characters of one cell, several times what a question and its reason may hold."""
_REFERENCE = re.compile(r"\$\{\s*([^{}\s]{1,200})\s*\}")


def prettified(name: str) -> str:
    """A variable's name as words: "household_head-age" is "Household head age"."""
    words = one_paragraph(re.sub(r"[_\-.=()]+", " ", name[:500]))
    return words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class Spoken:
    """``refers`` where an earlier answer would have been put in, ``marked`` where markup became plain words, ``cut``
    where there was more than anyone would read."""

    text: str
    cut: bool = False
    refers: bool = False
    marked: bool = False

    @property
    def remarks(self) -> tuple[str, ...]:
        return (
            *(["The answer that the form puts into its words is named in square brackets."] if self.refers else []),
            *([f"Its words were cut after {_LONGEST:,} characters."] if self.cut else []),
            *(["Its markup became plain words."] if self.marked else []),
            *(["It is a formula in the workbook; its own words stand here."] if self.text.startswith("=") else []),
        )


def spoken(raw: str) -> Spoken:
    """What a label or hint says."""
    too_long = len(raw) > _LONGEST
    raw = raw[:_LONGEST]
    named = _REFERENCE.sub(lambda found: f"[{prettified(found.group(1).rpartition('#')[2]).lower()}]", raw)
    text = one_paragraph(named)
    return Spoken(text, too_long, named != raw, text != " ".join(named.split()))


def only_refers(raw: str) -> bool:
    """Whether there is nothing but other answers in it."""
    return bool(raw) and not re.search(r"\w", _REFERENCE.sub("", raw))


def all_spoken(texts: Mapping[str, str]) -> dict[str, str]:
    """By language, without the empty."""
    return {tag: text for tag, raw in texts.items() if raw and (text := spoken(raw).text)}
