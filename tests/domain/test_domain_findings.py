"""What a committee is told follows from the record: coverage, candor, gates, red flags, what is unfinished."""

from __future__ import annotations

import pytest
from tests import factory

from candor.domain.answer import Answer, Disposition, Substance
from candor.domain.deflection import DeflectionKind, FlagDecision, Verdict
from candor.domain.findings import (
    Coverage,
    GateResult,
    Severity,
    candor_of,
    coverage,
    gates,
    in_context,
    red_flags,
    unfinished,
)
from candor.domain.signoff import Choice, Recommendation


def test_not_asked_is_never_counted_as_asked_and_not_applicable_is_not_planned() -> None:
    counted = Coverage.of(Disposition)
    assert counted.not_asked == 1
    assert counted.asked == len(Disposition) - 2
    assert counted.planned == len(Disposition) - 1


def test_a_question_without_an_answer_is_not_asked() -> None:
    record = factory.record(
        factory.questionnaire(factory.question("a"), factory.question("b")), factory.interview(), factory.answer("a")
    )
    found = coverage(record, record.interviews["interview-1"])
    assert (found.asked, found.not_asked, found.planned) == (1, 1, 2)


@pytest.mark.parametrize(
    ("known", "decision", "expected"),
    [
        ({"disposition": Disposition.NOT_ASKED}, None, None),
        ({"disposition": Disposition.ANSWERED}, None, Verdict.STRAIGHT),
        ({"disposition": Disposition.PARTIAL}, None, Verdict.PARTIAL),
        ({"disposition": Disposition.PROMISED}, None, Verdict.PARTIAL),
        ({"disposition": Disposition.DEFLECTED}, None, Verdict.EVASIVE),
        ({"disposition": Disposition.DECLINED}, None, Verdict.EVASIVE),
        ({"disposition": Disposition.ANSWERED}, FlagDecision.CONFIRMED, Verdict.PARTIAL),
        ({"disposition": Disposition.ANSWERED}, FlagDecision.DISMISSED, Verdict.STRAIGHT),
        ({"disposition": Disposition.ANSWERED}, FlagDecision.OPEN, Verdict.STRAIGHT),
        (
            {"disposition": Disposition.DEFLECTED, "candor": Verdict.STRAIGHT, "candor_confirmed": True},
            FlagDecision.CONFIRMED,
            Verdict.STRAIGHT,
        ),
    ],
)
def test_a_persons_word_on_candor_wins_then_disposition_then_confirmed_flags(
    known: dict[str, object], decision: FlagDecision | None, expected: Verdict | None
) -> None:
    flags = [factory.flag("a", decision=decision)] if decision else []
    assert candor_of(factory.answer("a", **known), flags) is expected


@pytest.mark.parametrize(
    ("first", "second", "result"),
    [
        (Substance.STRONG, Substance.SOUND, GateResult.PASSED),
        (Substance.STRONG, Substance.WARNING, GateResult.FAILED),
        (Substance.STRONG, Substance.WEAK, GateResult.UNDECIDED),
        (Substance.STRONG, None, GateResult.UNDECIDED),
        (None, Substance.WARNING, GateResult.FAILED),
    ],
)
def test_a_gate_is_one_warning_from_failing_and_passes_only_when_all_is_sound(
    first: Substance | None, second: Substance | None, result: GateResult
) -> None:
    record = factory.record(
        factory.questionnaire(factory.question("a", gate=True), factory.question("b", gate=True)),
        factory.interview(),
        factory.answer("a", substance=first),
        factory.answer("b", substance=second),
    )
    (gate,) = gates(record, record.interviews["interview-1"])
    assert gate.result is result


def red(answer: Answer, *flags: object, **known: object) -> list[tuple[Severity, str]]:
    record = factory.record(factory.questionnaire(factory.question("a", **known)), factory.interview(), answer, *flags)
    return [(flag.severity, flag.words) for flag in red_flags(record, record.interviews["interview-1"])]


