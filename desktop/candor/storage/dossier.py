"""One open dossier: what it holds, and every way in which it is written, each a single durable transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from candor.domain.answer import Draft
from candor.domain.deal import Deal
from candor.domain.errors import KnownError
from candor.domain.journal import EMPTY_HEAD, JournalEntry, JournalHead
from candor.domain.record import Change, Record
from candor.storage import content, engine, schema, statements
from candor.storage.duplicate import save_copy
from candor.storage.errors import DossierDamaged, DossierGone, DossierUncertain, told
from candor.storage.guard import Identity, identity
from candor.storage.reading import entities, entries, last_entry
from candor.storage.translate import RowUnreadable, to_draft, to_row
from candor.workflows.chain import entries_for
from candor.workflows.ports import Loaded, Progress, StoredContent


class OpenDossier:
    """A ``DossierStore``. ``connection`` is a guarded one of the driver's and belongs to this object from now on.

    The file is locked against everyone else as long as it is open, so the journal's head is read once and then kept.
    """

    def __init__(self, path: Path, connection: Any, versions: schema.Versions) -> None:
        self._path = path
        self._versions = versions
        self._raw = connection
        self._engine = engine.engine_over(connection)
        self._sql: Connection = self._engine.connect()
        self._identity: Identity | None = identity(path)
        self._head: JournalHead | None = None
        self._trouble: KnownError | None = None
        self._closed = False

    @classmethod
    def found(
        cls, path: Path, connection: Any, versions: schema.Versions, deal: Deal, *, actor: str, at: datetime
    ) -> OpenDossier:
        """Lay the schema into an empty file and write the journal's first entry, all in one transaction."""
        dossier = cls(path, connection, versions)
        with dossier._transaction():
            schema.lay(connection, versions)
            head = dossier._write([Change("dossier_created", None, deal)], actor, at)
        dossier._head = head
        return dossier

    @property
    def path(self) -> Path:
        return self._path

    @property
    def identity(self) -> Identity | None:
        return self._identity

    @property
    def closed(self) -> bool:
        return self._closed

    # Reading ---------------------------------------------------------------------------------------------------------

    def load(self) -> Loaded:
        """Lets go of the file where it cannot be loaded: nobody can work in it, and so nobody would close it."""
        try:
            with told(self._path):
                loaded = self._loaded()
        except DossierDamaged:
            self.close()
            raise
        self._head = loaded.head
        return loaded

    def _loaded(self) -> Loaded:
        try:
            record = Record.of([entity for _, entity in entities(self._sql)])
            drafts = {row["answer_id"]: to_draft(row) for row in self._sql.execute(statements.drafts()).mappings()}
            head = last_entry(self._sql)
        except ValueError:  # a row that cannot be read, or no deal, or two
            raise DossierDamaged(self._path) from None
        if head == EMPTY_HEAD:
            raise DossierDamaged(self._path)
        return Loaded(record, drafts, head)

    def journal(self) -> Iterator[JournalEntry]:
        with told(self._path):
            try:
                yield from entries(self._sql)
            except RowUnreadable:
                raise DossierDamaged(self._path) from None

    def read_content(self, sha256: str) -> Iterator[bytes]:
        return content.read(self._raw, self._path, sha256)

    # Writing ---------------------------------------------------------------------------------------------------------

    def commit(
        self, changes: Sequence[Change], *, actor: str, at: datetime, settles: Sequence[str] = ()
    ) -> JournalHead:
        with self._transaction():
            head = self._write(changes, actor, at)
            for answer_id in settles:
                self._sql.execute(statements.drop_draft(), {"key": answer_id})
        self._head = head
        return head

    def _write(self, changes: Sequence[Change], actor: str, at: datetime) -> JournalHead:
        head = last_entry(self._sql) if self._head is None else self._head
        new = entries_for(changes, head, actor, at)
        for change in changes:
            if change.after is None:
                self._sql.execute(statements.remove(change.kind), {"key": change.entity.id})
            else:
                self._sql.execute(statements.keep(change.kind), to_row(change.kind, change.after))
        if not new:
            return head
        self._sql.execute(statements.append(), [statements.entry_row(entry) for entry in new])
        return JournalHead(new[-1].seq, new[-1].digest)

    def save_draft(self, draft: Draft) -> None:
        row = {"answer_id": draft.answer_id, "text": draft.text, "saved_at": draft.saved_at.isoformat()}
        with self._transaction():
            self._sql.execute(statements.keep_draft(), row)

    def put_content(self, source: BinaryIO, size: int, progress: Progress | None = None) -> StoredContent:
        try:
            with self._transaction():
                return content.put(self._raw, source, size, progress)
        except content.AlreadyThere as already:
            return already.stored

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing, on disk when it ends, and only in the file that its path names: a save into a file that was
        moved to the bin is no save."""
        self._demand_sound()
        with told(self._path):
            self._raw.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._demand_in_place()
            except BaseException:
                self._roll_back()
                raise
            try:
                self._raw.execute("COMMIT")
            except BaseException:
                self._roll_back()
                self._doubt_unless_undone()
                raise
        try:
            self._demand_in_place()
        except DossierGone as gone:
            # Moved in the very moment of saving: what was just saved is in the moved file, so saving it again would
            # write it twice.
            self._trouble = gone
            raise

    def _demand_sound(self) -> None:
        if self._trouble is not None:
            raise self._trouble
        self._demand_in_place()

    def _demand_in_place(self) -> None:
        if identity(self._path) != self._identity:
            raise DossierGone(self._path)

    def _roll_back(self) -> None:
        if self._raw.in_transaction:  # a full disk makes SQLite roll back by itself
            try:
                self._raw.execute("ROLLBACK")
            except dbapi2.Error:
                self._trouble = DossierUncertain(self._path)

    def _doubt_unless_undone(self) -> None:
        """After a commit that the drive did not confirm: writing goes on only if the file shows that it was undone."""
        self._trouble = DossierUncertain(self._path)
        with told(self._path):
            if self._head is not None and last_entry(self._sql) == self._head:
                self._trouble = None

    # Copies, and the end ----------------------------------------------------------------------------------------------

    def save_copy(self, to: Path) -> None:
        """Works also after the file was moved or deleted: it is still in our hands."""
        with told(self._path):
            head = last_entry(self._sql)
        save_copy(self._raw, to, head, self._versions)

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        self._sql.close()
        engine.close(self._raw)
        self._engine.dispose()
