"""How the tree of the plan is drawn: a box to tick, the words, and at the right what is worth knowing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from candor.ui.plan.model import PlanRole, QuestionRow, SectionRow, check_state
from candor.ui.style import RADIUS, SPACE, Role, Style

AnyIndex = QModelIndex | QPersistentModelIndex
ROOMY = 2.4
"""So many times the width of its marks a row must have for all of them to be shown; else only the minutes are."""


class PlanDelegate(QStyledItemDelegate):
    """Sections stand bold with a mark for folding; questions stand under them, indented by it."""

    def __init__(self, style: Style, view: QTreeView) -> None:
        super().__init__(view)
        self._looks = style
        self._view = view
        self.restyle()

    def restyle(self) -> None:
        self._body = self._looks.font(Role.BODY)
        self._bold = self._looks.font(Role.BODY, weight=600)
        self._small = self._looks.font(Role.CAPTION)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802
        section = isinstance(index.data(PlanRole.ROW), SectionRow)
        return QSize(80, self._looks.px(38 if section else 30))

    # Where things are -------------------------------------------------------------------------------------------------

    def box(self, rect: QRect, row: SectionRow | QuestionRow) -> QRect:
        """The box to tick."""
        side, left = self._looks.px(16), rect.left() + SPACE.s + self._looks.px(20)
        if isinstance(row, QuestionRow):
            left += self._looks.px(18)
        return QRect(left, rect.center().y() - side // 2 + 1 + self._down(row), side, side)

    def fold(self, rect: QRect) -> QRect:
        """The mark that folds a section."""
        side = self._looks.px(16)
        return QRect(rect.left() + SPACE.xs, rect.center().y() - side // 2 + 1 + self._looks.px(3), side, side)

    def _down(self, row: SectionRow | QuestionRow) -> int:
        """A section's words stand a little low, so that they belong to what is below."""
        return self._looks.px(3) if isinstance(row, SectionRow) else 0

    # Drawing ----------------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row, rect = index.data(PlanRole.ROW), option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, state)
        box = self.box(rect, row)
        self._paint_box(painter, box, check_state(row))
        left = box.right() + SPACE.s + 1
        words = QRect(left, rect.top() + self._down(row), rect.right() - SPACE.m - left, rect.height())
        if isinstance(row, SectionRow):
            name = "chevron-down" if self._view.isExpanded(index) else "chevron-right"
            self._looks.icon(name, self._looks.tokens.muted).paint(painter, self.fold(rect))
            self._set(painter, words, row.title, f"{row.asked} of {row.total} · {row.time}", self._bold, "ink")
        else:
            self._paint_question(painter, words, row)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        tokens = self._looks.tokens
        ground = QRectF(rect).adjusted(0.5, 1.0, -0.5, -1.0)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if selected else tokens.raised))
            painter.drawRoundedRect(ground, RADIUS, RADIUS)
        if selected and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _paint_box(self, painter: QPainter, box: QRect, state: Qt.CheckState) -> None:
        tokens = self._looks.tokens
        ticked = state is not Qt.CheckState.Unchecked
        painter.setPen(QPen(QColor(tokens.accent if ticked else tokens.control_line), 1))
        painter.setBrush(QColor(tokens.accent if ticked else tokens.surface))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if ticked:
            name = "minus" if state is Qt.CheckState.PartiallyChecked else "check"
            inset = max(box.width() // 8, 1)
            inner = box.adjusted(inset, inset, -inset, -inset)
            self._looks.icon(name, tokens.on_accent).paint(painter, inner)

    def _paint_question(self, painter: QPainter, words: QRect, row: QuestionRow) -> None:
        tone = "ink" if row.asked and not row.waits else "muted"
        marks, colour = row.marks, "muted"
        if row.unexplained:
            marks, colour = f"say why · {row.marks.rpartition(' · ')[2]}", "evasive"
        self._set(painter, words, row.title, marks, self._body, tone, colour)

    def _set(
        self, painter: QPainter, rect: QRect, words: str, marks: str, face: QFont, tone: str, marked: str = "muted"
    ) -> None:
        """Words at the left, elided where they must be; marks at the right."""
        tokens, small = self._looks.tokens, QFontMetrics(self._small)
        if small.horizontalAdvance(marks) * ROOMY > rect.width():
            marks = marks.rpartition(" · ")[2] if marked == "muted" else marks.partition(" · ")[0]
        painter.setFont(self._small)
        painter.setPen(QColor(getattr(tokens, marked)))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect, int(side | Qt.TextFlag.TextSingleLine), marks)
        room = rect.adjusted(0, 0, -small.horizontalAdvance(marks) - SPACE.m, 0)
        painter.setFont(face)
        painter.setPen(QColor(getattr(tokens, tone)))
        elided = QFontMetrics(face).elidedText(" ".join(words[:300].split()), Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(side | Qt.TextFlag.TextSingleLine), elided)

    def hit(self, rect: QRect, point: QPoint, row: SectionRow | QuestionRow) -> str:
        """What lies under a click: "box", "fold" or ""."""
        slack = self._looks.px(4)
        if self.box(rect, row).adjusted(-slack, -slack, slack, slack).contains(point):
            return "box"
        if isinstance(row, SectionRow) and point.x() < self.box(rect, row).left() - slack:
            return "fold"
        return ""
