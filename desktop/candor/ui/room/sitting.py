"""The clock of a sitting: seconds used, pauses left out."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal


class Sitting(QObject):
    """Emits ``ticked`` about once a second while time runs."""

    ticked = Signal()

    def __init__(self, used_seconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self._before = used_seconds
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.ticked)

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    @property
    def used_seconds(self) -> int:
        return self._before + (self._since.elapsed() // 1000 if self.running else 0)

    def add(self, seconds: int) -> None:
        """Time that passed without this clock."""
        self._before += seconds
        self.ticked.emit()

    def run(self) -> None:
        if not self.running:
            self._since.start()
            self._timer.start()

    def pause(self) -> None:
        self._before = self.used_seconds
        self._timer.stop()
