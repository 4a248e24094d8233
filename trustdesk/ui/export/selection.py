"""Which reflections go along, and what is read of them before anything is saved."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from trustdesk.domain.entry import Entry, Filters
from trustdesk.services.exporting import AUTHOR_NAME
from trustdesk.services.ports import JournalReader

SHOWN_AT_MOST = 60
"""Reflections whose pages are shown beforehand; setting more takes seconds and memory."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The reflections some filters choose, or just those with `entry_ids`, in their order."""

    filters: Filters = field(default_factory=Filters)
    entry_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first of the chosen reflections, and how many there are in all.

    `staying` are the reflections outside the bin that are not chosen; `first` and `last` the
    days of the earliest and the latest chosen; `author` the name for the cover, or empty.
    """

    entries: tuple[Entry, ...] = ()
    count: int = 0
    staying: int = 0
    first: date | None = None
    last: date | None = None
    author: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything that goes along."""

    entries: tuple[Entry, ...]
    author: str


def read_beginning(selection: Selection, reader: JournalReader) -> Beginning:
    """Gives what the sentence and the first pages need. Raises JournalFault."""
    entries = tuple(islice(_chosen(selection, reader), SHOWN_AT_MOST))
    count = len(entries)
    if count == SHOWN_AT_MOST:
        count = len(selection.entry_ids) or reader.count(selection.filters)
    from_bin = bool(entries) and entries[0].trashed
    return Beginning(
        entries=entries,
        count=count,
        staying=reader.count(Filters()) - (0 if from_bin else count),
        first=entries[0].date if entries else None,
        last=_last_day(selection, entries, reader),
        author=author_name(reader),
        tags=tuple(reader.tags()),
    )


def read_whole(selection: Selection, reader: JournalReader) -> Whole:
    """Gives everything that goes along. Raises JournalFault."""
    return Whole(tuple(_chosen(selection, reader)), author_name(reader))


def author_name(reader: JournalReader) -> str:
    """Gives the name for the cover as it was set, or nothing."""
    name = reader.setting(AUTHOR_NAME)
    return name if isinstance(name, str) else ""


def _chosen(selection: Selection, reader: JournalReader) -> Iterable[Entry]:
    if not selection.entry_ids:
        return reader.entries(selection.filters)
    found = (reader.entry(entry_id) for entry_id in selection.entry_ids)
    return (entry for entry in found if entry is not None)


def _last_day(
    selection: Selection, entries: tuple[Entry, ...], reader: JournalReader
) -> date | None:
    if len(entries) < SHOWN_AT_MOST:
        return entries[-1].date if entries else None
    if selection.entry_ids:
        last = reader.entry(selection.entry_ids[-1])
        return last.date if last else None
    latest = reader.rows(selection.filters, limit=1)
    return latest[0].date if latest else None
