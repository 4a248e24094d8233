"""A table stays a table; only whether its columns fit beside each other is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustdesk.services.diagrams.placed import PlacedDiagram
from trustdesk.services.diagrams.wrapping import longest_word

if TYPE_CHECKING:
    from trustdesk.services.diagrams.ground import Ground

LEAST_COLUMN, LEAST_HEAD = 112, 96
AIR = 16
"""Left free between two columns."""


def table(ground: Ground) -> PlacedDiagram:
    """Gives the number of columns, or 1 where they do not fit beside each other."""
    least = sum(column_leasts(ground))
    fits = least <= ground.width
    return PlacedDiagram(
        ground.width, 0.0, table_columns=max(len(ground.diagram.columns), 1) if fits else 1
    )


def column_leasts(ground: Ground) -> list[float]:
    """Gives how wide the rows' headings (0 where none has one) and each column have to be."""
    unit, diagram = ground.unit, ground.diagram

    def widest(texts: list[str], least: float) -> float:
        words = (longest_word(text, "node_strong", ground.measurer) for text in texts)
        return max(least, *words) + unit(AIR)

    heads = [ground.said(node.text) for row in diagram.rows if (node := diagram.node(row))]
    first = widest(heads, unit(LEAST_HEAD)) if any(heads) else 0.0
    leasts = [first]
    for column in diagram.columns:
        node = diagram.node(column)
        texts = [ground.said(cell.text) for cell in diagram.cells if cell.column == column]
        texts += [ground.said(node.text)] if node else []
        leasts.append(widest(texts, unit(LEAST_COLUMN)))
    return leasts
