"""A journal whose disk fails when it is told to, at the driver: the rest is the real thing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

WRITES = ("INSERT", "UPDATE", "DELETE", "VACUUM")

CODES = {
    "disk-full": sqlcipher.SQLITE_FULL,
    "read-only": sqlcipher.SQLITE_READONLY,
    "in-use": sqlcipher.SQLITE_BUSY,
    "io-error": sqlcipher.SQLITE_IOERR,
}


@dataclass
class Disk:
    """What the disk answers: nothing special, or a fault at the `moment` of a save.

    Moments: "begin", "write" (the first change), "commit" (not done), "answer" (done, but the
    answer is a fault: then nobody knows). With `sticky`, a connection that failed once never
    works again, as after a failed writing; a new one does.
    """

    kind: str = ""
    moment: str = "commit"
    times: int = 10**9
    sticky: bool = False
    failures: int = 0
    connections: list[Any] = field(default_factory=list)

    def fails(self, moment: str) -> bool:
        return bool(self.kind) and self.moment == moment and self.times > 0

    def fail(self) -> None:
        self.times -= 1
        self.failures += 1
        raise error_of(self.kind)

    def heal(self) -> None:
        self.kind, self.moment, self.times, self.sticky = "", "commit", 10**9, False


def error_of(kind: str) -> Exception:
    error: Exception = sqlcipher.OperationalError("as on a bad disk")
    error.sqlite_errorcode = CODES[kind]  # type: ignore[attr-defined]
    error.sqlite_errorname = kind  # type: ignore[attr-defined]
    return error


def connection_of(disk: Disk) -> type[Any]:
    """The class of connections to this disk."""

    class Cursor(sqlcipher.Cursor):  # type: ignore[misc]
        def execute(self, statement: str, *args: Any) -> Any:
            self.connection.answer(statement)
            return super().execute(statement, *args)

        def executemany(self, statement: str, *args: Any) -> Any:
            self.connection.answer(statement)
            return super().executemany(statement, *args)

    class FailingConnection(sqlcipher.Connection):  # type: ignore[misc]
        dead = ""

        def cursor(self, *_args: Any) -> Any:
            return super().cursor(Cursor)

        def answer(self, statement: str) -> None:
            if self.dead and not statement.startswith("PRAGMA"):
                raise error_of(self.dead)
            if statement.startswith("BEGIN IMMEDIATE") and disk.fails("begin"):
                self.fail()
            if statement.startswith(WRITES) and disk.fails("write"):
                self.fail()

        def commit(self) -> None:
            wrote = self.in_transaction
            if wrote and disk.fails("commit"):
                self.fail()
            super().commit()
            if wrote and disk.fails("answer"):
                self.fail()

        def fail(self) -> None:
            self.dead = disk.kind if disk.sticky else ""
            disk.fail()

    return FailingConnection


@contextmanager
def failing_disk() -> Iterator[Disk]:
    """Every connection opened inside goes to one Disk."""
    disk = Disk()
    made = connection_of(disk)
    real = sqlcipher.connect

    def connect(*args: Any, **values: Any) -> Any:
        connection = real(*args, factory=made, **values)
        disk.connections.append(connection)
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlcipher, "connect", connect)
        yield disk
