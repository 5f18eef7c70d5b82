"""Makes the fallback fonts in this folder from the WOFF2 files of npm packages unpacked in a folder.

Run by hand when a package is updated: ``python resources/fonts/prepare.py FOLDER`` where FOLDER holds
IBMPlexSansArabic-Regular.woff2, IBMPlexSansHebrew-Regular.woff2, IBMPlexSansDevanagari-Regular.woff2,
IBMPlexSansSC-Regular.woff2, IBMPlexSansKR-Regular.woff2 and noto-emoji-emoji-400-normal.woff2
(packages ``@ibm/plex-sans-*`` and ``@fontsource/noto-emoji``, all under the SIL Open Font License).
Needs ``fonttools`` and ``brotli``. Same input, same bytes.

The two large ones are cut to the characters of the national standards in everyday use; what is cut is a modified
version, so it does not carry the reserved name "Plex".
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
NAME_IDS = (1, 3, 4, 6, 16, 18)
PUNCTUATION = (*range(0x2E80, 0x2FE0), *range(0x3000, 0x3130), *range(0x31F0, 0x3200), *range(0xFF00, 0xFFEF))


def _codec(name: str, leads: Iterable[int]) -> set[int]:
    """The characters of a double-byte character set whose first byte is one of ``leads``."""
    found = set()
    for lead in leads:
        for trail in range(0x40, 0xFF):
            try:
                text = bytes((lead, trail)).decode(name)
            except UnicodeDecodeError:
                continue
            found.update(map(ord, text))
    return found


def _han() -> set[int]:
    simplified = _codec("gb2312", range(0xA1, 0xF8))
    traditional = _codec("big5", range(0xA4, 0xC7))
    japanese = _codec("shift_jis", (*range(0x81, 0xA0), *range(0xE0, 0xEB)))
    return simplified | traditional | japanese | set(PUNCTUATION)


def _hangul() -> set[int]:
    return _codec("euc_kr", range(0xA1, 0xC9)) | set(range(0x3130, 0x3190))


RECIPES: tuple[tuple[str, str, str, set[int] | None], ...] = (
    ("IBMPlexSansArabic-Regular.woff2", "IBMPlexSansArabic-Regular.ttf", "", None),
    ("IBMPlexSansHebrew-Regular.woff2", "IBMPlexSansHebrew-Regular.ttf", "", None),
    ("IBMPlexSansDevanagari-Regular.woff2", "IBMPlexSansDevanagari-Regular.ttf", "", None),
    ("IBMPlexSansSC-Regular.woff2", "CandorHan-Regular.ttf", "Candor Han", _han()),
    ("IBMPlexSansKR-Regular.woff2", "CandorHangul-Regular.ttf", "Candor Hangul", _hangul()),
    ("noto-emoji-emoji-400-normal.woff2", "CandorEmoji-Regular.ttf", "Candor Emoji", None),
)


def _cut(font: TTFont, keep: set[int] | None) -> None:
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=["*"], glyph_names=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=set(font.getBestCmap()) if keep is None else keep)
    cutter.subset(font)


def main(folder: Path) -> None:
    for source, target, family, keep in RECIPES:
        font = TTFont(folder / source, recalcTimestamp=False)
        if family:
            _cut(font, keep)
            for record in font["name"].names:
                if record.nameID in NAME_IDS:
                    record.string = family.replace(" ", "") if record.nameID == 6 else family
        font.flavor = None
        font.save(HERE / target)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
