"""Columns beside each other, each with a head and what belongs to it in lines under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustdesk.services.diagrams.branches import rows
from trustdesk.services.diagrams.placed import Box
from trustdesk.services.diagrams.wrapping import longest_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trustdesk.domain.diagram import DiagramNode
    from trustdesk.services.diagrams.ground import Ground
    from trustdesk.services.diagrams.placed import BoxLook, PlacedNode

GUTTER = 24
_LEAST, _BROAD = 128, 160
_BELOW_HEAD = 4
_EDGES = 2 * 14


def column_width(ground: Ground, heads: Sequence[DiagramNode]) -> float:
    """Gives how wide each column is where all stand beside each other, or 0: they do not fit."""
    gutters = ground.unit(GUTTER) * (len(heads) - 1)
    width = (ground.width - gutters) / max(len(heads), 1)
    return width if width >= ground.unit(_LEAST) and _words_fit(ground, heads, width) else 0.0


def _words_fit(ground: Ground, heads: Sequence[DiagramNode], width: float) -> bool:
    """Tells whether no head is broken; in broad columns a long word under one may be."""
    room = width - ground.unit(_EDGES)
    held = [] if width >= ground.unit(_BROAD) else [*_under(ground, heads)]
    return all(
        longest_word(ground.said(node.text), "node_strong", ground.measurer) <= room
        for node in (*heads, *held)
    )


def _under(ground: Ground, heads: Sequence[DiagramNode]) -> Iterator[DiagramNode]:
    for head in heads:
        yield from ground.diagram.parts_of(head.id)


def columns(
    ground: Ground, heads: Sequence[DiagramNode], look: BoxLook, y: float, width: float
) -> list[PlacedNode]:
    """Gives the columns from a height on; all heads are as high as the highest."""
    centred = look == "node"
    words = [ground.words(head, width, look, centred=centred) for head in heads]
    height = max((one.height for one in words), default=0.0)
    placed: list[PlacedNode] = []
    for number, (head, one) in enumerate(zip(heads, words, strict=True)):
        x = number * (width + ground.unit(GUTTER))
        placed.append(one.placed(Box(x, y, width, height)))
        below = y + height + ground.unit(_BELOW_HEAD)
        placed += rows(ground, ground.diagram.parts_of(head.id), x, below, width)
    return placed
