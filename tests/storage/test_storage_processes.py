"""Promises that only several real processes, and a real full disk, can prove."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import storage_factory as make

from candor.storage.errors import DiskFull, DossierInUse
from candor.storage.shelf import Shelf

CHILD = Path(__file__).with_name("storage_child.py")


@contextmanager
def child(command: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, str(CHILD), command, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("seed", range(4))
def test_a_killed_process_loses_nothing_that_was_acknowledged(filled: Path, seed: int):
    acknowledged: dict[str, int] = {}
    with child("write_for_ever", filled) as process:
        assert process.stdout is not None
        for _ in range(random.Random(seed).randrange(5, 60)):
            what, number = process.stdout.readline().split()
            acknowledged[what] = int(number)
        process.kill()
        for line in process.stdout:  # what it still said before it died
            what, number = line.split()
            acknowledged[what] = int(number)
        process.wait()
    Shelf().open(filled).close()
    assert list(filled.parent.iterdir()) == [filled]
    assert Shelf().check(filled) == []
    store = Shelf().open(filled)
    loaded = store.load()
    store.close()
    for number in range(acknowledged["answer"] + 1):
        assert make.answer(f"hard/q{number}").id in loaded.record.answers
    last = make.draft(f"draft {acknowledged['draft']}", f"hard/q{acknowledged['draft']}")
    assert loaded.drafts.get(last.answer_id) == last or last.answer_id in loaded.record.answers


def test_a_second_process_is_refused_at_once(filled: Path):
    with child("hold", filled) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "open\n"
        for way in (Shelf().open, Shelf().open_read_only, Shelf().check):
            began = time.monotonic()
            with pytest.raises(DossierInUse, match="already open"):
                way(filled)
            assert time.monotonic() - began < 1
        process.stdin.write("\n")
        process.stdin.flush()
        process.wait()
    Shelf().open(filled).close()


def test_trying_to_open_a_dossier_twice_here_does_not_let_others_in(filled: Path):
    """POSIX drops a process's locks on a file when it closes any descriptor of it."""
    store = Shelf().open(filled)
    for way in (Shelf().open, Shelf().open_read_only, Shelf().check):
        with pytest.raises(DossierInUse):
            way(filled)
    store.save_copy(filled.with_name("copy.candor"))
    with child("knock", filled) as process:
        assert process.stdout is not None
        assert process.stdout.read().split() == ["DossierInUse"] * 3
    store.close()


def test_a_full_file_refuses_and_stays_whole(store):
    make.fill(store)
    before = store.load()
    size = store._raw.execute("PRAGMA page_count").fetchone()[0]
    store._raw.execute(f"PRAGMA max_page_count = {size}").close()
    big = make.answer("hard/big", text="words " * 5000)
    with pytest.raises(DiskFull, match="make room"):
        make.write(store, *make.came(big))
    with pytest.raises(DiskFull):
        store.save_draft(make.draft("words " * 5000))
    with pytest.raises(DiskFull):
        make.keep(store, random.Random(1).randbytes(100_000))
    assert store.load() == before
    store._raw.execute("PRAGMA max_page_count = 1000000").close()
    make.write(store, *make.came(big))
    store.close()
    assert Shelf().check(store.path) == []


def mounted(arrangement: str, command: str, path: Path) -> list[str]:
    """Run a child in a mount namespace of its own. Skips where this user may not."""
    if shutil.which("unshare") is None:
        pytest.skip("mounting a small disk takes Linux")
    script = f'{arrangement} && exec "$0" "$1" "$2" "$3"'
    told = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, sys.executable, CHILD, command, path],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PLACE": str(path.parent)},
    )
    if "unshare" in told.stderr or "mount:" in told.stderr or "denied" in told.stderr:
        pytest.skip("this user may not mount a small disk")
    assert not told.stderr
    return told.stdout.splitlines()


def test_a_full_disk_refuses_loses_nothing_and_goes_on_once_there_is_room(path: Path):
    full, kept = mounted('mount -t tmpfs -o size=600k none "$PLACE"', "fill_the_disk", path)
    assert full.startswith("The disk is full")
    assert kept == "True []"


def test_a_read_only_disk_can_be_read_and_says_why_it_cannot_be_written(filled: Path):
    arrangement = 'mount --bind "$PLACE" "$PLACE" && mount -o remount,ro,bind "$PLACE"'
    told = mounted(arrangement, "write_where_one_may_not", filled)
    assert told == ["ReadOnlyPlace", "1 answer", filled.name]
