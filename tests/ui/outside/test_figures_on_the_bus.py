"""Every node of every kind of figure, as a screen reader meets it: a role, a name, an action."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.driver.app import App, running
from tests.driver.audit import audit
from tests.ui.diagrams.figures_window import KINDS
from tests.ui.outside.figure_places import press_every_place


@pytest.fixture(scope="module")
def app(display: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder: Path = tmp_path_factory.mktemp("figures")
    command = [sys.executable, "-m", "tests.ui.diagrams.figures_window", str(folder)]
    with running(command, display) as shown:
        shown.node.wait_for(name="Figuren chain")
        yield shown
        shown.close()


def test_every_node_of_every_figure_has_a_role_a_name_and_an_action_that_works(app):
    pressed = press_every_place(app, KINDS)
    assert pressed == sum(
        len([n for n in f.nodes if n.text.in_language("sv")]) + len(f.cells) for f in KINDS
    )


def test_the_card_of_a_node_offers_to_write(app):
    words = KINDS[0].nodes[0].text.in_language("sv")
    app.node.find("push button", re.compile(f"^{words}")).press()
    app.node.wait_for("push button", "Skriv om det här")
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
