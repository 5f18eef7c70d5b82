"""Where the panels stand: side by side when wide, what was heard under the answer when narrow, one column in a call."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QSizePolicy, QSplitter, QWidget

from candor.ui.style import Style

LEFT, RIGHT = 220, 280
LEFT_ROOMY, ROOMY = 272, 1200
"""The list of questions where the window has room for whole titles, and the width from which it has."""
NARROW = 900
"""Window width below which the right panel moves under the answer."""
CALL_WIDTH = 380


class Shape(Enum):
    WIDE = "wide"
    NARROW = "narrow"
    CALL = "call"


class Arrangement(QObject):
    """Owns the splitters. ``fit`` says which shape a width asks for; folded panels stay folded."""

    def __init__(self, style: Style, left: QWidget, middle: QWidget, right: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self._left, self._middle, self._right = left, middle, right
        self._shape = Shape.WIDE
        self._roomy = False
        self._folded = {"left": False, "right": False}
        self.panels = QSplitter(Qt.Orientation.Horizontal, parent)
        self._column = QSplitter(Qt.Orientation.Vertical, self.panels)
        for splitter in (self.panels, self._column):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self.panels.addWidget(left)
        self.panels.addWidget(self._column)
        self._column.addWidget(middle)
        self.panels.addWidget(right)
        self._name_handles()
        left.setMinimumWidth(160)
        right.setMinimumWidth(200)
        self.panels.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        for place, stretch in enumerate((0, 1, 0)):
            self.panels.setStretchFactor(place, stretch)
        self._spread()

    @property
    def shape(self) -> Shape:
        return self._shape

    def fit(self, width: int, *, call: bool) -> Shape:
        """Take the shape for this width; the new one."""
        wanted = Shape.CALL if call else Shape.NARROW if width < NARROW else Shape.WIDE
        roomy = wanted is Shape.WIDE and width >= self._style.px(ROOMY)
        if wanted is not self._shape:
            self._shape, self._roomy = wanted, roomy
            self._place_right()
            self._show()
        elif roomy is not self._roomy:
            self._roomy = roomy
            self._spread(width)
        return wanted

    def fold(self, side: str) -> None:
        """Fold or unfold "left" or "right"."""
        self._folded[side] = not self._folded[side]
        self._show()

    def _place_right(self) -> None:
        if self._shape is Shape.WIDE:
            self.panels.addWidget(self._right)
            self._right.setMinimumWidth(200)
        else:
            self._right.setMinimumWidth(0)
            self._column.addWidget(self._right)
        self._name_handles()
        self._spread()

    def _spread(self, width: int = 0) -> None:
        left = min(self._style.px(LEFT_ROOMY if self._roomy else LEFT), 320)
        right = min(self._style.px(RIGHT), 400)
        self.panels.setSizes([left, max((width or self.panels.width()) - left - right, 400), right])
        tall = max(self._column.height(), 400)
        share = 0.30 if self._shape is Shape.CALL else 0.36
        self._column.setSizes([round(tall * (1 - share)), round(tall * share)])
        self._column.setStretchFactor(0, 1)

    def _show(self) -> None:
        self._left.setVisible(self._shape is not Shape.CALL and not self._folded["left"])
        self._right.setVisible(self._shape is Shape.CALL or not self._folded["right"])

    def _name_handles(self) -> None:
        for splitter in (self.panels, self._column):
            for place in range(splitter.count()):
                splitter.handle(place).setAccessibleName("Divider between panels")


class CallWindow:
    """The window's own state around call mode: narrow and on top while it lasts, as it was afterwards."""

    def __init__(self) -> None:
        self._before: QRect | None = None
        self._maximized = False
        self._least = (0, 0)

    def enter(self, window: QWidget, width: int) -> None:
        self._before, self._maximized = window.geometry(), window.isMaximized()
        self._least = (window.minimumWidth(), window.minimumHeight())
        screen = window.screen().availableGeometry()
        _keep_on_top(window, on_top=True)
        window.setMinimumWidth(0)
        window.showNormal()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        height = min(max(self._before.height(), 560), screen.height())
        window.setGeometry(screen.right() - width + 1, max(self._before.y(), screen.y()), width, height)

    def leave(self, window: QWidget) -> None:
        if self._before is None:
            return
        _keep_on_top(window, on_top=False)
        window.setMinimumSize(*self._least)
        if self._maximized:
            window.showMaximized()
        else:
            window.showNormal()
            window.setGeometry(self._before)
        self._before = None


def _keep_on_top(window: QWidget, *, on_top: bool) -> None:
    handle = window.windowHandle()
    if handle is not None:
        handle.setFlag(Qt.WindowType.WindowStaysOnTopHint, on_top)
