"""Pictures of every page, for the papers and for whoever looks hard: ``python -m tests.journeys.portraits DIR``."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from candor.bootstrap import build_services
from candor.questionnaires.sample import read_sample
from candor.ui.operations import Operations
from candor.ui.player import Player
from candor.ui.start import application, make_window
from candor.ui.style import Theme
from candor.ui.window import Window

WIDE, NARROW, CALL = (1280, 800), (860, 800), (380, 760)
QUESTION = "hard-questions/runway-and-control"


class Photographer:
    """Grabs a widget once the window has come to rest."""

    def __init__(self, window: Window, operations: Operations, folder: Path) -> None:
        self.window, self.operations, self.folder = window, operations, folder

    def take(self, name: str, size: tuple[int, int] = WIDE, of: QWidget | None = None) -> None:
        self.window.resize(*size)
        QTest.qWait(500)
        self.operations.wait_idle(30_000)
        QTest.qWait(100)
        (of or self.window).grab().save(str(self.folder / f"{name}.png"))

    def in_both(self, name: str, size: tuple[int, int] = WIDE) -> None:
        themes: tuple[Theme, ...] = ("light", "dark")
        for theme in reversed(themes):
            self.window._looks.set_theme(theme)
            self.take(f"{name}-{theme}", size)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["CANDOR_HOME"] = home
        services = build_services()
        sample = read_sample(services.places.resources / "sample")
        window, operations = make_window(application(), services)
        window.show()
        camera = Photographer(window, operations, folder)
        camera.in_both("home-empty")
        player = Player(window, operations, services, sample)
        window.show_setup()
        camera.in_both("setup-empty")
        room = player.begin(Path(home) / "Helixa Health.candor")
        camera.take("room-first")
        for answer in sample.answers:
            if answer.question == QUESTION:
                room.go_to(QUESTION)
                player.type(room.editor, answer.text)
                room.hear_now()
                camera.in_both("live")
                camera.take("live-narrow", NARROW)
                room.toggle_call_mode()
                camera.take("live-call", CALL, room.window())
                room.toggle_call_mode()
                camera.take("live-again")
                room.editor.clear()
            player.give(room, answer)
        room.go_to("hard-questions/validation-documents")
        camera.in_both("live-evidence")
        window.show_dossier()
        camera.in_both("dossier")
        window.show_review()
        camera.in_both("review")
        window.show_sign_off()
        camera.in_both("sign-off-before")
        player.sign_off(Path(home) / "summary.pdf")
        camera.in_both("sign-off")
        camera.take("sign-off-narrow", NARROW)
        window.show_verify()
        camera.in_both("verify")
        window.show_help()
        camera.take("help")
        window.show_home()
        camera.in_both("home")
        operations.stop()
        window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
