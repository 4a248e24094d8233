"""A head and, under it, what belongs to it, on a line that goes down from the head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustdesk.services.diagrams.ground import EDGE_AIR
from trustdesk.services.diagrams.placed import Box, PlacedDiagram, PlacedLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trustdesk.domain.diagram import DiagramNode
    from trustdesk.services.diagrams.ground import Ground
    from trustdesk.services.diagrams.placed import PlacedNode

_TRUNK, _INDENT, _BETWEEN = 14, 34, 10
_WIDEST = 380


def branches(ground: Ground, head: DiagramNode, limbs: Sequence[DiagramNode]) -> PlacedDiagram:
    """Gives a head with its limbs under each other; a limb's own parts are lines under it."""
    unit = ground.unit
    top = ground.words(head, ground.width, "hub")
    nodes = [top.placed(Box(0, 0, top.width, top.height))]
    y = top.height + unit(_BETWEEN)
    lines: list[PlacedLine] = []
    left = unit(_INDENT)
    room = min(ground.width - left, unit(_WIDEST))
    words = [ground.words(limb, room, "node", centred=False) for limb in limbs]
    width = max((one.width for one in words), default=0.0)
    trunk, air = unit(_TRUNK), unit(EDGE_AIR)
    start = top.height + air
    for limb, one in zip(limbs, words, strict=True):
        middle = y + one.height / 2
        nodes.append(one.placed(Box(left, y, width, one.height)))
        way = ((trunk, start), (trunk, middle), (left - air, middle))
        lines.append(PlacedLine(way, dotted=one.look == "addition"))
        start = middle
        y += one.height
        parts = rows(ground, ground.diagram.parts_of(limb.id), left, y, ground.width - left)
        nodes += parts
        y = _bottom(parts, y) + unit(_BETWEEN)
    return PlacedDiagram(ground.width, y - unit(_BETWEEN), tuple(nodes), tuple(lines))


def rows(
    ground: Ground, parts: Sequence[DiagramNode], x: float, y: float, width: float
) -> list[PlacedNode]:
    """Gives parts as lines under each other from there, and the parts of each part after it."""
    placed: list[PlacedNode] = []
    for part in parts:
        words = ground.words(part, width, "part", centred=False)
        placed.append(words.placed(Box(x, y, width, words.height)))
        y += words.height
        inner = ground.diagram.parts_of(part.id)
        indent = ground.unit(_TRUNK)
        below = rows(ground, inner, x + indent, y, width - indent) if inner else []
        placed += below
        y = _bottom(below, y)
    return placed


def _bottom(nodes: Sequence[PlacedNode], y: float) -> float:
    return max((node.box.y + node.box.height for node in nodes), default=y)
