"""The real dictionaries, in the real child process."""

import sys

import pytest

from trustdesk.paths import dictionaries
from trustdesk.spelling.child import SpellingChild

COMMAND = [sys.executable, "-m", "trustdesk", "--spelling-worker"]


@pytest.fixture(scope="module")
def child():
    made = SpellingChild(COMMAND)
    yield made
    made.finish()


def test_both_dictionaries_are_found():
    assert [language for language, _ in dictionaries()] == ["sv", "en"]


@pytest.mark.parametrize(
    "word",
    ["förvaltningen", "tjänstemannaansvar", "Göteborg", "e-post", "reflection", "don’t",
     "organisation", "behaviour", "centre", "travelled", "EU-rätt", "handläggarrollen"],
)  # fmt: skip
def test_right_words_are_known(child, word):
    assert child.unknown([word]) == set()


def test_wrong_words_are_not(child):
    assert child.unknown(["förvaltnngen", "handlägare", "refelction"]) == {
        "förvaltnngen", "handlägare", "refelction",
    }  # fmt: skip


def test_the_likest_words_are_suggested(child):
    assert child.suggestions("förvaltnngen")[0] == "förvaltningen"
    assert child.suggestions("fragade")[0] == "frågade"
    assert "reflection" in child.suggestions("refelction")
    assert len(child.suggestions("förvaltnngen")) <= 5


def test_a_child_that_ends_is_started_again_and_then_given_up():
    broken = SpellingChild([sys.executable, "-c", "pass"])
    for _ in range(5):
        assert broken.unknown(["fell"]) == set()
    assert broken.suggestions("fell") == []
    broken.finish()


def test_closing_wakes_who_waits_and_leaves_no_process():
    child = SpellingChild(COMMAND)
    child.unknown(["ett"])
    process = child._process
    assert process is not None
    child.close()
    assert process.wait(10) is not None
    assert child.unknown(["fell"]) == set()
    child.finish()
