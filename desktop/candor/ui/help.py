"""Help without a network: the short pages that ship with the program, and the keys of the live room."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat, QTextLength, QTextTable
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from candor.ui.actions import MENU
from candor.ui.pieces import Band
from candor.ui.style import Role, Style
from candor.ui.topbar import BACK_KEY, MENU_KEY

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
        self.setFocusProxy(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Band(style, self.text, 760))
        self._draw()
        style.changed.connect(self._draw)

    def _draw(self) -> None:
        tokens = self._looks.tokens
        self.text.setStyleSheet(f"QTextBrowser {{ background: {tokens.paper}; border: none; }}")
        self.text.setMarkdown(pages(self._folder))
        self._set_like_a_page()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _set_like_a_page(self) -> None:
        """Lead the lines and let paragraphs stand apart; Markdown itself says nothing of that."""
        cursor = QTextCursor(self.text.document())
        block = self.text.document().begin()
        while block.isValid():
            cursor.setPosition(block.position())
            form = cursor.blockFormat()
            form.setLineHeight(145, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if form.hasProperty(QTextFormat.Property.BlockCodeFence.value):
                form.setLeftMargin(self._looks.px(16))
                self._set_as_code(cursor)
            elif cursor.currentTable() is None:
                after_code = block.previous().blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence.value)
                form.setTopMargin(self._looks.px(20 if form.headingLevel() else 10 if after_code else 0))
                form.setBottomMargin(self._looks.px(10))
            cursor.setBlockFormat(form)
            block = block.next()
        self._draw_tables()

    def _set_as_code(self, cursor: QTextCursor) -> None:
        """In the bundled fixed face, whatever the system's own is."""
        face = QTextCharFormat()
        face.setFont(self._looks.font(Role.MONO))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(face)

    def _draw_tables(self) -> None:
        for frame in self.text.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                look = frame.format().toTableFormat()
                look.setBorder(0)
                look.setCellPadding(self._looks.px(3))
                look.setCellSpacing(0)
                look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
                frame.setFormat(look)


def pages(folder: Path) -> str:
    """Every help page in the order of its file name, the key sheet filled in."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))]
    return "\n\n".join(texts).replace(KEYS_MARK, key_sheet())


def key_sheet() -> str:
    """Two tables, made from what the keyboard really does."""
    from candor.ui.room.keys import Key

    room = [(key.says, ", ".join(dict.fromkeys(_named(keys) for keys in key.sequences))) for key in Key]
    anywhere = [(entry.text.rstrip("…"), entry.keys) for entry in MENU if entry is not None and entry.keys]
    anywhere += [("Menu", MENU_KEY), ("Back to where you came from", BACK_KEY)]
    return f"### In the live room\n\n{_table(room)}\n\n### Anywhere\n\n{_table(anywhere)}"


def _named(keys: str) -> str:
    """A key as its cap says it."""
    return keys.replace("Return", "Enter").replace("Ctrl++", "Ctrl and +")


def _table(rows: list[tuple[str, str]]) -> str:
    lines = [f"| {what} | {keys} |" for what, keys in rows]
    return "\n".join(["| What | Keys |", "|---|---|", *lines])
