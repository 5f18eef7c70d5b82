"""Which files the page asks for and takes from a drop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from candor.workflows.attach import safe_name
from candor.workflows.taking_in import ENDINGS, MISTAKEN

_KINDS = f"Forms and questionnaires ({' '.join(f'*{ending}' for ending in ENDINGS)});;All files (*)"


def dropped_form(event: QDropEvent) -> Path | None:
    """The one file that is being dropped, if it may hold questions or somebody may think that it can be read."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in (*ENDINGS, *MISTAKEN) else None


def ask_for_form(parent: QWidget) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(parent, "Import a questionnaire", str(documents()), _KINDS)
    return Path(name) if name else None


def ask_where(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """A place to write to, with the ending of ``name``; the dialog asks before anything is replaced."""
    dialog = QFileDialog(parent, title, str(documents()), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(safe_name(name))
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or ".")
