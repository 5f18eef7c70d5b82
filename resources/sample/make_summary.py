"""Makes ``validation-summary.pdf`` of the sample interview: two pages, all of it invented, the same every time.

    pip install fontpkg-caveat && python make_summary.py

The signatures are written in a font (OFL) that does not ship. The document is kept beside this file, so only someone
who changes the sample runs this.
"""

from __future__ import annotations

import importlib.util
import random
from collections.abc import Iterator
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
FONTS = HERE.parent / "fonts"

INK, MUTED, LINE, TINT = HexColor("#1B1D22"), HexColor("#565C68"), HexColor("#C9CCD2"), HexColor("#0F5A66")
LEFT, RIGHT, TOP = 56.0, 539.0, 760.0

REQUIREMENTS = (
    ("Sleep diary and time zones", "38", "104", "6", "0"),
    ("Sleep window engine", "46", "171", "5", "1"),
    ("Consent and accounts", "31", "82", "3", "0"),
    ("Safety route for patient texts", "27", "69", "4", "0"),
    ("Partner interfaces", "41", "112", "4", "1"),
    ("Security and audit trail", "31", "73", "1", "0"),
    ("All", "214", "611", "23", "2"),
)
DEVIATIONS = (
    (
        "DV-118",
        "Sleep window is rounded to 15 min, the requirement says 5 min",
        "Minor",
        "To be corrected in release 4.3, by 30 November 2026",
    ),
    (
        "DV-121",
        "Partner interface repeats a message after a lost connection",
        "Minor",
        "Caught by a check at Ketterly, to be closed by 15 December 2026",
    ),
)
FAILED = """
Test SD-077, first run on 19 May 2026: failed. A patient flies from Lisbon to Athens. After the phone changed its
time zone, two of fourteen diary entries were stored on the wrong night and the later one replaced the earlier.
Cause: nights were keyed by local date. Correction: nights are keyed by the time of getting up with its offset, and
no entry replaces another. Test repeated on 27 May 2026 on six phones: passed. Eleven tests were added around it.
Entries of 17 patients in the field were checked by hand; none had led to a wrong sleep window.
"""
SCOPE = """
This summary covers release 4.2 of Lunavel as configured for Ketterly. It states what was required, what was tested,
what failed, and what is still open. The protocols, the raw results and the trace from requirement to test are filed
under VP-042 and can be inspected at any time. Version 1.0 of 29 May 2026 approved the release; version 1.1 adds
section 5.
"""
CHANGE = """
The rule for patients over 65 was changed: the shortest sleep window is 6 hours instead of 5. Released to all 11
customers on 3 June 2026 with two working days of notice. Two customers objected to the notice; see complaint
records CR-057 and CR-058. The release procedure SOP-031 will ask for 30 days from 1 July 2026 on.
"""


def draw_summary(path: Path) -> None:
    for name, file in (
        ("Sans", "IBMPlexSans-Regular"),
        ("Bold", "IBMPlexSans-SemiBold"),
        ("Serif", "IBMPlexSerif-Regular"),
        ("Mono", "IBMPlexMono-Regular"),
    ):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{file}.ttf")))
    pdfmetrics.registerFont(TTFont("Hand", str(_font_file("caveat"))))
    page = Canvas(str(path), pagesize=A4, invariant=1)
    page.setTitle("Validation summary, Lunavel 4.2")
    page.setAuthor("Helixa Health, quality")
    _first_page(page)
    page.showPage()
    _second_page(page)
    page.save()


def _first_page(page: Canvas) -> None:
    _head(page, 1)
    _text(page, LEFT, TOP - 28, "Validation summary", "Bold", 21)
    _text(page, LEFT, TOP - 50, "Lunavel release 4.2, as configured for Ketterly", "Sans", 12, MUTED)
    y = _facts(page, TOP - 84)
    y = _heading(page, y - 30, "1  Scope")
    y = _flow(page, y, SCOPE)
    y = _heading(page, y - 32, "2  Requirements and tests")
    y = _table(
        page, y, ("Area", "Requirements", "Tests", "Failed first", "Open"), REQUIREMENTS, (LEFT, 330, 400, 470, RIGHT)
    )
    y = _flow(
        page,
        y - 14,
        "Every requirement is traced to at least one test. 588 tests passed the first time, 23 failed, "
        "21 of these passed after correction, and 2 are open as deviations (section 4).",
    )
    y = _heading(page, y - 32, "3  A test that failed, in full")
    _flow(page, y, FAILED)
    _foot(page)


def _second_page(page: Canvas) -> None:
    _head(page, 2)
    y = _heading(page, TOP - 24, "4  Open deviations")
    y -= 4
    for number, what, rank, until in DEVIATIONS:
        _text(page, LEFT, y - 14, number, "Mono", 8.5)
        _text(page, LEFT + 58, y - 14, what, "Sans", 9.5)
        _text(page, LEFT + 58, y - 28, f"{rank}. {until}", "Sans", 9, MUTED)
        page.setStrokeColor(LINE)
        page.setLineWidth(0.5)
        page.line(LEFT, y - 37, RIGHT, y - 37)
        y -= 40
    y = _heading(page, y - 34, "5  What changed since release 4.1")
    y = _flow(page, y, CHANGE)
    y = _heading(page, y - 32, "6  Conclusion")
    y = _flow(
        page,
        y,
        "Release 4.2 is fit for its intended use within the limits named in section 4. The next periodic review "
        "is due on 12 December 2026.",
    )
    y = _heading(page, y - 32, "7  Signatures")
    for name, role, day, seed in (
        ("Jonas Feld", "Regulatory and quality lead, Helixa Health", "12 June 2026", 3),
        ("Inga Solheim", "Quality lead, Ketterly", "12 June 2026", 8),
    ):
        _signature(page, y - 62, name, role, day, seed)
        y -= 82
    _foot(page)


