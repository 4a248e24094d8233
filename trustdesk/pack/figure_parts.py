"""Checks what joins the nodes of a figure: parts of parts, and lines from one to another."""

from collections.abc import Iterator

from trustdesk.domain.faults import msg
from trustdesk.pack.known import unknown
from trustdesk.pack.models import DiagramTable
from trustdesk.pack.problems import PackProblem

_DEEPEST = {"timeline": 2, "parts": 3}
"""How deep parts lie in each other, the outermost counted; a kind not named has no parts."""

_NO_PARENT = msg("There is no other node {id} to be a part of.")
_IN_CIRCLES = msg("This node is a part of itself.")
_TOO_DEEP = msg("In a figure of the kind {kind} parts lie at most {n} deep.")
_NO_END = msg("There is no node and no edge {id} in this figure.")
_NO_START = msg("There is no node {id} in this figure.")
_TAKEN = msg("A node has this id already.")
_NO_PLACE = msg("An edge leads to a node, or to an edge that joins two nodes.")
_UNJOINED = msg("A figure of the kind {kind} needs edges.")
_NOT_BACK = msg("In a loop one edge leads back.")
_ITSELF = msg("An edge joins two different nodes.")


def part_problems(diagram: DiagramTable, file: str, key: str) -> Iterator[PackProblem]:
    """Gives what is wrong with parents and edges."""
    yield from _parents(diagram, file, key)
    yield from _edges(diagram, file, key)


def _parents(diagram: DiagramTable, file: str, key: str) -> Iterator[PackProblem]:
    above = {node.id: node.parent for node in diagram.node}
    most = _DEEPEST.get(diagram.kind, 1)
    for node in diagram.node:
        place = f"{key}.node[{node.id}].parent"
        if not node.parent:
            continue
        depth = _depth(node.id, above)
        if node.parent not in above:
            yield from unknown(file, place, [node.parent], above, _NO_PARENT)
        elif depth == 0:
            yield PackProblem(file, place, _IN_CIRCLES)
        elif depth > most:
            yield PackProblem(file, place, _TOO_DEEP, {"kind": diagram.kind, "n": most})


def _depth(node: str, above: dict[str, str]) -> int:
    """Gives how deep a node lies, 1 for one that is no part; 0 when its parents go in circles."""
    depth, at = 1, node
    while above.get(at):
        depth, at = depth + 1, above[at]
        if depth > len(above) + 1:
            return 0
    return depth


def _edges(diagram: DiagramTable, file: str, key: str) -> Iterator[PackProblem]:
    nodes = {node.id for node in diagram.node}
    ends = {edge.id: edge.end for edge in diagram.edge if edge.id}
    for number, edge in enumerate(diagram.edge, start=1):
        place = f"{key}.edge[{edge.id or number}]"
        yield from unknown(file, f"{place}.start", [edge.start], nodes, _NO_START)
        yield from unknown(file, f"{place}.end", [edge.end], nodes | set(ends), _NO_END)
        if edge.id in nodes:
            yield PackProblem(file, f"{place}.id", _TAKEN)
        if edge.start == edge.end:
            yield PackProblem(file, f"{place}.end", _ITSELF)
        elif edge.end in ends and ends[edge.end] not in nodes:
            yield PackProblem(file, f"{place}.end", _NO_PLACE)
    if diagram.kind in ("chain", "loop") and not diagram.edge:
        yield PackProblem(file, key, _UNJOINED, {"kind": diagram.kind})
    elif diagram.kind == "loop" and not _leads_back(diagram):
        yield PackProblem(file, f"{key}.edge", _NOT_BACK)


def _leads_back(diagram: DiagramTable) -> bool:
    """True when one comes back to a node by following edges: taking away ends leaves some."""
    left = {(edge.start, edge.end) for edge in diagram.edge}
    while left:
        begins = {start for start, _ in left}
        kept = {(start, end) for start, end in left if end in begins}
        if kept == left:
            return True
        left = kept
    return False
