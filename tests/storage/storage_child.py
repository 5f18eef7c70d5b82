"""A second process for the tests of storage: it does as its first argument says, and says what it did, line by line."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

import storage_factory as make

from candor.domain.errors import KnownError
from candor.storage.errors import DiskFull
from candor.storage.shelf import Shelf


def say(*words: object) -> None:
    print(*words, flush=True)


def write_for_ever(path: Path) -> None:
    """A draft, an answer, a draft, an answer…; each is said once it is acknowledged."""
    store = Shelf().open(path)
    for number in itertools.count():
        key = f"hard/q{number}"
        store.save_draft(make.draft(f"draft {number}", key))
        say("draft", number)
        settles = [make.draft(key=key).answer_id]
        store.commit(make.came(make.answer(key)), actor=make.ACTOR, at=make.AT, settles=settles)
        say("answer", number)


def hold(path: Path) -> None:
    """Keep a dossier open until told to let go."""
    store = Shelf().open(path)
    say("open")
    sys.stdin.readline()
    store.close()


def knock(path: Path) -> None:
    """Try to open a dossier in every way."""
    shelf = Shelf()
    for way in (shelf.open, shelf.open_read_only, shelf.check):
        try:
            way(path)
        except KnownError as error:
            say(type(error).__name__)
        else:
            say("came in")


def fill_the_disk(path: Path) -> None:
    """Write until the disk is full, then show that everything acknowledged is there, and go on once there is room."""
    ballast = path.with_name("ballast")
    ballast.write_bytes(bytes(200_000))
    store = make.create(Shelf(), path)
    acknowledged = 0
    try:
        for number in itertools.count():
            make.write(store, *make.came(make.answer(f"hard/q{number}", text="words " * 500)))
            acknowledged += 1
    except DiskFull as full:
        say(full.sentence)
    kept = store.load()
    ballast.unlink()
    make.write(store, *make.came(make.answer("hard/afterwards")))
    store.close()
    say(len(kept.record.answers) == acknowledged > 0, Shelf().check(path))


def write_where_one_may_not(path: Path) -> None:
    """Open a dossier on a read-only disk."""
    for way in (Shelf().open, Shelf().open_read_only):
        try:
            store = way(path)
        except KnownError as error:
            say(type(error).__name__)
        else:
            say(len(store.load().record.answers), "answer")
            store.close()
    say(*(file.name for file in path.parent.iterdir()))


if __name__ == "__main__":
    commands = {
        command.__name__: command for command in (write_for_ever, hold, knock, fill_the_disk, write_where_one_may_not)
    }
    commands[sys.argv[1]](Path(sys.argv[2]))
