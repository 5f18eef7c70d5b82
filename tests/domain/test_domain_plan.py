"""Which questions are asked: category, mode and earlier answers decide, and nothing begun is ever dropped."""

from __future__ import annotations

import pytest
from tests import factory

from candor.domain.answer import Disposition
from candor.domain.condition import After, When
from candor.domain.interview import Mode
from candor.domain.plan import plan


def keys(*entities: object) -> list[str]:
    record = factory.record(*entities)
    return [planned.key for planned in plan(record, record.interviews["interview-1"])]


def test_questions_come_in_the_order_they_were_written() -> None:
    questions = [factory.question(name) for name in ("c", "a", "b")]
    assert keys(factory.questionnaire(*questions), factory.interview()) == ["q/c", "q/a", "q/b"]


@pytest.mark.parametrize(
    ("when", "asked"),
    [
        (When(), True),
        (When(categories=("digital-therapeutic",)), True),
        (When(categories=("strategic-alliance",)), False),
        (When(modes=("call",)), True),
        (When(modes=("site-visit",)), False),
        (When(categories=("digital-therapeutic",), modes=("site-visit",)), False),
        (When(after=(After(question="first", dispositions=("deflected", "partial")),)), True),
        (When(after=(After(question="q/first", dispositions=("deflected",)),)), True),
        (When(after=(After(question="first", dispositions=("answered",)),)), False),
    ],
)
def test_a_question_is_asked_only_when_every_part_of_its_condition_holds(when: When, asked: bool) -> None:
    first, second = factory.question("first"), factory.question("second", when=when)
    answered = factory.answer("first", disposition=Disposition.DEFLECTED)
    found = keys(factory.questionnaire(first, second), factory.interview(mode=Mode.CALL), answered)
    assert ("q/second" in found) is asked


def test_a_question_with_words_stays_even_when_its_condition_no_longer_holds() -> None:
    only = factory.question("only", when=When(categories=("strategic-alliance",)))
    words = factory.answer("only", text="They told us all the same.", disposition=Disposition.NOT_ASKED)
    assert keys(factory.questionnaire(only), factory.interview(), words) == ["q/only"]


def test_numbers_count_within_the_section_over_what_is_asked() -> None:
    hidden = factory.question("hidden", when=When(modes=("site-visit",)))
    record = factory.record(
        factory.questionnaire(factory.question("a"), hidden, factory.question("b")), factory.interview()
    )
    assert [(p.number, p.of) for p in plan(record, record.interviews["interview-1"])] == [(1, 2), (2, 2)]
