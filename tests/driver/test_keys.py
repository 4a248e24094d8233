import re

import pytest

from tests.driver.keymap import TYPABLE
from tests.driver.node import wait_for_text

SENTENCE = "Ett möte på måndag: åäö ÅÄÖ – ”tillit”"


def test_swedish_arrives_unchanged(sample):
    sample.keys.type_text(SENTENCE)
    sample.keys.press("ctrl+Return")
    sample.node.wait_for("label", f"Sparat: {SENTENCE}")


def test_every_character_that_has_a_key_arrives(sample):
    everything = "".join(sorted(TYPABLE))
    sample.keys.type_text(everything)
    sheet = sample.node.find("text", "Ark")
    wait_for_text(sheet, everything)


def test_a_leading_hyphen_is_text(sample):
    sample.keys.type_text("--delay 5")
    sheet = sample.node.find("text", "Ark")
    wait_for_text(sheet, "--delay 5")


def test_a_character_without_a_key_is_refused_before_anything_is_typed(sample):
    with pytest.raises(ValueError, match="字"):
        sample.keys.type_text("abc字")
    sample.keys.type_text("x")
    sheet = sample.node.find("text", "Ark")
    wait_for_text(sheet, "x")


def test_combinations_move_and_change(sample):
    sample.keys.type_text("abc")
    sample.keys.press("shift+Left", "ctrl+x", "Home", "ctrl+v")
    sheet = sample.node.find("text", "Ark")
    wait_for_text(sheet, "cab")


def test_a_click_lands_where_it_is_aimed(sample):
    sample.keys.click(sample.node.find(name="Välj").extents.middle)
    sample.node.wait_for("radio button", "Ja")
    sample.keys.click(sample.node.find("radio button", "Nej").extents.middle)
    sample.node.wait_for("label", "Valt: Nej")


def test_a_dialog_gets_the_keys_and_gives_them_back(sample):
    sample.node.find("push button", "Mer…").press()
    sample.node.wait_for("push button", "Stäng")
    sample.keys.take_focus()
    sample.keys.press("Escape")
    sample.node.wait_gone("push button", "Stäng")
    sample.keys.take_focus()
    sample.node.find("text", "Ark").focus()
    sample.keys.type_text("åter")
    sample.keys.press("ctrl+Return")
    sample.node.wait_for("label", re.compile("åter$"))
