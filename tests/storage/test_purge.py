"""Deleted for good: not one byte of the text is left, and everything else is as it was."""

import os
import random
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from tests.storage.making import NOON, entry, full_entry, open_reading_store, open_store, uid
from tests.storage.scanning import found, unpacked
from trustdesk.domain.entry import Citation, Entry, Filters, FollowUp, Rating
from trustdesk.domain.faults import InvalidInput, JournalFault
from trustdesk.domain.picture import Picture
from trustdesk.services.journal import Journal
from trustdesk.storage import backup as backup_module
from trustdesk.storage.backup import automatic_backup, backups, renew_backups
from trustdesk.storage.opening import open_journal
from trustdesk.storage.verify import check

MARK = "ꙮhemligåäö"
"""No other word begins with its first letter, so the index cannot keep its end alone."""

BEGINNING = MARK[:4]

ROOT = Path(__file__).resolve().parents[2]


def marked(number: int, **changes):
    """A reflection with the marker in every part that holds a text."""
    values = {
        "title": f"{MARK}titel i rubriken",
        "body": f"Här står {MARK}text. ==Och {MARK}mening.==",
        "tags": (f"{MARK}etikett", "arbete"),
        "ratings": (Rating("kunna", 3, f"för att {MARK}skäl", 2),),
        "answers": {"vagledd": {"vad": f"{MARK}svar", "val": [f"{MARK}val"]}},
        "citations": (Citation("roller", "utmana", f"ett {MARK}citat", "1.0"),),
        "follow_ups": (FollowUp(NOON.date(), f"{MARK}fråga", NOON, f"{MARK}utfall"),),
    } | changes
    return full_entry(number, **values)


def attach(folder, number: int) -> None:
    """A picture in a reflection, as the table holds it."""
    connection = open_journal(folder, expected=True, create=False)
    data = b"\x89PNG" + os.urandom(5000) + MARK.encode() + os.urandom(5000)
    connection.execute(
        "INSERT INTO attachment (uid, entry_id, name, mime, alt, sha256, data)"
        " SELECT ?, id, ?, 'image/png', ?, ?, ? FROM entry WHERE uid = ?",
        (f"bild{number}", f"{MARK}.png", f"{MARK}bildtext", sha256(data).digest(), data,
         uid(number)),
    )  # fmt: skip
    connection.close()


def written(folder, clock, store) -> None:
    """Three others, and one with the marker everywhere and in several versions."""
    for number in (1, 2, 3):
        store.save(full_entry(number, body=f"Det som ska vara kvar, {number}."), reason="leave")
    for step in range(5):
        clock.move(minutes=11)
        body = f"{MARK}steg{step} " + f"och {MARK}mer{step} " * (80 * step)
        store.save(marked(4, body=body), reason="leave")
    store.save(marked(4))
    attach(folder, 4)


def others(store) -> list[Entry | None]:
    return [store.entry(uid(number)) for number in (1, 2, 3)]


def test_the_scan_sees_what_was_kept_and_what_was_packed(folder, clock, journal):
    written(folder, clock, journal)
    seen = " ".join(found(folder.root, [MARK]))
    for how in ("utf-8", "packed"):
        assert how in seen
    (folder.root / "annat").write_bytes(MARK.encode("utf-16-be"))
    assert "annat: " in " ".join(found(folder.root, [MARK]))


def test_no_byte_is_left_with_the_journal_open_nor_when_closed(folder, clock):
    store = open_store(folder, clock)
    written(folder, clock, store)
    kept = others(store)
    store.set_trashed(uid(4), clock.now())
    store.purge(uid(4))
    assert found(folder.root, [MARK, BEGINNING]) == []
    assert store.entry(uid(4)) is None
    assert store.history.versions(uid(4)) == []
    assert others(store) == kept
    assert len(store.search("kvar")) == 3
    assert len(store.search("arbete")) == 3
    assert store.search(f"{MARK}text") == []
    assert store.tags() == ["arbete", "ärende", "Öppenhet"]
    store.close()
    assert found(folder.root, [MARK, BEGINNING]) == []
    assert check(folder).problems == ()


