"""Whose the journal may be, told without taking the lock.

Loading the lock's library costs a start a sixth of a bare window's, so a start looks here first.
"""

import os
from contextlib import suppress

from trustdesk.paths import DataFolder


def sign(folder: DataFolder) -> None:
    """Writes into the held lock file which process holds it."""
    with suppress(PermissionError):  # Windows: a locked file can be neither written nor read
        folder.lock.write_text(str(os.getpid()))


def may_be_held(folder: DataFolder) -> bool:
    """False when surely no process that lives holds `journal.lock`; True means: try it."""
    try:
        holder = folder.lock.read_text()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return holder.isdecimal() and _lives(int(holder))


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
