"""How the list of questions is drawn: a table of contents with state glyphs."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from candor.ui.glyphs import paint_glyph
from candor.ui.room.questions import ListRole, QuestionRow, RoundRow, SectionRow
from candor.ui.style import RADIUS, SPACE, Role, Style


class QuestionDelegate(QStyledItemDelegate):
    """Draws a heading or a question; the question on the table is set bold on a soft ground."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self.restyle()

    def restyle(self) -> None:
        self._body = self._style.font(Role.BODY)
        self._bold = self._style.font(Role.BODY, weight=600)
        self._head = self._style.font(Role.CAPTION, weight=600)
        self._count = self._style.font(Role.CAPTION)

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(80, self._style.px(28))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ListRole.ROW)
        painter.save()
        rect: QRect = option.rect
        if isinstance(row, SectionRow):
            self._paint_section(painter, rect, row)
        elif isinstance(row, QuestionRow):
            self._paint_question(painter, rect, row, bool(index.data(ListRole.CURRENT)), option)
        elif isinstance(row, RoundRow):
            self._paint_round(painter, rect, row, option)
        painter.restore()

    def _paint_section(self, painter: QPainter, rect: QRect, row: SectionRow) -> None:
        rect = rect.adjusted(SPACE.s, 0, -SPACE.s, -self._style.px(4))
        painter.setPen(QColor(self._style.tokens.muted))
        painter.setFont(self._count)
        count = f"{row.done}/{row.of}"
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, count)
        room = rect.width() - QFontMetrics(self._count).horizontalAdvance(count) - SPACE.s
        title = QFontMetrics(self._head).elidedText(row.title, Qt.TextElideMode.ElideRight, room)
        painter.setFont(self._head)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, title)

    def _paint_question(
        self, painter: QPainter, rect: QRect, row: QuestionRow, current: bool, option: QStyleOptionViewItem
    ) -> None:
        tokens = self._style.tokens
        self._paint_ground(painter, rect, current, option)
        side = self._style.px(13)
        glyph = QRectF(rect.x() + SPACE.s, rect.center().y() - side / 2 + 0.5, side, side)
        paint_glyph(painter, glyph, row.standing.disposition, tokens)
        left = rect.x() + SPACE.s + side + SPACE.s - 2
        words = QRect(left, rect.y(), rect.right() - left - SPACE.xs, rect.height())
        if row.item.question.added:
            words.setRight(self._paint_added(painter, words))
        unasked = not row.standing.disposition.asked
        painter.setPen(QColor(tokens.ink if current or not unasked else tokens.muted))
        face = self._bold if current else self._body
        painter.setFont(face)
        title = " ".join(row.item.question.title[:200].split())
        elided = QFontMetrics(face).elidedText(title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)

    def _paint_ground(self, painter: QPainter, rect: QRect, current: bool, option: QStyleOptionViewItem) -> None:
        tokens = self._style.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state: QStyle.StateFlag = option.state
        ground = QRectF(rect).adjusted(0.5, 1.0, -0.5, -1.0)
        if current or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if current else tokens.raised))
            painter.drawRoundedRect(ground, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _paint_added(self, painter: QPainter, words: QRect) -> int:
        """Say that the question was added; where the title has to end."""
        painter.setFont(self._count)
        painter.setPen(QColor(self._style.tokens.muted))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "Added")
        return words.right() - QFontMetrics(self._count).horizontalAdvance("Added") - SPACE.s

    def _paint_round(self, painter: QPainter, rect: QRect, row: RoundRow, option: QStyleOptionViewItem) -> None:
        self._paint_ground(painter, rect, False, option)
        tokens, side = self._style.tokens, self._style.px(13)
        box = QRect(rect.x() + SPACE.s, rect.center().y() - side // 2 + 1, side, side)
        self._style.icon("plus" if row.adds else "minus", tokens.accent).paint(painter, box)
        left = box.right() + SPACE.s - 1
        painter.setFont(self._body)
        painter.setPen(QColor(tokens.accent))
        words = QFontMetrics(self._body).elidedText(row.words, Qt.TextElideMode.ElideRight, rect.right() - left)
        place = QRect(left, rect.y(), rect.right() - left, rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
