"""The tables of a dossier as SQLModel rows: plain typed columns a person could read. Known to this room alone.

``position`` keeps the order in which things came; an updated row keeps its place. Times are ISO 8601 with offset, as in
the journal. Columns of several values hold JSON. The tables are made by the literal text in ``schema``; a test
holds the two together.
"""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import MetaData, Table
from sqlmodel import Field, SQLModel


class _Row(SQLModel):
    metadata = MetaData()
    __table__: ClassVar[Table]


class _EntityRow(_Row):
    position: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)


class DealRow(_EntityRow, table=True):
    __tablename__ = "deal"

    vendor: str
    product: str
    category: str


class PersonRow(_EntityRow, table=True):
    __tablename__ = "person"

    name: str
    role: str
    side: str


class QuestionnaireRow(_EntityRow, table=True):
    """``sections`` holds the questions as JSON; the exact source is among the contents by ``source_sha256``."""

    __tablename__ = "questionnaire"

    version: str
    title: str
    summary: str
    language: str
    gate: bool
    usual: bool
    asked_of: str
    categories: str
    source_sha256: str
    sections: str
    translations: str


class InterviewRow(_EntityRow, table=True):
    __tablename__ = "interview"

    mode: str
    held_on: str
    planned_minutes: int
    people: str
    questionnaires: str
    started_at: str | None
    ended_at: str | None
    used_seconds: int
    last_question: str
    agenda: str
    rounds: str
    language: str


class AnswerRow(_EntityRow, table=True):
    __tablename__ = "answer"

    interview_id: str
    question: str
    text: str
    chosen: str
    value: str
    verbatim: bool
    basis: str | None
    speaker: str
    disposition: str
    disposition_confirmed: bool
    reason: str
    substance: int | None
    candor: str | None
    candor_confirmed: bool
    first_given_at: str | None
    last_changed_at: str | None
    used_seconds: int


class FlagRow(_EntityRow, table=True):
    """``start`` and ``end`` count code points in the answer."""

    __tablename__ = "flag"

    answer_id: str
    kind: str
    words: str
    start: int
    end: int
    reason: str
    confidence: float
    version: str
    decision: str
    decision_reason: str
    decided_by: str


class PromiseRow(_EntityRow, table=True):
    __tablename__ = "promise"

    answer_id: str
    what: str
    owner: str
    due_text: str
    due: str | None
    state: str
    heard_at: str


class EvidenceRow(_EntityRow, table=True):
    """``sha256`` addresses the content; ``size`` is in bytes."""

    __tablename__ = "evidence"

    kind: str
    name: str
    media_type: str
    size: int
    sha256: str
    answers: str
    received_at: str
    effective_on: str | None
    from_whom: str
    removed: bool
    removed_reason: str


class RecommendationRow(_EntityRow, table=True):
    __tablename__ = "recommendation"

    choice: str
    reason: str
    conditions: str


class RevisionRow(_EntityRow, table=True):
    """The signature lies flat in five columns, all of them null while there is none."""

    __tablename__ = "revision"

    number: int
    state: str
    reason: str
    signature_name: str | None
    signature_role: str | None
    signature_meaning: str | None
    signature_at: str | None
    signature_key_sha256: str | None
    manifest_sha256: str
    manifest_content: str
    pdf_sha256: str
    gaps_reason: str


class DraftRow(_Row, table=True):
    """Words typed and saved, not yet settled into an answer; not journalled."""

    __tablename__ = "draft"

    answer_id: str = Field(primary_key=True)
    text: str
    saved_at: str


class JournalRow(_Row, table=True):
    __tablename__ = "journal"

    seq: int = Field(primary_key=True)
    at: str
    actor: str
    action: str
    kind: str
    target: str
    before: str | None
    after: str | None
    previous: str
    digest: str


class ContentRow(_Row, table=True):
    __tablename__ = "content"

    id: int = Field(primary_key=True)
    sha256: str = Field(unique=True)
    size: int


class ChunkRow(_Row, table=True):
    """``number`` counts a content's chunks from 0."""

    __tablename__ = "content_chunk"

    content_id: int = Field(primary_key=True, foreign_key="content.id")
    number: int = Field(primary_key=True)
    bytes: bytes


ENTITY_ROWS: dict[str, type[_EntityRow]] = {
    "deal": DealRow,
    "person": PersonRow,
    "questionnaire": QuestionnaireRow,
    "interview": InterviewRow,
    "answer": AnswerRow,
    "flag": FlagRow,
    "promise": PromiseRow,
    "evidence": EvidenceRow,
    "recommendation": RecommendationRow,
    "revision": RevisionRow,
}
"""The table of each kind of entity, by its name in the journal."""
