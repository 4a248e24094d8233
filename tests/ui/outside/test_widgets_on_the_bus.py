"""What a screen reader sees of the widgets, and that it can use them."""

import sys
from collections.abc import Iterator

import pytest

from tests.driver.app import App, running
from tests.driver.audit import audit


@pytest.fixture(scope="module")
def app(display: dict[str, str]) -> Iterator[App]:
    with running([sys.executable, "-m", "tests.ui.shown"], display) as shown:
        yield shown
        shown.close()


def test_every_control_has_a_name_of_its_own_and_room(app):
    assert audit(app.node) == []


def test_a_heading_is_a_heading(app):
    assert app.node.find("heading", "Torsdag 19 november")


def test_a_place_in_the_rail_is_a_radio_button(app):
    app.node.find("radio button", "Läs").press()
    assert "checked" in app.node.find("radio button", "Läs").states


def test_selecting_a_row_from_outside_selects_it(app):
    name = "fredag 13 november, När mallen inte räckte till, "
    row = next(node for node in app.node.walk() if node.name.startswith(name))
    row.select()
    app.node.wait_for("label", "id-1")


def test_hidden_marks_are_read_out(app):
    text = app.node.find("text", "Reflektion")
    assert text.text.startswith("en **fet** rad")


def test_a_rating_is_given_from_outside(app):
    app.node.find("push button", "Kunna hjälpa: Välj").press()
    step = app.node.wait_for("radio button", "Inte aktuellt")
    assert step.role == "radio button"
    chosen = next(n for n in app.node.walk() if n.name.startswith("Steg 2. Flera"))
    chosen.press()
    app.node.wait_for("label", "one 2")
