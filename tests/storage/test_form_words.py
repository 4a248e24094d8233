"""What was chosen in a form is no text: search and list show the person's own words."""

from dataclasses import replace
from typing import Any

import pytest

from tests.answered import answered
from tests.fakes import FixedClock
from tests.storage.making import kept
from trustdesk.domain.entry import Filters
from trustdesk.pack.loading import load_pack
from trustdesk.paths import bundled
from trustdesk.services.journal import row_of
from trustdesk.services.swedish import stem
from trustdesk.storage.form_versions import undefined
from trustdesk.storage.opening import open_journal
from trustdesk.storage.store import SqliteJournal

FRAMEWORK = load_pack(bundled("content"))


def opened(folder, definition=FRAMEWORK.form) -> SqliteJournal:
    connection = open_journal(folder, expected=folder.journal.exists(), create=True)
    return SqliteJournal(
        lambda: connection, folder.journal, stem, FixedClock(), definition=definition
    )


@pytest.fixture
def store(folder):
    made = opened(folder)
    yield made
    made.close()


def keep(store, form_id: str, answers: dict[str, Any], **changes):
    form = FRAMEWORK.form(form_id)
    assert form is not None
    entry = answered(FRAMEWORK, form)
    empty = {"title": "", "body": "", "follow_ups": (), "ratings": (), "roles": (), "relations": ()}
    entry = replace(entry, **{**empty, "answers": {form_id: answers}, **changes})
    store.save(entry)
    return entry


def test_a_row_begins_with_what_was_written_and_not_with_an_id(store):
    entry = keep(store, "ovningsfall", {"fall": "fall-07", "gora": "Jag skulle fråga."})
    (row,) = store.rows(Filters())
    assert row.excerpt == "Jag skulle fråga."
    assert row_of(kept(store, entry.id), FRAMEWORK).excerpt == row.excerpt


def test_ids_are_not_found_and_words_are(store):
    evidence = {"kunna": {"text": "Hon visste", "kind": "vet_inte"}, "vilja": {"kind": "antar"}}
    keep(store, "fore_efter", {"tecken": evidence, "aterblick": "2026-12-03"})
    assert len(store.search("visste")) == 1
    for chosen in ("vet_inte", "antar", "2026"):
        assert store.search(chosen) == []


def test_words_that_do_not_fit_their_field_are_found_all_the_same(store):
    keep(
        store,
        "vad_antog_jag",
        {"lutade": ["paraply", 3], "medel": "regnrock", "okänt": {"a": "hatt"}},
    )
    for word in ("paraply", "regnrock", "hatt"):
        assert len(store.search(word)) == 1


def test_a_form_that_was_removed_keeps_its_words_apart(folder):
    store = opened(folder)
    entry = keep(store, "ovningsfall", {"fall": "fall-07", "gora": "Jag skulle fråga."})
    store.close()
    without = opened(folder, undefined)
    without.save(replace(kept(without, entry.id), tags=("ny",)))
    assert [row.excerpt for row in without.rows(Filters())] == ["Jag skulle fråga."]
    without.close()
