"""A copy gets its name when it is whole, on the disk and verified; a good one is always left."""

import os
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.storage.making import bytes_of, entry, full_entry, open_store, uid
from trustdesk.domain.entry import Filters
from trustdesk.domain.faults import JournalFault
from trustdesk.paths import DataFolder
from trustdesk.storage import backup as backup_module
from trustdesk.storage.backup import (
    automatic_backup,
    backups,
    make_backup,
    superseded,
    verify_copy,
)
from trustdesk.storage.connecting import connect
from trustdesk.storage.migrations import SCHEMA
from trustdesk.storage.opening import open_journal

NOW = datetime(2026, 11, 19, 14, 32, 5)


@pytest.fixture
def written(folder):
    store = open_store(folder)
    for number in range(12):
        store.save(full_entry(number, body=f"Text {number}"), reason="leave")
    store.close()
    return folder


def test_a_copy_holds_everything_and_opens_as_a_journal(written, tmp_path):
    other = DataFolder(tmp_path / "annan")
    other.root.mkdir()
    assert make_backup(written.journal, other.journal) == other.journal
    assert [p.name for p in other.root.iterdir()] == ["journal.db"]
    assert verify_copy(other.journal).entries == 12
    store = open_store(other)
    assert store.entry(uid(3)) == full_entry(3, body="Text 3")
    assert len(store.history.versions(uid(3))) == 1
    assert len(store.search("samtal", limit=None)) == 12
    store.close()


def test_a_copy_holds_each_text_once(written, tmp_path):
    """Second copies in its free space would outlive a purge in a restored journal."""
    store = open_store(written)
    for number in range(40):
        store.save(entry(number, body="ord " * 300 + f"slut på {number:02d}."))
    store.close()
    copy = make_backup(written.journal, tmp_path / "kopia.db").read_bytes()
    assert copy.count("slut på".encode()) == 40


def test_what_is_only_in_the_wal_is_in_the_copy(written, tmp_path):
    store = open_store(written)
    store.save(entry(99, body="alldeles nyss"))
    for source in (written.journal, open_journal(written, expected=True, create=False)):
        out = make_backup(source, tmp_path / "kopia.db")
        connection = connect(out, "ro")
        assert connection.execute("SELECT count(*) FROM entry").fetchone()[0] == 13
        connection.close()
    source.close()
    store.close()


def test_saves_go_on_while_a_copy_is_made(written, tmp_path, monkeypatch):
    store = open_store(written)
    real = backup_module.verify_copy

    def saving_meanwhile(path):
        store.save(entry(50, body="under tiden"))
        return real(path)

    monkeypatch.setattr(backup_module, "verify_copy", saving_meanwhile)
    make_backup(written.journal, tmp_path / "kopia.db")
    assert store.count(Filters()) == 13
    store.close()


def test_an_existing_file_is_replaced_whole_or_left(written, tmp_path, monkeypatch):
    out = tmp_path / "kopia.db"
    out.write_bytes(b"det som var")

    def never_good(path):
        raise JournalFault("backup-damaged", "x")

    monkeypatch.setattr(backup_module, "verify_copy", never_good)
    with pytest.raises(JournalFault, match="backup-failed"):
        make_backup(written.journal, out)
    assert out.read_bytes() == b"det som var"
    assert [p.name for p in tmp_path.glob("kopia*")] == ["kopia.db"]
    monkeypatch.undo()
    make_backup(written.journal, out)
    assert verify_copy(out).entries == 12


@pytest.mark.parametrize("times", [-1, 1])
def test_a_copy_with_fewer_or_more_reflections_is_not_kept(written, tmp_path, monkeypatch, times):
    real = backup_module._count
    counts = iter([12, 12, 12 + times])
    monkeypatch.setattr(backup_module, "_count", lambda c: real(c) and next(counts))
    with pytest.raises(JournalFault, match="backup-failed"):
        make_backup(written.journal, tmp_path / "kopia.db")
    assert list(tmp_path.glob("kopia*")) == []


def test_a_changed_reflection_is_never_copied_as_a_good_one(written, tmp_path):
    connection = connect(written.journal)
    connection.execute("UPDATE entry SET body = 'Text X' WHERE uid = ?", (uid(3),))
    connection.close()
    with pytest.raises(JournalFault, match="backup-failed"):
        make_backup(written.journal, tmp_path / "kopia.db")


def test_a_stale_index_costs_no_backup(written, tmp_path):
    connection = connect(written.journal)
    connection.execute("DELETE FROM entry_fts_data WHERE id > 10")
    connection.close()
    make_backup(written.journal, tmp_path / "kopia.db")


