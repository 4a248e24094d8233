"""Parsing ends in time that grows with the text, whatever the text is."""

import sys
import time

import pytest

from tests.floor import floor_ms
from trustdesk.markup.nodes import plain
from trustdesk.markup.parse import parse_entry

PIECES = {
    "brackets": "[",
    "pictures": "![",
    "stars": "*",
    "backticks": "`",
    "marks": "==",
    "quotes": "> ",
    "dashes": "- ",
    "pipes": "|",
    "half links": "[a](",
    "bracket paragraphs": "[[[[[[[[\n\n",
    "emphasis": "*a **b ",
    "notes": "a[^1]\n\n",
    "tables": "a|b\n-|-\n",
    "items": "- a\n1. b\n",
    "levels": "- a\n  - b\n    - c\n",
    "fences": "```a\n",
    "prose": "En *mening* om tillit.\n\n",
}


def seconds(text: str) -> float:
    begin = time.process_time()
    parse_entry(text)
    return time.process_time() - begin


def calls(text: str) -> int:
    """Gives how many calls and returns parsing takes: the same on every machine, at any load."""
    count = 0

    def note(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(note)
    try:
        parse_entry(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_four_times_the_text_is_not_much_more_than_four_times_the_work(piece: str) -> None:
    parse_entry("*först*")  # the library is loaded
    small, large = (piece * 20_000)[:20_000], (piece * 80_000)[:80_000]
    assert calls(large) <= 5 * calls(small)
    # What happens within one call of a regular expression is seen by its time only.
    least = [min(seconds(text) for _ in range(3)) for text in (small, large)]
    assert least[1] < max(12 * least[0], 0.1 * floor_ms())


def test_ten_thousand_brackets_and_five_million_of_anything_end() -> None:
    seconds("*först*")  # the library is loaded
    assert seconds("[" * 10_000) < 0.1 * floor_ms()  # seconds: 100 times the floor
    assert seconds("![" * 10_000) < 0.1 * floor_ms()
    assert seconds("![a](b) *c* \n" * 400_000) < 2 * floor_ms()


def test_a_paragraph_that_would_take_long_is_given_as_written() -> None:
    heavy = "[" * 10_000 + " *ord*"
    shown = plain(parse_entry(f"{heavy}\n\n*lätt*"))
    assert shown == f"{heavy}\nlätt"
