"""One connection as SQLModel sessions: transactions that read, and transactions that write."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection as EngineConnection
from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher
from sqlmodel import Session, create_engine

from trustdesk.paths import DataFolder
from trustdesk.storage.ballast import Ballast
from trustdesk.storage.connecting import close_journal
from trustdesk.storage.failures import fault, fault_from, told
from trustdesk.storage.migrations import Connection
from trustdesk.storage.removal import Removal

_BEGIN = "journal_begin"


class Sessions:
    """Handed to every part of the store; one thread at a time may use it.

    What goes wrong inside `reading` and `writing` comes out as a JournalFault.
    """

    def __init__(
        self,
        connect: Callable[[], Connection],
        path: Path,
        *,
        writable: bool = True,
        ballast: Ballast | None = None,
    ) -> None:
        self.path = path
        self.ballast = ballast or Ballast(DataFolder(path.parent))
        self._writable = writable
        self._file = _identity(path)
        self._closed = False
        self._reader = create_engine(
            "sqlite://",
            module=sqlcipher,
            creator=connect,
            poolclass=StaticPool,
            hide_parameters=True,
        )
        self._writer = self._reader.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
        self.removal = Removal(self._reader.execution_options(**{_BEGIN: ""}))
        event.listen(self._reader, "begin", _begin)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Gives one transaction that reads."""
        with self._told(), Session(self._reader) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Gives one transaction that is committed at the end, or left without a trace.

        Raises JournalFault "missing" or "unreachable" when the file was removed or replaced since
        it was opened: what is written to a removed file is gone when it is closed.
        """
        self._assert_file()
        with self._told(), self._undone(), Session(self._writer) as session:
            self.removal.ask(session)
            yield session
            session.commit()
        self.removal.go_on()
        self.ballast.tend()

    def close(self) -> None:
        """Truncates the write-ahead log, where this connection writes, and closes."""
        if self._closed:
            return
        self._closed = True
        with self._told():
            if self._writable:
                self.removal.end()
                close_journal(self._driver())
            self._reader.dispose()

    def _driver(self) -> Connection:
        with self._reader.connect() as connection:
            return connection.connection.driver_connection

    @contextmanager
    def _undone(self) -> Iterator[None]:
        """Ends a transaction whose commit failed: SQLAlchemy takes it for ended, SQLite may not."""
        try:
            yield
        except SQLAlchemyError:
            with suppress(SQLAlchemyError, sqlcipher.Error):
                self._driver().rollback()
            raise

    def _assert_file(self) -> None:
        now = _identity(self.path)
        if now != self._file:
            raise fault("missing" if now is None else "unreachable", self.path)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            with told(self.path):
                yield
        except SQLAlchemyError as error:
            raise fault_from(error, self.path) from error


def _identity(path: Path) -> tuple[int, int] | None:
    """Gives what tells a file from another of the same name, or None when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _begin(connection: EngineConnection) -> None:
    """Begins as the engine says: the driver itself begins nothing."""
    begin = connection.get_execution_options().get(_BEGIN, "BEGIN")
    if begin:
        connection.exec_driver_sql(begin)
