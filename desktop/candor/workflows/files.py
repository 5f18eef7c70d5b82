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
    partial = to.with_name(f".{to.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        with partial.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(to)
    except OSError:
        partial.unlink(missing_ok=True)
        raise FileNotWritten(to) from None