@pytest.mark.parametrize("seed", [2, 4])
def test_nor_after_a_long_life_with_many_others(folder, clock, seed):
    """Pages are split, joined and packed again while texts grow and shrink."""
    rng = random.Random(seed)
    store = open_store(folder, clock)
    store.save(entry(99, body="ett"))
    gone: set[int] = set()
    for step in range(160):
        number = rng.randrange(8)
        gone.discard(number)
        clock.move(minutes=rng.choice((0, 11)))
        size = rng.choice((0, 3, 30, 300, 900))
        text = "".join(
            f"{MARK}{number}x{step}y{rng.randrange(99)} " if number % 2 else f"ord{rng.random()} "
            for _ in range(size)
        )
        store.save(entry(number, title=f"{MARK}t" if number % 2 else "t", body=text or "."))
        if step % 20 == 19:
            gone |= {n for n in range(8) if n % 2 and store.entry(uid(n))}
            store.purge(*map(uid, sorted(gone)))
            assert found(folder.root, [MARK, BEGINNING]) == [], f"step {step}"
    store.close()
    assert check(folder).problems == ()


def test_a_reading_that_goes_on_delays_the_last_byte_until_the_next_save(folder, clock, journal):
    written(folder, clock, journal)
    reader = open_reading_store(folder)
    with reader._sessions.reading() as session:
        session.connection().exec_driver_sql("SELECT count(*) FROM entry").all()
        before = time.monotonic()
        journal.purge(uid(4))
        assert time.monotonic() - before < 2
        assert found(folder.root, [MARK]) != []
        journal.save(entry(7, body="medan någon läser"))
    assert found(folder.root, [MARK]) != []
    journal.save(entry(8, body="när ingen läser"))
    assert found(folder.root, [MARK, BEGINNING]) == []
    assert journal.entry(uid(7)) is not None
    reader.close()


def test_closing_takes_the_last_byte_too(folder, clock):
    store = open_store(folder, clock)
    written(folder, clock, store)
    reader = open_reading_store(folder)
    with reader._sessions.reading() as session:
        session.connection().exec_driver_sql("SELECT count(*) FROM entry").all()
        store.purge(uid(4))
    reader.close()
    store.close()
    assert found(folder.root, [MARK, BEGINNING]) == []


def test_what_a_killed_program_left_in_the_log_goes_with_the_next_save(folder, clock):
    child = "; ".join((
        "import os, sys; from pathlib import Path",
        "from tests.storage.making import open_store, uid",
        "from trustdesk.paths import DataFolder",
        "store = open_store(DataFolder(Path(sys.argv[1])))",
        "store._sessions.removal.finish = lambda: os._exit(9)",
        "store.purge(uid(4))",
    ))  # fmt: skip
    store = open_store(folder, clock)
    written(folder, clock, store)
    store.close()
    done = subprocess.run([sys.executable, "-c", child, folder.root], cwd=ROOT, check=False)
    assert done.returncode == 9
    assert found(folder.root, [MARK]) != []
    store = open_store(folder, clock)
    assert store.entry(uid(4)) is None
    store.save(entry(9, body="nästa"))
    assert found(folder.root, [MARK, BEGINNING]) == []
    store.close()


