"""A person typing, as a process that can be killed: ``python -m tests.journeys.typist DIR``.

Prints, flushed, what a person would have seen: "typed KEY COUNT TIME" after each key, "saved KEY COUNT TIME" when the
window says that words are saved (COUNT characters of that question's answer, TIME on the system's monotonic clock).
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from candor.bootstrap import build_services
from candor.questionnaires.sample import read_sample
from candor.ui.player import Player
from candor.ui.room.page import RoomPage
from candor.ui.start import application, make_window
from candor.workflows.conduct import current_text

PACE_MS = 4


def main(folder: Path) -> None:
    services = build_services()
    sample = read_sample(services.places.resources / "sample")
    window, operations = make_window(application(), services)
    window.show()
    player = Player(window, operations, services, sample, pace=PACE_MS)
    room = player.begin(folder / "typed.candor")
    narrate(room)
    for answer in sample.answers:
        player.give(room, answer)


def narrate(room: RoomPage) -> None:
    def saved(_at: object) -> None:
        key = room.current_key
        told("saved", key, len(current_text(room._ledger, room.interview_id, key)))

    def typed() -> None:
        told("typed", room.current_key, len(room.editor.toPlainText()))

    room._saving.saved.connect(saved)
    room.editor.textChanged.connect(typed)


def told(what: str, key: str, count: int) -> None:
    print(f"{what} {key} {count} {time.monotonic()}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
