"""A balance: one line with a node at either end, and between them one that is a range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustdesk.services.diagrams.placed import Box, PlacedDiagram, PlacedLine

if TYPE_CHECKING:
    from trustdesk.services.diagrams.ground import Ground

_BAND, _TICK, _BELOW = 28, 7, 8
_LEAST_THIRD = 116
_INDENT, _LEAST_STEP = 40, 76


def balance(ground: Ground) -> PlacedDiagram:
    """Gives the figure: a line across with its words under it, or one down with them beside."""
    third = ground.width / len(ground.diagram.nodes)
    words = [ground.words(node, third, "end") for node in ground.diagram.nodes]
    if third < ground.unit(_LEAST_THIRD) or any(one.broken for one in words):
        return _down(ground)
    return _across(ground, third)


def _across(ground: Ground, third: float) -> PlacedDiagram:
    unit, nodes = ground.unit, ground.diagram.nodes
    last = len(nodes) - 1
    middle, top = unit(_BAND) / 2, unit(_BAND + _BELOW)
    words = [
        ground.words(node, third, "range" if 0 < n < last else "end", centred=0 < n < last)
        for n, node in enumerate(nodes)
    ]
    height = max(one.height for one in words)
    placed = tuple(
        one.placed(Box(n * third, top, third, height), to_right=n == last)
        for n, one in enumerate(words)
    )
    bands = tuple(Box(n * third, 0, third, unit(_BAND)) for n in range(1, last))
    tick = unit(_TICK)
    ends = (unit(1), ground.width - unit(1))
    lines = (
        PlacedLine(((ends[0], middle), (ends[1], middle))),
        *(PlacedLine(((x, middle - tick), (x, middle + tick))) for x in ends),
    )
    return PlacedDiagram(ground.width, top + height, placed, lines, bands=bands)


def _down(ground: Ground) -> PlacedDiagram:
    unit, nodes = ground.unit, ground.diagram.nodes
    last, left = len(nodes) - 1, unit(_INDENT)
    words = [
        ground.words(node, ground.width - left, "range" if 0 < n < last else "end", centred=False)
        for n, node in enumerate(nodes)
    ]
    step = max(unit(_LEAST_STEP), *(one.height for one in words))
    tops = [n * step for n in range(len(nodes))]
    tops[-1] = last * step + step - words[-1].height  # the ends stand level with the line's
    placed = []
    for n, (one, y) in enumerate(zip(words, tops, strict=True)):
        height = step if 0 < n < last else one.height
        placed.append(one.placed(Box(left, y, ground.width - left, height)))
    middle, tick = unit(_BAND) / 2, unit(_TICK)
    bands = tuple(Box(0, n * step, unit(_BAND), step) for n in range(1, last))
    ends = [node.box.y + node.box.height / 2 for node in (placed[0], placed[-1])]
    lines = (
        PlacedLine(((middle, ends[0]), (middle, ends[1]))),
        *(PlacedLine(((middle - tick, y), (middle + tick, y))) for y in ends),
    )
    return PlacedDiagram(ground.width, len(nodes) * step, tuple(placed), lines, bands=bands)
