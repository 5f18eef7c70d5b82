"""The room's small buttons: bare until touched, reached by Tab, never taking the focus on a click."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from candor.ui.style import SPACE, Role, Style
from candor.ui.tips import plain_tip

LONGEST_LABEL = 32
PAD = 6
"""Pixels between a button's edge and its words."""
OUTDENT = PAD
"""How far a button sticks out where its words are to stand in line with the text above."""
CORNER = 4


def shortened(text: str, longest: int = LONGEST_LABEL) -> str:
    """One line of at most ``longest`` characters; the middle goes, since names differ at both ends."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    head = (longest - 1) * 2 // 3
    return f"{text[:head].rstrip()}…{text[-(longest - 1 - head) :].lstrip()}"


def inset(widget: QWidget, left: int = OUTDENT) -> QHBoxLayout:
    """Stand a widget in line with the words of the buttons above and below it."""
    row = QHBoxLayout()
    row.setContentsMargins(left, 0, 0, 0)
    row.addWidget(widget)
    return row


class QuietButton(QPushButton):
    """Words, an icon of the style, or both; draws itself. ``kind`` is "quiet", "act" (in the accent) or "fold" (checked
    shows in its icon only)."""

    def __init__(
        self,
        style: Style,
        text: str = "",
        *,
        says: str = "",
        tip: str = "",
        icon: str = "",
        kind: str = "quiet",
        role: Role = Role.BODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._icon_name, self._role, self._kind = style, icon, role, kind
        self._tone = "ink" if text else "muted"
        self._picture = QIcon()
        self._faint = False
        self.setProperty("kind", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setAccessibleName(says or text)
        self.setToolTip(plain_tip(tip))
        self.set_words(text)
        style.changed.connect(self.restyle)
        self.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def set_words(self, text: str, longest: int = LONGEST_LABEL) -> None:
        """Show text as it is, "&" included."""
        wanted = shortened(text, longest).replace("&", "&&")
        if wanted != self.text():
            self.setText(wanted)
            self.updateGeometry()

    def set_icon_name(self, name: str, tone: str = "muted") -> None:
        if (name, tone) != (self._icon_name, self._tone):
            self._icon_name, self._tone = name, tone
            self.restyle()

    @property
    def picture(self) -> QIcon:
        return self._picture

    def set_picture(self, picture: QIcon) -> None:
        """An icon that is not one of the style's: a state glyph, a thumbnail."""
        self._icon_name = ""
        self._picture = picture
        self.updateGeometry()
        self.update()

    def set_menu(self, menu: QMenu) -> None:
        """Open this menu on click; a small chevron says so."""
        self.setMenu(menu)
        self.updateGeometry()

    def set_faint(self, faint: bool) -> None:
        """Muted words, for what nobody has set yet."""
        if faint != self._faint:
            self._faint = faint
            self.update()

    def restyle(self) -> None:
        self.setFont(self._style.font(self._role, weight=500))
        if self._icon_name:
            self._picture = self._style.icon(self._icon_name, getattr(self._style.tokens, self._tone))
        self.updateGeometry()
        self.update()

    # Geometry and drawing ---------------------------------------------------------------------------------------------

    def _words(self) -> str:
        return self.text().replace("&&", "&")

    def _icon_side(self) -> int:
        if self._picture.isNull():
            return 0
        return self._style.px(self._role.pixels + (2 if self.text() else 4))

    def _chevron_side(self) -> int:
        return self._style.px(12) if self.menu() is not None else 0

    def sizeHint(self) -> QSize:  # noqa: N802
        metrics = QFontMetrics(self._style.font(self._role, weight=500))
        parts = [self._icon_side(), metrics.horizontalAdvance(self._words()) + 1 if self.text() else 0]
        shown = [part for part in parts if part]
        width = sum(shown) + SPACE.xs * max(len(shown) - 1, 0) + self._chevron_side() + 2 * PAD
        return QSize(width + (2 if self.menu() else 0), metrics.height() + self._style.px(9))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(min(self.sizeHint().width(), self._style.px(48)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        left, height = PAD, self.height()
        side = self._icon_side()
        if side:
            greyed = bool(self._icon_name) and not self.isEnabled()
            mode = QIcon.Mode.Disabled if greyed else QIcon.Mode.Normal
            self._picture.paint(painter, QRect(left, (height - side) // 2, side, side), mode=mode)
            left += side + SPACE.xs
        chevron = self._chevron_side()
        if self.text():
            room = QRect(left, 0, self.width() - left - PAD - chevron, height)
            painter.setFont(self.font())
            painter.setPen(QColor(getattr(self._style.tokens, self._ink())))
            words = QFontMetrics(self.font()).elidedText(self._words(), Qt.TextElideMode.ElideRight, room.width() + 1)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if chevron:
            box = QRect(self.width() - PAD - chevron + 1, (height - chevron) // 2 + 1, chevron, chevron)
            self._style.icon("chevron-down", self._style.tokens.muted).paint(painter, box)
        painter.end()

    def _ink(self) -> str:
        if not self.isEnabled() or self._faint:
            return "muted"
        return "accent" if self._kind == "act" else "ink"

    def _paint_ground(self, painter: QPainter) -> None:
        tokens = self._style.tokens
        pressed = self.isDown() or (self.isChecked() and self._kind != "fold")
        ground = tokens.accent_soft if pressed else tokens.raised if self._hovered() else ""
        edge = QPen(QColor(tokens.accent), 2) if self.hasFocus() else QPen(Qt.PenStyle.NoPen)
        if ground or self.hasFocus():
            painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
            painter.setPen(edge)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CORNER, CORNER)

    def _hovered(self) -> bool:
        return self.isEnabled() and self.underMouse()
