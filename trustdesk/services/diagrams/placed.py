"""A figure with a place for everything in it: what the window paints and the PDF sets.

All lengths are in the unit of the measurer (pixels in the window, points in the PDF), from the
figure's left upper corner.
"""

from dataclasses import dataclass
from typing import Literal, Protocol

TextLook = Literal["node", "node_strong", "part", "note", "label", "heading"]
"""How words are set; who draws has a font and a line height for each."""

BoxLook = Literal["hub", "node", "part", "period", "range", "end", "group", "addition"]
"""What a box is, for who draws it.

hub: outlined in the accent. node: outlined. addition: outlined with dots. part, period,
range, end and group: words alone.
"""


class TextMeasurer(Protocol):
    """Tells how much room words take."""

    def width(self, text: str, look: TextLook) -> float:
        """Gives how wide a line of text is."""

    def line_height(self, look: TextLook) -> float:
        """Gives how far lines stand apart."""

    def unit(self, length: float) -> float:
        """Gives a length at 100 % text size as it is at the present one."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PlacedText:
    """Lines under each other in a box; `centred`, or from its left edge."""

    lines: tuple[str, ...]
    look: TextLook
    box: Box
    centred: bool = False


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """A node that can be operated: its id in the figure, its box, its words."""

    id: str
    box: Box
    look: BoxLook
    texts: tuple[PlacedText, ...]


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line through points; arrows as asked. `dotted`: it acts on something, or is an addition."""

    points: tuple[tuple[float, float], ...]
    arrow_at_end: bool = False
    arrow_at_start: bool = False
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class PlacedDiagram:
    """A whole figure in its width. The nodes stand in the order they are read and walked in.

    `bands` are soft surfaces under everything (the range of a balance), `hairlines` part the lines
    of a list. A table has no places:
    `table_columns` tells how many of its columns fit beside each other (0: it is no table; 1: each
    row is a list of its own).
    """

    width: float
    height: float
    nodes: tuple[PlacedNode, ...] = ()
    lines: tuple[PlacedLine, ...] = ()
    labels: tuple[PlacedText, ...] = ()
    bands: tuple[Box, ...] = ()
    hairlines: tuple[PlacedLine, ...] = ()
    table_columns: int = 0
