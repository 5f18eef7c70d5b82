"""The gate before an .xlsx: a ZIP container whose size is known, and believed, before anything of it is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from candor.workflows.forms import FormUnreadable

MOST_PARTS = 5_000
MOST_UNPACKED = 120_000_000
"""Bytes of all parts together; a workbook of 150,000 cells takes a fifth of it."""
LARGEST_PART = 64_000_000
WORST_RATIO = 300
"""Unpacked to packed, beyond 20 MB. Sheets of the same empty row over and over reach a hundred; a bomb a thousand."""
_RATIO_MATTERS = 20_000_000

_OTHERS = (
    (re.compile(r"^xl/workbook\.bin$"), "is a binary workbook (.xlsb); open it in Excel and save it as .xlsx."),
    (re.compile(r"^word/"), "is a Word document; copy its questions into a spreadsheet, one a row, and import that."),
    (re.compile(r"^ppt/"), "is a presentation; copy its questions into a spreadsheet, one a row, and import that."),
    (re.compile(r"^Index/.*\.iwa$"), "is a Numbers document; export it as .xlsx and import that."),
)


_TROUBLE = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, ValueError, OSError),
    NotImplementedError,  # how zipfile says that it does not know a way of packing
)


class Package:
    """The parts of an .xlsx by their path."""

    def __init__(self, source: bytes, name: str) -> None:
        """Raises FormUnreadable for whatever cannot be unpacked safely, or is another kind of file."""
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source))
            self._parts = {info.filename.lstrip("/").casefold(): info for info in self._zip.infolist()}
        except _TROUBLE as trouble:
            raise self.damaged() from trouble
        self._refuse_bombs(len(source))
        self._refuse_others()

    def damaged(self) -> FormUnreadable:
        return FormUnreadable(
            f"“{self._name}” is damaged or not complete; get the file again, or save it anew in Excel."
        )

    def has(self, path: str) -> bool:
        return path.casefold() in self._parts

    def part(self, path: str) -> bytes:
        """The part's bytes. Raises FormUnreadable where it is missing or cannot be unpacked."""
        info = self._parts.get(path.casefold())
        if info is None:
            raise self.damaged()
        try:
            with self._zip.open(info) as opened:
                return opened.read(LARGEST_PART)
        except _TROUBLE as trouble:
            raise self.damaged() from trouble
        except RuntimeError as trouble:  # How zipfile says that a part wants a password.
            raise FormUnreadable(
                f"“{self._name}” is protected by a password; remove the password and import it again."
            ) from trouble

    def _refuse_bombs(self, packed: int) -> None:
        sizes = [info.file_size for info in self._zip.infolist()]
        unpacked = sum(sizes)
        bomb = unpacked > _RATIO_MATTERS and unpacked > WORST_RATIO * packed
        if len(sizes) > MOST_PARTS or unpacked > MOST_UNPACKED or max(sizes, default=0) > LARGEST_PART or bomb:
            raise FormUnreadable(
                f"“{self._name}” unpacks to far more than a questionnaire holds, so it was not opened; "
                "copy the questions into a new workbook and import that."
            )

    def _refuse_others(self) -> None:
        for pattern, sentence in _OTHERS:
            if any(pattern.match(info.filename) for info in self._parts.values()):
                raise FormUnreadable(f"“{self._name}” {sentence}")
        if self.has("mimetype") and self.part("mimetype").startswith(b"application/vnd.oasis.opendocument"):
            raise FormUnreadable(f"“{self._name}” is an OpenDocument file; save it as .xlsx or .csv and import that.")
        if not (self.has("[content_types].xml") or self.has("xl/workbook.xml")):
            raise FormUnreadable(f"“{self._name}” is a ZIP archive; unpack it and import the form that is inside.")
