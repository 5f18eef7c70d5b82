"""The small parts of FHIR resources: texts with their translations, extensions, codings, numbers and days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from candor.domain.value import day, decimal
from candor.questionnaires.forms.languages import language
from candor.questionnaires.forms.lenient_json import Json, Part
from candor.questionnaires.forms.paragraphs import cut, one_paragraph

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Extension:
    """``name`` is the last part of its address, ``value`` whatever it holds, ``inner`` the extensions in it."""

    name: str
    value: Json
    inner: tuple[Extension, ...] = ()


def parts(value: Json) -> list[Part]:
    """The objects of a list; an object alone is a list of one."""
    found = value if isinstance(value, list) else [value]
    return [each for each in found if isinstance(each, Part)]


def word(part: Part, key: str) -> str:
    value = part.get(key)
    return value.strip() if isinstance(value, str) else ""


def truth(part: Part, key: str) -> bool:
    return part.get(key) in (True, "true")


def extensions(part: Part) -> list[Extension]:
    """Its extensions, those that change its meaning included."""
    found = [*parts(part.get("extension")), *parts(part.get("modifierExtension"))]
    return [_extension(each, 0) for each in found]


def _extension(part: Part, depth: int) -> Extension:
    name = word(part, "url").rstrip("/").rpartition("/")[2]
    value = next((part[key] for key in part if key.startswith("value")), None)
    inner = [] if depth > 4 else [_extension(each, depth + 1) for each in parts(part.get("extension"))]
    return Extension(name, value, tuple(inner))


def translations(part: Part, key: str) -> Iterator[tuple[str, str]]:
    """What the text under this key is in other languages."""
    beside = part.get(f"_{key}")
    for extension in extensions(beside) if isinstance(beside, Part) else []:
        if extension.name != "translation":
            continue
        inner = {each.name: each.value for each in extension.inner}
        tongue, content = inner.get("lang"), inner.get("content")
        if isinstance(tongue, str) and isinstance(content, str) and (known := language(tongue)) and content.strip():
            yield known, content


def coding(value: Json) -> Part | None:
    """A coding, or the first one of a concept."""
    if not isinstance(value, Part):
        return None
    inside = parts(value.get("coding"))
    return inside[0] if inside else value


def shown(part: Part) -> str:
    """What a coding, a reference or an address is called."""
    keys = ("display", "text", "code", "label", "reference", "url")
    return next((text for key in keys if (text := one_paragraph(word(part, key)))), "")


def coded(part: Part) -> str:
    """A code for someone who wants to look it up."""
    display, code, system = (cut(one_paragraph(word(part, key)), 300) for key in ("display", "code", "system"))
    return " ".join(filter(None, (display, code, f"({system})" if system else "")))


def number(value: Json) -> str:
    """A number as the format writes it, "" where it is none or too large."""
    found = decimal(value) if isinstance(value, str) and len(value) <= 40 else None
    if found is None or abs(found) >= 10**15:  # Before it is rounded, which a huge number would not survive.
        return ""
    return format(round(found, 9).normalize(), "f")


def days(value: Json) -> tuple[str, str] | None:
    """The first and the last day that a year, a month, a day or a moment means."""
    found = _DAY.match(value) if isinstance(value, str) else None
    if found is None:
        return None
    year, month, on = found.groups()
    if not 1 <= int(year) <= 9999 or (month and not 1 <= int(month) <= 12):
        return None
    first, last = int(month or 1), int(month or 12)
    begins = f"{year}-{first:02}-{on or '01'}"
    ends = begins if on else date(int(year), last, monthrange(int(year), last)[1]).isoformat()
    return (begins, ends) if day(begins) else None
