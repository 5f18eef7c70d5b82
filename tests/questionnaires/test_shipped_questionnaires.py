"""What ships asks what an experienced lead would ask, in words that can be said aloud."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from candor.deflection.listener import Listener
from candor.domain.answer import Answer, Disposition, answer_id
from candor.domain.deal import Category, Deal
from candor.domain.interview import Interview, Mode
from candor.domain.plan import plan
from candor.domain.question import ExpectationKind, FailurePattern, Question
from candor.domain.record import Record
from candor.domain.themes import THEMES
from candor.questionnaires.check import check_file
from candor.questionnaires.library import Library
from candor.questionnaires.preview import preview

FOLDER = Path(__file__).parents[2] / "questionnaires"
SHIPPED = {sourced.questionnaire.id: sourced.questionnaire for sourced in Library(FOLDER).all()}
QUESTIONS = {key: question for questionnaire in SHIPPED.values() for key, _, question in questionnaire.keyed()}
Kind = ExpectationKind
COMMON = re.compile("a|an|and|as|at|but|by|for|from|have|in|is|it|not|of|on|or|so|the|them|then|to|up|we|with|you")


def asked(category: Category, mode: Mode = Mode.CALL, **became: Disposition) -> list[str]:
    interview = Interview(
        id="i",
        mode=mode,
        held_on=date(2026, 1, 1),
        planned_minutes=45,
        questionnaires=("strategic-fit", "hard-questions"),
    )
    answers = [
        Answer(id=answer_id("i", key), interview_id="i", question=key, disposition=disposition)
        for key, disposition in ((f"hard-questions/{name.replace('_', '-')}", d) for name, d in became.items())
    ]
    deal = Deal(id="d", vendor="V", product="P", category=category)
    return [item.key for item in plan(Record.of([deal, *SHIPPED.values(), interview, *answers]), interview)]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.name)
def test_nothing_that_ships_has_a_fault_or_a_warning(path: Path) -> None:
    assert check_file(path) == []


def test_every_file_has_a_name_of_its_own() -> None:
    assert len(SHIPPED) == len(list(FOLDER.glob("*.yaml")))


@pytest.mark.parametrize("key", QUESTIONS)
def test_every_question_is_ready_for_the_room(key: str) -> None:
    question = QUESTIONS[key]
    assert question.short
    assert question.why
    assert question.strong
    assert question.warning
    assert question.patterns
    assert question.themes
    assert set(question.themes) <= set(THEMES)
    assert question.expects
    kinds = [probe.against for probe in question.probes]
    assert len(kinds) >= 3
    assert len(set(kinds)) == len(kinds)
    assert all(kinds)


@pytest.mark.parametrize("key", QUESTIONS)
def test_every_question_can_be_said_in_one_breath(key: str) -> None:
    question = QUESTIONS[key]
    said = [question.say, *(probe.say for probe in question.probes)]
    assert len(question.say.split()) <= 48
    assert all(len(probe.say.split()) <= 24 for probe in question.probes)
    for text in said:
        assert not set(text) & set("/();—–[]"), "signs that cannot be said"
        assert "e.g." not in text
    assert len(question.short) <= 48


@pytest.mark.parametrize("key", QUESTIONS)
def test_no_cue_is_a_word_that_any_answer_holds(key: str) -> None:
    assert not [cue for part in QUESTIONS[key].expects for cue in part.cues if COMMON.fullmatch(cue)]


GERMAN_COMMON = re.compile(
    "als|am|auch|auf|aus|bei|bis|das|dem|den|der|die|ein|eine|es|für|hat|haben|ich|im|ist|mit|nach|nicht|noch|oder|"
    "pro|sie|sind|so|um|und|uns|unter|vom|von|war|wird|wir|zu"
)


@pytest.mark.parametrize("key", [key for key in QUESTIONS if key.startswith(("strategic-fit/", "hard-questions/"))])
def test_no_german_cue_is_a_word_that_any_answer_holds(key: str) -> None:
    words = [word for part in QUESTIONS[key].expects for cue in part.cues for word in cue.split()]
    assert not [word for word in words if GERMAN_COMMON.fullmatch(word)]


@pytest.mark.parametrize(
    ("key", "answer", "met"),
    [
        (
            "hard-questions/lost-customer",
            "Die AOK Nordost hat im März nicht verlängert. Der Preis sei zu hoch, weil die Nutzung gering war.",
            {"who", "when", "why, in their words"},
        ),
        (
            "hard-questions/reference-customers",
            (
                "Frau Meier, Telefon 030 1234567. Herr Sutter, Telefon 0041 61. "
                "Frau Berger ist unvorbereitet, sie ahnt nichts."
            ),
            {"three names", "how to reach them", "one who was not prepared"},
        ),
        (
            "strategic-fit/sustained-sponsorship",
            "Frau Dr. Keller, unsere Geschäftsführerin. Sie entscheidet bis 500.000 Euro allein.",
            {"one name", "what they can decide alone"},
        ),
    ],
)
def test_what_a_german_answer_gives_is_no_longer_missing(key: str, answer: str, met: set[str]) -> None:
    heard = Listener(FOLDER.parent / "resources" / "lexicon").assess(QUESTIONS[key], answer, language="de")
    assert {part.expectation.label for part in heard.met} >= met


@pytest.mark.parametrize("name", ["strategic-fit", "hard-questions"])
def test_german_is_written_with_its_own_signs_and_says_sie(name: str) -> None:
    for _, _, question in SHIPPED[name].keyed():
        (german,) = question.translations
        for text in (german.say, german.short, german.why, german.strong, german.warning, *german.probes):
            assert not set(text) & set('"–—/[]'), text
            assert not re.search(r"\b(?:du|dein|deine|dir|dich|euch|euer)\b", text), text
        assert all(len(say.split()) <= 24 for say in german.probes)


@pytest.mark.parametrize("category", Category)
@pytest.mark.parametrize("mode", Mode)
def test_a_sitting_asks_a_handful_of_each(category: Category, mode: Mode) -> None:
    keys = asked(category, mode)
    assert 7 <= sum(key.startswith("strategic-fit/") for key in keys) <= 10
    assert 8 <= sum(key.startswith("hard-questions/") for key in keys) <= 11


def test_the_category_decides_what_is_asked() -> None:
    lists = {category: tuple(asked(category)) for category in Category}
    assert len(set(lists.values())) == len(Category)
    for category, keys in lists.items():
        others = {key for other, theirs in lists.items() if other is not category for key in theirs}
        assert set(keys) - others, f"{category} has a question of its own"


def test_the_mode_decides_what_can_be_seen() -> None:
    assert "strategic-fit/shown-live" in asked(Category.HEALTH_SYSTEM, Mode.CALL)
    assert "strategic-fit/walked-through" in asked(Category.HEALTH_SYSTEM, Mode.SITE_VISIT)


def test_strategic_fit_is_a_gate_of_its_three_tests_and_the_forcing_question() -> None:
    fit = SHIPPED["strategic-fit"]
    assert fit.gate
    deciding = [question.id for _, _, question in fit.keyed() if question.gate]
    assert deciding == ["theory-of-value", "portfolio-coherence", "twenty-four-months", "sustained-sponsorship"]


SUBJECTS = {
    "failed-engagement": [Kind.INSTANCE, Kind.REASON, Kind.WORDS, Kind.CHANGE],
    "validation-documents": [Kind.DOCUMENT, Kind.ORGANISATION, Kind.WORDS],
    "runway-and-control": [Kind.DURATION, Kind.ORGANISATION, Kind.WORDS],
    "engineering-capacity": [Kind.NUMBER, Kind.WORDS],
    "reference-customers": [Kind.PERSON, Kind.WORDS],
    "last-change-to-all": [Kind.DATE, Kind.CHANGE, Kind.DURATION],
    "commonest-complaint": [Kind.INSTANCE, Kind.CHANGE],
    "lost-customer": [Kind.ORGANISATION, Kind.DATE, Kind.REASON],
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_each_of_the_eight_hard_subjects_is_always_asked_and_expects_its_parts(subject: str) -> None:
    question: Question = QUESTIONS[f"hard-questions/{subject}"]
    assert {part.kind for part in question.expects} >= set(SUBJECTS[subject])
    for category in Category:
        assert f"hard-questions/{subject}" in asked(category)


@pytest.mark.parametrize(
    ("subject", "follow_up"),
    [
        ("lost_customer", "renewals-counted"),
        ("runway_and_control", "who-could-stop-it"),
        ("reference_customers", "least-happy-customer"),
    ],
)
def test_an_answer_that_slid_away_brings_a_second_door(subject: str, follow_up: str) -> None:
    plain = asked(Category.DIGITAL_THERAPEUTIC, **{subject: Disposition.ANSWERED})
    pressed = asked(Category.DIGITAL_THERAPEUTIC, **{subject: Disposition.DEFLECTED})
    assert f"hard-questions/{follow_up}" not in plain
    position = pressed.index(f"hard-questions/{subject.replace('_', '-')}")
    assert pressed[position + 1] == f"hard-questions/{follow_up}"


def test_every_way_of_failing_is_looked_into() -> None:
    everywhere = {pattern for question in QUESTIONS.values() for pattern in question.patterns}
    assert everywhere == {pattern.value for pattern in FailurePattern}


@pytest.mark.parametrize("name", SHIPPED)
def test_the_preview_shows_everything_an_interviewer_will_see(name: str) -> None:
    text = " ".join(preview(SHIPPED[name]).split())
    for _, section, question in SHIPPED[name].keyed():
        assert section.title.upper() in text
        for words in (question.say, question.why, question.strong, question.sound, question.weak, question.warning):
            assert words in text
        assert all(probe.say in text for probe in question.probes)
        assert all(part.label in text for part in question.expects)
        assert all(choice.label in text for choice in question.choices)
        assert all(each in text for each in (*question.evidence, *question.sources, question.unit))
    assert max(len(line) for line in preview(SHIPPED[name]).splitlines()) <= 100
