"""Bringing an older dossier up to date: a backup first, then one transaction, then the proof that it worked."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from candor.storage.duplicate import settle
from candor.storage.engine import connect
from candor.storage.errors import DossierDamaged, told
from candor.storage.schema import Versions, matches


def migrate(connection: Any, path: Path, version: int, versions: Versions) -> Path:
    """Take a locked dossier from its version to the newest, step by step; gives the backup's path. Raises KnownError,
    and then the dossier is as it was."""
    with told(path):
        backup = _back_up(connection, path, version)
        connection.execute("BEGIN IMMEDIATE")
        try:
            for step in range(version, versions.newest):
                for statement in versions.steps[step]:
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {versions.newest}")
            _verify(connection, path, versions)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            backup.unlink()
            raise
    return backup


def _verify(connection: Any, path: Path, versions: Versions) -> None:
    sound = connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    if not sound or not matches(connection, versions.schemas[versions.newest]):
        raise DossierDamaged(path)


def _back_up(connection: Any, path: Path, version: int) -> Path:
    """A copy beside the dossier, page for page, under a name that is not taken."""
    number = 1
    while True:
        again = "" if number == 1 else f" {number}"
        backup = path.with_name(f"{path.stem} (before update from version {version}){again}{path.suffix}")
        try:
            descriptor = os.open(backup, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            break
        except FileExistsError:
            number += 1
    os.close(descriptor)
    try:
        # Through SQLite: closing a descriptor of our own on the dossier would drop SQLite's lock on it.
        copy = connect(backup, "rw")
        try:
            connection.backup(copy)
        finally:
            copy.close()
        settle(backup)
    except BaseException:
        backup.unlink()
        raise
    return backup
