"""What a journal holds, with the bare driver: for hashes and backups, without SQLModel."""

from collections import namedtuple
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from trustdesk.domain.entry import Entry
from trustdesk.domain.passage_json import passage_fingerprint
from trustdesk.storage.assembly import assemble
from trustdesk.storage.migrations import Connection
from trustdesk.storage.passage_rows import passage_of

CHILDREN = ("entry_form", "answer", "rating", "entry_concept", "citation", "follow_up")
"""The child tables that stand alone; tags are joined with their names."""

_BATCH = 200


class Stored(NamedTuple):
    """A stored reflection (None when its values cannot be read) and the hash kept with it."""

    uid: str
    day: str
    entry: Entry | None
    sha256: bytes


def changed_passages(connection: Connection) -> Iterator[tuple[str, str]]:
    """Gives (id, day) of every highlight and bookmark that is not as it was kept.

    Raises the driver's errors when a page of the file cannot be read.
    """
    for row in _rows(connection, "SELECT * FROM passage ORDER BY id", ()):
        try:
            whole = passage_fingerprint(passage_of(row)) == bytes(row.sha256)
        except (ValueError, TypeError, OverflowError):
            whole = False
        if not whole:
            yield str(row.uid), str(row.created_at)[:10]


def is_sound(connection: Connection, pragma: str = "quick_check") -> bool:
    """True when SQLite finds the file's structure whole; the search index does not count.

    A stale or damaged index is rebuilt from the texts and must not cost a person the journal or a
    backup. Raises the driver's errors when a page cannot be read.
    """
    found = [str(row[0]) for row in connection.execute(f"PRAGMA {pragma}")]
    return all(line == "ok" or "fts5" in line.lower() for line in found)


def stored_entries(connection: Connection) -> Iterator[Stored]:
    """Gives every reflection, in the bin or not, in the order they were made.

    Raises the driver's errors when a page of the file cannot be read.
    """
    last = 0
    while rows := _rows(
        connection, "SELECT * FROM entry WHERE id > ? ORDER BY id LIMIT ?", (last, _BATCH)
    ):
        children = _children(connection, rows[0].id, rows[-1].id)
        for row in rows:
            yield Stored(row.uid, row.occurred_on, _assembled(row, children), bytes(row.sha256))
        last = rows[-1].id


def _assembled(row: Any, children: dict[str, dict[int, list[Any]]]) -> Entry | None:
    """Gives the reflection, or None when a flipped bit made a date or JSON unreadable."""
    try:
        return assemble(row, {table: of.get(row.id, []) for table, of in children.items()})
    except (ValueError, TypeError, OverflowError):
        return None


def _children(connection: Connection, first: int, last: int) -> dict[str, dict[int, list[Any]]]:
    """Gives the rows of each child table by reflection, in order."""
    where = "WHERE entry_id BETWEEN ? AND ? ORDER BY entry_id, position"
    queries = {table: f"SELECT * FROM {table} {where}" for table in CHILDREN}  # noqa: S608 - names above
    queries["entry_tag"] = (
        f"SELECT entry_id, name FROM entry_tag JOIN tag ON tag.id = tag_id {where}"  # noqa: S608
    )
    found: dict[str, dict[int, list[Any]]] = {}
    for table, query in queries.items():
        of = found.setdefault(table, {})
        for row in _rows(connection, query, (first, last)):
            of.setdefault(row.entry_id, []).append(row)
    return found


def _rows(connection: Connection, query: str, values: Sequence[Any]) -> list[Any]:
    """Gives rows as named tuples."""
    cursor = connection.execute(query, values)
    row = namedtuple("row", [column[0] for column in cursor.description])  # type: ignore[misc]
    return [row(*values) for values in cursor]
