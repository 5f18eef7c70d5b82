"""The small parts every page is set from: labels, buttons, rules, notices, the centred column."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from candor.ui.style import SPACE, Role, Style

Tone = Literal["muted", "accent", "straight", "partial", "evasive", "promise"]
Kind = Literal["primary", "quiet", "danger", "link"]

COLUMN = 1040
"""The widest a page's column gets, at 100 % text size."""


def label(text: str, role: Role = Role.BODY, tone: Tone | None = None, *, wrap: bool = False) -> QLabel:
    """A line of text, never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role.name.lower())
    if tone:
        made.setProperty("tone", tone)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def field_label(text: str, buddy: QWidget) -> QLabel:
    """The caption over a field; also what a screen reader calls it."""
    made = label(text, Role.CAPTION, "muted")
    made.setBuddy(buddy)
    if not buddy.accessibleName():
        buddy.setAccessibleName(text)
    return made


class Button(QPushButton):
    """A button; its icon follows the theme. ``name`` is what a screen reader says where the text does not suffice."""

    def __init__(
        self,
        text: str,
        style: Style,
        *,
        kind: Kind | None = None,
        icon: str | None = None,
        name: str = "",
        tip: str = "",
    ) -> None:
        super().__init__(text)
        self._looks = style
        self._icon = icon
        self._kind = kind
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name or text)
        self.setToolTip(tip or ("" if text else name))
        self.setAutoDefault(False)
        self._restyle()
        if icon:
            style.changed.connect(self._restyle)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter presses the button that has the focus, whatever it means for the page around it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        if self._icon:
            tokens = self._looks.tokens
            colours = {
                "primary": tokens.on_accent,
                "danger": tokens.evasive,
                "link": tokens.accent,
                "quiet": tokens.muted,
            }
            icon = self._looks.icon(self._icon, colours.get(self._kind or "", tokens.ink))
            side = self._looks.px(16)
            gap = self._looks.px(4) if self.text() else 0
            self.setIcon(icon)
            self.setIconSize(QSize(side + gap, side))  # The gap is what a button sets too little of before its words.


def rule(*, vertical: bool = False) -> QFrame:
    """A hairline."""
    made = QFrame()
    made.setProperty("kind", "rule-vertical" if vertical else "rule")
    return made


def repolish(widget: QWidget) -> None:
    """Have the style sheet look at a widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def set_tone(widget: QWidget, tone: Tone | None) -> None:
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        repolish(widget)


def set_wrong(widget: QWidget, wrong: bool) -> None:
    """Mark a field as what the sentence beside it speaks of."""
    if bool(widget.property("wrong")) != wrong:
        widget.setProperty("wrong", wrong)
        repolish(widget)


class Notice(QFrame):
    """A quiet bar with one sentence; hidden while there is nothing to say. The sentence is told to screen readers."""

    dismissed = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setProperty("kind", "notice")
        self._words = label("", wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = Button("", style, kind="quiet", icon="x", name="Dismiss this notice")
        close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.l, SPACE.xs, SPACE.s, SPACE.xs)
        row.addWidget(self._words, 1)
        row.addWidget(close)
        self.hide()

    @property
    def sentence(self) -> str:
        return self._words.text() if not self.isHidden() else ""

    def tell(self, sentence: str, tone: Tone = "evasive") -> None:
        """Show a sentence; "" clears."""
        if not sentence:
            self.clear()
            return
        self._words.setText(sentence)
        self._words.setAccessibleName(sentence)
        self.setAccessibleName(sentence)
        self.setProperty("tone", tone)
        repolish(self)
        self.show()

    def clear(self) -> None:
        if not self.isHidden():
            self.hide()
            self.dismissed.emit()


class Column(QScrollArea):
    """A page's scrolling middle: one centred column, as wide as reads well. Add to ``body``."""

    def __init__(self, style: Style, width: int = COLUMN) -> None:
        super().__init__()
        self._looks = style
        self._widest = width
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        canvas = QWidget()
        canvas.setProperty("canvas", "true")
        self._middle = QWidget()
        centred = QHBoxLayout(canvas)
        centred.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.xxl)
        centred.addStretch(1)
        centred.addWidget(self._middle, 1000)
        centred.addStretch(1)
        self.body = QVBoxLayout(self._middle)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE.l)
        self.setWidget(canvas)
        self._restyle()
        style.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._middle.setMaximumWidth(self._looks.px(self._widest))


def scrolling(content: QWidget) -> QScrollArea:
    """The content, scrolling up and down where it is taller than its place."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setProperty("canvas", "true")
    made.setWidget(content)
    return made


class Band(QWidget):
    """A strip above or below a column, its content centred as the column's is."""

    def __init__(self, style: Style, content: QWidget, width: int = COLUMN) -> None:
        super().__init__()
        self._looks = style
        self._widest = width
        self._content = content
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.xl, SPACE.m, SPACE.xl, SPACE.m)
        row.addStretch(1)
        row.addWidget(content, 1000)
        row.addStretch(1)
        self._restyle()
        style.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._content.setMaximumWidth(self._looks.px(self._widest))


class TwoColumns(QWidget):
    """Two columns that become one below ``narrow`` pixels (at 100 % text size)."""

    def __init__(
        self, style: Style, left: QWidget, right: QWidget, *, narrow: int = 900, shares: tuple[int, int]
    ) -> None:
        super().__init__()
        self._looks = style
        self._narrow = narrow
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE.xxl + SPACE.s)
        self._row.addWidget(left, shares[0], Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(right, shares[1], Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        wide = self.width() >= self._looks.px(self._narrow)
        wanted = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
            self._row.setSpacing(SPACE.xxl + SPACE.s if wide else SPACE.xl)


def stacked(*parts: QWidget | QBoxLayout, spacing: int = SPACE.xs) -> QVBoxLayout:
    """Parts one under the other, close together."""
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    for part in parts:
        if isinstance(part, QWidget):
            made.addWidget(part)
        else:
            made.addLayout(part)
    return made


def in_row(*parts: QWidget | int, spacing: int = SPACE.s) -> QHBoxLayout:
    """Parts side by side; a number stands for that much stretch."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    for part in parts:
        if isinstance(part, QWidget):
            made.addWidget(part)
        else:
            made.addStretch(part)
    return made


def clear(layout: QBoxLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QBoxLayout):
            clear(inner)
