"""The commands on a dossier and its PDF, with real files: made, filled, exported, signed, verified, spoiled."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests import factory
from tests.cli.conftest import Candor

from candor.domain.deal import Category
from candor.domain.interview import Mode
from candor.domain.people import Side
from candor.domain.signoff import Choice, Meaning
from candor.workflows import conduct, prepare, sign_off
from candor.workflows.ports import SourcedQuestionnaire
from candor.workflows.services import Services

SAID = "Our first pilot with Orion ended in March 2024 because nobody owned it."


@pytest.fixture
def dossier(services: Services, tmp_path: Path) -> Path:
    """A dossier with one question answered, and words typed after another that were never settled."""
    path = tmp_path / "helixa.candor"
    ledger = prepare.create_dossier(
        services, path, vendor="Helixa", product="Sleep", category=Category.DIGITAL_THERAPEUTIC, actor="Ada"
    )
    asked = factory.questionnaire(factory.question("failed"), factory.question("runway"))
    sitting = prepare.add_interview(
        ledger,
        mode=Mode.CALL,
        held_on=factory.NOON.date(),
        planned_minutes=45,
        people=[prepare.PersonToAdd("Ines Vogt", "CEO", Side.THEIRS)],
        questionnaires=[SourcedQuestionnaire(asked, b"the exact bytes")],
    )
    conduct.settle(ledger, services.assessor, sitting.id, "q/failed", SAID)
    conduct.write(ledger, sitting.id, "q/runway", "Nineteen months of cash.")
    ledger.close()
    return path


@pytest.fixture
def signed(services: Services, dossier: Path) -> Path:
    """The PDF of the dossier, signed."""
    pdf = dossier.with_suffix(".pdf")
    key = services.keys.unlock(services.keys.create("Ada Lead", "a long password"), "a long password")
    ledger = prepare.open_dossier(services, dossier, actor="Ada")
    sign_off.recommend(ledger, Choice.PAUSE, "The runway is short.")
    sign_off.sign(ledger, services, key, role="Lead", meaning=Meaning.AUTHOR, out=pdf, gaps_reason="A short call.")
    ledger.close()
    return pdf


def test_new_makes_a_sound_dossier_and_prints_where(candor: Candor, services: Services, tmp_path: Path) -> None:
    arguments = ["--vendor", "Helixa", "--product", "Sleep", "--category", "digital-therapeutic", "--as", "Ada"]
    made = candor("new", tmp_path / "helixa", *arguments)
    assert (made.status, made.err) == (0, "")
    path = Path(made.out.removesuffix("\n"))
    assert path == tmp_path / "helixa.candor"
    assert candor("check", path).status == 0
    store = services.shelf.open_read_only(path)
    deal, actors = store.load().record.deal, {entry.actor for entry in store.journal()}
    store.close()
    assert (deal.vendor, deal.product, deal.category) == ("Helixa", "Sleep", Category.DIGITAL_THERAPEUTIC)
    assert actors == {"Ada"}


def test_new_never_overwrites(candor: Candor, dossier: Path) -> None:
    before = dossier.read_bytes()
    outcome = candor("new", dossier, "--vendor", "V", "--product", "P", "--category", "strategic-alliance")
    assert outcome.status == 1
    assert outcome.told_in_one_sentence
    assert dossier.read_bytes() == before


@pytest.mark.parametrize("path", ["", ".", "/"])
def test_new_without_a_name_is_wrong_usage(candor: Candor, path: str) -> None:
    outcome = candor("new", path, "--vendor", "V", "--product", "P", "--category", "strategic-alliance")
    assert outcome.status == 2
    assert outcome.told_in_one_sentence


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_an_export_never_takes_the_place_of_what_is_no_file(candor: Candor, dossier: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    outcome = candor("export", dossier, "--json", pipe)
    assert outcome.status == 2
    assert outcome.told_in_one_sentence
    assert pipe.is_fifo()


def test_new_in_a_folder_that_is_not_there_is_wrong_usage(candor: Candor, tmp_path: Path) -> None:
    path = tmp_path / "gone" / "a.candor"
    outcome = candor("new", path, "--vendor", "V", "--product", "P", "--category", "strategic-alliance")
    assert outcome.status == 2
    assert outcome.told_in_one_sentence


def test_words_that_were_never_settled_are_exported_too(candor: Candor, dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert candor("export", dossier, "--json", out).status == 0
    said = json.dumps(json.loads(out.read_bytes()), ensure_ascii=False)
    assert SAID in said
    assert "Nineteen months of cash." in said
    assert candor("check", dossier).status == 0


@pytest.mark.parametrize(("form", "begins"), [("--pdf", b"%PDF-"), ("--xlsx", b"PK"), ("--json", b"{")])
def test_each_form_is_what_it_says(candor: Candor, dossier: Path, tmp_path: Path, form: str, begins: bytes) -> None:
    out = tmp_path / "out"
    outcome = candor("export", dossier, form, out)
    assert outcome.status == 0
    assert outcome.out == f"{out}: revision 1, a draft, not signed\n"
    assert out.read_bytes().startswith(begins)


def test_a_signed_dossier_hands_out_the_very_file_that_was_signed(
    candor: Candor, dossier: Path, signed: Path, tmp_path: Path
) -> None:
    dossier_before = dossier.read_bytes()
    outcome = candor("export", dossier, "--pdf", tmp_path / "again.pdf")
    assert outcome.out.endswith("revision 1, as it was signed\n")
    assert (tmp_path / "again.pdf").read_bytes() == signed.read_bytes()
    assert candor("export", dossier, "--json", tmp_path / "again.json").status == 0
    assert dossier.read_bytes() == dossier_before


def test_an_export_never_takes_a_dossiers_place(candor: Candor, dossier: Path, tmp_path: Path) -> None:
    before = dossier.read_bytes()
    link = tmp_path / "link.json"
    link.symlink_to(dossier)
    for out in (dossier, link, tmp_path / "other.candor", tmp_path, tmp_path / "gone" / "out.json"):
        outcome = candor("export", dossier, "--json", out)
        assert outcome.status == 2
        assert outcome.told_in_one_sentence
    assert dossier.read_bytes() == before


def test_what_was_signed_is_genuine_with_and_without_its_dossier(candor: Candor, dossier: Path, signed: Path) -> None:
    for arguments in ([signed], [signed, dossier]):
        outcome = candor("verify", *arguments)
        assert (outcome.status, outcome.err) == (0, "")
        assert outcome.out.startswith("Genuine")
        assert "Ada Lead" in outcome.out


def test_a_changed_pdf_is_not_genuine(candor: Candor, signed: Path) -> None:
    signed.write_bytes(signed.read_bytes() + b"\n% one line more\n")
    outcome = candor("verify", signed)
    assert outcome.status == 1
    assert outcome.out
    assert not outcome.out.startswith("Genuine")


def test_a_file_that_is_no_pdf_is_not_genuine(candor: Candor, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"hello")
    assert candor("verify", tmp_path / "a.pdf").status == 1


def test_a_pdf_does_not_match_another_dossier(candor: Candor, signed: Path, tmp_path: Path) -> None:
    arguments = ["--vendor", "Orion", "--product", "X", "--category", "strategic-alliance"]
    candor("new", tmp_path / "other.candor", *arguments)
    outcome = candor("verify", signed, tmp_path / "other.candor")
    assert outcome.status == 1
    assert "another dossier" in outcome.out


def test_a_damaged_dossier_is_found_out(candor: Candor, dossier: Path) -> None:
    content = bytearray(dossier.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 4096] = bytes(4096)
    dossier.write_bytes(content)
    outcome = candor("check", dossier)
    assert outcome.status == 1
    assert outcome.out or outcome.told_in_one_sentence


def test_what_is_no_dossier_at_all_is_found_out(candor: Candor, tmp_path: Path) -> None:
    (tmp_path / "a.candor").write_bytes(b"SQLite format 3\0" + bytes(5000))
    outcome = candor("check", tmp_path / "a.candor")
    assert outcome.status == 1
    assert outcome.told_in_one_sentence
