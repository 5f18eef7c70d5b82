"""An open dossier in use: the record as it stands, and the one way in which it changes."""

from __future__ import annotations

from pathlib import Path

from candor.domain.answer import Draft
from candor.domain.errors import RecordSigned
from candor.domain.journal import JournalHead
from candor.domain.promise import Promise
from candor.domain.record import Change, Record
from candor.domain.signoff import Revision
from candor.workflows.ports import Clock, DossierStore

ALLOWED_WHEN_SIGNED = (Revision, Promise)
"""A signed record is never unlocked: only an amendment may begin, and promises go on being kept or broken."""


class Ledger:
    """Writes go through ``commit`` and ``save_draft``, from one thread at a time. ``record`` is immutable and
    replaced as a whole, so any thread may read it without asking."""

    def __init__(self, store: DossierStore, clock: Clock, actor: str) -> None:
        self.store = store
        self.clock = clock
        self.actor = actor
        loaded = store.load()
        self.record: Record = loaded.record
        self.drafts: dict[str, Draft] = dict(loaded.drafts)
        self.head: JournalHead = loaded.head

    @property
    def path(self) -> Path:
        return self.store.path

    def commit(self, *changes: Change, settles: tuple[str, ...] = ()) -> None:
        """Make these changes durable, then true.

        Raises RecordSigned or the store's KnownError; then nothing changed.
        """
        changes = tuple(change for change in changes if change.before != change.after)
        settles = tuple(answer for answer in settles if answer in self.drafts)
        if not changes and not settles:
            return
        if self.record.locked and any(not isinstance(c.entity, ALLOWED_WHEN_SIGNED) for c in changes):
            raise RecordSigned
        self.head = self.store.commit(changes, actor=self.actor, at=self.clock.now(), settles=settles)
        self.record = self.record.applied(changes)
        self.drafts = {answer: draft for answer, draft in self.drafts.items() if answer not in settles}

    def save_draft(self, answer_id: str, text: str) -> Draft:
        """Make typed words durable at once; they become the answer, and a journal entry, when settled."""
        if self.record.locked:
            raise RecordSigned
        draft = Draft(answer_id=answer_id, text=text, saved_at=self.clock.now())
        self.store.save_draft(draft)
        self.drafts = {**self.drafts, answer_id: draft}
        return draft

    def close(self) -> None:
        self.store.close()
