"""The ninety seconds before going home, by keyboard alone; and a sudden end in the middle."""

import json
import os
import re
import signal

from tests.driver.waiting import until

SENTENCES = (
    "Mötet drog ut på tiden igen. ",
    "Jag sa ifrån, och det blev tyst åäö. ",
    "I morgon ringer jag upp.",
)


def test_three_sentences_from_the_start_to_the_disk(launch, ask):
    app = launch()
    app.node.wait_for("text", "Skriv")
    for sentence in SENTENCES:
        app.keys.type_text(sentence)
    app.keys.press("ctrl+Return")
    app.node.wait_for(name=re.compile("Ligger i dagboken"))
    app.keys.press("ctrl+q")
    app.expect_end()
    (entry,) = json.loads(ask("list", "--json"))
    assert json.loads(ask("show", entry["id"], "--json"))["body"] == "".join(SENTENCES)


def test_after_a_kill_one_writes_on_where_one_was(launch, ask):
    app = launch()
    app.node.wait_for("text", "Skriv")
    app.keys.type_text("Jag skrev just")
    app.node.wait_for(name=re.compile("^Sparad "))
    os.kill(app.keys.process_id, signal.SIGKILL)
    app.process.wait(10)

    app = launch()
    sheet = app.node.wait_for("text", "Skriv")
    until(lambda: sheet.text == "Jag skrev just", "the text is on the sheet again")
    app.keys.type_text(" det här.")
    app.keys.press("ctrl+Return")
    app.node.wait_for(name=re.compile("Ligger i dagboken"))
    app.close()
    (entry,) = json.loads(ask("list", "--json"))
    assert json.loads(ask("show", entry["id"], "--json"))["body"] == "Jag skrev just det här."


def test_hidden_with_one_key_nothing_own_is_left_to_read(launch):
    app = launch()
    app.node.wait_for("text", "Skriv")
    app.keys.type_text("Hemligheten på arket")
    app.keys.press("ctrl+shift+l")
    until(lambda: "checked" in app.node.wait_for("radio button", "Läs").states, "Läs is shown")
    told = [node.name for node in app.node.walk(showing=True)]
    told += [node.text for node in app.node.walk(showing=True) if node.role == "text"]
    assert not [text for text in told if "Hemligheten" in text]
    app.node.wait_for("radio button", "I dag").press()
    sheet = app.node.wait_for("text", "Skriv")
    until(lambda: sheet.text == "Hemligheten på arket", "the text is there again")
