"""A hub: the first node in the true middle, the others round it on spokes of one length."""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING

from trustdesk.services.diagrams.branches import branches
from trustdesk.services.diagrams.ground import EDGE_AIR
from trustdesk.services.diagrams.placed import Box, PlacedDiagram, PlacedLine

if TYPE_CHECKING:
    from trustdesk.services.diagrams.ground import Ground, NodeWords

_BREADTHS = (144, 164, 184, 208, 232)
"""How broad a node may be; the first is taken at which all find room in two lines."""

_LEAST_SPOKE, _MOST_SPOKE, _STEP = 52, 180, 4
_BETWEEN = 16

_Centres = list[tuple[float, float]]


def hub(ground: Ground) -> PlacedDiagram:
    """Gives the figure; where the spokes find no room, a list under the hub."""
    found: list[tuple[int, list[NodeWords], _Centres]] = []
    for breadth in _BREADTHS:
        room = min(ground.unit(breadth), ground.width)
        first, *others = (
            ground.words(node, room, "node" if number else "hub")
            for number, node in enumerate(ground.diagram.nodes)
        )
        if any(words.broken for words in (first, *others)):
            continue
        centres = _centres(ground, first, others)
        if centres is not None:
            lines = max(words.lines for words in (first, *others))
            found.append((max(lines, 2), [first, *others], centres))
    if found:
        _, sizes, centres = min(found, key=_lines)
        return _drawn(ground, sizes, centres)
    head, *nodes = ground.diagram.nodes
    return branches(ground, head, nodes)


def _lines(found: tuple[int, list[NodeWords], _Centres]) -> int:
    return found[0]


def _centres(ground: Ground, first: NodeWords, others: list[NodeWords]) -> _Centres | None:
    """Gives where the middles are, from the hub's, with the shortest spoke; None: no room."""
    unit, sizes = ground.unit, [first, *others]
    for length in range(_LEAST_SPOKE, _MOST_SPOKE, _STEP):
        centres = [(0.0, 0.0)]
        for number, words in enumerate(others):
            angle = math.radians(-90 + 360 * number / len(others))
            x, y = math.cos(angle), math.sin(angle)
            way = _reach(first, x, y) + _reach(words, x, y) + unit(length + 2 * EDGE_AIR)
            centres.append((x * way, y * way))
        boxes = [_box(words, at) for words, at in zip(sizes, centres, strict=True)]
        if any(max(-box.x, box.x + box.width) > ground.width / 2 for box in boxes):
            return None
        if not any(_meet(one, other, unit(_BETWEEN)) for one, other in combinations(boxes, 2)):
            return centres
    return None


def _reach(words: NodeWords, x: float, y: float) -> float:
    """Gives how far it is from the middle of a box to its edge, in a direction."""
    return min(
        words.width / 2 / abs(x) if abs(x) > 1e-9 else math.inf,
        words.height / 2 / abs(y) if abs(y) > 1e-9 else math.inf,
    )


def _box(words: NodeWords, centre: tuple[float, float]) -> Box:
    x, y = centre
    return Box(x - words.width / 2, y - words.height / 2, words.width, words.height)


def _meet(one: Box, other: Box, air: float) -> bool:
    beside = one.x + one.width + air <= other.x or other.x + other.width + air <= one.x
    above = one.y + one.height + air <= other.y or other.y + other.height + air <= one.y
    return not beside and not above


def _drawn(ground: Ground, sizes: list[NodeWords], centres: _Centres) -> PlacedDiagram:
    half = max(
        abs(y) + words.height / 2 for words, (_, y) in zip(sizes, centres, strict=True)
    )  # the same above as below: the hub is in the middle of the figure
    middle_x, middle_y = ground.width / 2, half
    at = [(x + middle_x, y + middle_y) for x, y in centres]
    nodes = tuple(words.placed(_box(words, place)) for words, place in zip(sizes, at, strict=True))
    lines = tuple(
        _spoke(ground, sizes[0], at[0], words, place)
        for words, place in zip(sizes[1:], at[1:], strict=True)
    )
    return PlacedDiagram(ground.width, 2 * half, nodes, lines)


def _spoke(
    ground: Ground,
    first: NodeWords,
    start: tuple[float, float],
    words: NodeWords,
    end: tuple[float, float],
) -> PlacedLine:
    way = math.dist(start, end)
    x, y = (end[0] - start[0]) / way, (end[1] - start[1]) / way
    air = ground.unit(EDGE_AIR)
    out, stop = _reach(first, x, y) + air, way - _reach(words, x, y) - air
    points = tuple((start[0] + x * far, start[1] + y * far) for far in (out, stop))
    return PlacedLine(points, dotted=words.look == "addition")
