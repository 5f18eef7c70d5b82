"""The looks: every text can be read, in both themes; icons and glyphs are there and differ by more than colour."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from candor.domain.answer import Disposition
from candor.ui.glyphs import glyph_icon, paint_shape, shape_of
from candor.ui.style import DARK, LIGHT, Role, Style, Tokens
from candor.ui.stylesheet import sheet

TEXT = ("ink", "muted", "accent", "straight", "partial", "evasive", "promise", "not_asked")
PAGES = ("paper", "surface", "raised")
SOFT = {"accent": "accent_soft", "straight": "straight_soft", "partial": "partial_soft", "evasive": "evasive_soft"}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("text", TEXT)
def test_every_text_token_reads_on_every_page(tokens: Tokens, page: str, text: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, page)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_on_filled_and_soft_surfaces_reads(tokens: Tokens) -> None:
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent_hover) >= 4.5
    for soft in (*SOFT.values(), "promise_soft", "selection"):
        assert contrast(tokens.ink, getattr(tokens, soft)) >= 4.5
    assert contrast(tokens.muted, tokens.accent_soft) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_controls_stand_out_from_the_page(tokens: Tokens) -> None:
    assert contrast(tokens.control_line, tokens.surface) >= 3
    assert contrast(tokens.accent, tokens.paper) >= 3


def test_each_disposition_has_a_shape_of_its_own() -> None:
    shapes = [shape_of(disposition) for disposition in Disposition]
    assert len(set(shapes)) == len(shapes)


@pytest.mark.parametrize("shape", ["disc", "half", "ring", "barred", "diamond", "dash", "dot", "tick"])
def test_every_shape_leaves_ink(qapp: object, shape: str) -> None:
    image = QImage(QSize(24, 24), QImage.Format.Format_ARGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paint_shape(painter, QRectF(0, 0, 24, 24), shape, "#000000")
    painter.end()
    assert any(image.pixelColor(x, y).lightness() < 128 for x in range(24) for y in range(24))


def test_icons_are_tinted_and_sharp(style: Style) -> None:
    picture = style.icon("plus", "#ff0000").pixmap(QSize(20, 20)).toImage()
    inked = [picture.pixelColor(x, y) for x in range(20) for y in range(20) if picture.pixelColor(x, y).alpha() > 200]
    assert inked
    assert all(colour.red() > 200 and colour.green() < 60 for colour in inked)
    assert not glyph_icon(Disposition.PROMISED, style.tokens).isNull()


def test_the_theme_and_the_text_size_reach_every_widget(style: Style) -> None:
    heard: list[bool] = []
    style.changed.connect(lambda: heard.append(True))
    style.set_theme("dark")
    style.set_scale(1.5)
    style.set_scale(9)
    assert style.dark
    assert style.scale == 2.0
    assert style.font(Role.QUESTION).pixelSize() == 44
    assert len(heard) == 3
    assert DARK.paper in style.stylesheet()


def test_the_sheet_names_only_pictures_that_ship(root: Path) -> None:
    icons = root / "resources" / "icons"
    for tokens in (LIGHT, DARK):
        text = sheet(tokens, 1.0, icons)
        named = [part.split('")')[0] for part in text.split('url("')[1:]]
        assert named
        assert all(Path(name).is_file() for name in named)
