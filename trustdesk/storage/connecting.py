"""Connections to a journal: how they are addressed, set and closed."""

import os
from pathlib import Path
from urllib.parse import quote

from sqlcipher3 import dbapi2 as sqlcipher

from trustdesk.storage.migrations import Connection

PATIENCE = 5.0
"""Seconds to wait for another program's write."""

IMMUTABLE = "ro&immutable=1"
"""For a file that nobody writes and that has no -wal: no lock is taken, no file made beside it."""

_PRAGMAS = (
    "fullfsync = 1",
    "checkpoint_fullfsync = 1",
    "temp_store = MEMORY",
    "cache_size = -16384",
    "foreign_keys = ON",
    "trusted_schema = 0",
    "cell_size_check = 1",
    "secure_delete = ON",
    "journal_size_limit = 16777216",
)


def address(path: Path, mode: str) -> str:
    """Gives SQLite's URI of a file; `mode` is "ro", "rw", "rwc" or IMMUTABLE.

    Everything that has a meaning in a URI is percent-encoded (å, #, ?, %, spaces).
    """
    name = path.absolute().as_posix()
    encoded = quote(os.fsencode(name if name.startswith("/") else "/" + name))
    return f"file://{encoded}?mode={mode}"


def connect(path: Path, mode: str = "rw", patience: float = PATIENCE) -> Connection:
    """Gives a bare connection with no automatic transactions. Raises the driver's errors."""
    connection = sqlcipher.connect(
        address(path, mode),
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA cipher_log_level = none")
    return connection


def set_pragmas(connection: Connection) -> None:
    """Sets what every connection needs; where WAL cannot be had, EXTRA keeps saves safe."""
    mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    connection.execute(f"PRAGMA synchronous = {'FULL' if mode == 'wal' else 'EXTRA'}")
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def close_journal(connection: Connection) -> None:
    """Empties the write-ahead log into the file as far as readers allow, and closes.

    No PRAGMA optimize: its statistics keep samples of words that were deleted since.
    """
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlcipher.Error:
        # Every save is in the -wal already; the next opening will empty it.
        pass
    finally:
        connection.close()
