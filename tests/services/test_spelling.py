"""Which words are looked at, and what is known about them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustdesk.services.spelling import Lexicon, Word, terms_of, word_at, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("En mening, åäö.", ["En", "mening", "åäö"]),
        ("e-post och EU-rätt", ["e-post", "och", "EU-rätt"]),
        ("SKR JO LSS FÖRVALTNING", ["FÖRVALTNING"]),
        ("abc1 2b rum3", []),
        ("`kodord` efter", ["efter"]),
        ("[länken](page:fellstavat) https://exempel.se/fellstavat?x=ja slut", ["länken", "slut"]),
        ("skriv till anna.fellstav@exempel.se nu", ["skriv", "till", "nu"]),
        ("**fet** och ==markerad== _kursiv_", ["fet", "och", "markerad"]),
        ("![en skiss](attachment:01a-b)", ["en", "skiss"]),
        ("don't anna’s", ["don't", "anna’s"]),
        ("a å i", []),
    ],
)
def test_words_that_are_looked_at(text, words):
    assert [word.text for word in words_in(text)] == words


@given(st.text(max_size=300))
def test_every_word_stands_where_it_says(text):
    for word in words_in(text):
        assert text[word.begin : word.end] == word.text


def test_a_lexicon_asks_once_and_remembers():
    lexicon = Lexicon()
    assert lexicon.misspelt("rätt fell") == ([], ["rätt", "fell"])
    lexicon.learn(["rätt", "fell"], {"fell"})
    found, ask = lexicon.misspelt("rätt fell")
    assert ([word.text for word in found], ask) == (["fell"], [])


def test_own_skipped_and_framework_words_are_right():
    lexicon = Lexicon()
    lexicon.learn(
        ["Egetord", "Skippat", "Ramord", "fell"], {"Egetord", "Skippat", "Ramord", "fell"}
    )
    lexicon.set_own(["egetord"])
    lexicon.skip("skippat")
    lexicon.accept(frozenset({"ramord"}))
    found, _ = lexicon.misspelt("Egetord Skippat Ramord fell")
    assert [word.text for word in found] == ["fell"]
    lexicon.remove_own("EGETORD")
    assert lexicon.own == []
    assert len(lexicon.misspelt("Egetord fell")[0]) == 2


def test_what_is_remembered_is_bounded():
    lexicon = Lexicon()
    for start in range(0, 120_000, 1_000):
        lexicon.learn([f"ord{n}" for n in range(start, start + 1_000)], set())
        assert len(lexicon._wrong) <= 42_000


def test_the_word_beside_a_caret():
    assert word_at("ett två", 3) == Word(0, 3, "ett")
    assert word_at("ett två", 4) == Word(4, 7, "två")
    assert word_at("ett  två", 4) is None


def test_the_framework_brings_its_words(framework):
    terms = terms_of(framework)
    assert {"bringselius", "tillitsbaserad"} <= terms
