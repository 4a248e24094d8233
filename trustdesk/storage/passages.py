"""Highlights and bookmarks in the framework, as services see them."""

from sqlmodel import Session, col, delete, select

from trustdesk.domain.entry import CitingRow
from trustdesk.domain.passage import Passage
from trustdesk.storage import listing
from trustdesk.storage.ballast import Ballast, relieved
from trustdesk.storage.passage_rows import passage_columns, passage_of, settled_passage
from trustdesk.storage.sessions import Sessions
from trustdesk.storage.tables import PassageRecord


class SqlitePassages:
    """Implements ports.Passages."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    @property
    def ballast(self) -> Ballast:
        """The room kept aside for a save on a full disk."""
        return self._sessions.ballast

    def of_page(self, page: str) -> list[Passage]:
        """Gives those of a page, the earliest first."""
        with self._sessions.reading() as session:
            chosen = select(PassageRecord).where(PassageRecord.page == page)
            return [passage_of(row) for row in session.exec(chosen.order_by(col(PassageRecord.id)))]

    def all(self) -> list[Passage]:
        """Gives every one, the earliest first."""
        with self._sessions.reading() as session:
            chosen = select(PassageRecord).order_by(col(PassageRecord.id))
            return [passage_of(row) for row in session.exec(chosen)]

    def cited(self) -> list[tuple[str, CitingRow]]:
        """Gives every citation with quoted words, of reflections outside the bin, with its page."""
        with self._sessions.reading() as session:
            return listing.cited(session)

    @relieved
    def keep(self, passage: Passage) -> None:
        """Keeps one, in place of the one with its id. Has returned only after COMMIT."""
        passage = settled_passage(passage)
        with self._sessions.writing() as session:
            columns = passage_columns(passage)
            record = _record(session, passage.id) or PassageRecord(uid=passage.id, **columns)
            for name, value in columns.items():
                setattr(record, name, value)
            session.add(record)

    @relieved
    def remove(self, passage_id: str) -> None:
        """Takes one away for good; one that is gone stays gone."""
        with self._sessions.writing() as session:
            gone = delete(PassageRecord).where(col(PassageRecord.uid) == passage_id)
            session.connection().execute(gone)


def _record(session: Session, passage_id: str) -> PassageRecord | None:
    return session.exec(select(PassageRecord).where(PassageRecord.uid == passage_id)).first()
