"""From a manifest to the committee's PDF: lay everything out, then draw page by page. Same manifest, same bytes.

Streams are not compressed: builds of zlib pack differently, and a PDF must come out the same, byte for byte, on the
computer that checks it.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import reportlab
from reportlab.pdfgen.canvas import Canvas

from candor import __version__
from candor.reports.attachment import attach_record
from candor.reports.back_pages import BackPages
from candor.reports.detail import DetailPages
from candor.reports.first_page import FirstPage
from candor.reports.flow import Sheet, Strip, paginate
from candor.reports.fonts import fonts_digest, fonts_in
from candor.reports.legible import short
from candor.reports.outline import Outline
from candor.reports.palette import CAPTION, CODE_MUTED, DRAFT, Face, Page, page_for
from candor.reports.pen import BareCanvas, Pen, Places
from candor.reports.reading import outline_of
from candor.reports.second_page import SecondPage
from candor.reports.text import Typesetter
from candor.reports.wording import grouped
from candor.workflows.manifest import Manifest
from candor.workflows.ports import Cancelled, Progress

DRAWING = 3
"""Counts up whenever the same manifest would come out as other bytes."""
HALF = 1000
"""Progress counts to 2000: the first half is laying out, the second is drawing."""


def renderer_name(fonts: Path) -> str:
    return f"candor {__version__} drawing {DRAWING}, reportlab {reportlab.__version__}, fonts {fonts_digest(fonts)}"


def draw_summary(manifest: Manifest, fonts: Path, progress: Progress | None = None) -> bytes:
    """The PDF with the manifest attached. Raises Cancelled, or FontsMissing."""
    outline = outline_of(manifest)
    page = page_for(manifest.paper)
    setter = Typesetter(fonts_in(fonts))
    places = Places()
    sheets = paginate(_strips(outline, page, setter, progress), page.depth, places)
    file = io.BytesIO()
    canvas = _canvas(file, page, outline, manifest)
    pen = Pen(canvas, page, places)
    for number, sheet in enumerate(sheets, 1):
        _report(progress, HALF + HALF * (number - 1) // len(sheets))
        _draw_sheet(pen, setter, sheet, number, outline)
    attach_record(canvas._doc, manifest.to_bytes())
    canvas.save()
    _report(progress, 2 * HALF)
    return file.getvalue()


def _report(progress: Progress | None, done: int) -> None:
    if progress is not None and not progress(done, 2 * HALF):
        raise Cancelled


def _strips(outline: Outline, page: Page, setter: Typesetter, progress: Progress | None) -> Iterator[Strip]:
    first = FirstPage(setter, page, outline)
    yield from first.strips()
    yield from SecondPage(setter, page, outline, in_full=first.cut).strips()
    detail = DetailPages(setter, page, outline)
    done, total = 0, max(1, len(outline.entries))
    for sitting in outline.sittings:
        yield from detail.sitting(sitting, several=len(outline.sittings) > 1)
        for index, chapter in enumerate(sitting.chapters):
            yield from detail.chapter(sitting, index)
            for place, entry in enumerate(chapter.entries):
                _report(progress, HALF * done // total)
                yield from detail.entry(entry, first=place == 0)
                done += 1
    back = BackPages(setter, page, outline)
    yield from back.evidence()
    yield from back.dismissed()
    yield from back.notes()
    yield from back.ending()


# The document ---------------------------------------------------------------------------------------------------------


class _FrozenTime:
    """The moment the record was frozen, in the form ReportLab keeps time: no clock is read."""

    def __init__(self, at: datetime) -> None:
        at = at.astimezone(UTC)
        self.t = int(at.timestamp())
        self.lt = at.timetuple()
        self.YMDhms = tuple(at.timetuple())[:6]
        self.dhh = 0
        self.dmm = 0
        self.tzname = "UTC"


def _canvas(file: io.BytesIO, page: Page, outline: Outline, manifest: Manifest) -> Canvas:
    canvas = BareCanvas(
        file,
        pagesize=(page.width, page.height),
        pageCompression=0,
        invariant=1,
        pdfVersion=(1, 7),
        lang="en",
    )
    document: Any = canvas._doc
    document._timeStamp = _FrozenTime(manifest.frozen_at)
    document.signature = hashlib.md5(outline.digest.encode(), usedforsecurity=False)
    title = outline.title
    canvas.setTitle(short(f"{title.vendor}, {title.product}: diligence summary"))
    canvas.setAuthor(short(outline.author))
    canvas.setSubject(f"{title.category}. {title.revision}. Record digest {outline.digest}")
    canvas.setCreator(manifest.renderer)
    canvas.setProducer("Candor")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    return canvas


def _draw_sheet(pen: Pen, setter: Typesetter, sheet: Sheet, number: int, outline: Outline) -> None:
    page = pen.page
    if outline.draft:
        pen.diagonal("DRAFT, unsigned", Face.BOLD, 84, DRAFT)
    if number > 1:
        left = setter.line(f"{outline.title.vendor} · {outline.title.product}", CAPTION, page.span(6))
        pen.line(left, 0, -26)
        pen.right(setter.line(sheet.running, CAPTION, page.span(6)), page.measure, -26)
    sheet.draw(pen)
    foot = page.depth + 20
    pen.line(setter.line(grouped(outline.digest, 4), CODE_MUTED), 0, foot)
    state = setter.line(outline.title.revision, CAPTION)
    pen.line(state, (page.measure - state.width) / 2, foot)
    pen.right(setter.line(f"Page {number} of {pen.places.count}", CAPTION), page.measure, foot)
    pen.canvas.showPage()
