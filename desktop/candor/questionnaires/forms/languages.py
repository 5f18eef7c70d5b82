"""Language tags as forms write them, and as the format does."""

from __future__ import annotations

import re

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def language(tag: str) -> str:
    """The tag as the format writes it, "" where it is none."""
    first, _, rest = tag.strip().replace("_", "-").partition("-")
    whole = f"{first.lower()}-{rest}" if rest else first.lower()
    return whole if len(whole) <= 40 and _LANGUAGE.fullmatch(whole) else ""
