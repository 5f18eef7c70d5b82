"""About: the version, what it is made of, and under which licences."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from candor import __version__
from candor.ui.pieces import Button, in_row, label
from candor.ui.style import SPACE, Role, Style

_NOTICES = (("IBM Plex, the typefaces", "fonts/OFL.txt"), ("Lucide, the icons", "icons/LICENSE"))


class AboutDialog(QDialog):
    def __init__(self, parent: QWidget, style: Style, resources: Path) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("About Candor")
        notices = QPlainTextEdit(licences(resources))
        notices.setReadOnly(True)
        notices.setTabChangesFocus(True)
        notices.setFont(style.font(Role.CAPTION))
        notices.setAccessibleName("Licences")
        close = Button("Done", style, kind="primary")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.xl)
        column.setSpacing(SPACE.m)
        column.addWidget(label("Candor", Role.TITLE))
        column.addWidget(
            label(f"Version {__version__}. Apache License 2.0. Opens no network connection, ever.", wrap=True)
        )
        column.addWidget(notices, 1)
        column.addLayout(in_row(1, close))
        self.resize(style.px(560), style.px(480))


def licences(resources: Path) -> str:
    """The notices of what is bundled, as text; a missing file is named rather than an error."""
    parts = [
        "Built with Qt and PySide6 (LGPL 3), SQLCipher, ReportLab, pyHanko, PDFium and others; see the installation."
    ]
    for title, place in _NOTICES:
        try:
            text = (resources / place).read_text(encoding="utf-8").strip()
        except OSError:
            text = f"See {place} beside the program."
        parts.append(f"{title}\n\n{text}")
    return "\n\n\n".join(parts)
