"""A save that fails, for each of the four reasons: told, nothing half written, and done again."""

import pytest

from tests.fakes import FixedClock
from tests.faults.failing import CODES, Disk, failing_disk
from tests.storage.making import open_store, uid
from trustdesk.domain.entry import Filters
from trustdesk.domain.faults import JournalFault
from trustdesk.pack.loading import load_pack
from trustdesk.paths import DataFolder, bundled
from trustdesk.services.composing import Draft
from trustdesk.services.journal import Journal
from trustdesk.storage.connecting import connect
from trustdesk.storage.verify import check

MOMENTS = ("begin", "write", "commit")


@pytest.fixture(scope="module")
def framework():
    return load_pack(bundled("content"))


@pytest.fixture
def folder(tmp_path):
    return DataFolder(tmp_path)


@pytest.fixture
def disk():
    with failing_disk() as disk:
        yield disk


@pytest.fixture
def store(folder, disk):
    store = open_store(folder)
    yield store
    disk.heal()
    store.close()


def fail(disk: Disk, kind: str, moment: str) -> None:
    disk.kind, disk.moment = kind, moment


@pytest.mark.parametrize("kind", CODES)
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_save_that_fails_is_told_and_leaves_the_former_whole(
    store, disk, folder, framework, kind, moment
):
    journal = Journal(store, framework, FixedClock())
    first = journal.add(Draft(body="Det som var."))
    changed = journal.save(type(first)(**{**as_dict(first), "body": "Det som ska bli."}))
    fail(disk, kind, moment)
    wanted = type(first)(**{**as_dict(first), "body": "Det som inte fick plats.", "title": "Ny"})
    with pytest.raises(JournalFault) as caught:
        journal.save(wanted, reason="leave")
    assert caught.value.kind == kind
    assert caught.value.step
    assert store.entry(first.id) == changed
    assert len(store.history.versions(first.id)) == 1
    assert store.search("plats") == []
    disk.heal()
    kept = journal.save(wanted, reason="leave")
    assert store.entry(first.id) == kept
    assert [hit.id for hit in store.search("plats")] == [first.id]
    assert len(store.history.versions(first.id)) == 2
    assert check(folder).problems == ()


def as_dict(entry):
    return {name: getattr(entry, name) for name in type(entry).__slots__}


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_other_writing_leaves_the_former_too(store, disk, framework, moment):
    journal = Journal(store, framework, FixedClock())
    entry, other = journal.add(Draft(body="Ett.")), journal.add(Draft(body="Två."))
    journal.trash(other.id)
    store.set_setting("egna", [1])
    fail(disk, "disk-full", moment)
    for work in (
        lambda: journal.add(Draft(body="Tre.")),
        lambda: journal.trash(entry.id),
        lambda: journal.take_back(other.id),
        lambda: journal.erase([other.id]),
        lambda: store.discard_empty(entry.id),
        lambda: store.set_setting("egna", [2]),
    ):
        with pytest.raises(JournalFault, match="disk-full"):
            work()
    disk.heal()
    assert store.count(Filters()) == 1
    assert store.count(Filters(trashed=True)) == 1
    assert store.setting("egna") == [1]


def test_an_answer_that_went_missing_is_asked_for_again_without_a_double(
    store, disk, folder, framework
):
    """The commit was done, but the disk said it was not: the same save again changes nothing."""
    journal = Journal(store, framework, FixedClock())
    entry = journal.add(Draft(body="Ett."))
    wanted = type(entry)(**{**as_dict(entry), "body": "Två."})
    fail(disk, "io-error", "answer")
    with pytest.raises(JournalFault, match="io-error"):
        journal.save(wanted, reason="leave")
    disk.heal()
    store.close()
    again = open_store(folder)
    journal = Journal(again, framework, FixedClock())
    assert journal.save(wanted, reason="leave").body == "Två."
    assert len(again.history.versions(entry.id)) == 2
    assert again.count(Filters()) == 1
    again.close()
    assert check(folder).problems == ()


def test_while_another_program_holds_the_journal_it_says_so(store, folder, framework):
    journal = Journal(store, framework, FixedClock())
    journal.add(Draft(body="Ett."))
    store._sessions._reader.connect().exec_driver_sql("PRAGMA busy_timeout = 20")
    other = connect(folder.journal)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalFault) as caught:
        journal.add(Draft(body="Två."))
    assert caught.value.kind == "in-use"
    other.execute("ROLLBACK")
    other.close()
    journal.add(Draft(body="Två."))
    assert store.count(Filters()) == 2


def test_what_is_written_to_a_file_that_was_removed_is_no_save(store, folder, framework):
    journal = Journal(store, framework, FixedClock())
    journal.add(Draft(body="Ett."))
    folder.journal.rename(folder.root / "flyttad.db")
    with pytest.raises(JournalFault) as caught:
        journal.add(Draft(body="Två."))
    assert caught.value.kind == "missing"
    (folder.root / "flyttad.db").rename(folder.journal)
    journal.add(Draft(body="Två."))
    assert store.count(Filters()) == 2
    assert store.entry(uid(1)) is None


def test_what_is_written_to_a_file_that_was_replaced_is_no_save(store, folder, framework):
    journal = Journal(store, framework, FixedClock())
    journal.add(Draft(body="Ett."))
    folder.journal.rename(folder.root / "flyttad.db")
    folder.journal.write_bytes(b"annat")
    with pytest.raises(JournalFault) as caught:
        journal.add(Draft(body="Två."))
    assert caught.value.kind == "unreachable"
