"""What is entered beside the words fits its question, is kept plainly, and is said as a committee reads it."""

from __future__ import annotations

import locale
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import factory

from candor.domain.question import Choice, Expectation, ExpectationKind, Question, QuestionKind
from candor.domain.value import ValueUnfit, checked, day, decimal, said, still_expected

CHOICES = (Choice(id="a", label="Alpha"), Choice(id="b", label="Beta"), Choice(id="c", label="Gamma"))


def asked(kind: str, **known: Any) -> Question:
    return factory.question("x", kind=QuestionKind(kind), **known)


@pytest.mark.parametrize(
    ("question", "typed", "kept"),
    [
        (asked("number"), " 012.50 ", "12.5"),
        (asked("number"), "+7", "7"),
        (asked("number"), "-0.0", "0"),
        (asked("number"), ".5", "0.5"),
        (asked("number"), "123456789012345678.123456789012345678", "123456789012345678.123456789012345678"),
        (asked("number", least="0", most="10"), "10", "10"),
        (asked("date"), "2026-03-31", "2026-03-31"),
        (asked("date", least="2026-03-31"), "2026-03-31", "2026-03-31"),
        (asked("free"), "  ", ""),
    ],
)
def test_a_figure_or_a_day_is_kept_in_its_plainest_form(question: Question, typed: str, kept: str) -> None:
    assert checked(question, (), typed) == ((), kept)


@pytest.mark.parametrize(
    ("question", "typed", "sentence"),
    [
        (asked("number"), "twelve", "This is not a number"),
        (asked("number"), "1e5", "This is not a number"),
        (asked("number"), "1e-99999999", "This is not a number"),
        (asked("number"), "NaN", "This is not a number"),
        (asked("number"), "1_000", "This is not a number"),
        (asked("number"), "١٢", "This is not a number"),
        (asked("number"), "9" * 19, "This is not a number"),
        (asked("number"), ".", "This is not a number"),
        (asked("number", least="0", most="1e9"), "-1", "takes at least 0; correct the figure"),
        (asked("number", least="1", most="5"), "6", "takes at least 1 and at most 5; correct the figure"),
        (asked("date"), "31 March", "This is not a day"),
        (asked("date"), "2026-02-30", "This is not a day"),
        (asked("date"), "20260331", "This is not a day"),
        (asked("date", most="2026-03-31"), "2026-04-01", "takes a day up to 31 March 2026; correct the date"),
        (
            asked("date", least="2015-01-01", most="2026-03-31"),
            "2026-04-01",
            "takes a day from 1 January 2015 to 31 March 2026; correct the date",
        ),
        (asked("free"), "12", "takes no number and no day"),
        (asked("one_of", choices=CHOICES), "12", "takes no number and no day"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_would(question: Question, typed: str, sentence: str) -> None:
    with pytest.raises(ValueUnfit) as refused:
        checked(question, (), typed)
    assert sentence in refused.value.sentence


def test_choices_are_kept_in_the_questions_order_each_once() -> None:
    assert checked(asked("many_of", choices=CHOICES), ("c", "a", "c"), "") == (("a", "c"), "")


def test_a_choice_that_is_not_there_or_one_too_many_is_refused() -> None:
    with pytest.raises(ValueUnfit, match="“z” is not among the choices"):
        checked(asked("one_of", choices=CHOICES), ("z",), "")
    with pytest.raises(ValueUnfit, match="takes one choice"):
        checked(asked("yes_no"), ("yes", "no"), "")
    with pytest.raises(ValueUnfit, match="is not among the choices"):
        checked(asked("number"), ("yes",), "")


@pytest.mark.parametrize(
    ("question", "given", "words"),
    [
        (asked("yes_no"), {"chosen": ("yes",)}, "Yes"),
        (asked("yes_no", choices=(Choice(id="yes", label="Ja"),)), {"chosen": ("yes",)}, "Ja"),
        (asked("many_of", choices=CHOICES), {"chosen": ("a", "c")}, "Alpha; Gamma"),
        (asked("rating"), {"chosen": ("warning",)}, "Warning sign"),
        (asked("number", unit="months"), {"value": "18"}, "18 months"),
        (asked("number", unit="%"), {"value": "62.5"}, "62.5%"),
        (asked("number", unit="EUR"), {"value": "1234567.5"}, "1,234,567.5 EUR"),
        (asked("number", unit="EUR"), {"value": "-1234567"}, "-1,234,567 EUR"),
        (asked("number"), {"value": "2026"}, "2026"),
        (asked("date"), {"value": "2026-03-02"}, "2 March 2026"),
        (asked("one_of", choices=CHOICES), {"chosen": ("gone",)}, "gone"),
        (asked("date"), {"value": "soon"}, "soon"),
        (asked("free"), {"text": "only words"}, ""),
    ],
)
def test_a_value_is_said_in_words(question: Question, given: dict[str, Any], words: str) -> None:
    assert said(question, factory.answer("x", **given)) == words


def test_a_day_is_written_out_alike_whatever_language_the_computer_speaks() -> None:
    before = locale.setlocale(locale.LC_TIME)
    try:
        for name in ("de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "C.UTF-8"):
            try:
                locale.setlocale(locale.LC_TIME, name)
            except locale.Error:
                continue
            assert said(asked("date"), factory.answer("x", value="2026-03-02")) == "2 March 2026"
    finally:
        locale.setlocale(locale.LC_TIME, before)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**17), max_value=10**17))
def test_a_figure_checked_once_stays_as_it_is_and_keeps_its_size(number: Any) -> None:
    _, kept = checked(asked("number"), (), format(number, "f"))
    assert decimal(kept) == number
    assert checked(asked("number"), (), kept) == ((), kept)


@given(st.text(max_size=30))
def test_no_text_at_all_makes_the_readers_of_values_stumble(text: str) -> None:
    assert decimal(text) is None or abs(decimal(text)) < 10**18  # type: ignore[arg-type]
    assert day(text) is None or day(text).isoformat() == text  # type: ignore[union-attr]


def part(kind: str) -> Expectation:
    return Expectation(kind=ExpectationKind(kind), label=kind)


@pytest.mark.parametrize(
    ("kind", "given", "left"),
    [
        ("yes_no", {"chosen": ("yes",)}, ["reason", "number"]),
        ("yes_no", {}, ["yes_no", "reason", "number"]),
        ("number", {"value": "3"}, ["yes_no", "reason"]),
        ("date", {"value": "2026-03-02"}, ["yes_no", "reason", "number"]),
        ("rating", {"chosen": ("weak",)}, ["yes_no", "reason", "number"]),
    ],
)
def test_words_need_not_say_again_what_was_entered(kind: str, given: dict[str, Any], left: list[str]) -> None:
    question = asked(kind, expects=tuple(map(part, ("yes_no", "reason", "number"))))
    found = still_expected(question, factory.answer("x", **given))
    assert [each.label for each in found.expects] == left


def test_once_all_was_entered_the_question_asks_for_nothing_more() -> None:
    question = asked("yes_no", expects=(part("yes_no"),))
    assert still_expected(question, factory.answer("x")) is question
    left = still_expected(question, factory.answer("x", chosen=("no",)))
    assert (left.say, left.expects, left.probes) == ("", (), question.probes)
