"""Veckan: which week it tells of, when it stands on I dag, and how its answer is known again.

A week is Monday to Sunday of the person's own days. Its day is chosen in Inställningar; from that
day it stands for at most three, never past the Sunday, until it is answered or waved away. On a
Monday or a Tuesday it tells of the week before.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from trustdesk.domain.entry import Citation, Entry
from trustdesk.domain.returning import Remembered
from trustdesk.services.identity import new_id
from trustdesk.services.ports import JournalReader

WEEKDAY = "week_day"
"""The setting that holds Veckan's day: 0 for Monday to 6 for Sunday, or OFF."""

WAVED = "week_waved"
"""The setting that holds the Monday (ISO) of the last week that was waved away."""

OFF = -1
FRIDAY = 4
STANDS = 3
LOOKS_BACK = (0, 1)
"""On these days the week has hardly begun: the one before is meant."""

PAGE = "week:"
"""A citation whose page begins so is of a week, by its Monday: the answer to Veckan's question."""

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from a Monday on."""

    monday: date

    @property
    def sunday(self) -> date:
        """The last day."""
        return self.monday + timedelta(days=6)

    @property
    def before(self) -> "Week":
        """The week before."""
        return Week(self.monday - timedelta(days=7))

    @property
    def page(self) -> str:
        """How a citation names it."""
        return f"{PAGE}{self.monday.isoformat()}"


@dataclass(frozen=True, slots=True)
class WeekView:
    """What Veckan shows: its reflections, the earliest first, and what last week's answer was.

    `taken` is what was taken along a week ago, or empty; `taken_id` its reflection.
    """

    week: Week
    rows: tuple[Remembered, ...] = ()
    taken: str = ""
    taken_id: str = ""


def week_of(day: date) -> Week:
    """Gives the week a day lies in."""
    return Week(day - timedelta(days=day.weekday()))


def week_to_show(today: date, weekday: int) -> Week | None:
    """Gives the week that Veckan tells of today, or None on a day that is not its own."""
    this = week_of(today)
    since = today.weekday() - weekday
    if weekday == OFF or not 0 <= since < STANDS:
        return None
    return this.before if weekday in LOOKS_BACK else this


def chosen_weekday(reader: JournalReader) -> int:
    """Gives the day that was chosen for Veckan: Friday unless changed."""
    kept: Any = reader.setting(WEEKDAY)
    return kept if isinstance(kept, int) and OFF <= kept <= 6 else FRIDAY


def read_week(
    reader: JournalReader, today: date, leave_out: frozenset[str] = frozenset()
) -> WeekView | None:
    """Gives Veckan as it stands today.

    None on another day, once it was answered or waved away, and when there is nothing to tell: no
    reflection in the week and none taken along from the week before. `leave_out`
    holds the ids of reflections that are being written.
    """
    week = week_to_show(today, chosen_weekday(reader))
    if week is None or reader.setting(WAVED) == week.monday.isoformat():
        return None
    if reader.citing(week.page):
        return None
    rows = reader.returning.of_days([(week.monday, week.sunday)])
    kept = tuple(r for r in reversed(rows) if r.row.id not in leave_out)
    taken_id, taken = _taken(reader, week.before)
    return WeekView(week, kept, taken, taken_id) if kept or taken else None


def answer_of_week(week: Week, title: str, question: str, body: str, now: datetime) -> Entry:
    """Gives a new reflection that answers Veckan's question; it is known again by its citation."""
    cited = Citation(week.page, quote=question)
    return Entry(new_id(now), now.date(), now, now, title=title, body=body, citations=(cited,))


def _taken(reader: JournalReader, week: Week) -> tuple[str, str]:
    """Gives the id and the beginning of the answer to a week's question: its mark, if it has one"""
    for citing in reader.citing(week.page):
        entry = reader.entry(citing.row.id)
        if entry is not None and entry.body.strip():
            text = entry.marks[0] if entry.marks else citing.row.excerpt
            return entry.id, text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"
    return "", ""
