import pytest

from trustdesk.services.reading import FrameworkSearch, query_parts, sections
from trustdesk.services.swedish import stem


@pytest.fixture
def search(framework):
    return FrameworkSearch(framework, "sv", stem)


def test_sections_follow_the_headings(framework):
    page = framework.page("fortjanad-tillit")
    found = {s.anchor: s for s in sections(page, "sv")}
    assert {"", "kunna", "vaga", "vilja"} <= set(found)
    assert "{#" not in found["kunna"].title
    assert "](" not in " ".join(s.text for s in found.values())


def test_a_word_is_found_in_its_other_forms(search):
    hits = search.search("relationer")
    assert any(h.page == "fem-relationer" for h in hits)
    assert {h.page for h in search.search("relation")} >= {"fem-relationer"}
    marked = [run for hit in hits for run, found in hit.snippet.runs if found]
    assert marked
    assert all(m.casefold().startswith("relation") for m in marked)


def test_every_word_must_be_there(search):
    both = {(h.page, h.section) for h in search.search("kunna pålitlighet", limit=None)}
    one = {(h.page, h.section) for h in search.search("pålitlighet", limit=None)}
    assert both
    assert both <= one


def test_letters_with_rings_and_dots_stay_themselves(search):
    assert not search.search("palitlighet")


@pytest.mark.parametrize("query", ["", "  ", '"', "-", "*", "((", "NEAR(", "a:b", "'; drop"])
def test_an_odd_query_finds_little_and_breaks_nothing(search, query):
    assert isinstance(search.search(query), list)


def test_a_phrase_keeps_together():
    assert query_parts('"den Egna rollen" möte') == ["den egna rollen", "möte"]


def test_the_words_of_a_figure_are_found_in_the_section_that_shows_it(search, framework):
    hits = search.search("monopol etablissemangets")
    assert [(h.page, h.section) for h in hits] == [("synen-pa-professionerna", "tidslinjen")]
    assert [(h.page, h.section) for h in search.search('"Empatisk, personlig"')] == [
        ("tva-paradigm", "tabellen")
    ]
    page = framework.page("tva-paradigm")
    with_figures = {s.anchor: s.text for s in sections(page, "sv", framework.diagrams)}
    assert "partner och portvakt · " in with_figures["tabellen"]
    assert (
        "partner och portvakt · "
        not in {s.anchor: s.text for s in sections(page, "sv")}["tabellen"]
    )
    assert "diagram" not in with_figures["tabellen"]
