"""What a program shows, as a screen reader meets it: a tree of named things that can be used.

Nothing is remembered: each read asks the program. Text a person can see is asserted through
this tree, and acting goes through the same doors as assistive technology.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from tests.driver.box import Box
from tests.driver.bus import Address, Bus, RefusedError
from tests.driver.waiting import until

Name = str | re.Pattern[str]
"""A whole name, or a pattern that is searched for in it."""

_NOTHING = "/org/a11y/atspi/null"
_STATES = {  # the places in AtspiStateType of those that matter here
    "active": 1,
    "busy": 3,
    "checked": 4,
    "editable": 7,
    "enabled": 8,
    "expanded": 10,
    "focusable": 11,
    "focused": 12,
    "modal": 16,
    "multi-line": 17,
    "pressed": 20,
    "selectable": 22,
    "selected": 23,
    "sensitive": 24,
    "showing": 25,
    "visible": 30,
    "checkable": 41,
    "has-popup": 42,
    "read-only": 43,
}


@dataclass(frozen=True)
class Node:
    """One accessible thing. Every member may raise RefusedError, for instance when it has gone."""

    bus: Bus
    address: Address

    def __repr__(self) -> str:
        try:
            return f"{self.role} {self.name!r}"
        except RefusedError:
            return "something gone"

    @property
    def name(self) -> str:
        """What a screen reader says first."""
        return str(self.bus.get(self.address, "Accessible", "Name"))

    @property
    def description(self) -> str:
        """What it says after that."""
        return str(self.bus.get(self.address, "Accessible", "Description"))

    @property
    def role(self) -> str:
        """The kind of thing, as Qt names it: "button", "text", "list item", …"""
        return str(self._ask("Accessible", "GetRoleName")[0])

    @property
    def states(self) -> frozenset[str]:
        """Words such as "showing", "checked", "focused", "sensitive" (that is, enabled)."""
        low, high = self._ask("Accessible", "GetState")[0]
        bits = low | high << 32
        return frozenset(word for word, place in _STATES.items() if bits >> place & 1)

    @property
    def interfaces(self) -> frozenset[str]:
        """What it can do: "Text", "EditableText", "Action", "Value", "Selection", …"""
        names = self._ask("Accessible", "GetInterfaces")[0]
        return frozenset(name.rpartition(".")[2] for name in names)

    @property
    def text(self) -> str:
        """The text it holds (not its name)."""
        return str(self._ask("Text", "GetText", "ii", 0, -1)[0])

    @property
    def value(self) -> float:
        """The value of a slider or a number field."""
        return float(self.bus.get(self.address, "Value", "CurrentValue"))

    @property
    def extents(self) -> Box:
        """Where it lies on the screen, whether or not something covers it."""
        return Box(*self._ask("Component", "GetExtents", "u", 0)[0])

    def children(self) -> list["Node"]:
        """Gives what lies in it, in the order a screen reader walks."""
        found = self._ask("Accessible", "GetChildren")[0]
        return [Node(self.bus, (name, path)) for name, path in found if path != _NOTHING]

    def walk(self, *, showing: bool = False) -> Iterator["Node"]:
        """Gives itself and all below it; with `showing`, only what is not hidden."""
        yield self
        for inner in self.children():
            # What vanishes while we look is no longer there to be found.
            with suppress(RefusedError):
                if not showing or "showing" in inner.states:
                    yield from inner.walk(showing=showing)

    def find_all(
        self, role: str | None = None, name: Name | None = None, *, hidden: bool = False
    ) -> list["Node"]:
        """Gives everything of that role and name; what is hidden only when `hidden`."""
        found = []
        for node in self.walk(showing=not hidden):
            with suppress(RefusedError):
                if (role is None or node.role == role) and _named(node, name):
                    found.append(node)
        return found

    def find(
        self, role: str | None = None, name: Name | None = None, *, hidden: bool = False
    ) -> "Node":
        """Gives the first such thing.

        Raises:
            LookupError: there is none; the message lists what there is.
        """
        found = self.find_all(role, name, hidden=hidden)
        if not found:
            raise LookupError(f"no {role or 'thing'} {_told(name)}. {self._others(role)}")
        return found[0]

    def wait_for(
        self, role: str | None = None, name: Name | None = None, *, seconds: float = 5.0
    ) -> "Node":
        """Gives the first such thing in view, as soon as there is one.

        Raises:
            NotInTimeError: the message lists what there is.
        """
        found = until(
            lambda: self.find_all(role, name),
            f"{role or 'thing'} {_told(name)}",
            seconds=seconds,
            instead=lambda: self._others(role),
        )
        return found[0]

    def wait_gone(
        self, role: str | None = None, name: Name | None = None, *, seconds: float = 5.0
    ) -> None:
        """Returns when nothing such is in view. Raises NotInTimeError."""
        hoped = f"{role or 'thing'} {_told(name)} gone"
        until(lambda: not self.find_all(role, name), hoped, seconds=seconds)

    def press(self) -> None:
        """Does what a click does (Qt carries it out a moment later: wait for the effect)."""
        # By place: the names of actions differ between versions of Qt, and are translated.
        self._ask("Action", "DoAction", "i", 0)

    def focus(self) -> None:
        """Moves the keyboard here; the window itself must have it (Keys.take_focus)."""
        self._accepted("Component", "GrabFocus")

    def set_text(self, text: str) -> None:
        """Exchanges all its text."""
        self._accepted("EditableText", "SetTextContents", "s", text)

    def insert_text(self, position: int, text: str) -> None:
        """Puts text in, `position` characters from the beginning."""
        units = len(text.encode("utf-16-le")) // 2  # Qt counts in UTF-16
        self._accepted("EditableText", "InsertText", "isi", position, text, units)

    def set_value(self, value: float) -> None:
        """Moves a slider or a number field."""
        self.bus.put(self.address, "Value", "CurrentValue", "d", float(value))

    def select(self) -> None:
        """Selects this row or cell in the list it lies in (this does not move the keyboard)."""
        parent = Node(self.bus, self.bus.get(self.address, "Accessible", "Parent"))
        place = self._ask("Accessible", "GetIndexInParent")[0]
        parent._accepted("Selection", "SelectChild", "i", place)

    def _ask(
        self, interface: str, method: str, signature: str = "", *values: object
    ) -> tuple[Any, ...]:
        return self.bus.call(self.address, interface, method, signature, *values)

    def _accepted(self, interface: str, method: str, signature: str = "", *values: object) -> None:
        if not self._ask(interface, method, signature, *values)[0]:
            raise RefusedError(f"{self!r} did not take {method}")

    def _others(self, role: str | None) -> str:
        there = [repr(node) for node in self.find_all(role) if role or node.name]
        return f"In view: {', '.join(there) or 'nothing of that kind'}"


def wait_for_text(node: Node, text: str, *, seconds: float = 5.0) -> None:
    """Returns when the node holds exactly this text. Raises NotInTimeError."""
    until(
        lambda: node.text == text,
        f"{text!r} in {node!r}",
        seconds=seconds,
        instead=lambda: f"It holds {node.text!r}",
    )


def _named(node: Node, name: Name | None) -> bool:
    if name is None:
        return True
    return node.name == name if isinstance(name, str) else bool(name.search(node.name))


def _told(name: Name | None) -> str:
    if name is None:
        return "of any name"
    return repr(name) if isinstance(name, str) else f"matching {name.pattern!r}"
