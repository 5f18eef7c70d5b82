"""The summary as the committee will see it: its first pages, drawn again whenever the record changes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from candor.domain.errors import KnownError
from candor.ui.desk import Desk
from candor.ui.operations import Operations
from candor.ui.pdf_pictures import PdfPictures, pictures
from candor.ui.pieces import clear, label
from candor.ui.style import SPACE, Role, Style
from candor.workflows import sign_off
from candor.workflows.ledger import Ledger
from candor.workflows.services import Services

PAGES = 4
PIXELS = 1240
"""The width pages are drawn at: 150 dpi of A4, sharp in the pane on a dense screen."""


class PaperSheet(QWidget):
    """One page, as wide as the pane lets it be."""

    def __init__(self, style: Style, picture: QImage, number: int) -> None:
        super().__init__()
        self._looks = style
        self._picture = picture
        self.setAccessibleName(f"Page {number} of the summary")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(style.px(820))

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(480, self.heightForWidth(480))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return round(width * self._picture.height() / max(self._picture.width(), 1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawImage(place, self._sharp())
        painter.setPen(QPen(QColor(self._looks.tokens.line), 1))
        painter.drawRect(place)
        painter.end()

    def _sharp(self) -> QImage:
        """Scaled down once with averaging; Qt's painter alone would drop fine strokes."""
        wanted = round(self.width() * self.devicePixelRatioF())
        if wanted >= self._picture.width():
            return self._picture
        return self._picture.scaledToWidth(wanted, Qt.TransformationMode.SmoothTransformation)


class PreviewPane(QScrollArea):
    """Shows the desk's record as its draft PDF. ``refresh`` is cheap to call: one drawing is under way at a time."""

    def __init__(self, style: Style, operations: Operations, desk: Desk) -> None:
        super().__init__()
        self._looks = style
        self._operations = operations
        self._desk = desk
        self._drawing = False
        self._stale = False
        self.paper = "A4"
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Preview of the summary")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        canvas = QWidget()
        canvas.setProperty("desk", "true")
        self._column = QVBoxLayout(canvas)
        self._column.setContentsMargins(SPACE.xl, SPACE.l, SPACE.xl, SPACE.xl)
        self._column.setSpacing(SPACE.l)
        self._say("Drawing the summary…")
        self.setWidget(canvas)

    def refresh(self) -> None:
        """Draw the record as it stands; if a drawing is under way, once more after it."""
        ledger = self._desk.ledger
        if self._drawing or ledger is None:
            self._stale = True
            return
        self._drawing, self._stale = True, False
        services, paper = self._desk.services, self.paper

        def draw() -> PdfPictures:
            return pictures(_summary(ledger, services, paper), PAGES, PIXELS)

        self._operations.run(draw, self._show, self._refuse)

    def _show(self, drawn: PdfPictures) -> None:
        self._drawing = False
        place = self.verticalScrollBar().value()
        clear(self._column)
        for number, picture in enumerate(drawn.pages, 1):
            self._column.addWidget(PaperSheet(self._looks, picture, number))
        if drawn.total > len(drawn.pages):
            more = drawn.total - len(drawn.pages)
            self._column.addWidget(label(f"and {more} more {'page' if more == 1 else 'pages'}", Role.CAPTION, "muted"))
        self._column.addStretch(1)
        self.verticalScrollBar().setValue(place)
        if self._stale:
            self.refresh()

    def _refuse(self, error: KnownError) -> None:
        self._drawing = False
        self._say(error.sentence)

    def _say(self, sentence: str) -> None:
        clear(self._column)
        self._column.addWidget(label(sentence, Role.BODY, "muted", wrap=True))
        self._column.addStretch(1)


def _summary(ledger: Ledger, services: Services, paper: str) -> bytes:
    """The signed PDF where the record is signed, else the record as it stands, drawn as a draft."""
    if ledger.record.locked:
        return b"".join(ledger.store.read_content(ledger.record.revision.pdf_sha256))
    return services.press.render(sign_off.freeze(ledger, services, paper=paper))
