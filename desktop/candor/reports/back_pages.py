"""The last pages: evidence, dismissed flags, what stands behind the record, the signature and the digest."""

from __future__ import annotations

import base64
import binascii
import io
from dataclasses import replace

from PIL import Image, UnidentifiedImageError

from candor.reports.charts import draw_qr
from candor.reports.detail import flag_strips
from candor.reports.flow import Draw, Strip, kept, labelled, led_by, rule_strip, space, text_strips, with_draws
from candor.reports.outline import Exhibit, Outline
from candor.reports.palette import (
    ACCENT,
    ADVICE,
    BODY,
    BODY_BOLD,
    BODY_MUTED,
    CAPTION,
    CAPTION_BOLD,
    CODE,
    CODE_MUTED,
    INK,
    MILLIMETRE,
    MUTED,
    Page,
)
from candor.reports.parts import heading
from candor.reports.pen import Pen
from candor.reports.text import Line, Span, Typesetter
from candor.reports.wording import grouped, sentence

THUMBNAIL = 34 * MILLIMETRE
QR_SIDE = 28 * MILLIMETRE


class BackPages:
    """Sets what follows the interviews of one outline."""

    def __init__(self, setter: Typesetter, page: Page, outline: Outline) -> None:
        self.setter = setter
        self.page = page
        self.outline = outline

    # Evidence -------------------------------------------------------------------------------------------------------

    def evidence(self) -> list[Strip]:
        strips = heading(self.setter, "Evidence", "evidence")
        strips[0] = replace(strips[0], running="Evidence")
        if not self.outline.exhibits:
            return strips + text_strips(self.setter.lines("No evidence was given.", BODY, self.page.measure))
        for exhibit in self.outline.exhibits:
            strips += [rule_strip(0, self.page.measure, before=7, after=5, between=True), *self._exhibit(exhibit)]
        return strips

    def _exhibit(self, exhibit: Exhibit) -> list[Strip]:
        setter, page = self.setter, self.page
        left = page.at(1)
        thumbnail = _thumbnail(exhibit.picture)
        width = page.span(7) if thumbnail else page.span(11)
        strips = text_strips(setter.lines(exhibit.name, BODY_BOLD, width), left, keep=True)
        number = setter.line(exhibit.number, BODY_BOLD.in_colour(ACCENT if not exhibit.removed else INK))
        strips = led_by(strips, _drawn(number))
        strips += text_strips(setter.lines(_particulars(exhibit), None, width), left)
        strips += text_strips(setter.lines(f"SHA-256 {grouped(exhibit.sha256)}", CODE_MUTED, width), left)
        if exhibit.removed:
            strips += text_strips(setter.lines(f"Removed: {sentence(exhibit.removed)}", CAPTION_BOLD, width), left)
        if thumbnail:
            content, wide, high = thumbnail
            at = page.measure - wide
            strips = with_draws(strips, lambda pen, x, y: pen.picture(content, x + at, y + 3, wide, high))
            short = high + 3 - sum(strip.height for strip in strips)
            if short > 0:
                strips.append(Strip(short))
        return kept(strips)

    # Behind the record ----------------------------------------------------------------------------------------------

    def dismissed(self) -> list[Strip]:
        """Appendix: flags a person looked at and dismissed."""
        if not self.outline.dismissed:
            return []
        strips = heading(self.setter, "Appendix: dismissed flags", "dismissed")
        strips[0] = replace(strips[0], running="Dismissed flags")
        for flag in self.outline.dismissed:
            rows = flag_strips(self.setter, flag, self.page.at(1), self.page.span(11), before=4, colour=MUTED)
            place = f"q{flag.number}"
            line = self.setter.line([Span(str(flag.number), CAPTION.in_colour(ACCENT), place)])
            strips += led_by(rows, _drawn(line))
        return strips

    def notes(self) -> list[Strip]:
        """The record's own particulars: revision, journal, what was left undone."""
        strips = heading(self.setter, "About this record", "record")
        strips[0] = replace(strips[0], running="About this record")
        for label, words in self.outline.notes:
            type_ = CODE if _is_digest(words) else BODY
            main = text_strips(self.setter.lines(words, type_, self.page.span(9)), self.page.at(3))
            drop = 2.2 if type_ is BODY else 0.0
            strips += labelled(main, self.setter.line(label, CAPTION), drop)
        return kept(strips) if sum(strip.height for strip in strips) < self.page.depth / 2 else strips

    def ending(self) -> list[Strip]:
        """The signature and the whole digest, together on the last page."""
        return kept([*self._signature(), *self._digest()])

    def _signature(self) -> list[Strip]:
        setter, page = self.setter, self.page
        strips = heading(setter, "Signature", "signature")
        signature = self.outline.signature
        if signature is None:
            text = "This is a draft. Nobody has signed it, and it may still change."
            return strips + text_strips(setter.lines(text, BODY, page.measure))
        strips += text_strips(setter.lines(signature.name, ADVICE, page.measure))
        if signature.role:
            strips += text_strips(setter.lines(signature.role, BODY_MUTED, page.measure))
        for label, words, type_ in (
            ("Meaning", sentence(signature.meaning), BODY),
            ("Signed", signature.at, BODY),
            ("Key fingerprint", signature.key, CODE),
        ):
            main = text_strips(setter.lines(words, type_, page.span(9)), page.at(3), before=2)
            drop = 2.2 if type_ is BODY else 0.0
            strips += labelled(main, setter.line(label, CAPTION), drop)
        return strips

    def _digest(self) -> list[Strip]:
        setter, page, digest = self.setter, self.page, self.outline.digest
        left, width = page.at(3), page.span(9)
        lines = [
            *setter.lines("Record digest (SHA-256)", BODY_BOLD, width),
            *setter.lines(grouped(digest[:32]), CODE, width),
            *setter.lines(grouped(digest[32:]), CODE, width),
            *setter.lines(
                "The first four groups stand at the foot of every page. The whole record is attached to this file as "
                "record.json; Candor checks that file, the signature and these pages against each other.",
                CAPTION,
                width,
            ),
        ]
        strips = text_strips(lines, left)

        def draw(pen: Pen, x: float, y: float) -> None:
            draw_qr(pen, digest, x, y + 3, QR_SIDE)

        strips = with_draws(strips, draw)
        short = QR_SIDE + 3 - sum(strip.height for strip in strips)
        return [space(20, keep=True), *strips, Strip(max(0.0, short))]


