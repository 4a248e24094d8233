"""The place one read last, as the journal's settings keep it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from trustdesk.ui.reading.trail import Line, Spot

if TYPE_CHECKING:
    from trustdesk.services.ports import JournalReader

PLACE = "reading_place"
"""The setting that keeps what was read last: {"page", "section", "line": {…}}."""

_FAR = 1_000_000


def stored(spot: Spot) -> dict[str, Any]:
    """Gives what is kept of a place."""
    stored: dict[str, Any] = {"page": spot.page, "section": spot.section}
    line = spot.line
    if line is None:
        return stored
    at = {"section": line.section, "letters": line.letters, "further": round(line.further, 1)}
    return stored | {"line": at}


def kept_place(reader: JournalReader) -> Spot:
    """Gives the place that was read last; its page is "" where none is kept."""
    kept = reader.setting(PLACE)
    if not isinstance(kept, dict):
        return Spot("")
    return Spot(str(kept.get("page", "")), str(kept.get("section", "")), _line(kept.get("line")))


def _line(kept: Any) -> Line | None:
    """Gives the line that is kept, or None where another version of TrustDesk kept it."""
    if not isinstance(kept, Mapping):
        return None
    section, letters, further = (kept.get(part) for part in ("section", "letters", "further"))
    is_number = isinstance(further, (int, float)) and abs(further) < _FAR
    if not (isinstance(section, str) and type(letters) is int and is_number):
        return None
    return Line(section, max(min(letters, _FAR), -1), float(further or 0))
