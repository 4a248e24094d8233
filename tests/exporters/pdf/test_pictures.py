"""Pictures are shown without what they tell about where they were taken."""

import base64
import struct

from tests.exporters.pdf.conftest import png
from trustdesk.exporters.pdf.pictures import picture_of


def encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()


def inside(svg: str) -> bytes:
    return base64.b64decode(svg.split("base64,")[1].split('"', maxsplit=1)[0])


def jpeg(*, ended: bool = True) -> bytes:
    """Gives a JPEG's skeleton: Exif, size, and a scan."""
    exif = b"Exif\x00\x00Fotografens namn"
    app1 = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    size = b"\xff\xc0" + struct.pack(">HBHHB", 8, 8, 300, 600, 0)
    scan = b"\xff\xda" + struct.pack(">H", 2) + b"bild"
    return b"\xff\xd8" + app1 + size + scan + (b"\xff\xd9" if ended else b"")


def test_a_png_keeps_its_pixels_and_loses_its_comments() -> None:
    picture = picture_of(encoded(png(96, 48, comment=b"Fotografens namn")))
    assert picture is not None
    assert inside(picture.svg) == png(96, 48)
    assert round(picture.width_cm, 2) == 2.54


def test_a_jpeg_loses_its_exif() -> None:
    picture = picture_of(encoded(jpeg()))
    assert picture is not None
    assert b"Fotografens" not in inside(picture.svg)
    assert inside(picture.svg).endswith(b"bild\xff\xd9")
    assert 'width="600" height="300"' in picture.svg


def test_what_is_no_whole_picture_is_none() -> None:
    broken = [
        b"",
        b"GIF89a",
        jpeg(ended=False),
        jpeg()[:20],
        png(9, 9)[:-20],
        b"\xff\xd8",
        b"<svg/>",
    ]
    assert [picture_of(encoded(data)) for data in broken] == [None] * len(broken)
    assert picture_of("inte base64!") is None


def test_a_high_picture_fits_the_page() -> None:
    picture = picture_of(encoded(png(10, 4000)))
    assert picture is not None
    assert picture.width_cm * 400 <= 15.01
