"""What stands under the sheet of I dag, read from the journal at once."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from trustdesk.domain.entry import Entry, EntryRow, Filters
from trustdesk.domain.framework import Framework
from trustdesk.domain.returning import Waiting
from trustdesk.services.ports import JournalReader
from trustdesk.services.seeing_again import Again, State, read_again
from trustdesk.services.week import WeekView, read_week

ON_SHEET = "on_sheet"
"""The setting that holds the id of the reflection on the sheet, until the person is done."""


@dataclass(frozen=True, slots=True)
class Day:
    """The latest rows, what waits, Veckan on its day, else perhaps a sentence that returns.

    `again_state` is to be kept (under seeing_again.STATE) when `again_is_new`.
    """

    latest: tuple[EntryRow, ...]
    waiting: tuple[Waiting, ...]
    week: WeekView | None
    again: Again | None
    again_state: State
    again_is_new: bool


def read_day(
    reader: JournalReader,
    framework: Framework,
    today: date,
    rows: int,
    writing: frozenset[str] = frozenset(),
) -> Day:
    """Gives the day; `rows` is how many of the latest, `writing` the ids of what is being written.

    On a day with Veckan no sentence returns: one look back is enough.
    """
    latest = [
        row for row in reader.rows(Filters(), limit=rows + len(writing)) if row.id not in writing
    ][:rows]
    waiting = tuple(w for w in reader.returning.waiting(today) if w.row.id not in writing)
    week = read_week(reader, today, writing)
    if week is not None:
        return Day(tuple(latest), waiting, week, None, State(), again_is_new=False)
    again, state, is_new = read_again(reader, framework, today)
    return Day(tuple(latest), waiting, None, again, state, is_new)


def left_on_sheet(reader: JournalReader, today: date) -> tuple[Entry, int] | None:
    """Gives the reflection that the sheet held when the program ended, and its caret.

    None when the person was done, when it was another day, or when it lies in the bin.
    """
    kept: Any = reader.setting(ON_SHEET)
    entry = reader.entry(kept) if isinstance(kept, str) and kept else None
    if entry is None or entry.trashed or entry.is_empty() or entry.date != today:
        return None
    return (entry, reader.caret(entry.id)) if entry.created_at.date() == today else None
