"""The whole check: structure, hashes, versions, links, index and backups.

Nothing here repairs a reflection. Only a search index that no longer agrees with the texts is
rebuilt, and only when everything else is well: SQLite calls such an index "malformed", but no
text is lost with it.
"""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from trustdesk.domain.entry_json import fingerprint
from trustdesk.domain.faults import Fault, JournalFault
from trustdesk.paths import DataFolder
from trustdesk.storage.backup import backups, verify_copy
from trustdesk.storage.connecting import close_journal
from trustdesk.storage.failures import fault, fault_from, told
from trustdesk.storage.header import has_content
from trustdesk.storage.migrations import SCHEMA, Connection
from trustdesk.storage.opening import open_journal
from trustdesk.storage.reading import changed_passages, is_sound, stored_entries

_INDEX_CHECK = "INSERT INTO entry_fts (entry_fts, rank) VALUES ('integrity-check', 1)"
_INDEX_REBUILD = "INSERT INTO entry_fts (entry_fts) VALUES ('rebuild')"
_VERSIONS = """
    SELECT uid, occurred_on, seq, data, revision.sha256
    FROM revision JOIN entry ON entry.id = entry_id
"""
_ATTACHMENTS = """
    SELECT entry.uid, occurred_on, data, attachment.sha256
    FROM attachment JOIN entry ON entry.id = entry_id
"""

Check = Callable[[Connection, Path], Iterator[Fault]]
"""Looks at one side of the journal; gives what is wrong, never a text."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What the check found; `problems` name the file or the reflection by date and id."""

    ok: bool
    entries: int
    schema: int
    sqlite: str
    encrypted: bool = False
    problems: tuple[Fault, ...] = ()
    index_rebuilt: bool = False


def check(folder: DataFolder, *, expected: bool = True) -> CheckReport:
    """Opens and verifies the journal, its index and its backups.

    A folder without a journal is well unless one is `expected` (or backups lie in it). Raises
    nothing but programming errors: what cannot be opened is a problem in the report.
    """
    problems: list[Fault] = []
    entries, rebuilt, schema = 0, False, 0
    if expected or has_content(folder.journal) or backups(folder):
        try:
            connection = open_journal(folder, expected=True, create=False)
        except JournalFault as error:
            problems.append(error)
        else:
            schema = SCHEMA
            entries, rebuilt = _check_open(connection, folder.journal, problems)
    problems += _backups(folder)
    return CheckReport(
        ok=not problems,
        entries=entries,
        schema=schema,
        sqlite=sqlcipher.sqlite_version,
        problems=tuple(problems),
        index_rebuilt=rebuilt,
    )


def quick_check(connection: Connection, path: Path) -> None:
    """Looks at the structure of an open journal; for the first idle moment after the start.

    Takes about 4 ms a megabyte. Raises JournalFault "damaged".
    """
    with told(path):
        if not is_sound(connection):
            raise fault("damaged", path)


def _check_open(connection: Connection, path: Path, problems: list[Fault]) -> tuple[int, bool]:
    """Adds what is wrong to `problems`; gives the number of reflections, and if the index was
    rebuilt.
    """
    rebuilt = False
    try:
        for look in (_structure, _links, _reflections, _versions, _attachments, _passages):
            problems += _guarded(look, connection, path)
        if not problems:
            rebuilt = _index(connection, path, problems)
        return _entries(connection), rebuilt
    finally:
        close_journal(connection)


def _entries(connection: Connection) -> int:
    try:
        return int(connection.execute("SELECT count(*) FROM entry").fetchone()[0])
    except sqlcipher.Error:
        return 0  # the damage stands in the problems


def _guarded(look: Check, connection: Connection, path: Path) -> list[Fault]:
    """Gives what a look finds; a page that cannot be read ends this look, not the check."""
    found: list[Fault] = []
    try:
        found.extend(look(connection, path))
    except sqlcipher.Error as error:
        found.append(fault_from(error, path))
    return found


def _structure(connection: Connection, path: Path) -> Iterator[Fault]:
    if not is_sound(connection, "integrity_check"):
        yield fault("damaged", path)


def _links(connection: Connection, path: Path) -> Iterator[Fault]:
    count = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    if count:
        yield fault("broken-links", path, count=count)


def _reflections(connection: Connection, path: Path) -> Iterator[Fault]:
    for stored in stored_entries(connection):
        if stored.entry is None or fingerprint(stored.entry) != stored.sha256:
            yield fault("changed-reflection", path, date=stored.day, id=stored.uid)


def _versions(connection: Connection, path: Path) -> Iterator[Fault]:
    for uid, day, seq, data, digest in connection.execute(_VERSIONS):
        try:
            whole = sha256(zlib.decompress(data)).digest() == digest
        except zlib.error:
            whole = False
        if not whole:
            yield fault("changed-version", path, date=day, id=uid, seq=seq)


def _attachments(connection: Connection, path: Path) -> Iterator[Fault]:
    for uid, day, data, digest in connection.execute(_ATTACHMENTS):
        if sha256(data).digest() != digest:
            yield fault("changed-attachment", path, date=day, id=uid)


def _passages(connection: Connection, path: Path) -> Iterator[Fault]:
    for uid, day in changed_passages(connection):
        yield fault("changed-passage", path, date=day, id=uid)


def _index(connection: Connection, path: Path, problems: list[Fault]) -> bool:
    """Checks the index against the texts; gives True when it had to be rebuilt."""
    if _index_agrees(connection):
        return False
    try:
        connection.execute(_INDEX_REBUILD)
    except sqlcipher.Error as error:
        known = fault_from(error, path)
        problems.append(known if known.kind == "disk-full" else fault("damaged-index", path))
        return False
    if not _index_agrees(connection):
        problems.append(fault("damaged-index", path))
    return True


def _index_agrees(connection: Connection) -> bool:
    try:
        connection.execute(_INDEX_CHECK)
    except sqlcipher.DatabaseError as error:
        if fault_from(error, Path()).kind in {"damaged", "other"}:
            return False
        raise
    return True


def _backups(folder: DataFolder) -> Iterator[Fault]:
    for path, _ in backups(folder):
        try:
            verify_copy(path)
        except JournalFault as error:
            yield error
