"""Highlights and bookmarks on disk, and citations with what stood round their words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.storage.making import entry, open_reading_store, open_store, uid
from tests.storage.scanning import found
from trustdesk.domain.entry import Citation, CitingRow
from trustdesk.domain.entry_json import canonical, entry_from_json, entry_to_json, fingerprint
from trustdesk.domain.faults import JournalFault
from trustdesk.domain.framework import LocalText
from trustdesk.domain.passage import Passage, PassageKind, Quoted
from trustdesk.services.anchoring import quoted
from trustdesk.services.marked import MarkedWords, Standing, plain_page
from trustdesk.storage.backup import automatic_backup, verify_copy
from trustdesk.storage.connecting import close_journal, connect
from trustdesk.storage.verify import check

NOW = datetime(2026, 11, 19, 14, 32, 5, 250_000, tzinfo=UTC)
QUOTED = Quoted("nar", "vågar säga det 🙂", "den som ", ", även när")
NOTE = "sanningen om mötet"
SENTENCES = (
    "Linjen kan användas om en relation, en regel, en rutin eller dig själv.",
    "Föreläsningen menar att tilliten inte får bli ännu ett ytterläge.",
    "Hur föreläsningens figur var ritad vet vi inte: som en våg, en linje eller en pendel.",
)


def passage(number=1, **given):
    made = Passage(uid(number), PassageKind.HIGHLIGHT, "utmana", QUOTED, "1.0", NOW, NOW)
    return replace(made, **given)


def test_what_is_kept_comes_back_the_earliest_first(journal):
    first = passage(2, note=NOTE)
    second = passage(1, kind=PassageKind.BOOKMARK, page="bada", quoted=Quoted("", "Roller"))
    journal.passages.keep(first)
    journal.passages.keep(second)
    assert journal.passages.all() == [first, second]
    assert journal.passages.of_page("utmana") == [first]
    assert journal.passages.of_page("balansen") == []


def test_a_changed_note_takes_the_place_of_the_former(journal):
    journal.passages.keep(passage())
    later = passage(note=NOTE, modified=NOW + timedelta(hours=1))
    journal.passages.keep(later)
    assert journal.passages.all() == [later]


def test_one_that_is_taken_away_is_gone_and_can_be_kept_again(journal):
    journal.passages.keep(passage())
    journal.passages.remove(uid(1))
    journal.passages.remove(uid(1))
    assert journal.passages.all() == []
    journal.passages.keep(passage())
    assert journal.passages.all() == [passage()]


def test_a_taken_away_note_is_nowhere_in_the_file(folder, clock):
    store = open_store(folder, clock)
    store.passages.keep(passage(note=NOTE))
    store.passages.remove(uid(1))
    store.close()
    assert found(folder.root, [NOTE]) == []


def test_a_reader_keeps_nothing(folder, clock):
    open_store(folder, clock).close()
    reader = open_reading_store(folder)
    with pytest.raises(JournalFault):
        reader.passages.keep(passage())
    reader.close()


def test_the_check_names_a_changed_one_by_day_and_id_and_no_text(folder, clock):
    store = open_store(folder, clock)
    store.passages.keep(passage(note=NOTE))
    store.passages.keep(passage(2, note="en annan"))
    store.close()
    assert check(folder).ok
    copy = automatic_backup(folder, NOW.replace(tzinfo=None))
    for change in ("note = 'något annat'", "kind = 'okänd'"):
        connection = connect(folder.journal)
        connection.execute(f"UPDATE passage SET {change} WHERE uid = ?", (uid(1),))  # noqa: S608
        close_journal(connection)
        (problem,) = check(folder).problems
        assert problem.kind == "changed-passage"
        assert (problem.values["date"], problem.values["id"]) == ("2026-11-19", uid(1))
        assert "annat" not in str(problem)
    assert verify_copy(copy).entries == 0
    with pytest.raises(JournalFault, match="backup-failed"):
        automatic_backup(folder, NOW.replace(tzinfo=None))


def test_citations_keep_what_stood_round_their_words(journal):
    cited = (
        Citation("utmana", "nar", "vågar säga det", "1.0", "den som ", ", även när"),
        Citation("utmana", "hur", "", "1.0"),
        Citation("bada", "", "två roller"),
    )
    kept = entry(1, citations=cited)
    journal.save(kept)
    assert journal.entry(kept.id).citations == cited
    citing = journal.citing("utmana")
    assert [(c.section, c.quote, c.before, c.after) for c in citing] == [
        ("nar", "vågar säga det", "den som ", ", även när"),
        ("hur", "", "", ""),
    ]
    assert [(page, c.quote, c.row.id) for page, c in journal.passages.cited()] == [
        ("utmana", "vågar säga det", kept.id),
        ("bada", "två roller", kept.id),
    ]
    journal.set_trashed(kept.id, NOW)
    assert journal.passages.cited() == []


def test_a_citation_without_surroundings_has_the_hash_it_always_had():
    plain = entry(1, citations=(Citation("utmana", "nar", "ord", "1.0"),))
    assert b'"before"' not in canonical(plain)
    around = replace(plain, citations=(Citation("utmana", "nar", "ord", "1.0", "före ", " efter"),))
    assert fingerprint(around) != fingerprint(plain)
    for whole in (plain, around):
        assert entry_from_json(entry_to_json(whole)) == whole


def edition(framework, page_id, change):
    """The pack with one page's Swedish text changed, or without the page where it is all gone."""
    pages = []
    for page in framework.pages:
        if page.id != page_id:
            pages.append(page)
        elif text := change(page.body.in_language("sv")):
            pages.append(replace(page, body=LocalText({"sv": text})))
    return replace(framework, pages=tuple(pages))


def standings(folder, framework):
    """What a reader that opens the journal with an edition of the pack is told, by words."""
    reader = open_reading_store(folder)
    listed = MarkedWords(framework, ("sv",)).all(reader.passages.all(), reader.passages.cited())
    reader.close()
    return [(marked.quoted.quote, marked.standing, type(marked.about)) for marked in listed]


def test_another_edition_of_the_pack_loses_nothing_that_is_kept_on_disk(folder, clock, framework):
    plain = plain_page(framework, "balansen", "sv")
    begins = [(plain.text.index(words), len(words)) for words in SENTENCES]
    cited, marked, gone = (quoted(plain, at, at + length) for at, length in begins)
    store = open_store(folder, clock)
    citation = Citation(
        "balansen", cited.section, cited.quote, framework.version, cited.before, cited.after
    )
    store.save(entry(1, citations=(citation,)))
    store.passages.keep(passage(1, page="balansen", quoted=marked, note=NOTE))
    store.passages.keep(passage(2, page="balansen", quoted=gone))
    store.close()

    def reworded(body):
        assert body.count(gone.quote) == 1
        return "Ett nytt stycke står först.\n\n" + body.replace(gone.quote, "Det vet ingen.")

    assert standings(folder, edition(framework, "balansen", reworded)) == [
        (cited.quote, Standing.HERE, CitingRow),
        (marked.quote, Standing.HERE, Passage),
        (gone.quote, Standing.LOST, Passage),
    ]
    without = standings(folder, edition(framework, "balansen", lambda body: ""))
    assert {quote for quote, standing, _ in without if standing == Standing.LOST} == {
        cited.quote,
        marked.quote,
        gone.quote,
    }
    assert {standing for _, standing, _ in standings(folder, framework)} == {Standing.HERE}
