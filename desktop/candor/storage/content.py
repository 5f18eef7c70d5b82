"""Contents: whole files inside the dossier, in chunks, addressed by the SHA-256 of their bytes and kept once each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from candor.storage.errors import ContentDamaged, ContentMissing, SourceUnreadable, told
from candor.workflows.ports import Cancelled, Progress, StoredContent

CHUNK = 4 * 2**20
"""Bytes in a chunk; SQLite holds at most 1 GB in one value, and a video may have two."""


class AlreadyThere(Exception):
    """These very bytes are in the dossier; what was written on the way must be rolled back."""

    def __init__(self, stored: StoredContent) -> None:
        super().__init__()
        self.stored = stored


def put(connection: Any, source: BinaryIO, size: int, progress: Progress | None) -> StoredContent:
    """Copy a source into chunks, inside the caller's transaction. The digest is known only at the end, so AlreadyThere
    is raised then. Raises Cancelled, SourceUnreadable."""
    (new,) = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM content").fetchone()
    whole = hashlib.sha256()
    done = 0
    for number, chunk in enumerate(_chunks(source)):
        connection.execute("INSERT INTO content_chunk VALUES (?, ?, ?)", (new, number, chunk))
        whole.update(chunk)
        done += len(chunk)
        if progress is not None and not progress(done, max(size, done)):
            raise Cancelled
    stored = StoredContent(whole.hexdigest(), done)
    if connection.execute("SELECT 1 FROM content WHERE sha256 = ?", (stored.sha256,)).fetchone():
        raise AlreadyThere(stored)
    connection.execute("INSERT INTO content VALUES (?, ?, ?)", (new, stored.sha256, done))
    return stored


def _chunks(source: BinaryIO) -> Iterator[bytes]:
    """The source in full chunks, however little it hands out at a time."""
    while True:
        parts, missing = [], CHUNK
        while missing:
            try:
                part = source.read(missing)
            except OSError:
                raise SourceUnreadable from None
            if not part:
                break
            parts.append(part)
            missing -= len(part)
        if parts:
            yield b"".join(parts)
        if missing:
            return


_READ = """
    SELECT bytes FROM content_chunk
    WHERE content_id = ? AND number = ? AND typeof(bytes) = 'blob' AND length(bytes) BETWEEN 1 AND ?
"""
"""Type and length are asked first, so that no doctored chunk is loaded that we would not have written."""


def read(connection: Any, path: Path, sha256: str) -> Iterator[bytes]:
    """A content's bytes, chunk by chunk; no statement stays open in between. Raises ContentMissing at once,
    ContentDamaged at the end or where a chunk is amiss."""
    with told(path):
        row = connection.execute("SELECT id, size FROM content WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        raise ContentMissing(path)
    return _verified(connection, path, sha256, *row)


def _verified(connection: Any, path: Path, sha256: str, content: int, size: int) -> Iterator[bytes]:
    whole = hashlib.sha256()
    done = number = 0
    while done < size:
        with told(path, stranger=True):
            row = connection.execute(_READ, (content, number, CHUNK)).fetchone()
        if row is None:
            raise ContentDamaged(path)
        whole.update(row[0])
        done += len(row[0])
        number += 1
        yield row[0]
    if done != size or whole.hexdigest() != sha256:
        raise ContentDamaged(path)
