from datetime import date, datetime

import pytest

from trustdesk.paths import bundled
from trustdesk.services.language import load_language


@pytest.fixture(params=["sv", "en"])
def language(request):
    return load_language(request.param, bundled("resources") / "translations")


@pytest.fixture
def swedish():
    return load_language("sv", bundled("resources") / "translations")


def test_a_day_is_written_as_swedes_write_it(swedish):
    assert swedish.day(date(2026, 11, 19)) == "torsdag 19 november 2026"
    assert swedish.weekday_date(date(2026, 1, 5)) == "måndag 5 januari"
    assert swedish.time(datetime(2026, 11, 19, 14, 32)) == "14.32"


def test_english_writes_its_own_names():
    english = load_language("en", bundled("resources") / "translations")
    assert english.day(date(2026, 11, 19)) == "Thursday 19 November 2026"
    assert english.time(datetime(2026, 11, 19, 14, 32)) == "14:32"


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2026, 1, 1), date(2026, 1, 30), "1–30 januari 2026"),
        (date(2026, 1, 1), date(2026, 1, 1), "1 januari 2026"),
        (date(2026, 1, 28), date(2026, 2, 3), "28 januari – 3 februari 2026"),
        (date(2025, 12, 28), date(2026, 1, 3), "28 december 2025 – 3 januari 2026"),
    ],
)
def test_a_period_names_no_more_than_it_must(swedish, first, last, told):
    assert swedish.period(first, last) == told


def test_every_month_and_weekday_has_a_name(language):
    months = {language.month_name(date(2026, m, 1)) for m in range(1, 13)}
    weekdays = {language.weekday(date(2026, 11, d)) for d in range(16, 23)}
    assert len(months) == 12
    assert len(weekdays) == 7


def test_a_list_ends_with_and(swedish):
    assert swedish.listed(["kunna", "våga", "vilja"]) == "kunna, våga och vilja"
    assert swedish.listed(["kunna"]) == "kunna"
    assert swedish.listed([]) == ""
