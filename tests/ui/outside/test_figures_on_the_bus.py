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


def test_every_node_of_every_figure_has_a_role_a_name_and_an_action_that_works(app):
    figures: dict[tuple[str, str], list[Node]] = {}
    for thing in app.node.walk(showing=True):
        figures.setdefault((thing.role, thing.name.split(",")[0]), []).append(thing)
    pressed = 0
    for role, name, words in places():
        nodes = figures[role, name.split(",")[0]]
        node = next(n for n in nodes if n.name.startswith(name))
        node.press()
        card = app.node.wait_for(name="Stäng förklaringen")
        until(lambda words=words: app.node.find_all(name=words), f"a card about {words}")
        assert app.node.find_all("push button", "Skriv om det här")
        card.press()
        app.node.wait_gone(name="Stäng förklaringen")
        pressed += 1
    assert pressed == sum(
        len([n for n in f.nodes if n.text.in_language("sv")]) + len(f.cells) for f in KINDS
    )


def test_figures_say_what_they_show(app):
    for figure in KINDS:
        title = figure.title.in_language("sv")
        told = [n.description for n in app.node.find_all(name=title)]
        assert figure.alternative.in_language("sv") in told
        app.node.find("push button", f"Visa som text: {title}").press()
        app.node.wait_for("push button", f"Visa som figur: {title}").press()


def test_nothing_on_the_page_is_unnamed_small_or_twice_there(app):
    assert audit(app.node) == []
