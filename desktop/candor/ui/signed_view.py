"""What a signed record shows: who signed it, where the PDF is, and the only way on: an amendment with a reason."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from candor.domain.signoff import Revision
from candor.ui.dossier_rows import day
from candor.ui.fields import Field, line
from candor.ui.glyphs import GlyphLabel
from candor.ui.pieces import Button, in_row, label
from candor.ui.style import SPACE, Role, Style


class SignedView(QWidget):
    """``amendment_wanted`` carries the reason; ``copy_wanted`` asks for the signed PDF again."""

    amendment_wanted = Signal(str)
    copy_wanted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._looks = style
        self._out: Path | None = None
        self._glyph = GlyphLabel(side=20)
        self.sentence = label("", Role.HEADING, "straight", wrap=True)
        self._who = label("", Role.BODY, wrap=True)
        self._digest = label("", Role.CAPTION, "muted", wrap=True)
        self.open_pdf = Button("Open the PDF", style, kind="primary", icon="external-link")
        self.show_folder = Button("Show in folder", style, icon="folder-open")
        self.copy = Button("Save the signed PDF again…", style, icon="download")
        self.reason = line("What has to change, and why")
        self.amend = Button("Amend", style, name="Amend as the next revision")
        self._reason_field = Field("Amend this record", self.reason, "The signed revision stays as it is.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.m)
        head = in_row(self._glyph, self.sentence)
        head.setStretch(1, 1)
        column.addLayout(head)
        column.addWidget(self._who)
        column.addWidget(self._digest)
        column.addLayout(in_row(self.open_pdf, self.show_folder, 1))
        column.addLayout(in_row(self.copy, 1))
        column.addSpacing(SPACE.l)
        column.addWidget(self._reason_field)
        column.addLayout(in_row(self.amend, 1))
        self.open_pdf.clicked.connect(self._open)
        self.show_folder.clicked.connect(self._show_folder)
        self.copy.clicked.connect(self.copy_wanted)
        self.amend.clicked.connect(self._amend)
        self.reason.returnPressed.connect(self._amend)
        style.changed.connect(self._redraw)

    def show_revision(self, revision: Revision, sentence: str, out: Path | None) -> None:
        """Show a signed revision; ``out`` is its PDF where it was just written."""
        self._out = out
        signature = revision.signature
        self.sentence.setText(sentence or f"Signed as revision {revision.number}.")
        if signature is not None:
            self._who.setText(
                f"{signature.name}, {signature.role}: “{signature.meaning.label}”, {day(signature.at.date())} at "
                f"{signature.at:%H:%M}."
            )
        self._digest.setText(f"Record digest {revision.manifest_sha256[:16]}…")
        self._digest.setToolTip(revision.manifest_sha256)
        for button in (self.open_pdf, self.show_folder):
            button.setVisible(out is not None)
        self.reason.clear()
        self._redraw()

    def _redraw(self) -> None:
        self._glyph.set_side(self._looks.px(20))
        self._glyph.set_shape("tick", self._looks.tokens.straight)

    def _open(self) -> None:
        if self._out is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._out)))

    def _show_folder(self) -> None:
        if self._out is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._out.parent)))

    def _amend(self) -> None:
        reason = self.reason.text().strip()
        self._reason_field.complain("" if reason else "Write the reason; the committee reads it in the next revision.")
        if reason:
            self.amendment_wanted.emit(reason)
