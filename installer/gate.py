"""The whole gate that a change must pass: format, lint, types, layers, tests. The first failure stops it."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

from console import openly
from environment import ROOT, program


def run(pytest_arguments: Sequence[str]) -> int:
    """Run every check in order; the exit status of the first that fails, or pytest's."""
    environment = _environment()
    for name, command in _checks():
        status = _timed(name, command, environment)
        if status != 0:
            print(f"\n{name}: failed; the checks after it did not run.", flush=True)
            return status
    return _pytest(pytest_arguments, environment)


def _checks() -> list[tuple[str, list[str | Path]]]:
    return [
        ("Format", [program("ruff"), "format", "--check", "--quiet", "."]),
        ("Lint", [program("ruff"), "check", "--quiet", "."]),
        ("Types", [program("mypy"), "--strict", "--no-error-summary"]),
        ("Types of the installer", [program("mypy"), "--strict", "--no-error-summary", *_installer_modules()]),
        ("Layers", [program("lint-imports"), "--no-logo"]),
    ]


def _installer_modules() -> list[Path]:
    return sorted((ROOT / "installer").glob("*.py"))


def _timed(name: str, command: Sequence[str | Path], environment: dict[str, str]) -> int:
    print(f"{name} …", flush=True)
    began = time.monotonic()
    status = openly(command, environment, ROOT)
    if status == 0:
        print(f"{name}: good ({time.monotonic() - began:.0f} s)", flush=True)
    return status


def _pytest(arguments: Sequence[str], environment: dict[str, str]) -> int:
    """Two workers at most, so that a test of speed is not starved, and the same generated examples on every machine;
    pytest's closing line comes last."""
    workers = [] if any(a.startswith(("-n", "--numprocesses")) for a in arguments) else ["-n", _workers()]
    print("Tests …", flush=True)
    return openly(
        [program("python"), "-m", "pytest", "--hypothesis-profile=ci", *workers, *arguments], environment, ROOT
    )


def _workers() -> str:
    return str(min(2, os.cpu_count() or 1))


def _environment() -> dict[str, str]:
    """Off-screen unless a test starts a screen itself, and the same on every machine."""
    changes = {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", "MYPYPATH": str(ROOT / "installer")}
    return os.environ | changes
