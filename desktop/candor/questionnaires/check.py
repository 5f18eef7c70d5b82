"""What `candor questionnaire check` reports: every fault of a file at once, not only the first."""

from __future__ import annotations

from pathlib import Path

from candor.questionnaires.faults import Fault, QuestionnaireUnreadable
from candor.questionnaires.opening import read_bytes
from candor.questionnaires.reading import examined


def check_file(path: Path) -> list[Fault]:
    """All faults and warnings by line; [] is a good file. Raises nothing for any file, absent ones included."""
    try:
        return check_source(read_bytes(path), path.name)
    except QuestionnaireUnreadable as unreadable:
        return unreadable.faults


def check_source(source: bytes, name: str) -> list[Fault]:
    """The same for bytes in hand."""
    try:
        return examined(source, name)[1]
    except QuestionnaireUnreadable as unreadable:
        return unreadable.faults
