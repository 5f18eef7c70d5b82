"""Opening a questionnaire's file: its bytes, and never more of them than we would read."""

from __future__ import annotations

from pathlib import Path

from candor.questionnaires.faults import Fault, QuestionnaireUnreadable

LARGEST = 8_000_000
"""Bytes. Room for a form of five thousand questions with everything its spreadsheet said."""


def read_bytes(path: Path) -> bytes:
    """A file's bytes, never more than the largest we would read. Raises QuestionnaireUnreadable."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as trouble:
        why = trouble.strerror or "no reason given"
        sentence = f"This file cannot be opened ({why}); check its name and that you may read it."
        raise QuestionnaireUnreadable(path.name, [Fault(1, sentence)]) from trouble
