from datetime import date, timedelta

from sqlcipher3 import dbapi2 as sqlcipher

from tests.storage.making import entry
from trustdesk.domain.entry import Filters
from trustdesk.services.emptiness import NoJournal

DAY = date(2026, 11, 19)


def test_days_hold_what_lies_outside_the_bin(journal, clock):
    for number, days in enumerate((0, 0, 1, 5, 40)):
        journal.save(entry(number, body="Ord.", date=DAY - timedelta(days=days)))
    journal.set_trashed(entry(2).id, clock.now())
    assert journal.days.written(DAY.replace(day=1), DAY) == {DAY: 2, DAY - timedelta(days=5): 1}
    assert journal.days.written(DAY, DAY) == {DAY: 2}
    assert journal.days.written(date(2030, 1, 1), date(2030, 1, 31)) == {}
    assert NoJournal().days.written(DAY, DAY) == {}


def test_only_the_days_asked_for_are_looked_at(journal, folder):
    journal.save(entry(1, body="Ord."))
    connection = sqlcipher.connect(str(folder.journal))
    plan = connection.execute(
        "EXPLAIN QUERY PLAN SELECT occurred_on, count(*) FROM entry WHERE occurred_on >= ? "
        "AND occurred_on <= ? AND deleted_at IS NULL GROUP BY occurred_on",
        ("2026-11-01", "2026-11-30"),
    ).fetchall()
    connection.close()
    told = " ".join(str(row[-1]) for row in plan)
    assert "USING INDEX entry_by_day (occurred_on>? AND occurred_on<?)" in told
    assert "TEMP B-TREE" not in told


def test_what_is_purged_is_gone_with_its_versions_and_words(journal):
    for number in (1, 2):
        journal.save(entry(number, body=f"Hemlighet{number}."), reason="leave")
    journal.purge(entry(1).id, "not-there")
    assert journal.entry(entry(1).id) is None
    assert journal.history.versions(entry(1).id) == []
    assert journal.search("Hemlighet1") == []
    assert journal.count(Filters()) == 1
    assert len(journal.search("Hemlighet2")) == 1
