"""The demonstration: the sample interview played through a real window, off-screen where there is no screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from candor.ui.player import Played, Player
from candor.ui.start import application, has_screen, make_window
from candor.workflows.ports import Clock
from candor.workflows.sample import Sample
from candor.workflows.services import Services

SIZE = (1280, 800)
VISIBLE_PACE_MS = 12


class RehearsalClock:
    """Ends now and began as long ago as the sample took: a demonstration types in seconds what took half an hour."""

    def __init__(self, clock: Clock, seconds: int) -> None:
        self._clock = clock
        self._behind = timedelta(seconds=seconds)

    def now(self) -> datetime:
        return self._clock.now() - self._behind

    def advance(self, seconds: int) -> None:
        self._behind = max(timedelta(0), self._behind - timedelta(seconds=seconds))


def play(
    services: Services,
    sample: Sample,
    folder: Path,
    *,
    pace: int | None = None,
    said: Callable[[str], None] = lambda _: None,
) -> Played:
    """Leave the dossier and the signed PDF in ``folder``. ``pace`` is milliseconds a key; by default what a person can
    follow, and as fast as possible where nobody can see it. Raises SampleInterrupted."""
    clock = RehearsalClock(services.clock, sum(answer.seconds for answer in sample.answers))
    services = replace(services, clock=clock)
    window, operations = make_window(application(), services)
    window.resize(*SIZE)
    window.show()
    if pace is None:
        pace = VISIBLE_PACE_MS if has_screen() else 0
    try:
        player = Player(window, operations, services, sample, pace=pace, said=said, passed=clock.advance)
        played = player.play(folder)
        window.show_home()
        operations.wait_idle()
    finally:
        operations.stop()
        window.close()
    return played
