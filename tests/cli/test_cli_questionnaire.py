"""``candor questionnaire``: what it lists, checks, previews and plans."""

from __future__ import annotations

import json
import re
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
    assert "your own" not in outcome.out


def test_list_marks_a_person_s_own(candor: Candor, services: Services) -> None:
    services.library.save(services.library.read(GOOD.encode(), "good.yaml"))
    lines = candor("questionnaire", "list").out.splitlines()
    own = [line for line in lines if line.endswith("(your own)")]
    assert [line.split()[0] for line in own] == ["small"]
    assert "  1 question  " in own[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("form.xlsx", b"PK\x03\x04and so on"),
        ("form.csv", b"Question\nWho?\n"),
        ("frame.yaml", b"urn: a\nobjects:\n  framework: {}\n"),
        ("phq.json", b'{"resourceType": "Questionnaire"}'),
    ],
)
def test_a_form_of_another_kind_is_not_checked_line_by_line_but_sent_to_be_imported(
    candor: Candor, tmp_path: Path, good: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    checked = candor("questionnaire", "check", path, good)
    assert checked.status == 1
    (told,) = [line for line in checked.out.splitlines() if name in line]
    assert told.startswith(f"{path}:1: This is a form of another kind; make a questionnaire of it first")
    assert f"{good}: good" in checked.out
    for asked in (("preview", path), ("plan", "--category", "strategic-alliance", path)):
        refused = candor("questionnaire", *asked)
        assert (refused.status, "questionnaire import" in refused.err) == (2, True)


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


def test_preview_takes_the_id_of_one_in_the_library_and_another_language(candor: Candor) -> None:
    english = candor("questionnaire", "preview", "hard-questions")
    german = candor("questionnaire", "preview", "hard-questions", "--language", "de")
    assert (english.status, german.status) == (0, 0)
    assert english.out != german.out
    strange = candor("questionnaire", "preview", "hard-questions", "--language", "tlh")
    assert (strange.status, strange.told_in_one_sentence) == (2, True)


def test_a_name_that_is_neither_file_nor_id_is_told_of(candor: Candor) -> None:
    for action in (("preview", "no-such"), ("export", "no-such", "--to", "out.xlsx")):
        outcome = candor("questionnaire", *action)
        assert (outcome.status, outcome.told_in_one_sentence) == (2, True)
        assert "no-such" in outcome.err


def test_preview_never_hands_a_terminal_what_it_would_obey(candor: Candor, tmp_path: Path) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_text(GOOD.replace("A small one", '"A \\u200esmall one"'), encoding="utf-8")
    outcome = candor("questionnaire", "preview", path)
    assert "\u200e" not in outcome.out


def test_plan_fits_the_minutes_and_says_what_is_set_aside(candor: Candor) -> None:
    def planned(minutes: int, *names: str) -> str:
        outcome = candor("questionnaire", "plan", "--category", "digital-therapeutic", "--minutes", minutes, *names)
        assert (outcome.status, outcome.err) == (0, "")
        return outcome.out

    short, long = planned(45), planned(240)
    assert "set aside" in short.splitlines()[0]
    assert len(long.splitlines()) > 20
    assert "Runway" in planned(60, "hard-questions")
    assert "Real-world" not in long


def test_plan_takes_files_and_refuses_minutes_that_are_none(candor: Candor, good: Path) -> None:
    arguments = ("questionnaire", "plan", "--category", "health-system")
    outcome = candor(*arguments, good)
    assert (outcome.status, outcome.err) == (0, "")
    assert "1 question" in outcome.out
    for minutes in ("-1", "x", "0", "99999999999"):
        refused = candor(*arguments, "--minutes", minutes)
        assert (refused.status, refused.told_in_one_sentence) == (2, True)


def test_the_help_s_own_example_is_a_good_questionnaire(candor: Candor, root: Path, tmp_path: Path) -> None:
    page = (root / "resources" / "help" / "4-questionnaires.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert example is not None
    path = tmp_path / "example.yaml"
    path.write_text(example.group(1), encoding="utf-8")
    outcome = candor("questionnaire", "check", path)
    assert (outcome.status, outcome.out) == (0, f"{path}: good\n")


def test_the_help_explains_every_field_there_is(root: Path) -> None:
    page = (root / "resources" / "help" / "4-questionnaires.md").read_text(encoding="utf-8")
    schema = json.loads((root / "resources" / "schema" / "questionnaire.schema.json").read_text(encoding="utf-8"))
    known = {
        name
        for kind in ("WrittenQuestion", "WrittenSection", "WrittenAfter", "WrittenWhen", "WrittenExpectation")
        for name in schema["$defs"][kind]["properties"]
    } | set(schema["properties"])
    assert {name for name in known if f"`{name}`" not in page} == set()
