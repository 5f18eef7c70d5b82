"""Verifying: drop a signed PDF, and its dossier if it is at hand, and read one sentence."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from candor.domain.errors import KnownError
from candor.ui.desk import Desk
from candor.ui.frame import dropped
from candor.ui.glyphs import GlyphLabel
from candor.ui.operations import Operations
from candor.ui.pieces import Button, Column, in_row, label, set_tone
from candor.ui.style import SPACE, Role, Style
from candor.workflows.verify import Verification, verify


class VerifyPage(QWidget):
    """``verified`` with the Verification, or None where the file could not be read."""

    verified = Signal(object)

    def __init__(self, style: Style, operations: Operations, desk: Desk) -> None:
        super().__init__()
        self._looks = style
        self._operations = operations
        self._desk = desk
        self._pdf: Path | None = None
        self._dossier: Path | None = None
        self._tone = "muted"
        self._shape = "ring"
        self.setAcceptDrops(True)
        self.choose_pdf = Button("Choose a PDF…", style, kind="primary", icon="file-check")
        self.choose_dossier = Button("Compare with its dossier…", style, icon="folder-open")
        self.compare = Button("Compare with the open dossier", style, icon="file-check")
        self.compare.hide()
        self._names = label("", Role.BODY, "muted", wrap=True)
        self._glyph = GlyphLabel(side=24)
        self.sentence = label("", Role.HEADING, wrap=True)
        self._details = label("", Role.MONO, "muted", wrap=True)
        self._lay_out(style)
        self.choose_pdf.clicked.connect(self._ask_for_pdf)
        self.choose_dossier.clicked.connect(self._ask_for_dossier)
        self.compare.clicked.connect(self._compare_with_open)
        self.choose_dossier.setEnabled(False)
        self.setFocusProxy(self.choose_pdf)
        style.changed.connect(self._redraw)

    def _lay_out(self, style: Style) -> None:
        self._card = QFrame()
        self._card.setProperty("kind", "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(SPACE.xl, SPACE.l, SPACE.xl, SPACE.l)
        inside.setSpacing(SPACE.m)
        head = in_row(self._glyph, self.sentence, spacing=SPACE.m)
        head.setStretch(1, 1)
        inside.addLayout(head)
        inside.addWidget(self._details)
        self._card.hide()
        column = Column(style, 760)
        column.body.addWidget(label("Verify a signed PDF", Role.TITLE))
        column.body.addWidget(
            label(
                "Drop the PDF here. By itself it proves who signed it and that nothing was changed since; with its "
                "dossier it also proves that it is the record that was signed, and not an older one.",
                Role.ANSWER,
                "muted",
                wrap=True,
            )
        )
        column.body.addLayout(in_row(self.choose_pdf, self.compare, self.choose_dossier, 1))
        column.body.addWidget(self._names)
        column.body.addWidget(self._card)
        column.body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(column)

    def look_at(self, pdf: Path, dossier: Path | None = None) -> None:
        """Verify this PDF, against this dossier where one is given."""
        self._pdf, self._dossier = pdf, dossier
        self._names.setText(" · ".join(str(path) for path in (pdf, dossier) if path))
        self.choose_dossier.setEnabled(True)
        self._show("Looking at it…", (), "muted", "ring")
        self._offer_open()
        services = self._desk.services
        if dossier is not None and self._desk.holds(dossier):
            self._desk.put_aside(lambda path: verify(services, pdf, path), self._came, self._refused)
        else:
            self._operations.run(lambda: verify(services, pdf, dossier), self._came, self._refused)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._offer_open()

    def _offer_open(self) -> None:
        """The open dossier is the likeliest one to compare with."""
        there = self._desk.ledger is not None and self._pdf is not None
        self.compare.setVisible(there)
        self.choose_dossier.setText("Another dossier…" if there else "Compare with its dossier…")

    def _compare_with_open(self) -> None:
        if self._pdf is not None and self._desk.ledger is not None:
            self.look_at(self._pdf, self._desk.ledger.path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        path = dropped(event)
        if path is None:
            return
        event.acceptProposedAction()
        if path.suffix.lower() == ".pdf":
            self.look_at(path)
        elif self._pdf is not None:
            self.look_at(self._pdf, path)

    def _came(self, verification: Verification) -> None:
        tone, shape = ("straight", "tick") if verification.genuine else ("evasive", "barred")
        self._show(verification.sentence, verification.details, tone, shape)
        self.verified.emit(verification)

    def _refused(self, error: KnownError) -> None:
        self._show(error.sentence, (), "evasive", "barred")
        self.verified.emit(None)

    def _show(self, sentence: str, details: tuple[str, ...], tone: str, shape: str) -> None:
        self._tone, self._shape = tone, shape
        self.sentence.setText(sentence)
        self.sentence.setAccessibleName(sentence)
        set_tone(self.sentence, {"straight": "straight", "evasive": "evasive"}.get(tone))  # type: ignore[arg-type]
        self._details.setText("\n".join(details))
        self._details.setVisible(bool(details))
        self._card.show()
        self._redraw()

    def _redraw(self) -> None:
        self._glyph.set_side(self._looks.px(22))
        self._glyph.set_shape(self._shape, getattr(self._looks.tokens, self._tone))

    def _ask_for_pdf(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Verify a PDF", "", "PDF (*.pdf)")
        if name:
            self.look_at(Path(name))

    def _ask_for_dossier(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Compare with a dossier", "", "Dossiers (*.candor)")
        if name and self._pdf is not None:
            self.look_at(self._pdf, Path(name))
