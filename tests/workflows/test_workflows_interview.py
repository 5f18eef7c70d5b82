"""An interview from preparing to following up, on a real file: what is done is in record, file and journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests import factory
from tests.workflows.conftest import asked

from candor.domain.answer import Basis, Disposition, Substance
from candor.domain.deflection import DeflectionKind, FlagDecision, Verdict
from candor.domain.errors import KnownError
from candor.domain.evidence import EvidenceKind
from candor.domain.interview import Interview
from candor.domain.promise import PromiseState
from candor.workflows import attach, conduct, follow_up, prepare, review
from candor.workflows.ledger import Ledger
from candor.workflows.ports import SourcedQuestionnaire
from candor.workflows.services import Services

RUNWAY = "q/runway"
STRAIGHT = "Nine months of cash left, until the end of next August. Ines Vogt holds 62 % and controls the board."
EVASIVE = "We'd rather not get into that here, everyone is very happy with where we are."


def reopened(ledger: Ledger, services: Services) -> Ledger:
    path = ledger.path
    ledger.close()
    return prepare.open_dossier(services, path, actor="Ada Lead")


def actions(ledger: Ledger) -> list[str]:
    return [entry.action for entry in ledger.store.journal()]


def test_an_interview_needs_something_to_ask(ledger: Ledger) -> None:
    with pytest.raises(prepare.NothingToAsk):
        prepare.add_interview(
            ledger,
            mode=asked_mode(),
            held_on=factory.NOON.date(),
            planned_minutes=30,
            people=[],
            questionnaires=[],
        )


def asked_mode() -> object:
    return factory.interview().mode


def test_a_dossier_needs_a_vendor(services: Services, tmp_path: Path) -> None:
    with pytest.raises(prepare.VendorMissing):
        prepare.create_dossier(
            services, tmp_path / "x.candor", vendor="  ", product="", category=factory.deal().category, actor="Ada"
        )
    assert not (tmp_path / "x.candor").exists()


def test_the_same_person_at_a_second_sitting_is_one_person(ledger: Ledger, sitting: Interview) -> None:
    second = prepare.add_interview(
        ledger,
        mode=sitting.mode,
        held_on=date(2026, 6, 1),
        planned_minutes=30,
        people=[prepare.PersonToAdd("ada lead"), prepare.PersonToAdd("Ben Scribe")],
        questionnaires=[SourcedQuestionnaire(asked(), b"the exact bytes")],
    )
    assert second.id != sitting.id
    assert [person.name for person in ledger.record.people.values()] == ["Ada Lead", "Ines Vogt", "Ben Scribe"]


def test_a_newer_questionnaire_never_changes_what_was_asked(ledger: Ledger, sitting: Interview) -> None:
    newer = replace(asked(), version="2", title="Rewritten")
    prepare.add_interview(
        ledger,
        mode=sitting.mode,
        held_on=date(2026, 6, 1),
        planned_minutes=30,
        people=[],
        questionnaires=[SourcedQuestionnaire(newer, b"other bytes")],
    )
    assert ledger.record.questionnaires["q"].title == "Questions"


def test_typed_words_are_durable_before_they_are_an_answer(
    ledger: Ledger, sitting: Interview, services: Services
) -> None:
    before = len(actions(ledger))
    conduct.write(ledger, sitting.id, RUNWAY, "Nine mon")
    ledger = reopened(ledger, services)
    assert conduct.current_text(ledger, sitting.id, RUNWAY) == "Nine mon"
    assert ledger.record.answer(sitting.id, RUNWAY).text == ""
    assert len(actions(ledger)) == before
    (recovered,) = conduct.settle_leftovers(ledger, services.assessor)
    assert recovered.text == "Nine mon"
    assert not ledger.drafts
    ledger.close()


def test_settling_makes_an_answer_a_suggestion_and_a_journal_entry(
    ledger: Ledger, sitting: Interview, services: Services
) -> None:
    conduct.write(ledger, sitting.id, RUNWAY, STRAIGHT)
    answer = conduct.settle(ledger, services.assessor, sitting.id, RUNWAY, STRAIGHT)
    assert (answer.disposition, answer.disposition_confirmed) == (Disposition.ANSWERED, False)
    assert answer.candor is Verdict.STRAIGHT
    assert actions(ledger)[-1] == "answer_settled"
    ledger = reopened(ledger, services)
    assert ledger.record.answer(sitting.id, RUNWAY) == answer
    ledger.close()


def test_settling_the_same_words_again_changes_nothing(ledger: Ledger, sitting: Interview, services: Services) -> None:
    conduct.settle(ledger, services.assessor, sitting.id, RUNWAY, STRAIGHT)
    before = actions(ledger)
    conduct.write(ledger, sitting.id, RUNWAY, STRAIGHT)
    conduct.settle(ledger, services.assessor, sitting.id, RUNWAY, STRAIGHT)
    assert actions(ledger) == before
    assert not ledger.drafts


def test_an_evasive_answer_raises_flags_that_point_at_its_words(
    ledger: Ledger, sitting: Interview, services: Services
) -> None:
    answer = conduct.settle(ledger, services.assessor, sitting.id, RUNWAY, EVASIVE)
    flags = ledger.record.flags_of(answer.id)
    assert DeflectionKind.DECLINES in {flag.kind for flag in flags}
    assert all(EVASIVE[flag.start : flag.end] == flag.words for flag in flags)
    assert answer.disposition in (Disposition.DECLINED, Disposition.DEFLECTED)


def test_flags_follow_the_words_but_a_persons_decision_stays(
    ledger: Ledger, sitting: Interview, services: Services
) -> None:
    answer = conduct.settle(ledger, services.assessor, sitting.id, RUNWAY, EVASIVE)
    declined = next(f for f in ledger.record.flags_of(answer.id) if f.kind is DeflectionKind.DECLINES)
    review.decide(ledger, declined.id, FlagDecision.CONFIRMED)
    conduct.settle(ledger, services.assessor, sitting.id, RUNWAY, f"CEO: {EVASIVE}")
    moved = ledger.record.flags[declined.id]
    assert (moved.start, moved.decision, moved.decided_by) == (declined.start + 5, FlagDecision.CONFIRMED, "Ada Lead")
    conduct.settle(ledger, services.assessor, sitting.id, RUNWAY, STRAIGHT)
    assert [flag.id for flag in ledger.record.flags_of(answer.id)] == [declined.id]


def test_a_cue_can_be_decided_while_its_words_are_still_being_typed(
    ledger: Ledger, sitting: Interview, services: Services
) -> None:
    question = ledger.record.question(RUNWAY)
    cue = services.assessor.assess(question, EVASIVE).cues[0]
    flag = review.decide_live(
        ledger, services.assessor, sitting.id, RUNWAY, EVASIVE, cue, FlagDecision.DISMISSED, "It was a joke"
    )
    assert ledger.record.answer(sitting.id, RUNWAY).text == EVASIVE
    assert ledger.record.flags[flag.id].decision_reason == "It was a joke"


def test_a_disposition_set_by_a_person_is_not_overruled(ledger: Ledger, sitting: Interview, services: Services) -> None:
    conduct.set_disposition(ledger, sitting.id, RUNWAY, Disposition.PARTIAL)
    answer = conduct.settle(ledger, services.assessor, sitting.id, RUNWAY, STRAIGHT)
    assert (answer.disposition, answer.disposition_confirmed) == (Disposition.PARTIAL, True)


def test_skipping_needs_a_reason_and_keeps_it(ledger: Ledger, sitting: Interview) -> None:
    with pytest.raises(conduct.ReasonMissing):
        conduct.skip(ledger, sitting.id, RUNWAY, "   ")
    answer = conduct.skip(ledger, sitting.id, RUNWAY, "No equity in this deal")
    assert (answer.disposition, answer.reason) == (Disposition.NOT_APPLICABLE, "No equity in this deal")


def test_judgement_is_kept_apart_from_the_words(ledger: Ledger, sitting: Interview, services: Services) -> None:
    conduct.settle(ledger, services.assessor, sitting.id, RUNWAY, STRAIGHT)
    conduct.rate(ledger, sitting.id, RUNWAY, Substance.WARNING)
    conduct.set_speaker(ledger, sitting.id, RUNWAY, "person-2")
    conduct.set_basis(ledger, sitting.id, RUNWAY, Basis.FIRST_HAND)
    conduct.set_verbatim(ledger, sitting.id, RUNWAY, True)
    conduct.confirm_candor(ledger, sitting.id, RUNWAY, Verdict.STRAIGHT)
    ledger = reopened(ledger, services)
    answer = ledger.record.answer(sitting.id, RUNWAY)
    assert (answer.substance, answer.candor, answer.candor_confirmed) == (Substance.WARNING, Verdict.STRAIGHT, True)
    assert (answer.speaker, answer.basis, answer.verbatim) == ("person-2", Basis.FIRST_HAND, True)
    assert answer.text == STRAIGHT
    ledger.close()


def test_time_and_place_are_remembered_and_time_never_runs_back(ledger: Ledger, sitting: Interview) -> None:
    conduct.start(ledger, sitting.id)
    conduct.visit(ledger, sitting.id, "q/failed", 600)
    conduct.visit(ledger, sitting.id, RUNWAY, 30)
    conduct.finish(ledger, sitting.id, 900)
    interview = ledger.record.interviews[sitting.id]
    assert (interview.last_question, interview.used_seconds) == (RUNWAY, 900)
    assert interview.started_at is not None
    assert interview.ended_at is not None


def test_evidence_goes_in_and_comes_out_byte_for_byte(
    ledger: Ledger, sitting: Interview, tmp_path: Path, services: Services
) -> None:
    original = tmp_path / "cap table.png"
    original.write_bytes(bytes(range(256)) * 40_000)
    answer_id = ledger.record.answer(sitting.id, RUNWAY).id
    evidence = attach.attach_file(ledger, original, [answer_id], from_whom="Ines Vogt")
    assert (evidence.kind, evidence.size) == (EvidenceKind.PHOTO, original.stat().st_size)
    ledger = reopened(ledger, services)
    assert ledger.record.evidence_of(answer_id) == [evidence]
    attach.export(ledger, evidence.id, tmp_path / "out.png")
    assert (tmp_path / "out.png").read_bytes() == original.read_bytes()
    ledger.close()


def test_removing_evidence_is_a_journal_entry_not_an_erasure(ledger: Ledger, sitting: Interview) -> None:
    answer_id = ledger.record.answer(sitting.id, RUNWAY).id
    evidence = attach.attach_bytes(ledger, "note.txt", b"seen", [answer_id], kind=EvidenceKind.NOTE)
    attach.remove(ledger, evidence.id, "Wrong vendor")
    assert ledger.record.evidence_of(answer_id) == []
    assert ledger.record.evidence[evidence.id].removed_reason == "Wrong vendor"
    assert b"".join(ledger.store.read_content(evidence.sha256)) == b"seen"
    assert actions(ledger)[-1] == "evidence_removed"


def test_a_file_that_is_not_there_attaches_nothing(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(attach.EvidenceUnreadable):
        attach.attach_file(ledger, tmp_path / "gone.pdf", ["x"])
    assert not ledger.record.evidence


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\deck.pdf", "deck.pdf"),
        ("a\x00b\u202egpj.exe", "a\ufffdbgpj.exe"),
        ("CON.txt", "_CON.txt"),
        ("   ", "unnamed"),
        ("..", "unnamed"),
        ('what<is>"this"?.png', "what_is__this__.png"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_evidence_names_become_one_safe_component(name: str, safe: str) -> None:
    assert attach.safe_name(name) == safe


@pytest.mark.parametrize(
    ("name", "warned"), [("a.pdf", False), ("a.png", False), ("macro.XLSM", True), ("x.svg", True), ("run.exe", True)]
)
def test_what_could_run_leaves_only_after_a_warning(name: str, warned: bool, ledger: Ledger) -> None:
    evidence = attach.attach_bytes(ledger, name, b"x", ["a"], kind=EvidenceKind.FILE)
    assert attach.needs_warning(evidence) is warned


def test_a_promise_is_noted_corrected_and_kept_or_broken(ledger: Ledger, sitting: Interview) -> None:
    answer_id = ledger.record.answer(sitting.id, RUNWAY).id
    promise = follow_up.note_promise(ledger, answer_id, what="the cap table", owner="Ines", due_text="by Friday")
    follow_up.change_promise(
        ledger, promise.id, what="the cap table", owner="Ines Vogt", due_text="by Friday", due=date(2026, 3, 6)
    )
    assert ledger.record.promises[promise.id].overdue(date(2026, 3, 7))
    follow_up.resolve(ledger, promise.id, PromiseState.LATE)
    assert not ledger.record.promises[promise.id].overdue(date(2026, 3, 7))
    follow_up.drop_promise(ledger, promise.id)
    assert not ledger.record.promises


def test_an_empty_promise_is_no_promise(ledger: Ledger) -> None:
    with pytest.raises(follow_up.PromiseEmpty):
        follow_up.note_promise(ledger, "x", what=" ")


@pytest.mark.parametrize("words", ["a\x00b", "lone \ud800 surrogate", "line\r\nends\rhere", "🧪 עברית"])
def test_any_pasted_text_can_be_kept(words: str, ledger: Ledger, sitting: Interview, services: Services) -> None:
    conduct.write(ledger, sitting.id, RUNWAY, words)
    answer = conduct.settle(ledger, services.assessor, sitting.id, RUNWAY, words)
    ledger = reopened(ledger, services)
    assert ledger.record.answer(sitting.id, RUNWAY).text == answer.text
    assert "\x00" not in answer.text
    ledger.close()


def test_errors_carry_a_sentence_that_says_what_to_do() -> None:
    for error in (prepare.NothingToAsk(), conduct.ReasonMissing(), follow_up.PromiseEmpty()):
        assert isinstance(error, KnownError)
        assert error.sentence.endswith(".")
