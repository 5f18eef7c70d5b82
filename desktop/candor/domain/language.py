"""Questions in another language: the same question, section or questionnaire with its words replaced where they were
translated."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from candor.domain.question import Question, Questionnaire, Section
from candor.domain.translation import Titled

T = TypeVar("T")


def question_in(question: Question, language: str) -> Question:
    """The question as it is asked in this language; itself where there is no translation."""
    words = next((each for each in question.translations if each.language == language), None)
    if words is None:
        return question
    return replace(
        question,
        **{name: getattr(words, name) or getattr(question, name) for name in _TEXTS},
        expects=tuple(
            replace(part, label=label or part.label) for part, label in _beside(question.expects, words.expects)
        ),
        probes=tuple(replace(probe, say=say or probe.say) for probe, say in _beside(question.probes, words.probes)),
        choices=tuple(
            replace(each, label=label or each.label) for each, label in _beside(question.options, words.choices)
        ),
    )


_TEXTS = ("say", "short", "why", "strong", "sound", "weak", "warning")


def _beside(parts: tuple[T, ...], words: tuple[str, ...]) -> list[tuple[T, str]]:
    return [(part, words[place] if place < len(words) else "") for place, part in enumerate(parts)]


def language_of(question: Question, written_in: str, wanted: str) -> str:
    """The language the question is asked in: the one wanted where it was translated to it, else its questionnaire's."""
    return wanted if any(each.language == wanted for each in question.translations) else written_in


def section_in(section: Section, language: str) -> Section:
    words = _titled(section.translations, language)
    return replace(section, title=words.title) if words else section


def questionnaire_in(questionnaire: Questionnaire, language: str) -> Questionnaire:
    words = _titled(questionnaire.translations, language)
    if words is None:
        return questionnaire
    return replace(questionnaire, title=words.title, summary=words.summary or questionnaire.summary)


def _titled(translations: tuple[Titled, ...], language: str) -> Titled | None:
    return next((each for each in translations if each.language == language), None)
