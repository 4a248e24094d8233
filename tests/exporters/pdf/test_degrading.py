"""When Typst refuses, only the reflections it refuses lose their layout."""

import pytest

from tests.exporters.pdf.reading_back import complaints, tags, text_of
from tests.exporters.pdf.samples import RESOURCES, entries, full_entry, ready
from trustdesk.exporters.pdf.degrading import set_whatever_happens
from trustdesk.exporters.pdf.typesetting import Typesetter, TypesettingError


def broken(entry):
    """Gives the reflection with a heading level that skips one, which PDF/UA refuses."""
    return {**entry, "body": [{"t": "h", "level": 6, "c": ["Fel nivå"]}, *entry["body"]]}


def document_with(*numbers: int):
    document = ready(entries(9))
    chapter = document["chapters"][0]
    for number in numbers:
        chapter["entries"][number] = broken(chapter["entries"][number])
    return document


@pytest.fixture(scope="module")
def typesetter():
    return Typesetter(RESOURCES)


def test_the_culprits_are_found_and_nothing_is_lost(typesetter) -> None:
    document = document_with(2, 7)
    with pytest.raises(TypesettingError):
        typesetter.shortest(document)
    pdf, days = set_whatever_happens(document, typesetter.shortest)
    chosen = document["chapters"][0]["entries"]
    assert days == [chosen[2]["when"], chosen[7]["when"]]
    assert complaints(pdf) == []
    assert text_of(pdf).count("Felnivå") == 2
    assert [tag.kind for tag in tags(pdf)].count("H3") == 7


def test_every_kind_of_block_keeps_its_words_as_plain_text(typesetter) -> None:
    body = "# Ett\n\n- [x] två\n\n> tre `fyra`\n\n"
    body += "| fem | sex |\n|--|--|\n| sju | [åtta](https://a.se) |\n\n"
    document = ready([full_entry(body + "```\nnio\n```\n\ntio[^1]\n\n[^1]: elva")])
    chapter = document["chapters"][0]
    chapter["entries"][0] = broken(chapter["entries"][0])
    pdf, days = set_whatever_happens(document, typesetter.shortest)
    assert len(days) == 1
    shown = text_of(pdf)
    for word in ("Ett", "två", "tre", "fyra", "fem", "sju", "åtta", "nio", "tio", "elva", "sedan"):
        assert word in shown


def test_what_is_refused_only_together_is_degraded_together(typesetter) -> None:
    document = ready(entries(3))

    def fussy(tried):
        chosen = [entry for chapter in tried["chapters"] for entry in chapter["entries"]]
        if len(chosen) == 3 and any(node["t"] == "h" for e in chosen for node in e["body"]):
            raise TypesettingError("only together")
        return typesetter.shortest(tried)

    pdf, days = set_whatever_happens(document, fussy)
    assert len(days) == 3
    assert complaints(pdf) == []


def test_what_is_refused_even_as_plain_text_is_a_fault() -> None:
    def never(_document):
        raise TypesettingError("never")

    with pytest.raises(TypesettingError):
        set_whatever_happens(ready(entries(2)), never)


def test_an_error_holds_no_text_of_the_document(typesetter) -> None:
    document = ready(entries(1))
    document["chapters"][0]["entries"][0]["body"] = [{"t": "p", "c": ["hemligt \ue000"]}]
    with pytest.raises(TypesettingError) as caught:
        typesetter.shortest(document)
    assert "hemligt" not in str(caught.value)


def test_what_leads_into_the_program_is_its_words_on_paper() -> None:
    document = ready([full_entry("Se [En dag](entry:0197) och [sidan](page:balansen#tre).")])
    (paragraph,) = document["chapters"][0]["entries"][0]["body"]
    assert paragraph["c"] == ["Se ", "En dag", " och ", "sidan", "."]
