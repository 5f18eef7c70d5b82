"""What was chosen, counted or dated in an answer: whether it fits its question, and how it is said in words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from candor.domain.answer import Answer
from candor.domain.errors import KnownError
from candor.domain.question import ExpectationKind, Question, QuestionKind


class ValueUnfit(KnownError):
    """What was entered is no answer to this question; the sentence says what is."""


_NUMBER = re.compile(r"[+-]?(\d{1,18}(\.\d{0,18})?|\.\d{1,18})", re.ASCII)
"""No exponents: a number in few characters is not a million digits when it is written out."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_GROUPED_FROM = 5
"""Digits before the point; a year has four and is not grouped."""
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""Not from the computer, whose language must not decide what a signed page says."""


def decimal(text: str) -> Decimal | None:
    """A number written plainly ("12", "-3.5"; at most 18 digits on either side of the point), or None."""
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def day(text: str) -> date | None:
    """A day written as YYYY-MM-DD, or None."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def written_out(on: date) -> str:
    """ "2 March 2026"."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def plainest(number: Decimal) -> str:
    """Without a plus, leading zeros, zeros at the end of decimals, or a minus before nothing."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


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
        return plainest(number)
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
        a_day = isinstance(given, date)
        words = ("a day from", "to" if least else "a day up to") if a_day else ("at least", "at most")
        bounds = [
            f"{word} {written_out(bound) if isinstance(bound, date) else plainest(bound)}"
            for word, bound in zip(words, (least, most), strict=True)
            if bound is not None
        ]
        range_, figure = (" ".join(bounds), "date") if a_day else (" and ".join(bounds), "figure")
        raise ValueUnfit(f"This question takes {range_}; correct the {figure}, or say why in words.")


def said(question: Question, answer: Answer) -> str:
    """What was chosen, counted or dated, in words a committee reads; "" where nothing was."""
    if answer.chosen:
        labels = {choice.id: choice.label for choice in question.options}
        return "; ".join(labels.get(name, name) for name in answer.chosen)
    if not answer.value:
        return ""
    if question.kind is QuestionKind.DATE:
        on = day(answer.value)
        return written_out(on) if on else answer.value
    if not question.unit:
        return _grouped(answer.value)
    return f"{_grouped(answer.value)}{'' if question.unit.startswith('%') else ' '}{question.unit}"


def _grouped(value: str) -> str:
    """Thousands set apart in long numbers; anything else as it is."""
    number = decimal(value)
    if number is None:
        return value
    whole, point, decimals = value.partition(".")
    return f"{int(whole):,}{point}{decimals}" if len(whole.lstrip("+-")) >= _GROUPED_FROM else value


_TOLD_BY = {
    QuestionKind.YES_NO: (ExpectationKind.YES_NO,),
    QuestionKind.NUMBER: (ExpectationKind.NUMBER, ExpectationKind.DURATION),
    QuestionKind.DATE: (ExpectationKind.DATE,),
}
"""The parts of a straight answer that an entered value already is."""


def still_expected(question: Question, answer: Answer) -> Question:
    """The question without the one part that the entered value has given, so that words need not say it again. Where
    that was all, it says nothing any more: what words there are stand beside the answer."""
    if not (answer.chosen or answer.value):
        return question
    told = _TOLD_BY.get(question.kind, ())
    given = next((part for part in question.expects if part.kind in told), None)
    left = tuple(part for part in question.expects if part is not given)
    return replace(question, expects=left) if left else replace(question, expects=(), say="")
