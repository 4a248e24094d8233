from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from trustdesk.domain import following
from trustdesk.domain.entry import Entry, FollowUp

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
DUE = date(2026, 11, 26)
ASKED = FollowUp(DUE, "Hur blev det?")


def entry(*follow_ups: FollowUp) -> Entry:
    return Entry("id", date(2026, 11, 19), NOON, NOON, body="Text", follow_ups=follow_ups)


def test_a_question_is_asked_put_off_and_answered():
    asked = following.asked(entry(), DUE, "Hur blev det?")
    assert asked.follow_ups == (ASKED,)
    assert following.asked(asked, DUE, "Hur blev det?") == asked
    later = following.postponed(asked, ASKED, date(2026, 12, 3))
    [moved] = later.follow_ups
    assert (moved.due, moved.question) == (date(2026, 12, 3), "Hur blev det?")
    done = following.answered(later, moved, "Det gick bra.", NOON)
    assert done.follow_ups[0].outcome == "Det gick bra."
    assert done.follow_ups[0].done_at == NOON
    after = following.answered(done, done.follow_ups[0], "Det gick fint.", NOON.replace(hour=15))
    assert after.follow_ups[0].done_at == NOON  # it was answered then; now it is only reworded
    assert following.answered(after, after.follow_ups[0], " ", NOON).follow_ups[0].done_at is None


def test_let_be_ends_a_question_without_words_and_can_be_undone():
    let = following.let_be(entry(ASKED), ASKED, NOON)
    assert let.follow_ups == (FollowUp(DUE, "Hur blev det?", NOON, ""),)
    assert not following.is_waiting(let.follow_ups[0], DUE)
    assert following.asked_again(let, let.follow_ups[0]).follow_ups == (ASKED,)


def test_a_question_waits_from_its_day_on():
    assert [following.is_waiting(ASKED, day) for day in (date(2026, 11, 25), DUE)] == [False, True]


def test_a_question_that_is_gone_changes_nothing():
    other = FollowUp(DUE, "En annan?")
    kept = entry(ASKED)
    assert following.postponed(kept, other, DUE) == kept
    assert following.answered(kept, other, "Svar", NOON) == kept
    assert following.taken_away(kept, other) == kept
    assert following.taken_away(kept, ASKED).follow_ups == ()


def test_a_question_alone_is_something_written():
    assert not Entry("id", DUE, NOON, NOON, follow_ups=(ASKED,)).is_empty()


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_month_later_is_next_month(day):
    later = following.a_month_after(day)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == 1
    assert later.day == day.day or (later.day < day.day and (later.replace(day=later.day)).day > 27)
