"""Moments as the journal stores them: UTC text with milliseconds, and the offset in minutes.

The text sorts by time; the offset gives back the hour the person saw.
"""

from datetime import UTC, datetime, timedelta, timezone


def to_columns(moment: datetime) -> tuple[str, int]:
    """Gives ("2026-11-24T22:05:06.123Z", 60) of an aware moment, cut to milliseconds.

    Raises ValueError for a naive one, OverflowError outside the years 1-9999.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment must know its zone")
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.removesuffix("+00:00") + "Z", round(offset.total_seconds() / 60)


def from_columns(text: str, offset: int) -> datetime:
    """Gives the aware moment back, with a fixed offset. Raises ValueError, OverflowError."""
    return datetime.fromisoformat(text).astimezone(timezone(timedelta(minutes=offset)))


def settled(moment: datetime) -> datetime:
    """Gives a moment as it will come back: milliseconds and a fixed offset in whole minutes."""
    return from_columns(*to_columns(moment))
