"""Journal.change: a kept reflection is changed where it lies, its caret where it was."""

from dataclasses import replace
from functools import partial

import pytest

from tests.fakes import FixedClock
from tests.storage.making import entry, open_store, uid
from trustdesk.paths import DataFolder
from trustdesk.services.journal import Journal


@pytest.fixture
def store(tmp_path):
    made = open_store(DataFolder(tmp_path))
    made.save(entry(1, body="Text"), caret=3)
    yield made
    made.close()


@pytest.fixture
def journal(store, framework):
    return Journal(store, framework, FixedClock())


def test_it_changes_what_is_kept_and_keeps_the_caret(journal, store):
    changed = journal.change(uid(1), partial(replace, body="Text."))
    assert changed is not None
    assert (store.entry(uid(1)).body, store.caret(uid(1))) == ("Text.", 3)
    assert store.history.versions(uid(1))[0].reason == "leave"


def test_what_is_gone_or_in_the_bin_is_let_be(journal, store):
    assert journal.change(uid(9), partial(replace, body="Nytt")) is None
    journal.trash(uid(1))
    assert journal.change(uid(1), partial(replace, body="Nytt")) is None
    assert store.entry(uid(1)).body == "Text"
