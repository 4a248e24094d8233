"""From the start to a sentence in the dagbok, by keyboard, and past every page on the way."""

import json
import re

from tests.driver.audit import audit
from tests.driver.waiting import until

PAGES = ("I dag", "Läs", "Dagbok", "Överblick", "Övningar", "Inställningar", "Handbok")
SENTENCE = "Ett möte på måndag: åäö ÅÄÖ"


def open_page(app, name):
    """Chooses a page in the rail."""
    entry = app.node.wait_for("radio button", name)
    entry.press()
    until(lambda: "checked" in entry.states, f"{name} chosen in the rail")


def test_every_page_can_be_named_told_apart_and_hit(launch):
    app = launch()
    findings, surfaces = {}, {}
    for page in PAGES:
        open_page(app, page)
        if found := audit(app.node):
            findings[page] = [str(one) for one in found]
        surfaces[page] = frozenset(node.name for node in app.node.walk(showing=True))
    assert not findings
    # An entry can be chosen in the rail while the page stays: then one page was judged seven times.
    assert len(set(surfaces.values())) == len(PAGES), "the rail did not change the page"


def test_one_sentence_is_written_without_a_click_and_read_back(launch, ask):
    app = launch()
    app.node.wait_for("text", "Skriv")
    app.keys.type_text(SENTENCE)
    app.keys.press("ctrl+Return")
    app.node.wait_for(name=re.compile("Ligger i dagboken"))
    app.close()

    (entry,) = json.loads(ask("list", "--json"))
    shown = json.loads(ask("show", entry["id"], "--json"))
    assert SENTENCE in (shown["title"], shown["body"])
    assert SENTENCE in ask("show", entry["id"])


def test_a_guided_reflection_is_written_rated_and_saved(launch, ask):
    app = launch()
    open_page(app, "Dagbok")
    app.node.wait_for("push button", "Skriv").press()
    app.node.wait_for("text", "Skriv").set_text(f"{SENTENCE}.")
    app.node.wait_for("check box", "Val för den här reflektionen").press()
    app.node.wait_for("check box", "Följa regelverk").press()
    app.node.wait_for("push button", "Vägledd reflektion").press()
    app.node.wait_for("text", "Vad hände?").set_text("Hon ringde upp, åäö.")
    kunna = app.node.wait_for(name=re.compile("^Kunna: "), role="push button")
    kunna.press()
    app.node.wait_for("radio button", re.compile("Det nödvändigaste fanns")).press()
    app.node.wait_for(name=re.compile("^Sparad "))
    found = [str(one) for one in audit(app.node)]
    app.close()

    (entry,) = json.loads(ask("list", "--json"))
    shown = json.loads(ask("show", entry["id"], "--json"))
    assert shown["body"] == f"{SENTENCE}."
    assert shown["roles"] == ["folja_regelverk"]
    assert shown["answers"] == {"vagledd": {"vad_hande": "Hon ringde upp, åäö."}}
    assert [(r["concept"], r["value"]) for r in shown["ratings"]] == [("kunna", 3)]
    assert found == []
