"""Every odd file ends in a fault with a name, and is left as it was to the last byte."""

import os
import shutil
import stat
from urllib.parse import urlparse

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from tests.fakes import FixedClock
from tests.storage.making import bytes_of, entry, full_entry, open_store, uid
from trustdesk.domain.entry import Filters
from trustdesk.domain.faults import JournalFault
from trustdesk.paths import DataFolder
from trustdesk.services.swedish import stem
from trustdesk.storage import header, migrations, opening, schema
from trustdesk.storage.connecting import address, close_journal, connect
from trustdesk.storage.glance import glance
from trustdesk.storage.migrations import SCHEMA
from trustdesk.storage.opening import open_journal, open_reader
from trustdesk.storage.store import SqliteJournal
from trustdesk.storage.verify import check, quick_check

QUICKLY = 0.05


@pytest.fixture
def written(folder):
    """A folder with a closed journal of forty reflections."""
    store = open_store(folder, FixedClock())
    for number in range(40):
        store.save(full_entry(number, body=f"Text {number} " * 60), reason="leave")
    store.close()
    return folder


def changed(change):
    def damage(folder):
        data = bytearray(folder.journal.read_bytes())
        folder.journal.write_bytes(change(data))

    return damage


def pragma(text):
    def set_it(folder):
        connection = connect(folder.journal)
        connection.execute(f"PRAGMA {text}")
        close_journal(connection)

    return set_it


def other_database(folder):
    folder.journal.unlink()
    connection = connect(folder.journal, "rwc")
    connection.execute("CREATE TABLE notes (x)")
    connection.close()


def orphan_wal(folder):
    shutil.copy(folder.journal, header.wal_of(folder.journal))
    folder.journal.unlink()


def folder_instead(folder):
    folder.journal.unlink()
    folder.journal.mkdir()


def garbage(data):
    data[40960:61440] = os.urandom(20480)
    return data


