"""In a language the listener does not know it ticks parts by their words, and judges nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from candor.deflection.listener import Listener
from candor.domain.question import Expectation, ExpectationKind, Question

LISTENER = Listener(Path(__file__).parents[2] / "resources" / "lexicon")
QUESTION = Question(
    id="runway",
    say="Wie viele Monate reicht Ihr Geld, und wer kontrolliert die Firma?",
    expects=(
        Expectation(kind=ExpectationKind.DURATION, label="runway", cues=("runway", "monate")),
        Expectation(kind=ExpectationKind.PERSON, label="who controls", cues=("controls", "kontrolliert", "stimmrecht")),
        Expectation(kind=ExpectationKind.REASON, label="why"),
    ),
)
STRAIGHT = "Neun Monate. Herr Sutter kontrolliert die Firma, er hat 60 Prozent."
EVASIVE = "Darüber sprechen wir nicht. Alle sind sehr zufrieden mit uns."


@pytest.mark.parametrize("answer", [STRAIGHT, EVASIVE, "", " ", "we cannot discuss that", "\x00", "🧪" * 1000])
@pytest.mark.parametrize("language", ["de", "fr", "DE-at", "und-x"])
def test_nothing_is_judged_in_another_language(answer: str, language: str) -> None:
    heard = LISTENER.assess(QUESTION, answer, language=language)
    assert not heard.judged
    assert (heard.cues, heard.promises, heard.kind) == ((), (), None)


@pytest.mark.parametrize("language", ["en", "en-GB", "EN"])
def test_english_is_judged_wherever_it_is_spoken(language: str) -> None:
    heard = LISTENER.assess(QUESTION, "We cannot discuss that.", language=language)
    assert heard.judged
    assert heard.kind is not None


def test_parts_are_ticked_by_their_own_words_and_places_hold() -> None:
    heard = LISTENER.assess(QUESTION, STRAIGHT, language="de")
    assert [(part.expectation.label, STRAIGHT[part.start : part.end]) for part in heard.met] == [
        ("runway", "Monate"),
        ("who controls", "kontrolliert"),
    ]
    assert [part.label for part in heard.missing] == ["why"]


def test_a_figure_tells_of_a_figure_without_any_cue() -> None:
    heard = LISTENER.assess(QUESTION, "Bis zum 31.08.2027.", language="de")
    assert [part.expectation.label for part in heard.met] == ["runway"]


def test_a_cue_inside_another_word_is_no_cue() -> None:
    assert not LISTENER.assess(QUESTION, "Quartalsmonate und Unkontrolliertes", language="de").met


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("Das ist Herr Sutter.", "Herr Sutter"),
        ("Die Mehrheit liegt bei der Halyard Capital.", "Halyard Capital"),
        ("Die Gründer und die Gesellschafter gemeinsam.", None),
        ("Gemeinsam. Die Firma selbst.", None),
    ],
)
def test_a_name_is_a_title_with_one_or_two_capitals_side_by_side(answer: str, name: str | None) -> None:
    met = {
        part.expectation.label: answer[part.start : part.end]
        for part in LISTENER.assess(QUESTION, answer, language="de").met
    }
    assert met.get("who controls") == name
