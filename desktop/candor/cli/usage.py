"""How wrong usage is told: one sentence, never a page of syntax."""

from __future__ import annotations

from pathlib import Path


class WrongUsage(Exception):
    """The command was given wrongly; the message says what to type instead."""


def existing_file(path: Path) -> Path:
    """The path of a file that must be there. Raises WrongUsage."""
    if path.is_dir():
        raise WrongUsage(f"“{path}” is a folder; name a file in it.")
    if not path.exists():
        raise WrongUsage(f"There is no file “{path}”; check its name and folder.")
    return path


def folder_to_fill(path: Path) -> Path:
    """A folder to put things in, made if it is not there yet. Raises WrongUsage."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise WrongUsage(f"“{path}” is a file; name a folder.") from None
    except OSError:
        raise WrongUsage(f"The folder “{path}” cannot be made; name one in a place where you may write.") from None
    return path
