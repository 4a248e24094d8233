"""Looks for a text in every byte of a folder: as it is, in UTF-16, and inside what was packed."""

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
PACKED = b"\x78"
"""Every zlib stream begins so."""


def found(root: Path, texts: Iterable[str], but: Iterable[str] = ("backups",)) -> list[str]:
    """Where any of the texts lies, as "file: how"; folders named in `but` are not looked into."""
    needles = {(text, code): text.encode(code) for text in texts for code in ENCODINGS}
    hits = []
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.relative_to(root).parts[0] not in but:
            data = path.read_bytes()
            for (text, code), needle in needles.items():
                hits += [f"{path.name}: {text} {code} x{n}"] if (n := data.count(needle)) else []
            for inside in unpacked(data):
                hits += [
                    f"{path.name}: {text} {code}, packed"
                    for (text, code), needle in needles.items()
                    if needle in inside
                ]
    return hits


def unpacked(data: bytes) -> Iterator[bytes]:
    """What can be unpacked anywhere in these bytes, also the beginning of a broken stream."""
    at = data.find(PACKED)
    while at >= 0:
        if at + 1 < len(data) and (data[at] * 256 + data[at + 1]) % 31 == 0:
            yield _beginning(data[at : at + 65536])
        at = data.find(PACKED, at + 1)


def _beginning(stream: bytes) -> bytes:
    """Unpacks byte by byte, so that what comes before a break is had."""
    opener, out = zlib.decompressobj(), bytearray()
    try:
        for start in range(0, len(stream), 64):
            out += opener.decompress(stream[start : start + 64])
            if opener.eof:
                break
    except zlib.error:
        pass
    return bytes(out)
