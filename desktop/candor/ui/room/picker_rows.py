"""How the rows of a picker are drawn: one or two lines each, a tick before what is picked."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from candor.ui.style import RADIUS, SPACE, Role, Style

PICK = Qt.ItemDataRole.UserRole + 1
MARKED = Qt.ItemDataRole.UserRole + 2
"""What a row stands for, and whether it is picked."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Something to pick: its id, its words, smaller words below, and whether it is picked already."""

    id: str
    words: str
    below: str = ""
    picked: bool = False


class PickRows(QStyledItemDelegate):
    """``marks`` leaves room for a tick on every row."""

    def __init__(self, style: Style, parent: QWidget, *, two_lines: bool, marks: bool) -> None:
        super().__init__(parent)
        self._style, self._marks = style, marks
        self.height = style.px(46 if two_lines else 30)

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(80, self.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        pick: Pick = index.data(PICK)
        tokens, side = self._style.tokens, self._style.px(14)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option)
        left = rect.x() + SPACE.s
        if self._marks:
            if index.data(MARKED):
                box = QRect(left, rect.center().y() - side // 2, side, side)
                self._style.icon("check", tokens.accent).paint(painter, box)
            left += side + SPACE.s
        room = QRect(left, rect.y(), rect.right() - left - SPACE.s, rect.height())
        if pick.below:
            upper, lower = room.adjusted(0, 0, 0, -room.height() // 2), room.adjusted(0, room.height() // 2, 0, 0)
            self._line(painter, upper, pick.words, Role.BODY, tokens.ink, Qt.AlignmentFlag.AlignBottom)
            self._line(painter, lower, pick.below, Role.CAPTION, tokens.muted, Qt.AlignmentFlag.AlignTop)
        else:
            self._line(painter, room, pick.words, Role.BODY, tokens.ink, Qt.AlignmentFlag.AlignVCenter)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        tokens = self._style.tokens
        state: QStyle.StateFlag = option.state
        current = bool(state & QStyle.StateFlag.State_Selected)
        if current or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if current else tokens.raised))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), RADIUS, RADIUS)

    def _line(
        self, painter: QPainter, room: QRect, words: str, role: Role, colour: str, upright: Qt.AlignmentFlag
    ) -> None:
        font = self._style.font(role)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        plain = " ".join(words[:400].split())
        shown = QFontMetrics(font).elidedText(plain, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | upright, shown)
