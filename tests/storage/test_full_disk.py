"""A full disk: a named fault, nothing lost that was saved, and it goes on when there is space."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress

import pytest

from tests.storage.making import entry, full_entry, open_reading_store, open_store, uid
from trustdesk.domain.entry import Filters
from trustdesk.domain.faults import JournalFault
from trustdesk.paths import DataFolder
from trustdesk.storage.backup import make_backup
from trustdesk.storage.opening import open_journal
from trustdesk.storage.store import SqliteJournal
from trustdesk.storage.verify import check

if sys.platform == "win32":
    pytest.skip("Windows has no limits of this kind", allow_module_level=True)

import resource

BIG = "En lång text. " * 2000


def fill(store: SqliteJournal, saved: list[int]) -> None:
    """Saves until it fails; `saved` holds what was acknowledged."""
    for number in range(1000):
        store.save(full_entry(number, body=f"{number} {BIG}"))
        saved.append(number)


@contextmanager
def small_files(size: int):
    """No file of this process can grow beyond `size` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_save_that_does_not_fit_is_told_and_what_was_saved_stays(folder):
    store = open_store(folder)
    saved: list[int] = []
    with small_files(700_000), pytest.raises(JournalFault) as caught:
        fill(store, saved)
    assert caught.value.kind in {"disk-full", "io-error"}
    assert "lång" not in caught.value.told(str)
    assert 3 < len(saved) < 1000
    assert [e.id for e in store.entries(Filters())] == [uid(n) for n in saved]
    store.save(full_entry(5000, body=BIG))
    assert store.count(Filters()) == len(saved) + 1
    store.close()
    assert check(folder).ok


def test_a_backup_that_does_not_fit_leaves_nothing_behind(folder, tmp_path):
    store = open_store(folder)
    for number in range(30):
        store.save(entry(number, body=f"{number} {BIG}"))
    store.close()
    out = tmp_path / "kopia.db"
    out.write_bytes(b"det som var")
    with small_files(300_000), pytest.raises(JournalFault) as caught:
        make_backup(folder.journal, out)
    assert caught.value.kind in {"disk-full", "io-error"}
    assert out.read_bytes() == b"det som var"
    assert [p.name for p in tmp_path.glob("kopia*")] == ["kopia.db"]


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 3 MB."""
    place = tmp_path / "liten"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can be made by root only")
    yield DataFolder(place)
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_from_the_first_save_to_the_next_free_space(small_disk):
    store = open_store(small_disk)
    saved: list[int] = []
    with pytest.raises(JournalFault) as caught:
        fill(store, saved)
    assert caught.value.kind == "disk-full"
    assert str(small_disk.journal) in caught.value.told(str)
    assert store.count(Filters()) == len(saved) > 3
    store.close()
    store = open_store(small_disk)
    assert [e.id for e in store.entries(Filters())] == [uid(n) for n in saved]
    with pytest.raises(JournalFault, match="disk-full"):
        make_backup(small_disk.journal, small_disk.root / "kopia.db")
    assert not list(small_disk.root.glob("kopia*"))
    store.close()
    subprocess.run(["mount", "-o", "remount,size=9m", str(small_disk.root)], check=True)
    store = open_store(small_disk)
    store.save(full_entry(5000, body=BIG))
    assert store.count(Filters()) == len(saved) + 1
    store.close()
    assert check(small_disk).ok


def test_a_disk_without_a_free_byte_at_the_start(small_disk):
    store = open_store(small_disk)
    store.save(full_entry(1))
    store.close()
    with (small_disk.root / "filler").open("wb", buffering=0) as filler, suppress(OSError):
        while filler.write(b"x" * 4096):
            pass
    with pytest.raises(JournalFault) as caught:
        open_journal(small_disk, expected=True, create=False)
    assert caught.value.kind in {"disk-full", "io-error"}
    (small_disk.root / "filler").unlink()
    store = open_store(small_disk)
    assert store.count(Filters()) == 1
    store.close()


def test_a_disk_that_is_read_only(small_disk):
    store = open_store(small_disk)
    store.save(full_entry(1))
    store.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk.root)], check=True)
    with pytest.raises(JournalFault) as caught:
        open_journal(small_disk, expected=True, create=False)
    assert caught.value.kind == "read-only"
    reader = open_reading_store(small_disk)
    assert reader.entry(uid(1)) == full_entry(1)
    reader.close()
    assert [path.name for path in small_disk.root.iterdir()] == ["journal.db"]
    copy = make_backup(small_disk.journal, small_disk.root.parent / "kopia.db")
    assert copy.exists()
