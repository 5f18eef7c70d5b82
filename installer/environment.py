"""The folder ``.venv``: Python with the very packages that ``constraints.txt`` pins, made once and kept up to date."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import machine
from console import Trouble, last_words, quietly, step

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CONSTRAINTS = ROOT / "installer" / "constraints.txt"
_STAMP = VENV / "candor-stamp"
_LOG = VENV / "install.log"


def program(name: str) -> Path:
    """A command inside the environment."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def prepare(*, for_tests: bool) -> None:
    """Make the environment fit this copy of the program; does nothing when it already does.

    Raises Trouble when packages cannot be had, with the end of what pip said.
    """
    wanted = _stamp("test" if for_tests else "run")
    found = _STAMP.read_text(encoding="utf-8") if _STAMP.exists() else ""
    if found in {wanted, _stamp("test")} and _works():
        return
    if not _works() or found.splitlines()[:1] != wanted.splitlines()[:1]:
        _make()
    _STAMP.unlink(missing_ok=True)  # an install that is cut short must not look finished
    with step("Installing the packages that Candor needs (a few minutes the first time)"):
        _install_packages(for_tests=for_tests)
    _STAMP.write_text(wanted, encoding="utf-8")


def _stamp(level: str) -> str:
    """Line 1: which Python, and where this folder is, for an environment cannot be moved. Then: what is in it."""
    contents = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + b"\0" + CONSTRAINTS.read_bytes()).hexdigest()
    return f"{sys.version} {sys.executable} {ROOT}".replace("\n", " ") + f"\n{contents}\n{level}\n"


def _works() -> bool:
    """Whether its Python starts and has pip; not so after an interrupted setup, or once the system's Python moved."""
    try:
        check = subprocess.run([program("python"), "-c", "import pip"], capture_output=True, check=False)
    except OSError:
        return False
    return check.returncode == 0


def _make() -> None:
    with step(f"Making {VENV.name} with Python {sys.version_info.major}.{sys.version_info.minor}"):
        if VENV.exists():
            shutil.rmtree(VENV)
        VENV.mkdir()
        if not _has("ensurepip") and not _has("pip") and not machine.bring_pip():
            raise Trouble(
                "This Python can make no environment: its module ensurepip is missing. Install it with your system's "
                "packages (often called python3-venv), or use a Python from python.org, then run this again."
            )
        bare = [] if _has("ensurepip") else ["--without-pip"]
        made = quietly([sys.executable, "-m", "venv", *bare, VENV], _LOG)
        if made and bare:  # a pip outside the environment can put one inside
            made = quietly([sys.executable, "-m", "pip", "--python", VENV, "install", "-c", CONSTRAINTS, "pip"], _LOG)
        if not made:
            raise Trouble(f"Python could not make {VENV}:\n\n{last_words(_LOG)}")


def _has(module: str) -> bool:
    importlib.invalidate_caches()  # it may have been installed a moment ago
    return importlib.util.find_spec(module) is not None


def _install_packages(*, for_tests: bool) -> None:
    pip: list[str | Path] = [program("python"), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    pip += ["-c", CONSTRAINTS]
    this = f"{ROOT}[test]" if for_tests else str(ROOT)
    # Building with the environment's own setuptools keeps that one pinned too, and fetches nothing twice.
    installed = quietly([*pip, "--upgrade", "pip", "setuptools"], _LOG) and quietly(
        [*pip, "--no-build-isolation", "-e", this], _LOG
    )
    if not installed:
        raise Trouble(
            f"The packages could not be installed:\n\n{last_words(_LOG)}\n\nCheck the network and the free space on "
            f"this disk, then run this again. Everything that pip said is in {_LOG}."
        )
