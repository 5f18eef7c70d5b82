"""The whole job by its own commands: the sample is played, signed, verified; what was tampered with is told apart."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from candor.bootstrap import build_services
from candor.domain.answer import Disposition, Substance
from candor.domain.deflection import DeflectionKind, FlagDecision, Verdict
from candor.domain.findings import candor_of
from candor.domain.record import Record
from candor.workflows import prepare

pytestmark = pytest.mark.journey

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo-home")


@pytest.fixture(scope="module")
def candor(home: Path) -> Command:
    """The program as a person starts it, without a screen."""
    silent = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    silent.pop("QT_QPA_PLATFORM", None)

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "candor", *map(str, arguments)],
            env={**silent, "CANDOR_HOME": str(home)},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )

    return run


@pytest.fixture(scope="module")
def played(candor: Command, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The dossier and the signed PDF that the demonstration leaves behind."""
    folder = tmp_path_factory.mktemp("demo")
    done = candor("demo", "--out", folder)
    assert done.returncode == 0, done.stderr
    (dossier,) = folder.glob("*.candor")
    (pdf,) = folder.glob("*.pdf")
    assert str(dossier) in done.stdout
    assert str(pdf) in done.stdout
    assert sorted(folder.iterdir()) == sorted([dossier, pdf])
    return dossier, pdf


@pytest.fixture(scope="module")
def record(played: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Record:
    copy = tmp_path_factory.mktemp("looked-at") / "copy.candor"
    shutil.copy(played[0], copy)
    ledger = prepare.open_dossier(build_services(), copy, actor="test")
    found = ledger.record
    ledger.close()
    return found


def test_the_summary_is_genuine_and_matches_its_dossier(candor: Command, played: tuple[Path, Path]) -> None:
    dossier, pdf = played
    found = candor("verify", pdf, dossier)
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.startswith("Genuine and matches the dossier: revision 1 about Helixa Health")
    assert candor("check", dossier).returncode == 0


def test_other_verifiers_agree(played: tuple[Path, Path]) -> None:
    for command, words in ((["pdfsig"], "Signature is Valid"), (["qpdf", "--check"], "No syntax or stream encoding")):
        if shutil.which(command[0]) is None:
            pytest.skip(f"{command[0]} is not on this machine")
        done = subprocess.run([*command, str(played[1])], capture_output=True, text=True, check=False)
        assert words in done.stdout


def test_a_summary_without_its_signature_bytes_is_refused(
    candor: Command, played: tuple[Path, Path], tmp_path: Path
) -> None:
    forged = tmp_path / "forged.pdf"
    forged.write_bytes(played[1].read_bytes()[:-500])
    found = candor("verify", forged, played[0])
    assert found.returncode == 1
    assert len((found.stdout + found.stderr).strip()) > 20


def test_the_sample_is_a_believable_interview(record: Record) -> None:
    answers = [answer for answer in record.answers.values() if answer.text]
    flags = [flag for flag in record.flags.values() if flag.decision is FlagDecision.CONFIRMED]
    straight_and_bad = [
        answer
        for answer in answers
        if answer.substance in (Substance.WARNING, Substance.WEAK)
        and candor_of(answer, record.flags_of(answer.id)) is Verdict.STRAIGHT
    ]
    assert len(answers) >= 14
    assert len({flag.kind for flag in flags}) >= 4
    assert {DeflectionKind.GENERALITY, DeflectionKind.DECLINES} <= {flag.kind for flag in flags}
    assert len(straight_and_bad) >= 2
    assert record.promises
    assert all(promise.due is not None and promise.owner for promise in record.promises.values())
    assert Counter(item.media_type for item in record.evidence.values()) == {"image/jpeg": 1, "application/pdf": 1}
    assert not [flag for flag in record.flags.values() if flag.decision is FlagDecision.OPEN]
    assert {Disposition.NOT_APPLICABLE, Disposition.PROMISED, Disposition.DECLINED} <= {
        answer.disposition for answer in record.answers.values()
    }


def test_playing_it_again_overwrites_nothing(candor: Command, played: tuple[Path, Path], tmp_path: Path) -> None:
    folder = tmp_path / "twice"
    folder.mkdir()
    for path in played:
        shutil.copy(path, folder)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    done = candor("demo", "--out", folder)
    assert done.returncode == 0, done.stderr
    assert all(path.read_bytes() == content for path, content in before.items())
    assert len(list(folder.iterdir())) == 4
