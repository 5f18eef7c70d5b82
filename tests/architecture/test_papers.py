"""The papers keep up with the program: every command and option is in the README, and its links lead somewhere."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from candor.cli import main, parser

ROOT = Path(__file__).resolve().parents[2]
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "desktop" / "docs").rglob("*.md")])


def commands(grammar: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command that can be typed, with its own grammar."""
    branches = [action for action in grammar._actions if isinstance(action, argparse._SubParsersAction)]
    if not branches:
        yield grammar.prog, grammar
    for branch in branches:
        for below in branch.choices.values():
            yield from commands(below)


def test_the_readme_tells_of_every_command_and_option() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, grammar in commands(parser.build()):
        assert name in readme, f"README.md does not mention “{name}”"
        for action in grammar._actions:
            for option in action.option_strings:
                assert option in readme or option in ("-h", "--help"), f"README.md does not mention “{name} {option}”"


def test_every_command_of_the_grammar_is_told_from_a_file() -> None:
    assert sorted(main.COMMANDS) == sorted({name.split()[1] for name, _ in commands(parser.build())})


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.relative_to(ROOT).as_posix())
def test_a_link_in_a_paper_leads_to_something_that_is_there(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        assert (paper.parent / target).exists(), f"{paper.name} links to {target}, which is not there"
