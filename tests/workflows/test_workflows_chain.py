"""The journal's chain: whatever is changed, taken out or put in afterwards is noticed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import factory

from candor.domain.answer import Substance
from candor.domain.interview import Interview, Rounds
from candor.domain.journal import EMPTY_HEAD, JournalEntry
from candor.domain.record import Change
from candor.workflows.canonical import to_plain
from candor.workflows.chain import ChainBroken, entries_for, replay

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)


def journal(*texts: str) -> list[JournalEntry]:
    answers = [factory.answer("a", text=text) for text in texts]
    changes = [Change("answer_settled", *pair) for pair in zip([None, *answers], answers, strict=False)]
    return entries_for(changes, EMPTY_HEAD, "Ada", factory.NOON)


@given(st.lists(TEXT, min_size=1, max_size=6))
def test_replaying_the_journal_gives_the_record_as_it_stands(texts: list[str]) -> None:
    state, head = replay(journal(*texts))
    assert state == {("answer", "interview-1/q/a"): to_plain(factory.answer("a", text=texts[-1]))}
    assert head.length == len(texts)


def test_an_entry_keeps_only_the_fields_that_changed_with_both_values() -> None:
    before = factory.answer("a", text="as it was", substance=Substance.WEAK)
    (entry,) = entries_for(
        [Change("substance_rated", before, replace(before, substance=Substance.STRONG))],
        EMPTY_HEAD,
        "Ada",
        factory.NOON,
    )
    assert (entry.before, entry.after) == ('{"substance":2}', '{"substance":4}')


def test_what_was_taken_away_is_gone_after_replay() -> None:
    flag = factory.flag("a")
    entries = entries_for(
        [Change("flag_raised", None, flag), Change("flag_withdrawn", flag, None)], EMPTY_HEAD, "Ada", factory.NOON
    )
    assert replay(entries)[0] == {}


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_a_missing_entry_is_named(missing: int) -> None:
    entries = journal("one", "two", "three", "four")
    del entries[missing]
    with pytest.raises(ChainBroken) as broken:
        replay(entries)
    assert broken.value.sentence == f"Journal entry {missing + 1} is missing."


@pytest.mark.parametrize(
    "forged",
    [
        {"after": '{"text":"forged"}'},
        {"before": '{"text":"forged"}'},
        {"actor": "Eve"},
        {"action": "answer_forged"},
        {"kind": "flag"},
        {"target": "interview-1/q/b"},
        {"at": factory.NOON.replace(hour=13)},
        {"previous": "f" * 64},
        {"digest": "f" * 64},
    ],
)
def test_no_part_of_an_entry_changes_unseen(forged: dict[str, object]) -> None:
    entries = journal("one", "two", "three")
    entries[1] = replace(entries[1], **forged)
    with pytest.raises(ChainBroken, match="Journal entry 2 was changed after it was written"):
        replay(entries)


def test_entries_that_are_sealed_but_do_not_follow_from_each_other_are_refused() -> None:
    never = factory.answer("a", text="never said")
    entries = entries_for(
        [Change("answer_settled", never, replace(never, text="forged"))], EMPTY_HEAD, "Ada", factory.NOON
    )
    with pytest.raises(ChainBroken, match="does not follow"):
        replay(entries)


NAMES = st.sampled_from(["q/a", "q/b", "own-1/x"])
SITTINGS = st.builds(
    factory.interview,
    agenda=st.lists(NAMES, max_size=3).map(tuple),
    rounds=st.lists(st.builds(Rounds, section=NAMES, count=st.integers(1, 9)), max_size=2).map(tuple),
    language=st.sampled_from(["", "de", "fr"]),
)


@given(st.lists(SITTINGS, min_size=1, max_size=5))
def test_agenda_rounds_and_language_are_what_the_journal_says_last(sittings: list[Interview]) -> None:
    changes = [Change("agenda_changed", *pair) for pair in zip([None, *sittings], sittings, strict=False)]
    state, _ = replay(entries_for(changes, EMPTY_HEAD, "Ada", factory.NOON))
    assert state == {("interview", "interview-1"): to_plain(sittings[-1])}


def test_a_value_corrected_keeps_both_figures_in_the_journal() -> None:
    before = factory.answer("a", value="18", chosen=("x",))
    after = replace(before, value="12", chosen=())
    (entry,) = entries_for([Change("value_given", before, after)], EMPTY_HEAD, "Ada", factory.NOON)
    assert (entry.before, entry.after) == ('{"chosen":["x"],"value":"18"}', '{"chosen":[],"value":"12"}')


def test_a_questionnaire_that_grew_replays_to_what_it_is_now() -> None:
    first = factory.questionnaire(factory.question("a"), source_sha256="a" * 64)
    grown = factory.questionnaire(
        factory.question("a"), factory.question("own", added=True), version="2", source_sha256="b" * 64
    )
    entries = entries_for(
        [Change("questionnaire_taken_up", None, first), Change("question_added", first, grown)],
        EMPTY_HEAD,
        "Ada",
        factory.NOON,
    )
    assert replay(entries)[0] == {("questionnaire", "q"): to_plain(grown)}
    assert set(json.loads(entries[1].after or "")) == {"sections", "source_sha256", "version"}
