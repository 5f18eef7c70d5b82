"""Writing a file so that it is there whole or not at all."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from candor.domain.errors import KnownError


class FileNotWritten(KnownError):
    def __init__(self, to: Path) -> None:
        super().__init__(f"Nothing could be written to “{to}”; choose another place.")


def put_file(content: bytes, to: Path) -> None:
    """Write beside the place, make it durable, rename; whatever was there is replaced. Raises FileNotWritten."""
    partial = write_beside(content, to)
    try:
        take_place(partial, to)
    finally:
        partial.unlink(missing_ok=True)


def write_beside(content: bytes, to: Path) -> Path:
    """The first half: a durable file beside the place, not there yet; where it lies. Raises FileNotWritten."""
    partial = to.with_name(f".{to.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        with partial.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        partial.unlink(missing_ok=True)
        raise FileNotWritten(to) from None
    return partial


def take_place(partial: Path, to: Path) -> None:
    """The second half: what was written beside takes its place. Raises FileNotWritten."""
    try:
        partial.replace(to)
    except OSError:
        raise FileNotWritten(to) from None
