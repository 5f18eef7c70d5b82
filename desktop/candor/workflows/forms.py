"""Other people's forms: what an importer is given, and its true report of what became of every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from candor.domain.errors import KnownError
from candor.workflows.ports import SourcedQuestionnaire


class FormUnreadable(KnownError):
    """A file that is no form we can read; the sentence says why and what to do."""


class Fate(StrEnum):
    """What became of a row of somebody's form."""

    CARRIED = "carried"
    CHANGED = "changed"
    LEFT_OUT = "left_out"

    @property
    def label(self) -> str:
        return {"carried": "Carried over", "changed": "Changed", "left_out": "Left out"}[self.value]


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of the report. ``place`` is where it stands in the form ("survey, row 12", "line 40"), ``what`` its own
    words cut short, ``sentence`` what was done with it ("" where there is nothing to say)."""

    place: str
    what: str
    fate: Fate
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class ImportedForm:
    """The questionnaire made of a form, with our YAML as its source. ``kind`` names the form for a person ("XLSForm").
    ``rows`` tells of every row, in the form's order."""

    kind: str
    sourced: SourcedQuestionnaire
    rows: tuple[FormRow, ...]

    @property
    def counts(self) -> Counter[Fate]:
        return Counter(row.fate for row in self.rows)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a plain spreadsheet as it can be shown: ``header`` is the heading row from 1 (0 for none), ``rows``
    the first rows under it, ``guess`` the role of each column as it was found ("" for none), ``height`` all rows."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    header: int
    guess: tuple[str, ...]
    height: int


ROLES: Mapping[str, str] = {
    "say": "Question",
    "section": "Section",
    "short": "Short name",
    "why": "Why it matters",
    "kind": "Kind of answer",
    "choices": "Choices",
    "strong": "Strong answer",
    "warning": "Warning sign",
    "evidence": "Evidence asked for",
    "probes": "Probes",
    "must-ask": "Must ask",
    "minutes": "Minutes",
    "number": "Number",
    "answer": "Answer, when exported",
}
"""What a column of a plain spreadsheet can be read as, by the name the command line uses."""


@dataclass(frozen=True, slots=True)
class Columns:
    """How to read a plain spreadsheet: which sheet, which row holds the headings (from 1, 0 for none), and the role of
    columns by their place from 0. What is left empty is found by looking."""

    sheet: str = ""
    header: int | None = None
    roles: Mapping[int, str] = field(default_factory=dict)


ANSWER_COLUMNS = ("Answer", "Disposition", "Rating", "Candor", "Evidence", "Speaker")
"""The headings of what an exported workbook says of each answer."""
