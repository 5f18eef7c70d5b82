"""Every kind of answer, an agenda, rounds and a questionnaire that grew: kept, proven, and missed when touched."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import storage_factory as make
from sqlcipher3 import dbapi2

from candor.domain.answer import Answer, answer_id
from candor.domain.errors import KnownError
from candor.domain.interview import Interview, Mode, Rounds
from candor.domain.question import Choice, Question, QuestionKind, Questionnaire, Section
from candor.domain.record import Change
from candor.domain.signoff import Meaning, Revision, RevisionState, Signature
from candor.storage import schema
from candor.storage.schema import VERSIONS, Versions
from candor.storage.shelf import Shelf
from candor.workflows.canonical import to_plain
from candor.workflows.chain import replay
from candor.workflows.manifest import Manifest
from candor.workflows.ports import DossierStore, Finding

FIRST, SECOND = b"id: own-1\nversion: '1'\n", b"id: own-1\nversion: '2'\n"


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


CHOICES = (Choice(id="a", label="Alpha"), Choice(id="b", label="Beta"))
ASKED = (
    Question(id="runway", say="How many months?", kind=QuestionKind.NUMBER, unit="months"),
    Question(id="plan", say="Which of these?", kind=QuestionKind.MANY_OF, choices=CHOICES),
)
GAP = Question(id="gap", say="What is the gap?", short="The gap")


def own(*questions: Question, source: bytes, version: str) -> Questionnaire:
    sections = (
        Section(id="own", title="Our own questions", questions=questions),
        Section(id="gaps", title="Gaps", repeats="gap", questions=(GAP,)),
    )
    return Questionnaire(id="own-1", version=version, title="Our own", sections=sections, source_sha256=digest(source))


BEFORE = own(ASKED[0], source=FIRST, version="1")
AFTER = own(*ASKED, source=SECOND, version="2")
SITTING = Interview(
    id="interview-1",
    mode=Mode.CALL,
    held_on=date(2026, 3, 4),
    planned_minutes=45,
    questionnaires=("own-1",),
    agenda=("own-1/runway", "own-1/gap"),
    language="de",
)


def said(key: str, **known: Any) -> Answer:
    return Answer(id=answer_id("interview-1", key), interview_id="interview-1", question=key, **known)


def fill(store: DossierStore) -> None:
    """An interview as it goes: a question added while it is held, another round, values given and corrected, signed."""
    make.keep(store, FIRST)
    make.write(store, *make.came(BEFORE, SITTING))
    make.keep(store, SECOND)
    agenda = replace(SITTING, agenda=(*SITTING.agenda, "own-1/plan"))
    make.write(store, Change("question_added", BEFORE, AFTER), Change("agenda_changed", SITTING, agenda))
    rounds = replace(agenda, rounds=(Rounds(section="own-1/gaps", count=2),))
    make.write(store, Change("round_added", agenda, rounds))
    runway = said("own-1/runway", value="18")
    make.write(
        store,
        Change("value_given", None, runway),
        Change("value_given", runway, replace(runway, value="12")),
        Change("value_given", None, said("own-1/plan", chosen=("a", "b"))),
        Change("answer_settled", None, said("own-1/gap@2", text="No audit trail.")),
    )
    draft = Revision(id="revision-1", number=1)
    make.write(store, *make.came(draft))
    loaded = store.load()
    signature = Signature(name=make.ACTOR, role="Lead", meaning=Meaning.AUTHOR, at=make.AT, key_sha256="ab" * 32)
    manifest = Manifest(
        revision=1, frozen_at=make.AT, journal=loaded.head, record=loaded.record, renderer="test", signature=signature
    )
    signed = replace(
        draft,
        state=RevisionState.SIGNED,
        signature=signature,
        manifest_sha256=manifest.sha256,
        manifest_content=make.keep(store, manifest.to_bytes()),
        pdf_sha256=make.keep(store, make.PDF),
    )
    make.write(store, Change("signed", draft, signed))


@pytest.fixture
def kinds(path: Path) -> Iterator[Path]:
    store = make.create(Shelf(), path)
    fill(store)
    store.close()
    assert Shelf().check(path) == []
    return path


def found(path: Path, *statements: tuple[str, tuple[Any, ...]] | str) -> list[Finding]:
    make.tamper(path, *statements)
    return Shelf().check(path)


def test_what_was_entered_and_what_was_to_be_asked_come_back(kinds: Path) -> None:
    store = Shelf().open(kinds)
    try:
        record = store.load().record
        state, _ = replay(store.journal())
        sources = [b"".join(store.read_content(digest(content))) for content in (FIRST, SECOND)]
    finally:
        store.close()
    assert record.questionnaires["own-1"] == AFTER
    assert record.answer("interview-1", "own-1/runway").value == "12"
    assert record.answer("interview-1", "own-1/plan").chosen == ("a", "b")
    sitting = record.interviews["interview-1"]
    assert sitting.agenda == ("own-1/runway", "own-1/gap", "own-1/plan")
    assert (sitting.rounds, sitting.language) == ((Rounds(section="own-1/gaps", count=2),), "de")
    assert state["interview", "interview-1"] == to_plain(sitting)
    assert state["questionnaire", "own-1"] == to_plain(AFTER)
    assert sources == [FIRST, SECOND], "a text that was superseded stays"


RUNWAY, PLAN, GAP_2 = (
    f"The answer to “{title}” was changed outside Candor."
    for title in ("How many months?", "Which of these?", "The gap (2)")
)
AGENDA = "The agenda of the interview of “2026-03-04” was changed outside Candor."
UNREADABLE = "The answer to “Which of these?” cannot be read."
ROWS = [
    ("UPDATE answer SET value = '24' WHERE value = '12'", RUNWAY),
    ("UPDATE answer SET value = '' WHERE value = '12'", RUNWAY),
    ("""UPDATE answer SET chosen = '["a"]' WHERE chosen = '["a","b"]'""", PLAN),
    ("""UPDATE answer SET chosen = '["b","a"]' WHERE chosen = '["a","b"]'""", PLAN),
    ("UPDATE answer SET chosen = 'a' WHERE chosen <> '[]'", UNREADABLE),
    ("UPDATE answer SET chosen = '[7]' WHERE chosen <> '[]'", UNREADABLE),
    ("UPDATE answer SET text = 'None.' WHERE question LIKE '%@2'", GAP_2),
    ("""UPDATE interview SET agenda = '["own-1/gap"]'""", AGENDA),
    ("UPDATE interview SET agenda = '[]'", AGENDA),
    ("UPDATE interview SET rounds = '[]'", AGENDA),
    ("UPDATE interview SET language = ''", "The language of the interview of “2026-03-04” was changed outside Candor."),
    (
        "UPDATE interview SET language = '', used_seconds = 7",
        "The interview of “2026-03-04” was changed outside Candor.",
    ),
    (
        "UPDATE questionnaire SET sections = replace(sections, 'months', 'years')",
        "The questionnaire “Our own” was changed outside Candor.",
    ),
]


@pytest.mark.parametrize(("statement", "sentence"), ROWS, ids=[statement for statement, _ in ROWS])
def test_a_value_a_choice_or_the_agenda_changed_behind_our_back_is_named(
    kinds: Path, statement: str, sentence: str
) -> None:
    assert found(kinds, statement) == [Finding("record", sentence)]


SWAP = "UPDATE content_chunk SET bytes = ? WHERE content_id = (SELECT id FROM content WHERE sha256 = ?)"
LOSE = "DELETE FROM content WHERE sha256 = ?"


def test_the_text_that_a_grown_questionnaire_was_first_asked_from_is_missed(kinds: Path) -> None:
    assert found(kinds, (LOSE, (digest(FIRST),))) == [
        Finding("content", "An earlier text of the questionnaire “Our own” is missing from the dossier.")
    ]


def test_the_text_that_a_grown_questionnaire_was_first_asked_from_cannot_be_swapped(kinds: Path) -> None:
    assert found(kinds, (SWAP, (b"id: forged", digest(FIRST)))) == [
        Finding("content", "An earlier text of the questionnaire “Our own” is not the one that was asked from.")
    ]


def test_the_text_it_is_asked_from_now_is_named_as_ever(kinds: Path) -> None:
    assert found(kinds, (LOSE, (digest(SECOND),))) == [
        Finding("content", "The text of the questionnaire “Our own” is missing from the dossier.")
    ]


def test_a_dossier_from_before_values_and_agendas_is_refused_kindly(path: Path) -> None:
    """Nobody was ever given one: it is refused like any file whose parts are not ours, and left as it is."""
    columns = ("\n  chosen TEXT NOT NULL, value TEXT NOT NULL,", "\n  agenda TEXT NOT NULL, rounds TEXT NOT NULL,")
    older = []
    for statement in VERSIONS.schemas[1]:
        for column in columns:
            statement = statement.replace(column.rstrip(","), "").replace(",,", ",")
        older.append(statement)
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA page_size = 4096")
    schema.lay(connection, Versions(schemas={1: tuple(older)}, steps={}))
    connection.close()
    before = path.read_bytes()
    with pytest.raises(KnownError) as refused:
        Shelf().open(path)
    assert path.read_bytes() == before
    assert refused.value.sentence == (
        f"“{path.name}” contains parts that Candor did not put there, so it was not opened; ask for a fresh copy."
    )
    assert [finding.kind for finding in Shelf().check(path)] == ["schema"]
