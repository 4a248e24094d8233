"""Which nodes of a chain or a loop belong together, in what order, and what leads back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trustdesk.domain.diagram import Diagram, DiagramEdge, DiagramNode


@dataclass(frozen=True, slots=True)
class Chain:
    """Nodes that edges join. `layers` hold them in the order they are led to; `acting` are those
    that act on an edge, with that edge's id; `onward` lead to a later layer, `back` to an earlier.
    """

    layers: tuple[tuple[DiagramNode, ...], ...]
    onward: tuple[DiagramEdge, ...]
    back: tuple[DiagramEdge, ...]
    acting: tuple[tuple[DiagramNode, DiagramEdge], ...]

    def layer_of(self, node_id: str) -> int:
        """Gives the number of a node's layer."""
        return next(
            number
            for number, layer in enumerate(self.layers)
            if any(node.id == node_id for node in layer)
        )

    def edge_to(self, edge: DiagramEdge) -> DiagramEdge:
        """Gives the edge that an edge leads to. It leads to one."""
        return next(one for one in (*self.onward, *self.back) if one.id == edge.end)


def chains(diagram: Diagram) -> list[Chain]:
    """Gives the figure's chains in the order of their first nodes; a node alone is one."""
    groups = _groups(diagram)
    return [_chain(diagram, [n for n in diagram.nodes if n.id in group]) for group in groups]


def _groups(diagram: Diagram) -> list[set[str]]:
    """Gives the ids of nodes that edges join, whatever way these lead."""
    groups = [{node.id} for node in diagram.nodes]
    targets = {edge.id: edge for edge in diagram.edges if edge.id}
    for edge in diagram.edges:
        end = targets[edge.end].start if edge.end in targets else edge.end
        first, second = _holding(groups, edge.start), _holding(groups, end)
        if first is not None and second is not None and first is not second:
            first |= second
            groups.remove(second)
    return groups


def _holding(groups: Iterable[set[str]], node_id: str) -> set[str] | None:
    return next((group for group in groups if node_id in group), None)


def _chain(diagram: Diagram, nodes: list[DiagramNode]) -> Chain:
    place = {node.id: number for number, node in enumerate(nodes)}
    between = [e for e in diagram.edges if e.start in place and e.end in place]
    named = {edge.id for edge in between if edge.id}
    pointing = [e for e in diagram.edges if e.start in place and e.end in named]
    ends = {edge.end for edge in between} | {edge.start for edge in between}
    acting = tuple((nodes[place[edge.start]], edge) for edge in pointing if edge.start not in ends)
    aside = {node.id for node, _ in acting}
    onward = tuple(e for e in between if place[e.start] < place[e.end])
    back = tuple(e for e in between if place[e.start] > place[e.end])
    main = [node for node in nodes if node.id not in aside]
    return Chain(_layers(main, onward), onward, back, acting)


def _layers(
    nodes: list[DiagramNode], onward: tuple[DiagramEdge, ...]
) -> tuple[tuple[DiagramNode, ...], ...]:
    number: dict[str, int] = {}
    for node in nodes:  # an edge leads onward, so what leads to a node has its number already
        before = [number[edge.start] for edge in onward if edge.end == node.id]
        number[node.id] = max(before, default=-1) + 1
    return tuple(
        tuple(node for node in nodes if number[node.id] == layer)
        for layer in range(max(number.values(), default=-1) + 1)
    )
