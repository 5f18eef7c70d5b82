"""Copies of a dossier: written beside their place, proven, put on disk for good, and only then given their name."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from candor.domain.journal import JournalHead
from candor.storage.engine import connect, restrain, unrestrain
from candor.storage.errors import DossierDamaged, DossierExists, told
from candor.storage.schema import Versions, matches


def save_copy(connection: Any, to: Path, head: JournalHead, versions: Versions) -> None:
    """A compact copy of an open dossier at ``to``: what was deleted is not in it. Raises KnownError, and then
    nothing is left there."""
    if os.path.lexists(to):
        raise DossierExists(to)
    with told(to):
        temporary = to.with_name(f".{to.name}.{secrets.token_hex(4)}.part")
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            unrestrain(connection)  # VACUUM attaches the new file
            try:
                connection.execute("VACUUM INTO ?", (os.fspath(temporary),))
            finally:
                restrain(connection)
            _prove(temporary, to, head, versions)
            settle(temporary)
            _name(temporary, to)
        finally:
            temporary.unlink(missing_ok=True)


def settle(path: Path) -> None:
    """Have the drive keep a finished file, and the folder its name."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    _settle_folder(path.parent)


def _settle_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows keeps names with the file and opens no folder
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _prove(copy: Path, to: Path, head: JournalHead, versions: Versions) -> None:
    connection = connect(copy, "ro")
    try:
        sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        last = connection.execute("SELECT seq, digest FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
        if (
            not sound
            or last != (head.length, head.digest)
            or not matches(connection, versions.schemas[versions.newest])
        ):
            raise DossierDamaged(to)
    finally:
        connection.close()


def _name(temporary: Path, to: Path) -> None:
    """Give the file its name, unless somebody took it meanwhile."""
    try:
        os.link(temporary, to)
    except FileExistsError:
        raise DossierExists(to) from None
    except OSError:  # a file system without links: a USB stick
        if os.path.lexists(to):
            raise DossierExists(to) from None
        temporary.rename(to)
    _settle_folder(to.parent)
