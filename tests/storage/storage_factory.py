"""Valid things to put into a dossier, and a dossier with one of everything, for the tests of storage."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from candor.domain.answer import Answer, Basis, Disposition, Draft, Substance, answer_id
from candor.domain.deal import Category, Deal
from candor.domain.deflection import DeflectionKind, Flag, FlagDecision, Verdict
from candor.domain.evidence import Evidence, EvidenceKind
from candor.domain.interview import Interview, Mode
from candor.domain.people import Person, Side
from candor.domain.promise import Promise
from candor.domain.question import Expectation, ExpectationKind, Question, Questionnaire, Section
from candor.domain.record import Change, Entity
from candor.domain.signoff import Choice, Meaning, Recommendation, Revision, RevisionState, Signature
from candor.workflows.manifest import Manifest
from candor.workflows.ports import DossierShelf, DossierStore

AT = datetime(2026, 3, 4, 14, 3, 22, 125000, timezone(timedelta(hours=1)))
ACTOR = "Ines Okafor"
KEY = "hard/failed-engagement"
WORDS = "We parted ways with a sponsor in 2024; the handover took eleven weeks – “too long”."
SHOWN = b"%PDF-1.7 a validation report\n" * 40
PDF = b"%PDF-1.7 the signed summary\n" * 10
SOURCE = b"id: hard\nversion: 1.0.0\n"


def deal() -> Deal:
    return Deal(id="deal-1", vendor="Northwind Dx", product="Panel 7", category=Category.COMPANION_DIAGNOSTIC)


def answer(key: str = KEY, text: str = WORDS) -> Answer:
    return Answer(
        id=answer_id("interview-1", key),
        interview_id="interview-1",
        question=key,
        text=text,
        verbatim=True,
        basis=Basis.FIRST_HAND,
        speaker="person-1",
        disposition=Disposition.PARTIAL,
        substance=Substance.SOUND,
        candor=Verdict.PARTIAL,
        first_given_at=AT,
        last_changed_at=AT,
        used_seconds=95,
    )


def draft(text: str = "half a sent", key: str = KEY) -> Draft:
    return Draft(answer_id=answer_id("interview-1", key), text=text, saved_at=AT)


def questionnaire() -> Questionnaire:
    expects = (Expectation(kind=ExpectationKind.INSTANCE, label="an instance", cues=("customer", "sponsor")),)
    question = Question(id="failed-engagement", say="Which engagement went wrong?", expects=expects, must_ask=True)
    return Questionnaire(
        id="hard",
        version="1.0.0",
        title="Hard questions",
        categories=("companion-diagnostic",),
        source_sha256=hashlib.sha256(SOURCE).hexdigest(),
        sections=(Section(id="past", title="The past", questions=(question,)),),
    )


def evidence() -> Evidence:
    return Evidence(
        id="evidence-1",
        kind=EvidenceKind.FILE,
        name="validation.pdf",
        media_type="application/pdf",
        size=len(SHOWN),
        sha256=hashlib.sha256(SHOWN).hexdigest(),
        answers=(answer().id,),
        received_at=AT,
        effective_on=date(2025, 11, 30),
        from_whom="Priya Raman",
    )


def one_of_everything() -> list[Entity]:
    """All but the deal and the sign-off."""
    return [
        Person(id="person-1", name="Priya Raman", role="CTO", side=Side.THEIRS),
        Person(id="person-2", name=ACTOR, side=Side.OURS),
        questionnaire(),
        Interview(
            id="interview-1",
            mode=Mode.CALL,
            held_on=date(2026, 3, 4),
            planned_minutes=45,
            people=("person-2", "person-1"),
            questionnaires=("hard",),
            started_at=AT,
        ),
        answer(),
        Flag(
            id="flag-1",
            answer_id=answer().id,
            kind=DeflectionKind.HALF_ANSWER,
            words="too long",
            start=73,
            end=81,
            reason="Says what happened, not what changed.",
            confidence=0.75,
            version="lexicon/1",
            decision=FlagDecision.CONFIRMED,
            decided_by=ACTOR,
        ),
        Promise(id="promise-1", answer_id=answer().id, what="The handover plan", due=date(2026, 3, 13), heard_at=AT),
        evidence(),
        Recommendation(choice=Choice.CONDITIONS, reason="Sound, with a gap.", conditions=("handover plan",)),
    ]


def came(*entities: Entity) -> list[Change]:
    return [Change("came", None, entity) for entity in entities]


def write(store: DossierStore, *changes: Change) -> None:
    store.commit(changes, actor=ACTOR, at=AT)


def keep(store: DossierStore, content: bytes) -> str:
    return store.put_content(io.BytesIO(content), len(content)).sha256


def create(shelf: DossierShelf, path: Path) -> DossierStore:
    return shelf.create(path, deal(), actor=ACTOR, at=AT)


def fill(store: DossierStore, forged: Entity | None = None) -> None:
    """One of everything, and the first revision signed; with ``forged`` slipped into the record that is signed."""
    keep(store, SHOWN)
    keep(store, SOURCE)
    write(store, *came(*one_of_everything()))
    draft_revision = Revision(id="revision-1", number=1)
    write(store, *came(draft_revision))
    loaded = store.load()
    record = loaded.record if forged is None else loaded.record.applied(came(forged))
    signature = Signature(name=ACTOR, role="Lead", meaning=Meaning.AUTHOR, at=AT, key_sha256="ab" * 32)
    manifest = Manifest(
        revision=1, frozen_at=AT, journal=loaded.head, record=record, renderer="test", signature=signature
    )
    signed = replace(
        draft_revision,
        state=RevisionState.SIGNED,
        signature=signature,
        manifest_sha256=manifest.sha256,
        manifest_content=keep(store, manifest.to_bytes()),
        pdf_sha256=keep(store, PDF),
    )
    write(store, Change("signed", draft_revision, signed))


def tamper(path: Path, *statements: str | tuple[str, tuple[Any, ...]]) -> None:
    """Someone with a database program and bad intentions."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    try:
        for statement in statements:
            sql, values = (statement, ()) if isinstance(statement, str) else statement
            assert connection.execute(sql, values).rowcount != 0, "the tampering tampered with nothing"
    finally:
        connection.close()