def test_a_kill_in_the_middle_leaves_it_whole_or_gone(folder, clock):
    """Many at once, so that the removal takes its time; all of them, or none."""
    program = "; ".join((
        "import os, sys; from pathlib import Path",
        "from tests.storage.making import open_store, uid",
        "from trustdesk.paths import DataFolder",
        "store = open_store(DataFolder(Path(sys.argv[1])))",
        "os.write(1, b'now')",
        "store.purge(*map(uid, range(60)))",
    ))  # fmt: skip
    rng, seen = random.Random(4), set()
    for _ in range(6):
        store = open_store(folder, clock)
        for number in range(60):
            store.save(marked(number), reason="leave")
        whole = store.entry(uid(59))
        store.close()
        child = subprocess.Popen(
            [sys.executable, "-c", program, folder.root], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert child.stdout is not None
        child.stdout.read(3)
        time.sleep(rng.random() * 0.4)
        child.send_signal(signal.SIGKILL)
        child.communicate()
        store = open_store(folder, clock)
        left = store.count(Filters())
        assert left in {0, 60}
        assert store.entry(uid(59)) == (whole if left else None)
        assert len(store.history.versions(uid(59))) == bool(left)
        store.close()
        assert check(folder).problems == ()
        seen.add(left)
    assert 60 in seen


@pytest.fixture
def dagbok(journal, clock, framework):
    return Journal(journal, framework, clock)


def test_only_what_lies_in_the_bin_is_erased_all_or_nothing(journal, dagbok):
    for number in (1, 2, 3):
        journal.save(full_entry(number))
    dagbok.trash(uid(1))
    dagbok.trash(uid(2))
    for chosen in ([uid(1), uid(3)], [uid(1), uid(8)]):
        with pytest.raises(InvalidInput) as caught:
            dagbok.erase(chosen)
        assert caught.value.kind == "not-in-bin"
        assert journal.count(Filters(trashed=True)) == 2
    dagbok.erase([uid(1), uid(2)])
    assert journal.count(Filters(trashed=True)) == 0
    assert journal.entry(uid(3)) == full_entry(3)
    dagbok.erase([])


def older_copies(folder, store, clock) -> None:
    """Two backups with the marker, a draft of a killed program, a journal put aside."""
    for _ in range(2):
        automatic_backup(folder, clock.now())
        clock.move(days=1)
    for name in ("backups/trustdesk-2026-11-01-101010.db.77.draft",
                 "journal-before-restore-2026-11-01-101010.db",
                 "backups/min egen.db"):  # fmt: skip
        (folder.root / name).write_bytes(MARK.encode())


def test_older_backups_go_when_a_new_one_is_there(folder, clock, journal):
    written(folder, clock, journal)
    older_copies(folder, journal, clock)
    journal.purge(uid(4))
    made = renew_backups(folder, clock.now())
    assert [path for path, _ in backups(folder)] == [made]
    assert found(folder.root, [MARK], but=()) == [f"min egen.db: {MARK} utf-8 x1"]
    assert check(folder).problems == ()


def test_no_older_backup_goes_when_the_new_one_fails(folder, clock, journal, monkeypatch):
    written(folder, clock, journal)
    older_copies(folder, journal, clock)
    before = sorted(path.name for path in folder.backups.iterdir())

    def fails(*_args):
        raise JournalFault("backup-failed", "fails")

    monkeypatch.setattr(backup_module, "verify_copy", fails)
    with pytest.raises(JournalFault, match="backup-failed"):
        renew_backups(folder, clock.now())
    assert sorted(path.name for path in folder.backups.iterdir()) == before


def test_a_broken_stream_is_unpacked_as_far_as_it_goes():
    import zlib

    packed = b"..." + zlib.compress(b"hemligt " * 3 + os.urandom(900), 6)[:400]
    assert any(b"hemligt" in inside for inside in unpacked(packed))


def test_a_picture_that_another_reflection_shows_is_handed_on(journal):
    picture = Picture("0193ffff-0000-7000-8000-00000000000a", "a.png", "image/png", "", b"PNG")
    link = f"![](attachment:{picture.uid})"
    journal.save(entry(1, body=f"Först {link}", trashed=True))
    journal.save(entry(2, answers={"form": {"fält": f"Kopian {link}"}}))
    journal.pictures.add(uid(1), picture)
    journal.purge(uid(1))
    assert journal.pictures.data(picture.uid) == b"PNG"
    assert [info.uid for info in journal.pictures.of_entry(uid(2))] == [picture.uid]
    journal.set_trashed(uid(2), NOON)
    journal.purge(uid(2))
    assert journal.pictures.data(picture.uid) is None
