"""What the pack adds to a figure says so in words, not by its dotted outline alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustdesk.domain.diagram import Diagram
    from trustdesk.domain.framework import LocalText


def additions_named(diagram: Diagram, label: LocalText) -> Diagram:
    """Gives the figure with the label under every addition that has no note of its own."""
    nodes = tuple(
        replace(node, note=label)
        if node.addition and not any(node.note.by_language.values())
        else node
        for node in diagram.nodes
    )
    return replace(diagram, nodes=nodes)
