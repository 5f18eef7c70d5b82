"""Rules of the house that no other tool checks: rooms without Qt, modules that say what they hold, and small parts."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted([*(ROOT / "desktop" / "candor").rglob("*.py"), *(ROOT / "installer").glob("*.py")])
WITHOUT_QT = ("domain", "workflows", "storage", "reports", "questionnaires", "deflection", "cli")
LONGEST_MODULE = 300
LONGEST_FUNCTION = 45

ALLOWED_TO_BE_LONG: dict[str, str] = {}
"""``path`` or ``path::function`` to the reason why it may be longer. Keep it short, and rather split the thing."""


def name_of(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_no_room_but_the_window_brings_qt_along() -> None:
    everything = (
        "import importlib, pkgutil, sys\n"
        f"for room in {WITHOUT_QT!r}:\n"
        "    package = importlib.import_module(f'candor.{room}')\n"
        "    for module in pkgutil.walk_packages(package.__path__, f'{package.__name__}.'):\n"
        "        importlib.import_module(module.name)\n"
        "print(*sorted(name for name in sys.modules if name.split('.')[0] in ('PySide6', 'shiboken6')))\n"
    )
    told = subprocess.run([sys.executable, "-c", everything], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == ""


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_says_what_lives_in_it_and_stays_small(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    tree = ast.parse(source)
    name = name_of(module)
    assert ast.get_docstring(tree), f"{name} has no docstring"
    assert name in ALLOWED_TO_BE_LONG or source.count("\n") <= LONGEST_MODULE, f"{name} is too long; split it"
    too_long = [
        f"{name}::{function.name}"
        for function in functions(tree)
        if (function.end_lineno or 0) - function.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not set(too_long) - ALLOWED_TO_BE_LONG.keys()


def test_no_exception_is_kept_longer_than_its_reason() -> None:
    for allowed in ALLOWED_TO_BE_LONG:
        path, _, function = allowed.partition("::")
        source = (ROOT / path).read_text(encoding="utf-8")
        if function:
            lengths = [(f.end_lineno or 0) - f.lineno + 1 for f in functions(ast.parse(source)) if f.name == function]
            assert max(lengths, default=0) > LONGEST_FUNCTION, f"{allowed} is short enough now; take it off the list"
        else:
            assert source.count("\n") > LONGEST_MODULE, f"{allowed} is short enough now; take it off the list"
