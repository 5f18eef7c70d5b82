"""Short and concrete is an answer: few words are never held against what they give."""

from __future__ import annotations

from pathlib import Path

import pytest

from candor.deflection.listener import Listener
from candor.domain.deflection import Verdict
from candor.domain.question import Question


@pytest.fixture(scope="module")
def listener() -> Listener:
    return Listener(Path(__file__).parents[2] / "resources" / "lexicon")


@pytest.mark.parametrize(
    ("asked", "parts", "answer"),
    [
        ("Which customer did not renew most recently?", ["who", "when"], "Orion left in March 2024."),
        ("Which customer did not renew most recently?", [], "Orion left in March 2024."),
        ("How many months of runway do you have?", ["months of runway"], "Nine months."),
        ("How many months of runway do you have?", ["months of runway"], "14 months"),
        ("Who controls the company?", ["who controls"], "Ines Vogt, 62 %."),
        ("Did anyone fail an audit last year?", ["yes or no"], "Yes, twice."),
        ("When was the last change pushed to all?", ["date"], "3 June."),
    ],
)
def test_a_short_answer_that_gives_what_was_asked_is_straight(
    listener: Listener, asked: str, parts: list[str], answer: str
) -> None:
    question = Question(id="q", say=asked, expects=listener.expectations_from(parts))
    heard = listener.assess(question, answer)
    assert (heard.verdict, heard.cues) == (Verdict.STRAIGHT, ())


def test_a_part_that_is_plainly_there_is_not_the_one_called_missing(listener: Listener) -> None:
    parts = listener.expectations_from(["who", "when", "why"])
    question = Question(id="q", say="Which customer did not renew most recently, and why?", expects=parts)
    heard = listener.assess(question, "Orion left in March 2024.")
    assert heard.verdict is Verdict.PARTIAL
    assert [part.label for part in heard.missing] == ["why"]


def test_the_day_of_a_promise_is_not_the_date_that_was_asked_for(listener: Listener) -> None:
    question = Question(id="q", say="When did you last change the model?")
    heard = listener.assess(question, "We will send you the list by 3 March 2027.")
    assert heard.verdict is not Verdict.STRAIGHT
    assert heard.promises
