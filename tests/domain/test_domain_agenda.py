"""The interview plan: what is asked within the minutes there are, and what is set aside."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import factory

from candor.domain.agenda import OPENING_AND_CLOSING, Proposal, WhyAside, estimate, propose
from candor.domain.condition import After, Case, When
from candor.domain.deal import Category
from candor.domain.interview import Mode
from candor.domain.offered import Offered, offered
from candor.domain.question import Question, Questionnaire, Section

CATEGORY = Category.DIGITAL_THERAPEUTIC


def proposed(*questions: Question, minutes: int = 45, mode: Mode = Mode.CALL) -> Proposal:
    return propose([factory.questionnaire(*questions)], CATEGORY, mode, minutes)


def in_sections(*sections: tuple[Question, ...], **known: object) -> Questionnaire:
    made = tuple(Section(id=f"s{n}", title=f"Section {n}", questions=each) for n, each in enumerate(sections))
    return replace(factory.questionnaire(), sections=made, **known)  # type: ignore[arg-type]


def after(*names: str) -> When:
    return When(after=tuple(After(question=name, dispositions=("deflected",)) for name in names))


# By hand --------------------------------------------------------------------------------------------------------------


def test_what_fits_is_asked_whole_and_hello_and_goodbye_are_counted() -> None:
    plan = proposed(factory.question("a", minutes=20), factory.question("b", minutes=22))
    assert plan.keys == ("q/a", "q/b")
    assert (plan.estimate.likely, plan.estimate.at_most) == (45, 45)
    assert plan.everything
    assert plan.fits
    assert plan.aside == ()


def test_what_must_be_asked_is_in_before_anything_else() -> None:
    plan = proposed(
        factory.question("heavy", minutes=10, weight=5), factory.question("must", minutes=10, must_ask=True), minutes=15
    )
    assert plan.keys == ("q/must",)
    assert [(each.key, each.why) for each in plan.aside] == [("q/heavy", WhyAside.TIME)]


def test_gates_come_before_weight_and_weight_before_the_rest() -> None:
    plan = proposed(
        factory.question("plain"), factory.question("heavy", weight=5), factory.question("gate", gate=True), minutes=9
    )
    assert plan.keys == ("q/heavy", "q/gate")


def test_no_section_eats_the_whole_call() -> None:
    first = tuple(factory.question(f"a{n}", weight=2) for n in range(20))
    second = tuple(factory.question(f"b{n}", weight=2) for n in range(4))
    plan = propose([in_sections(first, second)], CATEGORY, Mode.CALL, 3 + 8 * 3)
    assert sorted(plan.keys) == [*(f"q/a{n}" for n in range(4)), *(f"q/b{n}" for n in range(4))]


def test_one_long_question_does_not_shut_out_many_short_ones() -> None:
    plan = proposed(factory.question("talk", minutes=40, weight=5), *(factory.question(f"q{n}") for n in range(10)))
    assert "q/talk" not in plan.keys
    assert len(plan.keys) == 10


def test_a_follow_up_is_expected_half_of_the_time_and_comes_with_its_question() -> None:
    questions = (
        factory.question("first", minutes=4),
        factory.question("follow-up", minutes=6, when=after("first")),
        factory.question("other", minutes=6),
    )
    plan = proposed(*questions, minutes=10)
    assert plan.keys == ("q/first", "q/follow-up")
    assert (plan.estimate.likely, plan.estimate.at_most) == (10, 13)
    assert plan.estimate.words == "10 to 13 minutes"


def test_what_must_be_asked_brings_along_what_it_waits_for() -> None:
    plan = proposed(
        factory.question("first", minutes=30), factory.question("must", must_ask=True, when=after("first")), minutes=5
    )
    assert plan.keys == ("q/first", "q/must")


def test_a_question_that_waits_for_an_answer_nobody_is_asked_for_is_set_aside() -> None:
    elsewhere = When(any_of=(Case(after=(After(question="other/x", chosen=("yes",)),)),))
    only_visits = factory.question("visit", when=When(modes=("site-visit",)))
    plan = proposed(
        factory.question("a"),
        factory.question("b", when=elsewhere),
        only_visits,
        factory.question("c", when=after("visit")),
        factory.question("d", when=after("c")),
    )
    assert plan.keys == ("q/a",)
    assert [(each.key, each.why) for each in plan.aside] == [(f"q/{name}", WhyAside.WAITS) for name in "bcd"]
    assert plan.everything


def test_a_condition_that_something_was_not_said_holds_where_nobody_is_asked() -> None:
    silent = When(after=(After(question="other/x", answered=False),))
    unless = When(after=(After(question="other/x", chosen=("yes",), unless=True),))
    plan = proposed(factory.question("a", when=silent), factory.question("b", when=unless))
    assert plan.keys == ("q/a", "q/b")
    assert plan.estimate.likely == plan.estimate.at_most == 9


def test_a_repeated_section_is_expected_twice() -> None:
    section = Section(id="gaps", title="Gaps", repeats="gap", questions=(factory.question("gap", minutes=5),))
    found = offered([replace(factory.questionnaire(), sections=(section,))], CATEGORY, Mode.CALL)
    assert estimate(found, found, Mode.CALL).likely == 13


def test_questions_for_other_categories_and_modes_are_never_proposed() -> None:
    plan = proposed(
        factory.question("theirs", must_ask=True, when=When(categories=("health-system",))),
        factory.question("not-ours", when=When(except_categories=("digital-therapeutic",))),
        factory.question("visit", must_ask=True, when=When(modes=("site-visit",))),
        factory.question("ours"),
    )
    assert plan.keys == ("q/ours",)
    assert plan.offered == 1


def test_too_much_that_must_be_asked_is_said_and_split_with_gates_first() -> None:
    gate = in_sections(
        tuple(factory.question(f"g{n}", minutes=5, must_ask=True, gate=True) for n in range(4)), id="gate", gate=True
    )
    other = in_sections(tuple(factory.question(f"o{n}", minutes=5, must_ask=True) for n in range(5)), id="other")
    plan = propose([other, gate], CATEGORY, Mode.CALL, 30)
    assert len(plan.keys) == 9
    assert not plan.fits
    assert plan.must.likely == 48
    assert [len(sitting.keys) for sitting in plan.sittings] == [4, 5]
    assert [sitting.estimate.likely for sitting in plan.sittings] == [23, 28]


def test_a_sitting_never_waits_for_an_answer_of_another() -> None:
    first = factory.question("first", minutes=20, must_ask=True)
    middle = factory.question("middle", minutes=20, must_ask=True)
    last = factory.question("last", minutes=20, must_ask=True, when=after("first"))
    plan = propose([in_sections((first,), (middle,), (last,))], CATEGORY, Mode.CALL, 25)
    assert [sitting.keys for sitting in plan.sittings] == [("q/first", "q/last"), ("q/middle",)]


def test_nothing_chosen_is_an_empty_plan() -> None:
    plan = propose([], CATEGORY, Mode.CALL, 45)
    assert (plan.keys, plan.offered, plan.estimate.likely, plan.everything) == ((), 0, 0, True)


def test_questions_that_wait_for_each_other_do_not_hang_the_plan() -> None:
    plan = proposed(factory.question("a", when=after("b")), factory.question("b", when=after("a")))
    assert set(plan.keys) in (set(), {"q/a", "q/b"})


def test_a_long_chain_of_follow_ups_is_planned() -> None:
    chain = [factory.question("q0"), *(factory.question(f"q{n}", when=after(f"q{n - 1}")) for n in range(1, 3000))]
    assert proposed(*chain, minutes=480).keys[:2] == ("q/q0", "q/q1")


# By rule --------------------------------------------------------------------------------------------------------------


@st.composite
def questionnaires(draw: st.DrawFn) -> list[Questionnaire]:
    """Up to three, whose questions wait for earlier ones of the same or of another."""
    made: list[Questionnaire] = []
    earlier: list[str] = []
    for q in range(draw(st.integers(1, 3))):
        sections = []
        for s in range(draw(st.integers(1, 3))):
            questions = []
            for n in range(draw(st.integers(1, 5))):
                name = f"s{s}n{n}"
                questions.append(draw(question(name, earlier)))
                earlier.append(f"q{q}/{name}")
            repeats = draw(st.sampled_from(["", "", "gap"]))
            sections.append(Section(id=f"s{s}", title=f"S{s}", repeats=repeats, questions=tuple(questions)))
        made.append(replace(factory.questionnaire(), id=f"q{q}", gate=draw(st.booleans()), sections=tuple(sections)))
    return made


def question(name: str, earlier: list[str]) -> st.SearchStrategy[Question]:
    names = st.sampled_from([*earlier, "elsewhere/x"])
    waits = st.builds(
        After,
        question=names,
        dispositions=st.sampled_from([(), ("deflected",), ("not_asked",)]),
        unless=st.booleans(),
    )
    waiting = st.lists(waits, max_size=1).map(tuple)
    cases = st.lists(st.builds(Case, after=st.lists(waits, min_size=1, max_size=2).map(tuple)), max_size=2).map(tuple)
    when = st.one_of(
        st.just(When()),
        st.just(When(modes=("site-visit",))),
        st.builds(When, after=waiting),
        st.builds(When, any_of=cases),
    )
    return st.builds(
        factory.question,
        st.just(name),
        when=when,
        minutes=st.integers(1, 20),
        weight=st.integers(1, 5),
        must_ask=st.booleans(),
        gate=st.booleans(),
    )


MODES = st.sampled_from(Mode)
MINUTES = st.integers(5, 120)


def everything(chosen: list[Questionnaire], mode: Mode) -> dict[str, Offered]:
    return offered(chosen, CATEGORY, mode)


@given(questionnaires(), MODES, MINUTES)
def test_the_minutes_are_kept_unless_what_must_be_asked_exceeds_them(
    chosen: list[Questionnaire], mode: Mode, minutes: int
) -> None:
    plan = propose(chosen, CATEGORY, mode, minutes)
    assert plan.fits or plan.estimate == plan.must
    assert plan.estimate.likely <= plan.estimate.at_most
    assert bool(plan.sittings) is (not plan.fits)
    assert not plan.keys or plan.estimate.likely > OPENING_AND_CLOSING[mode]


@given(questionnaires(), MODES, MINUTES)
def test_what_must_be_asked_is_always_in_and_nothing_waits_in_vain(
    chosen: list[Questionnaire], mode: Mode, minutes: int
) -> None:
    plan = propose(chosen, CATEGORY, mode, minutes)
    found = everything(chosen, mode)
    assert {key for key, each in found.items() if each.question.must_ask} <= set(plan.keys)
    assert all(set(found[key].needs) <= set(plan.keys) for key in plan.keys)


@given(questionnaires(), MODES, MINUTES)
def test_the_written_order_is_kept_and_nothing_is_lost(chosen: list[Questionnaire], mode: Mode, minutes: int) -> None:
    plan = propose(chosen, CATEGORY, mode, minutes)
    found = everything(chosen, mode)
    assert list(plan.keys) == [key for key in found if key in plan.keys]
    aside = {each.key for each in plan.aside}
    assert not aside & set(plan.keys)
    assert set(found) <= aside | set(plan.keys)
    assert plan == propose(chosen, CATEGORY, mode, minutes)


@given(questionnaires(), MODES, MINUTES, st.integers(1, 60))
def test_more_minutes_never_take_a_question_away(
    chosen: list[Questionnaire], mode: Mode, minutes: int, more: int
) -> None:
    short, long = (propose(chosen, CATEGORY, mode, each) for each in (minutes, minutes + more))
    assert set(short.keys) <= set(long.keys)


@settings(max_examples=60)
@given(questionnaires(), MODES, st.integers(5, 40))
def test_the_sittings_hold_everything_that_must_be_asked_once(
    chosen: list[Questionnaire], mode: Mode, minutes: int
) -> None:
    plan = propose(chosen, CATEGORY, mode, minutes)
    if plan.sittings:
        keys = [key for sitting in plan.sittings for key in sitting.keys]
        assert sorted(keys) == sorted(plan.keys)


@pytest.mark.parametrize("mode", Mode)
def test_the_opening_is_stated_for_every_mode(mode: Mode) -> None:
    assert 0 < OPENING_AND_CLOSING[mode] < 15
