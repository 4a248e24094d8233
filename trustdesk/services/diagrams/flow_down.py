"""A chain or a loop in a column: the next stands under the one before, what leads back beside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trustdesk.services.diagrams.ground import EDGE_AIR
from trustdesk.services.diagrams.placed import Box, PlacedDiagram, PlacedLine

if TYPE_CHECKING:
    from trustdesk.domain.diagram import DiagramEdge, DiagramNode
    from trustdesk.services.diagrams.ground import Ground
    from trustdesk.services.diagrams.joined import Chain
    from trustdesk.services.diagrams.placed import PlacedNode, PlacedText
    from trustdesk.services.diagrams.wrapping import Lines

_RAIL, _LINE_IN, _ACTING_IN = 18, 26, 56
_GAP, _NO_EDGE, _ROUND = 36, 12, 12
_WIDEST = 380


def down(ground: Ground, chain: Chain) -> PlacedDiagram:
    """Gives the chain in a column."""
    return _Column(ground, chain).figure()


@dataclass(slots=True)
class _Column:
    """Where things stand so far, from the top down."""

    ground: Ground
    chain: Chain
    boxes: dict[str, Box] = field(default_factory=dict)
    nodes: list[PlacedNode] = field(default_factory=list)
    lines: list[PlacedLine] = field(default_factory=list)
    labels: list[PlacedText] = field(default_factory=list)
    drawn: list[DiagramEdge] = field(default_factory=list)
    y: float = 0.0

    def figure(self) -> PlacedDiagram:
        """Gives the column."""
        order = [node for layer in self.chain.layers for node in layer]
        for node, following in zip(order, [*order[1:], None], strict=True):
            self._add(node)
            if following is not None:
                self._leave_gap(node, following)
        bypassing = [edge for edge in self.chain.onward if edge not in self.drawn]
        for number, edge in enumerate(bypassing):
            self._bypass(edge, number)
        for number, edge in enumerate(self.chain.back):
            self._lead_back(edge, number)
        return PlacedDiagram(
            self.ground.width, self.y, tuple(self.nodes), tuple(self.lines), tuple(self.labels)
        )

    @property
    def _order(self) -> list[str]:
        return [node.id for layer in self.chain.layers for node in layer]

    def _is_next(self, edge: DiagramEdge) -> bool:
        order = self._order
        return order.index(edge.end) == order.index(edge.start) + 1

    @property
    def _left(self) -> float:
        """Where the nodes begin: rails for what goes past a node stand left of them."""
        return self._rail * self._bypasses

    @property
    def _bypasses(self) -> int:
        return sum(not self._is_next(edge) for edge in self.chain.onward)

    @property
    def _rail(self) -> float:
        """How broad a rail is; all of them leave most of the width to the nodes."""
        rails = max(self._bypasses + len(self.chain.back), 1)
        return min(self.ground.unit(_RAIL), self.ground.width / 3 / rails)

    @property
    def _acting_in(self) -> float:
        return min(self.ground.unit(_ACTING_IN), self._width / 3)

    @property
    def _line_in(self) -> float:
        return min(self.ground.unit(_LINE_IN), self._acting_in / 2)

    @property
    def _width(self) -> float:
        rails = self._rail * len(self.chain.back)
        room = self.ground.width - self._left - rails
        return min(room, self.ground.unit(_WIDEST))

    def _add(self, node: DiagramNode) -> None:
        words = self.ground.words(node, self._width, "node")
        box = Box(self._left, self.y, self._width, words.height)
        self.boxes[node.id] = box
        self.nodes.append(words.placed(box))
        self.y += words.height

    def _leave_gap(self, node: DiagramNode, following: DiagramNode) -> None:
        """Leaves room for the arrow to the next, and for what acts on the edges from here."""
        unit, air, top = self.ground.unit, self.ground.unit(EDGE_AIR), self.y
        edge = next(
            (e for e in self.chain.onward if (e.start, e.end) == (node.id, following.id)), None
        )
        label = self._label(edge) if edge else None
        gap = unit(_GAP) if edge else unit(_NO_EDGE)
        if label:
            gap = max(gap, self.ground.label_height(label) + 2 * unit(_ROUND))
        for returning in self.chain.back:
            told = self._back_label(returning) if returning.start == node.id else None
            if told:
                gap += self.ground.label_height(told)
        self.y += gap
        for acting, pointing in self.chain.acting:
            acted = self.chain.edge_to(pointing)
            if acted.start == node.id:
                self._act(acting, acted)
        if edge is None:
            return
        x = self._left + self._line_in
        way = ((x, top + air), (x, self.y - air))
        self.lines.append(PlacedLine(way, arrow_at_end=True, arrow_at_start=edge.both_ways))
        self.drawn.append(edge)
        if label:
            height = self.ground.label_height(label)
            self.labels.append(
                self.ground.placed_label(label, x + unit(_ROUND), top + (gap - height) / 2)
            )

    def _label(self, edge: DiagramEdge) -> Lines | None:
        said = self.ground.said(edge.label)
        room = self._width - self.ground.unit(_LINE_IN + _ROUND)
        return self.ground.label(said, room) if said else None

    def _act(self, node: DiagramNode, acted: DiagramEdge) -> None:
        """Puts what acts on an edge beside it; the edge goes past at the left."""
        unit, air = self.ground.unit, self.ground.unit(EDGE_AIR)
        left = self._left + self._acting_in
        room = self._width - self._acting_in
        words = self.ground.words(node, room, "node")
        box = Box(left, self.y - unit(_ROUND), room, words.height)
        self.boxes[node.id] = box
        self.nodes.append(words.placed(box))
        self.y = box.y + box.height + unit(_GAP - _ROUND)
        level = box.y + box.height / 2
        if acted in self.chain.back:
            way = ((left + room + air, level), (left + room + self._rail - air, level))
        else:
            past = self._left + self._line_in if self._is_next(acted) else 0.0
            way = ((left - air, level), (past + air, level))
        self.lines.append(PlacedLine(way, arrow_at_end=True, dotted=True))

    def _bypass(self, edge: DiagramEdge, number: int) -> None:
        """Draws an edge that goes past nodes, at their left."""
        air = self.ground.unit(EDGE_AIR)
        start, end = self.boxes[edge.start], self.boxes[edge.end]
        rail = self._rail * number + 1
        out, back = start.y + start.height / 2, end.y + end.height / 2
        way = ((start.x - air, out), (rail, out), (rail, back), (end.x - air, back))
        self.lines.append(PlacedLine(way, arrow_at_end=True, arrow_at_start=edge.both_ways))

    def _lead_back(self, edge: DiagramEdge, number: int) -> None:
        """Draws what leads back: out under all, up at the right, its label where it sets out."""
        unit, air = self.ground.unit, self.ground.unit(EDGE_AIR)
        start, end = self.boxes[edge.start], self.boxes[edge.end]
        right = self._left + self._width
        rail = right + self._rail * (number + 1) - 1
        is_last = start.y + start.height >= self.y - 1
        level = end.y + end.height / 2
        home = ((rail, level), (right + air, level))
        if not is_last:
            out = start.y + start.height / 2
            way: tuple[tuple[float, float], ...] = ((right + air, out), (rail, out), *home)
        else:
            x, below = right - self._line_in, start.y + start.height + unit(_GAP) / 2
            way = ((x, start.y + start.height + air), (x, below), (rail, below), *home)
            self.y = below + 1
        self._tell(edge, right - self._line_in - unit(_ROUND), start.y + start.height + air)
        self.lines.append(PlacedLine(way, arrow_at_end=True, arrow_at_start=edge.both_ways))

    def _back_label(self, edge: DiagramEdge) -> Lines | None:
        said = self.ground.said(edge.label)
        room = self._width - 2 * self.ground.unit(_LINE_IN + _ROUND)
        return self.ground.label(said, room) if said else None

    def _tell(self, edge: DiagramEdge, right: float, top: float) -> None:
        label = self._back_label(edge)
        if label:
            self.labels.append(self.ground.placed_label(label, right - label.width, top))
            self.y = max(self.y, top + self.ground.label_height(label))
