"""How long the library takes: read from its files, and remembered; and how long a large form takes to come in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from candor.questionnaires.forms.desk import FormDesk
from candor.questionnaires.library import Library
from candor.workflows.measurement import Measurement, milliseconds

ROUNDS = 5
ROWS = 5_000


def measure(shipped: Path, folder: Path) -> Iterator[Measurement]:
    """``folder`` is empty and for scratch. The best of a few rounds, since the rest is what else the machine does; the
    parsers are imported before, as they are in the running program."""
    remembered = folder / "questionnaires.json"

    def cold() -> None:
        remembered.unlink(missing_ok=True)
        Library(shipped, None, remembered).all()

    def warm() -> None:
        Library(shipped, None, remembered).all()

    cold()
    taken = min(milliseconds(cold) for _ in range(ROUNDS))
    yield Measurement(name="library read from its files", measured=taken, goal=150, unit="ms")
    taken = min(milliseconds(warm) for _ in range(ROUNDS))
    yield Measurement(name="library from its checked cache", measured=taken, goal=20, unit="ms")
    form, desk = _large_form(), FormDesk()
    taken = milliseconds(lambda: desk.read(form, "large.csv"))
    yield Measurement(name=f"a form of {ROWS} questions brought in", measured=taken, goal=5_000, unit="ms")


def _large_form() -> bytes:
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(["Section", "Question", "Choices", "Guidance"])
    for number in range(ROWS):
        about = f"Part {number // 50 + 1}"
        question = f"Who signed off release {number + 1}, and what changed in it?"
        table.writerow([about, question, "Yes; No; Partly" if number % 3 else "", "Ask to see the page itself."])
    return written.getvalue().encode()
