"""Where the person's data lies, if it can lie there, and what in it is never written over."""

import os
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR

from trustdesk.domain.faults import JournalFault, msg
from trustdesk.paths import DataFolder, default_data_folder

ENVIRONMENT_FOLDER = "TRUSTDESK_DATA_DIR"

_OWN_NAMES = frozenset(
    {
        "ballast",
        "journal.db",
        "journal.db-wal",
        "journal.db-shm",
        "journal.lock",
        "journal.key",
        "journal.key.previous",
        "raise.request",
        "settings.json",
        "trustdesk.log",
    }
)
"""What lies in a data folder and may not become the file of an export or a copy."""


def find(data_dir: str | None) -> DataFolder:
    """Gives the folder that is named, by option or environment, else the default one."""
    named = _named(data_dir)
    if not named:
        return DataFolder(default_data_folder())
    path = Path(named)
    with suppress(RuntimeError):  # "~somebody" where nobody is called so
        path = path.expanduser()
    return DataFolder(path.absolute())


def found(data_dir: str | None) -> DataFolder:
    """Gives the same folder when it can be used.

    Raises JournalFault for one that is named and missing, or that can be no data folder.
    """
    folder = find(data_dir)
    if not _is_folder(folder) and _named(data_dir):
        raise JournalFault(
            "folder-missing",
            msg("The data folder {path} does not exist."),
            msg("Make it, or name another with --data-dir."),
            path=folder.root,
        )
    return folder


def not_its_own(folder: DataFolder, out: Path) -> Path:
    """Gives where a file is to be written. Raises JournalFault over the journal's own files."""
    out = out.absolute()
    if out.name.lower() in _OWN_NAMES and out.parent.resolve() == folder.root.resolve():
        raise JournalFault(
            "own-file",
            msg("{path} belongs to the journal itself."),
            msg("Choose another name for the file."),
            path=out,
        )
    return out


def _named(data_dir: str | None) -> str | None:
    return data_dir or os.environ.get(ENVIRONMENT_FOLDER)


def _is_folder(folder: DataFolder) -> bool:
    """Gives False when nothing is there. Raises JournalFault for what can be no data folder."""
    root = folder.root
    try:
        is_folder = S_ISDIR(root.stat().st_mode)
        folder.settings.exists()  # refused where the folder may not be entered
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise JournalFault(
            "folder-unreadable",
            msg("The data folder {path} cannot be read."),
            msg("Check that you may open it, or name another with --data-dir."),
            path=root,
        ) from error
    if not is_folder:
        raise JournalFault(
            "folder-is-file",
            msg("{path} is a file and no data folder."),
            msg("Name a folder with --data-dir."),
            path=root,
        )
    return True
