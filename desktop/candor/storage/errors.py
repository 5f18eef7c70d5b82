"""What can go wrong with a dossier on disk, with the sentence a person reads; and how SQLite's words become ours."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from candor.domain.errors import KnownError


class DossierMissing(KnownError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no file “{path.name}” in that folder any more; look where it was moved to.")


class DossierUnreadable(KnownError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"You may not read “{path.name}”; ask whoever looks after it for access.")


class DossierExists(KnownError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"There is already something called “{path.name}” there; choose another name.")


class NotADossier(KnownError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path.name}” is not a Candor dossier; choose a file that Candor made.")


class DossierTooNew(KnownError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path.name}” was written by a newer Candor; update Candor on this computer to open it.")


class DossierTooOld(KnownError):
    """Only for reading: an older file must be brought up to date first, and that writes."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” was written by an older Candor; open it in the window once to bring it up to date."
        )


class DossierInUse(KnownError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path.name}” is already open, here or on another computer; close it there first.")


class DossierInterrupted(KnownError):
    """Only for reading: a save was cut short, and finishing the recovery writes."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” was cut off in the middle of a save; open it in the window once, which puts it right."
        )


class DossierDamaged(KnownError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path.name}” is damaged and was left as it is; go back to a copy or a backup of it.")


class DossierAltered(KnownError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” contains parts that Candor did not put there, so it was not opened; ask for a fresh copy."
        )


class DossierGone(KnownError):
    """The open file is no longer at its path. What was acknowledged before is in it, wherever it is now."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” was moved or deleted while it was open; put it back, or save a copy somewhere else."
        )


class DossierUncertain(KnownError):
    """A save was cut short in a way that leaves open whether it counts; only opening afresh tells."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The last save of “{path.name}” was cut short by the drive; close the dossier, open it again, and look."
        )


class DiskFull(KnownError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"The disk is full, so “{path.name}” was not changed; make room and try again.")


class ReadOnlyPlace(KnownError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path.name}” cannot be written where it is; choose a folder in which you may write.")


class PlaceMissing(KnownError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"The folder for “{path.name}” is not there; choose another one.")


class NameUnusable(KnownError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"A file cannot be called “{path.name}” there; choose a shorter, simpler name.")


class DriveFailed(KnownError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"The drive with “{path.name}” did not do as asked; check that it is connected and try again.")


class ContentMissing(KnownError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"A file that should be kept inside “{path.name}” is missing; go back to a copy or a backup.")


class ContentDamaged(KnownError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"A file kept inside “{path.name}” is not the one that was put there; run a check on the dossier."
        )


class SourceUnreadable(KnownError):
    def __init__(self) -> None:
        super().__init__("The file could not be read to its end, so nothing was attached; check it and try again.")


_BY_CODE: dict[int, type[KnownError]] = {
    5: DossierInUse,  # SQLITE_BUSY
    6: DossierInUse,  # SQLITE_LOCKED
    8: ReadOnlyPlace,  # SQLITE_READONLY
    9: DossierDamaged,  # SQLITE_INTERRUPT: the deadline of the guard passed, which no sound file of ours brings about
    10: DriveFailed,  # SQLITE_IOERR
    11: DossierDamaged,  # SQLITE_CORRUPT
    13: DiskFull,  # SQLITE_FULL
    14: DriveFailed,  # SQLITE_CANTOPEN
    26: NotADossier,  # SQLITE_NOTADB
}
_BY_ERRNO: dict[int | None, type[KnownError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EACCES: ReadOnlyPlace,
    errno.EPERM: ReadOnlyPlace,
    errno.EROFS: ReadOnlyPlace,
    errno.ENOENT: PlaceMissing,
    errno.ENOTDIR: PlaceMissing,
    errno.EEXIST: DossierExists,
    errno.EINVAL: NameUnusable,
    errno.ENAMETOOLONG: NameUnusable,
}


@contextmanager
def told(path: Path, *, stranger: bool = False) -> Iterator[None]:
    """Turn the world's trouble with this file into a KnownError. With ``stranger`` (a file not examined yet) whatever
    SQLite dislikes is the file's fault; otherwise what is left over is a bug of ours and stays as loud as it is."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        kind = _of(original) or (DossierDamaged if stranger else None)
        if kind is None:
            raise
        # "from None": SQLite's message may quote what was being written.
        raise kind(path) from None  # type: ignore[arg-type]
    except UnicodeDecodeError:  # the driver on text that is not UTF-8, where its own message fails over it too
        raise DossierDamaged(path) from None
    except OSError as error:
        raise _BY_ERRNO.get(error.errno, DriveFailed)(path) from None  # type: ignore[arg-type]


def _of(error: BaseException | None) -> type[KnownError] | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # not SQLite's word, but the driver's
        return DossierDamaged if "decode to UTF-8" in str(error) else None
    return _BY_CODE.get(code & 0xFF)
