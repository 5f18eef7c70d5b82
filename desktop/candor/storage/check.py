"""The check of a dossier: whatever is wrong with one, found without writing a byte, told one sentence each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from candor.storage import comparison, content, guard
from candor.storage.engine import engine_over
from candor.storage.errors import ContentDamaged, DossierDamaged, DossierTooOld, told
from candor.storage.schema import Versions, matches
from candor.workflows.ports import Cancelled, Finding, Progress

_MANIFEST_LIMIT = 64 * 2**20
"""Bytes; a record is far smaller, so nothing larger is tried as one."""
_OPCODES = 200_000
"""SQLite operations between two reports of progress while the structure is checked."""


def findings(path: Path, versions: Versions, progress: Progress | None) -> list[Finding]:
    """Raises KnownError for what cannot be looked at as a dossier at all; Cancelled."""
    seen = guard.glance(path)
    connection = guard.connect_for_reading(path)
    try:
        with told(path, stranger=True):
            version = guard.version_of(connection, path, versions)
            if not matches(connection, versions.schemas[version]):
                return [Finding("schema", f"“{path.name}” contains parts that Candor did not put there.")]
            if version < versions.newest:
                raise DossierTooOld(path)
        return _Examination(connection, path, seen.size, progress).findings()
    finally:
        connection.close()


class _Examination:
    """One pass over one file. Progress counts the file's bytes once for its structure and once for its contents."""

    def __init__(self, connection: Any, path: Path, size: int, progress: Progress | None) -> None:
        self._raw = connection
        self._path = path
        self._size = size
        self._progress = progress
        self._done = 0
        self._cancelled = False

    def findings(self) -> list[Finding]:
        found: list[Finding] = []
        try:
            with told(self._path, stranger=True):
                if not self._sound():
                    return [_damaged()]  # to call a worn-out drive's work tampering would be slander
                with engine_over(self._raw).connect() as sql:
                    contents = self._contents()
                    history = comparison.replayed(sql, contents)
                    held = comparison.Held.of(sql)
                    found += history.findings
                    found += comparison.cut_off(history, held, contents)
                    found += comparison.rows_against(history, held)
                    found += comparison.contents_of(history.state or held.plain, contents, history.sources)
                    found += comparison.manifests_against(history, held, contents)
        except DossierDamaged:
            if self._cancelled:
                raise Cancelled from None
            found = [_damaged()]
        self._report(2 * self._size)
        return found

    def _sound(self) -> bool:
        self._report(0)
        self._raw.set_progress_handler(self._stop, _OPCODES)
        try:
            sound: bool = self._raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        finally:
            self._raw.set_progress_handler(None, 0)
        self._report(self._size)
        return sound

    def _stop(self) -> bool:
        self._cancelled = self._progress is not None and not self._progress(self._done, 2 * self._size)
        return self._cancelled

    def _report(self, done: int) -> None:
        self._done = done
        if self._stop():
            raise Cancelled

    def _contents(self) -> comparison.Contents:
        """Every content, read from end to end."""
        contents = comparison.Contents()
        for sha256, size in self._raw.execute("SELECT sha256, size FROM content ORDER BY id").fetchall():
            try:
                self._read(sha256, size, contents)
                contents.good.add(sha256)
            except ContentDamaged:
                contents.bad.add(sha256)
        return contents

    def _read(self, sha256: str, size: int, contents: comparison.Contents) -> None:
        parts: list[bytes] = []
        perhaps_manifest = size <= _MANIFEST_LIMIT
        for chunk in content.read(self._raw, self._path, sha256):
            perhaps_manifest = perhaps_manifest and (bool(parts) or chunk.startswith(b"{"))
            if perhaps_manifest:
                parts.append(chunk)
            self._report(min(self._done + len(chunk), 2 * self._size))
        if parts:
            contents.add_manifest(b"".join(parts))


def _damaged() -> Finding:
    return Finding("file", "The file is damaged: parts of it no longer fit together.")
