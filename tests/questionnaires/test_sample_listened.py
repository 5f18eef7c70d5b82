"""The sample as the program hears it: what the interviewer confirms is what was noticed, and nothing is left open."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from candor.deflection.listener import Listener
from candor.domain.deflection import Assessment, Verdict
from candor.domain.question import Question
from candor.questionnaires.library import Library
from candor.questionnaires.sample import SampleAnswer, read_sample

ROOT = Path(__file__).parents[2]
SAMPLE = read_sample(ROOT / "resources" / "sample")
SPOKEN = {answer.question: answer for answer in SAMPLE.answers if answer.text}
HELD_ON = date(2026, 11, 20)


@pytest.fixture(scope="module")
def heard() -> dict[str, Assessment]:
    listener = Listener(ROOT / "resources" / "lexicon")
    asked: dict[str, Question] = {
        key: question
        for sourced in Library(ROOT / "questionnaires").all()
        for key, _, question in sourced.questionnaire.keyed()
    }
    return {key: listener.assess(asked[key], answer.text, on=HELD_ON) for key, answer in SPOKEN.items()}


def decided(answer: SampleAnswer) -> set[str]:
    return {*answer.confirm, *(dismissal.kind for dismissal in answer.dismiss)}


@pytest.mark.parametrize("key", SPOKEN)
def test_every_flag_that_is_raised_is_confirmed_or_dismissed(heard: dict[str, Assessment], key: str) -> None:
    assert {cue.kind for cue in heard[key].cues} <= decided(SPOKEN[key])


@pytest.mark.parametrize("key", [key for key, answer in SPOKEN.items() if answer.candor])
def test_the_interviewer_confirms_what_was_heard(heard: dict[str, Assessment], key: str) -> None:
    assert heard[key].verdict is SPOKEN[key].candor


@pytest.mark.parametrize("key", [key for key, answer in SPOKEN.items() if answer.promises])
def test_every_promise_is_heard_with_a_day_to_come(heard: dict[str, Assessment], key: str) -> None:
    (promise,) = heard[key].promises
    assert promise.due is not None
    assert promise.due > HELD_ON
    assert SPOKEN[key].promises[0].due_text.startswith(promise.due_text)


def test_a_bad_answer_given_straight_raises_nothing(heard: dict[str, Assessment]) -> None:
    for key in (
        "hard-questions/renewals-counted",
        "hard-questions/engineering-capacity",
        "hard-questions/failed-engagement",
    ):
        assert heard[key].verdict is Verdict.STRAIGHT
        assert heard[key].cues == ()
