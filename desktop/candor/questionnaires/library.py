"""The questionnaires at hand: those that ship with the program, and those a person saved here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from candor.domain.errors import KnownError
from candor.domain.question import Questionnaire
from candor.questionnaires.cache import Cache
from candor.questionnaires.faults import QuestionnaireUnreadable
from candor.questionnaires.opening import read_bytes
from candor.workflows.files import put_file
from candor.workflows.ports import SourcedQuestionnaire


class OwnFolderTrouble(KnownError):
    """A questionnaire of a person's own could not be kept or taken away."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Your own questionnaires could not be changed ({why}); check the disk and try again.")


class Library:
    """Reads ``folder`` (what ships) and ``own`` (what was saved here, may not exist) when first asked, and again only
    those files that changed. ``cache`` is a file that remembers, from one start to the next, what was read."""

    def __init__(self, folder: Path, own: Path | None = None, cache: Path | None = None) -> None:
        self._folder = folder
        self._own = own
        self._cache = Cache(cache) if cache else None
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
        if self._cache:
            self._cache.keep()
        return sorted(found.values(), key=_offered)

    def unreadable(self) -> Sequence[QuestionnaireUnreadable]:
        """A person's own files that cannot be used, in the order of their names."""
        outcomes = [self._at(path) for path in _files(self._own)]
        return [outcome for outcome in outcomes if isinstance(outcome, QuestionnaireUnreadable)]

    def read(self, source: bytes, name: str) -> SourcedQuestionnaire:
        """A questionnaire from anywhere. Raises QuestionnaireUnreadable naming file, line, and what to write."""
        # Imported on use: a library that is remembered needs neither YAML nor the models.
        from candor.questionnaires.reading import read_questionnaire

        return read_questionnaire(source, name)

    def _read_or_remembered(self, source: bytes, name: str) -> SourcedQuestionnaire:
        remembered = self._cache.get(hashlib.sha256(source).hexdigest()) if self._cache else None
        if remembered is not None:
            return SourcedQuestionnaire(remembered, source)
        sourced = self.read(source, name)
        if self._cache:
            self._cache.put(sourced.questionnaire)
        return sourced

    def written(self, questionnaire: Questionnaire) -> SourcedQuestionnaire:
        """The questionnaire as a file of our format, read back from it. Raises QuestionnaireUnreadable."""
        from candor.questionnaires.writing import write_questionnaire

        return self.read(write_questionnaire(questionnaire), f"{questionnaire.id}.yaml")

    def save(self, sourced: SourcedQuestionnaire) -> Path:
        """Keep it among a person's own, in place of an own one with the same id. Raises OwnFolderTrouble,
        FileNotWritten."""
        if self._own is None:
            raise OwnFolderTrouble("there is no folder for it")
        path = self._path_of_own(sourced.questionnaire.id) or self._own / f"{sourced.questionnaire.id}.yaml"
        try:
            self._own.mkdir(parents=True, exist_ok=True)
        except OSError as trouble:
            raise OwnFolderTrouble(trouble.strerror or "no reason given") from trouble
        put_file(sourced.source, path)
        return path

    def forget(self, questionnaire_id: str) -> None:
        """Take one of a person's own away; one that is not there is gone already. Raises OwnFolderTrouble."""
        path = self._path_of_own(questionnaire_id)
        if path is None:
            return
        try:
            path.unlink(missing_ok=True)
        except OSError as trouble:
            raise OwnFolderTrouble(trouble.strerror or "no reason given") from trouble

    def own(self) -> Sequence[str]:
        """The ids of a person's own questionnaires, in the order of their files' names."""
        outcomes = [self._at(path) for path in _files(self._own)]
        return [outcome.questionnaire.id for outcome in outcomes if isinstance(outcome, SourcedQuestionnaire)]

    def _path_of_own(self, questionnaire_id: str) -> Path | None:
        for path in _files(self._own):
            outcome = self._at(path)
            if isinstance(outcome, SourcedQuestionnaire) and outcome.questionnaire.id == questionnaire_id:
                return path
        return None

    def _at(self, path: Path) -> SourcedQuestionnaire | QuestionnaireUnreadable:
        key = _as_it_stands(path)
        if key not in self._read:
            try:
                self._read[key] = self._read_or_remembered(read_bytes(path), path.name)
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
