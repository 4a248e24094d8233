"""A journal of every released schema opens, whatever the program has become since."""

import shutil
from pathlib import Path

import pytest

from tests.databases import make_schema1, make_schema2
from tests.databases.make_schema1 import MADE
from tests.fakes import FixedClock
from trustdesk.domain.entry import Filters, RevisionInfo
from trustdesk.paths import DataFolder
from trustdesk.services.swedish import stem
from trustdesk.storage.migrations import SCHEMA
from trustdesk.storage.opening import open_journal
from trustdesk.storage.store import SqliteJournal
from trustdesk.storage.verify import check

HERE = Path(__file__).resolve().parent
FILES = sorted(HERE.glob("schema*.db"))
HELD = {
    "schema1": (make_schema1.expected(), []),
    "schema2": (make_schema2.expected(), make_schema2.expected_passages()),
}


def test_there_is_a_file_of_every_schema():
    assert [path.name for path in FILES] == [f"schema{n}.db" for n in range(1, SCHEMA + 1)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_row_reads_back(path, tmp_path):
    entries, passages = HELD[path.stem]
    folder = DataFolder(tmp_path)
    shutil.copy(path, folder.journal)
    connection = open_journal(folder, expected=True, create=False)
    store = SqliteJournal(lambda: connection, folder.journal, stem, FixedClock(MADE))
    live, binned = Filters(), Filters(trashed=True)
    assert [*store.entries(live), *store.entries(binned)] == entries
    for entry in entries:
        assert store.history.version(entry.id, 1) == entry
        assert store.history.versions(entry.id) == [RevisionInfo(1, MADE, "leave")]
        assert store.caret(entry.id) == 3
    assert store.passages.all() == passages
    assert store.setting("author") == "Åsa Öberg"
    assert store.tags() == ["möte", "Ärlighet"]
    assert [hit.title for hit in store.search("överläggning")] == ["Överläggningen"]
    assert len(store.search("få*")) == 0
    assert len(store.search("åklagare")) == 1
    assert len(store.search("å")) == 1
    store.save(entries[0], reason="leave")
    store.close()
    report = check(folder)
    assert (report.ok, report.entries, report.schema) == (True, 3, SCHEMA)
