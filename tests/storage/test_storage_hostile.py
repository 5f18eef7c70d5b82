"""Whatever file is offered as a dossier: one sentence, nothing changed, no crash, no hang."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import time
from contextlib import suppress
from pathlib import Path

import pytest
import storage_factory as make
from sqlcipher3 import dbapi2

from candor.domain.errors import KnownError
from candor.storage import engine
from candor.storage.errors import (
    DossierAltered,
    DossierDamaged,
    DossierInterrupted,
    DossierTooNew,
    NotADossier,
)
from candor.storage.shelf import Shelf

MUTANTS = 300
PATIENCE = 5.0
"""Seconds; generous, because a busy machine is not a hang."""


def sql(path: Path, *statements: str) -> None:
    connection = dbapi2.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement).fetchall()
    connection.close()


def refused(path: Path, kind: type[KnownError]) -> None:
    before = {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    for way in (Shelf().open, Shelf().open_read_only):
        with pytest.raises(kind) as caught:
            way(path)
        assert caught.value.sentence.endswith(".")
        assert "\n" not in caught.value.sentence
        assert path.name in caught.value.sentence
    assert {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before


def foreign(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE moz_places (url TEXT)")
    connection.commit()
    connection.close()


def pretending(path: Path) -> None:
    """Another program's database that carries our mark."""
    foreign(path)
    sql(path, f"PRAGMA application_id = {0x43414E44}", "PRAGMA user_version = 1")


def write_ahead(path: Path) -> None:
    sql(path, "PRAGMA journal_mode = WAL")
    for companion in path.parent.glob("*-wal"), path.parent.glob("*-shm"):
        for file in companion:
            file.unlink()


def patch(offset: int, content: bytes):
    def patched(path: Path) -> None:
        whole = bytearray(path.read_bytes())
        whole[offset : offset + len(content)] = content
        path.write_bytes(whole)

    return patched


def truncate(size: int):
    return lambda path: os.truncate(path, size)


def altered(*statements: str):
    return lambda path: sql(path, *statements)


HOSTILE = {
    "text": (lambda path: path.write_text("Dear committee,\n" * 100), NotADossier),
    "empty": (lambda path: path.write_bytes(b""), NotADossier),
    "only the first sixteen bytes": (truncate(16), NotADossier),
    "noise": (lambda path: path.write_bytes(random.Random(1).randbytes(40_000)), NotADossier),
    "another program's database": (lambda path: (path.unlink(), foreign(path)), NotADossier),
    "another program's database that carries our mark": (
        lambda path: (path.unlink(), pretending(path)),
        DossierAltered,
    ),
    "cut off in its header page": (truncate(2048), DossierDamaged),
    "cut off after its header page": (truncate(4096), DossierDamaged),
    "cut off in the middle": (truncate(4096 * 7 + 100), DossierDamaged),
    "written by a newer version": (altered("PRAGMA user_version = 2"), DossierTooNew),
    "written by the far future": (altered("PRAGMA user_version = 2147483647"), DossierTooNew),
    "with no version at all": (altered("PRAGMA user_version = 0"), DossierAltered),
    "with a version below all": (altered("PRAGMA user_version = -5"), DossierAltered),
    "switched to a write-ahead log": (write_ahead, DossierAltered),
    "in UTF-16": (patch(56, b"\x00\x00\x00\x02"), DossierAltered),
    "with a trigger": (
        altered("CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM answer; END"),
        DossierAltered,
    ),
    "with a view": (altered("CREATE VIEW v AS SELECT randomblob(1000000000)"), DossierAltered),
    "with a table more": (altered("CREATE TABLE t (a)"), DossierAltered),
    "with a virtual table": (altered("CREATE VIRTUAL TABLE t USING fts5 (a)"), DossierAltered),
    "with an index more": (altered("CREATE INDEX i ON answer (text)"), DossierAltered),
    "with an expression index": (altered("CREATE INDEX i ON answer (length(text))"), DossierAltered),
    "with a column more": (altered("ALTER TABLE answer ADD COLUMN secret TEXT"), DossierAltered),
    "with a table less": (altered("DROP TABLE flag"), DossierAltered),
    "with a view for a table": (
        altered("ALTER TABLE answer RENAME TO a", "CREATE VIEW answer AS SELECT * FROM a"),
        DossierAltered,
    ),
    "with statistics": (altered("ANALYZE"), DossierAltered),
    "with a schema that is no SQL": (
        altered("PRAGMA writable_schema = ON", "UPDATE sqlite_master SET sql = 'CREATE TABLE x' WHERE name = 'flag'"),
        DossierDamaged,
    ),
    "with a page in two places": (
        altered(
            "PRAGMA writable_schema = ON",
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'person')"
            " WHERE name = 'deal'",
        ),
        DossierDamaged,
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_one_sentence_and_stays_as_it_is(filled: Path, name: str):
    spoil, kind = HOSTILE[name]
    spoil(filled)
    refused(filled, kind)


@pytest.mark.parametrize("name", [name for name, (_, kind) in HOSTILE.items() if kind is not DossierDamaged])
def test_a_check_of_a_hostile_file_gives_a_sentence_too(filled: Path, name: str):
    HOSTILE[name][0](filled)
    before = filled.read_bytes()
    try:
        findings = Shelf().check(filled)
    except KnownError:
        pass
    else:
        assert findings
    assert filled.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="no named pipes as files")
