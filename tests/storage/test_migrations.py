"""A journal is brought up to date whole or not at all, after a verified backup."""

import pytest

from tests.storage.making import bytes_of, full_entry, open_store, uid
from trustdesk.domain.faults import JournalFault
from trustdesk.storage import backup as backup_module
from trustdesk.storage import migrations, opening
from trustdesk.storage.backup import backups, verify_copy
from trustdesk.storage.connecting import close_journal, connect
from trustdesk.storage.lock import JournalLock
from trustdesk.storage.migrations import SCHEMA, STEPS, migrate, version_of
from trustdesk.storage.opening import open_journal, open_reader


def second(connection):
    connection.execute("ALTER TABLE entry ADD COLUMN mood TEXT NOT NULL DEFAULT ''")


def third(connection):
    connection.execute("CREATE TABLE later (x)")


def failing(connection):
    connection.execute("CREATE TABLE half (x)")
    connection.execute("INSERT INTO half VALUES (1)")
    connection.execute("SELECT * FROM nothing_of_the_kind")


def loosening(connection):
    connection.execute("PRAGMA defer_foreign_keys = ON")
    connection.execute("INSERT INTO answer VALUES (NULL, 4711, 0, 'f', 'a', '1')")


@pytest.fixture
def connection(folder):
    store = open_store(folder)
    store.save(full_entry())
    store.close()
    connection = connect(folder.journal)
    yield connection
    connection.close()


def names(connection):
    return {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}


def test_steps_run_in_order_after_one_backup(connection, folder):
    made = []

    def backup():
        made.append(version_of(connection))
        return folder.journal

    migrate(connection, folder.journal, backup, (*STEPS, second, third))
    assert made == [SCHEMA]
    assert version_of(connection) == SCHEMA + 2
    assert "later" in names(connection)
    assert connection.execute("SELECT mood FROM entry").fetchall() == [("",)]
    migrate(connection, folder.journal, backup, (*STEPS, second, third))
    assert made == [SCHEMA]


def test_a_new_file_needs_no_backup(folder):
    connection = connect(folder.journal, "rwc")
    migrate(connection, folder.journal, lambda: pytest.fail("nothing to back up"))
    assert version_of(connection) == SCHEMA
    connection.close()


def test_a_failing_step_leaves_the_version_before_it(connection, folder):
    with pytest.raises(JournalFault) as caught:
        migrate(
            connection, folder.journal, lambda: folder.journal, (*STEPS, second, failing, third)
        )
    assert caught.value.kind == "migration-failed"
    assert version_of(connection) == SCHEMA + 1
    assert not {"half", "later"} & names(connection)


def test_a_step_that_loosens_links_is_taken_back(connection, folder):
    with pytest.raises(JournalFault, match="migration-failed"):
        migrate(connection, folder.journal, lambda: folder.journal, (*STEPS, loosening))
    assert version_of(connection) == SCHEMA
    assert connection.execute("SELECT count(*) FROM answer WHERE form = 'f'").fetchone()[0] == 0


def test_a_failing_backup_stops_everything(connection, folder):
    def backup():
        raise JournalFault("disk-full", "x")

    with pytest.raises(JournalFault, match="disk-full"):
        migrate(connection, folder.journal, backup, (*STEPS, second))
    assert version_of(connection) == SCHEMA


def test_a_newer_version_is_refused_untouched(connection, folder):
    connection.execute("PRAGMA user_version = 9")
    before = bytes_of(folder.root)
    with pytest.raises(JournalFault, match="newer"):
        migrate(connection, folder.journal, lambda: folder.journal)
    assert bytes_of(folder.root) == before


@pytest.fixture
def next_schema(monkeypatch):
    """This program as it will be when there is one more schema."""
    monkeypatch.setattr(migrations, "SCHEMA", SCHEMA + 1)
    for module in (opening, backup_module):
        monkeypatch.setattr(module, "SCHEMA", SCHEMA + 1)
    monkeypatch.setattr(migrate, "__defaults__", ((*STEPS, second),))


def test_opening_an_older_journal_backs_it_up_and_brings_it_up_to_date(
    connection, folder, next_schema
):
    connection.close()
    with pytest.raises(JournalFault, match="older"):
        open_reader(folder)
    opened = open_journal(folder, expected=True, create=False)
    assert version_of(opened) == SCHEMA + 1
    assert opened.execute("SELECT uid, mood FROM entry").fetchall() == [(uid(1), "")]
    close_journal(opened)
    ((kept, _),) = backups(folder)
    assert verify_copy(kept).schema == SCHEMA


def test_bringing_up_to_date_needs_the_lock(connection, folder, next_schema):
    connection.close()
    with JournalLock(folder):
        with pytest.raises(JournalFault, match="in-use"):
            open_journal(folder, expected=True, create=False)
        assert backups(folder) == []
        opened = open_journal(folder, expected=True, create=False, lock_held=True)
        assert version_of(opened) == SCHEMA + 1
        opened.close()


def test_a_step_runs_only_once_when_two_programs_open_at_once(connection, folder):
    """The second waits for the first, and then finds nothing left to do."""
    other = connect(folder.journal)

    def backup():
        migrate(other, folder.journal, lambda: folder.journal, (*STEPS, second))
        return folder.journal

    migrate(connection, folder.journal, backup, (*STEPS, second))
    assert version_of(connection) == SCHEMA + 1
    other.close()


def test_triggers_and_index_stand_after_the_first_step(connection):
    assert names(connection) >= {
        "entry_fts",
        "entry_indexed",
        "entry_reindexed",
        "entry_unindexed",
        "revision_is_fixed",
        "revision_is_kept",
    }
