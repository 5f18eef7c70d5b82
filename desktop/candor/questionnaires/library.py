"""The questionnaires at hand: those that ship with the program, and those a person saved here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from candor.questionnaires.faults import QuestionnaireUnreadable
from candor.questionnaires.reading import read_questionnaire
from candor.questionnaires.tree import read_bytes
from candor.workflows.ports import SourcedQuestionnaire


class Library:
    """Reads ``folder`` (what ships) and ``own`` (what was saved here, may not exist) when first asked, and again only
    those files that changed."""

    def __init__(self, folder: Path, own: Path | None = None) -> None:
        self._folder = folder
        self._own = own
        self._read: dict[tuple[Path, int, int], SourcedQuestionnaire | QuestionnaireUnreadable] = {}

    def all(self) -> Sequence[SourcedQuestionnaire]:
        """The usual ones first, gates before others, then by title; a questionnaire saved here takes the place of a
        shipped one with the same id.

        A damaged file among a person's own is left out and told of in ``unreadable``, so that it does not keep the
        others from being asked; a damaged shipped file raises QuestionnaireUnreadable.
        """
        found: dict[str, SourcedQuestionnaire] = {}
        for path in _files(self._folder):
            sourced = self._at(path)
            if isinstance(sourced, QuestionnaireUnreadable):
                raise sourced
            found[sourced.questionnaire.id] = sourced
        for path in _files(self._own):
            own = self._at(path)
            if isinstance(own, SourcedQuestionnaire):
                found[own.questionnaire.id] = own
        return sorted(found.values(), key=_offered)

    def unreadable(self) -> Sequence[QuestionnaireUnreadable]:
        """A person's own files that cannot be used, in the order of their names."""
        outcomes = [self._at(path) for path in _files(self._own)]
        return [outcome for outcome in outcomes if isinstance(outcome, QuestionnaireUnreadable)]

    def read(self, source: bytes, name: str) -> SourcedQuestionnaire:
        """A questionnaire from anywhere. Raises QuestionnaireUnreadable naming file, line, and what to write."""
        return read_questionnaire(source, name)

    def _at(self, path: Path) -> SourcedQuestionnaire | QuestionnaireUnreadable:
        key = _as_it_stands(path)
        if key not in self._read:
            try:
                self._read[key] = read_questionnaire(read_bytes(path), path.name)
            except QuestionnaireUnreadable as unreadable:
                self._read[key] = unreadable
        return self._read[key]


def _as_it_stands(path: Path) -> tuple[Path, int, int]:
    """Tells one state of a file from the next; a file that has just gone is read, and then reported, like any other."""
    try:
        seen = path.stat()
    except OSError:
        return path, 0, 0
    return path, seen.st_mtime_ns, seen.st_size


def _files(folder: Path | None) -> list[Path]:
    if folder is None or not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml") and path.is_file())


def _offered(sourced: SourcedQuestionnaire) -> tuple[bool, bool, str, str]:
    """What is usually asked before what may be, gates first, then by title."""
    questionnaire = sourced.questionnaire
    return not questionnaire.usual, not questionnaire.gate, questionnaire.title.casefold(), questionnaire.id
