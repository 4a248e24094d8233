"""What follows the removal of texts, so that no byte of them stays in the journal's files.

SQLite wipes what it deletes (secure_delete), but where it has moved texts from page to page their
former copies stay in the gaps. So the file is built anew, and the write-ahead log emptied. A mark
in the journal itself, set with the removal, says that this is still to be done: a kill, a full
disk or a reading that goes on only delays it.
"""

from contextlib import suppress

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from trustdesk.storage.tables import SettingRecord

_MARK = "removal.unfinished"
_PATIENCE_MS = 200


class Removal:
    """Finishes removals over the one connection that writes; raises nothing.

    `engine` begins no transactions by itself.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._asked = False
        self._tried = False
        self._pages_due = False
        self._log_due = False

    def mark(self, session: Session) -> None:
        """Notes, within the transaction that removes, that there is something to finish."""
        session.merge(SettingRecord(key=_MARK, value="true"))

    def ask(self, session: Session) -> None:
        """Looks, once, whether a program that was killed left something to finish."""
        if not self._asked:
            self._asked = True
            self._pages_due = session.get(SettingRecord, _MARK) is not None

    def finish(self) -> None:
        """Builds the file anew and empties the log; waits a moment for readings to end."""
        self._pages_due = True
        self._do_rest(_PATIENCE_MS)

    def empty_log(self) -> None:
        """Empties the log alone: what is not yet a reflection leaves no more than that."""
        self._log_due = True
        self._do_rest(_PATIENCE_MS)

    def go_on(self) -> None:
        """After a save: does what is left of it, without waiting for readings.

        Where building anew has failed in this session (a full disk) it is tried again at closing.
        """
        if (self._pages_due and not self._tried) or (self._log_due and not self._pages_due):
            self._do_rest(0)

    def end(self) -> None:
        """When the journal is closed: tries once more whatever is left."""
        with suppress(SQLAlchemyError), Session(self._engine) as session:
            self.ask(session)
        if self._pages_due:
            self._do_rest(_PATIENCE_MS)

    def _do_rest(self, patience_ms: int) -> None:
        with suppress(SQLAlchemyError), self._engine.connect() as connection:
            if self._pages_due:
                self._tried = True
                connection.exec_driver_sql("VACUUM")
                self._pages_due, self._log_due = False, True
            self._log_due = not _emptied(connection, patience_ms)
            if not self._log_due:
                connection.exec_driver_sql("DELETE FROM setting WHERE key = ?", (_MARK,))


def _emptied(connection: Connection, patience_ms: int) -> bool:
    """Truncates the write-ahead log; False when a reading kept it from it."""
    usual = connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one()
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {patience_ms}")
    try:
        return not connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").all()[0][0]
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {usual}")
