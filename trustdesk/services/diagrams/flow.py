"""A chain or a loop: from left to right where there is room, else downwards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trustdesk.services.diagrams.flow_across import across, aligned, planned
from trustdesk.services.diagrams.flow_down import down
from trustdesk.services.diagrams.ground import moved
from trustdesk.services.diagrams.joined import chains
from trustdesk.services.diagrams.placed import PlacedDiagram

if TYPE_CHECKING:
    from trustdesk.services.diagrams.ground import Ground

_BETWEEN = 28


def flow(ground: Ground) -> PlacedDiagram:
    """Gives the figure; what no edge joins stands under each other, all in the same direction."""
    found = chains(ground.diagram)
    plans = [plan for chain in found if (plan := planned(ground, chain)) is not None]
    if len(plans) < len(found):
        figures = [down(ground, chain) for chain in found]
    else:
        together = zip(found, aligned(ground, plans), strict=True)
        figures = [across(ground, chain, plan) for chain, plan in together]
    y = 0.0
    whole = PlacedDiagram(ground.width, 0.0)
    for figure in figures:
        part = moved(figure, 0, y)
        whole = replace(
            whole,
            height=y + figure.height,
            nodes=whole.nodes + part.nodes,
            lines=whole.lines + part.lines,
            labels=whole.labels + part.labels,
        )
        y += figure.height + ground.unit(_BETWEEN)
    return whole
