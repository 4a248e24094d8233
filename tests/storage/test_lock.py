"""One window has the journal; when its process ends, however it ends, the lock is free."""

import subprocess
import sys

import pytest

from trustdesk.domain.faults import JournalFault
from trustdesk.paths import DataFolder
from trustdesk.storage.lock import JournalLock

HOLD = """
import sys, time
from pathlib import Path
from trustdesk.paths import DataFolder
from trustdesk.storage.lock import JournalLock
lock = JournalLock(DataFolder(Path(sys.argv[1])))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def test_the_second_is_told_that_trustdesk_is_open(folder):
    first, second = JournalLock(folder), JournalLock(folder)
    first.acquire()
    first.acquire()
    with pytest.raises(JournalFault) as caught:
        second.acquire()
    assert caught.value.kind == "in-use"
    assert caught.value.told(str) == "TrustDesk is open. Close the window and try again."
    assert (first.held, second.held) == (True, False)
    first.release()
    with second:
        assert second.held
    assert not second.held


def test_another_process_holds_it_until_it_is_killed(folder):
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    try:
        assert child.stdout.readline().strip() == b"held"
        with pytest.raises(JournalFault, match="in-use"):
            JournalLock(folder).acquire()
    finally:
        child.kill()
        child.communicate()
    with JournalLock(folder):
        pass


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(JournalFault, match="folder-missing"):
        JournalLock(DataFolder(tmp_path / "borta")).acquire()


def test_a_lock_that_cannot_be_written_is_named(folder):
    folder.lock.mkdir()
    with pytest.raises(JournalFault, match="folder-unwritable"):
        JournalLock(folder).acquire()
