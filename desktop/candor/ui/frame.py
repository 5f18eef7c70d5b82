"""The window's frame: where it stood last time, and what may be dropped onto it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMainWindow


def restore_geometry(window: QMainWindow, folder: Path) -> None:
    """Size and place as they were; 1280 by 800 the first time."""
    window.resize(1280, 800)
    held = _settings(folder).value("geometry")
    if isinstance(held, QByteArray):
        window.restoreGeometry(held)


def keep_geometry(window: QMainWindow, folder: Path) -> None:
    settings = _settings(folder)
    settings.setValue("geometry", window.saveGeometry())
    settings.sync()


def _settings(folder: Path) -> QSettings:
    """A file in this person's own folder, never the registry."""
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


def dropped(event: QDropEvent) -> Path | None:
    """The one dossier or PDF that is being dropped, if that is what it is."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    wanted = [path for path in paths if path.suffix.lower() in (".candor", ".pdf")]
    return wanted[0] if len(paths) == 1 and wanted else None
