"""Rows as they are read: entities in the order they came, the journal page by page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from candor.domain.journal import EMPTY_HEAD, JournalEntry, JournalHead
from candor.domain.record import ENTITY_TYPES, Entity
from candor.storage import statements
from candor.storage.translate import Row, RowUnreadable, to_entity

_PAGE = 500


class EntryUnreadable(RowUnreadable):
    """A journal row that is no entry."""

    def __init__(self, seq: int) -> None:
        super().__init__(f"journal entry {seq}")
        self.seq = seq


def rows(connection: Connection) -> Iterator[tuple[str, Row]]:
    """(kind, row) of everything in the record, kind by kind, each in order."""
    for kind in ENTITY_TYPES:
        for row in connection.execute(statements.all_of(kind)).mappings():
            yield kind, row


def entities(connection: Connection) -> Iterator[tuple[str, Entity]]:
    """Raises RowUnreadable."""
    for kind, row in rows(connection):
        yield kind, to_entity(kind, row)


def last_entry(connection: Connection) -> JournalHead:
    row = connection.execute(statements.end_of_journal()).first()
    return EMPTY_HEAD if row is None else JournalHead(row.seq, row.digest)


def entries(connection: Connection) -> Iterator[JournalEntry]:
    """The whole journal; no statement stays open between pages, so the dossier may be written meanwhile.

    Raises EntryUnreadable."""
    after = -(2**63)
    while True:
        page = connection.execute(statements.page_of_journal(), {"after_seq": after, "limit": _PAGE}).mappings().all()
        for row in page:
            yield _entry(row)
        if len(page) < _PAGE:
            return
        after = page[-1]["seq"]


def _entry(row: Row) -> JournalEntry:
    try:
        entry = JournalEntry(**{**row, "at": datetime.fromisoformat(row["at"])})
    except (ValueError, TypeError):
        raise EntryUnreadable(row["seq"]) from None
    if entry.at.isoformat() != row["at"]:  # the same moment in other words is not what was written
        raise EntryUnreadable(row["seq"])
    return entry
