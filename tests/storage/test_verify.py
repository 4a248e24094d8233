"""The check names what is not as it was saved, by date and id, and never by its text."""

import random
from datetime import date, datetime

import pytest

from tests.storage.making import bytes_of, full_entry, open_store, uid
from trustdesk.storage.backup import automatic_backup
from trustdesk.storage.connecting import close_journal, connect
from trustdesk.storage.migrations import SCHEMA
from trustdesk.storage.verify import check

NOW = datetime(2026, 11, 19, 14, 32, 5)
NEEDLE = "sanningen om mötet"


@pytest.fixture
def written(folder):
    store = open_store(folder)
    for number in range(12):
        store.save(
            full_entry(
                number, body=f"{NEEDLE} nummer {number:03d} " * 8, date=date(2026, 3, number + 1)
            ),
            reason="leave",
        )
    store.close()
    return folder


def change(folder, *statements):
    connection = connect(folder.journal)
    for statement in statements:
        connection.execute(statement)
    close_journal(connection)


def kinds(report):
    return [problem.kind for problem in report.problems]


def test_a_whole_journal(written):
    automatic_backup(written, NOW)
    before = bytes_of(written.root)
    report = check(written)
    assert (report.ok, report.entries, report.schema, report.encrypted) == (True, 12, SCHEMA, False)
    assert report.problems == ()
    assert not report.index_rebuilt
    assert tuple(map(int, report.sqlite.split("."))) >= (3, 51, 3)
    assert bytes_of(written.root) == before


def test_an_empty_folder_is_well_unless_a_journal_is_expected(folder):
    report = check(folder, expected=False)
    assert (report.ok, report.entries, report.problems) == (True, 0, ())
    assert list(folder.root.iterdir()) == []
    assert kinds(check(folder)) == ["missing"]


def test_a_missing_journal_beside_backups_is_a_problem(written):
    automatic_backup(written, NOW)
    written.journal.unlink()
    assert kinds(check(written, expected=False)) == ["missing"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET body = replace(body, 'sann', 'sanm') WHERE id = 3",
        "UPDATE entry SET title = 'annan' WHERE id = 3",
        "UPDATE entry SET occurred_on = '2026-03-04' WHERE id = 3",
        "UPDATE entry SET created_offset = 61 WHERE id = 3",
        "UPDATE entry SET deleted_at = 'nu' WHERE id = 3",
        "UPDATE entry SET created_at = 'igår' WHERE id = 3",
        "UPDATE rating SET value = 2 WHERE entry_id = 3 AND value = 4",
        "UPDATE rating SET value = NULL WHERE entry_id = 3",
        "UPDATE answer SET value = '[1' WHERE entry_id = 3",
        "UPDATE entry_concept SET kind = 'x' WHERE entry_id = 3",
        "UPDATE entry_form SET position = 9 - position WHERE entry_id = 3",
        "DELETE FROM entry_tag WHERE entry_id = 3",
        "DELETE FROM citation WHERE entry_id = 3",
        "DELETE FROM follow_up WHERE entry_id = 3",
    ],
)
def test_a_reflection_that_is_not_as_it_was_saved(written, statement):
    day = "2026-03-04" if "occurred_on" in statement else "2026-03-03"
    change(written, statement)
    report = check(written)
    assert kinds(report) == ["changed-reflection"]
    told = report.problems[0].told(str)
    assert (uid(2) in told, day in told, "möte" in told) == (True, True, False)
    assert report.entries == 12


def test_a_version_that_is_not_as_it_was_kept(written):
    change(
        written,
        "DROP TRIGGER revision_is_fixed",
        "UPDATE revision SET data = CAST(data || x'00' AS BLOB) WHERE entry_id = 1",
        "UPDATE revision SET sha256 = zeroblob(32) WHERE entry_id = 2",
        "UPDATE revision SET data = x'00' WHERE entry_id = 3",
    )
    report = check(written)
    assert kinds(report) == ["changed-version"] * 2  # zlib ignores what follows its end
    assert uid(1) in report.problems[0].told(str)


def test_a_picture_that_is_not_as_it_was_kept(written):
    add = "INSERT INTO attachment VALUES (NULL, 'u', 4, 'b.png', 'image/png', '', {}, x'01')"
    change(written, add.format("zeroblob(32)"))
    assert kinds(check(written)) == ["changed-attachment"]


def test_rows_that_belong_to_nothing(written):
    change(written, "DELETE FROM entry WHERE id = 2")
    report = check(written)
    assert kinds(report) == ["broken-links"]
    assert report.problems[0].values["count"] == 21  # every part, three tags, one version


def test_a_stale_index_is_rebuilt_and_no_problem(written):
    change(
        written,
        "CREATE TEMP TABLE kept AS SELECT * FROM entry WHERE id = 1",
        "INSERT INTO entry_fts (entry_fts, rowid, title, body, extra) "
        "SELECT 'delete', id, title, body, extra FROM kept",
    )
    report = check(written)
    assert (report.ok, report.index_rebuilt, report.problems) == (True, True, ())
    again = check(written)
    assert (again.ok, again.index_rebuilt) == (True, False)
    store = open_store(written)
    assert len(store.search("sanning", limit=None)) == 12
    store.close()


def test_a_damaged_index_is_rebuilt_too(written):
    change(written, "DELETE FROM entry_fts_data WHERE id > 10")
    report = check(written)
    assert (report.ok, report.index_rebuilt) == (True, True)


def test_the_index_is_left_alone_when_a_text_has_changed(written):
    change(
        written,
        "UPDATE entry SET body = 'x' WHERE id = 3",
        "DELETE FROM entry_fts_data WHERE id > 10",
    )
    report = check(written)
    assert kinds(report) == ["changed-reflection"]
    assert not report.index_rebuilt


def test_a_damaged_backup_is_named(written):
    good = automatic_backup(written, NOW)
    bad = automatic_backup(written, NOW)
    data = bad.read_bytes()
    bad.write_bytes(data.replace(NEEDLE.encode(), NEEDLE.upper().encode(), 1))
    report = check(written)
    assert kinds(report) == ["backup-damaged"]
    assert str(bad) in report.problems[0].told(str)
    assert good.exists()


def test_flipped_bits_in_texts_are_all_reported(written):
    """SQLite itself notices none of them."""
    rng = random.Random(7)
    whole = written.journal.read_bytes()
    places = [n for n in range(len(whole)) if whole.startswith(NEEDLE.encode(), n)]
    assert len(places) > 50
    for _ in range(30):
        place = rng.choice(places) + rng.randrange(len(NEEDLE.encode()))
        data = bytearray(whole)
        data[place] ^= 1 << rng.randrange(8)
        written.journal.write_bytes(data)
        report = check(written)
        assert not report.ok, place
        assert NEEDLE[:5] not in "".join(problem.told(str) for problem in report.problems)


def test_random_flipped_bits_never_raise_anything_but_a_report(written):
    rng = random.Random(11)
    whole = written.journal.read_bytes()
    seen = 0
    for _ in range(40):
        data = bytearray(whole)
        data[rng.randrange(100, len(data))] ^= 1 << rng.randrange(8)
        written.journal.write_bytes(data)
        for beside in written.root.glob("journal.db-*"):
            beside.unlink()
        seen += not check(written).ok
    assert seen > 5  # most of so small a file is empty space
