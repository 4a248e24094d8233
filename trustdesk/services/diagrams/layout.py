"""The door: any figure in any width becomes places."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from trustdesk.services.diagrams.balance import balance
from trustdesk.services.diagrams.flow import flow
from trustdesk.services.diagrams.ground import Ground
from trustdesk.services.diagrams.hub import hub
from trustdesk.services.diagrams.parts import parts
from trustdesk.services.diagrams.placed import PlacedDiagram, PlacedLine
from trustdesk.services.diagrams.table import table
from trustdesk.services.diagrams.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from trustdesk.domain.diagram import Diagram
    from trustdesk.domain.framework import LocalText
    from trustdesk.services.diagrams.placed import PlacedNode, TextMeasurer

_CLOSE = 0.5
_KINDS = {
    "timeline": timeline,
    "table": table,
    "balance": balance,
    "hub": hub,
    "chain": flow,
    "loop": flow,
    "parts": parts,
}


def layout(
    diagram: Diagram, said: Callable[[LocalText], str], width: float, measurer: TextMeasurer
) -> PlacedDiagram:
    """Gives the figure laid out in a width, its words in the language that `said` gives.

    `width` and all that is given are in the measurer's unit. A figure that is too narrow for its
    usual form takes one that goes downwards; nothing is ever left out.
    """
    if diagram.kind != "table" and not diagram.nodes:
        return PlacedDiagram(width, 0.0)
    placed = _KINDS[diagram.kind](Ground(diagram, said, width, measurer))
    return replace(placed, hairlines=tuple(_hairlines(placed.nodes)))


def _hairlines(nodes: Sequence[PlacedNode]) -> Iterator[PlacedLine]:
    """Gives a line between two parts that stand close under each other."""
    for above, below in pairwise(nodes):
        left, y = max(above.box.x, below.box.x), below.box.y
        ends = abs(above.box.y + above.box.height - y) < _CLOSE
        if ends and above.look == below.look == "part":
            yield PlacedLine(((left, y), (below.box.x + below.box.width, y)))
