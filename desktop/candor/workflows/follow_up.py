"""Following up: promises heard become open items, and are kept, late or broken."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date

from candor.domain.errors import KnownError, NotFound, RecordSigned
from candor.domain.promise import Promise, PromiseState
from candor.domain.record import Change
from candor.workflows.ledger import Ledger
from candor.workflows.wording import one_line


class PromiseEmpty(KnownError):
    def __init__(self) -> None:
        super().__init__("A promise needs words for what was promised; type them in their own words.")


def note_promise(
    ledger: Ledger, answer_id: str, *, what: str, owner: str = "", due_text: str = "", due: date | None = None
) -> Promise:
    """A promise becomes an open item. Raises PromiseEmpty, RecordSigned."""
    if ledger.record.locked:
        raise RecordSigned
    if not one_line(what):
        raise PromiseEmpty
    promise = Promise(
        id=f"promise-{uuid.uuid4().hex[:12]}",
        answer_id=answer_id,
        what=one_line(what),
        owner=one_line(owner),
        due_text=one_line(due_text),
        due=due,
        heard_at=ledger.clock.now(),
    )
    ledger.commit(Change("promise_noted", None, promise))
    return promise


def change_promise(
    ledger: Ledger, promise_id: str, *, what: str, owner: str, due_text: str, due: date | None
) -> Promise:
    """Correct what was noted. Raises PromiseEmpty, NotFound, RecordSigned."""
    if ledger.record.locked:
        raise RecordSigned
    if not one_line(what):
        raise PromiseEmpty
    before = _of(ledger, promise_id)
    after = replace(before, what=one_line(what), owner=one_line(owner), due_text=one_line(due_text), due=due)
    ledger.commit(Change("promise_changed", before, after))
    return after


def resolve(ledger: Ledger, promise_id: str, state: PromiseState) -> Promise:
    """Say whether it was kept, late or broken; allowed on a signed record too, since time goes on."""
    before = _of(ledger, promise_id)
    after = replace(before, state=state)
    ledger.commit(Change("promise_resolved", before, after))
    return after


def drop_promise(ledger: Ledger, promise_id: str) -> None:
    """It was not a promise after all. Raises NotFound, RecordSigned."""
    if ledger.record.locked:
        raise RecordSigned
    ledger.commit(Change("promise_dropped", _of(ledger, promise_id), None))


def _of(ledger: Ledger, promise_id: str) -> Promise:
    promise = ledger.record.promises.get(promise_id)
    if promise is None:
        raise NotFound("That promise is not in this dossier any more; look at the list again.")
    return promise
