"""A figure of the framework as data: what stands in it, what belongs together, what leads where.

How it looks is decided elsewhere: `services/diagrams` lays it out in a width.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from trustdesk.domain.framework import LocalText

DiagramKind = Literal["timeline", "table", "balance", "hub", "chain", "loop", "parts"]
"""What a figure says by its form.

timeline: nodes one after the other in time, what belongs to each under it.
table: columns and rows, a cell where they meet; it stays a table.
balance: a node at either end and one between, which is a range.
hub: the first node in the middle, the others round it at equal distances.
chain: nodes one after the other, joined by edges.
loop: nodes joined by edges, one of which leads back.
parts: a whole and what it is made of; a part can have parts.
"""


@dataclass(frozen=True, slots=True)
class DiagramNode:
    """One thing in a figure. `parent` is the node it is a part of, or "".

    `leads_to` is a link as a page has it ("page:id#section", "term:id"), or "". `note` is a few
    words more, shown under the text. `addition`: not in the source but the pack's own.
    """

    id: str
    text: LocalText
    note: LocalText
    parent: str = ""
    leads_to: str = ""
    addition: bool = False


@dataclass(frozen=True, slots=True)
class DiagramEdge:
    """A line with an arrow from a node to a node, or to the edge of that id (it acts on it)."""

    start: str
    end: str
    label: LocalText
    id: str = ""
    both_ways: bool = False


@dataclass(frozen=True, slots=True)
class DiagramCell:
    """What stands where a row and a column of a table meet; both are ids of nodes."""

    row: str
    column: str
    text: LocalText
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class Diagram:
    """A figure. `alternative` says in prose all that it shows, for those who do not see it.

    `caption` is a line under it, or empty; `voice` is whose figure it is, as in a page. Tables
    name their columns and rows by nodes: `columns` and `rows` hold their ids in order; a row whose
    text is empty has no heading.
    """

    id: str
    kind: DiagramKind
    page: str
    section: str
    title: LocalText
    alternative: LocalText
    caption: LocalText
    nodes: tuple[DiagramNode, ...]
    edges: tuple[DiagramEdge, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    cells: tuple[DiagramCell, ...] = ()
    voice: str = ""

    def node(self, node_id: str) -> DiagramNode | None:
        """Gives the node with this id, or None."""
        return next((n for n in self.nodes if n.id == node_id), None)

    def parts_of(self, node_id: str) -> tuple[DiagramNode, ...]:
        """Gives the nodes that are parts of a node, in order; of "" those that are of none."""
        return tuple(n for n in self.nodes if n.parent == node_id)

    def cell(self, row: str, column: str) -> DiagramCell | None:
        """Gives the cell where a row and a column meet, or None."""
        return next((c for c in self.cells if c.row == row and c.column == column), None)
