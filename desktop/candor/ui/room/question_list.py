"""The left panel: the filter box and the list of questions, drawn as a table of contents with state glyphs."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from candor.ui.glyphs import paint_glyph
from candor.ui.room.keys import Key, tip
from candor.ui.room.overview import Overview
from candor.ui.room.passage import Passage
from candor.ui.room.questions import ListRole, QuestionModel, QuestionRow, SectionRow
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
        side = self._style.px(13)
        glyph = QRectF(rect.x() + SPACE.s, rect.center().y() - side / 2 + 0.5, side, side)
        paint_glyph(painter, glyph, row.standing.disposition, tokens)
        left = rect.x() + SPACE.s + side + SPACE.s - 2
        words = QRect(left, rect.y(), rect.right() - left - SPACE.xs, rect.height())
        unasked = not row.standing.disposition.asked
        painter.setPen(QColor(tokens.ink if current or not unasked else tokens.muted))
        face = self._bold if current else self._body
        painter.setFont(face)
        title = " ".join(row.item.question.title[:200].split())
        elided = QFontMetrics(face).elidedText(title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)


class FilterBox(QLineEdit):
    """Announces Enter (take the first), Down (walk the list) and Esc (clear, and back to the answer)."""

    taken = Signal()
    walked = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.walked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class QuestionView(QListView):
    """Keeps the question on the table in sight when its height changes."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.bring_into_sight(self.currentIndex())

    def bring_into_sight(self, index: QModelIndex) -> None:
        """With its heading, where that stands right above."""
        above = index.siblingAtRow(index.row() - 1)
        if above.isValid() and not above.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.scrollTo(above, QAbstractItemView.ScrollHint.EnsureVisible)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)


class QuestionList(QWidget):
    """Announces ``chosen(key)`` and ``left`` (the person wants the answer box back)."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._shown = ""
        self.setObjectName("questions")
        self.model = QuestionModel(self)
        self.filter = FilterBox(self)
        self.filter.setObjectName("filter")
        self.filter.setPlaceholderText("Find a question or a state")
        self.filter.setAccessibleName("Find a question")
        self.filter.setToolTip(tip(Key.FIND, "Words of a question, or a state such as “deflected”"))
        self.filter.setClearButtonEnabled(True)
        self.view = QuestionView(self)
        self.view.setObjectName("question-list")
        self.view.setAccessibleName("Questions")
        self.view.setModel(self.model)
        self.view.setUniformItemSizes(True)
        self._delegate = QuestionDelegate(style, self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setMouseTracking(True)
        self._empty = Passage(style, Role.BODY, tone="muted", parent=self)
        self._empty.hide()
        self._lay_out()
        self._connect()
        style.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.s, SPACE.m, SPACE.xs, SPACE.s)
        column.setSpacing(SPACE.s)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, SPACE.xs, 0)
        row.addWidget(self.filter)
        column.addLayout(row)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter_changed)
        self.model.modelReset.connect(self._forget_shown)
        self.filter.taken.connect(self._take_first)
        self.filter.walked.connect(self._walk)
        self.filter.left.connect(self.left)
        self.view.clicked.connect(self._clicked)
        self.view.activated.connect(self._clicked)

    @property
    def says(self) -> str:
        """What stands in place of an empty list."""
        return "" if self._empty.isHidden() else self._empty.text()

    def show_overview(self, overview: Overview) -> None:
        self.model.set_overview(overview)
        self._say_if_empty()

    def show_current(self, key: str) -> None:
        """Mark the question on the table and bring it into sight."""
        if key == self._shown and not self.filter.text():
            return
        self._shown = key
        self.model.set_current(key)
        index = self.model.index_of(key)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.bring_into_sight(index)

    def begin_search(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _restyle(self) -> None:
        self._delegate.restyle()
        self.view.doItemsLayout()

    def _filter_changed(self, text: str) -> None:
        self.model.set_filter(text)
        self._say_if_empty()
        self._shown = ""
        self.show_current(self.model.current)

    def _forget_shown(self) -> None:
        """After a reset the list stands at its top, whatever was in sight before."""
        self._shown = ""

    def _say_if_empty(self) -> None:
        nothing = self.model.rowCount() == 0
        words = "No question has these words. Clear the box to see all." if self.filter.text() else "Nothing to ask."
        self._empty.set_text(words)
        self._empty.setVisible(nothing)

    def _take_first(self) -> None:
        keys = self.model.shown_keys()
        if keys:
            self.filter.clear()
            self.chosen.emit(keys[0])

    def _walk(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clicked(self, index: QModelIndex) -> None:
        key = self.model.key_at(index)
        if key:
            self.chosen.emit(key)
