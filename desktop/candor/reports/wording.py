"""How dates, sizes, counts and digests are put into words, the same on every computer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from candor.domain.value import written_out


def day(value: date) -> str:
    """ "2 March 2026"."""
    return written_out(value)


def clock(value: datetime) -> str:
    return value.strftime("%H:%M")


def offset(value: datetime) -> str:
    """ "UTC+01:00"; empty where the time does not say."""
    if value.utcoffset() is None:
        return ""
    sign = value.isoformat()[-6:]
    return f"UTC{sign}" if sign[0] in "+-" else "UTC+00:00"


def moment(value: datetime) -> str:
    """ "2 March 2026, 15:12:04 UTC+01:00"."""
    return f"{day(value.date())}, {value.strftime('%H:%M:%S')} {offset(value)}".rstrip()


def size(count: int) -> str:
    """ "218 KB": decimal units, three figures."""
    if count < 1000:
        return f"{count} bytes"
    amount = float(count)
    for unit in ("KB", "MB", "GB", "TB"):
        amount /= 1000
        if amount < 999.5 or unit == "TB":
            break
    return f"{amount:.1f} {unit}" if amount < 9.95 else f"{amount:.0f} {unit}"


def counted(count: int, one: str, many: str = "") -> str:
    """ "1 flag", "3 flags"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(items: Sequence[str], most: int = 0) -> str:
    """ "a, b and c"; with ``most``, "a, b and 4 more"."""
    if most and len(items) > most + 1:
        return f"{', '.join(items[:most])} and {len(items) - most} more"
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def grouped(digest: str, groups: int = 0) -> str:
    """A hex digest in groups of four; ``groups`` keeps only the first so many."""
    parts = [digest[at : at + 4] for at in range(0, len(digest), 4)]
    return " ".join(parts[:groups] if groups else parts)


def sentence(text: str) -> str:
    """The text with a full stop where it has no end of its own."""
    text = text.rstrip()
    return text if not text or text[-1] in ".!?…。！？" else f"{text}."


def quotation(words: str) -> str:
    """The words in quotation marks as a sentence of their own: “They love it.” or “they love”."""
    words = words.strip()
    return f"“{words}”" if sentence(words) == words else f"“{words}”."


_LANGUAGES = {
    "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hu": "Hungarian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese",
}  # fmt: skip


def language_name(tag: str) -> str:
    """ "German" for "de", "German (de-AT)" for "de-AT"; the tag itself where it has no name here."""
    name = _LANGUAGES.get(tag.partition("-")[0].lower(), "")
    return f"{name} ({tag})" if name and "-" in tag else name or tag
