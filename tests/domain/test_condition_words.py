"""Conditions in the words a person reads on the preview and the Questionnaires page."""

from __future__ import annotations

import pytest

from candor.domain.condition import After, Case, When
from candor.domain.condition_words import condition_words, titles_of
from candor.domain.question import Choice, Question, QuestionKind, Questionnaire, Section

RUNWAY = Question(id="runway", say="How many months?", short="Runway", kind=QuestionKind.NUMBER, unit="months")
AGREED = Question(id="agreed", say="Is it agreed?", short="Agreed", kind=QuestionKind.YES_NO)
WHO = Question(
    id="who-pays",
    say="Who pays?",
    short="Who pays",
    kind=QuestionKind.ONE_OF,
    choices=(Choice(id="us", label="We do"), Choice(id="vendor", label="The vendor")),
)
HOW_SURE = Question(id="how-sure", say="How sure are you?", short="How sure", kind=QuestionKind.RATING)
WRITTEN = Questionnaire(
    id="money",
    version="1",
    title="Money",
    sections=(Section(id="all", title="All", questions=(RUNWAY, AGREED, WHO, HOW_SURE)),),
)
TITLES = titles_of(WRITTEN)


def words(**when: object) -> list[str]:
    return condition_words(When(**when), TITLES)  # type: ignore[arg-type]


def after(question: str, **parts: object) -> list[str]:
    return words(after=(After(question=question, **parts),))  # type: ignore[arg-type]


def test_a_question_that_is_always_asked_has_no_condition_to_tell() -> None:
    assert words() == []


def test_categories_and_modes_are_told_by_the_names_people_know() -> None:
    assert words(categories=("digital-therapeutic", "health-system"), modes=("call", "site-visit")) == [
        "Only for Digital therapeutic or Integrated health-system collaboration",
        "Only in a call or a site visit",
    ]
    assert words(except_categories=("patient-engagement",)) == ["Not for Patient-engagement ecosystem"]


@pytest.mark.parametrize(
    ("question", "parts", "told"),
    [
        ("runway", {"dispositions": ("deflected", "partial")}, "Only if “Runway” was deflected or partial"),
        ("runway", {"substance": ("warning", "weak")}, "Only if “Runway” was rated warning sign or weak"),
        ("agreed", {"chosen": ("no",)}, "Only if “Agreed” was answered with ‘No’"),
        ("who-pays", {"chosen": ("us", "vendor")}, "Only if “Who pays” was answered with ‘We do’ or ‘The vendor’"),
        ("runway", {"at_most": "12"}, "Only if “Runway” is 12 months or less"),
        ("runway", {"above": "6", "below": "12"}, "Only if “Runway” is more than 6 months and is less than 12 months"),
        ("runway", {"at_least": "2026-03-01"}, "Only if “Runway” is on or after 1 March 2026"),
        ("how-sure", {"at_most": "weak"}, "Only if “How sure” is ‘Weak’ or worse"),
        ("runway", {"answered": False}, "Only if “Runway” has no answer"),
        ("agreed", {"chosen": ("yes",), "unless": True}, "Not if “Agreed” was answered with ‘Yes’"),
        ("money/agreed", {"answered": True}, "Only if “Agreed” has an answer"),
        ("other/there", {"chosen": ("left",)}, "Only if “other/there” was answered with ‘left’"),
    ],
)
def test_every_part_of_a_condition_on_an_answer_is_told(question: str, parts: dict[str, object], told: str) -> None:
    assert after(question, **parts) == [told]


def test_ways_to_hold_are_told_as_alternatives_with_their_exceptions() -> None:
    no = After(question="agreed", chosen=("no",))
    short = After(question="runway", below="12")
    assured = After(question="how-sure", at_least="sound", unless=True)
    (told,) = words(any_of=(Case(after=(no,)), Case(after=(short, assured)), Case(after=(assured,))))
    assert told.split("; ") == [
        "Only if one of these holds: “Agreed” was answered with ‘No’",
        "or “Runway” is less than 12 months, unless “How sure” is ‘Sound’ or better",
        "or it is not so that “How sure” is ‘Sound’ or better",
    ]
    assert words(any_of=(Case(after=(no,)),)) == ["Only if “Agreed” was answered with ‘No’"]


def test_questions_of_other_questionnaires_are_known_by_their_keys_only() -> None:
    asking = Questionnaire(
        id="asking", version="1", title="A", sections=(Section(id="s", title="S", questions=(AGREED,)),)
    )
    titles = titles_of(asking, [WRITTEN])
    assert titles["money/runway"] == "Runway"
    assert "runway" not in titles
