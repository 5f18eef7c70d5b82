"""Anybody's words made fit to be drawn: line ends, tabs, composed letters; control characters made visible."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile("[\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0001-\U000e007f]")
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_MOST_MARKS = 30
"""Marks on one letter; beyond it, composing takes time that grows with their square."""


def readable(text: str) -> str:
    """Text with one kind of line end, composed characters and spaces for tabs; control characters made visible."""
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\t", "    ")
    text = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    text = text if _stacked(text) else unicodedata.normalize("NFC", text)
    return _UNREADABLE.sub(lambda found: placeholder(found.group()), text)


def short(text: str, most: int = 120) -> str:
    """The text on one line, for places that are not pages: the document's title, its bookmarks."""
    words = " ".join(readable(text[: 4 * most]).split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def placeholder(char: str) -> str:
    """How a character without a shape is shown."""
    return f"‹U+{ord(char):04X}›"


def _stacked(text: str) -> bool:
    """Whether any letter carries more marks than writing needs."""
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks > _MOST_MARKS:
            return True
    return False
