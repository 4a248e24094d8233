"""What a person who cannot see or cannot aim would stumble on, found from outside.

Three questions about the controls in view (design, section 2, principle 7): has each a name, can
each be told from the others, and is each large enough to hit.
"""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from tests.driver.box import Box
from tests.driver.bus import RefusedError
from tests.driver.node import Node
from tests.driver.waiting import until

LEAST = 24
"""The least width and height of a target, in pixels (WCAG 2.2, 2.5.8)."""

_STILL = 0.1  # seconds between two looks that must agree
_ALWAYS = frozenset(
    {
        "button menu",
        "check box",
        "check menu item",
        "combo box",
        "dial",
        "link",
        "menu item",
        "page tab",
        "push button",
        "radio button",
        "radio menu item",
        "slider",
        "spin box",
        "toggle button",
    }
)
_WHEN_FOCUSABLE = frozenset({"label", "list", "table", "text", "tree"})
_ROWS = frozenset({"cell", "list item", "tree item"})
_COMPOSED = frozenset({"combo box", "spin box"})  # their own text and list carry no name in Qt


@dataclass(frozen=True)
class Control:
    """An operable thing in view; `row` is the whole text of the row it belongs to, or ""."""

    role: str
    name: str
    box: Box
    window: str
    path: str
    row: str = ""


@dataclass(frozen=True)
class Finding:
    """Something to mend, and where."""

    kind: Literal["unnamed", "twins", "small"]
    told: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.told}"


def audit(root: Node, *, seconds: float = 5.0) -> list[Finding]:
    """Gives what is wrong with the controls in view in a program, a window or a part of one.

    Looks until the controls stay as they are, so that a page still being filled is not judged.

    Raises:
        NotInTimeError: they never came to rest within `seconds`.
    """
    controls = _at_rest(root, seconds)
    return [*unnamed(controls), *twins(controls), *small(controls)]


def unnamed(controls: Iterable[Control]) -> list[Finding]:
    """Gives the controls without a name."""
    return [
        Finding("unnamed", f"{one.path} at {one.box.x},{one.box.y}")
        for one in controls
        if not one.name.strip()
    ]


def twins(controls: Iterable[Control]) -> list[Finding]:
    """Gives the controls of one window that share role and name.

    Cells and rows of lists may share a name when their rows differ in text.
    """
    alike: dict[tuple[str, str, str, str], list[Control]] = defaultdict(list)
    for one in controls:
        if one.name.strip():
            alike[one.window, one.role, one.name, one.row].append(one)
    return [
        Finding("twins", " | ".join(f"{one.path} at {one.box.x},{one.box.y}" for one in group))
        for group in alike.values()
        if len(group) > 1
    ]


def small(controls: Iterable[Control]) -> list[Finding]:
    """Gives the controls that are less than 24 px wide or high."""
    return [
        Finding("small", f"{one.path} is {one.box.width}×{one.box.height}")
        for one in controls
        if min(one.box.width, one.box.height) < LEAST
    ]


def controls_in_view(root: Node) -> Iterator[Control]:
    """Gives every operable thing that can be seen, or scrolled into full view."""
    windows = root.children() if root.role == "application" else [root]
    for window in windows:
        if sight := _sight(window):
            title = f"{sight.told} {window.address[1]}"
            yield from _within(sight, _Place(sight.told, title, sight.box))


def _at_rest(root: Node, seconds: float) -> list[Control]:
    seen = list(controls_in_view(root))

    def unchanged() -> bool:
        nonlocal seen
        time.sleep(_STILL)
        before, seen = seen, list(controls_in_view(root))
        return seen == before

    until(unchanged, f"the controls of {root!r} at rest", seconds=seconds)
    return seen


@dataclass(frozen=True)
class _Sight:
    """What was read of one node."""

    node: Node
    role: str
    name: str
    states: frozenset[str]
    box: Box

    @property
    def told(self) -> str:
        return f"{self.role} {self.name!r}"

    @property
    def operable(self) -> bool:
        return (
            self.role in _ALWAYS
            or (self.role in _WHEN_FOCUSABLE and "focusable" in self.states)
            or (self.role in _ROWS and "selectable" in self.states)
        )


@dataclass(frozen=True)
class _Place:
    """Where a node lies: its way down, its window and the part of the screen it can be seen in."""

    path: str
    window: str
    seen: Box


def _within(outer: _Sight, place: _Place) -> Iterator[Control]:
    inner = [sight for node in _children(outer.node) if (sight := _sight(node))]
    rows = _row_texts(inner)
    for sight in inner:
        # What opens above the window is not cut off by what it belongs to.
        above = sight.role == "popup menu" or outer.role == "combo box"
        seen = sight.box if above else sight.box.within(place.seen)
        if not (seen.width and seen.height):
            continue
        path = f"{place.path} > {sight.told}"
        if sight.operable and not (outer.role in _COMPOSED and sight.role in _WHEN_FOCUSABLE):
            row = rows[sight.box.y] if sight.role in _ROWS else ""
            yield Control(sight.role, sight.name, sight.box, place.window, path, row)
        below = path if sight.name else place.path
        yield from _within(sight, _Place(below, place.window, seen))


def _row_texts(sights: list[_Sight]) -> dict[int, str]:
    texts: dict[int, str] = defaultdict(str)
    for sight in sights:
        if sight.role in _ROWS:
            texts[sight.box.y] += f"{sight.name} · "
    return texts


def _children(node: Node) -> list[Node]:
    with suppress(RefusedError):
        return node.children()
    return []


def _sight(node: Node) -> _Sight | None:
    """Gives what there is to see, None when it is hidden or has gone meanwhile."""
    with suppress(RefusedError):
        states = node.states
        if "showing" in states and "Component" in node.interfaces:
            return _Sight(node, node.role, node.name, states, node.extents)
    return None
