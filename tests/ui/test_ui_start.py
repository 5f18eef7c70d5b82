"""Starting: light before the first paint, and loud without a word of an answer when something goes wrong."""

from __future__ import annotations

import subprocess
import sys

import pytest

from candor.ui.start import tell_loudly

HEAVY = (
    "sqlmodel",
    "sqlalchemy",
    "pydantic",
    "reportlab",
    "pyhanko",
    "yaml",
    "dateparser",
    "PIL",
    "openpyxl",
    "pypdfium2",
)


def loaded_after(statement: str) -> list[str]:
    told = subprocess.run(
        [sys.executable, "-c", f"{statement}\nimport sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    modules = {name.split(".")[0] for name in told.stdout.split()}
    return sorted(modules & set(HEAVY))


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    assert loaded_after("import candor.ui.start") == []


def test_the_shell_is_shown_before_anything_heavy_is_imported() -> None:
    shown = (
        "from candor.bootstrap import build_services\n"
        "from candor.ui.start import application, make_window\n"
        "app = application(); window, operations = make_window(app, build_services())\n"
        "window.show(); window.grab(); operations.stop()"
    )
    assert loaded_after(shown) == []


def test_a_bug_is_told_without_the_words_of_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    told: list[str] = []
    hook = tell_loudly(told.append)
    try:
        raise ValueError("we have eleven months of runway")
    except ValueError as error:
        hook(type(error), error, error.__traceback__)
    said = told[0] + capsys.readouterr().err
    assert "ValueError" in said
    assert "test_ui_start.py" in said
    assert "runway" not in said
