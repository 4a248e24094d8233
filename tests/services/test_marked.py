"""Everything that is marked or cited is told of once: where it stands, or that it is lost."""

import random
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from trustdesk.domain.entry import CitingRow, EntryRow
from trustdesk.domain.framework import Framework, LocalText
from trustdesk.domain.passage import Passage, PassageKind, Quoted
from trustdesk.pack.loading import load_pack
from trustdesk.paths import bundled
from trustdesk.services.anchoring import Anchoring, quoted
from trustdesk.services.marked import MarkedWords, Standing, plain_page

NOW = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)
SV, EN = "sv", "en"


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load_pack(bundled("content"))


def passage(number: int, page: str, words: Quoted) -> Passage:
    return Passage(f"{number:03}", PassageKind.HIGHLIGHT, page, words, "1", NOW, NOW)


def cited(number: int, words: Quoted) -> CitingRow:
    row = EntryRow(f"{number:03}", date(2026, 11, 19), "", "", NOW)
    return CitingRow(words.section, row, words.quote, words.before, words.after, "1")


def some_words(framework: Framework, page_id: str, language: str, count: int) -> list[Quoted]:
    """Words from all over a page: from three to fourteen, at word boundaries."""
    plain = plain_page(framework, page_id, language)
    words = [m.span() for m in re.finditer(r"\S+", plain.text)]
    chance = random.Random(page_id)
    found = []
    for _ in range(count):
        size = chance.randint(3, 14)
        first = chance.randrange(len(words) - size)
        found.append(quoted(plain, words[first][0], words[first + size - 1][1]))
    return found


@pytest.mark.parametrize("language", [SV, EN])
def test_whatever_is_marked_on_any_page_is_found_there(framework, language):
    marked = MarkedWords(framework, (language,))
    for page in framework.pages:
        for words in some_words(framework, page.id, language, 10):
            assert marked.standing(page.id, words) == Standing.HERE


def test_words_of_the_other_language_are_not_lost(framework):
    marked = MarkedWords(framework, (EN, SV))
    for words in some_words(framework, "balansen", SV, 10):
        assert marked.standing("balansen", words) == Standing.OTHER_LANGUAGE


def test_words_of_a_page_that_is_gone_are_lost_and_come_last(framework):
    (words,) = some_words(framework, "balansen", SV, 1)
    gone = replace(words, section="")
    listed = MarkedWords(framework, (SV, EN)).all(
        [passage(1, "fanns-forr", gone), passage(2, "balansen", words)],
        [("fanns-forr", cited(3, gone))],
    )
    assert [(m.page, m.standing) for m in listed] == [
        ("balansen", Standing.HERE),
        ("fanns-forr", Standing.LOST),
        ("fanns-forr", Standing.LOST),
    ]
    assert {m.quoted.quote for m in listed} == {words.quote}


def test_no_words_stand_where_their_page_does(framework):
    marked = MarkedWords(framework, (SV, EN))
    assert marked.standing("balansen", Quoted("", " ")) == Standing.HERE
    assert marked.standing("fanns-forr", Quoted("", "")) == Standing.LOST


# two hundred random edits of a page's text

_NEW = ("ofta", "därför att", "en ny mening om uppdraget.", "Tillit", "alltså", "i dag")


def edited(body: str, chance: random.Random) -> str:
    """One edit: words put in, taken out or exchanged, a sentence taken out, a paragraph moved."""
    words = [m.span() for m in re.finditer(r"[\w,.]+", body)]
    (start, _), kind = chance.choice(words), chance.randrange(6)
    if kind == 0:
        return f"{body[:start]}{chance.choice(_NEW)} {body[start:]}"
    if kind == 1:
        return body[:start] + re.sub(r"^[\w,.]+ ?", "", body[start:])
    if kind == 2:
        return body[:start] + re.sub(r"^\w+", chance.choice(_NEW), body[start:], count=1)
    if kind == 3:
        cut = re.compile(r"[^.\n]*\. ").match(body, start)
        return body[:start] + body[cut.end() if cut else start :]
    if kind == 4:
        return body.replace("”", '"') if chance.random() < 0.5 else body.replace(" ", "  ", 5)
    parts = body.split("\n\n")
    parts.insert(chance.randrange(len(parts)), parts.pop(chance.randrange(len(parts))))
    return "\n\n".join(parts)


@pytest.mark.parametrize(
    ("page_id", "language"), [("balansen", SV), ("tillitsmodellen", EN), ("fem-relationer", SV)]
)
def test_two_hundred_edits_of_a_page_lose_no_citation(framework, page_id, language):
    wanted = some_words(framework, page_id, language, 30)
    passages = [passage(n, page_id, words) for n, words in enumerate(wanted[:15])]
    citing = [(page_id, cited(n, words)) for n, words in enumerate(wanted[15:])]
    page = framework.page(page_id)
    body = page.body.in_language(language)
    chance = random.Random(200)
    still, gone = 0, 0
    for _ in range(200):
        body = edited(body, chance)
        pages = tuple(
            replace(p, body=LocalText({language: body})) if p.id == page_id else p
            for p in framework.pages
        )
        changed = replace(framework, pages=pages)
        listed = MarkedWords(changed, (language,)).all(passages, citing)
        assert sorted(m.quoted.quote for m in listed) == sorted(w.quote for w in wanted)
        plain = plain_page(changed, page_id, language)
        finder = Anchoring(plain)
        text = " ".join(plain.text.split())
        for marked in listed:
            there = " ".join(marked.quoted.quote.split()) in text
            place = finder.place(marked.quoted)
            assert (place is not None) == (marked.standing == Standing.HERE)
            if there:  # its words still exist: they are found, and are those words
                assert place is not None
                words = plain.text[place.start : place.end].split()
                assert words == marked.quoted.quote.split() or place.changed
            still, gone = still + there, gone + (place is None)
    assert still > 500
    assert gone > 500
