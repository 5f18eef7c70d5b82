"""The real press, and what is read back from its pages."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from candor.reports.press import Exports, Press


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    root = Path(__file__).resolve().parents[2]
    return Press(root / "resources", tmp_path_factory.mktemp("user-data"))


@pytest.fixture
def exports() -> Exports:
    return Exports()


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, as another program reads it."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def flat(text: str) -> str:
    return " ".join(text.split())
