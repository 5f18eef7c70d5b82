"""What was entered beside the words of an answer, and what else the question had on offer."""

from __future__ import annotations

from candor.domain.answer import Answer
from candor.domain.question import Question, QuestionKind
from candor.reports.wording import counted

LONGEST = 420
"""Characters of other choices that are told one by one; what goes beyond is counted."""


def labels(question: Question, answer: Answer) -> tuple[str, ...]:
    """The choices that were taken, as people read them."""
    known = {choice.id: choice.label for choice in question.options}
    return tuple(known.get(name, name) for name in answer.chosen)


def offered(question: Question, answer: Answer) -> str:
    """What else could have been chosen, in a sentence; "" where nothing was chosen or there is nothing to tell."""
    if not answer.chosen:
        return ""
    options = question.options
    if question.kind is QuestionKind.RATING and len(options) > 1:
        place = next((number for number, choice in enumerate(options, 1) if choice.id == answer.chosen[0]), 0)
        span = f"from “{options[0].label}” to “{options[-1].label}”"
        return f"Step {place} of {len(options)}, {span}." if place else f"Steps {span}."
    if question.kind is QuestionKind.YES_NO and len(options) < 3:
        return ""
    others = [choice.label for choice in options if choice.id not in answer.chosen]
    if not others:
        return f"All {len(options)} were chosen." if len(options) > 1 else ""
    return _others(others)


def _others(others: list[str]) -> str:
    told, length = 0, 0
    while told < len(others) and (length := length + len(others[told]) + 2) <= LONGEST:
        told += 1
    if told < len(others) and told:
        return f"Not chosen: {'; '.join(others[:told])}; and {len(others) - told} more."
    return f"Not chosen: {'; '.join(others)}." if told else f"Not chosen: {counted(len(others), 'other choice')}."
