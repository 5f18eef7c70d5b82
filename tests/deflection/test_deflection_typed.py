"""Where a yes or no, a figure, a day or a choice is asked for, whoever gives it has answered; others have not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from candor.deflection.listener import Listener
from candor.domain.answer import Answer
from candor.domain.deflection import Assessment, Verdict
from candor.domain.question import Choice, Expectation, ExpectationKind, Question, QuestionKind
from candor.domain.value import still_expected

TYPED: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "typed_answers.yaml").read_text("utf-8"))


def question(entry: dict[str, Any]) -> Question:
    choices = tuple(Choice(id=f"c{number}", label=label) for number, label in enumerate(entry.get("choices", ())))
    return Question(id="q", say=entry["question"], kind=QuestionKind(entry["kind"]), choices=choices)


CASES = [
    (question(entry), answer, kind) for entry in TYPED for kind in ("straight", "slides") for answer in entry[kind]
]


def heard(listener: Listener, asked: Question, answer: str) -> Assessment:
    return listener.assess(asked, answer)


@pytest.mark.parametrize(("asked", "answer"), [(q, a) for q, a, kind in CASES if kind == "straight"], ids=str)
def test_what_was_asked_for_is_never_called_evasive(listener: Listener, asked: Question, answer: str) -> None:
    found = heard(listener, asked, answer)
    assert (found.verdict, found.cues, found.kind) == (Verdict.STRAIGHT, (), None)
    assert found.score <= 0.3


@pytest.mark.parametrize(("asked", "answer"), [(q, a) for q, a, kind in CASES if kind == "slides"], ids=str)
def test_sliding_away_is_heard_whatever_kind_was_asked_for(listener: Listener, asked: Question, answer: str) -> None:
    assert heard(listener, asked, answer).verdict is not Verdict.STRAIGHT


@pytest.mark.parametrize("words", ["Yes.", "Yes, twice.", "Ines Vogt did.", "Everybody is happy."])
def test_a_question_that_names_its_parts_is_judged_by_them_whatever_its_kind(listener: Listener, words: str) -> None:
    parts = (
        Expectation(kind=ExpectationKind.YES_NO, label="yes or no"),
        Expectation(kind=ExpectationKind.PERSON, label="who decided"),
    )
    asked = Question(id="q", say="Did anybody fail an audit, and who decided?", expects=parts)
    typed = replace(asked, kind=QuestionKind.YES_NO)
    assert heard(listener, typed, words) == heard(listener, asked, words)


REMARKS = [
    "Our lawyer looked at the register last week.",
    "As the certificate says.",
    "Same as before, nothing to add.",
]


@pytest.mark.parametrize("words", REMARKS)
def test_a_remark_beside_what_was_entered_is_no_half_answer(listener: Listener, words: str) -> None:
    asked = Question(id="q", say="Has anybody sold more than a tenth of the company?", kind=QuestionKind.YES_NO)
    entered = Answer(id="i/q", interview_id="i", question="q", chosen=("no",))
    found = heard(listener, still_expected(asked, entered), words)
    assert (found.verdict, found.cues) == (Verdict.STRAIGHT, ())


def test_sliding_away_beside_what_was_entered_is_heard(listener: Listener) -> None:
    asked = Question(id="q", say="How many months of runway do you have?", kind=QuestionKind.NUMBER)
    entered = Answer(id="i/q", interview_id="i", question="q", value="12")
    found = heard(listener, still_expected(asked, entered), "We would rather not discuss how that was counted.")
    assert found.verdict is not Verdict.STRAIGHT
    assert found.cues


def test_a_free_answer_is_heard_as_ever(listener: Listener) -> None:
    asked = Question(id="q", say="How many months of runway do you have today?")
    assert heard(listener, asked, "It came up.") == heard(
        listener, replace(asked, kind=QuestionKind.NUMBER), "It came up."
    )
    assert heard(listener, asked, "40%").verdict is not Verdict.STRAIGHT
    assert heard(listener, replace(asked, kind=QuestionKind.NUMBER), "40%").verdict is Verdict.STRAIGHT
