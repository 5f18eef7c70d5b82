"""The installer: who it turns away and in what words, what it pins, and what it asks a computer to have."""

from __future__ import annotations

import ast
import importlib
import importlib.metadata
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
BOOTSTRAP = ROOT / "installer" / "bootstrap.py"
CONSTRAINTS = ROOT / "installer" / "constraints.txt"


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The installer's modules are scripts beside one another, not a package."""
    monkeypatch.syspath_prepend(str(BOOTSTRAP.parent))
    return importlib.import_module("machine")


def bootstrap(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, BOOTSTRAP, *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )


def pins() -> dict[str, str]:
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    return {canonicalize_name(line.split("==")[0]): line for line in lines if line and not line.startswith("#")}


def needed(name: str, extras: tuple[str, ...] = (), seen: set[str] | None = None) -> Iterator[str]:
    """Everything that a package brings along on this computer, itself left out."""
    seen = set() if seen is None else seen
    for requirement in map(Requirement, importlib.metadata.requires(name) or []):
        key = canonicalize_name(requirement.name)
        applies = requirement.marker is None or any(
            requirement.marker.evaluate({"extra": extra}) for extra in ("", *extras)
        )
        if applies and key not in seen:
            seen.add(key)
            yield key
            yield from needed(requirement.name, tuple(requirement.extras), seen)


def test_an_old_python_is_told_which_one_is_needed() -> None:
    as_if_old = f"import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0); runpy.run_path({str(BOOTSTRAP)!r})"
    told = subprocess.run([sys.executable, "-c", as_if_old], capture_output=True, text=True, check=False)
    assert told.returncode == 2
    assert "needs Python 3.11 or newer, and this is Python 3.9" in told.stderr
    assert "Traceback" not in told.stderr


def test_even_a_very_old_python_can_read_the_file_that_turns_it_away() -> None:
    source = BOOTSTRAP.read_text(encoding="ascii")
    ast.parse(source, feature_version=(3, 4))
    assert "__future__" not in source


@pytest.mark.parametrize("arguments", [(), ("fly",), ("setup", "please")])
def test_a_wrong_command_is_refused_without_installing_anything(arguments: tuple[str, ...]) -> None:
    told = bootstrap(*arguments)
    assert told.returncode == 2
    assert "Traceback" not in told.stderr


def test_help_names_the_three_commands() -> None:
    told = bootstrap("--help")
    assert told.returncode == 0
    assert all(command in told.stdout for command in ("setup", "run", "test"))


def test_everything_that_is_installed_is_pinned_to_one_version() -> None:
    pinned = pins()
    assert set(needed("candor", ("test",))) <= pinned.keys()
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in pinned.values())


def test_without_permission_the_exact_command_is_named(machine: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(machine.sys, "platform", "linux")
    monkeypatch.setattr(machine.shutil, "which", lambda program: f"/usr/bin/{program}")
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(machine.Trouble, match="sudo apt-get install -y --no-install-recommends libegl1\n"):
        machine.bring_libraries(screen=True)


def test_where_there_is_no_apt_the_libraries_are_named(machine: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_loads", lambda library: library != "libxcb-cursor.so.0")
    monkeypatch.setattr(machine.sys, "platform", "linux")
    monkeypatch.setattr(machine.shutil, "which", lambda program: None)
    machine.bring_libraries(screen=False)
    with pytest.raises(machine.Trouble, match=r"libxcb-cursor\.so\.0"):
        machine.bring_libraries(screen=True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux does without a screen")
def test_a_screen_is_an_x11_or_a_wayland_display(machine: ModuleType) -> None:
    assert not machine.has_screen({})
    assert machine.has_screen({"DISPLAY": ":0"})
    assert machine.has_screen({"WAYLAND_DISPLAY": "wayland-0"})


@pytest.mark.skipif(os.name == "nt", reason="the gate is a shell script")
def test_the_gate_is_the_command_that_the_readme_names() -> None:
    command = "python3 installer/bootstrap.py test"
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_debians_own_python_names_the_package_with_its_missing_half(
    machine: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine.sys, "executable", "/usr/bin/python3")
    monkeypatch.setattr(machine.shutil, "which", lambda program: f"/usr/bin/{program}")
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(machine.Trouble, match=rf"sudo apt-get install .* python3\.{sys.version_info.minor}-venv\n"):
        machine.bring_pip()
