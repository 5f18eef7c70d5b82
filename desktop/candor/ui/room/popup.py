"""Something open over the page only while it is used; its keys are its own, and Esc or a click beside it closes it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from candor.ui.style import RADIUS, Style


class Popup(QFrame):
    """Belongs to the window, not to the page it opens over, whose shortcuts would otherwise act on keys pressed here.
    ``closed`` tells that it is gone."""

    closed = Signal()

    def __init__(self, style: Style, name: str, over: QWidget) -> None:
        super().__init__(over.window(), Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self.setAccessibleName(name)
        tokens = style.tokens
        self.setStyleSheet(
            f"#popup {{ background: {tokens.surface}; border: 1px solid {tokens.control_line};"
            f" border-radius: {RADIUS}px; }}"
        )

    def open_at(self, widget: QWidget, *, above: bool = False) -> None:
        """Open right below (or above) a widget, within the screen."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(0, 0))
        top = corner.y() - self.height() - 2 if above else corner.y() + widget.height() + 2
        screen = widget.screen().availableGeometry()
        left = min(max(corner.x(), screen.left()), screen.right() - self.width())
        self.move(left, min(max(top, screen.top()), screen.bottom() - self.height()))
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        super().closeEvent(event)
        self.closed.emit()
