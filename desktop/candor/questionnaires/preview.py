"""A questionnaire as plain text: what the interviewer will see and say, for reading through before the call."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator

from candor.domain.question import Questionnaire
from candor.workflows.leaves import Leaf, Look, Part, facts, leaves_of

_WIDTH = 88
_INDENT = "   "


def preview(questionnaire: Questionnaire, language: str = "") -> str:
    """The whole questionnaire in the order asked, ending in a newline; in another language where it was translated.
    Nothing in it can move a terminal's cursor or turn its direction."""
    return "\n".join(_lines(questionnaire, language)) + "\n"


def _lines(questionnaire: Questionnaire, language: str) -> Iterator[str]:
    title = _plain(f"{questionnaire.title} · version {questionnaire.version}")
    yield title
    yield "=" * len(title)
    if questionnaire.summary:
        yield from _wrapped(questionnaire.summary, "")
    if questionnaire.gate:
        yield "This is a gate: a warning sign on a gate question fails it."
    yield from _wrapped(facts(questionnaire), "")
    for leaf in leaves_of(questionnaire, language):
        yield ""
        yield from _leaf(leaf)


def _leaf(leaf: Leaf) -> Iterator[str]:
    for part in leaf:
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    if part.look is Look.SECTION:
        yield _plain(part.text).upper()
    elif part.look is Look.MARKS:
        yield from _wrapped(part.text, "")
    elif part.look is Look.SAY:
        yield from _wrapped(f"“{part.text}”", _INDENT)
    elif part.label:
        yield from _wrapped(part.text, f"{_INDENT}{part.label}: ")
    else:
        yield from _wrapped(part.text, _INDENT if part.look is Look.NOTE else f"{_INDENT}  · ")


def _wrapped(text: str, lead: str) -> list[str]:
    return textwrap.wrap(
        _plain(text), _WIDTH, initial_indent=lead, subsequent_indent=" " * min(len(lead), 6), break_on_hyphens=False
    )


def _plain(text: str) -> str:
    """Without what a terminal would obey instead of show."""
    return "".join(
        " " if character.isspace() else character
        for character in text
        if character.isspace() or unicodedata.category(character) not in ("Cc", "Cf", "Cs")
    )
