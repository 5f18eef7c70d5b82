"""The dossiers that were opened here: where each is and the few facts the home page shows. Knows no widget."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from candor.ui.jsonfile import read_json, write_json

if TYPE_CHECKING:  # The first page needs only what was remembered.
    from candor.domain.record import Record

MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """A dossier as it was when last touched here. ``signed`` is the number of the last signed revision, 0 for none."""

    path: str
    vendor: str
    product: str = ""
    category: str = ""
    draft: bool = True
    signed: int = 0
    open_promises: int = 0
    touched: str = ""

    @classmethod
    def of(cls, path: Path, record: Record, touched: datetime) -> Recent:
        from candor.domain.promise import PromiseState

        revision = record.revision
        return cls(
            path=str(path.absolute()),
            vendor=record.deal.vendor,
            product=record.deal.product,
            category=record.deal.category.label,
            draft=not record.locked,
            signed=revision.number if record.locked else revision.number - 1,
            open_promises=sum(promise.state is PromiseState.OPEN for promise in record.promises.values()),
            touched=touched.isoformat(timespec="seconds"),
        )

    @property
    def state(self) -> str:
        """Draft, signed, or being amended, in words."""
        if not self.draft:
            return f"Signed, revision {self.signed}"
        return f"Amending revision {self.signed}" if self.signed else "Draft"


class Recents:
    """The latest dossiers first, in one small file. A file that cannot be read is an empty list."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def all(self) -> list[Recent]:
        held = read_json(self._file)
        if not isinstance(held, list):
            return []
        found = []
        for plain in held[:MOST]:
            try:
                found.append(Recent(**plain))
            except TypeError:
                continue
        return found

    def remember(self, recent: Recent) -> None:
        """Put this dossier first. Raises OSError if the file cannot be written."""
        others = [held for held in self.all() if held.path != recent.path]
        self._write([recent, *others][:MOST])

    def forget(self, path: str) -> None:
        """Take a dossier off the list; the file itself is not touched. Raises OSError."""
        self._write([held for held in self.all() if held.path != path])

    def _write(self, recents: list[Recent]) -> None:
        write_json(self._file, [asdict(recent) for recent in recents])


def missing(recents: list[Recent]) -> set[str]:
    """The paths where no file is any more. May wait for a slow drive, so ask away from the window's thread."""
    return {recent.path for recent in recents if not Path(recent.path).is_file()}


def when(touched: str, now: datetime) -> str:
    """ "Today 14:03", "Yesterday 09:12", "Mon 3 Mar", "3 Mar 2025"; "" for what is not a time."""
    try:
        then = datetime.fromisoformat(touched).astimezone(now.tzinfo)
    except ValueError:
        return ""
    days = (now.date() - then.date()).days
    if days == 0:
        return f"Today {then:%H:%M}"
    if days == 1:
        return f"Yesterday {then:%H:%M}"
    if 0 < days < 300:
        return f"{then:%a} {then.day} {then:%b}"
    return f"{then.day} {then:%b %Y}"
