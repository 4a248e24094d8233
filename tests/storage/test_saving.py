"""What a save writes, what it does not, and which versions it keeps."""

from datetime import timedelta

import pytest

from tests.storage.making import NOON, bytes_of, entry, full_entry, open_store, uid
from trustdesk.domain.entry import Filters
from trustdesk.storage.opening import open_journal
from trustdesk.storage.revisions import changed_characters


@pytest.fixture
def clock(clock):
    clock.moment = NOON
    return clock


def words_in(folder) -> set[str]:
    connection = open_journal(folder, expected=True, create=False)
    found = {row[0] for row in connection.execute("SELECT term FROM term")}
    connection.close()
    return found


def test_an_unchanged_reflection_is_not_written(journal, folder):
    journal.save(full_entry(), caret=3)
    before = bytes_of(folder.root)
    for reason in ("autosave", "autosave"):
        journal.save(full_entry(), reason=reason, caret=9)
    journal.save(journal.entry(uid(1)))
    assert bytes_of(folder.root) == before


def test_leaving_an_unchanged_reflection_is_not_written(journal, folder):
    journal.save(full_entry(), reason="leave")
    before = bytes_of(folder.root)
    journal.save(journal.entry(uid(1)), reason="leave")
    assert bytes_of(folder.root) == before
    assert len(journal.history.versions(uid(1))) == 1


def test_short_typing_keeps_no_version_until_the_entry_is_left(journal):
    journal.save(entry(body="Hej"))
    journal.save(entry(body="Hej du"))
    assert journal.history.versions(uid(1)) == []
    journal.save(entry(body="Hej du"), reason="leave")
    kept = [(r.seq, r.reason, r.at) for r in journal.history.versions(uid(1))]
    assert kept == [(1, "leave", NOON)]
    assert journal.history.version(uid(1), 1) == entry(body="Hej du")
    assert journal.history.version(uid(1), 2) is None
    assert journal.history.version(uid(7), 1) is None


def test_more_than_200_changed_characters_keep_a_version(journal):
    journal.save(entry(body="a" * 200))
    assert journal.history.versions(uid(1)) == []
    journal.save(entry(body="a" * 201))
    journal.save(entry(body="a" * 201 + "b" * 200))
    assert [r.seq for r in journal.history.versions(uid(1))] == [1]
    journal.save(entry(body="a" * 201 + "b" * 201))
    assert [r.seq for r in journal.history.versions(uid(1))] == [2, 1]


def test_ten_minutes_keep_a_version(journal, clock):
    journal.save(entry(body="ett"))
    clock.move(minutes=9, seconds=59)
    journal.save(entry(body="ett t"))
    assert journal.history.versions(uid(1)) == []
    clock.move(seconds=1)
    journal.save(entry(body="ett två"))
    assert [r.reason for r in journal.history.versions(uid(1))] == ["autosave"]
    clock.move(minutes=1)
    journal.save(entry(body="ett två tre"))
    assert len(journal.history.versions(uid(1))) == 1


def test_the_order_of_versions_is_not_the_clocks(journal, clock):
    for hours, body in ((0, "ett"), (-48, "två"), (96, "tre")):
        clock.move(hours=hours)
        journal.save(entry(body=body), reason="leave")
    assert [r.seq for r in journal.history.versions(uid(1))] == [3, 2, 1]
    assert [journal.history.version(uid(1), n).body for n in (1, 2, 3)] == ["ett", "två", "tre"]


def test_a_clock_that_went_backwards_counts_as_a_pause(journal, clock):
    journal.save(entry(body="ett"), reason="leave")
    clock.move(hours=-1)
    journal.save(entry(body="ett två"))
    assert len(journal.history.versions(uid(1))) == 2


def test_a_version_cannot_be_changed_or_deleted(journal, folder):
    journal.save(entry(body="ett"), reason="leave")
    connection = open_journal(folder, expected=True, create=False)
    for statement in ("DELETE FROM revision", "UPDATE revision SET seq = 9"):
        with pytest.raises(Exception, match="a version is"):
            connection.execute(statement)
    connection.execute("BEGIN")
    connection.execute("INSERT INTO purge VALUES (999)")
    with pytest.raises(Exception, match="a version is"):
        connection.execute("DELETE FROM revision")
    connection.execute("ROLLBACK")
    connection.close()