def _particulars(exhibit: Exhibit) -> list[Span]:
    parts = [exhibit.kind, exhibit.size, f"received {exhibit.received}"]
    if exhibit.effective:
        parts.append(f"effective {exhibit.effective}")
    if exhibit.from_whom:
        parts.append(f"from {exhibit.from_whom}")
    spans = [Span(", ".join(parts) + (". Supports " if exhibit.questions else "."), CAPTION)]
    for index, number in enumerate(exhibit.questions):
        comma = "," if index < len(exhibit.questions) - 1 else ""
        spans.append(Span(f"{number}{comma} ", CAPTION.in_colour(ACCENT), f"q{number}"))
    return spans


def _drawn(line: Line) -> Draw:
    return lambda pen, x, y: pen.line(line, x, y)


def _thumbnail(picture: str) -> tuple[bytes, float, float] | None:
    """A JPEG and the size it is drawn at; None for anything that is not one."""
    if not picture:
        return None
    try:
        content = base64.b64decode(picture, validate=True)
        with Image.open(io.BytesIO(content), formats=["JPEG"]) as image:
            width, height = image.size
    except (binascii.Error, ValueError, UnidentifiedImageError, OSError):
        return None
    scale = min(THUMBNAIL * 1.4 / width, THUMBNAIL / height)
    return content, width * scale, height * scale


def _is_digest(words: str) -> bool:
    return len(words) > 60 and all(len(part) == 4 and set(part) <= set("0123456789abcdef") for part in words.split())
