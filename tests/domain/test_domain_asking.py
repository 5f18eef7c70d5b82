"""Conditions of every sort: what was chosen, counted, dated or rated decides what is asked next."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import factory

from candor.domain.answer import Disposition, Substance
from candor.domain.asking import holds
from candor.domain.condition import After, Case, When
from candor.domain.interview import Rounds
from candor.domain.question import Choice, QuestionKind, Section

CHOICES = (Choice(id="none", label="None"), Choice(id="some", label="Some"), Choice(id="all", label="All"))
KINDS: dict[str, dict[str, Any]] = {
    "yes_no": {"kind": QuestionKind.YES_NO},
    "one_of": {"kind": QuestionKind.ONE_OF, "choices": CHOICES},
    "many_of": {"kind": QuestionKind.MANY_OF, "choices": CHOICES},
    "rating": {"kind": QuestionKind.RATING},
    "steps": {"kind": QuestionKind.RATING, "choices": CHOICES},
    "number": {"kind": QuestionKind.NUMBER, "unit": "months"},
    "date": {"kind": QuestionKind.DATE},
    "free": {},
}


def met(kind: str, given: dict[str, Any] | None, **condition: Any) -> bool:
    """Whether a condition on one question holds after this answer to it; None for no answer at all."""
    when = When(after=(After(question="first", **condition),))
    answers = [] if given is None else [factory.answer("first", **given)]
    record = factory.record(
        factory.questionnaire(factory.question("first", **KINDS[kind])), factory.interview(), *answers
    )
    return holds(when, record, record.interviews["interview-1"], "q")


@pytest.mark.parametrize(
    ("kind", "given", "condition", "expected"),
    [
        ("yes_no", {"chosen": ("yes",)}, {"chosen": ("yes",)}, True),
        ("yes_no", {"chosen": ("no",)}, {"chosen": ("yes",)}, False),
        ("yes_no", None, {"chosen": ("yes",)}, False),
        ("one_of", {"chosen": ("some",)}, {"chosen": ("none", "some")}, True),
        ("many_of", {"chosen": ("some", "all")}, {"chosen": ("all",)}, True),
        ("many_of", {"chosen": ("some",)}, {"chosen": ("all",)}, False),
        ("number", {"value": "12"}, {"at_least": "12"}, True),
        ("number", {"value": "12"}, {"above": "12"}, False),
        ("number", {"value": "12.01"}, {"above": "12"}, True),
        ("number", {"value": "9"}, {"below": "12"}, True),
        ("number", {"value": "9"}, {"at_most": "8.5"}, False),
        ("number", {"value": "100"}, {"at_least": "20", "at_most": "30"}, False),
        ("number", {"text": "about twelve"}, {"at_least": "1"}, False),
        ("number", {"value": "12"}, {"at_least": "2026-01-01"}, False),
        ("date", {"value": "2026-03-31"}, {"below": "2026-04-01"}, True),
        ("date", {"value": "2026-03-31"}, {"at_most": "2026-03-31", "at_least": "2026-03-31"}, True),
        ("date", {"value": "2026-03-31"}, {"above": "2026-03-31"}, False),
        ("rating", {"chosen": ("weak",)}, {"below": "sound"}, True),
        ("rating", {"chosen": ("strong",)}, {"below": "sound"}, False),
        ("rating", {"chosen": ("sound",)}, {"at_least": "3"}, True),
        ("steps", {"chosen": ("all",)}, {"above": "some"}, True),
        ("steps", {"chosen": ("none",)}, {"at_least": "some"}, False),
        ("free", {"text": "We parted."}, {"answered": True}, True),
        ("free", None, {"answered": True}, False),
        ("free", None, {"answered": False}, True),
        ("yes_no", {"chosen": ("no",)}, {"answered": True}, True),
        ("free", {"substance": Substance.WEAK}, {"substance": ("warning", "weak")}, True),
        ("free", {}, {"substance": ("warning", "weak")}, False),
        ("free", {"disposition": Disposition.DEFLECTED}, {"dispositions": ("deflected",)}, True),
        ("number", {"value": "12"}, {"dispositions": ("answered",), "above": "20"}, False),
    ],
)  # fmt: skip
def test_every_part_of_a_condition_on_an_answer_must_hold_and_unless_turns_it_round(
    kind: str, given: dict[str, Any] | None, condition: dict[str, Any], expected: bool
) -> None:
    assert met(kind, given, **condition) is expected
    assert met(kind, given, **condition, unless=True) is not expected


@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
def test_numbers_compare_as_numbers_whatever_their_length(value: int, limit: int) -> None:
    answer = {"value": str(value)}
    assert met("number", answer, at_least=str(limit)) is (value >= limit)
    assert met("number", answer, above=str(limit)) is (value > limit)
    assert met("number", answer, at_most=str(limit)) is (value <= limit)
    assert met("number", answer, below=str(limit)) is (value < limit)


def case(*after: After) -> Case:
    return Case(after=after)


@pytest.mark.parametrize(
    ("chosen", "value", "asked"), [("yes", "3", True), ("no", "30", True), ("no", "3", False), ("yes", "30", True)]
)
def test_any_of_its_cases_is_enough(chosen: str, value: str, asked: bool) -> None:
    either = When(
        any_of=(
            case(After(question="first", chosen=("yes",))),
            case(After(question="q/second", at_least="10"), After(question="first", chosen=("no",))),
        )
    )
    record = factory.record(
        factory.questionnaire(
            factory.question("first", **KINDS["yes_no"]), factory.question("second", **KINDS["number"])
        ),
        factory.interview(),
        factory.answer("first", chosen=(chosen,)),
        factory.answer("second", value=value),
    )
    assert holds(either, record, record.interviews["interview-1"], "q") is asked


def test_a_category_that_is_excepted_is_not_asked() -> None:
    record = factory.record(factory.questionnaire(factory.question("first")), factory.interview())
    interview = record.interviews["interview-1"]
    assert not holds(When(except_categories=("digital-therapeutic",)), record, interview, "q")
    assert holds(When(except_categories=("strategic-alliance",)), record, interview, "q")


def test_inside_a_repeated_section_a_condition_looks_at_its_own_round() -> None:
    gaps = Section(id="gaps", title="Gaps", repeats="gap", questions=(factory.question("open", **KINDS["yes_no"]),))
    once = Section(id="once", title="Once", questions=(factory.question("first", **KINDS["yes_no"]),))
    record = factory.record(
        factory.questionnaire(sections=(once, gaps)),
        factory.interview(rounds=(Rounds(section="q/gaps", count=2),)),
        factory.answer("first", chosen=("yes",)),
        factory.answer("open", chosen=("no",)),
        factory.answer("open@2", chosen=("yes",)),
    )
    interview = record.interviews["interview-1"]
    own = When(after=(After(question="open", chosen=("yes",)),))
    outside = When(after=(After(question="first", chosen=("yes",)),))
    assert not holds(own, record, interview, "q", "q/cost")
    assert holds(own, record, interview, "q", "q/cost@2")
    assert holds(outside, record, interview, "q", "q/cost@2"), "what is asked once is the same in every round"


def test_a_condition_on_a_question_that_is_not_there_holds_only_for_no_answer() -> None:
    record = factory.record(factory.questionnaire(factory.question("first")), factory.interview())
    interview = record.interviews["interview-1"]
    assert not holds(When(after=(After(question="other/gone", chosen=("yes",)),)), record, interview, "q")
    assert holds(When(after=(After(question="other/gone", answered=False),)), record, interview, "q")
