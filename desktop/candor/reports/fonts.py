"""The bundled fonts: loaded once, a fallback for every script they cover, and the digest that names them."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from candor.domain.errors import KnownError
from candor.reports.palette import Face

ARABIC = "IBMPlexSansArabic-Regular"
HEBREW = "IBMPlexSansHebrew-Regular"
DEVANAGARI = "IBMPlexSansDevanagari-Regular"
HANGUL = "CandorHangul-Regular"
HAN = "CandorHan-Regular"
EMOJI = "CandorEmoji-Regular"

_SCRIPTS: tuple[tuple[int, int, tuple[str, ...]], ...] = (
    (0x0590, 0x05FF, (HEBREW,)),
    (0x0600, 0x077F, (ARABIC,)),
    (0x0900, 0x097F, (DEVANAGARI,)),
    (0x1100, 0x11FF, (HANGUL,)),
    (0x2E80, 0x312F, (HAN,)),
    (0x3130, 0x318F, (HANGUL,)),
    (0x3190, 0x9FFF, (HAN,)),
    (0xAC00, 0xD7FF, (HANGUL,)),
    (0xF900, 0xFAFF, (HAN,)),
    (0xFB1D, 0xFB4F, (HEBREW,)),
    (0xFB50, 0xFDFF, (ARABIC,)),
    (0xFE70, 0xFEFE, (ARABIC,)),
    (0xFF00, 0xFFEF, (HAN,)),
    (0x2000, 0x2BFF, (HAN, EMOJI)),
    (0x1F000, 0x1FAFF, (EMOJI,)),
)


class FontsMissing(KnownError):
    """The fonts that ship with the program are not where they should be."""

    def __init__(self) -> None:
        super().__init__("The fonts that belong to Candor are missing; install the program again.")


class BundledFont(TTFont):  # type: ignore[misc]
    """ReportLab's font, whose text reads back as it was written: characters beyond the first plane, and Arabic letters
    rather than the shapes they took."""

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - ReportLab's name
        subsets = list(self.state[doc].subsets)
        names = [self.getSubsetInternalName(number, doc) for number in range(len(subsets))]
        super().addObjects(doc)
        for name, subset in zip(names, subsets, strict=True):
            font = doc.idToObject["BasicFonts"].dict[name[1:]]
            stream = doc.idToObject[font.ToUnicode.name]
            stream.content = _to_unicode(font.BaseFont, subset)


def _to_unicode(name: str, subset: list[int]) -> str:
    pairs = [(code, _reading(char)) for code, char in enumerate(subset) if char]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
    ]
    for start in range(0, len(pairs), 100):
        part = pairs[start : start + 100]
        lines.append(f"{len(part)} beginbfchar")
        lines += [f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in part]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end\n")
    return "\n".join(lines)


def _reading(code: int) -> str:
    """What a character that was drawn means: an Arabic presentation form is the letter it stands for.

    A ligature of two letters stays as it is: readers that turn a line around would turn the two as well."""
    char = chr(code)
    if 0xFB50 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFE:
        letters = unicodedata.normalize("NFKC", char)
        return letters if len(letters) == 1 else char
    return char


class Fonts:
    """The fonts of one folder. A font is read when it is first needed; widths are in thousandths of the size."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._widths: dict[str, dict[str, int]] = {}
        self._fallbacks: dict[str, str | None] = {}

    def widths(self, name: str) -> dict[str, int]:
        """Character to width for a font, registered with ReportLab from then on. Raises FontsMissing."""
        found = self._widths.get(name)
        if found is None:
            try:
                font = BundledFont(name, str(self._folder / f"{name}.ttf"), asciiReadable=True, shapable=False)
            except (TTFError, OSError):
                raise FontsMissing from None
            pdfmetrics.registerFont(font)
            found = {chr(code): width for code, width in font.face.charWidths.items() if code in font.face.charToGlyph}
            if " " in found:
                found.setdefault("\u00a0", found[" "])
            self._widths[name] = found
        return found

    def covering(self, char: str, face: Face) -> str | None:
        """The font that draws a character: the face itself, else a fallback, else None."""
        if char in self.widths(face):
            return face
        if char not in self._fallbacks:
            candidates = (*_candidates(ord(char)), Face.SANS, Face.SERIF)
            self._fallbacks[char] = next((name for name in candidates if char in self.widths(name)), None)
        return self._fallbacks[char]


def _candidates(code: int) -> tuple[str, ...]:
    return next((names for first, last, names in _SCRIPTS if first <= code <= last), ())


@lru_cache(maxsize=4)
def fonts_in(folder: Path) -> Fonts:
    return Fonts(folder)


@cache
def fonts_digest(folder: Path) -> str:
    """The first 16 hex digits over every bundled font, name and content."""
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*.ttf")):
        whole.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]
