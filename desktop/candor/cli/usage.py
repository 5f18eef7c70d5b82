"""How wrong usage is told: one sentence, never a page of syntax."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn


class WrongUsage(Exception):
    """The command was given wrongly; the message says what to type instead."""


class Parser(argparse.ArgumentParser):
    """Raises WrongUsage where argparse would print its usage and leave."""

    def error(self, message: str) -> NoReturn:
        raise WrongUsage(f"{self.prog}: {message}; “{self.prog} --help” shows how it is used.")


def existing_file(path: Path) -> Path:
    """The path of a file that must be there. Raises WrongUsage."""
    if path.is_dir():
        raise WrongUsage(f"“{path}” is a folder; name a file in it.")
    if not path.exists():
        raise WrongUsage(f"There is no file “{path}”; check its name and folder.")
    return path
