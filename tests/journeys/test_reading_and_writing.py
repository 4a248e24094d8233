"""One reads, writes about it and reads on, by keyboard alone, in three widths; and a sudden end."""

import json
import os
import re
import signal
import time
from typing import Any

import pytest

from tests.driver.waiting import until

BODY = "Hon ringde upp innan hon avslog åäö."
PAGE = "Fem relationer för tilliten"


def at_width(data_dir, width: int) -> None:
    """The window opens so wide, as it was when it was last closed."""
    (data_dir / "settings.json").write_text(json.dumps({"window": [0, 0, width, 800]}), "utf-8")


def read_and_reflect(app) -> None:
    """Finds the page by its name, reads, and wants to write about it; no mouse."""
    app.node.wait_for("text", "Skriv")
    app.keys.press("ctrl+k")
    app.node.wait_for("text", re.compile("^Sök en sida"))
    app.keys.type_text("Fem relationer")
    app.node.wait_for("cell", re.compile("^Fem relationer"))
    app.keys.press("Return")
    app.node.wait_for(name=PAGE)
    app.keys.press("ctrl+r")


def bodies(ask) -> list[dict[str, Any]]:
    listed = json.loads(ask("list", "--json"))
    return [json.loads(ask("show", entry["id"], "--json")) for entry in listed]


def test_beside_the_page_and_its_margin_shows_what_one_wrote(launch, ask, data_dir):
    at_width(data_dir, 1360)
    app = launch()
    read_and_reflect(app)
    app.node.wait_for("push button", "Stäng reflektionen")
    app.keys.type_text(BODY)
    app.node.wait_for(name=re.compile("^Sparad "))
    app.node.wait_for(name=PAGE)  # one still reads it
    app.keys.press("ctrl+Return")
    app.node.wait_for("push button", re.compile(f"· {BODY}$"))
    app.node.wait_for("push button", "Du skrev senast om den här sidan i dag.")
    app.close()
    (entry,) = bodies(ask)
    assert entry["body"] == BODY
    assert [c["page"] for c in entry["citations"]] == ["fem-relationer"]


@pytest.mark.parametrize("width", [1100, 900])
def test_by_turns_in_a_narrower_window_and_back_to_the_page(launch, ask, data_dir, width):
    at_width(data_dir, width)
    app = launch()
    read_and_reflect(app)
    app.node.wait_for("push button", "Tillbaka till sidan")
    app.keys.type_text(BODY)
    app.keys.press("alt+Left")
    app.node.wait_for(name=PAGE)
    app.node.wait_for("push button", re.compile(f"· {BODY}$"))
    app.keys.press("alt+Right")
    app.node.wait_for("push button", "Tillbaka till sidan")
    app.close()
    (entry,) = bodies(ask)
    assert entry["body"] == BODY
    assert [c["page"] for c in entry["citations"]] == ["fem-relationer"]


def test_killed_while_writing_beside_at_most_two_seconds_are_lost(launch, ask, data_dir):
    at_width(data_dir, 1360)
    app = launch()
    read_and_reflect(app)
    app.node.wait_for("push button", "Stäng reflektionen")
    app.keys.type_text("Det här skrev jag.")
    written = time.monotonic()
    until(lambda: time.monotonic() - written > 2, "two seconds have gone")
    app.keys.type_text(" Och mer")
    os.kill(app.keys.process_id, signal.SIGKILL)
    app.process.wait(10)
    (entry,) = bodies(ask)
    assert entry["body"].startswith("Det här skrev jag.")

    app = launch()
    app.node.wait_for("text", "Skriv")
    app.node.wait_for("radio button", "Läs").press()
    app.node.wait_for("push button", "Stäng reflektionen")
    app.node.wait_for(name=PAGE)
    app.keys.press("F6")  # the caret stands where it stood
    app.keys.type_text("!")
    app.keys.press("ctrl+Return")
    app.node.wait_for("push button", re.compile("· Det här skrev jag"))
    app.close()
    (after,) = bodies(ask)
    assert after["body"] == entry["body"] + "!"
