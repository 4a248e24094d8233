"""The pages by id, and where the rail leads."""

from __future__ import annotations

from trustdesk.ui.desk import Desk
from trustdesk.ui.rail import Place

TODAY, READING, DAGBOK, OVERVIEW, PRACTICE = "today", "reading", "dagbok", "overview", "practice"
SETTINGS, HANDBOOK, EXPORT, SEARCH = "settings", "handbook", "export", "search"


def elsewhere(desk: Desk) -> dict[str, str]:
    """Gives what the pages are called that the rail does not lead to."""
    return {EXPORT: desk.tr("Save as PDF"), SEARCH: desk.tr("Search")}


def places(desk: Desk) -> tuple[Place, ...]:
    """Gives where the rail leads, in order."""
    tr = desk.tr
    return (
        Place(TODAY, tr("Today"), "sun"),
        Place(READING, tr("Read"), "book-open"),
        Place(DAGBOK, tr("Journal"), "notebook-pen"),
        Place(OVERVIEW, tr("Overview"), "map"),
        Place(PRACTICE, tr("Practice"), "compass"),
        Place(SETTINGS, tr("Settings"), "settings", low=True),
        Place(HANDBOOK, tr("Handbook"), "circle-help", low=True),
    )
