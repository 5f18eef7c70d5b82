"""Live cues and kept flags brought together, the interview at a glance, and words that wait to be saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests import factory
from tests.ui.room.driver import Room

from candor.domain.answer import Disposition
from candor.domain.deflection import Assessment, Cue, DeflectionKind, FlagDecision, HeardPromise, Verdict
from candor.domain.promise import Promise
from candor.domain.question import Probe
from candor.ui.room.heard import probes_for, shown_flags, unkept
from candor.ui.room.notices import words_as_text
from candor.ui.room.overview import Overview, Standing

TEXT = "It is world class."


def heard(*cues: Cue) -> Assessment:
    return Assessment(verdict=Verdict.PARTIAL, score=0.5, kind=DeflectionKind.GENERALITY, cues=cues)


def cue(words: str = "world class", kind: DeflectionKind = DeflectionKind.GENERALITY) -> Cue:
    start = TEXT.index(words)
    return Cue(kind=kind, start=start, end=start + len(words), reason="Praise.", confidence=0.9)


def test_a_cue_carries_the_decision_on_the_same_words() -> None:
    flag = factory.flag("a", words="World  Class", decision=FlagDecision.DISMISSED)
    (shown,) = shown_flags(heard(cue()), TEXT, [flag])
    assert (shown.decision, shown.flag_id, shown.cue) == (FlagDecision.DISMISSED, flag.id, cue())


def test_undecided_flags_come_first_and_one_heard_twice_is_shown_once() -> None:
    decided = factory.flag("a", decision=FlagDecision.CONFIRMED)
    other = cue("It is", DeflectionKind.HYPOTHETICAL)
    shown = shown_flags(heard(cue(), cue(), other), TEXT, [decided])
    assert [flag.kind for flag in shown] == [DeflectionKind.HYPOTHETICAL, DeflectionKind.GENERALITY]


def test_a_decided_flag_stays_when_its_words_are_gone_but_points_nowhere() -> None:
    flag = factory.flag("a", decision=FlagDecision.CONFIRMED)
    (shown,) = shown_flags(heard(), "Other words now.", [flag])
    assert (shown.start, shown.end) == (0, 0)
    assert shown_flags(heard(), "Other words now.", [replace(flag, decision=FlagDecision.OPEN)]) == []


def test_kept_promises_are_not_offered_again() -> None:
    promise = HeardPromise(what="the cap  table", start=0, end=5)
    kept = Promise(id="p", answer_id="a", what="The cap table", heard_at=factory.NOON)
    assert unkept([promise], [kept]) == []
    assert unkept([promise], []) == [promise]


def test_probes_against_the_deflection_come_before_those_for_any() -> None:
    general, against = Probe(say="And?"), Probe(say="An instance?", against="generality")
    question = factory.question("a", probes=(general, Probe(say="No", against="declines"), against))
    assert probes_for(question, DeflectionKind.GENERALITY) == [against, general]
    assert probes_for(question, None) == [general]


def test_the_overview_counts_what_applies_and_how_it_was_answered() -> None:
    questions = factory.questionnaire(*(factory.question(name) for name in "abcd"))
    record = factory.record(
        questions,
        factory.interview(),
        factory.answer("a", disposition=Disposition.ANSWERED, disposition_confirmed=True),
        factory.answer("b", disposition=Disposition.DEFLECTED),
        factory.answer("c", disposition=Disposition.NOT_APPLICABLE, disposition_confirmed=True),
    )
    overview = Overview.of(record, "interview-1")
    assert (overview.asked, overview.planned) == (2, 3)
    assert overview.candor == {Verdict.STRAIGHT: 1, Verdict.PARTIAL: 0, Verdict.EVASIVE: 1}
    assert overview.standings["q/b"] == Standing(Disposition.DEFLECTED, True, Verdict.EVASIVE)
    assert (overview.beside("q/a", 1), overview.beside("q/d", 1), overview.beside("q/a", -1)) == ("q/b", None, None)


def test_words_saved_elsewhere_stand_under_their_questions(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "words.txt"
    monkeypatch.setattr("candor.ui.room.page.ask_where_to_save", lambda _parent: out)
    room.page._saving.unsaved["q/runway"] = "Eighteen months."
    room.page._save_elsewhere()
    room.settle()
    assert out.read_text(encoding="utf-8") == words_as_text({"Runway": "Eighteen months."}, {})
    assert out.read_text(encoding="utf-8") == "Runway\n\nEighteen months.\n"
