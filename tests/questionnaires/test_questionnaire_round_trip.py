"""What is written is read back the same."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from candor.domain.answer import Disposition
from candor.domain.condition import After, Case, When
from candor.domain.deal import Category
from candor.domain.deflection import DeflectionKind
from candor.domain.question import (
    AskedOf,
    Choice,
    Expectation,
    ExpectationKind,
    FailurePattern,
    Probe,
    Question,
    QuestionKind,
    Questionnaire,
    Section,
)
from candor.domain.translation import Titled, Translation
from candor.questionnaires.format.tree import Tree
from candor.questionnaires.library import Library
from candor.questionnaires.plain import from_plain, to_plain
from candor.questionnaires.reading import read_questionnaire
from candor.questionnaires.sense.questionnaire import faults_of
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
def translations(draw: st.DrawFn) -> tuple[Translation, ...]:
    """Words in another language than the questionnaire's; at least one of them, or there is nothing to write."""
    language = draw(st.sampled_from(["fr", "ja", "pt-PT"]))
    words = Translation(
        language=language,
        say=draw(texts(60)),
        short=draw(texts(20, 0)),
        why=draw(texts(30, 0)),
        sound=draw(texts(30, 0)),
    )
    return draw(st.sampled_from([(), (words,)]))


@st.composite
def typed(draw: st.DrawFn) -> dict[str, Any]:
    """A kind of question with what that kind needs, and no more."""
    kind = draw(st.sampled_from(QuestionKind))
    if kind in (QuestionKind.ONE_OF, QuestionKind.MANY_OF, QuestionKind.RATING):
        names = draw(st.lists(slugs, min_size=2, max_size=4, unique=True))
        return {"kind": kind, "choices": tuple(Choice(id=name, label=draw(texts(20))) for name in names)}
    if kind is QuestionKind.NUMBER:
        least = draw(st.sampled_from(["", "0", "-3.5"]))
        return {"kind": kind, "unit": draw(texts(12, 0)), "least": least, "most": draw(st.sampled_from(["", "100"]))}
    if kind is QuestionKind.DATE:
        return {"kind": kind, "least": draw(st.sampled_from(["", "2020-02-29"]))}
    return {"kind": kind}


def conditions_on(earlier: Question) -> st.SearchStrategy[After]:
    """Whatever can be asked of the answer to that question."""
    ways = [
        st.just(After(question=earlier.id, dispositions=("deflected", "promised"))),
        st.just(After(question=earlier.id, substance=("warning", "weak"))),
        st.booleans().map(lambda given: After(question=earlier.id, answered=given)),
    ]
    names = [choice.id for choice in earlier.options]
    if names:
        ways.append(st.sampled_from(names).map(lambda name: After(question=earlier.id, chosen=(name,))))
        ways.append(st.sampled_from(names).map(lambda name: After(question=earlier.id, chosen=(name,), unless=True)))
    if earlier.kind is QuestionKind.NUMBER:
        ways.append(st.just(After(question=earlier.id, above="12", at_most="24.5")))
    return st.one_of(ways)


@st.composite
def conditions(draw: st.DrawFn, earlier: list[Question]) -> When:
    deal = draw(st.sampled_from([{}, {"modes": ("call",)}, {"except_categories": ("companion-diagnostic",)}]))
    if not earlier or draw(st.booleans()):
        return When(**deal)
    one, other = draw(st.sampled_from(earlier)), draw(st.sampled_from(earlier))
    if draw(st.booleans()):
        return When(**deal, after=(draw(conditions_on(one)),))
    return When(**deal, any_of=(Case(after=(draw(conditions_on(one)),)), Case(after=(draw(conditions_on(other)),))))


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    names = draw(st.lists(slugs, min_size=1, max_size=4, unique=True))
    gate = draw(st.booleans())
    written: list[Question] = []
    for name in names:
        question = Question(
            id=name,
            say=draw(texts(120)),
            short=draw(st.just("") | texts(30)),
            **draw(typed()),
            why=draw(texts(60, 0)),
            strong=draw(texts(60)),
            weak=draw(texts(30, 0)),
            warning=draw(texts(60)),
            expects=unique(draw(st.lists(expectations, max_size=3))),
            probes=tuple(draw(st.lists(probes, max_size=3))),
            evidence=tuple(draw(st.lists(texts(30), max_size=2, unique=True))),
            patterns=draw(places),
            themes=tuple(draw(st.lists(slugs, max_size=2))),
            sources=tuple(draw(st.lists(texts(60), max_size=2))),
            when=draw(conditions(written)),
            earlier=draw(st.sampled_from([(), ("hard-questions/runway-and-control",)])),
            must_ask=draw(st.booleans()),
            gate=gate or draw(st.booleans()),
            added=draw(st.booleans()),
            weight=draw(st.integers(1, 5)),
            minutes=draw(st.integers(1, 60)),
            translations=draw(translations()),
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
        usual=draw(st.booleans()),
        asked_of=draw(st.sampled_from(AskedOf)),
        categories=tuple(draw(st.lists(st.sampled_from([c.value for c in Category]), max_size=2, unique=True))),
        sections=tuple(
            Section(
                id=f"part-{n}",
                title=draw(texts(30)),
                repeats=draw(st.just("") | texts(12)),
                questions=part,
                translations=draw(titles(summary=False)),
            )
            for n, part in enumerate(parts)
        ),
        translations=draw(titles(summary=True)),
    )


def titles(*, summary: bool) -> st.SearchStrategy[tuple[Titled, ...]]:
    told = texts(30, 0) if summary else st.just("")
    one = st.builds(Titled, language=st.just("fr"), title=texts(20), summary=told)
    return st.just(()) | one.map(lambda titled: (titled,))


def makes_sense(questionnaire: Questionnaire) -> bool:
    """Whether our own checker has nothing against it; what it refuses is another test's business."""
    return all(fault.warning for fault in faults_of(questionnaire, Tree({})))


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(questionnaires())
def test_any_questionnaire_survives_being_written_and_read(questionnaire: Questionnaire) -> None:
    assume(makes_sense(questionnaire))
    read = read_questionnaire(write_questionnaire(questionnaire), "again.yaml").questionnaire
    assert replace(read, source_sha256="") == questionnaire
    assert from_plain(json.loads(json.dumps(to_plain(read)))) == read


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
