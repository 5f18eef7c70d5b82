"""What is written is read back the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from candor.domain.answer import Disposition
from candor.domain.condition import After, When
from candor.domain.deal import Category
from candor.domain.deflection import DeflectionKind
from candor.domain.interview import Mode
from candor.domain.question import (
    Expectation,
    ExpectationKind,
    FailurePattern,
    Probe,
    Question,
    Questionnaire,
    Section,
)
from candor.questionnaires.library import Library
from candor.questionnaires.reading import read_questionnaire
from candor.questionnaires.writing import write_questionnaire

SHIPPED = Path(__file__).parents[2] / "questionnaires"

letters = st.characters(
    exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"), exclude_characters="\u202d\u202e\ufeff"
)
awkward = st.sampled_from(
    ["no", "1.0", "null", "~", "- a", "a: b", "# a", "'", '"', "&a", "*a", "!a", "{", "2026-01-01"]
)


def texts(most: int, least: int = 1) -> st.SearchStrategy[str]:
    tidy = st.text(letters, max_size=most).map(lambda text: " ".join(text.split()))
    return (tidy | awkward).filter(lambda text: least <= len(text) <= most)


slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8})?", fullmatch=True)
cues = texts(20).map(lambda text: "".join(letter for letter in text if not "A" <= letter <= "Z")).filter(str.strip)
expectations = st.builds(
    Expectation,
    kind=st.sampled_from(ExpectationKind),
    label=texts(60),
    cues=st.lists(cues.map(lambda cue: " ".join(cue.split())), min_size=1, max_size=3).map(tuple),
)
probes = st.builds(Probe, say=texts(80), against=st.sampled_from(["", *(kind.value for kind in DeflectionKind)]))
places = st.lists(st.sampled_from([pattern.value for pattern in FailurePattern]), max_size=2).map(tuple)


def unique(parts: list[Expectation]) -> tuple[Expectation, ...]:
    return tuple({part.label: part for part in parts}.values())


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    names = draw(st.lists(slugs, min_size=1, max_size=4, unique=True))
    gate = draw(st.booleans())
    written: list[Question] = []
    for name in names:
        after = (
            [After(question=draw(st.sampled_from(written)).id, dispositions=("deflected", "promised"))]
            if written
            else []
        )
        condition = When(
            modes=draw(st.sampled_from([(), tuple(mode.value for mode in Mode)])),
            after=tuple(after) if draw(st.booleans()) else (),
        )
        question = Question(
            id=name,
            say=draw(texts(120)),
            short=draw(st.just("") | texts(30)),
            why=draw(texts(60, 0)),
            strong=draw(texts(60)),
            warning=draw(texts(60)),
            expects=unique(draw(st.lists(expectations, max_size=3))),
            probes=tuple(draw(st.lists(probes, max_size=3))),
            patterns=draw(places),
            themes=tuple(draw(st.lists(slugs, max_size=2))),
            when=condition,
            must_ask=draw(st.booleans()),
            gate=gate or draw(st.booleans()),
            minutes=draw(st.integers(1, 60)),
        )
        written.append(question)
    cut = draw(st.integers(1, len(written)))
    parts = [part for part in (tuple(written[:cut]), tuple(written[cut:])) if part]
    return Questionnaire(
        id=draw(slugs),
        version=draw(texts(10)),
        title=draw(texts(60)),
        summary=draw(texts(60, 0)),
        language=draw(st.sampled_from(["en", "de", "pt-BR"])),
        gate=gate,
        categories=tuple(draw(st.lists(st.sampled_from([c.value for c in Category]), max_size=2, unique=True))),
        sections=tuple(Section(id=f"part-{n}", title=draw(texts(30)), questions=part) for n, part in enumerate(parts)),
    )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(questionnaires())
def test_any_questionnaire_survives_being_written_and_read(questionnaire: Questionnaire) -> None:
    read = read_questionnaire(write_questionnaire(questionnaire), "again.yaml").questionnaire
    assert replace(read, source_sha256="") == questionnaire


@pytest.mark.parametrize("number", range(2))
def test_what_ships_survives_being_written_and_read(number: int) -> None:
    shipped = Library(SHIPPED).all()[number].questionnaire
    written = write_questionnaire(shipped)
    assert b"&" not in written.replace(b"&amp;", b"")
    read = read_questionnaire(written, "again.yaml").questionnaire
    assert replace(read, source_sha256=shipped.source_sha256) == shipped


def test_a_disposition_in_a_condition_is_written_by_its_value() -> None:
    assert Disposition.DEFLECTED.value == "deflected"
    assert b"- deflected" in write_questionnaire(Library(SHIPPED).all()[1].questionnaire)