def test_half_typed_words_do_not_stay_among_the_terms(journal, folder):
    journal.save(entry(1, body="ref"))
    journal.save(entry(1, body="reflek"))
    journal.save(entry(1, body="reflektion i går"))
    journal.save(entry(2, body="reflektion"))
    journal.save(entry(1, body="borta"))
    assert words_in(folder) == {"reflektion", "borta"}


def test_a_tag_that_is_used_no_more_is_gone_from_the_file(journal, folder):
    journal.save(entry(1, tags=("kvar", "borta")))
    journal.save(entry(1, tags=("kvar",)))
    connection = open_journal(folder, expected=True, create=False)
    assert connection.execute("SELECT name FROM tag").fetchall() == [("kvar",)]
    connection.close()


def test_discarding_a_beginning_leaves_no_trace(folder, clock):
    store = open_store(folder, clock)
    store.save(entry(2, body="Kvar"))
    store.save(entry(1, body="Xylofonhemligt", title="Xylofonrubrik", tags=("xylofontagg",)))
    store.save(entry(1))
    store.discard_empty(uid(1))
    store.discard_empty(uid(1))
    assert store.entry(uid(1)) is None
    assert store.count(Filters()) == 1
    assert store.tags() == []
    assert store.search("xylofon*") == []
    for path in folder.root.iterdir():
        assert b"ylofon" not in path.read_bytes().lower(), path.name
    store.close()
    assert words_in(folder) == {"kvar"}


def test_discarding_a_text_that_was_saved_a_moment_ago_leaves_no_trace(folder, clock):
    """The sheet was emptied and left before the next autosave."""
    store = open_store(folder, clock)
    store.save(full_entry(body="Xylofon", created_at=NOON, answers={}, follow_ups=()))
    store.discard_empty(uid(1))
    assert store.count(Filters()) == store.count(Filters(trashed=True)) == 0
    store.close()
    assert b"ylofon" not in folder.journal.read_bytes().lower()
    assert words_in(folder) == set()


def test_discarding_what_has_versions_only_puts_it_into_the_bin(journal):
    journal.save(entry(body="En lång text"), reason="leave")
    journal.save(entry())
    journal.discard_empty(uid(1))
    assert journal.rows(Filters()) == []
    assert journal.history.version(uid(1), 1).body == "En lång text"
    assert journal.count(Filters(trashed=True)) == 1


def test_removed_text_is_wiped_from_the_file(folder, clock):
    """secure_delete, FTS5 secure-delete and the truncated -wal, together."""
    store = open_store(folder, clock)
    for number in range(20):
        store.save(entry(number, body=f"Vanlig text {number} " * 50))
    store.save(entry(99, body="Xylofon hemlighet " * 8))
    store.save(entry(99, body="Inget"))
    store.close()
    assert b"ylofon" not in folder.journal.read_bytes().lower()


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("", "", 0),
        ("", "abc", 3),
        ("abc", "", 3),
        ("abc", "abc", 0),
        ("abcd", "abXd", 1),
        ("aaaa", "aaa", 1),
        ("abab", "ababab", 2),
        ("a1b2c", "a9b9c", 3),
        ("x" * 1000, "x" * 500 + "y" + "x" * 500, 1),
    ],
)
def test_changed_characters(before, after, changed):
    assert changed_characters(before, after) == changed


def test_a_save_that_fails_in_the_middle_leaves_the_former_state(journal, folder):
    journal.save(full_entry())
    connection = open_journal(folder, expected=True, create=False)
    connection.execute(
        "CREATE TRIGGER broken BEFORE INSERT ON term BEGIN SELECT RAISE(ABORT, 'x'); END"
    )
    before = journal.entry(uid(1))
    with pytest.raises(Exception, match="other"):
        journal.save(full_entry(body="Helt annan text", tags=("ny",)))
    connection.execute("DROP TRIGGER broken")
    connection.close()
    assert journal.entry(uid(1)) == before
    assert "ny" not in journal.tags()
    journal.save(full_entry(body="Helt annan text"), reason="leave")
    assert journal.entry(uid(1)).body == "Helt annan text"
    assert journal.history.versions(uid(1))[0].at - NOON == timedelta(0)
