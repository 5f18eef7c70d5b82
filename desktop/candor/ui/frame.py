"""The window's frame: where it stood last time, what may be dropped onto it, and closing without losing a word."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow


class Frame(QMainWindow):
    """Closes only after ``put_away`` said it is done. ``folder`` keeps the geometry, in a file, never the registry."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self._closing = False
        self._may_close = False
        self.setAcceptDrops(True)
        self.resize(1280, 800)
        held = self._settings.value("geometry")
        if isinstance(held, QByteArray):
            self.restoreGeometry(held)

    @abstractmethod
    def put_away(self, done: Callable[[], None]) -> None:
        """Make everything in hand durable, then call ``done``; where that cannot be, say so and do not call it."""

    @abstractmethod
    def take_in(self, path: Path) -> None:
        """Do what dropping this dossier or PDF means."""

    @abstractmethod
    def is_busy(self) -> bool:
        """Whether work is still under way, so that waiting makes sense."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        path = dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.take_in(path)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if self._may_close:
            self._settings.setValue("geometry", self.saveGeometry())
            self._settings.sync()
            event.accept()
            return
        event.ignore()
        if self._closing and self.is_busy():
            return
        if self._closing and self._ask_to_lose():
            self._close_now()
            return
        self._closing = True
        self.put_away(self._close_now)

    def _close_now(self) -> None:
        self._may_close = True
        QTimer.singleShot(0, self.close)  # Qt ignores a close asked for while it is closing.

    def _ask_to_lose(self) -> bool:
        from PySide6.QtWidgets import QMessageBox

        answer = QMessageBox.question(
            self,
            "Close without saving?",
            "The last words could not be saved, for the reason the window shows. Close all the same and lose them?",
            QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        return answer == QMessageBox.StandardButton.Discard


def dropped(event: QDropEvent) -> Path | None:
    """The one dossier or PDF that is being dropped, if that is what it is."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    wanted = [path for path in paths if path.suffix.lower() in (".candor", ".pdf")]
    return wanted[0] if len(paths) == 1 and wanted else None
