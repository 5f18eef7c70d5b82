"""What the tests of foreign forms share: the real files where they are at hand, and what must be true of any import."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from candor.domain.question import Question
from candor.questionnaires.reading import read_questionnaire
from candor.workflows.forms import Fate, ImportedForm

ROOT = Path(__file__).resolve().parents[2]


def real(name: str) -> bytes:
    """A real file of somebody's; skips where the folder of data is absent."""
    folder = Path(os.environ.get("CANDOR_SHARED_DATA", ROOT.parent / "shared" / "data"))
    file = folder / "questionnaires" / name
    if not file.is_file():
        pytest.skip(f"{name} is not at hand; set CANDOR_SHARED_DATA to the folder that holds it")
    return file.read_bytes()


def questions(form: ImportedForm) -> list[Question]:
    return [question for _, _, question in form.sourced.questionnaire.keyed()]


def by_id(form: ImportedForm) -> dict[str, Question]:
    return {question.id: question for question in questions(form)}


def sentence(form: ImportedForm, what: str) -> str:
    """What the report says of the row that begins with these words."""
    return next(row.sentence for row in form.rows if row.what.startswith(what))


def fate(form: ImportedForm, what: str) -> Fate:
    return next(row.fate for row in form.rows if row.what.startswith(what))


def readable(form: ImportedForm) -> ImportedForm:
    """The same form, after its YAML was read again without a fault."""
    assert read_questionnaire(form.sourced.source, "again").questionnaire == form.sourced.questionnaire
    return form
