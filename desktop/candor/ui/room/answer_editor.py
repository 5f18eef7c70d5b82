"""The answer box: one document per question with its own undo; words are announced while they are typed, and marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit, QTextEdit, QWidget

from candor.ui.style import MEASURE_CHARACTERS, RADIUS, SPACE, Role, Style

ANNOUNCE_MS = 400
"""A throttle: words are announced this long after the first key that was not, however steadily one types."""
PAUSE_MS = 250
"""How long no key is a pause, at the end of a word."""
MID_WORD_PAUSE_MS = 800
"""How long no key is a pause in the middle of one: the word is probably whole."""
STEADY_MS = 1200
"""A steady typist is listened to at a word's end at least this often."""
LONGEST_PASTE = 50_000
"""Characters; more than that is a document, and becomes evidence."""
MEASURE_SAMPLE = "the quick answer is that we lost one large customer in March, and here is why it happened "


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to mark, ``text[start:end]`` in code points."""

    start: int
    end: int
    confirmed: bool


class AnswerEditor(QPlainTextEdit):
    """Announces ``typed(text)`` to be made durable and ``paused(text)`` to be listened to; what is not plain text is
    announced as a wish: ``image_offered(QImage)``, ``files_offered(list[Path])``, ``long_text_offered(str)``."""

    typed = Signal(str)
    paused = Signal(str)
    edited = Signal()
    image_offered = Signal(QImage)
    files_offered = Signal(list)
    long_text_offered = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._documents: dict[str, QTextDocument] = {}
        self._places: dict[str, tuple[int, int]] = {}
        self._key = ""
        self._showing = False
        self._pending = False
        self._page_keys: frozenset[str] = frozenset()
        self._marks: Sequence[Mark] = ()
        self._announce = self._timer(ANNOUNCE_MS, self.flush)
        self._pause = self._timer(PAUSE_MS, self._paused_typing)
        self._steady = self._timer(STEADY_MS, lambda: None)
        self.setObjectName("answer")
        self.setAccessibleName("Answer")
        self.setPlaceholderText("Type what they say. It is saved as you type.")
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._text_changed)
        style.changed.connect(self._restyle)
        self._restyle()

    def _timer(self, milliseconds: int, fired: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(fired)
        return timer

    # Questions --------------------------------------------------------------------------------------------------------

    def show_answer(self, key: str, text: str) -> None:
        """Put a question's words in the box, with the undo history and cursor they had."""
        self.flush()
        self._showing = True
        self._remember_place()
        document = self._documents.get(key)
        if document is None:
            document = self._documents[key] = self._new_document()
        if document.toPlainText() != text:
            document.setPlainText(text)
            document.clearUndoRedoStacks()
            self._places.pop(key, None)
        document.setDefaultFont(self.font())
        self._key = key
        self.setDocument(document)
        self._apply_tab_width()
        self._restore_place()
        self._showing = False
        self.show_marks(())

    def _new_document(self) -> QTextDocument:
        document = QTextDocument(self)
        document.setDocumentLayout(QPlainTextDocumentLayout(document))
        document.setDefaultFont(self.font())
        document.setDocumentMargin(0)
        return document

    def _remember_place(self) -> None:
        if self._key:
            self._places[self._key] = (self.textCursor().position(), self.verticalScrollBar().value())

    def _restore_place(self) -> None:
        position, scroll = self._places.get(self._key, (-1, -1))
        cursor = self.textCursor()
        if position < 0:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        else:
            cursor.setPosition(min(position, max(self.document().characterCount() - 1, 0)))
        self.setTextCursor(cursor)
        if scroll >= 0:
            self.verticalScrollBar().setValue(scroll)

    def forget_all(self) -> None:
        """Drop every pending announcement; the page is going."""
        for timer in (self._announce, self._pause, self._steady):
            timer.stop()

    # Announcing -------------------------------------------------------------------------------------------------------

    def flush(self) -> None:
        """Announce words not announced yet, now."""
        if self._pending:
            self._announce.stop()
            self._pending = False
            self.typed.emit(self.toPlainText())

    def taken(self) -> str:
        """The words in the box, which whoever takes them makes durable: nothing is left to announce."""
        self._announce.stop()
        self._pending = False
        return self.toPlainText()

    def _text_changed(self) -> None:
        if self._showing:
            return
        self._pending = True
        if not self._announce.isActive():
            self._announce.start()
        self._pause.start(PAUSE_MS)
        if not self._steady.isActive() and self._at_word_end():
            self._steady.start()
            self.paused.emit(self.toPlainText())
        self.edited.emit()

    def _paused_typing(self) -> None:
        if self._pause.interval() == PAUSE_MS and not self._at_word_end():
            self._pause.start(MID_WORD_PAUSE_MS - PAUSE_MS)
            return
        self._steady.start()
        self.paused.emit(self.toPlainText())

    def _at_word_end(self) -> bool:
        cursor = self.textCursor()
        block, place = cursor.block().text(), cursor.positionInBlock()
        before = block[place - 1] if 0 < place <= len(block) else " "
        return not before.isalnum()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.flush()
        super().focusOutEvent(event)

    # Marks ------------------------------------------------------------------------------------------------------------

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Underline these words on a soft ground, dashed while nobody has confirmed the flag."""
        self._marks = marks
        if not marks and not self.extraSelections():
            return
        places = _utf16_places(self.toPlainText()) if marks else []
        last = len(places) - 1
        within = [mark for mark in marks if 0 <= mark.start < mark.end <= last]
        self.setExtraSelections([self._selection(places[m.start], places[m.end], m.confirmed) for m in within])

    def _selection(self, start: int, end: int, confirmed: bool) -> QTextEdit.ExtraSelection:
        tokens = self._style.tokens
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(QColor(tokens.evasive_soft))
        underline = QTextCharFormat.UnderlineStyle
        look.setUnderlineStyle(underline.SingleUnderline if confirmed else underline.DashUnderline)
        look.setUnderlineColor(QColor(tokens.evasive))
        selection.cursor, selection.format = cursor, look
        return selection

    # Plain text only --------------------------------------------------------------------------------------------------

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        return not self.isReadOnly() and (source.hasText() or source.hasImage() or source.hasUrls())

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        text = source.text()
        if files:
            self.files_offered.emit(files)
        elif len(text) > LONGEST_PASTE:
            self.long_text_offered.emit(text)
        elif text.strip():
            self.insertPlainText(text)
            self.ensureCursorVisible()
        elif source.hasImage():
            image = source.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self.image_offered.emit(image)

    # Keys that belong to the page -------------------------------------------------------------------------------------

    def leave_keys(self, sequences: Sequence[QKeySequence]) -> None:
        """These keys are the page's even where a text box would know something to do with them."""
        portable = QKeySequence.SequenceFormat.PortableText
        self._page_keys = frozenset(sequence.toString(portable) for sequence in sequences)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
            if pressed in self._page_keys:
                event.ignore()
                return False
        return super().event(event)

    # Looks ------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_measure()

    def _restyle(self) -> None:
        tokens = self._style.tokens
        self.setFont(self._style.font(Role.ANSWER))
        self.setStyleSheet(
            f"#answer {{ background: {tokens.surface}; border: 1px solid {tokens.line}; border-radius: {RADIUS}px;"
            f" padding: 0; }} #answer:focus {{ border: 1px solid {tokens.accent}; padding: 0; }}"
            f" #answer:read-only {{ background: {tokens.paper}; }}"
        )
        self._showing = True
        self.document().setDefaultFont(self.font())
        self._showing = False
        self._apply_tab_width()
        self._fit_measure()
        self.show_marks(self._marks)

    def _apply_tab_width(self) -> None:
        self.setTabStopDistance(QFontMetricsF(self.font()).horizontalAdvance(" ") * 4)

    def _fit_measure(self) -> None:
        """Keep lines at a readable measure: what the box has beyond it becomes margin."""
        metrics = QFontMetricsF(self.font())
        measure = metrics.horizontalAdvance(MEASURE_SAMPLE) / len(MEASURE_SAMPLE) * MEASURE_CHARACTERS
        pad = self._style.px(SPACE.l)
        bar = self.verticalScrollBar().sizeHint().width() if self.verticalScrollBar().isVisible() else 0
        spare = self.width() - 2 * pad - bar - measure
        self.setViewportMargins(pad, self._style.px(SPACE.m), pad + max(round(spare), 0), self._style.px(SPACE.m))


def _utf16_places(text: str) -> list[int]:
    """Where each code point begins in UTF-16 units, which is how a text document counts; one entry past the end."""
    if text.isascii():
        return list(range(len(text) + 1))
    return list(accumulate((2 if ord(character) > 0xFFFF else 1 for character in text), initial=0))
