"""A killed program loses at most the last second of typing, and never a word that it said was saved."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from candor.bootstrap import build_services
from candor.questionnaires.sample import read_sample
from candor.workflows import conduct, prepare

pytestmark = pytest.mark.journey

ALLOWED_LOSS_SECONDS = 1.0


class Typist:
    """The real window in a process of its own; ``told`` is what it said to have typed and saved, as it came."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.told: list[tuple[str, str, int, float]] = []
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.typist", str(folder)],
            cwd=root,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            text=True,
        )
        self._reader = threading.Thread(target=self._listen)
        self._reader.start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if not line.endswith("\n"):  # killed in the middle of saying it: nobody saw it
                return
            what, key, count, at = line.split()
            self.told.append((what, key, int(count), float(at)))

    def wait_for_saves(self, saves: int) -> None:
        deadline = time.monotonic() + 60
        while sum(what == "saved" for what, *_ in self.told) < saves:
            assert self._process.poll() is None, "the typist ended by itself"
            assert time.monotonic() < deadline, "the typist hangs"
            threading.Event().wait(0.01)

    def kill(self) -> float:
        at = time.monotonic()
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._reader.join()
        assert self._process.stdout is not None
        self._process.stdout.close()
        return at


@pytest.mark.parametrize("saves", [1, 3, 6, 10, 15])
def test_what_was_said_to_be_saved_is_there_after_a_kill(saves: int, tmp_path: Path, root: Path) -> None:
    typist = Typist(tmp_path, root)
    typist.wait_for_saves(saves)
    threading.Event().wait(random.Random(saves).random())
    killed_at = typist.kill()

    services = build_services()
    ledger = prepare.open_dossier(services, tmp_path / "typed.candor", actor="after the crash")
    (interview,) = ledger.record.interviews
    words = {answer.question: answer.text for answer in read_sample(root / "resources" / "sample").answers}
    for what, key, count, at in typist.told:
        if what == "saved" or at < killed_at - ALLOWED_LOSS_SECONDS:
            kept = conduct.current_text(ledger, interview, key)
            assert kept == words[key][: len(kept)]
            assert len(kept) >= count, f"{count} characters were {what}, {len(kept)} are there"
    conduct.settle_leftovers(ledger, services.assessor)
    ledger.close()
    assert services.shelf.check(tmp_path / "typed.candor") == []
