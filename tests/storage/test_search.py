"""A word finds its forms and compounds, å is not a, and the found words are marked."""

from datetime import date

import pytest

from tests.storage.making import entry, full_entry, uid
from trustdesk.domain.entry import FollowUp, Rating

TEXTS = {
    1: "Ansvaret låg hos enheten.",
    2: "Vi talade om ansvar och resultat.",
    3: "Tillitsstyrningen fick ta plats.",
    4: "Styrning är inte svaret.",
    5: "Ett gott råd om en rad saker.",
    6: "Resultaten dröjde, men reflektionerna kom.",
    7: "Områdets rådgivare.",
    8: "Det stora ansvarsområdet.",
}


@pytest.fixture
def journal(journal):
    for number, text in TEXTS.items():
        journal.save(entry(number, body=text, date=date(2026, 1, number)))
    return journal


def found(journal, query, order="date"):
    return [int(hit.id[4:8], 16) for hit in journal.search(query, order)]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("ansvar", [8, 2, 1]),
        ("ANSVARET", [2, 1]),
        ("resultat", [6, 2]),
        ("styrning", [4, 3]),
        ("råd", [5]),
        ("rad", [5]),
        ("reflektion", [6]),
        ("reflektion*", [6]),
        ("områd*", [7]),
        ("ansvar resultat", [2]),
        ("ansvar -resultat", [2]),
        ('"gott råd"', [5]),
        ('"råd gott"', []),
        ('"ansvar"', [2]),
        ('"oavslutat citat', []),
        ('ansvar "låg hos"', [1]),
        ("svaret", [4, 1]),
        ("lag", []),
        ("låg", [1]),
        ("xyz", []),
        ("", []),
        ("   ", []),
        ("a\u030ansvar", []),
        ("r\u0061\u030ad", [5]),
        ("låg-hos", [1]),
    ],
)
def test_queries(journal, query, numbers):
    assert found(journal, query) == numbers


def test_by_relevance_forms_come_before_compounds(journal):
    journal.save(entry(9, body="styrning styrning", date=date(2020, 1, 1)))
    assert found(journal, "styrning", "relevance") == [9, 4, 3]
    assert found(journal, "styrning") == [4, 3, 9]
    assert [int(h.id[4:8], 16) for h in journal.search("styrning", "relevance", 1)] == [9]
    assert [int(h.id[4:8], 16) for h in journal.search("styrning", "relevance", None)] == [9, 4, 3]
    assert len(journal.search("styrning", "date", 2)) == 2


def test_the_found_words_are_marked_and_nothing_else(journal):
    (hit,) = journal.search("tillitsstyrning")
    assert hit.snippet.runs == (("Tillitsstyrningen", True), (" fick ta plats.", False))
    assert hit.date == date(2026, 1, 3)
    both = journal.search("ansvar resultat")[0].snippet
    assert [run for run, hit in both.runs if hit] == ["ansvar", "resultat"]
    assert both.text == TEXTS[2]


def test_a_snippet_is_one_line_without_marks(journal):
    journal.save(entry(1, body="# Rubrik\n\n> En **kvarglömd** paraply\u0002 \u0003här"))
    (hit,) = journal.search("kvarglömd")
    assert hit.snippet.runs == (
        ("Rubrik En ", False),
        ("kvarglömd", True),
        (" paraply\u0002 \u0003här", False),
    )


def test_a_word_in_the_title_alone_is_shown_from_the_title(journal):
    journal.save(entry(1, title="Paraplyet", body="Något annat"))
    assert journal.search("paraply")[0].snippet.runs == (("Paraplyet", True),)
    assert journal.search("paraply")[0].title == "Paraplyet"


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "paraply"},
        {"answers": {"f": {"a": {"djupt": ["inne", "paraply"]}}}},
        {"ratings": (Rating("kunna", 1, "paraply"),)},
        {"follow_ups": (FollowUp(date(2027, 1, 1), "paraply"),)},
        {"follow_ups": (FollowUp(date(2027, 1, 1), "", None, "paraply"),)},
        {"tags": ("paraply",)},
        {"body": "![ett paraply](bild:1)"},
    ],
)
def test_every_text_is_found_and_no_longer_when_it_is_gone(journal, changes):
    journal.save(entry(20, **changes))
    assert found(journal, "paraply") == [20]
    journal.save(entry(20, body="annat"))
    assert found(journal, "paraply") == []


def test_the_bin_is_not_searched(journal, clock):
    journal.set_trashed(uid(3), clock.now())
    assert found(journal, "styrning") == [4]


def test_many_words_of_one_stem_are_no_limit(journal):
    journal.save(entry(30, body=" ".join(f"paraply{n:04d}" for n in range(3000))))
    assert found(journal, "paraply") == [30]


def test_all_parts_of_a_full_reflection(journal):
    journal.save(full_entry(40))
    for word in ("vågat", "kanske", "tyngst", "reglerna", "sekretess", "öppenhet", "samtal"):
        assert 40 in found(journal, word), word
