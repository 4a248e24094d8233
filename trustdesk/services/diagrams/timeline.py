"""A timeline: periods along an arrow, what belongs to each under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustdesk.services.diagrams.branches import rows
from trustdesk.services.diagrams.columns import GUTTER, column_width, columns
from trustdesk.services.diagrams.placed import Box, PlacedDiagram, PlacedLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trustdesk.domain.diagram import DiagramNode
    from trustdesk.services.diagrams.ground import Ground
    from trustdesk.services.diagrams.placed import PlacedNode

_AXIS, _TICK, _BELOW_AXIS = 6, 6, 10
_INDENT, _BETWEEN = 24, 20


def timeline(ground: Ground) -> PlacedDiagram:
    """Gives the figure: from left to right, or downwards where that is too narrow."""
    periods = ground.diagram.parts_of("")
    width = column_width(ground, periods)
    return _across(ground, periods, width) if width else _down(ground, periods)


def _across(ground: Ground, periods: Sequence[DiagramNode], width: float) -> PlacedDiagram:
    unit = ground.unit
    axis, tick = unit(_AXIS), unit(_TICK)
    nodes = columns(ground, periods, "period", axis + unit(_BELOW_AXIS), width)
    lines = [PlacedLine(((0, axis), (ground.width, axis)), arrow_at_end=True)]
    for number in range(len(periods)):
        x = number * (width + unit(GUTTER)) + unit(1)
        lines.append(PlacedLine(((x, axis - tick), (x, axis + tick))))
    return PlacedDiagram(ground.width, _bottom(nodes), tuple(nodes), tuple(lines))


def _down(ground: Ground, periods: Sequence[DiagramNode]) -> PlacedDiagram:
    unit = ground.unit
    axis, tick, left = unit(_AXIS), unit(_TICK), unit(_INDENT)
    room, y = ground.width - left, 0.0
    nodes: list[PlacedNode] = []
    ticks: list[PlacedLine] = []
    for period in periods:
        words = ground.words(period, room, "period", centred=False)
        nodes.append(words.placed(Box(left, y, room, words.height)))
        middle = y + unit(22)
        ticks.append(PlacedLine(((axis - tick, middle), (axis + tick, middle))))
        y += words.height
        nodes += rows(ground, ground.diagram.parts_of(period.id), left, y, room)
        y = _bottom(nodes) + unit(_BETWEEN)
    line = PlacedLine(((axis, 0), (axis, y)), arrow_at_end=True)
    return PlacedDiagram(ground.width, y, tuple(nodes), (line, *ticks))


def _bottom(nodes: Sequence[PlacedNode]) -> float:
    return max((node.box.y + node.box.height for node in nodes), default=0.0)
