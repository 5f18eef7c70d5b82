"""Where an imported questionnaire came from: enough of a spreadsheet's shape to write it back.

Kept in the file only; an interview has no use for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import Field

from candor.questionnaires.format.scalars import Label, Slug, Whole
from candor.questionnaires.format.written import Written


class WrittenColumn(Written):
    """A column of the sheet; ``role`` names the field of ours it was read as, or is left out."""

    heading: str = Field("", max_length=500, description="The text of its heading, as it stood")
    role: Slug | None = Field(None, description="What it was read as, such as say or section")


class WrittenRow(Written):
    """A row that is no question of ours: a heading, a note, a blank."""

    row: Whole = Field(ge=1, description="Its number in the sheet, from 1")
    cells: dict[str, str] = Field({}, max_length=500, description="Its texts by column letter")


class WrittenSheet(Written):
    """A sheet of the workbook, in the order they stood."""

    name: str = Field("", max_length=200, description="Its name")
    header: Whole = Field(0, ge=0, description="The number of its heading row from 1, 0 for none")
    columns: tuple[WrittenColumn, ...] = Field((), max_length=500, description="Its columns from the left")
    rows: tuple[WrittenRow, ...] = Field((), max_length=20_000, description="Rows that are no question of ours")


class WrittenOrigin(Written):
    """The form it was imported from."""

    form: Slug = Field(description="What it was: xlsform, xlsx, csv, vsaq, fhir or ciso-assistant")
    file: Label | None = Field(None, description="The file's name")
    sheets: tuple[WrittenSheet, ...] = Field((), max_length=50, description="Its sheets, where it was a spreadsheet")


class WrittenPlace(Written):
    """Where one question stood, and what its row said besides."""

    sheet: Whole = Field(0, ge=0, description="The number of its sheet, from 0")
    row: Whole = Field(ge=1, description="Its row, line or place, from 1")
    cells: dict[str, str] = Field({}, max_length=500, description="Its row's texts by column letter")


@dataclass(frozen=True, slots=True)
class Origin:
    """What an importer knows of the form: the form itself, and each question's place in it by the question's id."""

    form: WrittenOrigin
    places: Mapping[str, WrittenPlace]
