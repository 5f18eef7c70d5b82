"""Files made to break the reader: each is refused with a sentence, none raises, none keeps the reader busy."""

from __future__ import annotations

import random
import zlib

import pytest
from tests.proof.conftest import Case
from tests.proof.forging import flipped

from candor.reports import examination, examined_file
from candor.reports.signing import certify


def refused(case: Case, pdf: bytes) -> str:
    examined = case.desk.examine(pdf)
    assert examined.trouble
    return examined.trouble


def test_no_flip_of_any_bit_anywhere_is_ever_accepted(case: Case) -> None:
    chance = random.Random(20260302)
    for _ in range(300):
        position, bit = chance.randrange(len(case.signed)), chance.randrange(8)
        assert case.desk.examine(flipped(case.signed, position, bit)).trouble, (position, bit)


def test_no_flip_in_what_signing_added_is_ever_accepted(case: Case) -> None:
    """The random flips mostly meet pages and zeros; these meet the message and the objects around it."""
    chance = random.Random(7)
    certified = certify(case.drawn, case.signature)
    places = [*range(len(case.drawn), certified.start + 2000), *range(certified.end, len(case.signed))]
    for position in chance.sample(places, 200):
        assert case.desk.examine(flipped(case.signed, position, chance.randrange(8))).trouble, position


def test_no_shuffled_file_is_accepted(case: Case) -> None:
    chance = random.Random(11)
    for _ in range(60):
        start, end = sorted(chance.sample(range(len(case.signed)), 2))
        piece = case.signed[start:end]
        to = chance.randrange(len(case.signed))
        refused(case, case.signed[:to] + piece + case.signed[to:])
        refused(case, case.signed[:start] + case.signed[end:])


def test_a_file_cut_anywhere_is_refused(case: Case) -> None:
    for end in range(0, len(case.signed), len(case.signed) // 60):
        refused(case, case.signed[:end])


def tail(offset: int, more: bytes = b"") -> bytes:
    return b"trailer\n<< /Size 3 /Root 1 0 R " + more + b">>\nstartxref\n%d\n%%%%EOF\n" % offset


def table(*offsets: int) -> bytes:
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1) + rows


def small(root: bytes, more: bytes = b"") -> bytes:
    """A PDF of two objects."""
    first = b"%PDF-1.7\n1 0 obj\n" + root + b"\nendobj\n"
    second = first + b"2 0 obj\n" + (more or b"null") + b"\nendobj\n"
    return second + table(9, len(first)) + tail(len(second))


FIELD = b"<< /AcroForm << /Fields [2 0 R] >> >>"
FILES = b"<< /Names << /EmbeddedFiles 2 0 R >> >>"
BUILT_WRONG = {
    "a header": b"%PDF-",
    "header and end": b"%PDF-1.7\n%%EOF",
    "a table at nought": b"%PDF-1.7\nstartxref\n0\n%%EOF",
    "a table far away": b"%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF\n",
    "a table before the start": b"%PDF-1.7\nstartxref\n-5\n%%EOF\n",
    "a table before itself": b"%PDF-1.7\n" + table(9) + tail(9, b"/Prev 9 "),
    "deep lists": small(b"[" * 200_000),
    "deep dictionaries": small(b"<<" * 200_000),
    "deep forms": small(b"<< /AcroForm " * 20_000),
    "deep strings": small(b"(" * 100_000),
    "fields that are the catalogue": small(b"<< /Type /Catalog /AcroForm << /Fields [1 0 R 1 0 R] >> >>"),
    "fields that are a number": small(b"<< /Type /Catalog /AcroForm << /Fields 5 >> >>"),
    "a field inside itself": small(FIELD, b"<< /FT /Sig /T (a) /V 2 0 R /Kids [2 0 R] >>"),
    "a signature of almost nothing": small(FIELD, b"<< /FT /Sig /T (a) /V << /ByteRange [1] >> >>"),
    "a signature that is the catalogue": small(FIELD, b"<< /FT /Sig /T (a) /V 1 0 R >>"),
    "files inside themselves": small(FILES, b"<< /Kids [2 0 R] >>"),
    "files inside themselves, many times": small(FILES, b"<< /Kids [" + b"2 0 R " * 50 + b"] >>"),
    "a file without content": small(FILES, b"<< /Names [(record.json)] >>"),
    "a file that is a word": small(FILES, b"<< /Names [(record.json) (not a file)] >>"),
    "a catalogue that is itself": small(b"1 0 R"),
    "a catalogue that is another": small(b"2 0 R", b"1 0 R"),
    "a number without end": small(b"<< /A " + b"1" * 3_000_000 + b" >>"),
    "a list without end": small(b"<< /A [" + b"1 " * 400_000 + b"] >>"),
    "a password": small(b"<< /Type /Catalog >>").replace(b"/Size", b"/Encrypt << /Filter /Standard >> /Size"),
}


@pytest.mark.parametrize("pdf", BUILT_WRONG.values(), ids=BUILT_WRONG.keys())
def test_a_file_that_is_built_wrong_is_refused(case: Case, pdf: bytes) -> None:
    assert refused(case, pdf) == examination.DAMAGED


def test_noise_after_a_header_is_refused(case: Case) -> None:
    chance = random.Random(3)
    for size in (10, 100, 5000):
        noise = chance.randbytes(size)
        refused(case, b"%PDF-1.7\n" + noise)
        refused(case, b"%PDF-1.7\n" + noise + b"\nstartxref\n12\n%%EOF\n")


def test_a_record_that_unpacks_without_end_is_refused(case: Case) -> None:
    bomb = zlib.compress(bytes(150 * 1024 * 1024), 9)
    stream = b"<< /Type /EmbeddedFile /Filter /FlateDecode /Length %d >>\nstream\n" % len(bomb) + bomb + b"\nendstream"
    root = b"<< /Names << /EmbeddedFiles << /Names [(record.json) << /EF << /F 2 0 R >> >>] >> >> >>"
    assert refused(case, small(root, stream)) == examination.DAMAGED


def test_a_record_of_countless_values_is_refused_before_it_fills_the_memory(case: Case) -> None:
    packed = zlib.compress(b"[" + b"{}," * 5_000_000 + b"{}]", 9)
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream"
    root = b"<< /Names << /EmbeddedFiles << /Names [(record.json) << /EF << /F 2 0 R >> >>] >> >> >>"
    assert refused(case, small(root, stream)) == examination.DAMAGED


def test_a_table_that_unpacks_without_end_is_refused(case: Case) -> None:
    bomb = zlib.compress(bytes(40 * 1024 * 1024), 9)
    stream = (
        b"%%PDF-1.7\n1 0 obj\n<< /Type /XRef /W [1 4 2] /Size 5000000 /Root 2 0 R /Filter /FlateDecode "
        b"/Length %d >>\nstream\n" % len(bomb)
    )
    assert refused(case, stream + bomb + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n") == examination.DAMAGED


def test_a_file_that_keeps_the_reader_reading_is_given_up(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examined_file._Ration, "left", 20_000)
    assert case.desk.examine(case.signed).trouble == ""
    assert refused(case, small(b"<< /A (" + b"x" * 100_000 + b") >>")) == examination.DAMAGED


def test_a_file_beyond_any_summary_is_not_opened(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examination, "SIZE_LIMIT", len(case.signed) - 1)
    assert refused(case, case.signed) == examination.TOO_LARGE


def test_a_summary_of_many_pages_is_well_within_the_limits(case: Case) -> None:
    assert len(case.signed) * 100 < examined_file.SIZE_LIMIT
