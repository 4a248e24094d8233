import json
import re

import pytest

from tests.driver.bus import RefusedError
from tests.driver.node import Node, wait_for_text
from tests.driver.outline import outline
from tests.driver.waiting import NotInTimeError


def test_a_press_is_a_click(sample):
    sample.node.find("radio button", "Välj").press()
    sample.node.wait_for("radio button", "Ja").press()
    sample.node.wait_for("label", "Valt: Ja")
    assert "checked" in sample.node.find("radio button", "Ja").states
    assert "checked" not in sample.node.find("radio button", "Nej").states


def test_what_is_hidden_is_found_only_when_asked_for(sample):
    with pytest.raises(LookupError, match=r"radio button 'Ja'.*'Välj'"):
        sample.node.find("radio button", "Ja")
    assert sample.node.find("radio button", "Ja", hidden=True).name == "Ja"


def test_text_is_read_set_and_put_in(sample):
    sheet = sample.node.find("text", "Ark")
    sheet.set_text("på måndag")
    sheet.insert_text(0, "Möte 🙂 ")
    assert sheet.text == "Möte 🙂 på måndag"


def test_focus_leads_the_keys(sample):
    sample.node.find("radio button", "Skriv").focus()
    sample.keys.type_text("x")
    sample.node.find("text", "Ark").focus()
    sample.keys.type_text("y")
    sheet = sample.node.find("text", "Ark")
    wait_for_text(sheet, "y")


def test_a_value_is_read_and_set(sample):
    sample.node.find("radio button", "Välj").press()
    slider = sample.node.wait_for("slider", "Hur mycket")
    slider.set_value(40)
    assert slider.value == 40


def test_a_row_is_selected(sample):
    sample.node.find("radio button", "Lista").press()
    sample.node.wait_for("cell", "Handläggaren ringde").select()
    sample.node.wait_for("label", "Handläggaren ringde")


def test_a_second_window_is_seen_and_goes(sample):
    sample.node.find("push button", "Mer…").press()
    close = sample.node.wait_for("push button", "Stäng")
    assert len(sample.node.children()) == 2
    close.press()
    sample.node.wait_gone("push button", "Stäng")


def test_what_cannot_be_done_is_refused(sample):
    button = sample.node.find("push button", "Mer…")
    with pytest.raises(RefusedError):
        _ = button.text
    gone = Node(button.bus, (button.address[0], "/org/a11y/atspi/accessible/1"))
    with pytest.raises(RefusedError):
        gone.press()
    assert repr(gone) == "something gone"


def test_waiting_ends_and_tells_what_there_is(sample):
    with pytest.raises(NotInTimeError, match=r"'Ingen'.*radio button 'Lista'"):
        sample.node.wait_for("radio button", "Ingen", seconds=0.1)
    with pytest.raises(NotInTimeError, match="gone"):
        sample.node.wait_gone("radio button", "Lista", seconds=0.1)


def test_a_name_may_be_a_pattern(sample):
    assert sample.node.find("push button", re.compile("^M")).name == "Mer…"


def test_the_outline_is_plain_data(sample):
    sample.node.find("text", "Ark").set_text("åäö")
    told = json.dumps(outline(sample.node), ensure_ascii=False)
    assert '"text": "åäö"' in told
    assert '"role": "slider"' in told
