"""Where a command writes: a place that can be written to, and nothing that is there already unless told so."""

from __future__ import annotations

from pathlib import Path

from candor.cli.usage import WrongUsage


def place_for(out: Path, *, force: bool, source: Path | None = None) -> Path:
    """The place, fit to be written. Raises WrongUsage."""
    if out.is_dir():
        raise WrongUsage(f"“{out}” is a folder; name a file in it.")
    if not out.parent.is_dir():
        raise WrongUsage(f"There is no folder “{out.parent}”; make it first, or name another.")
    if source is not None and out.exists() and out.samefile(source):
        raise WrongUsage(f"“{out}” is the file that is read; name another to write.")
    if out.exists() and not out.is_file():  # a device or a pipe would be replaced by the file
        raise WrongUsage(f"“{out}” is not a file that can be written anew; name another.")
    if out.exists() and not force:
        raise WrongUsage(f"“{out}” is there already; name another, or add --force to replace it.")
    return out
