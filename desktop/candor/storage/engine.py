"""How a dossier's file is connected to: SQLCipher with the settings that lose nothing, and SQLAlchemy on top of it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

BUSY_SECONDS = 0.3
"""How long to wait for someone who has the file; then they are told, well within a second."""

_OPCODES = 10_000
"""SQLite operations between two looks at the clock: well under a millisecond."""

_CAUTIOUS = (
    "cipher_log_level = NONE",  # it would write to stderr
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "temp_store = MEMORY",  # no answer ever reaches a temporary file
    "foreign_keys = ON",
    "locking_mode = EXCLUSIVE",
)
_DURABLE = (
    "journal_mode = TRUNCATE",
    "synchronous = EXTRA",
    "fullfsync = ON",  # macOS: without it a sync stops at the drive's cache
    "secure_delete = FAST",  # deleted drafts are wiped wherever that costs no further write
)


def connect(path: Path, mode: Literal["ro", "rw"]) -> Any:
    """A connection in autocommit to an existing file, for one thread at a time. Nothing is read, locked or trusted."""
    connection = dbapi2.connect(
        _uri(path, mode), uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        # A passphrase will set its raw key here, and only here: before the first byte of the file is read.
        for pragma in _CAUTIOUS:
            connection.execute(f"PRAGMA {pragma}").close()
    except BaseException:
        connection.close()
        raise
    return connection


def take(connection: Any) -> None:
    """Lock the file against everyone else until the connection closes, and from now on write durably. If an earlier
    program died in the middle of a save, this undoes the half-written part."""
    for pragma in _DURABLE:
        connection.execute(f"PRAGMA {pragma}").close()
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def restrain(connection: Any) -> None:
    """Refuse what no statement of ours does once the schema stands. The driver offers neither SQLITE_DBCONFIG_DEFENSIVE
    nor limits; an authorizer, asked once for each prepared statement, is the nearest it has."""
    connection.set_authorizer(_authorize)


def unrestrain(connection: Any) -> None:
    connection.set_authorizer(None)


_REFUSED = {
    dbapi2.SQLITE_ATTACH,
    dbapi2.SQLITE_DETACH,
    dbapi2.SQLITE_ALTER_TABLE,
    dbapi2.SQLITE_CREATE_INDEX,
    dbapi2.SQLITE_CREATE_TABLE,
    dbapi2.SQLITE_CREATE_TEMP_TABLE,
    dbapi2.SQLITE_CREATE_TEMP_TRIGGER,
    dbapi2.SQLITE_CREATE_TEMP_VIEW,
    dbapi2.SQLITE_CREATE_TRIGGER,
    dbapi2.SQLITE_CREATE_VIEW,
    dbapi2.SQLITE_CREATE_VTABLE,
    dbapi2.SQLITE_DROP_TABLE,
}


def _authorize(operation: int, first: str | None, second: str | None, _database: str | None, _inner: str | None) -> int:
    if operation in _REFUSED:
        return int(dbapi2.SQLITE_DENY)
    if operation == dbapi2.SQLITE_PRAGMA and (first or "").casefold() == "writable_schema":
        return int(dbapi2.SQLITE_DENY)
    if operation == dbapi2.SQLITE_FUNCTION and (second or "").casefold() == "load_extension":
        return int(dbapi2.SQLITE_DENY)
    return int(dbapi2.SQLITE_OK)


def engine_over(connection: Any) -> Engine:
    """SQLAlchemy on this one connection. Transactions are begun by hand; people's words stay out of error messages."""
    return create_engine(
        "sqlite://",
        creator=lambda: connection,
        module=dbapi2,
        poolclass=StaticPool,
        isolation_level="AUTOCOMMIT",
        hide_parameters=True,
    )


@contextmanager
def deadline(connection: Any, seconds: float) -> Iterator[None]:
    """Interrupt what runs longer on this connection: a stranger's file must not keep the window waiting."""
    end = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > end, _OPCODES)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def close(connection: Any) -> None:
    """Let go of the file and leave nothing beside it."""
    unrestrain(connection)
    try:
        # An exclusive connection closes the journal it has used, but leaves one that a killed program left.
        connection.execute("PRAGMA locking_mode = NORMAL").close()
        connection.execute("PRAGMA journal_mode = DELETE").close()
    except dbapi2.Error:
        pass  # read-only, or moved away: then there is no journal of ours to take along
    finally:
        connection.close()


def _uri(path: Path, mode: str) -> str:
    posix = path.as_posix()
    if not posix.startswith("/"):
        posix = "/" + posix  # a Windows drive; a share already begins with two
    return f"file://{quote(os.fsencode(posix))}?mode={mode}"
