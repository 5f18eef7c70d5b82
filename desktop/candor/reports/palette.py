"""Every token of the committee's PDF: colours, type sizes, the page and its grid. Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from candor.domain.answer import Disposition
from candor.domain.deflection import Verdict
from candor.domain.findings import GateResult, Severity

Colour = tuple[float, float, float]
"""Red, green, blue, each 0..1."""

MILLIMETRE = 72 / 25.4


def _hex(code: str) -> Colour:
    red, green, blue = (round(int(code[at : at + 2], 16) / 255, 3) for at in (1, 3, 5))
    return red, green, blue


INK = _hex("#1B1D22")
MUTED = _hex("#565C68")
LINE = _hex("#D8D5CC")
FAINT = _hex("#E9E7E1")
WHITE = (1.0, 1.0, 1.0)
DRAFT = _hex("#F1E9E4")
ACCENT = _hex("#1F5FBF")
STRAIGHT = _hex("#1E7B4F")
PARTIAL = _hex("#8A5A00")
EVASIVE = _hex("#B3261E")
PROMISE = _hex("#6246B8")

HAIRLINE = 0.5
RULE = 1.0


class Face(StrEnum):
    """The bundled typefaces by the name of their file."""

    SANS = "IBMPlexSans-Regular"
    ITALIC = "IBMPlexSans-Italic"
    MEDIUM = "IBMPlexSans-Medium"
    BOLD = "IBMPlexSans-SemiBold"
    SERIF = "IBMPlexSerif-Regular"
    SERIF_MEDIUM = "IBMPlexSerif-Medium"
    MONO = "IBMPlexMono-Regular"


@dataclass(frozen=True, slots=True)
class Type:
    """A face at a size with its leading and colour."""

    face: Face
    size: float
    leading: float
    colour: Colour = INK

    def in_colour(self, colour: Colour) -> Type:
        return Type(self.face, self.size, self.leading, colour)


# Two text sizes, and two that are for display: a title, and a number or advice read across a table.
BODY = Type(Face.SANS, 9.5, 14)
BODY_BOLD = Type(Face.BOLD, 9.5, 14)
BODY_MEDIUM = Type(Face.MEDIUM, 9.5, 14)
BODY_ITALIC = Type(Face.ITALIC, 9.5, 14)
BODY_MUTED = Type(Face.SANS, 9.5, 14, MUTED)
QUESTION = Type(Face.SERIF_MEDIUM, 9.5, 14)
CAPTION = Type(Face.SANS, 7.5, 10.5, MUTED)
CAPTION_INK = Type(Face.SANS, 7.5, 10.5)
CAPTION_BOLD = Type(Face.BOLD, 7.5, 10.5)
CAPTION_ITALIC = Type(Face.ITALIC, 7.5, 10.5)
CODE = Type(Face.MONO, 7, 10.5)
CODE_MUTED = Type(Face.MONO, 7, 10.5, MUTED)
HEADING = Type(Face.BOLD, 12.5, 17.5)
TITLE = Type(Face.SERIF_MEDIUM, 22, 27)
ADVICE = Type(Face.SERIF_MEDIUM, 15, 21)
FIGURE = Type(Face.SANS, 24, 28)


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet and its grid: twelve columns with gutters between margins of 20 mm; running head and footer stand
    inside the margins."""

    width: float
    height: float
    margin: float = round(20 * MILLIMETRE, 2)
    gutter: float = round(4 * MILLIMETRE, 2)

    @property
    def measure(self) -> float:
        return self.width - 2 * self.margin

    @property
    def top(self) -> float:
        """Where text begins, counted from the foot of the sheet."""
        return self.height - self.margin

    @property
    def depth(self) -> float:
        """Height there is for text."""
        return self.height - 2 * self.margin

    def at(self, column: int) -> float:
        """The left edge of a column (0..11), from the left margin."""
        return column * (self._column + self.gutter)

    def span(self, columns: int) -> float:
        """The width of so many columns with the gutters between them."""
        return columns * self._column + (columns - 1) * self.gutter

    @property
    def _column(self) -> float:
        return (self.measure - 11 * self.gutter) / 12


A4 = Page(595.28, 841.89)
LETTER = Page(612.0, 792.0)


def page_for(paper: str) -> Page:
    return LETTER if paper == "Letter" else A4


DISPOSITION_COLOURS: dict[Disposition, Colour] = {
    Disposition.ANSWERED: STRAIGHT,
    Disposition.PARTIAL: PARTIAL,
    Disposition.DEFLECTED: EVASIVE,
    Disposition.DECLINED: EVASIVE,
    Disposition.PROMISED: PROMISE,
    Disposition.NOT_APPLICABLE: MUTED,
    Disposition.NOT_ASKED: MUTED,
}
VERDICT_COLOURS: dict[Verdict, Colour] = {
    Verdict.STRAIGHT: STRAIGHT,
    Verdict.PARTIAL: PARTIAL,
    Verdict.EVASIVE: EVASIVE,
}
SEVERITY_COLOURS: dict[Severity, Colour] = {
    Severity.CRITICAL: EVASIVE,
    Severity.MAJOR: PARTIAL,
    Severity.MINOR: MUTED,
}
GATE_COLOURS: dict[GateResult, Colour] = {
    GateResult.PASSED: STRAIGHT,
    GateResult.FAILED: EVASIVE,
    GateResult.UNDECIDED: PARTIAL,
}
