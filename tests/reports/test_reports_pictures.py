"""Pictures of evidence: small, upright, bare, and never a danger."""

from __future__ import annotations

import base64
import io
import struct
import zlib

import pytest
from PIL import Image
from tests.reports import summary_factory as sample

from candor.reports.press import Press


def opened(picture: str | None) -> Image.Image:
    assert picture is not None
    return Image.open(io.BytesIO(base64.b64decode(picture)))


def saved(image: Image.Image, kind: str, **known: object) -> bytes:
    written = io.BytesIO()
    image.save(written, kind, **known)
    return written.getvalue()


def test_a_photo_becomes_a_small_jpeg(press: Press) -> None:
    small = opened(press.picture(sample.photo(3000, 2000)))

    assert small.format == "JPEG"
    assert small.size == (640, 427)


def test_a_photo_taken_sideways_stands_upright_and_says_nothing_about_where(press: Press) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "at the vendor's office"
    exif.get_ifd(0x8825)[1] = "N"
    image = Image.new("RGB", (400, 200), "white")
    image.paste("red", (0, 0, 50, 50))
    picture = press.picture(saved(image, "JPEG", exif=exif, comment=b"secret"))
    small = opened(picture)

    assert small.size == (200, 400)
    assert not small.getexif()
    assert "comment" not in small.info
    red, green, _ = small.getpixel((190, 10))
    assert red > 200 > 100 > green


def test_transparency_is_seen_on_white(press: Press) -> None:
    small = opened(press.picture(saved(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG")))

    assert small.getpixel((20, 20)) == (255, 255, 255)


def enormous_png() -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(4096))) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\nshowpage\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        sample.photo()[:300],
        enormous_png(),
    ],
    ids=["empty", "words", "postscript", "svg", "cut off", "a bomb"],
)
def test_what_cannot_be_decoded_safely_has_no_picture(press: Press, content: bytes) -> None:
    assert press.picture(content) is None


def test_a_picture_in_a_manifest_that_is_none_is_left_out(press: Press) -> None:
    made = sample.manifest()
    (shot,) = made.pictures
    bad = base64.b64encode(b"\xff\xd8 not really").decode()

    assert press.render(sample.manifest(pictures={shot: bad})).count(b"/DCTDecode") == 0
    assert press.render(made).count(b"/DCTDecode") == 1
