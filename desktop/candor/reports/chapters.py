"""What belongs under one heading of the detail, and what that heading says."""

from __future__ import annotations

from candor.domain.plan import Planned


def chapter_of(item: Planned) -> tuple[str, str, int]:
    return item.questionnaire.id, item.section.id, item.round


def chapter_title(item: Planned) -> str:
    """A section's title, and which round of it: "Gaps found · Gap 2"."""
    repeats = item.section.repeats
    if not repeats and item.round == 1:
        return item.section.title
    return f"{item.section.title} · {(repeats or 'round')[:1].upper()}{(repeats or 'round')[1:]} {item.round}"


def questionnaire_beside(item: Planned) -> str:
    """The questionnaire's title, where the section does not say it already."""
    title = item.questionnaire.title
    return title if title != item.section.title else ""
