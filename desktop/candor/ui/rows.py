"""Lists of two-line rows: a model of plain rows, a delegate that sets them like a ruled page, and the list itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from candor.ui.shapes import paint_shape
from candor.ui.style import SPACE, Role, Style
from candor.ui.tips import plain_tip

AnyIndex = QModelIndex | QPersistentModelIndex

SHORT_ROW = 48
"""Characters up to which a row is seen whole; longer ones tell all of their words in a tooltip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row. ``shape`` is a glyph's shape (or ""), ``tone`` names the token it is drawn in."""

    key: str
    title: str
    subtitle: str = ""
    aside: str = ""
    below_aside: str = ""
    shape: str = ""
    tone: str = "muted"
    faded: bool = False

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ", ".join(part for part in (self.title, self.subtitle, self.aside, self.below_aside) if part)


class RowModel(QAbstractListModel):
    """The rows as they are now; replaced as a whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def replace(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, index: AnyIndex) -> Row:
        return self._rows[index.row()]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole and len(row.title) + len(row.subtitle) > SHORT_ROW:
            return plain_tip("\n".join(part for part in (row.title, row.subtitle) if part))
        return None


class RowDelegate(QStyledItemDelegate):
    """Glyph, title over subtitle, and what stands at the right edge; a hairline below, the accent for focus."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks = style

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802
        return QSize(120, row_height(self._looks))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.model().row_at(index)  # type: ignore[attr-defined]
        tokens = self._looks.tokens
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.accent_soft if selected else tokens.raised))
        if selected and state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(tokens.accent))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._set(painter, rect.adjusted(SPACE.m, 0, -SPACE.m, -1), row)
        painter.restore()

    def _set(self, painter: QPainter, rect: QRect, row: Row) -> None:
        tokens = self._looks.tokens
        title, small = self._looks.font(Role.BODY, weight=500), self._looks.font(Role.CAPTION)
        title_metrics, small_metrics = QFontMetrics(title), QFontMetrics(small)
        gap = self._looks.px(3)
        height = title_metrics.height() + (gap + small_metrics.height() if row.subtitle or row.below_aside else 0)
        top = rect.top() + (rect.height() - height) // 2
        left = rect.left()
        if row.shape:
            side = self._looks.px(14)
            box = QRectF(left, top + (title_metrics.height() - side) / 2, side, side)
            paint_shape(painter, box, row.shape, tokens.muted if row.faded else getattr(tokens, row.tone))
            left += side + SPACE.m
        wide = max(
            title_metrics.horizontalAdvance(row.aside) if row.aside else 0,
            small_metrics.horizontalAdvance(row.below_aside) if row.below_aside else 0,
        )
        wide = min(wide, rect.width() // 2)
        text = QRect(left, top, rect.right() - left - (wide + SPACE.l if wide else 0), title_metrics.height())
        aside = QRect(rect.right() - wide, top, wide + 1, title_metrics.height())
        painter.setFont(title)
        painter.setPen(QColor(tokens.muted if row.faded else tokens.ink))
        _line(painter, title_metrics, text, row.title, Qt.AlignmentFlag.AlignLeft)
        painter.setFont(self._looks.font(Role.BODY))
        painter.setPen(QColor(tokens.muted))
        _line(painter, QFontMetrics(painter.font()), aside, row.aside, Qt.AlignmentFlag.AlignRight)
        painter.setFont(small)
        down = title_metrics.height() + gap
        _line(painter, small_metrics, _under(text, down, small_metrics), row.subtitle, Qt.AlignmentFlag.AlignLeft)
        _line(painter, small_metrics, _under(aside, down, small_metrics), row.below_aside, Qt.AlignmentFlag.AlignRight)


def _under(rect: QRect, down: int, metrics: QFontMetrics) -> QRect:
    return QRect(rect.left(), rect.top() + down, rect.width(), metrics.height())


def _line(painter: QPainter, metrics: QFontMetrics, rect: QRect, text: str, side: Qt.AlignmentFlag) -> None:
    """One line of plain text, elided where it does not fit."""
    if text:
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)


def row_height(style: Style) -> int:
    return style.px(54)


class RowList(QListView):
    """A keyboard-friendly list of rows. ``chosen`` carries a row's key when it is clicked or Enter is pressed;
    ``moved_to`` when the selection moves. With ``grows`` it is as tall as its rows and leaves scrolling to the page."""

    chosen = Signal(str)
    moved_to = Signal(str)

    def __init__(self, style: Style, name: str, *, grows: bool = True) -> None:
        super().__init__()
        self._looks = style
        self._grows = grows
        self.rows = RowModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(style, self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._choose)
        style.changed.connect(self._measure)

    def show_rows(self, rows: list[Row], select: str | None = None) -> None:
        """Show these rows; select the one with this key (the first where there is none, nothing for None)."""
        self.rows.replace(rows)
        self._measure()
        if select is not None and rows:
            place = next((number for number, row in enumerate(rows) if row.key == select), 0)
            self.setCurrentIndex(self.rows.index(place))

    @property
    def current_key(self) -> str:
        index = self.currentIndex()
        return self.rows.row_at(index).key if index.isValid() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        if current.isValid():
            self.moved_to.emit(self.rows.row_at(current).key)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.doItemsLayout()

    def _choose(self, index: AnyIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.rows.row_at(index).key)

    def _measure(self) -> None:
        if self._grows:
            self.setFixedHeight(self.rows.rowCount() * row_height(self._looks) + 2)
        self.doItemsLayout()
