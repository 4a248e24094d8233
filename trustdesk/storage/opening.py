"""Opens the journal: looks before it touches, and gives every odd state its name.

The order is that of notes on storage, section 3: the file is read as bytes first, so that a file
that is not ours, or of a newer version, is left as it is to the last byte.
"""

import os
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from trustdesk.domain.faults import JournalFault
from trustdesk.paths import DataFolder
from trustdesk.storage import durable
from trustdesk.storage.connecting import IMMUTABLE, PATIENCE, connect, set_pragmas
from trustdesk.storage.failures import fault, told
from trustdesk.storage.header import has_content, read_header, wal_of
from trustdesk.storage.lock import JournalLock
from trustdesk.storage.migrations import SCHEMA, Connection, migrate, version_of
from trustdesk.storage.schema import APPLICATION_ID

SQLITE_NEEDED = (3, 51, 3)
"""Earlier versions can damage a journal when two connections checkpoint and write (WAL-reset)."""

_STALE = 3600.0


def open_journal(
    folder: DataFolder,
    *,
    expected: bool,
    create: bool,
    lock_held: bool = False,
    patience: float = PATIENCE,
) -> Connection:
    """Gives the write connection to the journal, brought up to date and proved writable.

    `expected`: a journal existed here, so that a missing or empty file is a fault and never a new
    journal. `create`: makes a new one otherwise. `lock_held`: the caller holds the JournalLock,
    which a migration needs. A full disk costs the ballast first. Raises JournalFault with a kind
    of `failures`; the files are then as they were.
    """
    _assert_sqlite(folder.journal)
    new = _look(folder, expected=expected, create=create)
    if not new and not _writable(folder):
        raise fault("read-only", folder.journal)
    try:
        return _open(folder, new=new, lock_held=lock_held, patience=patience)
    except JournalFault as error:
        from trustdesk.storage.ballast import Ballast

        if not Ballast(folder).relieve(error):
            raise
        return _open(folder, new=new, lock_held=lock_held, patience=patience)


def _open(folder: DataFolder, *, new: bool, lock_held: bool, patience: float) -> Connection:
    with told(folder.journal):
        if new:
            _make(folder)
        connection = connect(folder.journal, "rw", patience)
        try:
            _settle(connection, folder, lock_held=lock_held)
        except BaseException:
            connection.close()
            raise
    return connection


def open_reader(
    folder: DataFolder, *, expected: bool = True, patience: float = PATIENCE
) -> Connection:
    """Gives a second connection that cannot write (query_only).

    It opens for writing all the same: a read-only connection to a journal with a -wal leaves
    files behind that it cannot clean. On a medium that cannot be written nobody else writes, and
    the file is read as it lies. Raises JournalFault: "older" for a journal that a write connection
    has to bring up to date first, "read-only" when saves lie in a -wal that cannot be taken in.
    """
    _assert_sqlite(folder.journal)
    _look(folder, expected=expected, create=False)
    fixed = not _writable(folder)
    if fixed and has_content(wal_of(folder.journal)):
        raise fault("read-only", folder.journal)
    with told(folder.journal):
        connection = connect(folder.journal, IMMUTABLE if fixed else "rw", patience)
        try:
            version = _ours(connection, folder.journal)
            if version < SCHEMA:
                raise fault("older", folder.journal, version=version)
            set_pragmas(connection)
            connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def _writable(folder: DataFolder) -> bool:
    return os.access(folder.journal, os.W_OK) and os.access(folder.root, os.W_OK)


def _assert_sqlite(path: Path) -> None:
    if sqlcipher.sqlite_version_info < SQLITE_NEEDED:
        needed = ".".join(map(str, SQLITE_NEEDED))
        raise fault("old-sqlite", path, needed=needed, found=sqlcipher.sqlite_version)


def _look(folder: DataFolder, *, expected: bool, create: bool) -> bool:
    """Looks at the files; gives True when a new journal is to be made.

    A backup in the folder says, as `expected` does, that there was a journal.
    """
    path = folder.journal
    if not folder.root.is_dir():
        raise fault("folder-missing", folder.root)
    if has_content(path):
        _refuse_stranger(path)
        return False
    if has_content(wal_of(path)):
        raise fault("orphan-wal", path, wal=wal_of(path))
    if expected or not create or any(folder.backups.glob("*.db")):
        raise fault("empty" if path.exists() else "missing", path)
    if not os.access(folder.root, os.W_OK):
        raise fault("folder-unwritable", folder.root)
    return True


def _refuse_stranger(path: Path) -> None:
    """Raises JournalFault for a file that must not be touched.

    When a -wal holds later pages the header may be an old one, so SQLite is asked too, over a
    connection that cannot write.
    """
    header = read_header(path)
    _refuse(path, header.application_id, header.user_version)
    if has_content(wal_of(path)):
        with told(path):
            connection = connect(path, "ro")
            try:
                _refuse(path, *_marks(connection))
            finally:
                connection.close()


def _refuse(path: Path, application_id: int, version: int) -> None:
    if application_id != APPLICATION_ID:
        raise fault("foreign", path)
    if version > SCHEMA:
        raise fault("newer", path, version=version)


def _marks(connection: Connection) -> tuple[int, int]:
    application_id = connection.execute("PRAGMA application_id").fetchone()[0]
    return application_id, version_of(connection)


def _ours(connection: Connection, path: Path) -> int:
    """Reads the schema for the first time; gives its version. Raises JournalFault."""
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    application_id, version = _marks(connection)
    _refuse(path, application_id, version)
    return version


def _make(folder: DataFolder) -> None:
    """Makes an empty journal under another name and gives it its own when it is whole.

    Two programs may do so at once: the first keeps the name, the second uses the first's.
    """
    draft = folder.root / f"journal.db.{os.getpid()}.new"
    try:
        _fill(draft)
        _drop_old_drafts(draft)
        durable.fsync_file(draft)
        durable.place(draft, folder.journal)
    finally:  # on a full disk, a draft would take room for nothing
        for left in folder.root.glob(f"{draft.name}*"):
            left.unlink(missing_ok=True)


def _fill(draft: Path) -> None:
    connection = connect(draft, "rwc")
    try:
        migrate(connection, draft, backup=lambda: draft)
    finally:
        connection.close()


def _drop_old_drafts(draft: Path) -> None:
    """Removes what programs that were killed left an hour ago or more; no text lies in it."""
    now = draft.stat().st_mtime
    for left in draft.parent.glob("journal.db.*.new*"):
        if left.stat().st_mtime < now - _STALE:
            left.unlink(missing_ok=True)


def _settle(connection: Connection, folder: DataFolder, *, lock_held: bool) -> None:
    """Checks the journal, sets the pragmas, brings it up to date, proves it can be written."""
    path = folder.journal
    version = _ours(connection, path)
    set_pragmas(connection)
    if version < SCHEMA:
        with _lock(folder, held=lock_held):
            migrate(connection, path, backup=lambda: _backup(folder))
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("CREATE TABLE probe (x)")
    connection.execute("ROLLBACK")


def _lock(folder: DataFolder, *, held: bool) -> AbstractContextManager[Any]:
    return nullcontext() if held else JournalLock(folder)


def _backup(folder: DataFolder) -> Path:
    from trustdesk.storage.backup import automatic_backup

    return automatic_backup(folder, datetime.now(UTC).astimezone())
