"""Pictures for the page: only PNG and JPEG, without what they tell about where they were taken.

Typst takes a picture's bytes from JSON only as a list of numbers (8 MB: 1.4 s and 320 MB). As a
data URI in a one-picture SVG they stay base64 (0.1 s, 130 MB) and are embedded as they are.
"""

import base64
import binascii
import struct
from collections.abc import Iterator
from dataclasses import dataclass

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_PNG_KEPT = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"iCCP"})
_JPEG_SIZES = frozenset({*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC)})
_JPEG_DROPPED = frozenset({*range(0xE1, 0xE2), *range(0xE3, 0xEE), 0xEF, 0xFE})  # Exif, XMP, …
_START_OF_SCAN = 0xDA
_LARGEST_SIDE = 30_000  # px
_PX = 2.54 / 96  # cm
_WIDEST, _HIGHEST = 12.9, 15.0  # cm: the column, and what leaves room for a caption


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as an SVG, and the width it is shown at, in cm."""

    svg: str
    width_cm: float


def picture_of(encoded: str) -> Picture | None:
    """Gives the picture of base64 bytes, or None when they are no whole PNG or JPEG."""
    try:
        data = base64.b64decode(encoded, validate=True)
        if data.startswith(_PNG):
            kind, (width, height, data) = "png", _bare_png(data)
        elif data.startswith(_JPEG):
            kind, (width, height, data) = "jpeg", _bare_jpeg(data)
        else:
            return None
    except (binascii.Error, struct.error, IndexError, ValueError):
        return None
    if not (0 < width <= _LARGEST_SIDE and 0 < height <= _LARGEST_SIDE):
        return None
    uri = f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"
    size = f'width="{width}" height="{height}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="{uri}"/></svg>'
    return Picture(svg, min(width * _PX, _WIDEST, _HIGHEST * width / height))


def _bare_png(data: bytes) -> tuple[int, int, bytes]:
    width, height = struct.unpack_from(">II", data, 16)
    kept = [_PNG]
    for kind, start, end in _png_chunks(data):
        if kind in _PNG_KEPT:
            kept.append(data[start:end])
        if kind == b"IEND":
            return width, height, b"".join(kept)
    raise ValueError("the PNG has no end")


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    at = len(_PNG)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        end = at + 12 + length
        if end > len(data):
            return
        yield data[at + 4 : at + 8], at, end
        at = end


def _bare_jpeg(data: bytes) -> tuple[int, int, bytes]:
    width = height = 0
    kept = [_JPEG]
    at = len(_JPEG)
    while data[at] == 0xFF:
        marker = data[at + 1]
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if marker in _JPEG_SIZES:
            height, width = struct.unpack_from(">HH", data, at + 5)
        if marker == _START_OF_SCAN:
            if not data.rstrip(b"\x00").endswith(b"\xff\xd9"):
                raise ValueError("the JPEG has no end")
            return width, height, b"".join([*kept, data[at:]])
        if marker not in _JPEG_DROPPED:
            kept.append(data[at:end])
        at = end
    raise ValueError("the JPEG holds no picture")
