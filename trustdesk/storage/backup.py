"""Verified copies of the journal, and the way back from one.

A copy is made by SQL (`VACUUM INTO`), never by copying the file, which would miss the -wal. It
gets its name only when it is whole, on the disk and verified.
"""

import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from trustdesk.domain.entry_json import fingerprint
from trustdesk.domain.faults import JournalFault
from trustdesk.paths import DataFolder
from trustdesk.storage import durable
from trustdesk.storage.connecting import IMMUTABLE, connect
from trustdesk.storage.failures import fault, fault_from, told
from trustdesk.storage.header import Header, has_content, read_header, wal_of
from trustdesk.storage.migrations import SCHEMA, Connection
from trustdesk.storage.reading import changed_passages, is_sound, stored_entries
from trustdesk.storage.schema import APPLICATION_ID

NAME = re.compile(r"trustdesk-(\d{4}-\d{2}-\d{2}-\d{6})(?:-\d+)?\.db")
"""The names of automatic backups; files with other names are never deleted."""

_ASIDE = re.compile(r"journal-before-restore-\d{4}-\d{2}-\d{2}-\d{6}(?:-\d+)?\.db(?:-wal|-shm)?")
_STAMP = "%Y-%m-%d-%H%M%S"
_LAST, _WEEKS, _MONTHS = 10, 8, 24


@dataclass(frozen=True, slots=True)
class Copy:
    """What a verified copy holds: reflections (also in the bin) and its schema version."""

    path: Path
    entries: int
    schema: int


def verify_copy(path: Path) -> Copy:
    """Opens a copy without touching it and checks its structure and every reflection's hash.

    Hashes are checked in copies of this schema version. Raises JournalFault: "backup-damaged",
    "missing", "not-a-journal", "foreign" or "newer".
    """
    if not has_content(path):
        raise fault("missing" if not path.exists() else "backup-damaged", path)
    header = _header_of_ours(path)
    try:
        connection = connect(path, "ro" if has_content(wal_of(path)) else IMMUTABLE)
        try:
            return Copy(
                path, _verified_count(connection, path, header.user_version), header.user_version
            )
        finally:
            connection.close()
    except sqlcipher.Error as error:
        raise fault("backup-damaged", path) from error


def _header_of_ours(path: Path) -> Header:
    """Gives the header. Raises JournalFault for a file that this version cannot read."""
    header = read_header(path)
    if header.application_id != APPLICATION_ID:
        raise fault("foreign", path)
    if header.user_version > SCHEMA:
        raise fault("newer", path, version=header.user_version)
    return header


def _verified_count(connection: Connection, path: Path, version: int) -> int:
    """Gives the number of reflections; raises JournalFault "backup-damaged"."""
    if not is_sound(connection):
        raise fault("backup-damaged", path)
    if version == SCHEMA:
        for stored in stored_entries(connection):
            if stored.entry is None or fingerprint(stored.entry) != stored.sha256:
                raise fault("backup-damaged", path)
        if any(changed_passages(connection)):
            raise fault("backup-damaged", path)
    return _count(connection)


def _count(connection: Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM entry").fetchone()[0])


def make_backup(source: Connection | Path, out: Path) -> Path:
    """Writes a verified copy of the journal as `out`, whole or not at all; gives `out`.

    `source` is a connection outside a transaction, or the journal's path: then a connection of
    its own is used and saves go on meanwhile. Raises JournalFault.
    """
    if isinstance(source, Path):
        if not has_content(source):
            raise fault("empty" if source.exists() else "missing", source)
        _header_of_ours(source)
        with told(source):
            connection = connect(source, _mode(source))
        try:
            return make_backup(connection, out)
        finally:
            connection.close()
    if not out.parent.is_dir():
        raise fault("folder-missing", out.parent)
    draft = _draft(out)
    try:
        _copy(source, draft)
        with told(out):
            durable.fsync_file(draft)
            durable.replace(draft, out)
    finally:
        draft.unlink(missing_ok=True)
    return out


def _mode(source: Path) -> str:
    """Gives how to open a file that is to be copied; a reader would leave files beside a journal.

    What lies on a medium that cannot be written is not written by others either.
    """
    if os.access(source, os.W_OK) and os.access(source.parent, os.W_OK):
        return "rw"
    return "ro" if has_content(wal_of(source)) else IMMUTABLE


def _copy(source: Connection, draft: Path) -> None:
    """Writes and verifies the copy under its own name. Raises JournalFault."""
    try:
        before = _count(source)
        # The copy takes this over; without it its pages keep second copies of texts, which a
        # later purge in a restored journal would not reach.
        source.execute("PRAGMA secure_delete = ON")
        # As bytes, for a folder's name may be no UTF-8.
        source.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(draft.absolute()),))
        after = _count(source)
    except sqlcipher.Error as error:
        raise fault_from(error, draft) from error
    try:
        copy = verify_copy(draft)
    except JournalFault as error:
        raise fault("backup-failed", draft) from error
    if not min(before, after) <= copy.entries <= max(before, after):
        raise fault("backup-failed", draft)


