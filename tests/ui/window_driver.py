"""Drives the real window as a person would: do a step, wait until everything it started has come to its end."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from candor.ui.operations import Operations
from candor.ui.window import Window


class Driver:
    """Drives a real window as a person would, and waits for what it started."""

    def __init__(self, window: Window, operations: Operations, qtbot: QtBot) -> None:
        self.window = window
        self.operations = operations
        self._qtbot = qtbot

    def settle(self) -> None:
        """Let everything that was started come to its end."""
        for _ in range(4):
            self._qtbot.wait_until(lambda: not self.operations.busy, timeout=30_000)
            self._qtbot.wait(1)

    def do(self, step: Callable[[], object]) -> None:
        step()
        self.settle()

    @property
    def page(self) -> object:
        return self.window.pages_shown.currentWidget()
