"""What every test starts from: a home of its own, no screen unless it brings one, and the repository's folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import candor.ui  # noqa: F401 - pytest-qt has imported Qt by now, and our window makes it safe to import beside

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test sees or touches the keys, roster or settings of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("CANDOR_HOME", str(home))
    return home


@pytest.fixture
def no_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for a temporary file or folder, by whichever way into ``tempfile``, fails."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file was asked for")

    for name in ("mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryFile", "_sanitize_params"):
        monkeypatch.setattr(f"tempfile.{name}", refused)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """What Qt is started with: the style that the window asks for."""
    return ["candor", "-style=fusion"]


@pytest.fixture
def root() -> Path:
    return ROOT
