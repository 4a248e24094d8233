"""Pictures of the screen: the X server's own memory, written as PNG."""

import struct
import time
import zlib
from collections.abc import Mapping
from pathlib import Path

from tests.driver.display import framebuffer
from tests.driver.waiting import NotInTimeError, until

_STILL = 0.1


def photograph(environment: Mapping[str, str], target: Path) -> None:
    """Writes the whole screen to `target` when it has come to rest (or after 2 s)."""
    target.write_bytes(png(_at_rest(framebuffer(environment))))


def png(xwd: bytes) -> bytes:
    """Gives a PNG of an X window dump (XWDFile.h, version 7) with 32 bits a pixel."""
    head = struct.unpack(">25I", xwd[:100])
    size, width, height, stride, colours = head[0], head[4], head[5], head[12], head[19]
    if head[1] != 7 or head[11] != 32:
        raise ValueError("not an X window dump with 32 bits a pixel")
    start = size + colours * 12
    blue_first = head[7] == 0
    rows = bytearray()
    for top in range(start, start + stride * height, stride):
        rows += b"\0" + _rgb(xwd[top : top + width * 4], blue_first=blue_first)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)),
            _chunk(b"IDAT", zlib.compress(rows, 6)),
            _chunk(b"IEND", b""),
        )
    )


def _rgb(row: bytes, *, blue_first: bool) -> bytes:
    red, green, blue = (2, 1, 0) if blue_first else (1, 2, 3)
    out = bytearray(len(row) // 4 * 3)
    out[0::3], out[1::3], out[2::3] = row[red::4], row[green::4], row[blue::4]
    return bytes(out)


def _chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def _at_rest(source: Path) -> bytes:
    seen = source.read_bytes()

    def unchanged() -> bytes:
        nonlocal seen
        time.sleep(_STILL)
        before, seen = seen, source.read_bytes()
        return seen if seen == before else b""

    try:
        return until(unchanged, "a still picture", seconds=2)
    except NotInTimeError:
        return seen  # something moves for good; a picture of it is what was asked for
