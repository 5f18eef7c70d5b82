"""Evidence on its way in and out of the dossier, each step an operation."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QImageReader

from candor.domain.errors import KnownError
from candor.domain.evidence import Evidence, EvidenceKind
from candor.ui.operations import Operations
from candor.workflows import attach
from candor.workflows.ledger import Ledger
from candor.workflows.services import Services

THUMBNAIL = 32
"""Pixels; drawn at half of it, so that it is sharp on a dense screen."""
LARGEST_THUMBNAIL_SOURCE = 20_000_000
PICTURES = ("image/png", "image/jpeg", "image/webp", "image/bmp", "image/gif")


class Attachments(QObject):
    """``changed`` after something came in or was taken off; ``failed`` with a sentence; ``progressed`` while a large
    file is taken in (name, percent); ``warned`` when something that can run programs was to be opened."""

    changed = Signal()
    failed = Signal(str)
    progressed = Signal(str, int)
    pictured = Signal(str, QImage)
    warned = Signal(object)

    def __init__(self, services: Services, operations: Operations, ledger: Ledger, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._operations, self._ledger = services, operations, ledger
        self._shown: tempfile.TemporaryDirectory[str] | None = None

    def take_files(self, paths: Sequence[Path], answer: str) -> None:
        for path in paths:
            self._run(partial(self._take_file, path, answer))

    def _take_file(self, path: Path, answer: str) -> None:
        said = -1

        def progress(done: int, whole: int) -> bool:
            nonlocal said
            percent = round(done * 100 / whole) if whole else 100
            if percent != said:
                said = percent
                self.progressed.emit(path.name, percent)
            return True

        attach.attach_file(self._ledger, path, [answer], progress=progress)

    def take_image(self, image: QImage, answer: str) -> None:
        """A pasted picture, kept as PNG."""

        def work() -> None:
            content = QByteArray()
            buffer = QBuffer(content)
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            image.save(buffer, "PNG")  # type: ignore[call-overload]
            name = f"pasted {self._services.clock.now():%H.%M.%S}.png"
            attach.attach_bytes(self._ledger, name, bytes(content.data()), [answer], kind=EvidenceKind.SCREENSHOT)

        self._run(work)

    def take_text(self, text: str, answer: str) -> None:
        """Words too long for an answer, kept as a note."""
        name = f"pasted {self._services.clock.now():%H.%M.%S}.txt"
        self._run(lambda: attach.attach_text(self._ledger, name, text, [answer], kind=EvidenceKind.NOTE))

    def remove(self, evidence: Evidence, reason: str) -> None:
        self._run(lambda: attach.remove(self._ledger, evidence.id, reason))

    def export(self, evidence: Evidence, to: Path) -> None:
        self._operations.run(lambda: attach.export(self._ledger, evidence.id, to), lambda _none: None, self._refused)

    def open(self, evidence: Evidence, *, sure: bool = False) -> None:
        """Show it in the program the system has for it, from a folder that is gone when the room closes."""
        if attach.needs_warning(evidence) and not sure:
            self.warned.emit(evidence)
            return
        if self._shown is None:
            self._shown = tempfile.TemporaryDirectory(prefix="candor-", ignore_cleanup_errors=True)
        to = Path(self._shown.name) / uuid.uuid4().hex[:8] / attach.safe_name(evidence.name)

        def work() -> None:
            to.parent.mkdir()
            attach.export(self._ledger, evidence.id, to)

        def show(_none: None) -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(to)))

        self._operations.run(work, show, self._refused)

    def picture(self, evidence: Evidence) -> None:
        """A small likeness of a picture; silently none where it cannot be drawn."""
        if evidence.media_type not in PICTURES or evidence.size > LARGEST_THUMBNAIL_SOURCE:
            return
        store = self._ledger.store
        self._operations.run(
            lambda: _thumbnail(b"".join(store.read_content(evidence.sha256))),
            lambda image: self.pictured.emit(evidence.id, image),
            lambda _error: None,
        )

    def shut(self) -> None:
        if self._shown is not None:
            self._shown.cleanup()
            self._shown = None

    def _run(self, operation: Callable[[], object]) -> None:
        self._operations.run(operation, lambda _done: self.changed.emit(), self._refused)

    def _refused(self, error: KnownError) -> None:
        self.failed.emit(error.sentence)


def _thumbnail(content: bytes) -> QImage:
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(QSize(THUMBNAIL, THUMBNAIL), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
