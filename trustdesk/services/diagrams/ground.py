"""What a figure is laid out with, and the words of its nodes as boxes of a size."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trustdesk.services.diagrams.placed import Box, PlacedNode, PlacedText
from trustdesk.services.diagrams.wrapping import Lines, balanced, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from trustdesk.domain.diagram import Diagram, DiagramNode
    from trustdesk.domain.framework import LocalText
    from trustdesk.services.diagrams.placed import (
        BoxLook,
        PlacedDiagram,
        TextLook,
        TextMeasurer,
    )

LEAST_HEIGHT = 44
"""A node can be hit and read, at 100 % text size."""

EDGE_AIR = 6
"""A line ends so far before a node."""

_ABOVE, _ABOVE_PART, _BESIDE = 10, 12, 14
"""Air above and beside the words; beside them only where an outline is drawn round them."""

_STRONG = frozenset({"hub", "period", "range", "end"})
_OUTLINED = frozenset({"hub", "node", "addition"})


@dataclass(frozen=True, slots=True)
class Ground:
    """A figure, its language, its width and who measures."""

    diagram: Diagram
    said: Callable[[LocalText], str]
    width: float
    measurer: TextMeasurer

    def unit(self, length: float) -> float:
        """Gives a length at 100 % text size as it is at the present one."""
        return self.measurer.unit(length)

    def words(
        self, node: DiagramNode, room: float, look: BoxLook, *, centred: bool = True
    ) -> NodeWords:
        """Gives a node's words in a box that is at most `room` wide."""
        look = "addition" if node.addition and look == "node" else look
        text_look: TextLook = (
            "node_strong" if look in _STRONG else "part" if look == "part" else "node"
        )
        beside = self.unit(_BESIDE) if look in _OUTLINED else 0.0
        set_lines = balanced if centred else wrapped
        texts = tuple(
            (set_lines(text, room - 2 * beside, text_look, self.measurer), text_look)
            for text, text_look in (
                (self.said(node.text), text_look),
                (self.said(node.note), "note"),
            )
            if text
        )
        width = max((lines.width for lines, _ in texts), default=0.0) + 2 * beside
        high = sum(len(lines.lines) * self.measurer.line_height(look) for lines, look in texts)
        above = self.unit(_ABOVE_PART if look == "part" else _ABOVE)
        height = max(high + 2 * above, self.unit(LEAST_HEIGHT))
        return NodeWords(self, node.id, look, texts, beside, centred, width, height, high)

    def label(self, text: str, room: float, look: TextLook = "label") -> Lines:
        """Gives a label's lines, as even as they can be."""
        return balanced(text, room, look, self.measurer)

    def label_height(self, lines: Lines, look: TextLook = "label") -> float:
        """Gives how high a label is."""
        return len(lines.lines) * self.measurer.line_height(look)

    def placed_label(
        self, lines: Lines, x: float, y: float, look: TextLook = "label"
    ) -> PlacedText:
        """Gives a label whose left upper corner is there."""
        box = Box(x, y, lines.width, self.label_height(lines, look))
        return PlacedText(lines.lines, look, box)


@dataclass(frozen=True, slots=True)
class NodeWords:
    """A node's words in lines and the size of its box, before it has a place."""

    ground: Ground
    id: str
    look: BoxLook
    texts: tuple[tuple[Lines, TextLook], ...]
    beside: float
    centred: bool
    width: float
    height: float
    text_height: float

    @property
    def broken(self) -> bool:
        """Whether a word had to be broken."""
        return any(lines.broken for lines, _ in self.texts)

    @property
    def lines(self) -> int:
        """In how many lines the text itself stands."""
        return len(self.texts[0][0].lines) if self.texts else 0

    def placed(self, box: Box, *, to_right: bool = False) -> PlacedNode:
        """Gives the node in a box, its words in the middle of the height."""
        y = box.y + (box.height - self.text_height) / 2
        texts: list[PlacedText] = []
        for lines, look in self.texts:
            step = self.ground.measurer.line_height(look)
            if to_right:
                texts += self._from_right(lines, look, box, y)
            else:
                room = Box(
                    box.x + self.beside, y, box.width - 2 * self.beside, step * len(lines.lines)
                )
                texts.append(PlacedText(lines.lines, look, room, self.centred))
            y += step * len(lines.lines)
        return PlacedNode(self.id, box, self.look, tuple(texts))

    def _from_right(self, lines: Lines, look: TextLook, box: Box, y: float) -> list[PlacedText]:
        """Gives each line on its own, ending at the right."""
        measurer, right = self.ground.measurer, box.x + box.width - self.beside
        step = measurer.line_height(look)
        widths = [measurer.width(line, look) for line in lines.lines]
        return [
            PlacedText((line,), look, Box(right - width, y + number * step, width, step))
            for number, (line, width) in enumerate(zip(lines.lines, widths, strict=True))
        ]


def moved(figure: PlacedDiagram, x: float, y: float) -> PlacedDiagram:
    """Gives all that stands in a figure so far from where it stood; its size stays."""

    def box(old: Box) -> Box:
        return Box(old.x + x, old.y + y, old.width, old.height)

    def text(old: PlacedText) -> PlacedText:
        return replace(old, box=box(old.box))

    def points(old: Iterable[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
        return tuple((one + x, other + y) for one, other in old)

    return replace(
        figure,
        nodes=tuple(
            replace(node, box=box(node.box), texts=tuple(map(text, node.texts)))
            for node in figure.nodes
        ),
        lines=tuple(replace(line, points=points(line.points)) for line in figure.lines),
        hairlines=tuple(replace(line, points=points(line.points)) for line in figure.hairlines),
        labels=tuple(map(text, figure.labels)),
        bands=tuple(map(box, figure.bands)),
    )