def test_a_bad_answer_given_straight_is_a_red_flag_but_not_as_grave_as_on_a_gate() -> None:
    bad = factory.answer("a", text="We have four months of cash.", substance=Substance.WARNING)
    assert red(bad) == [(Severity.MAJOR, "We have four months of cash.")]
    assert red(bad, gate=True) == [(Severity.CRITICAL, "We have four months of cash.")]


def test_a_confirmed_deflection_is_a_red_flag_with_its_words_and_a_dismissed_one_is_not() -> None:
    good = factory.answer("a", text="world class, really", substance=Substance.SOUND)
    confirmed = factory.flag("a", kind=DeflectionKind.GENERALITY, decision=FlagDecision.CONFIRMED)
    assert red(good, confirmed) == [(Severity.MINOR, "world class, really")]
    assert red(good, factory.flag("a", decision=FlagDecision.DISMISSED)) == []
    assert red(good, factory.flag("a")) == []


def test_a_refusal_weighs_more_on_a_question_that_must_be_asked() -> None:
    refused = factory.answer("a", text="No comment.", disposition=Disposition.DECLINED)
    assert red(refused)[0][0] is Severity.MINOR
    assert red(refused, must_ask=True)[0][0] is Severity.MAJOR


def test_what_does_not_apply_after_all_is_no_red_flag() -> None:
    answer = factory.answer("a", disposition=Disposition.NOT_APPLICABLE, substance=Substance.WARNING, reason="no data")
    record = factory.record(factory.questionnaire(factory.question("a")), factory.interview(), answer)
    assert red_flags(record, record.interviews["interview-1"]) == []


def test_words_nobody_judged_have_no_candor_and_are_unfinished() -> None:
    answer = factory.answer("a", text="Neun Monate.", disposition=Disposition.ANSWERED, candor=None)
    record = factory.record(factory.questionnaire(factory.question("a")), factory.interview(), answer)
    assert candor_of(answer, []) is None
    assert any(gap.startswith("Candor not judged") for gap in unfinished(record))


def test_the_gravest_red_flag_comes_first() -> None:
    record = factory.record(
        factory.questionnaire(factory.question("a"), factory.question("b", gate=True)),
        factory.interview(),
        factory.answer("a", disposition=Disposition.DEFLECTED),
        factory.answer("b", substance=Substance.WARNING),
    )
    found = red_flags(record, record.interviews["interview-1"])
    assert [flag.severity for flag in found] == [Severity.CRITICAL, Severity.MINOR]


def test_what_is_unfinished_is_said_before_signing() -> None:
    record = factory.record(
        factory.questionnaire(
            factory.question("a", must_ask=True, short="Runway"), factory.question("b", gate=True, short="Sponsor")
        ),
        factory.interview(),
        factory.answer("b"),
        factory.flag("b"),
    )
    assert unfinished(record) == [
        "Not asked, though it must be: Runway",
        "Gate not rated: Sponsor",
        "1 flag neither confirmed nor dismissed",
        "No recommendation yet",
    ]


def test_a_finished_record_has_nothing_unfinished() -> None:
    record = factory.record(
        factory.questionnaire(factory.question("a", must_ask=True, gate=True)),
        factory.interview(),
        factory.answer("a", substance=Substance.STRONG),
        factory.flag("a", decision=FlagDecision.CONFIRMED),
        Recommendation(choice=Choice.PROCEED),
    )
    assert unfinished(record) == []


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("We grow. The round is going well, truly. Ask me later.", "going well", "The round is going well, truly."),
        ("Great.", "Great", "Great."),
        ("- all good\n- no list yet\n- later", "no list", "- no list yet"),
        ("He said 2.5 is fine. Next.", "is fine", "He said 2.5 is fine."),
        ("One. Two! Three?", "One. Two", "One. Two!"),
        ("The words are gone.", "were here", "were here"),
    ],
)
def test_a_flags_words_are_shown_in_their_sentence(text: str, words: str, shown: str) -> None:
    start = max(text.find(words), 0)
    flag = factory.flag("a", words=words, start=start, end=start + len(words))
    assert in_context(text, flag) == shown
