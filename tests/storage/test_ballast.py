"""Room kept aside: on a full disk the failing save goes through at once, and many after it."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.storage.making import entry, full_entry, open_store, uid
from trustdesk.domain.entry import Filters
from trustdesk.domain.faults import JournalFault
from trustdesk.paths import DataFolder
from trustdesk.services.swedish import stem
from trustdesk.storage import durable
from trustdesk.storage.backup import automatic_backup
from trustdesk.storage.ballast import PAUSE, SIZE, Ballast
from trustdesk.storage.failures import fault
from trustdesk.storage.opening import open_journal
from trustdesk.storage.restore import restore_backup
from trustdesk.storage.store import SqliteJournal
from trustdesk.storage.verify import check

FULL = fault("disk-full", Path("x"))
TEXT = "Ett samtal om ansvaret. " * 80


class Watch:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_the_room_is_really_taken(folder):
    Ballast(folder).lay()
    stat = folder.ballast.stat()
    assert stat.st_size == SIZE
    if sys.platform != "win32":
        assert stat.st_blocks * 512 >= SIZE


@pytest.mark.skipif(sys.platform != "linux", reason="only there is it set aside by the system")
def test_where_the_system_sets_nothing_aside_it_is_written(tmp_path, monkeypatch):
    def refused(*_args):
        raise OSError("not here")

    monkeypatch.setattr(os, "posix_fallocate", refused)
    path = tmp_path / "ballast"
    durable.allocate(path, 3_000_000)
    assert path.stat().st_size == 3_000_000
    assert path.stat().st_blocks * 512 >= 3_000_000
    assert len(set(path.read_bytes()[:4096])) > 200


def test_a_half_made_one_is_made_anew_and_a_whole_one_left(folder):
    folder.ballast.write_bytes(b"x" * 100)
    Ballast(folder).lay()
    whole = folder.ballast.stat()
    assert whole.st_size == SIZE
    Ballast(folder).lay()
    assert folder.ballast.stat() == whole


def test_the_last_room_of_a_disk_is_not_taken(folder):
    Ballast(folder, needed=10**18).lay()
    assert not folder.ballast.exists()


def test_it_is_given_up_for_a_full_disk_alone_and_taken_again_much_later(folder):
    watch = Watch()
    ballast = Ballast(folder, now=watch)
    assert not ballast.relieve(FULL)
    ballast.lay()
    for kind in ("in-use", "read-only", "io-error", "damaged"):
        assert not ballast.relieve(fault(kind, folder.journal, code="x"))
    assert ballast.relieve(FULL)
    assert not folder.ballast.exists()
    watch.seconds = PAUSE - 1
    ballast.tend()
    assert not folder.ballast.exists()
    watch.seconds = PAUSE
    ballast.tend()
    assert folder.ballast.exists()


def test_a_disk_that_cannot_be_asked_is_no_trouble(tmp_path):
    gone = Ballast(DataFolder(tmp_path / "borta"))
    gone.lay()
    gone.tend()
    assert not gone.relieve(FULL)
    assert not gone.relieve(fault("io-error", tmp_path))


def test_checking_copying_and_restoring_pay_it_no_heed(folder, clock):
    store = open_store(folder)
    store.save(full_entry(1))
    store.ballast.lay()
    store.close()
    copy = automatic_backup(folder, clock.now())
    assert [path.name for path in folder.backups.iterdir()] == [copy.name]
    assert check(folder).problems == ()
    restore_backup(folder, copy, clock.now())
    assert folder.ballast.stat().st_size == SIZE


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 12 MB."""
    place = tmp_path / "liten"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(place)]
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a small disk can be made by root only")
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can be made by root only")
    yield DataFolder(place)
    subprocess.run(["umount", str(place)], check=True)


def store_on(folder: DataFolder, watch: Watch | None = None) -> SqliteJournal:
    ballast = Ballast(folder, needed=SIZE, now=watch or Watch())
    connection = open_journal(folder, expected=folder.journal.exists(), create=True)
    clock = type("Clock", (), {"now": lambda _self: full_entry().updated_at})()
    return SqliteJournal(lambda: connection, folder.journal, stem, clock, ballast=ballast)


def fill_disk(folder: DataFolder) -> None:
    with (folder.root / "filler").open("ab", buffering=0) as filler, suppress(OSError):
        while filler.write(b"x" * 4096):
            pass


def save_until_it_fails(store: SqliteJournal, first: int) -> tuple[int, str]:
    """Saves from `first` on; gives how many went well, and the kind of the fault that ended it."""
    for count in range(3000):
        try:
            store.save(entry(first + count, body=f"{count} {TEXT}"))
        except JournalFault as error:
            return count, error.kind
    return 3000, ""


def test_without_room_aside_a_full_disk_is_told(small_disk):
    store = store_on(small_disk)
    store.save(full_entry(1))
    fill_disk(small_disk)
    count, kind = save_until_it_fails(store, 10)
    assert count < 20
    assert kind == "disk-full"
    assert store.count(Filters()) == count + 1
    store.close()


def test_the_failing_save_goes_through_and_many_after_it(small_disk):
    store = store_on(small_disk)
    store.save(full_entry(1))
    store.ballast.lay()
    assert small_disk.ballast.exists()
    fill_disk(small_disk)
    for number in range(10, 110):
        store.save(entry(number, body=f"{number} {TEXT}"))
    assert not small_disk.ballast.exists()
    assert store.count(Filters()) == 101
    assert store.entry(uid(109)) is not None
    count, kind = save_until_it_fails(store, 200)
    assert kind == "disk-full"
    assert store.count(Filters()) == 101 + count
    store.close()
    (small_disk.root / "filler").unlink()
    assert check(small_disk).problems == ()


def test_every_other_writing_goes_through_too(small_disk):
    def bin_it(store):
        store.set_trashed(uid(1), full_entry().updated_at)

    for work in (
        bin_it,
        lambda store: store.set_setting("egna", ["x" * 3_000_00]),
        lambda store: store.purge(uid(1)),
    ):
        store = store_on(small_disk)
        store.save(full_entry(1))
        store.close()
        store = store_on(small_disk)
        store.ballast.lay()
        fill_disk(small_disk)
        work(store)
        (small_disk.root / "filler").unlink()
        store.close()
    store = store_on(small_disk)
    assert store.entry(uid(1)) is None
    assert len(store.setting("egna")[0]) == 300_000
    store.close()


def test_after_a_while_with_room_it_is_there_again(small_disk):
    watch = Watch()
    store = store_on(small_disk, watch)
    store.ballast.lay()
    fill_disk(small_disk)
    while small_disk.ballast.exists():
        store.save(full_entry(int(watch.seconds) + 1, body=TEXT * 20))
        watch.seconds += 1
    watch.seconds += PAUSE
    store.save(full_entry(5000))
    assert not small_disk.ballast.exists()  # no room yet
    (small_disk.root / "filler").unlink()
    subprocess.run(["mount", "-o", "remount,size=24m", str(small_disk.root)], check=True)
    watch.seconds += PAUSE
    store.save(full_entry(5001))
    assert small_disk.ballast.exists()
    store.close()


def test_a_full_disk_can_be_opened_at_the_cost_of_it(small_disk):
    store = store_on(small_disk)
    store.save(full_entry(1))
    store.ballast.lay()
    store.close()
    fill_disk(small_disk)
    store = store_on(small_disk)
    assert not small_disk.ballast.exists()
    store.save(full_entry(2))
    store.close()
