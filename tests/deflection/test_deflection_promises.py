"""Promises: what will be delivered, the words that date it, and the day they come to."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candor.deflection.due import find_due
from candor.deflection.promises import PromiseEar
from candor.deflection.text import Reading, fold
from candor.domain.deflection import HeardPromise

EAR = PromiseEar(Path(__file__).parents[2] / "resources" / "lexicon" / "promises.yaml")
THURSDAY = date(2026, 11, 19)


def heard(text: str, on: date = THURSDAY) -> tuple[HeardPromise, ...]:
    return EAR.hear(Reading(text), on)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by Friday", "2026-11-20"),
        ("on Monday", "2026-11-23"),
        ("Thursday", "2026-11-26"),
        ("next Tuesday", "2026-11-24"),
        ("Friday week", "2026-11-27"),
        ("by Friday next week", "2026-11-27"),
        ("Monday of next week", "2026-11-23"),
        ("by Friday the week after next", "2026-12-04"),
        ("by Wednesday noon", "2026-11-25"),
        ("by COB Tuesday", "2026-11-24"),
        ("tomorrow", "2026-11-20"),
        ("tmrw", "2026-11-20"),
        ("by noon tomorrow", "2026-11-20"),
        ("tonight", "2026-11-19"),
        ("this afternoon", "2026-11-19"),
        ("after this call", "2026-11-19"),
        ("by end of day", "2026-11-19"),
        ("next week", "2026-11-27"),
        ("early next week", "2026-11-25"),
        ("end of next week", "2026-11-27"),
        ("by the end of the week", "2026-11-20"),
        ("this week", "2026-11-20"),
        ("the week after next", "2026-12-04"),
        ("before the weekend", "2026-11-20"),
        ("by the end of the month", "2026-11-30"),
        ("by month end", "2026-11-30"),
        ("next month", "2026-12-31"),
        ("early next month", "2026-12-07"),
        ("by the end of the quarter", "2026-12-31"),
        ("at the end of Q2", "2027-06-30"),
        ("end of Q4", "2026-12-31"),
        ("by Q1", "2027-03-31"),
        ("by the end of the year", "2026-12-31"),
        ("in two weeks", "2026-12-03"),
        ("within ten days", "2026-11-29"),
        ("within 5 days", "2026-11-24"),
        ("in ten working days", "2026-12-03"),
        ("in a fortnight", "2026-12-03"),
        ("within a month", "2026-12-19"),
        ("in a couple of weeks", "2026-12-03"),
        ("by 15 March", "2027-03-15"),
        ("by March 15", "2027-03-15"),
        ("by the 15th of March", "2027-03-15"),
        ("on 4 December 2026", "2026-12-04"),
        ("by 4 Dec", "2026-12-04"),
        ("by the 28th", "2026-11-28"),
        ("by the 14th", "2026-12-14"),
        ("around the tenth", "2026-12-10"),
        ("after the board on the 24th", "2026-11-24"),
        ("before Thursday's call", "2026-11-26"),
        ("by mid-December", "2026-12-15"),
        ("in the first week of February", "2027-02-07"),
        ("by end of January", "2027-01-31"),
        ("by 30/9", "2027-09-30"),
        ("by 2026-12-01", "2026-12-01"),
        ("in calendar week 50", "2026-12-11"),
        ("before Easter", "2027-03-25"),
        ("before xmas", "2026-12-23"),
        ("on the second Monday in December", "2026-12-14"),
        ("by the last Friday of November", "2026-11-27"),
        ("after we've met on the first Tuesday in March", "2027-03-02"),
    ],
)
def test_dating_words_come_to_a_day(words: str, day: str) -> None:
    (promise, *_) = heard(f"We'll send it {words}.")
    assert promise.due == date.fromisoformat(day)
    assert promise.due_text.strip()
    assert promise.due_text.casefold() in words.casefold()


@pytest.mark.parametrize(
    "words",
    ["soon", "when Anneke is back", "in the new year", "after the holidays", "after the long weekend", "in due course"],
)
def test_what_hangs_on_an_event_is_dated_in_words_only(words: str) -> None:
    (promise,) = heard(f"I'll send it to you {words}.")
    assert promise.due_text == words
    assert promise.due is None


@pytest.mark.parametrize("words", ["by 31 June", "by the 31st of February", "by 45/13"])
def test_a_day_no_calendar_has_is_left_undated(words: str) -> None:
    (promise,) = heard(f"I'll send it {words}.")
    assert promise.due is None


@pytest.mark.parametrize(
    "answer",
    [
        "CEO: will send the deck tmrw",
        "I'll follow up next week",
        "they'll get back to us by Friday",
        "She promised the full package by the 30th.",
        "Happy to connect you.",
        "QA to forward the protocol by Monday",
        "- names follow this afternoon",
        "Let me check with legal and come back to you.",
        "You'll have it in your inbox tonight.",
        "Give me until Tuesday.",
        "I can share them by the end of the month.",
        "we will confirm this in writing",
        "Memo Friday, with numbers.",
        "he'll email both figures early next week",
        "I'll get you that",
    ],
)
def test_a_promise_is_heard_however_it_is_typed(answer: str) -> None:
    assert heard(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "We sent it on Friday.",
        "The letter went out in March, two weeks before the change.",
        "Customers will get a notice thirty days before.",
        "Every sponsor gets the file by the 10th of each month.",
        "Would you like it by Friday?",
        "It took two weeks and we lost the customer.",
        "If the site failed we would send a monitor within a day.",
        "Nobody has asked us that since 2021.",
        "",
    ],
)
def test_no_promise_is_heard_in_a_story_a_rule_or_a_question(answer: str) -> None:
    assert heard(answer) == ()


def test_what_is_promised_is_told_in_their_words_without_who_and_when() -> None:
    (promise,) = heard("CFO: will send the cap table tmrw")
    assert promise.what == "send the cap table"
    assert promise.due_text == "tmrw"


def test_a_promise_of_one_word_takes_its_subject_along() -> None:
    (promise,) = heard("Rate card to follow on Monday")
    assert promise.what == "Rate card to follow"


def test_a_day_is_preferred_to_an_event() -> None:
    (promise,) = heard("I'll ask him when he's back and pass it on by the end of the month.")
    assert promise.due == date(2026, 11, 30)


def test_curly_quotes_are_read_like_straight_ones() -> None:
    (promise,) = heard("We’ll send you the letter by Friday.")
    assert promise.what == "send you the letter"


def test_it_is_named_by_what_was_spoken_of_before() -> None:
    (promise,) = heard("There is a signed report from the auditor. I'll send it by Friday.")
    assert promise.what == "send it (a signed report)"


def test_sentences_that_belong_together_are_one_promise() -> None:
    text = "Let me go back to the team and write something up. You'll have it by the 24th."
    (promise,) = heard(text)
    assert promise.due == date(2026, 11, 24)
    assert text[promise.start : promise.end] == text


def test_two_dated_promises_are_two() -> None:
    first, second = heard("I'll send the deck tomorrow. And I'll mail the contract by Monday.")
    assert (first.due, second.due) == (date(2026, 11, 20), date(2026, 11, 23))


def test_a_promise_points_at_its_words() -> None:
    text = "Runway is eleven months. “We’ll send the letter by Friday” he said."
    (promise,) = heard(text)
    assert "send the letter by Friday" in text[promise.start : promise.end]


@given(st.text(max_size=300), st.dates())
def test_any_text_on_any_day_is_dated_without_a_fault(text: str, on: date) -> None:
    plain = fold(text)
    for due in find_due(plain, 0, len(plain), on):
        assert 0 <= due.start < due.end <= len(text)


@given(
    st.sampled_from(
        ["by Friday", "next week", "end of next month", "within ten days", "by the 14th", "end of Q2", "by 5 June"]
    ),
    st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)),
)
def test_a_promise_is_never_due_before_it_was_made_nor_years_after(words: str, on: date) -> None:
    (promise,) = heard(f"I'll send it {words}.", on)
    assert promise.due is not None
    assert on <= promise.due <= on + timedelta(days=367)
