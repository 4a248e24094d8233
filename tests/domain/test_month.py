from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustdesk.domain.month import (
    DAYS,
    WEEKS,
    day_at,
    days_on,
    first_of_month,
    last_of_month,
    months_on,
    place_of,
)


@given(st.dates())
def test_every_day_has_its_place_in_its_month(day):
    week, weekday = place_of(day)
    assert day_at(day, week, weekday) == day
    assert weekday == day.weekday()
    cells = [day_at(day, w, d) for w in range(WEEKS) for d in range(DAYS)]
    days = [d for d in cells if d is not None]
    assert days[0] == first_of_month(day)
    assert days[-1] == last_of_month(day)
    assert len(days) == last_of_month(day).day
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("day", "months", "there"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(1, 1, 1), -1, date(1, 1, 1)),
        (date.max, 1, date.max),
    ],
)
def test_months_end_where_they_end(day, months, there):
    assert months_on(day, months) == there


def test_days_stop_where_the_calendar_does():
    assert days_on(date(2026, 11, 30), 1) == date(2026, 12, 1)
    assert days_on(date.max, 7) == date.max
    assert days_on(date.min, -7) == date.min
    assert last_of_month(date.max) == date.max
    assert last_of_month(date(2026, 11, 19)) == date(2026, 12, 1) - timedelta(days=1)
