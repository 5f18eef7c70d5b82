"""What the tests of listening share: one listener, and the labelled answers where they are at hand."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from candor.deflection.listener import Listener
from candor.domain.deflection import Assessment
from candor.domain.question import Question

ROOT = Path(__file__).parents[2]
LEXICON = ROOT / "resources" / "lexicon"
THURSDAY = date(2026, 11, 19)

Ask = Callable[..., Assessment]


@pytest.fixture(scope="session")
def lexicon() -> Path:
    return LEXICON


@pytest.fixture(scope="session")
def thursday() -> date:
    """The day of every interview in these tests."""
    return THURSDAY


@pytest.fixture(scope="session")
def listener() -> Listener:
    return Listener(LEXICON)


@pytest.fixture(scope="session")
def ask(listener: Listener) -> Ask:
    """``ask(question, answer, expects=[…])`` on Thursday 19 November 2026."""

    def asking(question: str, answer: str, expects: Sequence[Any] = (), on: date = THURSDAY) -> Assessment:
        asked = Question(id="q", say=question, expects=listener.expectations_from(expects))
        return listener.assess(asked, answer, on=on)

    return asking


@pytest.fixture(scope="session")
def labelled() -> Callable[[str], list[dict[str, Any]]]:
    """Rows of a labelled set; skips where the folder of data is absent."""

    def read(name: str) -> list[dict[str, Any]]:
        folder = Path(os.environ.get("CANDOR_SHARED_DATA", ROOT.parent / "shared" / "data"))
        file = folder / name
        if not file.is_file():
            pytest.skip(f"{name} is not at hand; set CANDOR_SHARED_DATA to the folder that holds it")
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]

    return read
