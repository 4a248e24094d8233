"""A chain or a loop from left to right: a column for each step, what leads back over it all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trustdesk.services.diagrams.ground import EDGE_AIR, moved
from trustdesk.services.diagrams.placed import Box, PlacedDiagram, PlacedLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trustdesk.domain.diagram import DiagramEdge
    from trustdesk.services.diagrams.ground import Ground, NodeWords
    from trustdesk.services.diagrams.joined import Chain
    from trustdesk.services.diagrams.placed import PlacedText
    from trustdesk.services.diagrams.wrapping import Lines

_LEAST_GAP, _MOST_GAP, _GAP_OF_ACTING = 48, 96, 72
_WIDEST, _LABEL, _LABEL_AIR = 208, 120, 12
_BETWEEN, _TO_ACTING, _OVER, _LABEL_GAP = 14, 28, 26, 4
_SPREAD = 16


@dataclass(frozen=True, slots=True)
class Plan:
    """The words of every node, how wide its column is, and the room between two columns."""

    words: Mapping[str, NodeWords]
    widths: tuple[float, ...]
    gaps: tuple[float, ...]
    labels: Mapping[int, Lines]


def across(ground: Ground, chain: Chain, plan: Plan) -> PlacedDiagram:
    """Gives the chain as it was planned."""
    boxes, height = _main_boxes(ground, chain, plan)
    acting, bottom = _acting_boxes(ground, chain, plan, boxes, height)
    lines, labels = _onward(ground, chain, plan, boxes)
    lines += [_acted(ground, chain, boxes, acting, node.id, edge) for node, edge in chain.acting]
    highest = min([0.0, *(label.box.y for label in labels)])
    over, over_labels, top = _back(ground, chain, boxes, highest)
    places = {**boxes, **acting}
    nodes = tuple(
        plan.words[node.id].placed(places[node.id])
        for node in ground.diagram.nodes
        if node.id in places
    )
    figure = PlacedDiagram(
        ground.width, bottom - top, nodes, (*lines, *over), (*labels, *over_labels)
    )
    return moved(figure, 0, -top)


def _is_plain(chain: Chain) -> bool:
    """Tells whether every edge leads to the next column, and what leads back goes over all."""
    firsts = {layer[0].id for layer in chain.layers}
    steps = all(chain.layer_of(e.end) == chain.layer_of(e.start) + 1 for e in chain.onward)
    loops = all({edge.start, edge.end} <= firsts for edge in chain.back)
    acted = all(_is_alone(chain, chain.edge_to(edge)) for _, edge in chain.acting)
    return steps and loops and acted and len(chain.acting) < 2


def _is_alone(chain: Chain, edge: DiagramEdge) -> bool:
    """Tells whether no other edge leads from an edge's column to the next."""
    layer = chain.layer_of(edge.start)
    beside = [one for one in chain.onward if chain.layer_of(one.start) == layer]
    return beside == [edge]


def planned(ground: Ground, chain: Chain) -> Plan | None:
    """Gives the columns, or None: too long for the width, or too tangled for columns."""
    if not _is_plain(chain):
        return None
    unit, said = ground.unit, ground.said
    labels = {
        number: ground.label(said(edge.label), unit(_LABEL))
        for number, edge in enumerate(chain.onward)
        if said(edge.label)
    }
    gaps = [unit(_LEAST_GAP)] * (len(chain.layers) - 1)
    for _, edge in chain.acting:
        place = chain.layer_of(chain.edge_to(edge).start)
        gaps[place] = max(gaps[place], unit(_GAP_OF_ACTING))
    for number, lines in labels.items():
        place = chain.layer_of(chain.onward[number].start)
        gaps[place] = max(gaps[place], lines.width + unit(_LABEL_AIR + 2 * EDGE_AIR))
    room = min((ground.width - sum(gaps)) / len(chain.layers), unit(_WIDEST))
    every = [*(n for layer in chain.layers for n in layer), *(n for n, _ in chain.acting)]
    words = {node.id: ground.words(node, room, "node") for node in every}
    if room < unit(_LEAST_GAP) or any(one.broken for one in words.values()):
        return None
    widths = tuple(max(words[node.id].width for node in layer) for layer in chain.layers)
    spare = ground.width - sum(widths) - sum(gaps)
    share = spare / max(len(gaps), 1)
    gaps = [max(gap, min(gap + share, unit(_MOST_GAP))) for gap in gaps]
    return Plan(words, widths, tuple(gaps), labels)


def aligned(ground: Ground, plans: list[Plan]) -> list[Plan]:
    """Gives chains of as many steps the same columns, where the width allows it."""
    if len({len(plan.widths) for plan in plans}) != 1:
        return plans
    widths = tuple(map(max, zip(*(plan.widths for plan in plans), strict=True)))
    gaps = tuple(map(max, zip(*(plan.gaps for plan in plans), strict=True)))
    if sum(widths) + sum(gaps) > ground.width:
        return plans
    return [replace(plan, widths=widths, gaps=gaps) for plan in plans]


