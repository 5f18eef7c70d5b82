"""What a dossier's database consists of, in literal SQL: version by version, frozen once released.

Literal, not generated, because a file is opened only if its schema matches word for word, and a library's next release
may space its SQL differently. The entity tables do not refer to each other by foreign key: which answer belongs to
which interview is the record's business and the journal's to prove.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlcipher3 import dbapi2

APPLICATION_ID = 0x43414E44
"""“CAND”, at byte 68 of every dossier."""

Statements = tuple[str, ...]

VERSION_1: Statements = (
    """CREATE TABLE deal (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  vendor TEXT NOT NULL, product TEXT NOT NULL, category TEXT NOT NULL
) STRICT""",
    """CREATE TABLE person (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL, role TEXT NOT NULL, side TEXT NOT NULL
) STRICT""",
    """CREATE TABLE questionnaire (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  version TEXT NOT NULL, title TEXT NOT NULL, summary TEXT NOT NULL, language TEXT NOT NULL, gate INTEGER NOT NULL,
  usual INTEGER NOT NULL, asked_of TEXT NOT NULL, categories TEXT NOT NULL, source_sha256 TEXT NOT NULL,
  sections TEXT NOT NULL, translations TEXT NOT NULL
) STRICT""",
    """CREATE TABLE interview (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  mode TEXT NOT NULL, held_on TEXT NOT NULL, planned_minutes INTEGER NOT NULL,
  people TEXT NOT NULL, questionnaires TEXT NOT NULL,
  started_at TEXT, ended_at TEXT, used_seconds INTEGER NOT NULL, last_question TEXT NOT NULL,
  agenda TEXT NOT NULL, rounds TEXT NOT NULL, language TEXT NOT NULL
) STRICT""",
    """CREATE TABLE answer (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  interview_id TEXT NOT NULL, question TEXT NOT NULL, text TEXT NOT NULL,
  chosen TEXT NOT NULL, value TEXT NOT NULL, verbatim INTEGER NOT NULL, basis TEXT,
  speaker TEXT NOT NULL, disposition TEXT NOT NULL, disposition_confirmed INTEGER NOT NULL, reason TEXT NOT NULL,
  substance INTEGER, candor TEXT, candor_confirmed INTEGER NOT NULL,
  first_given_at TEXT, last_changed_at TEXT, used_seconds INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE flag (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  answer_id TEXT NOT NULL, kind TEXT NOT NULL, words TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  reason TEXT NOT NULL, confidence REAL NOT NULL, version TEXT NOT NULL,
  decision TEXT NOT NULL, decision_reason TEXT NOT NULL, decided_by TEXT NOT NULL
) STRICT""",
    """CREATE TABLE promise (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  answer_id TEXT NOT NULL, what TEXT NOT NULL, owner TEXT NOT NULL, due_text TEXT NOT NULL, due TEXT,
  state TEXT NOT NULL, heard_at TEXT NOT NULL
) STRICT""",
    """CREATE TABLE evidence (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL,
  answers TEXT NOT NULL, received_at TEXT NOT NULL, effective_on TEXT, from_whom TEXT NOT NULL,
  removed INTEGER NOT NULL, removed_reason TEXT NOT NULL
) STRICT""",
    """CREATE TABLE recommendation (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  choice TEXT NOT NULL, reason TEXT NOT NULL, conditions TEXT NOT NULL
) STRICT""",
    """CREATE TABLE revision (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  number INTEGER NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL,
  signature_name TEXT, signature_role TEXT, signature_meaning TEXT, signature_at TEXT, signature_key_sha256 TEXT,
  manifest_sha256 TEXT NOT NULL, manifest_content TEXT NOT NULL, pdf_sha256 TEXT NOT NULL, gaps_reason TEXT NOT NULL
) STRICT""",
    """CREATE TABLE draft (
  answer_id TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL, saved_at TEXT NOT NULL
) STRICT""",
    """CREATE TABLE journal (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
  kind TEXT NOT NULL, target TEXT NOT NULL, "before" TEXT, "after" TEXT, previous TEXT NOT NULL, digest TEXT NOT NULL
) STRICT""",
    """CREATE TABLE content (
  id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE content_chunk (
  content_id INTEGER NOT NULL REFERENCES content (id) DEFERRABLE INITIALLY DEFERRED, number INTEGER NOT NULL,
  bytes BLOB NOT NULL, PRIMARY KEY (content_id, number)
) STRICT""",
)


@dataclass(frozen=True)
class Versions:
    """Every schema that was ever released, by number, and for each but the newest the SQL that leads to the next."""

    schemas: Mapping[int, Statements]
    steps: Mapping[int, Statements]

    @property
    def newest(self) -> int:
        return max(self.schemas)


VERSIONS = Versions(schemas={1: VERSION_1}, steps={})


def lay(connection: Any, versions: Versions) -> None:
    """Make the newest schema in an empty database, inside the caller's transaction."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in versions.schemas[versions.newest]:
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {versions.newest}")


def matches(connection: Any, statements: Statements) -> bool:
    """Whether the database consists of these statements' tables and indexes, word for word, and of nothing else:
    no trigger, no view, no column more."""
    return _contents(connection) == _expected(statements)


@cache
def _expected(statements: Statements) -> frozenset[tuple[str, str, str, str | None]]:
    connection = dbapi2.connect(":memory:")
    try:
        for statement in statements:
            connection.execute(statement)
        return _contents(connection)
    finally:
        connection.close()


def _contents(connection: Any) -> frozenset[tuple[str, str, str, str | None]]:
    return frozenset(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall())
