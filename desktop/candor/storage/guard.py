"""What happens before a stranger's file is trusted: a glance at its bytes, then a look through a read-only handle."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from candor.storage.engine import connect, deadline
from candor.storage.errors import (
    DossierAltered,
    DossierDamaged,
    DossierInterrupted,
    DossierMissing,
    DossierTooNew,
    DossierUnreadable,
    NotADossier,
    ReadOnlyPlace,
    told,
)
from candor.storage.schema import APPLICATION_ID, Versions, matches

_MAGIC = b"SQLite format 3\x00"
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_LOOK_SECONDS = 15.0
_WHOLE = 64 * 2**20
"""Up to this size in bytes the whole file is examined on opening. Beyond, the evidence's pages wait for ``check``, and
for the digest that every content is read against: nobody waits for a two-gigabyte video at the start of a call."""

Identity = tuple[int, int]
"""Device and inode: which file it is, whatever it is called."""


@dataclass(frozen=True)
class Glance:
    """A file as it lay there: ``interrupted`` says that a save was cut short and its journal lies beside it."""

    identity: Identity
    size: int
    modified_ns: int
    interrupted: bool


def identity(path: Path) -> Identity | None:
    """Which file lies at this path now; None if there is none, or it cannot be told."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def glance(path: Path) -> Glance:
    """Size, header, marks and companions of a file, without any database engine. Raises KnownError for what is not a
    dossier at all.

    Never call it for a file that this process has open: closing any descriptor of a file drops every POSIX lock that
    the process has on it."""
    try:
        status = path.stat()
    except FileNotFoundError:
        raise DossierMissing(path) from None
    except PermissionError:
        raise DossierUnreadable(path) from None
    except OSError:
        raise NotADossier(path) from None
    if not stat.S_ISREG(status.st_mode):
        raise NotADossier(path)
    with told(path):
        header = _header(path)
        if not header.startswith(_MAGIC) or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
            raise NotADossier(path)
        if header[18:20] != b"\x01\x01" or header[56:60] != b"\x00\x00\x00\x01":
            # Another program switched the file to a write-ahead log, or to UTF-16.
            raise DossierAltered(path)
        interrupted = _companion(path)
        if not interrupted and header[24:28] != header[92:96]:
            # The page count is out of date: SQLite would set it right, so write, on merely locking the file.
            raise DossierDamaged(path)
    return Glance((status.st_dev, status.st_ino), status.st_size, status.st_mtime_ns, interrupted)


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(100)
    except PermissionError:
        raise DossierUnreadable(path) from None


def _companion(path: Path) -> bool:
    """Whether a save was cut short. Refuses a journal that SQLite would follow out of this folder: a link, or one that
    names a super-journal, which recovery deletes wherever it lies; ours never do."""
    journal = path.with_name(path.name + "-journal")
    try:
        status = journal.lstat()
    except FileNotFoundError:
        return False
    if not stat.S_ISREG(status.st_mode):
        raise DossierAltered(path)
    if status.st_size == 0:
        return False
    with journal.open("rb") as file:
        file.seek(max(0, status.st_size - len(_JOURNAL_MAGIC)))
        if file.read() == _JOURNAL_MAGIC:
            raise DossierAltered(path)
    return True


def look(path: Path, seen: Glance, versions: Versions) -> int:
    """Examine the file through a read-only connection that is closed again; gives its schema version."""
    connection = connect_for_reading(path)
    try:
        return examine(connection, path, seen.size, versions)
    finally:
        connection.close()


def connect_for_reading(path: Path) -> Any:
    """A read-only connection that holds its share of the lock until it is closed. Raises DossierInterrupted if the file
    can only be read once the save that was cut short is undone."""
    with told(path, stranger=True):
        connection = connect(path, "ro")
        try:
            connection.execute("PRAGMA user_version").close()
        except dbapi2.Error as error:
            connection.close()
            if getattr(error, "sqlite_errorname", "").startswith("SQLITE_READONLY"):
                raise DossierInterrupted(path) from None
            raise
        return connection


def examine(connection: Any, path: Path, size: int, versions: Versions) -> int:
    """Marks, schema and structure of a connected file; gives its schema version. Raises KnownError."""
    with told(path, stranger=True), deadline(connection, _LOOK_SECONDS):
        version = version_of(connection, path, versions)
        if not matches(connection, versions.schemas[version]):
            raise DossierAltered(path)
        tables = ("",) if size <= _WHOLE else tuple(f"({table})" for table in sorted(_tables(connection)))
        for table in tables:
            if connection.execute(f"PRAGMA quick_check{table}").fetchone() != ("ok",):
                raise DossierDamaged(path)
    return version


def version_of(connection: Any, path: Path, versions: Versions) -> int:
    """The file's schema version, which is one of ours. Raises KnownError."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > versions.newest:
        raise DossierTooNew(path)
    if version not in versions.schemas:
        raise DossierAltered(path)
    return version


def _tables(connection: Any) -> set[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {name for (name,) in rows if name != "content_chunk"}


def changed_since(path: Path, seen: Glance) -> bool:
    """Whether somebody wrote the file, or put another in its place, between the look and the lock."""
    status = path.stat()
    return ((status.st_dev, status.st_ino), status.st_size, status.st_mtime_ns) != (
        seen.identity,
        seen.size,
        seen.modified_ns,
    )


def demand_writable(path: Path) -> None:
    """Raises ReadOnlyPlace where a save would fail: SQLite opens such a file for reading without a word."""
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise ReadOnlyPlace(path)
