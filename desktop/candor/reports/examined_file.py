"""What lies in a PDF that somebody sent: its signature fields and the attached record. Never trusts, never hangs."""

from __future__ import annotations

import logging
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Any

from pyhanko.pdf_utils.decode_limits import (
    DecodeLimits,
    DecodePurpose,
    DocumentDecodeBudget,
    StreamDecodeLimits,
)
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from candor.domain.errors import MISREADING

ATTACHMENT = "record.json"
SIZE_LIMIT = 500 * 1024 * 1024

_MIB = 1024 * 1024
_READS = 500_000
"""Reads from one file before it counts as a trap; a summary of 100 questions takes about 10,000."""
_VALUES = 3_000_000
"""JSON values in a record before it counts as a trap, for each takes some hundred bytes once read; a long interview
has 20,000."""
_LIMITS = DecodeLimits(
    per_stream=StreamDecodeLimits(max_output_size=64 * _MIB),
    per_purpose={
        DecodePurpose.OBJECT_STREAM: StreamDecodeLimits(max_ratio=100, max_output_size=2 * _MIB),
        DecodePurpose.XREF_STREAM: StreamDecodeLimits(max_ratio=100, max_output_size=2 * _MIB),
    },
    document_budget=DocumentDecodeBudget(base_allowance=256 * _MIB, max_ratio=1),
)
_TREE_DEPTH = 8

TROUBLE = (*MISREADING, PdfError, OSError, zlib.error)
"""What reading or drawing a PDF raises when its bytes are not what they say."""

# pyHanko tells its log about odd files in their own words, and words from a dossier do not belong in a log.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)


class FileUnreadable(Exception):
    """Not a PDF that can be read without guessing."""


@dataclass(frozen=True, slots=True)
class FoundSignature:
    """A filled signature field: the four numbers of its byte range, the message, and what it claims in plain words.

    ``certifies`` says that it forbids any change (DocMDP 1) and is the signature the document's catalogue names.
    """

    byte_range: tuple[int, int, int, int]
    message: bytes
    name: str
    reason: str
    moment: str
    certifies: bool


@dataclass(frozen=True, slots=True)
class ExaminedFile:
    """``record`` is the attached record's bytes, None where there is none or more than one."""

    signatures: tuple[FoundSignature, ...]
    record: bytes | None


class _Ration(BytesIO):
    """A stream that can be read a bounded number of times: what a parser's endless loop runs into."""

    left = _READS

    def read(self, size: int | None = -1, /) -> bytes:
        self.left -= 1
        if self.left < 0:
            raise PdfError("too much to read")
        return super().read(size)


_ENDLESS_NUMBER = re.compile(rb"(?<![-+.0-9])[-+.0-9]{20000}")


def read_file(pdf: bytes) -> ExaminedFile:
    """Raises FileUnreadable."""
    # Checked before parsing, because the parser would look for the end of the file byte by byte from the back, and
    # needs minutes for a number of a million digits.
    if b"%%EOF" not in pdf[-1024:] or b"startxref" not in pdf[-1024:] or _ENDLESS_NUMBER.search(pdf):
        raise FileUnreadable
    try:
        reader = PdfFileReader(_Ration(pdf), strict=True, decode_limits=_LIMITS)
        if reader.encrypted:
            raise FileUnreadable
        signatures = tuple(
            _signature(reader, value) for _, value, _ in enumerate_sig_fields(reader, filled_status=True)
        )
        return ExaminedFile(signatures, _record(reader))
    except TROUBLE:
        raise FileUnreadable from None


def _signature(reader: PdfFileReader, value: Any) -> FoundSignature:
    found = value.get_object()
    start, first, second, length = (int(number) for number in found["/ByteRange"])
    return FoundSignature(
        byte_range=(start, first, second, length),
        message=found.raw_get("/Contents").original_bytes,
        name=str(found.get("/Name", "")),
        reason=str(found.get("/Reason", "")),
        moment=str(found.get("/M", "")),
        certifies=_certifies(reader, value, found),
    )


def _certifies(reader: PdfFileReader, value: Any, found: Any) -> bool:
    try:
        if reader.root["/Perms"].raw_get("/DocMDP").reference != value.reference:
            return False
        (reference,) = found["/Reference"]
    except (KeyError, AttributeError):
        return False
    reference = reference.get_object()
    return bool(reference["/TransformMethod"] == "/DocMDP" and reference["/TransformParams"]["/P"] == 1)


def _record(reader: PdfFileReader) -> bytes | None:
    try:
        tree = reader.root["/Names"]["/EmbeddedFiles"]
    except KeyError:
        return None
    files = [file for name, file in _leaves(tree, _TREE_DEPTH) if name == ATTACHMENT]
    if len(files) != 1:
        return None
    content: bytes = files[0]["/EF"]["/F"].data
    if sum(map(content.count, (b"{", b"[", b","))) > _VALUES:
        raise FileUnreadable
    return content


def _leaves(tree: Any, depth: int) -> Iterator[tuple[str, Any]]:
    if depth == 0:
        raise FileUnreadable
    names = list(tree.get("/Names", ()))
    for name, file in zip(names[::2], names[1::2], strict=True):
        yield str(name.get_object()), file.get_object()
    for branch in tree.get("/Kids", ()):
        yield from _leaves(branch.get_object(), depth - 1)


_BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*0\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")


def claimed_ranges(pdf: bytes) -> list[tuple[int, int, int]]:
    """Where signatures claim to have their message (start, end) and where to end, by a look at the bytes alone: hints
    for the sentence, where parsing fails. Three at most, so that a file full of claims costs nothing."""
    found = ([int(number) for number in match.groups()] for match in islice(_BYTE_RANGE.finditer(pdf), 3))
    claims = [(first, second, second + length) for first, second, length in found]
    return [(start, end, last) for start, end, last in claims if 0 < start < end <= last]
