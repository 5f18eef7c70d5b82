"""Typed expectations: what kind free words are, and how each kind looks when people say or type it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candor.deflection.expectations.derived import derived_from
from candor.deflection.expectations.parts import Parts
from candor.deflection.expectations.sightings import Sightings
from candor.deflection.text import Reading, stem
from candor.domain.question import Expectation, ExpectationKind

Kind = ExpectationKind
PARTS = Parts(Path(__file__).parents[2] / "resources" / "lexicon" / "parts.yaml")


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("instance", Kind.INSTANCE),
        ("date", Kind.DATE),
        ("what changed", Kind.CHANGE),
        ("months of runway", Kind.DURATION),
        ("who controls", Kind.PERSON),
        ("who pays", Kind.PERSON),
        ("contacts", Kind.PERSON),
        ("three names", Kind.PERSON),
        ("notice given", Kind.WORDS),
        ("continuity plan", Kind.WORDS),
        ("document shown", Kind.DOCUMENT),
        ("level of detail", Kind.DOCUMENT),
        ("contract clause", Kind.DOCUMENT),
        ("a ratio", Kind.NUMBER),
        ("each of four quarters", Kind.NUMBER),
        ("share of time", Kind.NUMBER),
        ("what was learned", Kind.CHANGE),
        ("what is being done", Kind.CHANGE),
        ("what happened", Kind.REASON),
        ("cause of delay", Kind.REASON),
        ("why", Kind.REASON),
        ("when", Kind.DATE),
        ("since when", Kind.DATE),
        ("how long", Kind.DURATION),
        ("how many", Kind.NUMBER),
        ("yes or no", Kind.YES_NO),
        ("trains or not", Kind.YES_NO),
        ("which company", Kind.ORGANISATION),
        ("customer", Kind.ORGANISATION),
        ("named owner", Kind.PERSON),
        ("number of sites", Kind.NUMBER),
        ("WHO DECIDES", Kind.PERSON),
        ("flibbertigibbet", Kind.WORDS),
    ],
)
def test_free_words_come_to_a_kind(label: str, kind: Kind) -> None:
    assert PARTS.kind_of(label) is kind


def test_typed_and_free_parts_keep_their_order_and_the_empty_are_left_out() -> None:
    found = PARTS.expectations_from(
        ["who", "", {"kind": "duration", "label": "runway, months", "cues": ["Cash"]}, {"label": "  "}, {}]
    )
    assert [(part.kind, part.label, part.cues) for part in found] == [
        (Kind.PERSON, "who", ()),
        (Kind.DURATION, "runway, months", ("cash",)),
    ]


def test_a_typed_part_of_no_known_kind_is_read_by_its_label() -> None:
    (found,) = PARTS.expectations_from([{"kind": "whatever", "label": "who pays"}])
    assert found.kind is Kind.PERSON


@given(
    st.lists(
        st.one_of(
            st.text(max_size=40), st.dictionaries(st.sampled_from(["kind", "label", "cues"]), st.text(max_size=20))
        ),
        max_size=6,
    )
)
def test_any_list_of_parts_is_read_without_a_fault(words: list[str | dict[str, str]]) -> None:
    for part in PARTS.expectations_from(words):
        assert part.label.strip()


def seen(kind: Kind, answer: str, label: str = "", question: str = "") -> list[str]:
    reading = Reading(answer)
    sightings = Sightings(reading, Reading(question), PARTS.table.signs)
    return [
        answer[found.start : found.end]
        for found in sightings.meeting(Expectation(kind=kind, label=label or kind.value))
    ]


@pytest.mark.parametrize(
    ("kind", "answer", "words"),
    [
        (Kind.NUMBER, "We have 34 of them", "34"),
        (Kind.NUMBER, "about eleven percent", "eleven percent"),
        (Kind.NUMBER, "roughly 1.2 million", "1.2 million"),
        (Kind.NUMBER, "a third of it", "a third"),
        (Kind.NUMBER, "none so far", "none"),
        (Kind.NUMBER, "twenty-two sites", "twenty-two"),
        (Kind.DURATION, "14 months of cash", "14 months"),
        (Kind.DURATION, "it took six weeks", "six weeks"),
        (Kind.DURATION, "stopped after 5 mo.", "5 mo"),
        (Kind.DURATION, "half a year", "half a year"),
        (Kind.DURATION, "4h at most", "4h"),
        (Kind.DURATION, "a year and a half", "a year and a half"),
        (Kind.DATE, "since 2021", "2021"),
        (Kind.DATE, "on 3 March", "March"),
        (Kind.DATE, "in the spring of last year", "last year"),
        (Kind.DATE, "Q3 it was", "Q3"),
        (Kind.DATE, "two years ago", "two years ago"),
        (Kind.PERSON, "our CFO signs", "CFO"),
        (Kind.PERSON, "that is Ingrid Solheim", "Ingrid Solheim"),
        (Kind.PERSON, "ask about Dr Osei", "Dr Osei"),
        (Kind.ORGANISATION, "we lost Salus Nord in June", "Salus Nord"),
        (Kind.DOCUMENT, "shared his screen, page 4", "page"),
        (Kind.DOCUMENT, "it's clause 9.3", "clause"),
        (Kind.REASON, "because they were slow", "because"),
        (Kind.REASON, "root cause: old tissue", "root cause"),
        (Kind.REASON, "it was too slow", "too slow"),
        (Kind.CHANGE, "since then we test", "since then"),
        (Kind.CHANGE, "we switched hosts", "switched"),
        (Kind.YES_NO, "Yes, once", "Yes"),
        (Kind.YES_NO, "we don't", "we don't"),
        (Kind.INSTANCE, "it was Havemann Bio", "Havemann Bio"),
    ],
)
def test_a_part_is_seen_where_it_is_said(kind: Kind, answer: str, words: str) -> None:
    assert words in seen(kind, answer)


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (Kind.NUMBER, "We grew a lot and everybody is happy"),
        (Kind.DURATION, "quite a while"),
        (Kind.DATE, "at some point"),
        (Kind.ORGANISATION, "A big one, you would know them"),
        (Kind.REASON, "These things happen"),
        (Kind.DOCUMENT, "Everything is fine"),
        (Kind.WORDS, "anything"),
    ],
)
def test_a_part_is_not_seen_where_it_is_not(kind: Kind, answer: str) -> None:
    assert seen(kind, answer) == []


@pytest.mark.parametrize(
    ("label", "answer", "words"),
    [
        ("ratio", "we are 40 people, 70/30 in spring", ["70/30"]),
        ("cost", "three of us, and it cost 40k", ["40k"]),
        ("contacts", "write to jon@nordvik.example", ["jon@nordvik.example"]),
    ],
)
def test_a_label_asks_for_the_better_number(label: str, answer: str, words: list[str]) -> None:
    assert seen(PARTS.kind_of(label), answer, label) == words


def test_a_name_from_the_question_is_no_news() -> None:
    assert seen(Kind.ORGANISATION, "yes, at Nordvik", question="Did you work with Nordvik?") == []


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Who left, when and why?", [Kind.PERSON, Kind.DATE, Kind.REASON]),
        ("How many sites are live?", [Kind.NUMBER]),
        ("How long is the notice period?", [Kind.DURATION]),
        ("Please show me the protocol.", [Kind.DOCUMENT]),
        ("Do you train on our data?", [Kind.YES_NO]),
        ("Which customer complained?", [Kind.ORGANISATION]),
        ("", []),
        ("Well.", []),
    ],
)
def test_a_question_without_parts_is_read_for_them(question: str, kinds: list[Kind]) -> None:
    assert [part.kind for part in derived_from(Reading(question))] == kinds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("refunded", "refunds"),
        ("companies", "company"),
        ("stopped", "stop"),
        ("testing", "tests"),
        ("quickly", "quick"),
    ],
)
def test_words_of_one_root_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)
