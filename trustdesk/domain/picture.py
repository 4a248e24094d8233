"""A picture in a reflection: what it may be, and how the text mentions it."""

import re
from dataclasses import dataclass

MOST_BYTES = 10 * 1024 * 1024
"""A picture holds at most 10 MB, as it is kept (design, section 6)."""

MOST_PIXELS = 50_000_000
"""More would take 200 MB to unpack, whatever the file's own size."""

LONGEST_DESCRIPTION = 500

_BRACKETS = str.maketrans("[]\\", "()/")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the journal keeps it: re-encoded, without what it told about its origin."""

    uid: str
    name: str
    mime: str
    alt: str
    data: bytes


@dataclass(frozen=True, slots=True)
class PictureInfo:
    """What is known of a kept picture without reading it."""

    uid: str
    name: str
    mime: str
    alt: str
    size: int


def described(alt: str) -> str:
    """Gives a description as it can stand in the text: one line, without square brackets."""
    return _SPACE.sub(" ", alt.translate(_BRACKETS)).strip()[:LONGEST_DESCRIPTION]


def picture_line(picture: Picture) -> str:
    """Gives the Markdown that shows the picture."""
    return f"![{picture.alt}](attachment:{picture.uid})"
