"""The kept versions of a reflection, as services see them."""

from trustdesk.domain.entry import Entry, RevisionInfo
from trustdesk.storage import loading, revisions
from trustdesk.storage.failures import fault
from trustdesk.storage.sessions import Sessions


class SqliteHistory:
    """Implements ports.History."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def versions(self, entry_id: str) -> list[RevisionInfo]:
        """Gives the kept versions of a reflection, the latest first."""
        with self._sessions.reading() as session:
            record = loading.entry_record(session, entry_id)
            return revisions.infos(session, record.id) if record and record.id else []

    def version(self, entry_id: str, seq: int) -> Entry | None:
        """Gives one kept version. Raises JournalFault "changed-version" when it is damaged."""
        with self._sessions.reading() as session:
            record = loading.entry_record(session, entry_id)
            if record is None or record.id is None:
                return None
            try:
                return revisions.read(session, record.id, seq)
            except ValueError as error:
                raise fault(
                    "changed-version",
                    self._sessions.path,
                    seq=seq,
                    date=record.occurred_on,
                    id=entry_id,
                ) from error
