"""The window with a dagbok in use, judged from outside: every page, and what lies behind them."""

import re

import pytest

from tests.driver.audit import audit
from tests.journeys.test_main_job import PAGES, open_page

pytestmark = pytest.mark.usefixtures("thirty_reflections")


class Walk:
    """Collects what is wrong in each place; `found` is to be empty lists."""

    def __init__(self, app):
        self.app = app
        self.found = {}

    def judge(self, place):
        self.found[place] = [str(one) for one in audit(self.app.node)]

    def all_well(self):
        return {place: wrong for place, wrong in self.found.items() if wrong} == {}


def choose(app, word):
    """Opens the palette, writes a word and takes what is first."""
    app.keys.press("ctrl+k")
    app.node.wait_for("text", re.compile("^Sök en sida")).set_text(word)
    app.node.wait_for("cell", re.compile(word))
    app.keys.press("Return")


def test_every_page_is_named_told_apart_and_hit(launch):
    walk = Walk(launch())
    for page in PAGES:
        open_page(walk.app, page)
        walk.judge(page)
    assert walk.all_well(), walk.found


def test_what_lies_behind_the_pages_is_as_well_kept(launch):
    app = launch()
    walk = Walk(app)
    app.node.wait_for("text", "Skriv")
    app.keys.press("ctrl+k")
    app.node.wait_for("text", re.compile("^Sök en sida")).set_text("tid")
    app.node.wait_for("cell", "Sök ”tid” överallt")
    walk.judge("the palette")
    app.keys.press("Up")
    app.keys.press("Return")
    app.node.wait_for("heading", "Sök")
    app.node.wait_for(name=re.compile("Den tredje tiden"))
    walk.judge("the search")

    open_page(app, "Dagbok")
    app.node.wait_for("check box", "Filtrera").press()
    app.node.wait_for("check box", "Val för den här reflektionen").press()
    app.node.wait_for("check box", "Följa regelverk")
    walk.judge("the dagbok with its filters and panel")

    choose(app, "Exportera som PDF")
    app.node.wait_for("push button", "Spara PDF…")
    walk.judge("the export")

    open_page(app, "Övningar")
    app.node.wait_for("check box", "Filtrera").press()
    walk.judge("the exercises with their filters")
    assert walk.all_well(), walk.found
