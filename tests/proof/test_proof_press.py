"""The proof with the real press: what it draws is signed, accepted, and refused once anything is changed."""

from __future__ import annotations

import random
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from tests import factory
from tests.proof import forging
from tests.proof.conftest import Case, desk, manifest_for, signature_of

from candor.domain.signoff import Choice, Recommendation
from candor.reports import examination
from candor.reports.press import Press

WORDS = "Nine months of cash, and our founder controls the board. We stopped the Basel trial in May. "


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> tuple[Press, Case]:
    place = tmp_path_factory.mktemp("press")
    computer = desk(place)
    key = computer.key()
    press = Press(Path(__file__).parents[2] / "resources", place)
    questions = [factory.question(f"q{number}", say=f"What became of matter {number}?") for number in range(6)]
    record = factory.record(
        factory.questionnaire(*questions),
        factory.interview(),
        *(factory.answer(question.id, text=WORDS * 6) for question in questions),
        Recommendation(choice=Choice.PAUSE, reason="Nobody could say who pays."),
    )
    manifest = manifest_for(signature_of(key), record=record, renderer=press.renderer)
    drawn = press.render(manifest)
    assert manifest.signature is not None
    return press, Case(computer, key, manifest, drawn, press.sign(drawn, key, manifest.signature))


def test_a_real_summary_is_accepted(press: tuple[Press, Case]) -> None:
    printer, case = press
    examined = printer.examine(case.signed)
    assert (examined.trouble, examined.note, examined.signer) == ("", "", "Dana Reyes")
    assert examined.manifest == case.manifest


def test_a_real_summary_with_a_changed_bit_is_refused(press: tuple[Press, Case]) -> None:
    printer, case = press
    chance = random.Random(5)
    for _ in range(40):
        place, bit = chance.randrange(len(case.signed)), chance.randrange(8)
        assert printer.examine(forging.flipped(case.signed, place, bit)).trouble, (place, bit)


def test_a_real_summary_changed_after_signing_is_refused(press: tuple[Press, Case]) -> None:
    printer, case = press
    for change in (forging.annotation, forging.title, forging.page, forging.repainted):
        assert printer.examine(forging.updated(case.signed, change)).trouble == examination.UPDATED
    assert printer.examine(case.signed + b"\n").trouble == examination.APPENDED


def test_a_real_summary_with_something_slipped_in_is_refused(press: tuple[Press, Case]) -> None:
    printer, case = press
    pdf = forging.signed_otherwise(
        case.drawn, case.key, case.signature, change=forging.annotation, mdp=forging.CERTIFIED
    )
    assert printer.examine(pdf).trouble == examination.SMUGGLED


def test_a_real_draft_is_called_one(press: tuple[Press, Case]) -> None:
    printer, case = press
    assert printer.examine(printer.render(replace(case.manifest, signature=None))).trouble == examination.DRAFT


def test_a_real_summary_of_another_version_is_compared_by_its_words(press: tuple[Press, Case]) -> None:
    printer, case = press
    older = replace(case.manifest, renderer="Candor 0.0.9")
    examined = printer.examine(printer.sign(printer.render(older), case.key, case.signature))
    assert examined.trouble == ""
    assert "drawn by Candor 0.0.9" in examined.note


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="needs the pdfsig command")
def test_poppler_believes_a_real_summary(press: tuple[Press, Case], tmp_path: Path) -> None:
    (tmp_path / "summary.pdf").write_bytes(press[1].signed)
    told = subprocess.run(["pdfsig", str(tmp_path / "summary.pdf")], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid." in told
    assert "Total document signed" in told


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="needs the qpdf command")
def test_qpdf_believes_a_real_summary(press: tuple[Press, Case], tmp_path: Path) -> None:
    (tmp_path / "summary.pdf").write_bytes(press[1].signed)
    told = subprocess.run(["qpdf", "--check", str(tmp_path / "summary.pdf")], capture_output=True, check=False)
    assert told.returncode == 0
