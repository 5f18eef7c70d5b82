"""What the composition root hands to the command line beside the services: the front ends, and a few tools."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from candor.domain.question import Questionnaire


class FrontEnds(NamedTuple):
    """What is not a command's work but is started by one; each returns the exit status."""

    window: Callable[[Path | None], int]
    """Open the window, on this dossier if one is given."""
    demo: Callable[[Path], int]
    """Play the sample interview through the real window and leave its dossier and PDF in this folder."""
    bench: Callable[[bool], int]
    """Measure, and print the figures; as JSON if told so."""


class Fault(Protocol):
    """Something wrong in a questionnaire's file. ``line`` counts from 1; a ``warning`` leaves the file usable."""

    @property
    def line(self) -> int: ...

    @property
    def sentence(self) -> str: ...

    @property
    def warning(self) -> bool: ...


AssessLines = Callable[[Iterable[str]], Iterator[Mapping[str, Any]]]
"""JSON lines to replies that JSON can say, each as soon as its line is there; a KnownError names the first bad line."""


class Tools(NamedTuple):
    """What single commands need of rooms that the command line may not enter."""

    assess_lines: AssessLines
    check_questionnaire: Callable[[Path], Sequence[Fault]]
    """Everything wrong with a file, by line; raises nothing, whatever the file holds."""
    preview_questionnaire: Callable[[Questionnaire, str, Iterable[Questionnaire]], str]
    """A questionnaire as a person reads it before an interview, in this language ("" for its own), and the others
    whose questions it may speak of."""
