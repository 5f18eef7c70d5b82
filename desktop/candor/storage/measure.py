"""How long it takes until typed words are durable, against the barest commit that is just as durable."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from candor.domain.answer import Answer, Disposition, Draft
from candor.domain.deal import Category, Deal
from candor.domain.record import Change
from candor.storage import engine
from candor.storage.shelf import Shelf
from candor.workflows.measurement import Measurement, milliseconds, percentile

ROUNDS = 400
_WORDS = "They have nine months of cash, and the founders hold sixty-two per cent between them. " * 8
_AT = datetime(2026, 1, 1, tzinfo=UTC)


def measure(folder: Path) -> list[Measurement]:
    """Saves of a 700-character draft, settled answers with their journal entry, and raw one-row commits in turn, in new
    files in ``folder``."""
    raw = _raw(folder / "raw.sqlite")
    deal = Deal(id="bench", vendor="Bench", product="", category=Category.STRATEGIC_ALLIANCE)
    dossier = Shelf().create(folder / "bench.candor", deal, actor="bench", at=_AT)
    answer = Answer(id="i/q/a", interview_id="i", question="q/a", disposition=Disposition.ANSWERED)
    dossier.commit([Change("answer_settled", None, answer)], actor="bench", at=_AT)
    floors, drafts, answers = [], [], []
    try:
        for number in range(ROUNDS):
            text = f"{number} {_WORDS}"
            floors.append(milliseconds(partial(_commit, raw, text)))
            draft = Draft(answer_id=answer.id, text=text, saved_at=_AT)
            drafts.append(milliseconds(partial(dossier.save_draft, draft)))
            settled = replace(answer, text=text)
            change = Change("answer_settled", answer, settled)
            answers.append(milliseconds(partial(dossier.commit, [change], actor="bench", at=_AT)))
            answer = settled
    finally:
        dossier.close()
        raw.close()
    floor = percentile(floors, 0.99)
    return [
        Measurement(name="typed words saved, p99", measured=percentile(drafts, 0.99), floor=floor, goal=6, unit="ms"),
        Measurement(name="answer settled, p99", measured=percentile(answers, 0.99), floor=floor, goal=6, unit="ms"),
    ]


def _raw(path: Path) -> Any:
    path.touch()
    connection = engine.connect(path, "rw")
    engine.take(connection)
    connection.execute("CREATE TABLE answer (id TEXT PRIMARY KEY, text TEXT NOT NULL)")
    connection.execute("INSERT INTO answer VALUES ('a', '')")
    return connection


def _commit(connection: Any, text: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE answer SET text = ? WHERE id = 'a'", (text,))
    connection.execute("COMMIT")
