"""``candor questionnaire``: what it lists, checks, previews, and honestly cannot import."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Candor

from candor.workflows.services import Services

GOOD = """\
id: small
version: "1"
title: A small one
sections:
  - id: only
    title: The only section
    questions:
      - id: failed
        say: Which engagement in our industry failed last?
        strong: Names one.
        warning: None ever failed.
        expects:
          - {kind: instance, label: an instance}
        probes:
          - {say: Which one was it?}
"""


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.yaml"
    path.write_text(GOOD.replace("    title: The only section\n", ""), encoding="utf-8")
    return path


def test_list_names_every_questionnaire_that_ships(candor: Candor, services: Services) -> None:
    outcome = candor("questionnaire", "list")
    shipped = [sourced.questionnaire for sourced in services.library.all()]
    assert (outcome.status, outcome.err) == (0, "")
    assert [line.split()[0] for line in outcome.out.splitlines()] == [each.id for each in shipped]
    assert all(each.title in outcome.out for each in shipped)


def test_what_ships_is_good(candor: Candor, root: Path) -> None:
    outcome = candor("questionnaire", "check", *sorted((root / "questionnaires").glob("*.yaml")))
    assert (outcome.status, outcome.err) == (0, "")


def test_a_fault_is_told_with_file_and_line(candor: Candor, good: Path, bad: Path) -> None:
    outcome = candor("questionnaire", "check", bad, good)
    assert (outcome.status, outcome.err) == (1, "")
    first, *_, last = outcome.out.splitlines()
    assert first.startswith(f"{bad}:")
    assert first.removeprefix(f"{bad}:").split(":")[0].isdigit()
    assert last == f"{good}: good"


def test_a_warning_alone_is_no_failure(candor: Candor, good: Path) -> None:
    good.write_text(GOOD.replace("        probes:\n          - {say: Which one was it?}\n", ""), encoding="utf-8")
    outcome = candor("questionnaire", "check", good)
    assert outcome.status == 0
    assert ": warning: " in outcome.out


def test_preview_shows_what_will_be_said(candor: Candor, good: Path) -> None:
    outcome = candor("questionnaire", "preview", good)
    assert (outcome.status, outcome.err) == (0, "")
    assert "Which engagement in our industry failed last?" in outcome.out


def test_preview_of_a_faulty_file_says_where_the_fault_is(candor: Candor, bad: Path) -> None:
    outcome = candor("questionnaire", "preview", bad)
    assert outcome.status == 1
    assert outcome.told_in_one_sentence
    assert "bad.yaml, line " in outcome.err


def test_import_says_what_this_version_reads_and_writes_nothing(candor: Candor, good: Path, tmp_path: Path) -> None:
    outcome = candor("questionnaire", "import", good, "--to", tmp_path / "out.yaml")
    assert outcome.status == 2
    assert outcome.told_in_one_sentence
    assert not (tmp_path / "out.yaml").exists()
