"""Signing off, verifying, amending: real key, real PDF, real dossier; every way of cheating has its sentence."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite
from tests import factory

from candor.domain.answer import Substance
from candor.domain.deflection import FlagDecision
from candor.domain.errors import RecordSigned
from candor.domain.evidence import EvidenceKind
from candor.domain.interview import Interview, Mode
from candor.domain.promise import PromiseState
from candor.domain.question import QuestionKind, Section
from candor.domain.signoff import Choice, Meaning, RevisionState
from candor.workflows import attach, conduct, course, follow_up, prepare, review, sign_off
from candor.workflows.ledger import Ledger
from candor.workflows.ports import SigningKey, SourcedQuestionnaire
from candor.workflows.services import Services
from candor.workflows.verify import verify

PASSWORD = "correct horse battery"


@pytest.fixture
def key(services: Services) -> SigningKey:
    return services.keys.unlock(services.keys.create("Ada Lead", PASSWORD), PASSWORD)


@pytest.fixture
def finished(ledger: Ledger, sitting: Interview, services: Services) -> Ledger:
    runway = "Nine months of cash. Ines Vogt holds 62 % and controls the board. We will send the cap table by Friday."
    answer = conduct.settle(ledger, services.assessor, sitting.id, "q/runway", runway)
    conduct.rate(ledger, sitting.id, "q/runway", Substance.SOUND)
    conduct.settle(ledger, services.assessor, sitting.id, "q/failed", "We'd rather not say, all our clients are happy.")
    for flag in list(ledger.record.flags.values()):
        review.decide(ledger, flag.id, FlagDecision.CONFIRMED)
    attach.attach_bytes(ledger, "cap-table.txt", b"62 % Vogt", [answer.id], kind=EvidenceKind.FILE)
    follow_up.note_promise(ledger, answer.id, what="cap table", owner="Ines Vogt", due_text="by Friday")
    sign_off.recommend(ledger, Choice.CONDITIONS, "Cash is short but they said so.", ["Cap table in hand"])
    return ledger


@pytest.fixture
def signed(finished: Ledger, services: Services, key: SigningKey, tmp_path: Path) -> Iterator[Path]:
    pdf = tmp_path / "summary.pdf"
    sign_off.sign(finished, services, key, role="Diligence lead", meaning=Meaning.AUTHOR, out=pdf)
    return pdf


def closed(ledger: Ledger) -> Path:
    ledger.close()
    return ledger.path


def test_a_signed_summary_is_genuine_and_matches(signed: Path, finished: Ledger, services: Services) -> None:
    found = verify(services, signed, closed(finished))
    assert found.genuine, found.sentence
    assert "Genuine and matches the dossier" in found.sentence
    assert "Ada Lead" in found.sentence
    assert verify(services, signed).genuine
    assert list(signed.parent.glob(".*.part")) == []


def test_gaps_need_a_reason_which_is_kept(
    ledger: Ledger, sitting: Interview, services: Services, key: SigningKey
) -> None:
    out = ledger.path.with_suffix(".pdf")
    with pytest.raises(sign_off.GapsNeedReason):
        sign_off.sign(ledger, services, key, role="Lead", meaning=Meaning.AUTHOR, out=out)
    assert not out.exists()
    revision = sign_off.sign(
        ledger, services, key, role="Lead", meaning=Meaning.AUTHOR, out=out, gaps_reason="They hung up"
    )
    assert (revision.state, revision.gaps_reason) == (RevisionState.SIGNED, "They hung up")
    assert verify(services, out, closed(ledger)).genuine


def test_a_signed_record_does_not_change_but_promises_go_on(signed: Path, finished: Ledger, services: Services) -> None:
    with pytest.raises(RecordSigned):
        conduct.write(finished, "interview-1", "q/runway", "changed")
    with pytest.raises(RecordSigned):
        conduct.rate(finished, "interview-1", "q/runway", Substance.STRONG)
    with pytest.raises(RecordSigned):
        attach.attach_bytes(finished, "late.txt", b"late", ["x"], kind=EvidenceKind.FILE)
    with pytest.raises(sign_off.AlreadySigned):
        sign_off.sign(finished, services, None, role="", meaning=Meaning.AUTHOR, out=signed)  # type: ignore[arg-type]
    (promise,) = finished.record.promises.values()
    follow_up.resolve(finished, promise.id, PromiseState.KEPT)
    assert verify(services, signed, closed(finished)).genuine


def test_amending_makes_revision_two_and_the_first_pdf_is_then_an_older_copy(
    signed: Path, finished: Ledger, services: Services, key: SigningKey, tmp_path: Path
) -> None:
    with pytest.raises(sign_off.AmendmentNeedsReason):
        sign_off.amend(finished, " ")
    sign_off.amend(finished, "The cap table arrived")
    conduct.settle(
        finished, services.assessor, "interview-1", "q/failed", "Corvella in 2024, we missed the date by a year."
    )
    for flag in list(finished.record.flags.values()):
        review.decide(finished, flag.id, FlagDecision.DISMISSED)
    second = tmp_path / "second.pdf"
    revision = sign_off.sign(finished, services, key, role="Lead", meaning=Meaning.REVIEWED, out=second)
    assert revision.number == 2
    copy = tmp_path / "again.pdf"
    sign_off.export_signed(finished, finished.record.revisions["revision-1"], copy)
    assert copy.read_bytes() == signed.read_bytes()
    dossier = closed(finished)
    assert verify(services, second, dossier).genuine
    older = verify(services, signed, dossier)
    assert not older.genuine
    assert "older copy" in older.sentence
    assert verify(services, signed).genuine


def test_a_draft_is_not_genuine(finished: Ledger, services: Services, tmp_path: Path) -> None:
    out = tmp_path / "draft.pdf"
    sign_off.export_draft(finished, services, out)
    found = verify(services, out)
    assert not found.genuine
    assert "sign" in found.sentence


def test_a_pdf_of_another_dossier_is_told_apart(
    signed: Path, finished: Ledger, services: Services, tmp_path: Path
) -> None:
    other = prepare.create_dossier(
        services,
        tmp_path / "other.candor",
        vendor="Other",
        product="",
        category=finished.record.deal.category,
        actor="Ada",
    )
    found = verify(services, signed, closed(other))
    assert not found.genuine
    assert "another dossier" in found.sentence


def behind_the_back(dossier: Path, statement: str) -> None:
    connection = sqlite.connect(str(dossier))
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE answer SET text = text || ' really' WHERE question = 'q/runway'", "answer"),
        ("DELETE FROM journal WHERE seq = 7", "Journal entry 7 is missing"),
        ("UPDATE journal SET actor = 'Eve' WHERE seq = 7", "Journal entry 7 was changed"),
        (
            "UPDATE content_chunk SET bytes = CAST('99 % Vogt' AS BLOB) WHERE bytes = CAST('62 % Vogt' AS BLOB)",
            "cap-table.txt",
        ),
        ("DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)", "journal|revision|record"),
    ],
)
def test_what_is_done_behind_the_programs_back_is_found_and_named(
    signed: Path, finished: Ledger, services: Services, statement: str, sentence: str
) -> None:
    dossier = closed(finished)
    pristine = dossier.with_name("pristine.candor")
    shutil.copy(dossier, pristine)
    behind_the_back(dossier, statement)
    assert dossier.read_bytes() != pristine.read_bytes()
    found = verify(services, signed, dossier)
    assert not found.genuine
    assert re.search(sentence, found.sentence), found.sentence
    assert verify(services, signed, pristine).genuine


@pytest.fixture
def counted(ledger: Ledger, services: Services, key: SigningKey, tmp_path: Path) -> Path:
    """A signed summary of figures and choices, one of them asked in two rounds, one set aside."""
    months = factory.question("months", short="Months of cash", kind=QuestionKind.NUMBER, unit="months")
    closed_ = factory.question("closed", short="Gap closed", kind=QuestionKind.YES_NO)
    sections = (
        Section(id="money", title="Money", questions=(months, factory.question("aside"))),
        Section(id="gaps", title="Gaps", repeats="gap", questions=(closed_,)),
    )
    sitting = prepare.add_interview(
        ledger,
        mode=Mode.CALL,
        held_on=factory.NOON.date(),
        planned_minutes=45,
        people=[],
        questionnaires=[SourcedQuestionnaire(factory.questionnaire(sections=sections), b"the exact bytes")],
        agenda=("q/months", "q/closed"),
    )
    course.add_round(ledger, sitting.id, "q/gaps")
    conduct.give_value(ledger, services.assessor, sitting.id, "q/months", value="18")
    conduct.give_value(ledger, services.assessor, sitting.id, "q/closed", chosen=["no"])
    conduct.give_value(ledger, services.assessor, sitting.id, "q/closed@2", chosen=["yes"])
    pdf = tmp_path / "counted.pdf"
    sign_off.sign(ledger, services, key, role="Lead", meaning=Meaning.AUTHOR, out=pdf, gaps_reason="A first look")
    return pdf


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE answer SET value = '28' WHERE value = '18'", "The answer to “Months of cash” was changed"),
        (
            """UPDATE answer SET chosen = '["yes"]' WHERE question = 'q/closed'""",
            "The answer to “Gap closed” was changed",
        ),
        ("UPDATE answer SET chosen = '[]' WHERE question = 'q/closed@2'", "The answer to “Gap closed (2)” was changed"),
        ("UPDATE interview SET agenda = '[]'", "The agenda of the interview of “2026-03-02” was changed"),
        ("UPDATE interview SET rounds = '[]'", "The agenda of the interview of “2026-03-02” was changed"),
    ],
)
def test_a_figure_a_choice_or_the_agenda_changed_behind_the_programs_back_is_named(
    counted: Path, ledger: Ledger, services: Services, statement: str, sentence: str
) -> None:
    dossier = closed(ledger)
    assert verify(services, counted, dossier).genuine
    behind_the_back(dossier, statement)
    found = verify(services, counted, dossier)
    assert not found.genuine
    assert found.sentence == (f"The PDF is genuine, but the dossier is not what was signed: {sentence} outside Candor.")


def test_the_worst_comes_first_and_a_few_more_beside_it(signed: Path, finished: Ledger, services: Services) -> None:
    dossier = closed(finished)
    behind_the_back(dossier, "DELETE FROM journal WHERE seq > 2")
    found = verify(services, signed, dossier)
    assert found.sentence.endswith(
        "The journal was cut off after entry 2: the signing of revision 1 is no longer in it."
    )
    also = [line for line in found.details if line.startswith("Also: ")]
    assert len(also) == 5
    assert any(line.endswith("“candor check” lists them all.") for line in found.details)


@pytest.mark.parametrize("place", [0.1, 0.4, 0.7, 0.95])
def test_one_changed_byte_is_found(signed: Path, services: Services, place: float, tmp_path: Path) -> None:
    content = bytearray(signed.read_bytes())
    content[int(len(content) * place)] ^= 1
    forged = tmp_path / "forged.pdf"
    forged.write_bytes(content)
    assert not verify(services, forged).genuine


def test_one_byte_more_at_the_end_is_found(signed: Path, services: Services, tmp_path: Path) -> None:
    forged = tmp_path / "forged.pdf"
    forged.write_bytes(signed.read_bytes() + b"\n")
    assert not verify(services, forged).genuine


def test_a_key_this_computer_does_not_know_is_not_trusted(
    signed: Path, services: Services, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from candor.bootstrap import build_services

    monkeypatch.setenv("CANDOR_HOME", str(tmp_path / "stranger"))
    found = verify(build_services(), signed)
    assert not found.genuine
    assert "Ada Lead" in found.sentence
