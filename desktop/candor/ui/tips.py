"""Tooltips of words from anyone: never read as markup, and wrapped where they are long."""

from __future__ import annotations

from html import escape

LONGEST_LINE = 80
LONGEST_TIP = 2000


def plain_tip(text: str) -> str:
    """A tooltip that shows exactly these words. Qt guesses whether a tooltip is markup and wraps only those that are,
    so what looks like markup, or is long, is handed over as markup in which everything is escaped."""
    text = text[:LONGEST_TIP]
    if "<" not in text and all(len(line) <= LONGEST_LINE for line in text.splitlines()):
        return text
    return f"<qt>{escape(text, quote=False).replace(chr(10), '<br>')}</qt>"
