"""What a person keeps about titles to read: "vill läsa" or "läst", and a note of their own.

Kept in the journal's settings by title id. A title that no pack here holds keeps what was written
about it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

READING_LIST = "reading_list"
"""The key in the journal's settings."""

WANT, READ = "want", "read"
STATES = (WANT, READ)
LONGEST_NOTE = 2_000


@dataclass(frozen=True, slots=True)
class TitleMark:
    """What is kept about one title; `state` is one of STATES, or "" for neither."""

    state: str = ""
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to keep."""
        return not (self.state or self.note.strip())


def from_setting(value: Any) -> dict[str, TitleMark]:
    """Gives what is kept, by title id; what cannot be read is left out."""
    if not isinstance(value, Mapping):
        return {}
    found = {
        title: _read(kept)
        for title, kept in value.items()
        if isinstance(title, str) and isinstance(kept, Mapping)
    }
    return {title: mark for title, mark in found.items() if not mark.is_empty}


def to_setting(marks: Mapping[str, TitleMark]) -> dict[str, dict[str, str]]:
    """Gives what is stored."""
    return {
        title: {"state": mark.state, "note": mark.note}
        for title, mark in marks.items()
        if not mark.is_empty
    }


def _read(kept: Mapping[Any, Any]) -> TitleMark:
    state, note = kept.get("state"), kept.get("note")
    return TitleMark(
        state if state in STATES else "", note[:LONGEST_NOTE] if isinstance(note, str) else ""
    )
