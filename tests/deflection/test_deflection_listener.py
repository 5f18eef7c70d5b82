"""The listener as the workflows use it: verdict, kind, parts, flags that point at words, and never a fault."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from candor.deflection.listener import Listener
from candor.deflection.text import LONGEST, Reading, fold
from candor.domain.deflection import Assessment, DeflectionKind, Verdict
from candor.domain.question import Expectation, ExpectationKind, Question

Ask = Callable[..., Assessment]
LEXICON = Path(__file__).parents[2] / "resources" / "lexicon"
THURSDAY = date(2026, 11, 19)

FAILED = "Tell me about the last engagement in our industry that failed. What happened, and what changed since?"
FAILED_EXPECTS = ["instance", "what happened", "lesson", "change since"]
RUNWAY = "How many months of cash do you have, who controls the company, and what happens to us if funding changes?"
RUNWAY_EXPECTS = ["months of runway", "who controls", "continuity plan"]
VALIDATION = "Please show me the validation documents you made for your most demanding customer."
VALIDATION_EXPECTS = ["document shown", "level of detail"]
CAPACITY = (
    "How was engineering time split between existing customers and new product, in each of the last four quarters?"
)
CAPACITY_EXPECTS = ["ratio", "each of four quarters"]
REFERENCES = "Name three reference customers, at least one of whom you have not prepared."
REFERENCES_EXPECTS = ["names", "contacts", "one uncoached"]
CHANGE = "What was the last change you pushed to all customers, when, and what notice did they get?"
CHANGE_EXPECTS = ["date", "what changed", "notice given"]
COMPLAINT = "What do customers complain about most in their quarterly reviews, and what are you doing about it?"
COMPLAINT_EXPECTS = ["complaint", "what is being done"]
LEFT = "Which customer did not renew most recently, when, and why?"
LEFT_EXPECTS = ["who", "when", "why"]

LISTENER = Listener(LEXICON)
QUESTION = Question(id="q", say=LEFT, expects=LISTENER.expectations_from(LEFT_EXPECTS))

ANSWERS = yaml.safe_load((Path(__file__).parent / "answers.yaml").read_text(encoding="utf-8"))
STRAIGHT = [(row["question"], row["expects"], row["answer"]) for row in ANSWERS["straight"]]


@pytest.mark.parametrize(("question", "expects", "answer"), STRAIGHT, ids=[row[2][:45] for row in STRAIGHT])
def test_a_straight_answer_good_or_bad_is_never_called_evasive(
    ask: Ask, question: str, expects: list[str], answer: str
) -> None:
    assert ask(question, answer, expects).verdict is not Verdict.EVASIVE


@pytest.mark.parametrize(("question", "expects", "answer"), STRAIGHT, ids=[row[2][:45] for row in STRAIGHT])
def test_a_straight_answer_is_not_called_evasive_when_nothing_is_expected(
    ask: Ask, question: str, expects: list[str], answer: str
) -> None:
    assert ask(question, answer).verdict is not Verdict.EVASIVE


def test_most_straight_answers_are_called_straight(ask: Ask) -> None:
    verdicts = [ask(question, answer, expects).verdict for question, expects, answer in STRAIGHT]
    assert verdicts.count(Verdict.STRAIGHT) >= 0.75 * len(verdicts)


EVASIVE = [(row["question"], row["expects"], row["answer"], DeflectionKind(row["kind"])) for row in ANSWERS["evasive"]]


@pytest.mark.parametrize(("question", "expects", "answer", "kind"), EVASIVE, ids=[row[2][:45] for row in EVASIVE])
def test_a_plain_deflection_is_called_evasive_by_its_kind_and_shown(
    ask: Ask, question: str, expects: list[str], answer: str, kind: DeflectionKind
) -> None:
    found = ask(question, answer, expects)
    assert found.verdict is Verdict.EVASIVE
    assert found.kind is kind
    assert kind in {cue.kind for cue in found.cues}


def test_half_an_answer_is_partial_and_says_which_half_is_missing(ask: Ask) -> None:
    found = ask(LEFT, "Salus Nord, in June. These things happen, we parted as friends.", LEFT_EXPECTS)
    assert found.verdict is Verdict.PARTIAL
    assert found.kind is DeflectionKind.HALF_ANSWER
    assert [part.label for part in found.missing] == ["why"]


def test_a_promise_beside_a_full_answer_does_not_make_it_evasive(ask: Ask) -> None:
    found = ask(
        LEFT,
        "Salus Nord, in June, because we were 20 percent dearer. I'll send you their letter by Friday.",
        LEFT_EXPECTS,
    )
    assert found.verdict is not Verdict.EVASIVE
    assert found.promises[0].due_text == "by Friday"


def test_a_promise_instead_of_an_answer_is_a_deflection_and_a_promise(ask: Ask) -> None:
    found = ask(RUNWAY, "We'll send it by Friday.", RUNWAY_EXPECTS)
    assert (found.verdict, found.kind) == (Verdict.EVASIVE, DeflectionKind.PROMISES_FOLLOWUP)
    assert found.promises[0].due is not None


@pytest.mark.parametrize("answer", ["Yes", "Halv", "We", "In", "Q1 60", "Ingrid"])
def test_somebody_still_typing_is_not_called_evasive(ask: Ask, answer: str) -> None:
    found = ask(FAILED, answer, FAILED_EXPECTS)
    assert found.verdict is not Verdict.EVASIVE
    assert found.cues == ()


@pytest.mark.parametrize("answer", ["", "   ", "\n\n\t", "\u00a0", "...", "—", "?!", "\U0001f642"])
def test_silence_is_no_answer_and_everything_is_missing(ask: Ask, answer: str) -> None:
    found = ask(LEFT, answer, LEFT_EXPECTS)
    assert (found.verdict, found.score, found.kind, found.cues) == (Verdict.EVASIVE, 1.0, None, ())
    assert [part.label for part in found.missing] == LEFT_EXPECTS


def test_a_straight_answer_carries_no_flags_and_no_kind(ask: Ask) -> None:
    found = ask(CAPACITY, "Q1 60/40, Q2 55/45, Q3 50/50, Q4 35/65, existing against new.", CAPACITY_EXPECTS)
    assert (found.verdict, found.kind, found.cues, found.missing) == (Verdict.STRAIGHT, None, (), ())


def test_every_part_is_either_met_with_words_to_point_at_or_missing(ask: Ask) -> None:
    for question, expects, answer in STRAIGHT:
        found = ask(question, answer, expects)
        met = [part.expectation for part in found.met]
        assert sorted(part.label for part in (*met, *found.missing)) == sorted(expects)
        assert all(answer[part.start : part.end].strip() for part in found.met)


def test_typed_expectations_of_a_questionnaire_are_honoured(listener: Listener) -> None:
    runway = Expectation(kind=ExpectationKind.DURATION, label="runway, months", cues=("runway", "cash"))
    question = Question(id="q", say="How long does the money last?", expects=(runway,))
    found = listener.assess(question, "Eleven months of cash at the current burn.", on=THURSDAY)
    assert [part.expectation for part in found.met] == [runway]
    assert found.verdict is Verdict.STRAIGHT


def test_expectations_read_out_of_the_question_are_not_shown_as_missing(ask: Ask) -> None:
    found = ask("Who left, when and why?", "We have a wonderful board and a great team.")
    assert found.verdict is Verdict.EVASIVE
    assert (found.met, found.missing) == ((), ())


def test_the_same_words_give_the_same_assessment(ask: Ask, listener: Listener) -> None:
    fresh = Listener(LEXICON)
    question = Question(id="q", say=LEFT, expects=listener.expectations_from(LEFT_EXPECTS))
    for _, _, answer in STRAIGHT[:6]:
        assert listener.assess(question, answer, on=THURSDAY) == fresh.assess(question, answer, on=THURSDAY)


def test_every_assessment_names_its_assessor(ask: Ask) -> None:
    assert ask(LEFT, "Salus Nord.").version == ask(LEFT, "").version != ""


def assert_places_hold(found: Assessment, answer: str) -> None:
    assert 0 <= found.score <= 1
    assert (found.kind is None) == (found.verdict is Verdict.STRAIGHT or not Reading(answer).words)
    for placed in (*found.cues, *found.met, *found.promises):
        assert 0 <= placed.start < placed.end <= len(answer)
        assert answer[placed.start : placed.end].strip()
    for first, second in pairwise(found.cues):
        assert first.end <= second.start


PIECES = st.sampled_from(
    [
        "we don't know",
        "I'll send it by Friday",
        "no comment",
        "Q1 60/40",
        "\n- ",
        "?",
        ". ",
        "İstanbul ǅ ﬁ",
        "\U0001f600",
        "e\u0301",
        "‘",
        "”",
        "Dr. Ø. Ångström",
        "if it were to",
        "\u202e",
        "\x00",
        "\ud800",
        "1,000,000",
        "would you",
        "most vendors",
        "the 31st of June",
        "\r\n",
        "\u2028",
        "ß",
    ]
)


@settings(max_examples=120, deadline=None)
@given(
    st.one_of(
        st.text(max_size=400), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join)
    )
)
@example("\ud800")
@example("İ" * 50)
@example("?" * 60)
def test_any_text_is_assessed_without_a_fault_and_every_place_holds(answer: str) -> None:
    assert_places_hold(LISTENER.assess(QUESTION, answer, on=THURSDAY), answer)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.lists(st.text(max_size=30), max_size=5))
def test_any_question_with_any_parts_is_assessed_without_a_fault(say: str, expects: list[str]) -> None:
    question = Question(id="q", say=say, expects=LISTENER.expectations_from(expects))
    answer = "Salus Nord left in June, we don't know why."
    assert_places_hold(LISTENER.assess(question, answer, on=THURSDAY), answer)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        " ",
        "'",
        "1",
        "1,",
        "x\n",
        "if we ",
        "would (",
        "a. ",
        "Aaa Bbb ",
        "the the a ",
        "a.a@",
        "+1 2 ",
        "why? ",
        "i will send by the ",
        "after the ",
        "İ",
        "one two ",
        "\n",
        "\t\n ",
        "-> ",
        "half an ",
        "in the ",
    ],
)
def test_a_very_long_answer_takes_less_than_a_second(piece: str) -> None:
    answer = (piece * 200_000)[:200_000]
    began = time.process_time()
    assert_places_hold(LISTENER.assess(QUESTION, answer, on=THURSDAY), answer)
    assert time.process_time() - began < 1


@given(st.text())
def test_folding_never_moves_a_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=500))
def test_sentences_are_in_order_and_hold_every_word(text: str) -> None:
    reading = Reading(text)
    held = [range(span.start, span.end) for span in reading.sentences]
    assert all(first.stop <= second.start for first, second in pairwise(held))
    assert all(any(word.start in span for span in held) for word in reading.words)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Dr. Osei left. We know.", 2),
        ("- one\n- two\n\n- three", 3),
        ("We lost 1.5 million. Twice!", 2),
        ("e.g. the St. Olav site, approx. 3 weeks", 1),
        ("", 0),
        ("Why? Because.", 2),
    ],
)
def test_sentences_are_told_apart(text: str, sentences: int) -> None:
    assert len(Reading(text).sentences) == sentences


def test_listening_stops_where_nobody_speaks_that_long() -> None:
    assert len(Reading("a" * 200_000).plain) == LONGEST
