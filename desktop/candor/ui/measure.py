"""How fast the window is: from start to paint, from start to first word, and how long it keeps a typist waiting."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtTest import QTest

from candor.domain.deal import Category
from candor.domain.interview import Mode
from candor.domain.people import Side
from candor.ui.operations import Operations
from candor.ui.player import press_key
from candor.ui.room.page import RoomPage
from candor.ui.start import START_WATCH, application, make_window
from candor.ui.window import Window
from candor.workflows import prepare
from candor.workflows.measurement import Measurement, percentile
from candor.workflows.services import Services

STARTS = 7
KEY_EVERY_MS = 40
_WORDS = (
    "They have nine months of cash, the founders hold sixty-two per cent between them, and the lender may call the "
    "note if the next round slips. We would rather not say more today, but they will send the cap table by Friday. "
) * 2
_BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QWidget
class Bare(QWidget):
    def paintEvent(self, event):
        print(time.time(), flush=True)
        QApplication.exit(0)
app = QApplication(["bare"])
window = Bare()
window.resize(1280, 800)
window.show()
sys.exit(app.exec())
"""


def measure(services: Services, folder: Path) -> list[Measurement]:
    """Starts are whole processes, each in turn with a bare Qt window's; medians in milliseconds."""
    dossier = _dossier(services, folder / "window.candor")
    bare, painted, ready = [], [], []
    for _ in range(STARTS):
        bare.append(_start([sys.executable, "-c", _BARE])[-1])
        painted.append(_start([sys.executable, "-m", "candor"], watch="painted")[-1])
        ready.append(_start([sys.executable, "-m", "candor", str(dossier)], watch="ready")[-1])
    floor = percentile(bare, 0.5)
    first, word = percentile(painted, 0.5), percentile(ready, 0.5)
    return [
        Measurement(name="start to first paint", measured=first, floor=floor, goal=1.5, unit="ms"),
        Measurement(name="start to ready to type", measured=word, floor=floor, goal=4, unit="ms"),
        Measurement(name="longest wait while typing", measured=_longest_wait(services, dossier), goal=16, unit="ms"),
    ]


def _start(command: list[str], watch: str = "") -> list[float]:
    """Milliseconds from before the process was made to each time of day that it printed."""
    environment = {**os.environ, START_WATCH: watch}
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY") and sys.platform.startswith("linux"):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    begun = time.time()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    return [(float(line) - begun) * 1000 for line in done.stdout.split()]


def _dossier(services: Services, path: Path) -> Path:
    ledger = prepare.create_dossier(
        services, path, vendor="Bench", product="", category=Category.DIGITAL_THERAPEUTIC, actor="bench"
    )
    prepare.add_interview(
        ledger,
        mode=Mode.CALL,
        held_on=services.clock.now().date(),
        planned_minutes=45,
        people=[prepare.PersonToAdd("Bench", side=Side.OURS)],
        questionnaires=[asked for asked in services.library.all() if asked.questionnaire.usual],
    )
    ledger.close()
    return path


def _longest_wait(services: Services, dossier: Path) -> float:
    """Type at a fast typist's pace in the room, with saving and listening going on; the longest time in milliseconds
    for which the window's thread did not get round to a timer that is always due."""
    window, operations = make_window(application(), services)
    window.resize(1280, 800)
    window.show()
    try:
        room = _room(window, operations, dossier)
        waits: list[float] = []
        since, beat = QElapsedTimer(), QTimer()
        beat.setTimerType(Qt.TimerType.PreciseTimer)
        beat.timeout.connect(lambda: waits.append(since.nsecsElapsed() / 1e6))
        beat.timeout.connect(since.restart)
        since.start()
        beat.start(0)
        for character in _WORDS:
            press_key(room.editor, character)
            QTest.qWait(KEY_EVERY_MS)
        beat.stop()
    finally:
        window.show_home()
        operations.wait_idle()
        operations.stop()
        window.close()
    return max(waits)


def _room(window: Window, operations: Operations, dossier: Path) -> RoomPage:
    window.open_dossier(dossier)
    operations.wait_idle()
    window.enter_room("interview-1")
    operations.wait_idle()
    assert window.room is not None
    return window.room
