"""The window's looks, made once and handed to every widget: fonts, icons, colours, theme and text size."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from candor.ui.icons import TintedIcon
from candor.ui.stylesheet import sheet
from candor.ui.tokens import DARK, LIGHT, MEASURE_CHARACTERS, MOTION_MS, RADIUS, SPACE, Role, Space, Tokens

__all__ = [
    "DARK",
    "LIGHT",
    "MEASURE_CHARACTERS",
    "MOTION_MS",
    "RADIUS",
    "SPACE",
    "Role",
    "Space",
    "Style",
    "Theme",
    "Tokens",
]

Theme = Literal["light", "dark", "system"]

SMALLEST_SCALE, LARGEST_SCALE = 0.8, 2.0

_FACES = (
    "Sans-Regular",
    "Sans-Italic",
    "Sans-Medium",
    "Sans-SemiBold",
    "Sans-Bold",
    "Serif-Regular",
    "Serif-Italic",
    "Serif-Medium",
    "Mono-Regular",
)
"""The faces the window uses. Scripts beyond Latin, Greek and Cyrillic come from the system's own fonts."""


class Style(QObject):
    """Emits ``changed`` after theme or text size changed and the application was repainted; a widget that drew with
    ``tokens`` or set a ``font`` itself asks again then."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        resources: Path,
        parent: QObject | None = None,
        *,
        theme: Theme = "system",
        scale: float = 1.0,
    ) -> None:
        super().__init__(parent or app)
        self._app = app
        self._icons = resources / "icons"
        self._theme: Theme = theme
        self._scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
        for face in _FACES:
            QFontDatabase.addApplicationFont(str(resources / "fonts" / f"IBMPlex{face}.ttf"))
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def scale(self) -> float:
        return self._scale

    @property
    def dark(self) -> bool:
        if self._theme == "system":
            return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._theme == "dark"

    @property
    def tokens(self) -> Tokens:
        return DARK if self.dark else LIGHT

    def set_theme(self, theme: Theme) -> None:
        if theme != self._theme:
            self._theme = theme
            self._apply()

    def set_scale(self, scale: float) -> None:
        """Text size as a factor; anything outside 0.8 to 2.0 is brought inside."""
        scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
        if scale != self._scale:
            self._scale = scale
            self._apply()

    def px(self, length: float) -> int:
        """A length that grows with the text."""
        return round(length * self._scale)

    def font(self, role: Role, *, weight: int | None = None, italic: bool = False) -> QFont:
        """The role's font at the current text size, figures tabular; ``weight`` as in CSS (400, 500, 600, 700)."""
        font = QFont([role.family, "Noto Sans", "sans-serif"])
        font.setPixelSize(self.px(role.pixels))
        font.setWeight(QFont.Weight(weight or role.weight))
        font.setItalic(italic)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def icon(self, name: str, colour: str | None = None) -> QIcon:
        """An icon of ``resources/icons`` in one colour (ink unless told), greyed when disabled."""
        return _tinted_icon(self._icons / f"{name}.svg", colour or self.tokens.ink, self.tokens.muted)

    def app_icon(self) -> QIcon:
        """The program's own mark, in its own colours."""
        return _tinted_icon(self._icons / "candor.svg", DARK.paper, DARK.paper)

    def stylesheet(self) -> str:
        return sheet(self.tokens, self._scale, self._icons)

    def _follow_system(self) -> None:
        if self._theme == "system":
            self._apply()

    def _apply(self) -> None:
        self._app.setFont(self.font(Role.BODY))
        self._app.setPalette(_palette(self.tokens))
        self._app.setStyleSheet(self.stylesheet())
        self.changed.emit()


@lru_cache(maxsize=256)
def _tinted_icon(path: Path, colour: str, disabled: str) -> QIcon:
    return QIcon(TintedIcon(path, colour, disabled))


def _palette(tokens: Tokens) -> QPalette:
    """The same colours for what a style sheet does not reach (native dialogs, text cursors, placeholders)."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.paper,
        QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.raised,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.ink,
        QPalette.ColorRole.BrightText: tokens.evasive,
        QPalette.ColorRole.Highlight: tokens.selection,
        QPalette.ColorRole.HighlightedText: tokens.ink,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.LinkVisited: tokens.accent,
        QPalette.ColorRole.ToolTipBase: tokens.ink,
        QPalette.ColorRole.ToolTipText: tokens.paper,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Mid: tokens.line,
        QPalette.ColorRole.Midlight: tokens.line,
        QPalette.ColorRole.Light: tokens.surface,
        QPalette.ColorRole.Dark: tokens.control_line,
        QPalette.ColorRole.Accent: tokens.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return palette
