"""The shelf on the file system keeps the contract, and what only a file can promise."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
import storage_factory as make
from storage_contract import ShelfContract

from candor.domain.errors import KnownError
from candor.storage.errors import (
    DossierGone,
    DossierMissing,
    DossierUnreadable,
    NameUnusable,
    NotADossier,
    PlaceMissing,
)
from candor.storage.shelf import Shelf


class TestShelf(ShelfContract):
    @pytest.fixture
    def shelf(self) -> Shelf:
        return Shelf()


def pragma(store, name: str) -> object:
    return store._raw.execute(f"PRAGMA {name}").fetchone()[0]


def test_every_commit_is_synced_to_the_drive_before_it_counts(store):
    assert pragma(store, "journal_mode") == "truncate"
    assert pragma(store, "synchronous") == 3
    assert pragma(store, "locking_mode") == "exclusive"
    assert pragma(store, "fullfsync") == 1


def test_nothing_of_a_dossier_reaches_temporary_files_or_trusts_its_schema(store):
    assert pragma(store, "temp_store") == 2
    assert pragma(store, "trusted_schema") == 0
    assert pragma(store, "cell_size_check") == 1
    assert pragma(store, "foreign_keys") == 1
    assert pragma(store, "secure_delete") == 2
    assert pragma(store, "mmap_size") == 0


def test_the_file_says_that_it_is_a_dossier_and_of_which_version(store):
    store.close()
    header = store.path.read_bytes()[:100]
    assert header[68:72] == b"CAND"
    assert int.from_bytes(header[60:64], "big") == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_new_dossier_is_its_makers_alone(store):
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_a_missing_folder_is_told_and_nothing_is_left(tmp_path: Path):
    with pytest.raises(PlaceMissing):
        make.create(Shelf(), tmp_path / "nowhere" / "x.candor")
    assert list(tmp_path.iterdir()) == []


def test_a_creation_that_fails_leaves_no_file(tmp_path: Path):
    impossible = make.deal()
    object.__setattr__(impossible, "vendor", "\ud800")
    with pytest.raises(ValueError, match=r"surrogates|utf-8|UTF-8"):
        Shelf().create(tmp_path / "x.candor", impossible, actor=make.ACTOR, at=make.AT)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    for way in (Shelf().open, Shelf().open_read_only, Shelf().check):
        with pytest.raises(DossierMissing):
            way(tmp_path / "x.candor")


def test_a_folder_is_not_a_dossier(tmp_path: Path):
    with pytest.raises(NotADossier):
        Shelf().open(tmp_path)


@pytest.mark.parametrize("name", ["naïve – 50% & more?#.candor", "percent%20.candor", "日本.candor", "no suffix"])
def test_a_dossier_may_be_called_anything(tmp_path: Path, name: str):
    make.create(Shelf(), tmp_path / name).close()
    Shelf().open(tmp_path / name).close()
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file where it is")
class TestMovedAway:
    def test_a_save_into_a_file_that_was_moved_is_not_claimed(self, store, tmp_path: Path):
        store.path.rename(tmp_path / "elsewhere.candor")
        with pytest.raises(DossierGone):
            store.save_draft(make.draft())
        with pytest.raises(DossierGone):
            make.write(store, *make.came(make.answer()))

    def test_a_save_into_a_file_that_was_deleted_is_not_claimed(self, store):
        store.path.unlink()
        with pytest.raises(DossierGone):
            make.write(store, *make.came(make.answer()))

    def test_a_save_over_which_another_file_was_put_is_not_claimed(self, store, tmp_path: Path):
        other = tmp_path / "other"
        other.write_bytes(b"another file")
        other.replace(store.path)
        with pytest.raises(DossierGone):
            make.write(store, *make.came(make.answer()))
        assert store.path.read_bytes() == b"another file"

    def test_put_back_it_goes_on_as_if_nothing_had_been(self, store, tmp_path: Path):
        away = tmp_path / "elsewhere.candor"
        store.path.rename(away)
        with pytest.raises(DossierGone):
            make.write(store, *make.came(make.answer()))
        away.rename(store.path)
        make.write(store, *make.came(make.answer()))
        store.close()
        assert Shelf().check(store.path) == []

    def test_moved_in_the_middle_of_a_save_the_save_is_undone(self, store, tmp_path: Path):
        class Thief:
            def read(self, size: int) -> bytes:
                if store.path.exists():
                    store.path.rename(tmp_path / "stolen.candor")
                    return b"taken while reading"
                return b""

        with pytest.raises(DossierGone):
            store.put_content(Thief(), 19)
        (tmp_path / "stolen.candor").rename(store.path)
        assert store._raw.execute("SELECT count(*) FROM content_chunk").fetchone() == (0,)

    def test_a_deleted_dossier_can_still_be_saved_elsewhere(self, store, tmp_path: Path):
        make.fill(store)
        store.path.unlink()
        store.save_copy(tmp_path / "rescued.candor")
        assert Shelf().check(tmp_path / "rescued.candor") == []


@pytest.fixture
def bound(tmp_path: Path) -> None:
    """Skips where permissions do not bind this user."""
    closed = tmp_path / "closed"
    closed.touch(mode=0)
    readable = os.access(closed, os.R_OK)
    closed.unlink()
    if readable:
        pytest.skip("permissions do not bind this user")


@pytest.mark.usefixtures("bound")
def test_a_read_only_folder_is_told(filled: Path):
    filled.parent.chmod(0o500)
    try:
        with pytest.raises(KnownError, match="cannot be written"):
            Shelf().open(filled)
    finally:
        filled.parent.chmod(0o700)


@pytest.mark.usefixtures("bound")
def test_a_dossier_that_may_not_be_read_is_told(filled: Path):
    filled.chmod(0)
    for way in (Shelf().open, Shelf().open_read_only, Shelf().check):
        with pytest.raises(DossierUnreadable):
            way(filled)


def test_a_name_that_no_disk_takes_is_told(tmp_path: Path):
    with pytest.raises(NameUnusable):
        make.create(Shelf(), tmp_path / ("n" * 300))
    with pytest.raises(KnownError):
        make.create(Shelf(), tmp_path / ("n" * 250))
    assert list(tmp_path.iterdir()) == []


def test_people_s_words_stay_out_of_database_errors(store):
    statement = __import__("sqlalchemy").text("INSERT INTO nowhere VALUES (:words)")
    with pytest.raises(Exception, match="no such table") as caught:
        store._sql.execute(statement, {"words": "in strict confidence"})
    assert "confidence" not in str(caught.value)