def test_a_pipe_does_not_keep_anybody_waiting(tmp_path: Path):
    pipe = tmp_path / "pipe.candor"
    os.mkfifo(pipe)
    with pytest.raises(NotADossier):
        Shelf().open(pipe)


def test_bytes_flipped_anywhere_never_crash_or_hang(filled: Path, filled_bytes: bytes):
    """Three hundred mutants, the header and the schema hit more often than the rest."""
    chance = random.Random(20260304)
    outcomes = {"refused": 0, "opened": 0}
    for number in range(MUTANTS):
        filled.write_bytes(mutated(filled_bytes, chance))
        began = time.monotonic()
        outcomes[used(filled, writing=number % 10 == 0)] += 1
        assert time.monotonic() - began < PATIENCE
        with suppress(KnownError):
            Shelf().check(filled)
        assert list(filled.parent.iterdir()) == [filled]
    assert outcomes["refused"] > MUTANTS / 3


def mutated(content: bytes, chance: random.Random) -> bytes:
    whole = bytearray(content)
    reach = chance.choice([100, 4096, 4096 * 4, len(whole), len(whole)])
    for _ in range(chance.choice([1, 1, 2, 8, 64])):
        whole[chance.randrange(reach)] = chance.randrange(256)
    if chance.random() < 0.1:
        page = chance.randrange(len(whole) // 4096) * 4096
        other = chance.randrange(len(whole) // 4096) * 4096
        whole[page : page + 4096] = whole[other : other + 4096]
    if chance.random() < 0.1:
        del whole[chance.randrange(len(whole)) :]
    return bytes(whole)


def used(path: Path, *, writing: bool = True) -> str:
    """Open a file and use it as the window would. Anything but a KnownError is a failure of the test."""
    before = path.read_bytes()
    try:
        store = Shelf().open(path)
    except KnownError:
        assert path.read_bytes() == before
        return "refused"
    try:
        loaded = store.load()
        list(store.journal())
        for item in loaded.record.evidence.values():
            b"".join(store.read_content(item.sha256))
        if writing:
            store.save_draft(make.draft())
            make.write(store, *make.came(make.answer("hard/another")))
    except KnownError:
        return "refused"
    finally:
        store.close()
    return "opened"


class TestJournalBeside:
    """A save that was cut short leaves its journal beside the dossier; a stranger can put one there too."""

    @pytest.fixture
    def interrupted(self, filled: Path, tmp_path: Path) -> Path:
        """What the disk holds when the power goes in the middle of a large transaction."""
        connection = engine.connect(filled, "rw")
        engine.take(connection)
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE answer SET text = 'half-written'")
        connection.execute("UPDATE person SET name = 'half-written'")
        connection.execute("CREATE TABLE spill AS SELECT randomblob(4000000)")
        place = tmp_path / "after the power cut"
        place.mkdir()
        for file in (filled, filled.with_name(filled.name + "-journal")):
            shutil.copy(file, place / file.name)
        engine.close(connection)
        dossier = place / filled.name
        assert dossier.stat().st_size > 4_000_000
        return dossier

    def test_opening_undoes_the_half_written_part(self, interrupted: Path, filled_bytes: bytes):
        store = Shelf().open(interrupted)
        assert store.load().record.answers[make.answer().id] == make.answer()
        store.close()
        assert interrupted.read_bytes() == filled_bytes
        assert list(interrupted.parent.iterdir()) == [interrupted]
        assert Shelf().check(interrupted) == []

    def test_reading_only_says_that_it_must_be_opened_once(self, interrupted: Path):
        for way in (Shelf().open_read_only, Shelf().check):
            with pytest.raises(DossierInterrupted):
                way(interrupted)

    def test_a_journal_that_leads_out_of_the_folder_is_not_followed(self, interrupted: Path, tmp_path: Path):
        """Recovery would delete the file that a journal names as its super-journal."""
        victim = tmp_path / "precious.txt"
        victim.write_bytes(b"precious")
        journal = interrupted.with_name(interrupted.name + "-journal")
        name = str(victim).encode()
        number = (len(name)).to_bytes(4, "big") + (sum(name) % 2**32).to_bytes(4, "big")
        with journal.open("ab") as file:
            file.write(b"\0\0\0\0" + name + number + bytes.fromhex("d9d505f920a163d7"))
        refused(interrupted, DossierAltered)
        assert victim.read_bytes() == b"precious"

    @pytest.mark.skipif(os.name == "nt", reason="links need rights there")
    def test_a_journal_that_is_a_link_is_not_written_through(self, filled: Path, tmp_path: Path):
        victim = tmp_path / "precious.txt"
        victim.write_bytes(b"precious")
        filled.with_name(filled.name + "-journal").symlink_to(victim)
        refused(filled, DossierAltered)
        assert victim.read_bytes() == b"precious"

    def test_a_journal_of_noise_is_no_reason_to_fall_over(self, filled: Path):
        journal = filled.with_name(filled.name + "-journal")
        journal.write_bytes(random.Random(2).randbytes(5000))
        assert used(filled) in ("refused", "opened")


@pytest.mark.parametrize(
    "statement",
    ["UPDATE deal SET category = 'circus'", "DELETE FROM deal", "DELETE FROM journal"],
)
def test_what_opens_but_cannot_be_loaded_is_told_and_let_go(filled: Path, statement: str):
    sql(filled, statement)
    for _ in range(2):
        store = Shelf().open(filled)
        with pytest.raises(DossierDamaged):
            store.load()


def test_a_large_dossier_is_looked_at_without_its_evidence(filled: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("candor.storage.guard._WHOLE", 4096)
    Shelf().open(filled).close()
    sql(filled, "PRAGMA writable_schema = ON", "UPDATE sqlite_master SET rootpage = 3 WHERE name = 'deal'")
    refused(filled, DossierDamaged)


def test_a_file_that_keeps_the_guard_busy_is_given_up(filled: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("candor.storage.guard._LOOK_SECONDS", -1.0)
    monkeypatch.setattr("candor.storage.engine._OPCODES", 1)
    refused(filled, DossierDamaged)


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH ':memory:' AS other",
        "PRAGMA writable_schema = ON",
        "CREATE TRIGGER t AFTER INSERT ON flag BEGIN SELECT 1; END",
    ],
)
def test_an_open_dossier_refuses_what_candor_never_does(store, statement: str):
    with pytest.raises(dbapi2.DatabaseError, match=r"not authorized|authorization denied"):
        store._raw.execute(statement)
