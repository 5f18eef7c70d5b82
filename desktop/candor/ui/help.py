"""Help without a network: the short pages that ship with the program, and the keys of the live room."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from candor.ui.actions import MENU
from candor.ui.style import SPACE, Style

KEYS_MARK = "{{keys}}"


class HelpPage(QWidget):
    """The pages of ``resources/help``, one after the other. They are ours, so they may be Markdown."""

    def __init__(self, style: Style, folder: Path) -> None:
        super().__init__()
        self._looks = style
        self._folder = folder
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName("Help")
        self.text.setMaximumWidth(style.px(820))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.xl, SPACE.s, SPACE.xl, SPACE.xl)
        column.addWidget(self.text)
        self._draw()
        style.changed.connect(self._draw)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.text.setFocus()

    def _draw(self) -> None:
        tokens = self._looks.tokens
        self.text.setStyleSheet(f"QTextBrowser {{ background: {tokens.paper}; border: none; }}")
        self.text.setMarkdown(pages(self._folder))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)


def pages(folder: Path) -> str:
    """Every help page in the order of its file name, the key sheet filled in."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))]
    return "\n\n".join(texts).replace(KEYS_MARK, key_sheet())


def key_sheet() -> str:
    """Two tables, made from what the keyboard really does."""
    from candor.ui.room.keys import Key

    room = [(key.says, ", ".join(key.sequences).replace("Return", "Enter")) for key in Key]
    anywhere = [(entry.text.rstrip("…"), entry.keys) for entry in MENU if entry is not None and entry.keys]
    return f"### In the live room\n\n{_table(room)}\n\n### Anywhere\n\n{_table(anywhere)}"


def _table(rows: list[tuple[str, str]]) -> str:
    lines = [f"| {what} | {keys} |" for what, keys in rows]
    return "\n".join(["| What | Keys |", "|---|---|", *lines])
