"""Pictures for reflections: a PNG made by hand, so that no picture library is needed."""

import struct
import zlib

import pytest


def png(width: int, height: int, *, comment: bytes = b"") -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    rows = b"".join(b"\x00" + bytes([40, 90, 86]) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    text = chunk(b"tEXt", b"Author\x00" + comment) if comment else b""
    body = chunk(b"IHDR", head) + text + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.fixture
def pictures():
    return {"bild": png(400, 200, comment=b"Fotografens namn")}.get
