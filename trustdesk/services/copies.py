"""The verified copies that lie in the data folder, found by their names alone.

A copy gets its name only when it is whole, on the disk and verified (storage, backup), so the
newest name is the newest verified copy.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from trustdesk.paths import DataFolder

_NAME = re.compile(r"trustdesk-(\d{4}-\d{2}-\d{2}-\d{6})(?:-(\d+))?\.db")
_STAMP = "%Y-%m-%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class StoredCopy:
    """A verified copy and when it was made, in local time (naive: names hold no zone)."""

    path: Path
    made: datetime


def newest_copy(folder: DataFolder) -> StoredCopy | None:
    """Gives the newest verified copy, or None where there is none or the folder is out of reach."""
    try:
        found = [copy for path in folder.backups.iterdir() if (copy := _copy(path))]
    except OSError:
        return None
    return max(found, key=_age, default=None)


def _copy(path: Path) -> StoredCopy | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        made = datetime.strptime(match[1], _STAMP)  # noqa: DTZ007 - local by name
    except ValueError:  # a name somebody else gave: the 45th of a month
        return None
    return StoredCopy(path, made)


def _age(copy: StoredCopy) -> tuple[datetime, int]:
    match = _NAME.fullmatch(copy.path.name)
    return copy.made, int(match[2] or 0) if match else 0
