"""Words of the glossary found in a text, in the forms they take."""

import pytest

from trustdesk.domain.framework import GlossaryTerm, LocalText
from trustdesk.services.glossary_words import GlossaryWords, names_of
from trustdesk.services.swedish import stem


def term(term_id: str, swedish: str, english: str = "-") -> GlossaryTerm:
    said = LocalText({"sv": swedish, "en": english})
    return GlossaryTerm(term_id, said, LocalText({"sv": "…", "en": "…"}))


TERMS = [
    term("tillit", "tillit", "trust"),
    term("fortjanad", "förtjänad tillit", "earned trust"),
    term("brukare", "brukare", "service user"),
    term("npm", "New Public Management (NPM)", "New Public Management (NPM)"),
    term("ansvar", "begränsat ansvar (det begränsade ansvaret)", "limited responsibility"),
    term("hets", "effektivitetshets", "pressure for efficiency"),
    term("teori", "Teori X / Teori Y", "Theory X / Theory Y"),
    term("effekt", "rosenthaleffekten", "the Rosenthal effect"),
]


def found(text: str, language: str = "sv") -> list[tuple[str, str]]:
    words = GlossaryWords(TERMS, language, stem)
    return [(text[w.start : w.end], w.term) for w in words.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tilliten växte.", [("Tilliten", "tillit")]),
        ("Brukarnas röst hördes.", [("Brukarnas", "brukare")]),
        ("Det begränsade ansvaret gällde.", [("begränsade ansvaret", "ansvar")]),
        ("En teori x och en Teori Y.", [("teori x", "teori")]),
        ("Det var NPM.", [("NPM", "npm")]),
        ("new public management", [("new public management", "npm")]),
    ],
)
def test_a_word_is_found_in_its_forms(text, expected):
    assert found(text) == expected


def test_the_longest_comes_first():
    assert found("Förtjänad tillit är mer än tillit.") == [
        ("Förtjänad tillit", "fortjanad"),
        ("tillit", "tillit"),
    ]


def test_each_word_is_found_once_where_it_stands_first():
    assert found("Tillit, tilliten och brukare.") == [("Tillit", "tillit"), ("brukare", "brukare")]


@pytest.mark.parametrize(
    "text",
    ["Hon brukar vänta.", "Effektivitet räknas.", "Tilltalet var vänligt.", "förtjänad. Tal"],
)
def test_another_word_that_looks_like_one_is_left_alone(text):
    assert found(text) == []


def test_words_of_one_term_stand_side_by_side():
    assert found("New Public, Management") == []


def test_english_words_are_found_too():
    assert found("Service users and the Rosenthal effect.", "en") == [
        ("Service users", "brukare"),
        ("Rosenthal effect", "effekt"),
    ]


def term_at(words, text, place):
    found = words.at(text, place)
    return found.term if found else None


def test_a_place_in_the_text_gives_the_word_round_it():
    words = GlossaryWords(TERMS, "sv", stem)
    text = "Vad är tilliten värd?"
    assert term_at(words, text, text.index("lit")) == "tillit"
    assert words.at(text, text.index("värd") + 1) is None
    assert term_at(words, "tillit och tillit", 14) == "tillit"


def test_what_stands_in_brackets_is_no_name_unless_it_is_a_short_one():
    assert names_of("New Public Management (NPM)") == ["New Public Management", "NPM"]
    assert names_of("tillitsvärdighet (upplevd)") == ["tillitsvärdighet"]
    assert names_of("line of decision / chain of command") == [
        "line of decision",
        "chain of command",
    ]


def test_every_word_of_the_pack_is_found_where_it_is_written_out(framework):
    for language in ("sv", "en"):
        words = GlossaryWords(framework.glossary, language, stem)
        for one in framework.glossary:
            for name in names_of(one.term.in_language(language)):
                assert [w.term for w in words.find(f"({name})")] == [one.id], name
