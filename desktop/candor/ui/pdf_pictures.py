"""Pages of a PDF as pictures, drawn in memory: nothing of a record touches a temporary file."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True)
class PdfPictures:
    """The first pages, and how many there are in all."""

    pages: tuple[QImage, ...]
    total: int


def pictures(pdf: bytes, most: int, width: int) -> PdfPictures:
    """Draw up to ``most`` pages ``width`` pixels wide. One thread at a time: PDFium knows no other way."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        total = len(document)
        drawn = []
        for number in range(min(most, total)):
            page = document[number]
            bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True)
            kind = QImage.Format.Format_RGBA8888 if bitmap.n_channels == 4 else QImage.Format.Format_RGB888
            image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, kind)
            drawn.append(image.copy())
            bitmap.close()
            page.close()
        return PdfPictures(tuple(drawn), total)
    finally:
        document.close()
