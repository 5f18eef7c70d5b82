"""The moments in which a drive or a person interferes with the very act of saving."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import storage_factory as make
from sqlcipher3 import dbapi2

from candor.storage.errors import DossierGone, DossierUncertain, DriveFailed
from candor.storage.shelf import Shelf


class Interference:
    """A connection on which something happens at the moment of a commit."""

    def __init__(self, connection: Any, at_commit: Callable[[Any], None]) -> None:
        self._connection = connection
        self._at_commit = at_commit

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, sql: str, *parameters: Any) -> Any:
        if sql == "COMMIT":
            return self._at_commit(self._connection)
        return self._connection.execute(sql, *parameters)


def drive_trouble() -> dbapi2.OperationalError:
    error = dbapi2.OperationalError("disk I/O error")
    error.sqlite_errorcode = 10
    return error


def test_a_commit_that_the_drive_refused_is_undone_and_may_be_tried_again(store):
    def refuse(_: Any) -> None:
        raise drive_trouble()

    real, store._raw = store._raw, Interference(store._raw, refuse)
    before = store.load()
    with pytest.raises(DriveFailed):
        make.write(store, *make.came(make.answer()))
    store._raw = real
    assert store.load() == before
    make.write(store, *make.came(make.answer()))
    store.close()
    assert Shelf().check(store.path) == []


def test_a_commit_that_counts_though_the_drive_complained_is_never_written_twice(store):
    def complain(connection: Any) -> None:
        connection.execute("COMMIT")
        raise drive_trouble()

    real, store._raw = store._raw, Interference(store._raw, complain)
    store.load()
    with pytest.raises(DriveFailed):
        make.write(store, *make.came(make.answer()))
    store._raw = real
    with pytest.raises(DossierUncertain):
        make.write(store, *make.came(make.answer()))
    with pytest.raises(DossierUncertain):
        store.save_draft(make.draft())
    store.close()
    assert Shelf().check(store.path) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file where it is")
def test_moved_in_the_moment_of_saving_nothing_is_claimed_and_nothing_written_twice(store, tmp_path: Path):
    away = tmp_path / "away.candor"

    def move(connection: Any) -> None:
        connection.execute("COMMIT")
        store.path.rename(away)

    real, store._raw = store._raw, Interference(store._raw, move)
    with pytest.raises(DossierGone):
        make.write(store, *make.came(make.answer()))
    store._raw = real
    away.rename(store.path)
    with pytest.raises(DossierGone):
        make.write(store, *make.came(make.answer()))
    store.save_copy(tmp_path / "copy.candor")
    assert Shelf().check(tmp_path / "copy.candor") == []
    store.close()
    assert Shelf().check(store.path) == []


def test_a_bug_of_ours_is_loud_and_undone(store):
    """Here: a chunk without its content, which the database refuses when it is committed."""
    before = store.load()
    with pytest.raises(dbapi2.IntegrityError), store._transaction():
        store._raw.execute("INSERT INTO content_chunk VALUES (9, 0, x'00')")
    assert store.load() == before
    make.keep(store, b"goes on")


def test_a_commit_before_anything_was_loaded_continues_the_journal(filled: Path):
    store = Shelf().open(filled)
    make.write(store, *make.came(make.answer("hard/next")))
    store.close()
    assert Shelf().check(filled) == []


def test_a_source_that_hands_out_little_at_a_time_is_kept_whole(store):
    class Trickle(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(size or 0, 7001))

    content = bytes(range(251)) * 50_000
    stored = store.put_content(Trickle(content), len(content))
    assert b"".join(store.read_content(stored.sha256)) == content
    assert store._raw.execute("SELECT count(*) FROM content_chunk").fetchone() == (3,)