def test_faults_of_a_backup_are_named(written, tmp_path):
    with pytest.raises(JournalFault, match="folder-missing"):
        make_backup(written.journal, tmp_path / "borta" / "kopia.db")
    with pytest.raises(JournalFault, match="missing"):
        make_backup(tmp_path / "journal.db", tmp_path / "kopia.db")
    (tmp_path / "tom.db").touch()
    with pytest.raises(JournalFault, match="empty"):
        make_backup(tmp_path / "tom.db", tmp_path / "kopia.db")
    with pytest.raises(JournalFault, match="backup-damaged"):
        verify_copy(tmp_path / "tom.db")
    with pytest.raises(JournalFault, match="missing"):
        verify_copy(tmp_path / "borta.db")


def test_a_copy_is_verified_without_being_touched(written):
    before = bytes_of(written.root)
    assert verify_copy(written.journal).schema == SCHEMA
    assert bytes_of(written.root) == before


def test_automatic_backups_have_the_moment_in_their_names(written):
    made = automatic_backup(written, NOW)
    again = automatic_backup(written, NOW)
    assert made.name == "trustdesk-2026-11-19-143205.db"
    assert again.name == "trustdesk-2026-11-19-143205-2.db"
    assert backups(written) == [(again, NOW), (made, NOW)]


def name(moment: datetime) -> Path:
    return Path(moment.strftime("trustdesk-%Y-%m-%d-%H%M%S.db"))


def test_kept_are_ten_the_last_of_eight_weeks_and_of_24_months():
    """One backup each noon for three years."""
    days = [NOW.replace(hour=12) - timedelta(days=n) for n in range(3 * 365)]
    paths = [name(day) for day in days]
    gone = set(superseded(paths, paths[0]))
    kept = [path for path in paths if path not in gone]
    assert kept[:10] == paths[:10]
    assert len(kept) == 10 + 6 + 23  # the ten cover two of the weeks and one of the months
    assert name(datetime(2026, 10, 31, 12, 32, 5)) in kept
    assert name(datetime(2024, 12, 31, 12, 32, 5)) in kept
    assert name(datetime(2024, 11, 30, 12, 32, 5)) not in kept


def test_a_backup_made_while_the_clock_was_wrong_is_not_removed():
    months = [NOW.replace(year=2020 + n // 12, month=n % 12 + 1, day=1) for n in range(60)]
    made = name(datetime(2001, 1, 1))
    paths = [*(name(month) for month in reversed(months)), made]
    gone = superseded(paths, made)
    assert made not in gone
    assert len(gone) == 60 - 24


@settings(derandomize=True, deadline=None)
@given(st.lists(st.datetimes(datetime(2000, 1, 1), datetime(2050, 1, 1)), max_size=80), st.data())
def test_the_backup_just_made_is_never_removed(moments, data):
    """Whatever the clock says: the one just verified stays, and ten in all if there are ten."""
    paths = sorted({name(moment) for moment in moments}, reverse=True)
    if not paths:
        return
    made = data.draw(st.sampled_from(paths))
    gone = superseded(paths, made)
    assert made not in gone
    assert len(paths) - len(gone) >= min(len(paths), 10)


def test_a_failed_backup_removes_nothing_and_other_files_are_never_removed(written, monkeypatch):
    for day in range(1, 29):
        made = automatic_backup(written, NOW.replace(month=1, day=day))
    (written.backups / "min egen kopia.db").write_bytes(b"x")
    before = bytes_of(written.backups)
    assert len(before) == 10 + 3 + 1  # January's other weeks; the month is among the ten

    def full(path):
        raise JournalFault("disk-full", "x")

    monkeypatch.setattr(backup_module, "verify_copy", full)
    with pytest.raises(JournalFault, match="backup-failed"):
        automatic_backup(written, NOW)
    assert bytes_of(written.backups) == before
    assert made.exists()


COPY = """
import sys
from pathlib import Path
from trustdesk.storage.backup import make_backup
print("go", flush=True)
while True:
    make_backup(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_backup_killed_midway_leaves_no_half_file_under_the_final_name(written, tmp_path):
    store = open_store(written)
    for number in range(100, 220):
        store.save(entry(number, body=f"Text {number} " * 900))
    store.close()
    out = tmp_path / "kopia.db"
    drafts = 0
    for attempt in range(8):
        out.unlink(missing_ok=True)
        child = subprocess.Popen(
            [sys.executable, "-c", COPY, str(written.journal), str(out)], stdout=subprocess.PIPE
        )
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"go"
        deadline = time.monotonic() + 0.004 * (attempt + 1)
        while time.monotonic() < deadline:
            pass
        os.kill(child.pid, signal.SIGKILL)
        child.communicate()
        drafts += len(list(tmp_path.glob("*.draft")))
        if out.exists():
            assert verify_copy(out).entries == 132
    assert drafts > 0
    make_backup(written.journal, out)
    assert [p.name for p in tmp_path.glob("kopia*")] == ["kopia.db"]
