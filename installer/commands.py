"""The installer's commands: ``setup``, ``run``, ``test``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

import environment
import gate
import machine
from console import Trouble, openly, say

SAMPLE = environment.ROOT / "sample"


def main(arguments: Sequence[str]) -> int:
    """Exit status 0 good, 1 something failed, 2 wrong usage; whatever ``candor`` or pytest said otherwise."""
    _speak_utf8()
    chosen = _parser().parse_args(arguments[:1])
    try:
        return {"setup": _setup, "run": _run, "test": _test}[chosen.command](arguments[1:])
    except Trouble as trouble:
        say(f"\n{trouble}")
        return 1
    except KeyboardInterrupt:
        say("\nStopped.")
        return 130


def _setup(rest: Sequence[str]) -> int:
    if rest:
        say(f"setup takes no arguments, so not {rest[0]!r}.")
        return 2
    machine.bring_libraries(screen=machine.has_screen())
    environment.prepare(for_tests=False)
    say(f"Candor is ready: {environment.program('candor')}")
    return 0


def _run(rest: Sequence[str]) -> int:
    screen = machine.has_screen()
    machine.bring_libraries(screen=screen)
    environment.prepare(for_tests=False)
    if not screen and not rest:
        say(f"There is no screen here, so Candor plays its sample interview off-screen and leaves it in {SAMPLE}.")
        rest = ["demo", "--out", str(SAMPLE)]
    return openly([environment.program("candor"), *rest], _run_environment(screen=screen))


def _test(rest: Sequence[str]) -> int:
    machine.bring_libraries(screen=True)
    machine.bring_test_programs()
    environment.prepare(for_tests=True)
    return gate.run(rest)


def _run_environment(*, screen: bool) -> dict[str, str]:
    chosen = dict(os.environ)
    if not screen:
        chosen.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not any(chosen.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")):
        chosen["LC_CTYPE"] = "C.UTF-8"  # Qt complains about a machine without a language, as containers are
    return chosen


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 installer/bootstrap.py",
        description="Installs Candor into .venv beside it, then starts it or tests it.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="setup | run | test")
    commands.add_parser("setup", help="install only")
    commands.add_parser("run", help="install if need be, then start Candor; what follows is handed to it")
    commands.add_parser("test", help="install if need be, then run every check; what follows is handed to pytest")
    return parser
