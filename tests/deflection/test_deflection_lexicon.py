"""The lexicon keeps its own promises: every cue fires where it says, stays quiet where it says, and speaks fairly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from candor.deflection.cues import find_cues
from candor.deflection.lexicon import CueRule, Lexicon, read_lexicon
from candor.deflection.marks import REASONS
from candor.deflection.phrases import PhraseUnreadable, compile_phrase
from candor.deflection.promises import PromiseEar
from candor.deflection.text import Reading
from candor.domain.deflection import DeflectionKind

FOLDER = Path(__file__).parents[2] / "resources" / "lexicon"
RULES = read_lexicon(FOLDER / "cues.yaml").rules
FIRES = [pytest.param(rule.id, example, id=f"{rule.id}: {example[:40]}") for rule in RULES for example in rule.fires]
QUIET = [pytest.param(rule.id, example, id=f"{rule.id}: {example[:40]}") for rule in RULES for example in rule.quiet]
PROMISES = PromiseEar(FOLDER / "promises.yaml")


@pytest.fixture(scope="module")
def cues() -> Lexicon:
    return read_lexicon(FOLDER / "cues.yaml")


@pytest.mark.parametrize(("rule", "example"), FIRES)
def test_a_cue_fires_where_it_says(cues: Lexicon, rule: str, example: str) -> None:
    assert rule in {found.rule.id for found in find_cues(cues, Reading(example))}


@pytest.mark.parametrize(("rule", "example"), QUIET)
def test_a_cue_stays_quiet_where_it_says(cues: Lexicon, rule: str, example: str) -> None:
    assert rule not in {found.rule.id for found in find_cues(cues, Reading(example))}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_cue_can_be_reviewed(rule: CueRule) -> None:
    assert rule.fires
    assert rule.quiet
    assert 0 < rule.confidence < 1
    assert rule.where in {"anywhere", "opening", "first", "short"}


@pytest.mark.parametrize("reason", [*(rule.reason for rule in RULES), *REASONS.values()])
def test_a_reason_is_one_fair_sentence_that_could_be_shown_to_the_vendor(reason: str) -> None:
    words = reason.lower().replace(".", "").replace(",", "").split()
    assert reason.endswith(".")
    assert reason.count(".") == 1
    assert not {"lie", "lies", "lied", "lying", "liar", "dishonest", "evasive", "untrue", "false"} & set(words)


def test_every_kind_of_deflection_has_a_cue_and_a_reason() -> None:
    assert {rule.kind for rule in RULES} == set(DeflectionKind)
    assert set(REASONS) == set(DeflectionKind)


def test_no_two_cues_share_a_name() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("example", PROMISES.phrases.fires)
def test_a_promise_is_heard_where_the_lexicon_says(example: str, thursday: date) -> None:
    assert PROMISES.hear(Reading(example), thursday)


@pytest.mark.parametrize("example", PROMISES.phrases.quiet)
def test_no_promise_is_heard_where_the_lexicon_says(example: str, thursday: date) -> None:
    assert not PROMISES.hear(Reading(example), thursday)


@pytest.mark.parametrize(
    ("phrase", "matches", "fails"),
    [
        ("we (won't|can't) say", "Well, we won't say.", "We will say."),
        ("we (really)? won't", "we won't", "we will"),
        ("names? of", "the name of it", "the named of it"),
        ("disclos* it", "disclosing it", "closing it"),
        ("ask ~ team", "ask the product design team", "ask a b c d team"),
        ("if ~~ would", "if it ever came to that we would", "If so. We would"),
        ("<who> left", "she left", "it left"),
        ("don't know", "dont know", "do know"),
        ("no comment", "no, comment", "no\ncomment"),
    ],
)
def test_the_phrase_language_reads_as_it_is_described(phrase: str, matches: str, fails: str) -> None:
    compiled = compile_phrase(phrase, {"who": "he|she"})
    assert compiled.regex.search(Reading(matches).plain)
    assert not compiled.regex.search(Reading(fails).plain)


@pytest.mark.parametrize("phrase", ["", "(a|b", "a)", "<nowhere> x", "~ a", "a [b]", "(a)?"])
def test_a_phrase_outside_the_language_is_refused(phrase: str) -> None:
    with pytest.raises(PhraseUnreadable):
        compile_phrase(phrase, {})


def test_a_phrase_is_never_missed_for_want_of_its_anchor(cues: Lexicon) -> None:
    """The index of words only saves time: it may not hide a match."""
    for rule in cues.rules:
        for example in rule.fires:
            reading = Reading(example)
            matching = {phrase.source for phrase in rule.say if phrase.regex.search(reading.plain)}
            offered = {phrase.source for words in reading.vocabularies for _, phrase in cues.possible(words)}
            assert matching <= offered
