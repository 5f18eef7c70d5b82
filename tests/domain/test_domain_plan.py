"""Which questions are asked: category, mode and earlier answers decide, and nothing begun is ever dropped."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from tests import factory

from candor.domain.answer import Disposition
from candor.domain.condition import After, When
from candor.domain.findings import coverage, unfinished
from candor.domain.interview import MOST_ROUNDS, Mode, Rounds
from candor.domain.places import _PLACES
from candor.domain.plan import plan, set_aside
from candor.domain.question import Question, Section
from candor.domain.record import Change


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


# An agenda ------------------------------------------------------------------------------------------------------------


def three() -> list[Question]:
    return [factory.question(name) for name in ("a", "b", "c")]


def test_an_agenda_says_what_is_asked_in_which_order_each_once() -> None:
    agenda = ("q/c", "q/a", "q/c", "q/gone")
    assert keys(factory.questionnaire(*three()), factory.interview(agenda=agenda)) == ["q/c", "q/a"]


def test_what_was_answered_stays_though_the_agenda_left_it_out() -> None:
    found = keys(
        factory.questionnaire(*three()), factory.interview(agenda=("q/c",)), factory.answer("a", text="Since you ask.")
    )
    assert found == ["q/c", "q/a"]


def test_numbers_count_within_the_section_however_the_agenda_mixes_them() -> None:
    sections = tuple(
        Section(id=name, title=name, questions=(factory.question(f"{name}1"), factory.question(f"{name}2")))
        for name in ("x", "y")
    )
    record = factory.record(
        factory.questionnaire(sections=sections), factory.interview(agenda=("q/x1", "q/y2", "q/x2"))
    )
    found = [(p.key, p.number, p.of) for p in plan(record, record.interviews["interview-1"])]
    assert found == [("q/x1", 1, 2), ("q/y2", 1, 1), ("q/x2", 2, 2)]


def aside(*entities: object) -> list[str]:
    record = factory.record(*entities)
    return [key for key, _, _ in set_aside(record, record.interviews["interview-1"])]


def test_nothing_is_set_aside_without_an_agenda() -> None:
    assert aside(factory.questionnaire(*three()), factory.interview()) == []


def test_what_the_agenda_left_out_is_set_aside_until_it_is_answered() -> None:
    sitting = factory.interview(agenda=("q/b",))
    assert aside(factory.questionnaire(*three()), sitting) == ["q/a", "q/c"]
    assert aside(factory.questionnaire(*three()), sitting, factory.answer("c")) == ["q/a"]


def test_what_would_never_have_been_asked_is_not_called_set_aside() -> None:
    questions = [
        factory.question("first"),
        factory.question("elsewhere", when=When(categories=("strategic-alliance",))),
        factory.question("after", when=When(after=(After(question="first", dispositions=("deflected",)),))),
    ]
    sitting = factory.interview(agenda=("q/first",))
    assert aside(factory.questionnaire(*questions), sitting) == ["q/after"], "it might still come up"
    assert aside(factory.questionnaire(*questions), sitting, factory.answer("first")) == []
    deflected = factory.answer("first", disposition=Disposition.DEFLECTED)
    assert aside(factory.questionnaire(*questions), sitting, deflected) == ["q/after"]


def test_a_must_ask_that_was_set_aside_is_unfinished_business() -> None:
    record = factory.record(
        factory.questionnaire(factory.question("a"), factory.question("b", short="Runway", must_ask=True)),
        factory.interview(agenda=("q/a",)),
    )
    assert "Set aside, though it must be asked: Runway" in unfinished(record)


# Rounds ---------------------------------------------------------------------------------------------------------------


def gaps(*entities: object, count: int = 2, **known: object) -> list[str]:
    section = Section(
        id="gaps", title="Gaps", repeats="gap", questions=(factory.question("gap"), factory.question("cost"))
    )
    once = Section(id="once", title="Once", questions=(factory.question("last"),))
    rounds = (Rounds(section="q/gaps", count=count), Rounds(section="q/once", count=5))
    return keys(factory.questionnaire(sections=(section, once)), factory.interview(rounds=rounds, **known), *entities)


def test_a_repeated_section_is_asked_whole_again_and_again_and_no_other_is() -> None:
    assert gaps() == ["q/gap", "q/cost", "q/gap@2", "q/cost@2", "q/last"]


def test_words_of_a_round_stay_though_it_is_no_longer_counted() -> None:
    assert gaps(factory.answer("cost@3", text="Two million."), count=1) == ["q/gap", "q/cost", "q/cost@3", "q/last"]


def test_an_agenda_takes_a_question_out_of_every_round_but_those_that_have_words() -> None:
    found = gaps(factory.answer("cost@2", text="Two million."), agenda=("q/gap", "q/last"))
    assert found == ["q/gap", "q/gap@2", "q/last", "q/cost@2"]


@pytest.mark.parametrize("count", [0, -3, 10**12])
def test_a_count_of_rounds_that_makes_no_sense_neither_hides_nor_hangs(count: int) -> None:
    found = gaps(count=count)
    assert found[:2] == ["q/gap", "q/cost"]
    assert len(found) <= 2 * MOST_ROUNDS + 1


@pytest.mark.parametrize("mark", ["@1", "@02", "@", "@x", "@2@3", "@99999999999"])
def test_a_mark_that_no_round_bears_brings_no_round(mark: str) -> None:
    found = gaps(factory.answer(f"gap{mark}", text="forged"), count=1)
    assert found in (["q/gap", "q/cost", "q/last"], ["q/gap", "q/cost", f"q/gap{mark}", "q/last"])


def test_a_later_round_is_named_where_its_question_is() -> None:
    record = factory.record(
        factory.questionnaire(
            sections=(
                Section(id="gaps", title="Gaps", repeats="gap", questions=(factory.question("cost", short="Cost"),)),
            )
        ),
        factory.interview(rounds=(Rounds(section="q/gaps", count=2),)),
    )
    assert [item.title for item in plan(record, record.interviews["interview-1"])] == ["Cost", "Cost (gap 2)"]


# Large questionnaires -------------------------------------------------------------------------------------------------


def test_the_plan_of_one_state_is_made_once_and_of_the_next_state_anew() -> None:
    record = factory.record(
        factory.questionnaire(
            factory.question("a"), factory.question("b", when=When(after=(After(question="a", answered=True),)))
        ),
        factory.interview(),
    )
    interview = record.interviews["interview-1"]
    first = plan(record, interview)
    first.clear()
    assert [item.key for item in plan(record, interview)] == ["q/a"], "nobody's list is anybody else's"
    answered = record.applied([Change("answer_settled", None, factory.answer("a", text="Yes."))])
    assert [item.key for item in plan(answered, interview)] == ["q/a", "q/b"]


def test_five_thousand_questions_are_planned_without_a_search_for_each() -> None:
    """Counted, not timed: a search through all questions for each of them would walk 25 million."""
    walked = 0

    class Counting(tuple):  # type: ignore[type-arg]
        def __iter__(self) -> Iterator[Question]:
            nonlocal walked
            for question in super().__iter__():
                walked += 1
                yield question

    questions = Counting(
        factory.question(f"n{n}", when=When(after=(After(question=f"n{n - 1}", at_least="3"),)) if n % 2 else When())
        for n in range(5000)
    )
    section = Section(id="only", title="Only", questions=questions)
    record = factory.record(factory.questionnaire(sections=(section,)), factory.interview())
    interview = record.interviews["interview-1"]
    walked = 0
    assert len(plan(record, interview)) == 2500
    assert coverage(record, interview).planned == 2500
    assert record.question("q/n4999").id == "n4999"
    assert walked <= 2 * 5000


def test_what_is_remembered_of_a_questionnaire_goes_with_it() -> None:
    before = len(_PLACES._held)
    record = factory.record(factory.questionnaire(*three()), factory.interview())
    assert record.question("q/a").id == "a"
    assert len(_PLACES._held) == before + 1
    del record
    gc.collect()
    assert len(_PLACES._held) <= before
