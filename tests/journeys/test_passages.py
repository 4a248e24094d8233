"""Words of a page answer back: chosen by keyboard alone, reflected on, highlighted with a note.

Then from the margin to the reflection, from the reflection to the words, and again after a restart.
"""

import json
import re

from tests.driver.waiting import until

PAGE = "Fem relationer för tilliten"
NOTE = "Så gör vi inte än."


def open_page(app) -> None:
    app.node.wait_for("text", "Skriv")
    app.keys.press("ctrl+k")
    app.node.wait_for("text", re.compile("^Sök en sida"))
    app.keys.type_text("Fem relationer")
    app.node.wait_for("cell", re.compile("^Fem relationer"))
    app.keys.press("Return")
    app.node.wait_for(name=PAGE)


def choose_a_line(app) -> None:
    """The cursor comes with F7, where one reads; Shift and End choose to the end of the line."""
    app.keys.press("F7")
    app.node.wait_for(name=re.compile("^Piltangenterna flyttar nu en markör"))
    app.keys.press("Home")
    app.keys.press("shift+End")
    app.node.wait_for("push button", "Bokmärk")


def test_words_are_reflected_on_and_either_side_leads_to_the_other(launch, ask, data_dir):
    (data_dir / "settings.json").write_text(json.dumps({"window": [0, 0, 1100, 800]}), "utf-8")
    app = launch()
    open_page(app)
    choose_a_line(app)
    app.keys.press("ctrl+r")
    app.node.wait_for("push button", "Tillbaka till sidan")
    app.keys.type_text("Det stämmer hos oss.")
    app.node.wait_for(name=re.compile("^Sparad "))
    (row,) = json.loads(ask("list", "--json"))
    entry = json.loads(ask("show", row["id"], "--json"))
    (citation,) = entry["citations"]
    words = citation["quote"]
    assert words
    assert entry["body"].startswith(f"> {words}\n\n")
    assert citation["page"] == "fem-relationer"

    app.keys.press("alt+Left")
    app.node.wait_for(name=PAGE)
    noted = app.node.wait_for("push button", re.compile(f"om ”{words[:10]}"))
    noted.press()  # from the words to the reflection
    app.node.wait_for("push button", "Tillbaka till sidan")
    app.close()


def test_a_highlight_with_a_note_is_there_after_a_restart(launch, data_dir):
    (data_dir / "settings.json").write_text(json.dumps({"window": [0, 0, 1360, 800]}), "utf-8")
    app = launch()
    open_page(app)
    choose_a_line(app)
    app.keys.press("ctrl+h")
    app.node.wait_for(name="Markerat.")
    app.node.find("push button", "Skriv en anteckning").press()
    field = app.node.wait_for("text", "Din anteckning")
    until(lambda: "focused" in field.states, "the keyboard in the note's field")
    app.keys.type_text(NOTE)
    app.keys.press("Return")
    app.node.wait_for("push button", re.compile(f"^{NOTE}, om ”"))
    app.close()

    app = launch()
    app.node.wait_for("text", "Skriv")
    app.node.wait_for("radio button", "Läs").press()
    note = app.node.wait_for("push button", re.compile(f"^{NOTE}, om ”"))
    note.press()
    field = app.node.wait_for("text", "Din anteckning")
    until(lambda: field.text == NOTE, "the note in its card")
    app.keys.press("Escape")
    app.node.wait_gone("text", "Din anteckning")
    app.close()
