"""The way back from a backup; a power cut or a kill in it leaves the old journal or the new."""

from contextlib import nullcontext, suppress
from datetime import datetime
from pathlib import Path

from trustdesk.domain.faults import JournalFault
from trustdesk.paths import DataFolder
from trustdesk.storage import durable
from trustdesk.storage.backup import make_backup, verify_copy
from trustdesk.storage.connecting import connect
from trustdesk.storage.failures import fault, told
from trustdesk.storage.header import has_content, read_header, wal_of
from trustdesk.storage.lock import JournalLock


def restore_backup(
    folder: DataFolder, backup: Path, now: datetime, *, lock_held: bool = False
) -> Path | None:
    """Puts a verified copy of `backup` in the journal's place and keeps the present one aside.

    Gives where the present journal was kept (`journal-before-restore-….db`), or None when there
    was none. No connection to the journal may be open in this process. A backup of an older
    schema is brought up to date at the next opening. Raises JournalFault with nothing changed.
    """
    with nullcontext() if lock_held else JournalLock(folder):
        draft = folder.root / "journal.db.restoring"
        with told(folder.root):
            draft.unlink(missing_ok=True)
        try:
            _draw(backup, draft)
            with told(folder.journal):
                _drop_twins(folder)
                aside = _keep_aside(folder, now)
                durable.replace(draft, folder.journal)
        finally:
            draft.unlink(missing_ok=True)
        return aside


def _draw(backup: Path, draft: Path) -> None:
    """Makes the verified copy beside the journal; a fault is about the backup, not the copy."""
    if not has_content(wal_of(backup)):
        verify_copy(backup)
    try:
        make_backup(backup, draft)
    except JournalFault as error:
        if error.kind in {"damaged", "backup-failed"}:
            raise fault("backup-damaged", backup) from error
        raise


def _keep_aside(folder: DataFolder, now: datetime) -> Path | None:
    """Gives the present journal a second name and moves its -wal away. Raises OSError.

    A -wal beside the restored file would be taken for its own and written into it; so it is moved
    before the file is replaced. It is left only when the present journal is too damaged to take
    it in.
    """
    path = folder.journal
    _empty_wal(path)
    left = wal_of(path)
    if not path.exists() and not left.exists():
        return None
    aside = _aside(folder, now)
    if path.exists():
        durable.keep_copy(path, aside)
    if left.exists():
        durable.replace(left, wal_of(aside))
    path.with_name(path.name + "-shm").unlink(missing_ok=True)
    return aside


def _empty_wal(path: Path) -> None:
    """Writes the -wal into the file, if the file can still be opened. Raises JournalFault "in-use".

    A damaged journal is kept aside as it is; SQLite would delete the -wal beside a file that is
    no database.
    """
    busy = 0
    if has_content(path):
        with suppress(JournalFault), told(path):
            read_header(path)
            connection = connect(path)
            try:
                busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                connection.close()
    if busy:
        raise fault("in-use", path)


def _drop_twins(folder: DataFolder) -> None:
    """Removes second names of the present journal that a killed restore left. Raises OSError."""
    if folder.journal.exists():
        for aside in folder.root.glob("journal-before-restore-*.db"):
            if aside.samefile(folder.journal):
                aside.unlink()


def _aside(folder: DataFolder, now: datetime) -> Path:
    stem = f"journal-before-restore-{now.strftime('%Y-%m-%d-%H%M%S')}"
    aside, number = folder.root / f"{stem}.db", 2
    while aside.exists() or wal_of(aside).exists():
        aside, number = folder.root / f"{stem}-{number}.db", number + 1
    return aside
