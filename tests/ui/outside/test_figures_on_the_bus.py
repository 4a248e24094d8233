"""Every node of every kind of figure, as a screen reader meets it: a role, a name, an action."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.driver.app import App, running
from tests.driver.audit import audit
from tests.driver.node import Node
from tests.driver.waiting import until
from tests.ui.diagrams.figures_window import KINDS


@pytest.fixture(scope="module")
def app(display: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder: Path = tmp_path_factory.mktemp("figures")
    command = [sys.executable, "-m", "tests.ui.diagrams.figures_window", str(folder)]
    with running(command, display) as shown:
        shown.node.wait_for(name="Figuren chain")
        yield shown
        shown.close()


def places() -> list[tuple[str, str, str]]:
    """Role, what its name begins with, and the words its card has; for every node and cell."""
    found = []
    for figure in KINDS:
        role = "cell" if figure.kind == "table" else "push button"
        for node in figure.nodes:
            words = node.text.in_language("sv")
            found += [(role, words, words)] if words else []
        for cell in figure.cells:
            rows = (figure.node(cell.row), figure.node(cell.column))
            where = ", ".join(filter(None, (n.text.in_language("sv") for n in rows if n)))
            words = cell.text.in_language("sv")
            found.append((role, f"{where}: {words}", words))
    return found


def card_of(app: App) -> Node:
    """Gives the card that is open: what holds its closing button."""
    close = app.node.wait_for("push button", "Stäng förklaringen")
    return Node(close.bus, close.bus.get(close.address, "Accessible", "Parent"))


def wait_for_name(card: Node, words: str) -> None:
    until(lambda: card.name == words and "showing" in card.states, f"a card about {words}")


def test_every_node_of_every_figure_has_a_role_a_name_and_an_action_that_works(app):
    nodes = [n for n in app.node.walk(showing=True) if n.role in ("push button", "cell")]
    named = [(n.role, n.name, n) for n in nodes]
    card: Node | None = None
    pressed = set()
    for role, name, words in places():
        path, node = next(
            (node.address[1], node)
            for found, called, node in named
            if found == role and called.startswith(name) and node.address[1] not in pressed
        )
        node.press()
        card = card or card_of(app)
        wait_for_name(card, words)
        pressed.add(path)
    assert len(pressed) == sum(
        len([n for n in f.nodes if n.text.in_language("sv")]) + len(f.cells) for f in KINDS
    )
    app.node.find("push button", "Skriv om det här")
    app.node.find("push button", "Stäng förklaringen").press()
    app.node.wait_gone("push button", "Stäng förklaringen")


def test_figures_say_what_they_show(app):
    for figure in KINDS:
        title = figure.title.in_language("sv")
        told = [n.description for n in app.node.find_all(name=title)]
        assert figure.alternative.in_language("sv") in told
        app.node.find("push button", f"Visa som text: {title}").press()
        app.node.wait_for("push button", f"Visa som figur: {title}").press()


def test_nothing_on_the_page_is_unnamed_small_or_twice_there(app):
    assert audit(app.node) == []
