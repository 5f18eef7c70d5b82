"""Every measure and colour of the window, in one place: tokens, spacing, type roles. Knows no widget."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Tokens(NamedTuple):
    """Colours as ``#rrggbb``. Text tokens reach 4.5:1 on paper, surface and raised (a test holds them to it)."""

    paper: str
    surface: str
    raised: str
    ink: str
    muted: str
    line: str
    control_line: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    selection: str
    straight: str
    partial: str
    evasive: str
    promise: str
    not_asked: str
    straight_soft: str
    partial_soft: str
    evasive_soft: str
    promise_soft: str


LIGHT = Tokens(
    paper="#FBFAF7",
    surface="#FFFFFF",
    raised="#F3F1EB",
    ink="#1B1D22",
    muted="#565C68",
    line="#E2E0D9",
    control_line="#8D909A",
    accent="#1F5FBF",
    accent_hover="#184E9F",
    on_accent="#FFFFFF",
    accent_soft="#E8EFF9",
    selection="#CFE0F7",
    straight="#1E7B4F",
    partial="#8A5A00",
    evasive="#B3261E",
    promise="#6246B8",
    not_asked="#565C68",
    straight_soft="#E6F2EB",
    partial_soft="#FAF0DC",
    evasive_soft="#FBEAE8",
    promise_soft="#EFEBFA",
)

DARK = Tokens(
    paper="#15171C",
    surface="#1D2026",
    raised="#242830",
    ink="#ECEDEF",
    muted="#A9AFBB",
    line="#2E323A",
    control_line="#6E7684",
    accent="#82B4FF",
    accent_hover="#A3C8FF",
    on_accent="#10141B",
    accent_soft="#202C40",
    selection="#2C4366",
    straight="#6CCB9A",
    partial="#E0B25A",
    evasive="#FF9A92",
    promise="#B9A5FF",
    not_asked="#A9AFBB",
    straight_soft="#1B2D25",
    partial_soft="#302818",
    evasive_soft="#352223",
    promise_soft="#292440",
)


class Space(NamedTuple):
    """The steps between things, in device-independent pixels."""

    xs: int = 4
    s: int = 8
    m: int = 12
    l: int = 16  # noqa: E741
    xl: int = 24
    xxl: int = 32


SPACE = Space()
RADIUS = 6
MOTION_MS = 120
MEASURE_CHARACTERS = 78
"""The widest comfortable line of an answer."""


class Role(Enum):
    """What a piece of text is; the value is (pixels at 100 %, family, weight)."""

    CAPTION = (11, "IBM Plex Sans", 400)
    BODY = (13, "IBM Plex Sans", 400)
    STRONG = (13, "IBM Plex Sans", 600)
    ANSWER = (15, "IBM Plex Sans", 400)
    HEADING = (17, "IBM Plex Sans", 600)
    QUESTION = (22, "IBM Plex Serif", 400)
    TITLE = (28, "IBM Plex Serif", 500)
    MONO = (12, "IBM Plex Mono", 400)

    @property
    def pixels(self) -> int:
        return self.value[0]

    @property
    def family(self) -> str:
        return self.value[1]

    @property
    def weight(self) -> int:
        return self.value[2]
