"""The newest reflections, read with the bare driver, so that the list is there at once."""

from datetime import date
from pathlib import Path

from trustdesk.domain.entry import EntryRow
from trustdesk.domain.excerpt import excerpt
from trustdesk.storage.failures import told
from trustdesk.storage.migrations import Connection
from trustdesk.storage.moments import from_columns

_NEWEST = """
    SELECT uid, occurred_on, title, updated_at, updated_offset,
           CASE WHEN body = '' THEN substr(extra, 1, instr(extra || char(10), char(10)) - 1)
                ELSE substr(body, 1, 800) END
    FROM entry WHERE deleted_at IS NULL ORDER BY occurred_on DESC, id DESC LIMIT ?
"""


def glance(connection: Connection, path: Path, limit: int = 50) -> list[EntryRow]:
    """Gives list rows outside the bin, the latest day first, then the latest made.

    `path` is the journal's, for the fault. Raises JournalFault.
    """
    with told(path):
        found = connection.execute(_NEWEST, (limit,)).fetchall()
    return [
        EntryRow(uid, date.fromisoformat(day), title, excerpt(text), from_columns(at, offset))
        for uid, day, title, at, offset, text in found
    ]
