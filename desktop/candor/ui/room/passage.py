"""Plain text set like a page: wrapped where it must be, led at 1.45, elided after some lines, never markup."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from candor.ui.style import Role, Style
from candor.ui.tips import plain_tip

LEADING = 1.45
LINE_SEPARATOR = "\u2028"


class Passage(QLabel):
    """A label for words of any length and from anyone. ``lines`` caps its height (0: no cap); the whole text is then
    in the tooltip. ``spaced`` opens the letters of a heading in capitals. Colours and fonts follow the style."""

    def __init__(
        self,
        style: Style,
        role: Role = Role.BODY,
        *,
        tone: str = "ink",
        weight: int | None = None,
        italic: bool = False,
        lines: int = 0,
        spaced: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._spaced = spaced
        self._role, self._tone, self._weight, self._italic = role, tone, weight, italic
        self._lines = lines
        self._factor = 1.0
        self._face = QFont()
        self._set: dict[int, list[QTextLayout]] = {}
        self._wholes: dict[int, QTextLayout] = {}
        self._tip = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        style.changed.connect(self._restyle)
        self._restyle()

    def set_text(self, text: str) -> None:
        if text != self.text():
            self._forget()
            self.setText(text)
            self.setAccessibleName(text)
            self._retip()
            self.updateGeometry()
            self.update()

    def set_tone(self, tone: str) -> None:
        if tone != self._tone:
            self._tone = tone
            self.update()

    @property
    def factor(self) -> float:
        return self._factor

    def set_factor(self, factor: float) -> None:
        """A smaller size for text too long for its role's own."""
        if factor != self._factor:
            self._factor = factor
            self._restyle()

    def set_hint(self, hint: str) -> None:
        """A tooltip of its own, shown instead of the whole text."""
        self._tip = hint
        self._retip()

    def lines_at(self, width: int) -> int:
        """How many lines the text takes at this width."""
        count = self._whole(width).lineCount() if self.text() else 0
        return min(count, self._lines) if self._lines else count

    def one_line_width(self) -> int:
        """How wide the text would be on one line."""
        return QFontMetrics(self._face).horizontalAdvance(self.text()) + 2

    # Geometry ---------------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return round(self.lines_at(width) * self._step())

    def sizeHint(self) -> QSize:  # noqa: N802
        width = self.width() if self._lines != 1 and self.width() > 60 else self.one_line_width()
        return QSize(min(self.one_line_width(), max(width, 60)), self.heightForWidth(max(width, 60)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(min(self.one_line_width(), 24), round(self._step()) if self.text() else 0)

    def _step(self) -> float:
        return self._face.pixelSize() * LEADING

    # Setting and drawing ----------------------------------------------------------------------------------------------

    def _restyle(self) -> None:
        self._face = self._style.font(self._role, weight=self._weight, italic=self._italic)
        self._face.setPixelSize(max(round(self._face.pixelSize() * self._factor), 9))
        if self._spaced:
            self._face.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        self._forget()
        self.updateGeometry()
        self.update()

    def _retip(self) -> None:
        self.setToolTip(plain_tip(self._tip or (self.text() if self._lines else "")))

    def _plain(self) -> str:
        return self.text().replace("\r\n", "\n").replace("\n", LINE_SEPARATOR)

    def _whole(self, width: int) -> QTextLayout:
        """The text broken at this width; enough to know its height."""
        width = max(width, 8)
        if width not in self._wholes:
            if len(self._wholes) > 4:
                self._forget()
            wrap = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
            self._wholes[width] = self._layout_of(self._plain(), wrap, width)
        return self._wholes[width]

    def _laid_out(self, width: int) -> list[QTextLayout]:
        """One layout per line, so that an elided last line is a line like the others."""
        width = max(width, 8)
        if width not in self._set:
            self._set[width] = self._break(width)
        return self._set[width]

    def _forget(self) -> None:
        self._set.clear()
        self._wholes.clear()

    def _break(self, width: int) -> list[QTextLayout]:
        text = self._plain()
        if not text:
            return []
        whole = self._whole(width)
        lines: list[QTextLayout] = []
        utf16 = text.encode("utf-16-le", "surrogatepass")
        for index in range(whole.lineCount()):
            line = whole.lineAt(index)
            begin, end = line.textStart(), line.textStart() + line.textLength()
            if self._lines and index == self._lines - 1 and whole.lineCount() > self._lines:
                rest = utf16[begin * 2 :].decode("utf-16-le", "replace").replace(LINE_SEPARATOR, " ")
                elided = QFontMetrics(self._face).elidedText(rest[:600], Qt.TextElideMode.ElideRight, width)
                lines.append(self._layout_of(elided, QTextOption.WrapMode.NoWrap, width))
                break
            piece = utf16[begin * 2 : end * 2].decode("utf-16-le", "replace").rstrip(LINE_SEPARATOR)
            lines.append(self._layout_of(piece, QTextOption.WrapMode.NoWrap, width))
        return lines

    def _layout_of(self, text: str, wrap: QTextOption.WrapMode, width: int) -> QTextLayout:
        layout = QTextLayout(text, self._face)
        option = QTextOption()
        option.setWrapMode(wrap)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
        layout.endLayout()
        return layout

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setPen(QColor(getattr(self._style.tokens, self._tone)))
        step = self._step()
        lines = self._laid_out(self.width())
        slack = max((self.height() - len(lines) * step) / 2, 0.0) if self._lines == 1 else 0.0
        for index, line in enumerate(lines):
            top = slack + index * step
            if top > event.rect().bottom():
                break
            if top + step >= event.rect().top():
                height = line.lineAt(0).height() if line.lineCount() else 0.0
                line.draw(painter, QPointF(0, top + (step - height) / 2))
        painter.end()


def heading(style: Style, text: str, parent: QWidget | None = None) -> Passage:
    """A group's name in small, spaced capitals."""
    label = Passage(style, Role.CAPTION, tone="muted", weight=600, spaced=True, lines=1, parent=parent)
    label.set_text(text.upper())
    label.setAccessibleName(text)
    label.set_hint(" ")
    return label
