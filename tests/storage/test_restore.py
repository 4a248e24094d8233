"""A backup takes the journal's place; the present one is kept; never is there neither."""

import os
from contextlib import suppress
from datetime import datetime

import pytest

from tests.storage.making import bytes_of, entry, full_entry, open_store, uid
from trustdesk.domain.entry import Filters
from trustdesk.domain.faults import JournalFault
from trustdesk.storage import durable
from trustdesk.storage.backup import automatic_backup, make_backup, verify_copy
from trustdesk.storage.connecting import connect
from trustdesk.storage.header import wal_of
from trustdesk.storage.lock import JournalLock
from trustdesk.storage.restore import restore_backup
from trustdesk.storage.verify import check

NOW = datetime(2026, 11, 19, 14, 32, 5)
ASIDE = "journal-before-restore-2026-11-19-143205.db"


@pytest.fixture
def backup(folder):
    """A backup of one reflection, and after it a second one in the journal."""
    store = open_store(folder)
    store.save(full_entry(1))
    made = automatic_backup(folder, NOW)
    store.save(entry(2, body="efteråt"))
    store.close()
    return made


def restored(folder, backup):
    """Where the present journal was kept."""
    aside = restore_backup(folder, backup, NOW)
    assert aside is not None
    return aside


def ids(folder):
    store = open_store(folder)
    found = [e.id for e in store.entries(Filters())]
    store.close()
    return found


def test_the_backup_is_back_and_the_present_journal_is_kept(folder, backup):
    aside = restored(folder, backup)
    assert aside == folder.root / ASIDE
    assert ids(folder) == [uid(1)]
    assert verify_copy(aside).entries == 2
    assert verify_copy(backup).entries == 1
    assert check(folder).ok
    restore_backup(folder, aside, NOW)
    assert ids(folder) == [uid(1), uid(2)]


def test_into_an_empty_folder(folder, backup):
    folder.journal.unlink()
    assert restore_backup(folder, backup, NOW) is None
    assert ids(folder) == [uid(1)]


def test_what_lies_only_in_the_wal_is_kept_too(folder, backup):
    """The window was killed; its last saves lie in the -wal."""
    child = os.fork() if hasattr(os, "fork") else pytest.skip("needs fork")
    if child == 0:
        store = open_store(folder)
        store.save(entry(3, body="sist"))
        os._exit(0)
    os.waitpid(child, 0)
    assert wal_of(folder.journal).stat().st_size > 0
    aside = restored(folder, backup)
    assert ids(folder) == [uid(1)]
    assert verify_copy(aside).entries == 3


@pytest.mark.parametrize(
    ("damage", "kind"),
    [
        (lambda b: b[:-8192] + os.urandom(4096) + b[-4096:], "backup-damaged"),
        (lambda b: b[: len(b) // 8192 * 4096], "backup-damaged"),
        (lambda b: b"hej" * 5000, "not-a-journal"),
        (lambda b: b"", "backup-damaged"),
        (lambda b: b.replace(b"ansvaret", b"ansvaren"), "backup-damaged"),
    ],
)
def test_a_damaged_backup_changes_nothing(folder, backup, damage, kind):
    backup.write_bytes(damage(backup.read_bytes()))
    before = bytes_of(folder.root)
    with pytest.raises(JournalFault) as caught:
        restore_backup(folder, backup, NOW)
    assert caught.value.kind == kind
    assert str(backup) in caught.value.told(str)
    after = bytes_of(folder.root)
    after.pop("journal.lock", None)
    assert after == before


def test_a_damaged_journal_is_kept_as_it_is_with_its_wal(folder, backup):
    damaged = b"inte en databas" * 999
    folder.journal.write_bytes(damaged)
    wal_of(folder.journal).write_bytes(b"en logg")
    aside = restored(folder, backup)
    assert aside.read_bytes() == damaged
    assert wal_of(aside).read_bytes() == b"en logg"
    assert not wal_of(folder.journal).exists()
    assert ids(folder) == [uid(1)]


def test_a_lone_wal_is_kept(folder, backup):
    folder.journal.unlink()
    wal_of(folder.journal).write_bytes(b"en logg")
    aside = restored(folder, backup)
    assert wal_of(aside).read_bytes() == b"en logg"
    assert ids(folder) == [uid(1)]


def test_an_open_window_is_not_disturbed(folder, backup):
    with JournalLock(folder):
        with pytest.raises(JournalFault, match="in-use"):
            restore_backup(folder, backup, NOW)
        assert restore_backup(folder, backup, NOW, lock_held=True) is not None


def test_a_program_that_reads_is_waited_for(folder, backup, monkeypatch):
    """A reader in the middle of a read holds the -wal; the journal stays as it is."""
    store = open_store(folder)
    reader = connect(folder.journal)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM entry").fetchone()
    store.save(entry(4, body="x"))
    monkeypatch.setattr(
        "trustdesk.storage.restore.connect", lambda path: connect(path, patience=0.01)
    )
    with pytest.raises(JournalFault, match="in-use"):
        restore_backup(folder, backup, NOW)
    reader.close()
    store.close()
    assert ids(folder) == [uid(1), uid(2), uid(4)]


class Cut(BaseException):
    """The power goes: nothing after it happens, not even cleaning up."""


@pytest.mark.parametrize("step", range(1, 9))
@pytest.mark.parametrize("damaged", [False, True])
def test_cut_before_any_step_there_is_the_old_or_the_new(
    folder, backup, monkeypatch, step, damaged
):
    """Each call that changes a name is a step."""
    if damaged:
        old = folder.journal.read_bytes()[:20_000]
        folder.journal.write_bytes(old)
    taken = 0

    def counted(real):
        def call(*arguments, **keywords):
            nonlocal taken
            taken += 1
            if taken >= step:
                raise Cut
            return real(*arguments, **keywords)

        return call

    for name in ("replace", "keep_copy", "fsync_file"):
        monkeypatch.setattr(durable, name, counted(getattr(durable, name)))
    with suppress(Cut):
        restore_backup(folder, backup, NOW)
    monkeypatch.undo()
    if folder.journal.read_bytes() == verify_bytes(backup, folder):
        assert ids(folder) == [uid(1)]
    elif damaged:
        assert folder.journal.read_bytes() == old
    else:
        assert ids(folder) == [uid(1), uid(2)]
    restore_backup(folder, backup, NOW)
    assert ids(folder) == [uid(1)]
    assert not list(folder.root.glob("*.restoring"))
    asides = list(folder.root.glob("journal-before-restore-*.db"))
    assert [path.stat().st_nlink for path in asides] == [1] * len(asides), "a second name is left"
    assert len(asides) in (1, 2)


def verify_bytes(backup, folder):
    """What a restored backup looks like, byte for byte (VACUUM INTO of one file is always so)."""
    out = make_backup(backup, folder.root / "jämför.db")
    found = out.read_bytes()
    out.unlink()
    return found
