"""How the command line understands what is typed, and what it says to what it cannot."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.cli.conftest import Candor, Started

from candor import __version__
from candor.domain.errors import KnownError
from candor.workflows.services import Services


def test_nothing_typed_opens_the_window(candor: Candor, started: Started) -> None:
    assert candor().status == 7
    assert started.windows == [None]


def test_a_file_is_for_the_window(candor: Candor, started: Started, tmp_path: Path) -> None:
    dossier = tmp_path / "helixa.candor"
    dossier.touch()
    assert candor(dossier).status == 7
    assert started.windows == [dossier]


def test_a_command_misspelt_is_not_taken_for_a_file(candor: Candor, started: Started) -> None:
    outcome = candor("asess")
    assert (outcome.status, started.windows) == (2, [])
    assert outcome.told_in_one_sentence
    assert "candor --help" in outcome.err


def test_the_window_opens_one_file(candor: Candor, started: Started, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).touch()
    outcome = candor(tmp_path / "a", tmp_path / "b")
    assert (outcome.status, started.windows) == (2, [])
    assert outcome.told_in_one_sentence


def test_demo_and_bench_are_handed_on(
    candor: Candor, started: Started, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert candor("demo", "--out", tmp_path).status == 7
    assert candor("demo").status == 7
    assert candor("bench", "--json").status == 7
    assert candor("bench").status == 7
    assert started.demos == [tmp_path, Path("sample")]
    assert started.benches == [True, False]


def test_a_demo_that_has_no_place_is_wrong_usage(candor: Candor, started: Started, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.touch()
    for place in (taken, taken / "below"):
        outcome = candor("demo", "--out", place)
        assert outcome.status == 2
        assert outcome.told_in_one_sentence
    assert started.demos == []


def test_version_and_help_are_answers_not_errors(candor: Candor) -> None:
    assert candor("--version").out == f"candor {__version__}\n"
    for arguments in (["--help"], ["new", "--help"], ["questionnaire", "check", "-h"]):
        outcome = candor(*arguments)
        assert (outcome.status, outcome.err) == (0, "")
        assert outcome.out.startswith("usage: candor")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--fast"],
        ["assess", "file"],
        ["new"],
        ["new", "a", "--vendor", "V", "--product", "P", "--category", "gadget"],
        ["questionnaire"],
        ["questionnaire", "burn"],
        ["questionnaire", "check"],
        ["export", "a.candor"],
        ["export", "a.candor", "--pdf", "a.pdf", "--json", "a.json"],
        ["verify"],
        ["check", "a", "b"],
        ["bench", "--js"],
        ["demo", "--out"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_in_one_sentence(candor: Candor, arguments: list[str]) -> None:
    outcome = candor(*arguments)
    assert outcome.status == 2
    assert outcome.told_in_one_sentence
    assert "--help" in outcome.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "gone.candor"],
        ["verify", "gone.pdf"],
        ["verify", "gone.pdf", "gone.candor"],
        ["export", "gone.candor", "--json", "out.json"],
        ["questionnaire", "check", "gone.yaml"],
        ["questionnaire", "preview", "gone.yaml"],
        ["questionnaire", "import", "gone.xlsx", "--to", "out.yaml"],
    ],
    ids=" ".join,
)
def test_a_file_that_is_not_there_is_wrong_usage(candor: Candor, arguments: list[str]) -> None:
    outcome = candor(*arguments)
    assert outcome.status == 2
    assert outcome.told_in_one_sentence
    assert "gone." in outcome.err


def test_a_folder_is_not_a_file(candor: Candor, tmp_path: Path) -> None:
    for arguments in (["check", tmp_path], ["verify", tmp_path], ["questionnaire", "check", tmp_path], [tmp_path]):
        outcome = candor(*arguments)
        assert outcome.status == 2
        assert outcome.told_in_one_sentence


class DiskFull:
    def check(self, path: Path) -> list[object]:
        raise KnownError("The disk is full; make room and try again.")


def test_the_worlds_trouble_is_told_in_its_own_sentence(candor: Candor, services: Services, tmp_path: Path) -> None:
    (tmp_path / "a.candor").touch()
    outcome = candor("check", tmp_path / "a.candor", services=replace(services, shelf=DiskFull()))
    assert outcome.status == 1
    assert outcome.err == "The disk is full; make room and try again.\n"


class OurBug:
    def check(self, path: Path) -> list[object]:
        raise ZeroDivisionError


def test_our_own_bugs_are_loud(candor: Candor, services: Services, tmp_path: Path) -> None:
    (tmp_path / "a.candor").touch()
    with pytest.raises(ZeroDivisionError):
        candor("check", tmp_path / "a.candor", services=replace(services, shelf=OurBug()))
