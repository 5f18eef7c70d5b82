"""An older dossier is brought up to date behind a backup, or left exactly as it was. The older versions are made up."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import storage_factory as make
from sqlcipher3 import dbapi2

from candor.storage.errors import DiskFull, DossierDamaged, DossierTooNew, DossierTooOld
from candor.storage.schema import VERSION_1, VERSIONS, Versions
from candor.storage.shelf import Shelf

NOTE = "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT"
MARK = 'ALTER TABLE note ADD COLUMN "mark" TEXT'
NOTE_MARKED = 'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL, "mark" TEXT) STRICT'
THREE = Versions(
    schemas={1: VERSION_1, 2: (*VERSION_1, NOTE), 3: (*VERSION_1, NOTE_MARKED)},
    steps={1: (NOTE,), 2: ("INSERT INTO note (text) VALUES ('carried over')", MARK)},
)
WRONG_STEP = Versions(schemas=THREE.schemas, steps={1: (NOTE,), 2: ("INSERT INTO note (text) VALUES (NULL)",)})
WRONG_END = Versions(schemas=THREE.schemas, steps={1: (NOTE,), 2: ()})


def backups(path: Path) -> list[Path]:
    return sorted(file for file in path.parent.iterdir() if file != path)


def test_every_version_leads_to_the_next():
    assert sorted(VERSIONS.schemas) == list(range(1, VERSIONS.newest + 1))
    assert sorted(VERSIONS.steps) == list(range(1, VERSIONS.newest))


def test_an_older_dossier_is_updated_step_by_step_and_loses_nothing(filled: Path):
    before = Shelf().open_read_only(filled)
    loaded = before.load()
    before.close()
    store = Shelf(THREE).open(filled)
    assert store.load() == loaded
    assert store._raw.execute("SELECT text, mark FROM note").fetchall() == [("carried over", None)]
    make.write(store, *make.came(make.answer("hard/later")))
    store.close()
    assert Shelf(THREE).check(filled) == []


def test_the_backup_is_a_dossier_of_the_older_version(filled: Path):
    Shelf(THREE).open(filled).close()
    [backup] = backups(filled)
    assert backup.name == "northwind (before update from version 1).candor"
    assert Shelf().check(backup) == []
    store = Shelf().open(backup)
    assert make.answer().id in store.load().record.answers
    store.close()


def test_a_backup_never_replaces_an_earlier_one(filled: Path, filled_bytes: bytes):
    Shelf(THREE).open(filled).close()
    first = backups(filled)
    filled.write_bytes(filled_bytes)
    Shelf(THREE).open(filled).close()
    assert [file.name for file in backups(filled) if file not in first] == [
        "northwind (before update from version 1) 2.candor"
    ]


def test_once_updated_no_further_backup_is_made(filled: Path):
    Shelf(THREE).open(filled).close()
    made = backups(filled)
    Shelf(THREE).open(filled).close()
    assert backups(filled) == made


def test_a_step_that_fails_is_our_bug_and_leaves_the_dossier_as_it_was(filled: Path, filled_bytes: bytes):
    with pytest.raises(dbapi2.IntegrityError):
        Shelf(WRONG_STEP).open(filled)
    assert filled.read_bytes() == filled_bytes
    assert backups(filled) == []
    Shelf().open(filled).close()


def test_an_update_that_does_not_arrive_is_undone(filled: Path, filled_bytes: bytes):
    with pytest.raises(DossierDamaged):
        Shelf(WRONG_END).open(filled)
    assert filled.read_bytes() == filled_bytes
    assert backups(filled) == []


@pytest.mark.skipif(os.name == "nt", reason="no limit on file sizes there")
def test_no_room_for_the_backup_leaves_the_dossier_as_it_was(filled: Path, filled_bytes: bytes, monkeypatch):
    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("candor.storage.migrations.settle", no_room)
    with pytest.raises(DiskFull):
        Shelf(THREE).open(filled)
    assert filled.read_bytes() == filled_bytes
    assert backups(filled) == []


def test_reading_or_checking_an_older_dossier_asks_to_update_it_first(filled: Path):
    for way in (Shelf(THREE).open_read_only, Shelf(THREE).check):
        with pytest.raises(DossierTooOld):
            way(filled)


def test_what_was_updated_is_too_new_for_the_older_program(filled: Path):
    Shelf(THREE).open(filled).close()
    for way in (Shelf().open, Shelf().open_read_only, Shelf().check):
        with pytest.raises(DossierTooNew):
            way(filled)
