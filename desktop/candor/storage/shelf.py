"""The shelf: where dossiers are made, opened and checked."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from candor.domain.deal import Deal
from candor.storage import check, engine, guard
from candor.storage.dossier import OpenDossier
from candor.storage.errors import DossierInUse, DossierTooOld, NotADossier, told
from candor.storage.migrations import migrate
from candor.storage.schema import VERSIONS, Versions
from candor.workflows.ports import Finding, Progress

_open_here: WeakValueDictionary[guard.Identity, OpenDossier] = WeakValueDictionary()
"""The dossiers that this process has open. Of the process, not of a shelf, because POSIX locks are: merely glancing at
an open dossier's file a second time would drop the lock that keeps others out."""


class Shelf:
    """A ``DossierShelf`` on the file system."""

    def __init__(self, versions: Versions = VERSIONS) -> None:
        self._versions = versions

    def create(self, path: Path, deal: Deal, *, actor: str, at: datetime) -> OpenDossier:
        path = _absolute(path)
        with told(path):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            try:
                connection = engine.connect(path, "rw")
                try:
                    engine.take(connection)
                    dossier = OpenDossier.found(path, connection, self._versions, deal, actor=actor, at=at)
                except BaseException:
                    engine.close(connection)
                    raise
            except BaseException:
                path.unlink(missing_ok=True)
                raise
        engine.restrain(connection)
        return self._handed_out(dossier)

    def open(self, path: Path) -> OpenDossier:
        path = _absolute(path)
        _demand_closed_here(path)
        seen = guard.glance(path)
        guard.demand_writable(path)
        if not seen.interrupted:
            guard.look(path, seen, self._versions)
        connection, version = self._taken(path, seen)
        try:
            if version < self._versions.newest:
                migrate(connection, path, version, self._versions)
            engine.restrain(connection)
            dossier = OpenDossier(path, connection, self._versions)
        except BaseException:
            engine.close(connection)
            raise
        return self._handed_out(dossier)

    def _taken(self, path: Path, seen: guard.Glance) -> tuple[Any, int]:
        """Lock what was looked at; gives connection and version. After a save that was cut short the look comes only
        now, because nothing could be seen before the half-written part was undone."""
        with told(path, stranger=True):
            connection = engine.connect(path, "rw")
            try:
                engine.take(connection)
                if seen.interrupted:
                    return connection, guard.examine(connection, path, path.stat().st_size, self._versions)
                if guard.changed_since(path, seen):
                    raise DossierInUse(path)
                return connection, guard.version_of(connection, path, self._versions)
            except BaseException:
                engine.close(connection)
                raise

    def open_read_only(self, path: Path) -> OpenDossier:
        path = _absolute(path)
        _demand_closed_here(path)
        seen = guard.glance(path)
        connection = guard.connect_for_reading(path)
        try:
            if guard.examine(connection, path, seen.size, self._versions) < self._versions.newest:
                raise DossierTooOld(path)
        except BaseException:
            connection.close()
            raise
        engine.restrain(connection)
        return self._handed_out(OpenDossier(path, connection, self._versions))

    def check(self, path: Path, progress: Progress | None = None) -> list[Finding]:
        path = _absolute(path)
        _demand_closed_here(path)
        return check.findings(path, self._versions, progress)

    @staticmethod
    def _handed_out(dossier: OpenDossier) -> OpenDossier:
        if dossier.identity is not None:
            _open_here[dossier.identity] = dossier
        return dossier


def _demand_closed_here(path: Path) -> None:
    which = guard.identity(path)
    dossier = None if which is None else _open_here.get(which)
    if dossier is not None and not dossier.closed:
        raise DossierInUse(path)


def _absolute(path: Path) -> Path:
    """The file itself, links followed: SQLite keeps its journal beside that."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        raise NotADossier(path) from None
