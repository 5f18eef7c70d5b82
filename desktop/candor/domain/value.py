"""What was chosen, counted or dated in an answer: whether it fits its question, and how it is said in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from candor.domain.answer import Answer
from candor.domain.errors import KnownError
from candor.domain.question import ExpectationKind, Question, QuestionKind


class ValueUnfit(KnownError):
    """What was entered is no answer to this question; the sentence says what is."""


def decimal(text: str) -> Decimal | None:
    """A finite number written plainly ("12", "-3.5"), or None."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < Decimal(10) ** 18 else None


def day(text: str) -> date | None:
    """A day written as YYYY-MM-DD, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def checked(question: Question, chosen: tuple[str, ...], value: str) -> tuple[tuple[str, ...], str]:
    """Choices in the question's order and the value in its plainest form. Raises ValueUnfit."""
    known = [choice.id for choice in question.options]
    strange = [name for name in chosen if name not in known]
    if strange:
        raise ValueUnfit(f"“{strange[0]}” is not among the choices of this question; choose one that is.")
    kept = tuple(name for name in known if name in chosen)
    if len(kept) > 1 and question.kind is not QuestionKind.MANY_OF:
        raise ValueUnfit("This question takes one choice; choose the one that fits best.")
    return kept, _plainest(question, value.strip()) if value.strip() else ""


def _plainest(question: Question, value: str) -> str:
    if question.kind is QuestionKind.NUMBER:
        number = decimal(value)
        if number is None:
            raise ValueUnfit("This is not a number; type digits, with a point before decimals.")
        _within(question, number, decimal(question.least), decimal(question.most))
        return format(number.normalize(), "f")
    if question.kind is QuestionKind.DATE:
        on = day(value)
        if on is None:
            raise ValueUnfit("This is not a day; write it as year-month-day, such as 2026-03-31.")
        _within(question, on, day(question.least), day(question.most))
        return on.isoformat()
    raise ValueUnfit("This question takes no number and no day; type the answer in words.")


def _within(
    question: Question, given: Decimal | date, least: Decimal | date | None, most: Decimal | date | None
) -> None:
    if (least is not None and given < least) or (most is not None and given > most):  # type: ignore[operator]
        bounds = [
            *([f"at least {question.least}"] if question.least else []),
            *([f"at most {question.most}"] if question.most else []),
        ]
        raise ValueUnfit(f"This question takes {' and '.join(bounds)}; correct the figure, or say why in words.")


def said(question: Question, answer: Answer) -> str:
    """What was chosen, counted or dated, in words a committee reads; "" where nothing was."""
    if answer.chosen:
        labels = {choice.id: choice.label for choice in question.options}
        return "; ".join(labels.get(name, name) for name in answer.chosen)
    if not answer.value:
        return ""
    if question.kind is QuestionKind.DATE:
        on = day(answer.value)
        return f"{on.day} {on:%B} {on.year}" if on else answer.value
    return f"{answer.value} {question.unit}".strip()


_TOLD_BY = {
    QuestionKind.YES_NO: (ExpectationKind.YES_NO,),
    QuestionKind.NUMBER: (ExpectationKind.NUMBER, ExpectationKind.DURATION),
    QuestionKind.DATE: (ExpectationKind.DATE,),
}
"""The parts of a straight answer that an entered value already is."""


def still_expected(question: Question, answer: Answer) -> Question:
    """The question without the one part that the entered value has given, so that words need not say it again."""
    if not (answer.chosen or answer.value):
        return question
    told = _TOLD_BY.get(question.kind, ())
    given = next((part for part in question.expects if part.kind in told), None)
    return (
        replace(question, expects=tuple(part for part in question.expects if part is not given)) if given else question
    )
