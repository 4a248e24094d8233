"""The tree as plain data, to keep beside a failure or to compare."""

from contextlib import suppress
from typing import Any

from tests.driver.bus import RefusedError
from tests.driver.node import Node


def outline(node: Node) -> dict[str, Any]:
    """Gives role, name, states, extents, text, value and children, ready for json.dump.

    What a thing does not have is left out, and so is what vanishes meanwhile.
    """
    told: dict[str, Any] = {"role": node.role, "name": node.name}
    with suppress(RefusedError):
        interfaces = node.interfaces
        if description := node.description:
            told["description"] = description
        told["states"] = sorted(node.states)
        if "Component" in interfaces:
            told["extents"] = list(node.extents)
        if "Text" in interfaces:
            told["text"] = node.text
        if "Value" in interfaces:
            told["value"] = node.value
        told["children"] = list(_outlines(node.children()))
    return told


def _outlines(nodes: list[Node]) -> list[dict[str, Any]]:
    found = []
    for node in nodes:
        with suppress(RefusedError):
            found.append(outline(node))
    return found
