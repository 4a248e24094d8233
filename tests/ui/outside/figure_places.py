"""What a screen reader meets in a figure: which places it has, and the card that each leads to."""

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from tests.driver.app import App
from tests.driver.node import Node
from tests.driver.waiting import until
from trustdesk.domain.diagram import Diagram

CLOSE = {"sv": "Stäng förklaringen", "en": "Close the explanation"}

_OPERATED = ("push button", "cell")


class Place(NamedTuple):
    """A node or a cell: its role, how its name begins, and the words its card has."""

    role: str
    name: str
    words: str


def places(figure: Diagram, language: str, names: Container[str]) -> Iterator[Place]:
    """Gives every node and cell as it is met among controls of these names.

    In a narrow window a table is a list for each column; a head of its rows then stands in each
    of its cells, and has none of its own.
    """
    role = "cell" if figure.kind == "table" else "push button"
    for node in figure.nodes:
        words = node.text.in_language(language)
        within = node.id in figure.rows and words not in names
        if words and not within:
            yield Place(role, words, words)
    for cell in figure.cells:
        rows = (figure.node(cell.row), figure.node(cell.column))
        where = ", ".join(filter(None, (n.text.in_language(language) for n in rows if n)))
        words = cell.text.in_language(language)
        yield Place(role, f"{where}: {words}", words)


def press_every_place(app: App, figures: Iterable[Diagram], language: str = "sv") -> int:
    """Presses every place of the figures in view, sees its card, and gives how many there were.

    Raises:
        AssertionError: a place is not there, or has another role or name.
        NotInTimeError: pressing one showed no card about it.
    """
    there = [(n.role, n.name, n) for n in app.node.walk(showing=True) if n.role in _OPERATED]
    names = {name for _, name, _ in there}
    card: Node | None = None
    pressed: set[str] = set()
    for figure in figures:
        for place in places(figure, language, names):
            left = [t for t in there if t[0] == place.role and t[2].address[1] not in pressed]
            alike = sorted(
                (t for t in left if t[1].startswith(place.name)),
                key=lambda t: t[1] != place.name,
            )
            assert alike, f"no {place.role} {place.name!r} in {figure.id}"
            node = alike[0][2]
            node.press()
            card = card or _card_of(app, language)
            _wait_for_name(card, place.words)
            pressed.add(node.address[1])
    if card is not None:
        app.node.find("push button", CLOSE[language]).press()
        app.node.wait_gone("push button", CLOSE[language])
    return len(pressed)


def _card_of(app: App, language: str) -> Node:
    """Gives the card that is open: what holds its closing button."""
    close = app.node.wait_for("push button", CLOSE[language])
    return Node(close.bus, close.bus.get(close.address, "Accessible", "Parent"))


def _wait_for_name(card: Node, words: str) -> None:
    until(lambda: card.name == words and "showing" in card.states, f"a card about {words}")