def _main_boxes(ground: Ground, chain: Chain, plan: Plan) -> tuple[dict[str, Box], float]:
    """Gives the boxes of the columns, each column in the middle of the height."""
    air = ground.unit(_BETWEEN)
    heights = [
        sum(plan.words[node.id].height for node in layer) + air * (len(layer) - 1)
        for layer in chain.layers
    ]
    whole = max(heights)
    x = (ground.width - sum(plan.widths) - sum(plan.gaps)) / 2
    boxes: dict[str, Box] = {}
    for number, layer in enumerate(chain.layers):
        y = (whole - heights[number]) / 2
        for node in layer:
            height = plan.words[node.id].height
            boxes[node.id] = Box(x, y, plan.widths[number], height)
            y += height + air
        x += plan.widths[number] + (plan.gaps[number] if number < len(plan.gaps) else 0)
    return boxes, whole


def _middle(boxes: Mapping[str, Box], edge: DiagramEdge) -> tuple[float, float]:
    """Gives the middle of an edge to the next column."""
    start, end = boxes[edge.start], boxes[edge.end]
    x = (start.x + start.width + end.x) / 2
    return x, (start.y + start.height / 2 + end.y + end.height / 2) / 2


def _acting_boxes(
    ground: Ground, chain: Chain, plan: Plan, boxes: Mapping[str, Box], height: float
) -> tuple[dict[str, Box], float]:
    """Gives the boxes of what acts on an edge, under its middle, and where they end."""
    placed: dict[str, Box] = {}
    bottom = height
    for node, edge in chain.acting:
        words = plan.words[node.id]
        middle, level = _middle(boxes, chain.edge_to(edge))
        left = min(max(middle - words.width / 2, 0), ground.width - words.width)
        under = [b.y + b.height for b in boxes.values() if _beside(b, left, words.width)]
        top = max([*under, level + ground.unit(EDGE_AIR)]) + ground.unit(_TO_ACTING)
        placed[node.id] = Box(left, top, words.width, words.height)
        bottom = max(bottom, top + words.height)
    return placed, bottom


def _beside(box: Box, left: float, width: float) -> bool:
    return box.x < left + width and left < box.x + box.width


def _acted(
    ground: Ground,
    chain: Chain,
    boxes: Mapping[str, Box],
    acting: Mapping[str, Box],
    node_id: str,
    edge: DiagramEdge,
) -> PlacedLine:
    air = ground.unit(EDGE_AIR)
    x, level = _middle(boxes, chain.edge_to(edge))
    return PlacedLine(
        ((x, acting[node_id].y - air), (x, level + air)), arrow_at_end=True, dotted=True
    )


def _onward(
    ground: Ground, chain: Chain, plan: Plan, boxes: Mapping[str, Box]
) -> tuple[list[PlacedLine], list[PlacedText]]:
    air = ground.unit(EDGE_AIR)
    lines: list[PlacedLine] = []
    labels: list[PlacedText] = []
    for number, edge in enumerate(chain.onward):
        start, end = boxes[edge.start], boxes[edge.end]
        way = (
            (start.x + start.width + air, start.y + start.height / 2),
            (end.x - air, _entry(ground, chain, edge, end)),
        )
        lines.append(PlacedLine(way, arrow_at_end=True, arrow_at_start=edge.both_ways))
        if number in plan.labels:
            label = plan.labels[number]
            middle, level = _middle(boxes, edge)
            over = level - ground.label_height(label) - ground.unit(_LABEL_GAP)
            labels.append(ground.placed_label(label, middle - label.width / 2, over))
    return lines, labels


def _entry(ground: Ground, chain: Chain, edge: DiagramEdge, end: Box) -> float:
    """Gives the height at which an edge meets its node: several stand a little apart."""
    beside = [one for one in chain.onward if one.end == edge.end]
    place = beside.index(edge) - (len(beside) - 1) / 2
    step = min(ground.unit(_SPREAD), end.height / (len(beside) + 1))
    return end.y + end.height / 2 + place * step


def _back(
    ground: Ground, chain: Chain, boxes: Mapping[str, Box], top: float
) -> tuple[list[PlacedLine], list[PlacedText], float]:
    """Gives what leads back, over everything (`top`), and where the uppermost of it begins."""
    unit, air = ground.unit, ground.unit(EDGE_AIR)
    lines: list[PlacedLine] = []
    labels: list[PlacedText] = []
    for edge in chain.back:
        start, end = boxes[edge.start], boxes[edge.end]
        out, back = start.x + start.width / 2, end.x + end.width / 2
        level = top - unit(_OVER)
        way = ((out, start.y - air), (out, level), (back, level), (back, end.y - air))
        lines.append(PlacedLine(way, arrow_at_end=True, arrow_at_start=edge.both_ways))
        top = level - unit(1)
        said = ground.said(edge.label)
        if said:
            label = ground.label(said, abs(out - back))
            top = level - ground.label_height(label) - unit(_LABEL_GAP)
            labels.append(ground.placed_label(label, (out + back - label.width) / 2, top))
    return lines, [replace(label, centred=True) for label in labels], top
