"""A month as weeks, and how one goes from month to month."""

from datetime import date, timedelta

WEEKS = 6
"""A month touches at most so many weeks; a grid of six never changes its height."""

DAYS = 7


def first_of_month(day: date) -> date:
    """Gives the first day of a day's month."""
    return day.replace(day=1)


def last_of_month(day: date) -> date:
    """Gives the last day of a day's month."""
    following = months_on(first_of_month(day), 1)
    if following == first_of_month(day):  # the calendar itself ends
        return date.max
    return following - timedelta(days=1)


def months_on(day: date, months: int) -> date:
    """Gives the same day so many months on (or back), or the last day of a shorter month.

    Stops at the first and the last month there is.
    """
    number = day.year * 12 + day.month - 1 + months
    number = min(max(number, 12), date.max.year * 12 + 11)
    year, month = divmod(number, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def days_on(day: date, days: int) -> date:
    """Gives the day so many days on (or back); stops at the first and the last day there is."""
    number = min(max(day.toordinal() + days, 1), date.max.toordinal())
    return date.fromordinal(number)


def day_at(month: date, week: int, weekday: int) -> date | None:
    """Gives the day of a month in a week (from 0) and on a weekday (0 is Monday), or None."""
    offset = first_of_month(month).weekday()
    number = week * DAYS + weekday - offset + 1
    return month.replace(day=number) if 1 <= number <= last_of_month(month).day else None


def place_of(day: date) -> tuple[int, int]:
    """Gives the week and the weekday where a day stands in its month; the reverse of `day_at`."""
    return divmod(day.day - 1 + first_of_month(day).weekday(), DAYS)