def _draft(out: Path) -> Path:
    """Gives the name a copy is made under, and removes drafts of programs that were killed."""
    for left in out.parent.glob(f"{out.name}.*.draft*"):
        left.unlink(missing_ok=True)
    return out.with_name(f"{out.name}.{os.getpid()}.draft")


def automatic_backup(
    folder: DataFolder, now: datetime, source: Connection | Path | None = None
) -> Path:
    """Makes a backup in `backups/`, named by `now`, and removes those that are not to be kept.

    Gives its path. Raises JournalFault; nothing is removed then.
    """
    with told(folder.backups):
        folder.backups.mkdir(exist_ok=True)
        durable.fsync_folder(folder.root)
    out = _free_name(folder.backups, f"trustdesk-{now.strftime(_STAMP)}")
    made = make_backup(folder.journal if source is None else source, out)
    with told(folder.backups):
        for old in superseded([path for path, _ in backups(folder)], made):
            old.unlink(missing_ok=True)
    return made


def renew_backups(
    folder: DataFolder, now: datetime, source: Connection | Path | None = None
) -> Path:
    """Makes a new backup, then removes all older copies: they may hold what was deleted for good.

    Removed are the other backups in `backups/`, what killed programs left of theirs, and the
    journals that were put aside by a restore. Files with other names stay. Gives the new
    backup's path. Raises JournalFault; nothing older is removed when the new one failed.
    """
    made = automatic_backup(folder, now, source)
    with told(folder.root):
        older = [path for path, _ in backups(folder) if path != made]
        for left in (*older, *folder.backups.glob("*.draft*"), *_put_aside(folder)):
            left.unlink(missing_ok=True)
        for place in (folder.backups, folder.root):
            durable.fsync_folder(place)
    return made


def _put_aside(folder: DataFolder) -> list[Path]:
    """Gives the journals that restores have kept, and what lies beside them."""
    return [path for path in folder.root.iterdir() if _ASIDE.fullmatch(path.name)]


def _free_name(folder: Path, stem: str) -> Path:
    out, number = folder / f"{stem}.db", 2
    while out.exists():
        out, number = folder / f"{stem}-{number}.db", number + 1
    return out


def backups(folder: DataFolder) -> list[tuple[Path, datetime]]:
    """Gives the automatic backups with the local moment in their names, the latest first."""
    found = [
        (path, datetime.strptime(match[1], _STAMP))  # noqa: DTZ007 - local by name
        for path in folder.backups.glob("trustdesk-*.db")
        if (match := NAME.fullmatch(path.name))
    ]
    return sorted(found, key=lambda pair: (pair[1], len(pair[0].name), pair[0]), reverse=True)


def superseded(paths: list[Path], made: Path) -> list[Path]:
    """Gives which of the backups, the latest first, are not to be kept.

    Kept are the 10 last, the last of 8 weeks and of 24 months, and always `made`, which was
    verified a moment ago: so a good one is left whatever the clock and the others say.
    """
    keep = {made, *paths[:_LAST]}
    for length, form in ((_WEEKS, "%G-%V"), (_MONTHS, "%Y-%m")):
        periods: dict[str, Path] = {}
        for path in paths:
            match = NAME.fullmatch(path.name)
            if match:
                moment = datetime.strptime(match[1], _STAMP)  # noqa: DTZ007 - local by name
                periods.setdefault(moment.strftime(form), path)
        keep.update(list(periods.values())[:length])
    return [path for path in paths if path not in keep]
