"""The questionnaires that ship hold together: nothing twice, nothing unreachable, no fact without its source, and
what must be asked fits into a call."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from candor.domain.deal import Category
from candor.domain.interview import Mode
from candor.domain.question import AskedOf, Question, QuestionKind, Questionnaire, Section
from candor.domain.themes import THEMES
from candor.questionnaires.library import Library
from candor.questionnaires.preview import preview
from candor.questionnaires.sense.reach import Reach

FOLDER = Path(__file__).parents[2] / "questionnaires"
SHIPPED = {sourced.questionnaire.id: sourced.questionnaire for sourced in Library(FOLDER).all()}
QUESTIONS = {key: question for questionnaire in SHIPPED.values() for key, _, question in questionnaire.keyed()}
USUAL = [questionnaire for questionnaire in SHIPPED.values() if questionnaire.usual]
OF_A_CATEGORY = [questionnaire for questionnaire in SHIPPED.values() if questionnaire.categories]
CALL = 45
"""Minutes of a usual call."""


def section(questionnaire: str, name: str) -> Section:
    return next(each for each in SHIPPED[questionnaire].sections if each.id == name)


def test_there_are_questions_enough_and_every_subject_has_its_questionnaire() -> None:
    assert len(QUESTIONS) >= 150
    assert len(SHIPPED) == 16
    assert {value for questionnaire in OF_A_CATEGORY for value in questionnaire.categories} == set(Category)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_question_can_be_reached(name: str) -> None:
    unreached = {question.id: reached.why for question, reached in Reach(SHIPPED[name]).follow() if reached.why}
    assert not unreached


def test_no_question_stands_in_two_places() -> None:
    said = Counter(question.say.casefold() for question in QUESTIONS.values())
    assert not [say for say, times in said.items() if times > 1]
    names = Counter(key.partition("/")[2] for key in QUESTIONS)
    assert not [name for name, times in names.items() if times > 1]
    shorts = Counter(question.short.casefold() for question in QUESTIONS.values())
    assert not [short for short, times in shorts.items() if times > 1]


def test_every_question_that_is_named_exists() -> None:
    for key, question in QUESTIONS.items():
        own = key.partition("/")[0]
        named = [
            after.question if "/" in after.question else f"{own}/{after.question}" for after in question.when.depends
        ]
        assert set(named) | set(question.earlier) <= set(QUESTIONS), key


FACT = re.compile(
    r"\d|%|\bpercent\b|\b(?:stud(?:y|ies)|research|surveys?) (?:show|find|found)|\bmain (?:cause|reason)\b|\bin most ",
    re.IGNORECASE,
)
FIGURE = re.compile(r"\d|%")


@pytest.mark.parametrize("key", QUESTIONS)
def test_no_fact_stands_without_its_source(key: str) -> None:
    """What a question says of the world is sourced; its anchors describe answers and may hold words for numbers."""
    question = QUESTIONS[key]
    anchors = " ".join((question.strong, question.sound, question.weak, question.warning))
    if FACT.search(question.why) or FIGURE.search(anchors):
        assert question.sources


def test_the_barriers_name_the_interviews_they_come_from() -> None:
    sourced = [question for _, _, question in SHIPPED["barriers"].keyed() if question.sources]
    assert len(sourced) >= 10
    assert all("48 interviews with senior leaders" in question.sources[0] for question in sourced)


def test_every_theme_of_the_vocabulary_is_used() -> None:
    assert {theme for question in QUESTIONS.values() for theme in question.themes} == set(THEMES)


def must_asked(questionnaire: Questionnaire, category: str, mode: Mode) -> list[Question]:
    """What must be asked in a sitting before anything is answered."""
    return [
        question
        for _, _, question in questionnaire.keyed()
        if question.must_ask and not question.when.depends and question.when.fits(category, mode.value)
    ]


@pytest.mark.parametrize("name", SHIPPED)
def test_what_must_be_asked_is_used_sparingly(name: str) -> None:
    for category in SHIPPED[name].categories or [each.value for each in Category]:
        for mode in Mode:
            assert 2 <= len(must_asked(SHIPPED[name], category, mode)) <= 5


@pytest.mark.parametrize("of_category", OF_A_CATEGORY, ids=lambda each: each.id)
def test_what_must_be_asked_of_the_usual_two_and_a_category_fits_into_a_call(of_category: Questionnaire) -> None:
    for category in of_category.categories:
        for mode in Mode:
            must = [q for each in (*USUAL, of_category) for q in must_asked(each, category, mode)]
            assert sum(question.minutes for question in must) <= CALL


@pytest.mark.parametrize("name", SHIPPED)
def test_a_questionnaire_can_be_asked_in_one_sitting(name: str) -> None:
    questionnaire = SHIPPED[name]
    for category in questionnaire.categories or [each.value for each in Category]:
        minutes = sum(
            question.minutes
            for _, _, question in questionnaire.keyed()
            if not question.when.depends and question.when.fits(category, Mode.CALL.value)
        )
        assert 15 <= minutes <= CALL


def test_a_condition_that_holds_for_all_but_a_few_says_so() -> None:
    for key, question in QUESTIONS.items():
        assert len(question.when.categories) < 5, key


KINDS = Counter(question.kind for question in QUESTIONS.values())


def test_every_kind_of_question_is_used_and_most_stay_open() -> None:
    assert set(KINDS) == set(QuestionKind)
    assert KINDS[QuestionKind.FREE] > len(QUESTIONS) / 2


@pytest.mark.parametrize("key", [key for key, question in QUESTIONS.items() if question.kind is not QuestionKind.FREE])
def test_a_question_with_something_to_enter_still_wants_words(key: str) -> None:
    question = QUESTIONS[key]
    assert len(question.expects) >= 2 or question.kind is QuestionKind.MANY_OF
    if question.kind is QuestionKind.NUMBER:
        assert question.unit
        assert question.least


def test_what_weighs_more_is_a_minority() -> None:
    assert sum(question.weight >= 4 for question in QUESTIONS.values()) < len(QUESTIONS) / 5
    assert all(question.weight >= 2 for question in QUESTIONS.values() if question.must_ask)


def test_two_thirds_of_what_must_be_asked_says_what_to_ask_to_see() -> None:
    must = [question for question in QUESTIONS.values() if question.must_ask]
    assert sum(bool(question.evidence) for question in must) * 3 >= len(must) * 2


def test_whom_a_questionnaire_is_asked_of_is_told() -> None:
    assert SHIPPED["portfolio-screen"].asked_of is AskedOf.OURSELVES
    for name in ("alliance-readiness", "quarterly-review", "operating-model", "barriers", "partner-fit-culture"):
        assert SHIPPED[name].asked_of is AskedOf.BOTH


# What single questionnaires promise -----------------------------------------------------------------------------------


def test_every_gap_is_asked_for_its_cost_its_payer_and_one_of_four_outcomes() -> None:
    gaps = section("regulatory-quality", "each-gap")
    assert gaps.repeats == "gap"
    found = {question.id: question for question in gaps.questions}
    assert (found["cost-of-closing"].kind, found["cost-of-closing"].unit) == (QuestionKind.NUMBER, "euros")
    assert [choice.id for choice in found["who-pays"].choices] == ["vendor", "us", "shared", "nobody-yet"]
    outcomes = [choice.id for choice in found["what-becomes-of-it"].choices]
    assert outcomes == ["closed-by-date", "bounded", "accepted", "walk-away"]
    followed = {
        after.chosen[0]
        for question in gaps.questions
        for after in question.when.after
        if after.question == "what-becomes-of-it"
    }
    assert followed == set(outcomes)


def test_every_party_behind_the_solution_is_asked_for_by_itself() -> None:
    parties = section("partner-fit-culture", "each-party")
    assert parties.repeats == "party"
    assert [question.id for question in parties.questions][:2] == ["party-named", "party-exchangeable"]


def test_every_question_of_a_review_that_looks_back_says_at_what() -> None:
    review = SHIPPED["quarterly-review"]
    baselines = {key.partition("/")[0] for _, _, question in review.keyed() for key in question.earlier}
    assert all(question.earlier for _, _, question in review.keyed())
    assert baselines >= {
        "strategic-fit",
        "hard-questions",
        "regulatory-quality",
        "data-ip-commercial",
        "operating-model",
    }


@pytest.mark.parametrize("name", ["strategic-fit", "hard-questions"])
def test_the_usual_two_are_wholly_in_german_too(name: str) -> None:
    questionnaire = SHIPPED[name]
    assert questionnaire.languages == ("en", "de")
    assert [each.language for each in questionnaire.translations] == ["de"]
    for part in questionnaire.sections:
        assert [each.language for each in part.translations] == ["de"]
        for question in part.questions:
            (words,) = question.translations
            for field in ("say", "short", "why", "strong", "sound", "weak", "warning"):
                assert bool(getattr(words, field)) == bool(getattr(question, field)), (question.id, field)
            assert len(words.expects) == len(question.expects)
            assert len(words.probes) == len(question.probes)
            assert len(words.choices) == len(question.choices) or question.kind is QuestionKind.YES_NO
            assert len(words.say.split()) <= 48
            assert len(words.short) <= 48


def test_the_preview_tells_minutes_rounds_languages_and_who_is_asked() -> None:
    assert "It can be asked in English and German." in preview(SHIPPED["strategic-fit"])
    assert "Asked of ourselves." in preview(SHIPPED["portfolio-screen"])
    assert "every further gap adds" in preview(SHIPPED["regulatory-quality"])
    german = " ".join(preview(SHIPPED["hard-questions"], "de").split())
    assert german.startswith("Die harten Fragen")
    assert "Für wie viele Monate reicht Ihr Geld" in german
    text = " ".join(preview(SHIPPED["hard-questions"]).split())
    assert "if one of these holds" in text
    assert "is less than 12 months of runway" in text