ODD = {
    "missing": (lambda f: f.journal.unlink(), "missing"),
    "empty": (changed(lambda b: b""), "empty"),
    "text": (changed(lambda b: b"hej" * 9000), "not-a-journal"),
    "short": (changed(lambda b: b[:60]), "not-a-journal"),
    "a folder": (folder_instead, "not-a-journal"),
    "half": (changed(lambda b: b[: len(b) // 8192 * 4096]), "damaged"),
    "cut in a page": (changed(lambda b: b[:-1000]), "damaged"),
    "first page zeroed": (changed(lambda b: bytes(4096) + b[4096:]), "not-a-journal"),
    "schema zeroed": (changed(lambda b: b[:100] + bytes(3996) + b[4096:]), "damaged"),
    "random": (changed(lambda b: os.urandom(len(b))), "not-a-journal"),
    "newer": (pragma("user_version = 99"), "newer"),
    "foreign": (pragma("application_id = 77"), "foreign"),
    "another database": (other_database, "foreign"),
    "orphan -wal": (orphan_wal, "orphan-wal"),
}


@pytest.mark.parametrize("case", ODD)
@pytest.mark.parametrize("how", [open_journal, open_reader])
def test_odd_files_are_named_and_left_alone(written, case, how):
    damage, kind = ODD[case]
    damage(written)
    before = bytes_of(written.root)
    more = {"create": True} if how is open_journal else {}
    with pytest.raises(JournalFault) as caught:
        how(written, expected=True, **more)
    assert caught.value.kind == kind
    assert str(written.journal) in caught.value.told(str)
    assert "{" not in caught.value.told(str)
    assert bytes_of(written.root) == before


def test_garbage_in_the_middle_is_found_by_the_check_after_the_start(written):
    changed(garbage)(written)
    before = bytes_of(written.root)
    connection = open_journal(written, expected=True, create=False)
    with pytest.raises(JournalFault) as caught:
        quick_check(connection, written.journal)
    assert caught.value.kind == "damaged"
    close_journal(connection)
    report = check(written)
    assert not report.ok
    assert bytes_of(written.root) == before


def test_a_whole_journal_passes_the_check_after_the_start(written):
    connection = open_journal(written, expected=True, create=False)
    quick_check(connection, written.journal)
    connection.close()


def test_garbage_beside_a_good_journal_is_ignored(written):
    header.wal_of(written.journal).write_bytes(os.urandom(50_000))
    connection = open_journal(written, expected=True, create=False)
    assert len(glance(connection, written.journal)) == 40
    connection.close()


def test_what_is_only_in_the_wal_is_read(folder, tmp_path):
    store = open_store(folder)
    store.save(entry(body="bara i loggen"))
    other = DataFolder(tmp_path / "kopia")
    shutil.copytree(folder.root, other.root)
    store.close()
    connection = open_journal(other, expected=True, create=False)
    assert [row.excerpt for row in glance(connection, other.journal)] == ["bara i loggen"]
    connection.close()


def test_a_newer_version_that_stands_only_in_the_wal_is_refused(written, tmp_path):
    connection = connect(written.journal)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA user_version = 99")
    other = DataFolder(tmp_path / "kopia")
    shutil.copytree(written.root, other.root)
    connection.close()
    before = bytes_of(other.root)
    with pytest.raises(JournalFault, match="newer"):
        open_journal(other, expected=True, create=False)
    assert bytes_of(other.root) == before


def test_nothing_is_made_unless_asked(folder):
    with pytest.raises(JournalFault, match="missing"):
        open_journal(folder, expected=False, create=False)
    with pytest.raises(JournalFault, match="missing"):
        open_reader(folder, expected=False)
    assert list(folder.root.iterdir()) == []


def test_backups_say_that_there_was_a_journal(folder):
    folder.backups.mkdir()
    (folder.backups / "trustdesk-2026-01-01-120000.db").write_bytes(b"x")
    with pytest.raises(JournalFault, match="missing"):
        open_journal(folder, expected=False, create=True)


def test_an_empty_file_that_nobody_expected_becomes_a_journal(folder):
    folder.journal.touch()
    connection = open_journal(folder, expected=False, create=True)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA
    connection.close()
    assert [p.name for p in folder.root.iterdir()] == ["journal.db"]


def test_a_missing_folder(tmp_path):
    with pytest.raises(JournalFault, match="folder-missing"):
        open_journal(DataFolder(tmp_path / "borta"), expected=False, create=True)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
@pytest.mark.parametrize("how", ["file", "folder"])
def test_read_only_places(written, how):
    place = written.journal if how == "file" else written.root
    place.chmod(stat.S_IREAD | (stat.S_IEXEC if how == "folder" else 0))
    before = bytes_of(written.root)
    try:
        with pytest.raises(JournalFault) as caught:
            open_journal(written, expected=True, create=False)
        reader = open_reader(written)
        assert len(glance(reader, written.journal)) == 40
        reader.close()
    finally:
        place.chmod(0o700)
    assert caught.value.kind == "read-only"
    assert bytes_of(written.root) == before


def test_written_elsewhere(written):
    other = connect(written.journal)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalFault) as caught:
        open_journal(written, expected=True, create=False, patience=QUICKLY)
    assert caught.value.kind == "in-use"
    other.close()


def test_locked_elsewhere(written):
    other = connect(written.journal)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    for how in (
        lambda: open_journal(written, expected=True, create=False, patience=QUICKLY),
        lambda: open_reader(written, patience=QUICKLY),
    ):
        with pytest.raises(JournalFault, match="in-use"):
            how()
    other.close()


def test_an_old_sqlite_is_refused(written, monkeypatch):
    monkeypatch.setattr(sqlcipher, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(JournalFault, match="old-sqlite") as caught:
        open_journal(written, expected=True, create=False)
    assert "3.51.3" in caught.value.told(str)


def test_this_sqlite_is_new_enough_and_knows_encryption():
    assert sqlcipher.sqlite_version_info >= opening.SQLITE_NEEDED
    connection = sqlcipher.connect(":memory:")
    assert connection.execute("PRAGMA cipher_version").fetchone()[0].startswith("4.")
    connection.close()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("cache_size", -16384),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("fullfsync", 1),
        ("checkpoint_fullfsync", 1),
        ("journal_size_limit", 16777216),
        ("busy_timeout", 5000),
        ("application_id", schema.APPLICATION_ID),
        ("user_version", SCHEMA),
    ],
)
def test_pragmas_of_every_connection(folder, name, value):
    writer = open_journal(folder, expected=False, create=True)
    reader = open_reader(folder)
    for connection in (writer, reader):
        assert connection.execute(f"PRAGMA {name}").fetchone()[0] == value
    reader.close()
    writer.close()


def test_the_index_wipes_what_is_deleted(journal, folder):
    connection = open_reader(folder)
    found = dict(connection.execute("SELECT k, v FROM entry_fts_config"))
    assert found["secure-delete"] == 1
    connection.close()


def test_without_wal_every_commit_syncs_the_folder_too():
    """An in-memory journal cannot have a -wal, as a network drive cannot."""
    from trustdesk.storage.connecting import set_pragmas

    connection = sqlcipher.connect(":memory:", isolation_level=None)
    set_pragmas(connection)
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == 3
    connection.close()


@pytest.mark.parametrize("name", ["å ä ö", "50%", "a#b", "a?mode=ro", "a%20b", "+&=", "日本 🙂"])
def test_odd_paths_name_the_file_that_is_meant(tmp_path, name):
    folder = DataFolder(tmp_path / name)
    folder.root.mkdir()
    store = open_store(folder)
    store.save(entry(body="x"))
    store.close()
    assert [p.name for p in folder.root.iterdir()] == ["journal.db"]
    assert [p.name for p in tmp_path.iterdir()] == [name]
    assert urlparse(address(folder.journal, "rw")).query == "mode=rw"


def test_two_that_make_a_journal_at_once_share_the_first(folder, monkeypatch):
    """The second finds that the name is taken when its own is ready."""
    real = migrations.migrate

    def while_another_is_faster(*arguments, **keywords):
        monkeypatch.setattr(opening, "migrate", real)
        monkeypatch.setattr(os, "getpid", lambda: 4711)
        first = open_store(folder)
        first.save(entry(body="först"))
        first.close()
        real(*arguments, **keywords)

    monkeypatch.setattr(opening, "migrate", while_another_is_faster)
    connection = open_journal(folder, expected=False, create=True)
    assert [row.excerpt for row in glance(connection, folder.journal)] == ["först"]
    connection.close()
    assert [p.name for p in folder.root.iterdir()] == ["journal.db"]


def test_glance_and_the_store_list_the_same(written):
    connection = open_journal(written, expected=True, create=False)
    store = SqliteJournal(lambda: connection, written.journal, stem, FixedClock())
    store.save(entry(50, answers={"f": {"a": "bara svar"}}))
    store.set_trashed(uid(3), FixedClock().now())
    seen = glance(connection, written.journal, limit=30)
    assert seen == store.rows(Filters(), limit=30)
    assert len(seen) == 30
    store.close()
