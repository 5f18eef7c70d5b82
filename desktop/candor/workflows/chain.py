"""The journal's chain: how an entry is made from a change and sealed, and how a whole journal is checked."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from candor.domain.journal import EMPTY_HEAD, JournalEntry, JournalHead
from candor.domain.record import Change
from candor.workflows.canonical import Plain, canonical, digest, to_plain

State = dict[tuple[str, str], dict[str, Plain]]
"""Entities as plain values by (kind, id): what the journal says the record is."""


class ChainBroken(Exception):
    """The journal is not the one that was written; ``sentence`` says where, ``seq`` is the first bad entry."""

    def __init__(self, seq: int, sentence: str) -> None:
        super().__init__(sentence)
        self.seq = seq
        self.sentence = sentence


def entry_for(change: Change, head: JournalHead, actor: str, at: datetime) -> JournalEntry:
    """The next entry after ``head``: only the fields that changed, both sides, in canonical JSON."""
    before = to_plain(change.before) if change.before is not None else None
    after = to_plain(change.after) if change.after is not None else None
    if before is not None and after is not None:
        changed = [name for name in after if before.get(name) != after[name]]
        before, after = {n: before[n] for n in changed}, {n: after[n] for n in changed}
    return _sealed(
        seq=head.length + 1,
        at=at,
        actor=actor,
        action=change.action,
        kind=change.kind,
        target=change.entity.id,
        before=None if before is None else canonical(before).decode(),
        after=None if after is None else canonical(after).decode(),
        previous=head.digest,
    )


def entries_for(changes: Iterable[Change], head: JournalHead, actor: str, at: datetime) -> list[JournalEntry]:
    entries: list[JournalEntry] = []
    for change in changes:
        entry = entry_for(change, head, actor, at)
        entries.append(entry)
        head = JournalHead(entry.seq, entry.digest)
    return entries


def seal(entry: JournalEntry) -> str:
    """The digest this entry must carry."""
    return digest(
        "journal/1",
        canonical(
            [
                entry.seq,
                entry.at.isoformat(),
                entry.actor,
                entry.action,
                entry.kind,
                entry.target,
                entry.before,
                entry.after,
                entry.previous,
            ]
        ),
    )


def _sealed(**parts: object) -> JournalEntry:
    bare = JournalEntry(digest="", **parts)  # type: ignore[arg-type]
    return JournalEntry(digest=seal(bare), **parts)  # type: ignore[arg-type]


def replay(
    entries: Iterable[JournalEntry], state: State | None = None, head: JournalHead = EMPTY_HEAD
) -> tuple[State, JournalHead]:
    """What the record must be after these entries. Raises ChainBroken at the first entry that does not belong."""
    state = {} if state is None else state
    for entry in entries:
        if entry.seq != head.length + 1:
            raise ChainBroken(head.length + 1, f"Journal entry {head.length + 1} is missing.")
        if entry.previous != head.digest or seal(entry) != entry.digest:
            raise ChainBroken(entry.seq, f"Journal entry {entry.seq} was changed after it was written.")
        _apply(entry, state)
        head = JournalHead(entry.seq, entry.digest)
    return state, head


def _apply(entry: JournalEntry, state: State) -> None:
    key = (entry.kind, entry.target)
    before = None if entry.before is None else json.loads(entry.before)
    after = None if entry.after is None else json.loads(entry.after)
    held = state.get(key)
    # A field that is not in what was held is one that the program did not know yet when it wrote that.
    consistent = (
        held is None if before is None else held is not None and all(held.get(n, v) == v for n, v in before.items())
    )
    if not consistent:
        raise ChainBroken(entry.seq, f"Journal entry {entry.seq} does not follow from the entries before it.")
    if after is None:
        del state[key]
    else:
        state[key] = {**(held or {}), **after}
