"""A manifest is one sequence of bytes, and reads back as exactly what was frozen or not at all."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import factory

from candor.domain.answer import Substance
from candor.domain.interview import Rounds
from candor.domain.journal import JournalHead
from candor.domain.question import Choice, QuestionKind
from candor.domain.signoff import Choice as Advice
from candor.domain.signoff import Meaning, Recommendation, Signature
from candor.workflows.manifest import Manifest, ManifestUnreadable

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60)


def manifest(**known: Any) -> Manifest:
    record = factory.record(
        factory.questionnaire(factory.question("a")),
        factory.interview(),
        factory.answer("a", text="Nine months, and the founders hold 60 %.", substance=Substance.WEAK),
        factory.flag("a"),
        Recommendation(choice=Advice.PAUSE, reason="Too little cash."),
    )
    return Manifest(
        **{
            "revision": 1,
            "frozen_at": factory.NOON,
            "journal": JournalHead(5, "ab" * 32),
            "record": record,
            "renderer": "test",
            **known,
        }
    )


def test_what_was_frozen_reads_back_the_same() -> None:
    signature = Signature(name="Ada", role="Lead", meaning=Meaning.AUTHOR, at=factory.NOON, key_sha256="cd" * 32)
    frozen = manifest(signature=signature, gaps=("Not asked",), gaps_reason="Out of time", pictures={"aa": "YWI="})
    again = Manifest.from_bytes(frozen.to_bytes())
    assert again.to_bytes() == frozen.to_bytes()
    assert again.record == frozen.record
    assert again.signature == signature


@given(TEXT)
def test_any_words_survive_freezing(words: str) -> None:
    record = factory.record(
        factory.questionnaire(factory.question("a")), factory.interview(), factory.answer("a", text=words)
    )
    again = Manifest.from_bytes(manifest(record=record).to_bytes())
    assert again.record.answer("interview-1", "q/a").text == words


def test_one_word_more_is_another_digest() -> None:
    frozen = manifest()
    more = frozen.record.applied([])
    edited = replace(more, answers={k: replace(a, text=a.text + ".") for k, a in more.answers.items()})
    assert manifest(record=edited).sha256 != frozen.sha256


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-1],
        lambda content: content + b" ",
        lambda content: b"",
        lambda content: b"[]",
        lambda content: b"\xff\xfe",
        lambda content: content.replace(b"candor-manifest/1", b"candor-manifest/9"),
        lambda content: content.replace(b'"pause"', b'"perhaps"'),
        lambda content: json.dumps(json.loads(content), indent=1).encode(),
        lambda content: content.replace(b'"paper":"A4",', b""),
        lambda content: b"[" * 100_000,
    ],
)
def test_anything_else_is_refused_with_one_sentence(damage: Any) -> None:
    with pytest.raises(ManifestUnreadable):
        Manifest.from_bytes(damage(manifest().to_bytes()))


def test_an_empty_agenda_and_nothing_entered_leave_no_trace_in_the_bytes() -> None:
    """What an older record never had must not change its bytes: defaults are left out."""
    content = manifest().to_bytes()
    for name in (b'"agenda"', b'"rounds"', b'"language"', b'"chosen"', b'"value"', b'"unit"', b'"kind":"free"'):
        assert name not in content


@given(
    st.lists(st.sampled_from(["q/a", "q/b"]), max_size=3),
    st.lists(st.sampled_from(["x", "y"]), max_size=2, unique=True),
    TEXT,
)
def test_every_kind_of_answer_survives_freezing(agenda: list[str], chosen: list[str], value: str) -> None:
    choices = (Choice(id="x", label="Ex"), Choice(id="y", label="Why"))
    question = factory.question("a", kind=QuestionKind.MANY_OF, choices=choices, unit="months", earlier=("q/b",))
    record = factory.record(
        factory.questionnaire(question),
        factory.interview(agenda=tuple(agenda), rounds=(Rounds(section="q/only", count=2),), language="de"),
        factory.answer("a", chosen=tuple(chosen), value=value),
    )
    frozen = manifest(record=record)
    again = Manifest.from_bytes(frozen.to_bytes())
    assert again.record == record
    assert again.to_bytes() == frozen.to_bytes()
