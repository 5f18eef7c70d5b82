"""What was said before: the newest first, from interviews held before, the same question and those it names."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests import factory

from candor.domain.answer import Answer, Disposition, answer_id
from candor.domain.earlier import earlier_answers
from candor.domain.interview import Rounds
from candor.domain.plan import plan
from candor.domain.question import Questionnaire, Section
from candor.domain.record import Record


def said(interview: str, key: str, text: str, **known: Any) -> Answer:
    known = {"disposition": Disposition.ANSWERED, **known}
    return Answer(id=answer_id(interview, key), interview_id=interview, question=key, text=text, **known)


def review() -> Questionnaire:
    return factory.questionnaire(factory.question("now", earlier=("q/runway", "q/gap", "q/nowhere")), id="review")


def record(*answers: Answer) -> Record:
    first = Section(id="a", title="A", questions=(factory.question("runway"),))
    gaps = Section(id="gaps", title="Gaps", repeats="gap", questions=(factory.question("gap"),))
    return factory.record(
        factory.questionnaire(sections=(first, gaps)),
        review(),
        factory.interview(id="later", held_on=date(2026, 9, 1), questionnaires=("review", "q")),
        factory.interview(id="first", held_on=date(2026, 3, 2)),
        factory.interview(id="same-day", held_on=date(2026, 9, 1)),
        factory.interview(id="second", held_on=date(2026, 6, 2), rounds=(Rounds(section="q/gaps", count=2),)),
        *answers,
    )


def earlier(held: Record, key: str, interview: str = "later") -> list[str]:
    sitting = held.interviews[interview]
    planned = next(item for item in plan(held, sitting) if item.key == key)
    return [found.answer.text for found in earlier_answers(held, sitting, planned)]


def test_the_newest_interview_comes_first_and_no_later_one_at_all() -> None:
    held = record(
        said("first", "q/runway", "nine months"),
        said("second", "q/runway", "six months"),
        said("same-day", "q/runway", "after it"),
        said("later", "q/runway", "now"),
    )
    assert earlier(held, "review/now") == ["six months", "nine months"]
    assert earlier(held, "q/runway") == ["six months", "nine months"]
    assert earlier(held, "q/runway", "same-day") == ["now", "six months", "nine months"]
    assert earlier(held, "q/runway", "first") == []


def test_a_question_that_names_a_repeated_one_hears_every_round_of_it() -> None:
    held = record(said("second", "q/gap", "labelling"), said("second", "q/gap@2", "audit trail"))
    assert earlier(held, "review/now") == ["labelling", "audit trail"]


def test_a_round_is_asked_against_the_same_round() -> None:
    held = record(
        said("first", "q/gap", "one"), said("first", "q/gap@2", "two"), said("second", "q/gap@2", "later two")
    )
    assert earlier(held, "q/gap@2", "second") == ["two"]


def test_what_was_not_asked_before_is_no_baseline_and_what_was_declined_is() -> None:
    held = record(
        said("first", "q/runway", "", disposition=Disposition.NOT_ASKED),
        said("second", "q/runway", "", disposition=Disposition.DECLINED),
    )
    assert len(earlier(held, "review/now")) == 1
