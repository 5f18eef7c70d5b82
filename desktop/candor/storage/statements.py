"""The SQL of an open dossier, as SQLAlchemy statements made once and compiled once."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Delete, Insert, Select, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from candor.domain.journal import JournalEntry
from candor.storage.rows import ENTITY_ROWS, DraftRow, JournalRow


@cache
def keep(kind: str) -> Insert:
    """Insert an entity's row, or update it in its place."""
    statement = insert(ENTITY_ROWS[kind].__table__)
    changing = [column.name for column in statement.excluded if column.name not in ("position", "id")]
    return statement.on_conflict_do_update(
        index_elements=["id"], set_={name: statement.excluded[name] for name in changing}
    )


@cache
def remove(kind: str) -> Delete:
    table = ENTITY_ROWS[kind].__table__
    return delete(table).where(table.c.id == bindparam("key"))


@cache
def all_of(kind: str) -> Select[Any]:
    """Every row of a kind in the order in which they came."""
    table = ENTITY_ROWS[kind].__table__
    return select(table).order_by(table.c.position)


@cache
def keep_draft() -> Insert:
    statement = insert(DraftRow.__table__)
    return statement.on_conflict_do_update(
        index_elements=["answer_id"],
        set_={"text": statement.excluded.text, "saved_at": statement.excluded.saved_at},
    )


@cache
def drop_draft() -> Delete:
    return delete(DraftRow.__table__).where(DraftRow.__table__.c.answer_id == bindparam("key"))


@cache
def drafts() -> Select[Any]:
    return select(DraftRow.__table__)


@cache
def append() -> Insert:
    return insert(JournalRow.__table__)


@cache
def page_of_journal() -> Select[Any]:
    """At most ``limit`` entries after entry ``after_seq``."""
    table = JournalRow.__table__
    return select(table).where(table.c.seq > bindparam("after_seq")).order_by(table.c.seq).limit(bindparam("limit"))


@cache
def end_of_journal() -> Select[Any]:
    table = JournalRow.__table__
    return select(table.c.seq, table.c.digest).order_by(table.c.seq.desc()).limit(1)


def entry_row(entry: JournalEntry) -> dict[str, Any]:
    return {
        "seq": entry.seq,
        "at": entry.at.isoformat(),
        "actor": entry.actor,
        "action": entry.action,
        "kind": entry.kind,
        "target": entry.target,
        "before": entry.before,
        "after": entry.after,
        "previous": entry.previous,
        "digest": entry.digest,
    }
