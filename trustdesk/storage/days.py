"""On which days something was written, as services see it."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func
from sqlalchemy import select as columns
from sqlmodel import col

from trustdesk.storage.sessions import Sessions
from trustdesk.storage.tables import EntryRecord


class SqliteDays:
    """Implements ports.Days."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def written(self, first: date, last: date) -> Mapping[date, int]:
        """Gives how many reflections each day holds; a day without any is left out.

        Reads the rows of these days alone, by their index.
        """
        day = col(EntryRecord.occurred_on)
        chosen = (
            columns(day, func.count())
            .where(
                day >= first.isoformat(),
                day <= last.isoformat(),
                col(EntryRecord.deleted_at).is_(None),
            )
            .group_by(day)
        )
        with self._sessions.reading() as session:
            found = session.connection().execute(chosen)
            return {date.fromisoformat(text): int(count) for text, count in found}
