"""How much room a page has: the breakpoints of look/screens.md."""

from enum import IntEnum


class Room(IntEnum):
    """Window width ÷ text scale, in four steps."""

    SMALL = 0
    """Under 720: the rail is a row at the top."""
    NARROW = 720
    """One column beside the rail, the panel under the text."""
    MEDIUM = 1000
    """The panel takes the list's place."""
    WIDE = 1280
    """Rail, list, editor and panel."""


def room_for(width: int, scale: float) -> Room:
    """Gives the room of a window `width` pixels wide at a text scale (1.0 = 100 %)."""
    breadth = width / scale
    return max(room for room in Room if breadth >= room)
