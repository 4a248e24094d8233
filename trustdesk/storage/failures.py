"""What can go wrong with the journal's files, each with its cause and the next step.

The values are file paths, versions and dates, never the text of a reflection.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from trustdesk.domain.faults import JournalFault, msg

_TOLD: dict[str, tuple[str, str]] = {
    "folder-missing": (
        msg("The folder {path} does not exist."),
        msg("Connect the drive it lies on, or choose another folder."),
    ),
    "folder-unwritable": (
        msg("Nothing can be written in the folder {path}."),
        msg("Change its permissions, or choose another folder."),
    ),
    "missing": (
        msg("The journal is not at {path}."),
        msg("Restore a backup, or choose the folder where it lies."),
    ),
    "empty": (
        msg("The file {path} is empty."),
        msg("Restore a backup. The file is left as it is."),
    ),
    "not-a-journal": (
        msg("The file {path} is not a journal, or its beginning is damaged."),
        msg("Restore a backup, or choose another folder. The file is left as it is."),
    ),
    "foreign": (
        msg("The file {path} belongs to another program."),
        msg("Choose another folder. The file is left as it is."),
    ),
    "newer": (
        msg("The journal at {path} was written by a newer version of TrustDesk ({version})."),
        msg("Install the newer version. Nothing has been changed."),
    ),
    "older": (
        msg("The journal at {path} was written by an earlier version of TrustDesk ({version})."),
        msg("Start TrustDesk once, so that it is brought up to date."),
    ),
    "damaged": (
        msg("The journal at {path} is damaged."),
        msg("Restore the latest backup. The damaged file is kept beside it."),
    ),
    "read-only": (
        msg("The journal at {path} cannot be written to."),
        msg("Change the permissions of the file and its folder, or move it to another disk."),
    ),
    "disk-full": (
        msg("The disk that holds {path} is full."),
        msg("Free some space on it, then try again."),
    ),
    "in-use": (
        msg("Another program is using the journal at {path}."),
        msg("Close it, then try again."),
    ),
    "orphan-wal": (
        msg("The journal is not at {path}, but its latest writing still lies in {wal}."),
        msg("Put the journal back beside that file, or restore a backup. Keep the file."),
    ),
    "old-sqlite": (
        msg("TrustDesk needs SQLite {needed} or later and found {found}."),
        msg("Install TrustDesk again."),
    ),
    "io-error": (
        msg("The disk could not read or write {path}."),
        msg("Check the disk and the space left on it, then try again."),
    ),
    "unreachable": (
        msg("The file {path} could not be opened."),
        msg("Check that its drive is connected and that you may open it."),
    ),
    "unstorable": (
        msg("A text holds a broken character, or a date is out of range."),
        msg("Take the last thing you pasted out, then try again."),
    ),
    "too-big": (
        msg("A text is too large for the journal."),
        msg("Save it as a file instead."),
    ),
    "no-memory": (
        msg("The computer ran out of memory."),
        msg("Close some other programs, then try again."),
    ),
    "migration-failed": (
        msg("The journal at {path} could not be brought up to date. It is as it was before."),
        msg("Go on with the earlier version of TrustDesk. A backup lies in {backup}."),
    ),
    "backup-damaged": (
        msg("The backup {path} is damaged."),
        msg("Choose another backup. This one is left as it is."),
    ),
    "backup-failed": (
        msg("The backup at {path} did not match the journal and was not kept."),
        msg("Run “trustdesk check” to see what is wrong."),
    ),
    "changed-reflection": (
        msg("The reflection of {date} ({id}) is not as it was saved."),
        msg("Compare it with its earlier versions, or with a backup."),
    ),
    "changed-passage": (
        msg("A highlight or bookmark of {date} ({id}) is not as it was saved."),
        msg("Compare it with a backup. Other highlights are not touched."),
    ),
    "changed-version": (
        msg("Version {seq} of the reflection of {date} ({id}) is not as it was saved."),
        msg("Other versions are not touched. Make a new backup, and keep the older ones."),
    ),
    "changed-attachment": (
        msg("A picture in the reflection of {date} ({id}) is not as it was saved."),
        msg("Put the picture in again, or take it from a backup."),
    ),
    "broken-links": (
        msg("Parts of the journal at {path} belong to no reflection ({count})."),
        msg("Restore the latest backup, or make a new one and keep the older ones."),
    ),
    "damaged-index": (
        msg("The search index of the journal at {path} is damaged and could not be rebuilt."),
        msg("Your reflections are not touched. Restore the latest backup."),
    ),
    "other": (
        msg("The journal at {path} gave an unexpected answer ({code})."),
        msg("Start TrustDesk again. If it comes back, run “trustdesk check”."),
    ),
}

_KINDS = {
    sqlcipher.SQLITE_PERM: "read-only",
    sqlcipher.SQLITE_BUSY: "in-use",
    sqlcipher.SQLITE_LOCKED: "in-use",
    sqlcipher.SQLITE_NOMEM: "no-memory",
    sqlcipher.SQLITE_READONLY: "read-only",
    sqlcipher.SQLITE_IOERR: "io-error",
    sqlcipher.SQLITE_CORRUPT: "damaged",
    sqlcipher.SQLITE_FULL: "disk-full",
    sqlcipher.SQLITE_CANTOPEN: "unreachable",
    sqlcipher.SQLITE_TOOBIG: "too-big",
    sqlcipher.SQLITE_NOTADB: "not-a-journal",
}


def fault(kind: str, path: Path, **values: object) -> JournalFault:
    """Gives the fault of this kind about a file; `values` fill its other braces."""
    cause, step = _TOLD[kind]
    return JournalFault(kind, cause, step, path=path, **values)


def fault_from(error: BaseException, path: Path) -> JournalFault:
    """Gives what an error of the driver, of SQLAlchemy or of the system means for a person.

    SQLAlchemy wraps the driver's error as `orig`; this module cannot import it, because it is
    needed before SQLAlchemy is.
    """
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, UnicodeEncodeError | OverflowError):
        return fault("unstorable", path)
    if isinstance(cause, OSError):
        return fault(_system_kind(cause), path)
    code = getattr(cause, "sqlite_errorcode", None)
    kind = _KINDS.get((code or 0) & 0xFF, "other")
    name = getattr(cause, "sqlite_errorname", type(cause).__name__)
    return fault(kind, path, code=name)


def _system_kind(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return "disk-full"
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "read-only"
    return "unreachable" if error.errno == errno.ENOENT else "io-error"


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns what the driver and the system raise inside into a JournalFault about `path`."""
    try:
        yield
    except (sqlcipher.Error, OSError, OverflowError, UnicodeEncodeError) as error:
        raise fault_from(error, path) from error
