"""Text at the edge: what people type or paste, made storable before it goes anywhere."""

from __future__ import annotations

import unicodedata


def storable(text: str) -> str:
    """The same text without what no file can carry: NUL and lone surrogates become U+FFFD; line ends become \\n."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace") if not _encodable(text) else text


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def one_line(text: str) -> str:
    """Storable text on one line, outer and repeated blanks gone: for names and titles."""
    return " ".join(storable(text).split())


def said(words: object, most: int = 80) -> str:
    """Words out of a stranger's file, fit to stand in a sentence: one line, nothing invisible, not long."""
    seen = "".join(" " if character.isspace() else character for character in str(words))
    seen = "".join(character for character in seen if not unicodedata.category(character).startswith("C"))
    seen = " ".join(seen.split())
    return seen[: most - 1] + "…" if len(seen) > most else seen
