"""Brings a journal from its schema version to this program's, one step a transaction."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from trustdesk.storage.failures import fault, fault_from
from trustdesk.storage.schema import SCHEMA_1, SCHEMA_2

Connection = Any
"""A connection of the driver, which has no types."""

Step = Callable[[Connection], None]
"""Brings the schema one version further, inside the transaction it is called in."""


def _first(connection: Connection) -> None:
    for statement in SCHEMA_1:
        connection.execute(statement)


def _second(connection: Connection) -> None:
    for statement in SCHEMA_2:
        connection.execute(statement)


STEPS: tuple[Step, ...] = (_first, _second)
"""STEPS[n] brings version n to version n + 1."""

SCHEMA = len(STEPS)
"""The version of the schema this program reads and writes."""


class _BrokenLinksError(Exception):
    """A step left rows that point at nothing."""


def version_of(connection: Connection) -> int:
    """Gives the schema version that stands in the file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(
    connection: Connection,
    path: Path,
    backup: Callable[[], Path],
    steps: Sequence[Step] = STEPS,
) -> None:
    """Brings an open journal up to date; an empty file gets the whole schema.

    `backup` makes a verified copy and gives its path; it is called once, before the first step,
    unless the file is new. Raises JournalFault: "newer" with nothing touched, "migration-failed"
    with the version that stood before the failing step, or what `backup` raises.
    """
    version = version_of(connection)
    if version > len(steps):
        raise fault("newer", path, version=version)
    if version == len(steps):
        return
    kept = backup() if version else path
    while version < len(steps):
        version = _step(connection, path, kept, steps)


def _step(connection: Connection, path: Path, kept: Path, steps: Sequence[Step]) -> int:
    """Runs the next step in one transaction with its version; gives the version reached.

    The version is read again inside the transaction: another process may have been first.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        version = version_of(connection)
        if version < len(steps):
            steps[version](connection)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise _BrokenLinksError
            version += 1
            connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, sqlcipher.OperationalError):
            told = fault_from(error, path)
            if told.kind != "other":
                raise told from error
        if isinstance(error, sqlcipher.Error | _BrokenLinksError):
            raise fault("migration-failed", path, backup=kept) from error
        raise
    return version
