"""A questionnaire as plain text: what the interviewer will see and say, for reading through before the call."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from candor.domain.answer import Disposition
from candor.domain.condition import When
from candor.domain.deal import Category
from candor.domain.deflection import DeflectionKind
from candor.domain.interview import Mode
from candor.domain.question import FailurePattern, Question, Questionnaire

_WIDTH = 88


def preview(questionnaire: Questionnaire) -> str:
    """The whole questionnaire in the order asked, ending in a newline."""
    return "\n".join(_lines(questionnaire)) + "\n"


def _lines(questionnaire: Questionnaire) -> Iterator[str]:
    questions = [question for _, _, question in questionnaire.keyed()]
    always = [question for question in questions if question.when == When()]
    title = f"{questionnaire.title} · version {questionnaire.version}"
    yield title
    yield "=" * len(title)
    if questionnaire.summary:
        yield from _wrapped(questionnaire.summary, "")
    if questionnaire.gate:
        yield "This is a gate: a warning sign on a gate question fails it."
    if questionnaire.categories:
        yield from _wrapped(
            ", ".join(Category(value).label.lower() for value in questionnaire.categories) + ".", "For "
        )
    yield (
        f"{len(questions)} questions, {len(always)} of them always asked, "
        f"{sum(question.minutes for question in always)} minutes."
    )
    for section in questionnaire.sections:
        yield ""
        yield section.title.upper()
        for number, question in enumerate(section.questions, 1):
            yield ""
            yield from _question(question, number)


def _question(question: Question, number: int) -> Iterator[str]:
    marks = [
        f"{question.minutes} min",
        *(["must ask"] if question.must_ask else []),
        *(["gate"] if question.gate else []),
    ]
    yield f"{number}. {question.title}  [{', '.join(marks)}]"
    yield from _wrapped(f"“{question.say}”", "   ")
    for condition in _conditions(question.when):
        yield from _wrapped(f"{condition}.", "   Asked only ")
    for name, text in (("Why", question.why), ("Strong", question.strong), ("Warning", question.warning)):
        if text:
            yield from _wrapped(text, f"   {name}: ")
    if question.expects:
        yield "   A straight answer contains:"
        yield from (f"   ○ {part.label}" for part in question.expects)
    if question.probes:
        yield "   Say next:"
        for probe in question.probes:
            against = DeflectionKind(probe.against).label if probe.against else "Any"
            yield from _wrapped(f"“{probe.say}”", f"   {against} → ")
    if question.patterns:
        yield from _wrapped(
            ", ".join(FailurePattern(value).label for value in question.patterns), "   Throws light on: "
        )


def _conditions(when: When) -> Iterator[str]:
    if when.categories:
        yield "for " + " or ".join(Category(value).label.lower() for value in when.categories)
    if when.modes:
        yield "in a " + " or ".join(Mode(value).label.lower() for value in when.modes)
    for after in when.after:
        became = " or ".join(Disposition(value).label.lower() for value in after.dispositions)
        yield f"after {after.question} was {became}"


def _wrapped(text: str, lead: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=lead, subsequent_indent=" " * min(len(lead), 6), break_on_hyphens=False
    )
