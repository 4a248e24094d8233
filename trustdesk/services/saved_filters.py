"""Filters that a person has named, kept in the journal's settings.

They are read with patience: what another version of TrustDesk wrote and this one does not know is
left out, and ids that no framework here has stay as they are, shown and harmless.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from trustdesk.domain.entry import Filters
from trustdesk.services.ports import JournalReader

SAVED_FILTERS = "saved_filters"
"""The key in the journal's settings."""

_TEXTS = ("role", "criterion", "relation", "tag", "form", "query")


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """Filters with a name. With `days` the period is the last so many days, whatever day it is."""

    name: str
    filters: Filters = field(default_factory=Filters)
    days: int | None = None

    def on(self, today: date) -> Filters:
        """Gives the filters as they are meant on a day."""
        if self.days is None:
            return self.filters
        return replace(self.filters, first=today - timedelta(days=self.days - 1), last=None)


def saved_filters(reader: JournalReader) -> tuple[SavedFilter, ...]:
    """Gives the filters that are kept. Raises JournalFault."""
    return from_setting(reader.setting(SAVED_FILTERS))


def from_setting(value: Any) -> tuple[SavedFilter, ...]:
    """Gives the filters of a stored value; what cannot be read is left out."""
    found = [_read(item) for item in value] if isinstance(value, list) else []
    by_name = {saved.name.casefold(): saved for saved in found if saved is not None}
    return tuple(by_name.values())


def to_setting(saved: Iterable[SavedFilter]) -> list[dict[str, Any]]:
    """Gives what is stored; only what filters is named."""
    return [_written(one) for one in saved]


def _written(saved: SavedFilter) -> dict[str, Any]:
    filters = saved.filters
    value: dict[str, Any] = {"name": saved.name}
    value |= {part: getattr(filters, part) for part in _TEXTS if getattr(filters, part)}
    if saved.days is not None:
        return value | {"days": saved.days}
    days = {"first": filters.first, "last": filters.last}
    return value | {part: day.isoformat() for part, day in days.items() if day}


def _read(item: Any) -> SavedFilter | None:
    if not isinstance(item, Mapping) or not _text(item, "name").strip():
        return None
    days = item.get("days")
    values: dict[str, Any] = {part: _text(item, part) for part in _TEXTS}
    filters = Filters(first=_day(item, "first"), last=_day(item, "last"), **values)
    if not isinstance(days, int) or isinstance(days, bool) or not 0 < days < 100_000:
        return SavedFilter(_text(item, "name"), filters)
    return SavedFilter(_text(item, "name"), replace(filters, first=None, last=None), days)


def _text(item: Mapping[Any, Any], part: str) -> str:
    value = item.get(part)
    return value if isinstance(value, str) else ""


def _day(item: Mapping[Any, Any], part: str) -> date | None:
    try:
        return date.fromisoformat(_text(item, part))
    except ValueError:
        return None
