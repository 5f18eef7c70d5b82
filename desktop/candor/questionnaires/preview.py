"""A questionnaire as plain text: what the interviewer will see and say, for reading through before the call."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from candor.domain.deal import Category
from candor.domain.interview import Mode
from candor.domain.language import questionnaire_in
from candor.domain.question import AskedOf, Questionnaire
from candor.workflows.leaves import Leaf, Look, Part, leaves_of

_WIDTH = 88
_INDENT = "   "


def preview(questionnaire: Questionnaire, language: str = "", others: Iterable[Questionnaire] = ()) -> str:
    """The whole questionnaire in the order asked, ending in a newline; in another language where it was translated.
    ``others`` are those whose questions it may speak of.
    Nothing in it can move a terminal's cursor or turn its direction."""
    return "\n".join(_lines(questionnaire, language, others)) + "\n"


def _lines(questionnaire: Questionnaire, language: str, others: Iterable[Questionnaire]) -> Iterator[str]:
    shown = questionnaire_in(questionnaire, language)
    title = _plain(f"{shown.title} · version {shown.version}")
    yield title
    yield "=" * len(title)
    if shown.summary:
        yield from _wrapped(shown.summary, "")
    yield ""
    for sentence in _opening(questionnaire):
        yield from _wrapped(sentence, "")
    for leaf in leaves_of(questionnaire, language, others):
        yield ""
        yield from _leaf(leaf)


def _opening(questionnaire: Questionnaire) -> Iterator[str]:
    """What there is to know before reading on, a sentence each."""
    questions = [question for _, _, question in questionnaire.keyed()]
    if questionnaire.gate:
        yield "This is a gate: a warning sign on a gate question fails it."
    if questionnaire.asked_of is not AskedOf.VENDOR:
        yield f"Asked of {questionnaire.asked_of.label.lower()}."
    if questionnaire.categories:
        yield f"For {', '.join(Category(value).label for value in questionnaire.categories)}."
    must = [question for question in questions if question.must_ask]
    counted = f"{len(questions)} {'question' if len(questions) == 1 else 'questions'}"
    waiting = sum(bool(question.when.depends) for question in questions)
    yield (
        f"{counted}, {_minutes(questionnaire)}"
        + (f"; {waiting} of them only if it comes to it" if waiting else "")
        + (f". {len(must)} must be asked, {_counted(sum(question.minutes for question in must))}" if must else "")
        + "."
    )
    for section in questionnaire.sections:
        if section.repeats:
            more = sum(question.minutes for question in section.questions if not question.when.depends)
            yield f"“{section.title}”: every further {section.repeats} adds {_counted(more)} or more."
    if len(questionnaire.languages) > 1:
        yield f"It can be asked in {_listed([_LANGUAGES.get(tag, tag) for tag in questionnaire.languages])}."


def _minutes(questionnaire: Questionnaire) -> str:
    """What is asked without waiting for an answer, from the shortest category to the longest."""
    sums = [
        sum(
            question.minutes
            for _, _, question in questionnaire.keyed()
            if not question.when.depends and question.when.fits(category, mode.value)
        )
        for category in questionnaire.categories or [each.value for each in Category]
        for mode in Mode
    ]
    least, most = min(sums), max(sums)
    return _counted(most) if least == most else f"{least} to {_counted(most)} by category and mode"


def _counted(minutes: int) -> str:
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


_LANGUAGES = {
    "ar": "Arabic",
    "da": "Danish",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "pt-BR": "Portuguese (Brazil)",
    "sv": "Swedish",
    "zh": "Chinese",
}
"""Any other language is shown by its tag."""


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _leaf(leaf: Leaf) -> Iterator[str]:
    for part, following in zip_longest(leaf, leaf[1:]):
        begins_list = bool(part.label) and following is not None and _goes_on(following)
        yield from _list_begun(part) if begins_list else _part(part)


def _goes_on(part: Part) -> bool:
    """Whether it is one more item under the label before."""
    return not part.label and part.look not in (Look.SECTION, Look.MARKS, Look.SAY, Look.NOTE)


def _list_begun(part: Part) -> Iterator[str]:
    yield f"{_INDENT}{_plain(part.label)}:"
    yield from _wrapped(part.text, f"{_INDENT}  · ")


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
