"""A form's bytes as text: the encoding by its mark, else UTF-8, else a guess that is told."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from candor.workflows.forms import FormUnreadable

LARGEST_TEXT = 16_000_000
"""Bytes."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class FormText:
    """``guess`` is a sentence where the encoding could not be known, "" otherwise."""

    text: str
    guess: str = ""


def decoded(source: bytes, name: str) -> FormText:
    """The text in these bytes. Raises FormUnreadable for what is no text at all."""
    if len(source) > LARGEST_TEXT:
        limit = LARGEST_TEXT // 1_000_000
        raise FormUnreadable(f"“{name}” is larger than {limit} MB; split it into several files.")
    encoding = next((known for mark, known in _MARKS if source.startswith(mark)), "") or _without_mark(source)
    try:
        found = FormText(source.decode(encoding or "utf-8"))
    except UnicodeError:
        if encoding:
            raise _no_text(name) from None
        guess = "The file does not say its encoding and was read as Windows-1252; check the accents."
        found = FormText(source.decode("cp1252", errors="replace"), guess)
    if "\0" in found.text or _noise(found.text):
        raise _no_text(name)
    return found


def _without_mark(source: bytes) -> str:
    """UTF-16 without its mark, by the zeros that every second byte of Latin text has."""
    start = source[:400]
    odd, even = start[1::2].count(0), start[::2].count(0)
    half = max(len(start) // 2, 1)
    if odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and odd < half * 0.1 else ""


def _noise(text: str) -> bool:
    """Whether the beginning is full of characters that no one types."""
    start = text[:4_000]
    strange = sum(1 for c in start if (c < " " and c not in "\t\r\n\f\v\x1b") or c == "\ufffd")
    return strange * 20 > len(start)


def _no_text(name: str) -> FormUnreadable:
    return FormUnreadable(
        f"“{name}” is neither a spreadsheet nor text, so it cannot be imported; save the questions as .xlsx or .csv."
    )
