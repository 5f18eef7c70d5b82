"""What the installer says, and how it runs other programs."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path


class Trouble(Exception):
    """The world is in the way; the message says what happened and what to do next."""


def say(words: str) -> None:
    """Progress goes to stderr: stdout belongs to the program that is being started."""
    print(words, file=sys.stderr, flush=True)


@contextmanager
def step(words: str) -> Iterator[None]:
    """Announce something slow, and say how long it took."""
    say(f"· {words} …")
    began = time.monotonic()
    yield
    say(f"  done in {time.monotonic() - began:.0f} s")


def quietly(command: Sequence[str | Path], log: Path, environment: Mapping[str, str] | None = None) -> bool:
    """Run a command with its output kept in ``log``; whether it succeeded."""
    with log.open("ab") as output:
        output.write(f"\n$ {' '.join(map(str, command))}\n".encode())
        output.flush()
        try:
            finished = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=environment, check=False
            )
        except OSError as error:
            output.write(f"{error}\n".encode())
            return False
    return finished.returncode == 0


def openly(command: Sequence[str | Path], environment: Mapping[str, str], folder: Path | None = None) -> int:
    """Run a command that talks to the person itself; its exit status. Ctrl-C is the command's to answer."""
    before = signal.signal(signal.SIGINT, lambda *_: None)  # a handler, unlike SIG_IGN, is not inherited
    try:
        status = subprocess.run(command, env=environment, cwd=folder, check=False).returncode
    except OSError as error:
        raise Trouble(
            f"Could not start {command[0]}: {error.strerror}. Delete the folder .venv and try again."
        ) from error
    finally:
        signal.signal(signal.SIGINT, before)
    return status if status >= 0 else 128 - status


def last_words(log: Path, lines: int = 12) -> str:
    """The end of a log, indented, for a person who must find out what went wrong."""
    tail = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-lines:]
    return "\n".join(f"    {line}" for line in tail)
