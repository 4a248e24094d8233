"""A whole and its parts: beside a bracket, or as columns where the parts have parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustdesk.services.diagrams.branches import branches, rows
from trustdesk.services.diagrams.columns import GUTTER, column_width, columns
from trustdesk.services.diagrams.ground import EDGE_AIR
from trustdesk.services.diagrams.placed import Box, PlacedDiagram, PlacedLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trustdesk.domain.diagram import DiagramNode
    from trustdesk.services.diagrams.ground import Ground

_WHOLE, _LEAST_PARTS, _STEM, _HOOK, _BESIDE_HOOK = 188, 228, 28, 8, 10
_BELOW_WHOLE, _INDENT = 40, 14
_BETWEEN_GROUPS = 20


def parts(ground: Ground) -> PlacedDiagram:
    """Gives the figure. Where no node holds all the others, the groups stand without a whole."""
    tops = ground.diagram.parts_of("")
    whole = tops[0] if len(tops) == 1 else None
    groups = ground.diagram.parts_of(whole.id) if whole else tops
    if any(ground.diagram.parts_of(group.id) for group in groups):
        width = column_width(ground, groups)
        if width:
            return _in_columns(ground, whole, groups, width)
        return branches(ground, whole, groups) if whole else _in_groups(ground, groups)
    if whole is None:
        placed = tuple(rows(ground, groups, 0, 0, ground.width))
        return PlacedDiagram(ground.width, _end(placed[-1].box), placed)
    return _bracketed(ground, whole, groups) or _hung(ground, whole, groups)


def _end(box: Box) -> float:
    return box.y + box.height


def _bracketed(
    ground: Ground, whole: DiagramNode, groups: Sequence[DiagramNode]
) -> PlacedDiagram | None:
    """Gives the whole at the left of a bracket that holds its parts, or None: too narrow."""
    unit = ground.unit
    words = ground.words(whole, unit(_WHOLE), "hub")
    bracket = words.width + unit(EDGE_AIR + _STEM)
    end, left = bracket + unit(_HOOK), bracket + unit(_HOOK + _BESIDE_HOOK)
    if words.broken or ground.width - left < unit(_LEAST_PARTS):
        return None
    placed = rows(ground, groups, left, 0, ground.width - left)
    height = max(_end(placed[-1].box) if placed else 0.0, words.height)
    top = (height - words.height) / 2
    head = words.placed(Box(0, top, words.width, words.height))
    first, last = unit(1), height - unit(1)
    hook = ((end, first), (bracket, first), (bracket, last), (end, last))
    stem = ((words.width + unit(EDGE_AIR), height / 2), (bracket, height / 2))
    lines = (PlacedLine(hook), PlacedLine(stem))
    return PlacedDiagram(ground.width, height, (head, *placed), lines)


def _hung(ground: Ground, whole: DiagramNode, groups: Sequence[DiagramNode]) -> PlacedDiagram:
    """Gives the whole with its parts in lines under it, held by a line at their left."""
    unit = ground.unit
    words = ground.words(whole, ground.width, "hub")
    head = words.placed(Box(0, 0, words.width, words.height))
    bracket, end, left = unit(_INDENT), unit(_INDENT + _HOOK), unit(_INDENT + _HOOK + _BESIDE_HOOK)
    top = words.height + unit(_INDENT)
    placed = rows(ground, groups, left, top, ground.width - left)
    height = _end(placed[-1].box) if placed else words.height
    way = ((bracket, words.height + unit(EDGE_AIR)), (bracket, height - 1), (end, height - 1))
    lines = (PlacedLine(way),) if placed else ()
    return PlacedDiagram(ground.width, height, (head, *placed), lines)


def _in_columns(
    ground: Ground, whole: DiagramNode | None, groups: Sequence[DiagramNode], width: float
) -> PlacedDiagram:
    """Gives the groups beside each other under the whole."""
    if whole is None:
        placed = columns(ground, groups, "node", 0, width)
        height = max(_end(node.box) for node in placed)
        return PlacedDiagram(ground.width, height, tuple(placed))
    unit, air = ground.unit, ground.unit(EDGE_AIR)
    words = ground.words(whole, ground.width, "hub")
    middle = ground.width / 2
    head = words.placed(Box(middle - words.width / 2, 0, words.width, words.height))
    top = words.height + unit(_BELOW_WHOLE)
    placed = columns(ground, groups, "node", top, width)
    beam = words.height + unit(_BELOW_WHOLE) / 2
    lines = []
    for number in range(len(groups)):
        x = number * (width + unit(GUTTER)) + width / 2
        way = ((middle, words.height + air), (middle, beam), (x, beam), (x, top - air))
        lines.append(PlacedLine(way))
    height = max(_end(node.box) for node in placed)
    return PlacedDiagram(ground.width, height, (head, *placed), tuple(lines))


def _in_groups(ground: Ground, groups: Sequence[DiagramNode]) -> PlacedDiagram:
    """Gives groups under each other, each with its parts in lines."""
    placed, y = [], 0.0
    for group in groups:
        words = ground.words(group, ground.width, "node", centred=False)
        placed.append(words.placed(Box(0, y, ground.width, words.height)))
        y += words.height
        held = rows(ground, ground.diagram.parts_of(group.id), 0, y, ground.width)
        placed += held
        y = (_end(held[-1].box) if held else y) + ground.unit(_BETWEEN_GROUPS)
    return PlacedDiagram(ground.width, y - ground.unit(_BETWEEN_GROUPS), tuple(placed))
