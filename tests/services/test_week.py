from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from trustdesk.domain.entry import CitingRow, Entry, EntryRow
from trustdesk.domain.returning import Remembered
from trustdesk.services import week
from trustdesk.services.emptiness import NoJournal
from trustdesk.services.week import Week, answer_of_week, read_week, week_of, week_to_show

MONDAY = date(2026, 11, 16)
FRIDAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def days_shown(weekday: int, first: date = date(2026, 11, 9)) -> dict[str, str]:
    found = {}
    for n in range(14):
        day = first + timedelta(days=n)
        shown = week_to_show(day, weekday)
        if shown:
            found[day.isoformat()] = shown.monday.isoformat()
    return found


@pytest.mark.parametrize(
    ("weekday", "expected"),
    [
        (4, {"2026-11-13": "2026-11-09", "2026-11-14": "2026-11-09", "2026-11-15": "2026-11-09"}),
        (6, {"2026-11-15": "2026-11-09"}),
        (0, {"2026-11-09": "2026-11-02", "2026-11-10": "2026-11-02", "2026-11-11": "2026-11-02"}),
    ],
)
def test_it_stands_from_its_day_on_and_never_past_the_sunday(weekday, expected):
    shown = days_shown(weekday)
    assert {day: monday for day, monday in shown.items() if day < "2026-11-16"} == expected


def test_off_is_off():
    assert days_shown(week.OFF) == {}


def test_a_week_is_monday_to_sunday_also_over_the_turn_of_the_year():
    assert week_of(date(2027, 1, 1)) == Week(date(2026, 12, 28))
    assert week_of(date(2027, 1, 3)).sunday == date(2027, 1, 3)
    assert week_of(MONDAY) == week_of(FRIDAY) == Week(MONDAY)


@dataclass
class Kept(NoJournal):
    """A journal that holds what a test says."""

    settings: dict[str, Any] = field(default_factory=dict)
    written: list[Remembered] = field(default_factory=list)
    answers: list[Entry] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.returning = self

    def setting(self, key: str) -> Any:
        return self.settings.get(key)

    def waiting(self, today: date) -> list[Any]:
        return []

    def of_days(self, spans: Any, *, marked_only: bool = False) -> list[Remembered]:
        return [r for r in self.written if any(a <= r.row.date <= b for a, b in spans)]

    def citing(self, page: str) -> list[CitingRow]:
        return [
            CitingRow("", row(entry.date, entry.id).row)
            for entry in self.answers
            if entry.citations[0].page == page
        ]

    def entry(self, entry_id: str) -> Entry | None:
        return next((e for e in self.answers if e.id == entry_id), None)


def row(day: date, name: str) -> Remembered:
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Remembered(EntryRow(name, day, name, f"Början av {name}", moment))


def test_it_tells_of_the_weeks_reflections_the_earliest_first():
    kept = Kept(written=[row(FRIDAY, "fre"), row(MONDAY, "mån"), row(date(2026, 11, 15), "förr")])
    view = read_week(kept, FRIDAY)
    assert view is not None
    assert [r.row.id for r in view.rows] == ["mån", "fre"]
    alone = read_week(kept, FRIDAY, frozenset({"fre"}))
    assert alone is not None
    assert [r.row.id for r in alone.rows] == ["mån"]
    assert read_week(kept, date(2026, 11, 19)) is None  # a Thursday


def test_an_empty_week_says_nothing():
    assert read_week(Kept(), FRIDAY) is None


@pytest.mark.parametrize("body", ["Att fråga.", "Mycket. ==Att fråga.=="])
def test_an_answer_closes_the_week_and_comes_back_in_the_next(body):
    answer = answer_of_week(Week(MONDAY), "Titel", "Vad?", body, NOON)
    kept = Kept(written=[row(FRIDAY, "fre")], answers=[answer])
    assert read_week(kept, FRIDAY) is None
    later = read_week(kept, FRIDAY + timedelta(days=7))
    assert later is not None
    assert later.taken_id == answer.id
    assert later.taken == ("Att fråga." if "==" in body else f"Början av {answer.id}")
    assert read_week(kept, FRIDAY + timedelta(days=14)) is None


def test_waved_away_it_stays_away_this_week_only():
    kept = Kept({week.WAVED: "2026-11-16"}, [row(FRIDAY, "fre"), row(date(2026, 11, 27), "nästa")])
    assert read_week(kept, FRIDAY) is None
    assert read_week(kept, date(2026, 11, 22)) is None
    assert read_week(kept, date(2026, 11, 27)) is not None


@pytest.mark.parametrize("odd", [None, "fredag", 9, -2, 2.5, []])
def test_an_odd_setting_means_friday(odd):
    kept = Kept({week.WEEKDAY: odd}, [row(FRIDAY, "fre")])
    assert read_week(kept, FRIDAY) is not None
