"""The evidence of the question on the table: a chip each, and the ways to add more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from candor.domain.evidence import Evidence, EvidenceKind
from candor.ui.room.buttons import QuietButton, inset, shortened
from candor.ui.room.flow import FlowLayout
from candor.ui.room.keys import Key, tip
from candor.ui.room.passage import Passage
from candor.ui.room.reason_line import ReasonLine
from candor.ui.style import SPACE, Role, Style
from candor.ui.tips import plain_tip

CHIP_NAME = 26
LONGEST_CHIP = CHIP_NAME + 10
HINT = "drop, paste, F3"
ICONS = {
    EvidenceKind.PHOTO: "image",
    EvidenceKind.SCREENSHOT: "image",
    EvidenceKind.LINK: "link",
    EvidenceKind.NOTE: "sticky-note",
    EvidenceKind.AUDIO: "mic",
    EvidenceKind.FILE: "file-text",
}


def size_in_words(size: int) -> str:
    """Bytes as people read them: "812 B", "24 kB", "1.4 MB"."""
    if size < 1000:
        return f"{size} B"
    for unit, scale in (("kB", 1e3), ("MB", 1e6)):
        if size < scale * 999.5:
            return f"{size / scale:.1f} {unit}" if size < scale * 9.95 else f"{size / scale:.0f} {unit}"
    return f"{size / 1e9:.1f} GB"


class Chip(QuietButton):
    """One piece of evidence: a name, and a menu with what can be done with it."""

    def __init__(self, style: Style, evidence: Evidence, parent: QWidget) -> None:
        super().__init__(style, "", icon=ICONS[evidence.kind], role=Role.CAPTION, parent=parent)
        self.evidence = evidence
        received = evidence.received_at.strftime("%H:%M")
        self._tone = "muted"
        self.set_words(f"{shortened(evidence.name, CHIP_NAME)} {size_in_words(evidence.size)}", LONGEST_CHIP)
        self.setAccessibleName(f"Evidence: {evidence.name}, {size_in_words(evidence.size)}, received {received}")
        self.setToolTip(
            plain_tip(
                f"{evidence.name[:300]}\n{evidence.kind.label} · {evidence.size:,} bytes · received {received}"
                f"{f' from {evidence.from_whom}' if evidence.from_whom else ''}\nSHA-256 {evidence.sha256}"
            )
        )
        self.set_menu(QMenu(self))

    def show_picture(self, picture: QImage) -> None:
        """A thumbnail in place of the icon."""
        self.set_picture(QIcon(QPixmap.fromImage(picture)))


class EvidenceStrip(QWidget):
    """Announces wishes; the page asks the workflows. ``removal_wished`` comes with its reason."""

    files_offered = Signal(list)
    open_wished = Signal(object)
    export_wished = Signal(object, object)
    removal_wished = Signal(object, str)
    thumbnail_wished = Signal(object)
    left = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._chips: dict[str, Chip] = {}
        self._read_only = False
        self.setObjectName("evidence")
        self.attach = QuietButton(
            style,
            "Attach",
            says="Attach evidence",
            tip=tip(Key.EVIDENCE, "Attach a file; or drop one here, or paste a picture"),
            icon="paperclip",
            role=Role.CAPTION,
            parent=self,
        )
        self.attach.setObjectName("attach")
        self._hint = Passage(style, Role.CAPTION, tone="muted", lines=1, parent=self)
        self._hint.set_text(HINT)
        self.reason = ReasonLine(style, self)
        self._row_widget = QWidget(self)
        self._row = FlowLayout(self._row_widget, gap=SPACE.xs)
        self._row.addWidget(self.attach)
        self._row.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._row_widget)
        column.addLayout(inset(self.reason))
        self.attach.clicked.connect(self.choose_files)
        self.reason.closed.connect(self.left)

    @property
    def chips(self) -> list[Chip]:
        return list(self._chips.values())

    def show_evidence(self, items: Sequence[Evidence]) -> None:
        """Keep chips that stay, so that nothing flickers."""
        wanted = {item.id: item for item in items}
        for gone in [key for key in self._chips if key not in wanted]:
            chip = self._chips.pop(gone)
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for key, item in wanted.items():
            if key not in self._chips:
                self._chips[key] = self._new_chip(item)
        for widget in (self.attach, self._hint):
            self._row.removeWidget(widget)
            self._row.addWidget(widget)
        self._hint.setVisible(not items and not self._read_only)
        self._row_widget.updateGeometry()

    def _new_chip(self, item: Evidence) -> Chip:
        chip = Chip(self._style, item, self._row_widget)
        menu = chip.menu()
        menu.addAction("Open").triggered.connect(lambda: self.open_wished.emit(item))
        menu.addAction("Export…").triggered.connect(lambda: self._choose_export(item))
        removal = menu.addAction("Remove with a reason…")
        removal.triggered.connect(lambda: self.ask_removal(item))
        menu.aboutToShow.connect(lambda: removal.setEnabled(not self._read_only))
        menu.addSeparator()
        menu.addAction(f"{item.size:,} bytes").setEnabled(False)
        menu.addAction(f"SHA-256 {item.sha256[:16]}…").setEnabled(False)
        self._row.addWidget(chip)
        chip.show()
        if item.kind in (EvidenceKind.PHOTO, EvidenceKind.SCREENSHOT):
            self.thumbnail_wished.emit(item)
        return chip

    def show_thumbnail(self, evidence_id: str, picture: QImage) -> None:
        chip = self._chips.get(evidence_id)
        if chip is not None and not picture.isNull():
            chip.show_picture(picture)

    def show_progress(self, name: str, percent: int) -> None:
        """How far a file is on its way in."""
        under_way = percent < 100
        self._hint.set_text(f"Attaching {shortened(name, CHIP_NAME)} · {percent} %" if under_way else HINT)
        self._hint.setVisible(under_way or not self._chips)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.attach.setVisible(not read_only)
        self._hint.setVisible(not read_only and not self._chips)

    def choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "Attach evidence")
        if names:
            self.files_offered.emit([Path(name) for name in names])
        self.left.emit()

    def _choose_export(self, item: Evidence) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Export evidence", item.name)
        if name:
            self.export_wished.emit(item, Path(name))
        self.left.emit()

    def ask_removal(self, item: Evidence) -> None:
        self.reason.ask(
            f"Why is “{shortened(item.name, 60)}” removed? The content stays until sign-off.",
            lambda reason: self.removal_wished.emit(item, reason),
            required=True,
        )
