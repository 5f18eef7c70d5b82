"""Where keys and roster lie on disk: files only their owner may read, replaced whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from candor.domain.errors import KnownError


class FolderUnwritable(KnownError):
    """Keys or roster could not be written."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Nothing could be saved in {folder}; check that the disk has room and that the folder is yours."
        )


def write_private(path: Path, content: bytes) -> None:
    """Replace the file whole, durably, for its owner's eyes only (0600, in a folder of 0700).

    Raises FolderUnwritable; then the old file is as it was.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.parent.chmod(0o700)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        _settle(path.parent)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise FolderUnwritable(path.parent) from None


def _settle(folder: Path) -> None:
    """Make the new name itself durable, where folders can be synced at all (not on Windows)."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
