"""A place in a figure that a person has opened, and what the places of a figure are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from trustdesk.domain.diagram import Diagram, DiagramNode
from trustdesk.domain.framework import LocalText

Said = Callable[[LocalText], str]


@dataclass(frozen=True, slots=True)
class DiagramSpot:
    """What stands there: its words, a few more, and where it leads ("page:…", "term:…" or "").

    `opening` is what a reflection about it begins with.
    """

    diagram: Diagram
    words: str
    opening: str
    note: str = ""
    leads_to: str = ""

    @property
    def passage(self) -> tuple[str, str]:
        """The page and the section that a reflection about it cites."""
        scheme, _, rest = self.leads_to.partition(":")
        if scheme != "page":
            return self.diagram.page, self.diagram.section
        page, _, section = rest.partition("#")
        return page, section


def node_spot(diagram: Diagram, node: DiagramNode, said: Said) -> DiagramSpot:
    """Gives a node as a spot."""
    words, parent = said(node.text), diagram.node(node.parent)
    opening = f"{said(parent.text)}: {words}" if parent else words
    return DiagramSpot(diagram, words, opening, said(node.note), node.leads_to)


def spoken_names(diagram: Diagram, said: Said) -> dict[str, str]:
    """Gives what each node is called aloud, by id: no two alike."""
    named = {node.id: _joined(said(node.text), said(node.note)) for node in diagram.nodes}
    often = Counter(named.values())
    for node in diagram.nodes:
        parent = diagram.node(node.parent)
        if often[named[node.id]] > 1 and parent is not None:
            named[node.id] = f"{said(parent.text)}: {named[node.id]}"
    seen: Counter[str] = Counter()
    for node_id, name in named.items():
        seen[name] += 1
        if seen[name] > 1:
            named[node_id] = f"{name} ({seen[name]})"
    return named


def _joined(words: str, note: str) -> str:
    return ", ".join(filter(None, (words, note)))
