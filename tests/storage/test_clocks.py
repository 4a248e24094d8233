"""Clocks that jump back, the two half past two of a night in October, and other time zones."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.fakes import FixedClock
from tests.storage.making import kept, open_store
from trustdesk.domain.entry import Entry, Filters, FollowUp
from trustdesk.services.identity import new_id
from trustdesk.services.journal import Journal
from trustdesk.services.week import week_to_show

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NEW_YORK = ZoneInfo("America/New_York")
FIRST_HALF_PAST_TWO = datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM)
SECOND_HALF_PAST_TWO = FIRST_HALF_PAST_TWO.replace(fold=1)


def written(now: datetime, body: str, **changes) -> Entry:
    return Entry(new_id(now), now.date(), now, now, body=body, **changes)


def bodies(store) -> list[str]:
    return [row.excerpt for row in store.rows(Filters())]


def test_the_two_half_past_two_are_two_moments_of_one_day(journal):
    first = written(FIRST_HALF_PAST_TWO, "Före")
    second = written(SECOND_HALF_PAST_TWO, "Efter")
    assert first.id < second.id  # an hour lies between them, though the clock shows the same
    journal.save(first)
    journal.save(second)
    assert bodies(journal) == ["Efter", "Före"]
    held = [kept(journal, entry.id) for entry in (first, second)]
    assert {entry.date for entry in held} == {date(2026, 10, 25)}
    assert held[1].created_at - held[0].created_at == timedelta(hours=1)
    assert [entry.created_at.utcoffset() for entry in held] == [
        timedelta(hours=2),
        timedelta(hours=1),
    ]
    assert [entry.created_at.strftime("%H.%M") for entry in held] == ["02.30", "02.30"]


def test_a_clock_put_back_changes_no_order_and_no_day(folder):
    clock = FixedClock(datetime(2026, 11, 19, 14, 32, tzinfo=STOCKHOLM))
    store = open_store(folder, clock)
    use = Journal(store, None, clock)  # type: ignore[arg-type]  # nothing is composed here
    use.save(written(clock.now(), "Först"))
    clock.move(hours=-5)
    later = use.save(written(clock.now(), "Sedan"))
    assert bodies(store) == ["Sedan", "Först"]
    again = use.save(Entry(later.id, later.date, later.created_at, later.updated_at, body="Sedan!"))
    assert again.updated_at == clock.now()
    assert bodies(store) == ["Sedan!", "Först"]
    clock.move(days=-40)
    use.save(Entry(later.id, later.date, later.created_at, later.updated_at, body="Långt före"))
    assert kept(store, later.id).date == date(2026, 11, 19)
    assert bodies(store) == ["Långt före", "Först"]
    store.close()


def test_an_entrys_own_day_stays_when_one_travels(folder):
    late = datetime(2026, 11, 19, 23, 40, tzinfo=STOCKHOLM)
    clock = FixedClock(late)
    store = open_store(folder, clock)
    use = Journal(store, None, clock)  # type: ignore[arg-type]  # nothing is composed here
    entry = use.save(written(clock.now(), "Sent i Stockholm"))
    clock.moment = (late + timedelta(minutes=30)).astimezone(NEW_YORK)  # still the 19th there
    use.save(written(clock.now(), "Framme"))
    clock.moment = (late + timedelta(minutes=30)).astimezone(ZoneInfo("Asia/Tokyo"))
    use.save(Entry(entry.id, entry.date, entry.created_at, entry.updated_at, body="Ändrad"))
    assert [(row.excerpt, row.date) for row in store.rows(Filters())] == [
        ("Framme", date(2026, 11, 19)),
        ("Ändrad", date(2026, 11, 19)),
    ]
    held = kept(store, entry.id)
    assert held.created_at == late
    assert held.created_at.utcoffset() == timedelta(hours=1)
    assert held.updated_at.utcoffset() == timedelta(hours=9)
    store.close()


def test_a_question_is_due_by_the_day_where_one_is(journal):
    asked = FollowUp(date(2026, 11, 20), "Hur blev det?")
    journal.save(written(datetime(2026, 11, 13, 9, tzinfo=STOCKHOLM), "Text", follow_ups=(asked,)))
    moment = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
    at_home, away = moment.astimezone(STOCKHOLM).date(), moment.astimezone(NEW_YORK).date()
    assert [len(journal.returning.waiting(day)) for day in (at_home, away)] == [1, 0]
    assert week_to_show(at_home, 4) is not None
    assert week_to_show(away, 4) is None
