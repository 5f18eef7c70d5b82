"""What is wrong with a file someone wrote: each fault a line and a sentence that says what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from candor.domain.errors import KnownError


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """``line`` counts from 1. A ``warning`` leaves the file usable; anything else keeps it from being read."""

    line: int
    sentence: str
    warning: bool = False


class QuestionnaireUnreadable(KnownError):
    """A file that cannot be used as it stands. The sentence names file, line and remedy of the first fault."""

    def __init__(self, name: str, faults: Iterable[Fault]) -> None:
        self.name = name
        self.faults = sorted(fault for fault in faults if not fault.warning)
        first, more = self.faults[0], len(self.faults) - 1
        tail = f" ({more} more {'fault' if more == 1 else 'faults'} in this file.)" if more else ""
        super().__init__(f"{name}, line {first.line}: {first.sentence}{tail}")