def _head(page: Canvas, number: int) -> None:
    page.setFillColor(TINT)
    page.circle(LEFT + 7, 800, 7, stroke=0, fill=1)
    page.setFillColor(HexColor("#FFFFFF"))
    page.circle(LEFT + 9.6, 802, 5.4, stroke=0, fill=1)
    _text(page, LEFT + 21, 796.4, "Helixa Health", "Bold", 11, TINT)
    page.setFont("Sans", 8.5)
    page.setFillColor(MUTED)
    page.drawRightString(RIGHT, 796.4, f"VS-042 · version 1.1 · page {number} of 2")
    page.setStrokeColor(LINE)
    page.setLineWidth(0.7)
    page.line(LEFT, 784, RIGHT, 784)


def _foot(page: Canvas) -> None:
    page.setStrokeColor(LINE)
    page.setLineWidth(0.5)
    page.line(LEFT, 52, RIGHT, 52)
    _text(page, LEFT, 38, "Confidential. Shared with Norrvik for the evaluation of Lunavel.", "Sans", 7.5, MUTED)
    page.setFont("Sans", 7.5)
    page.drawRightString(RIGHT, 38, "Sample document: all companies, people and figures are invented.")


def _facts(page: Canvas, y: float) -> float:
    facts = (
        ("Document", "VS-042"),
        ("Effective", "12 June 2026"),
        ("Plan", "VP-042 version 2.0"),
        ("Software safety class", "B (IEC 62304)"),
    )
    for column, (name, value) in enumerate(facts):
        x = LEFT + column * 121
        _text(page, x, y, name, "Sans", 8, MUTED)
        _text(page, x, y - 14, value, "Bold", 9.5)
    return y - 14


def _heading(page: Canvas, y: float, words: str) -> float:
    _text(page, LEFT, y, words, "Bold", 11.5, TINT)
    return y - 8


def _table(
    page: Canvas, y: float, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], edges: tuple[float, ...]
) -> float:
    for index, row in enumerate((head, *rows)):
        y -= 18
        strong = index == len(rows)
        for column, (cell, edge) in enumerate(zip(row, edges, strict=True)):
            page.setFont("Bold" if strong else "Sans", 8 if index == 0 else 9.5)
            page.setFillColor(MUTED if index == 0 else INK)
            (page.drawString if column == 0 else page.drawRightString)(edge, y, cell)
        page.setStrokeColor(INK if index in (0, len(rows) - 1) else LINE)
        page.setLineWidth(0.5)
        page.line(LEFT, y - 6, RIGHT, y - 6)
    return y - 6


def _flow(page: Canvas, y: float, words: str) -> float:
    for line in _broken(words, RIGHT - LEFT, "Serif", 9.5):
        y -= 14
        _text(page, LEFT, y, line, "Serif", 9.5)
    return y


def _broken(words: str, width: float, font: str, size: float) -> Iterator[str]:
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if pdfmetrics.stringWidth(longer, font, size) > width:
            yield line
            longer = word
        line = longer
    yield line


def _signature(page: Canvas, y: float, name: str, role: str, day: str, seed: int) -> None:
    chance = random.Random(seed)
    page.saveState()
    page.translate(LEFT + 8, y + 9)
    page.rotate(chance.uniform(2, 5))
    page.setFont("Hand", 27)
    page.setFillColor(HexColor("#1C3F94"))
    page.drawString(0, 0, name)
    stroke = page.beginPath()
    stroke.moveTo(4, -4)
    stroke.curveTo(50, -9, 90, chance.uniform(-2, 4), 128, -5)
    page.setStrokeColor(HexColor("#1C3F94"))
    page.setLineWidth(0.9)
    page.drawPath(stroke)
    page.restoreState()
    page.setStrokeColor(INK)
    page.setLineWidth(0.5)
    page.line(LEFT, y, LEFT + 220, y)
    page.line(LEFT + 260, y, LEFT + 380, y)
    _text(page, LEFT, y - 12, f"{name}, {role}", "Sans", 8, MUTED)
    _text(page, LEFT + 262, y + 6, day, "Hand", 17, HexColor("#1C3F94"))
    _text(page, LEFT + 260, y - 12, "Date", "Sans", 8, MUTED)


def _text(page: Canvas, x: float, y: float, words: str, font: str, size: float, colour: HexColor = INK) -> None:
    page.setFont(font, size)
    page.setFillColor(colour)
    page.drawString(x, y, words)


def _font_file(name: str) -> Path:
    package = importlib.util.find_spec(f"fontpkg_{name}")
    if package is None or package.origin is None:
        raise SystemExit(f"The handwriting font is missing; run pip install fontpkg-{name} and try again.")
    files = sorted((Path(package.origin).parent / "files").glob("*.ttf"))
    return next((file for file in files if "Regular" in file.name), files[0])


if __name__ == "__main__":
    draw_summary(HERE / "validation-summary.pdf")
