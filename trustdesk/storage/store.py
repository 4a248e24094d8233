"""The journal over SQLModel: the write connection, or a reading one beside it.

Importing this module takes a third of a second; the list is shown before (`glance`).
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection as EngineConnection
from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher
from sqlmodel import Session, col, create_engine, select

from trustdesk.domain.entry import (
    CitingRow,
    CoveragePoint,
    Entry,
    EntryRow,
    Filters,
    JournalHit,
    RevisionInfo,
)
from trustdesk.services.ports import Clock
from trustdesk.storage import listing, loading, revisions, saving, search
from trustdesk.storage.assembly import settle
from trustdesk.storage.connecting import close_journal
from trustdesk.storage.failures import fault, fault_from, told
from trustdesk.storage.migrations import Connection
from trustdesk.storage.tables import EntryRecord, SettingRecord
from trustdesk.storage.words import Stem

_BATCH = 100
_BEGIN = "journal_begin"


class SqliteJournal:
    """Implements JournalStore. One thread at a time may use an object; each has one connection.

    Every method raises JournalFault when the file cannot be read or written; after "io-error" the
    connection is to be closed and the journal opened anew, because the disk's answer is unknown.
    """

    def __init__(
        self,
        connect: Callable[[], Connection],
        path: Path,
        stem: Stem,
        clock: Clock,
        *,
        writable: bool = True,
    ) -> None:
        self._path = path
        self._stem = stem
        self._clock = clock
        self._writable = writable
        self._reader = create_engine(
            "sqlite://",
            module=sqlcipher,
            creator=connect,
            poolclass=StaticPool,
            hide_parameters=True,
        )
        self._writer = self._reader.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
        event.listen(self._reader, "begin", _begin)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            with told(self._path):
                yield
        except SQLAlchemyError as error:
            raise fault_from(error, self._path) from error

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with self._told(), Session(self._reader) as session:
            yield session

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        """Gives one transaction that is committed at the end, or left without a trace."""
        with self._told(), Session(self._writer) as session:
            yield session
            session.commit()

    def entry(self, entry_id: str) -> Entry | None:
        """Gives the reflection with this whole id, in the bin or not."""
        with self._reading() as session:
            record = loading.entry_record(session, entry_id)
            return loading.load(session, [record])[0] if record else None

    def ids_beginning(self, beginning: str, limit: int = 2) -> Sequence[str]:
        """Gives ids that begin so, at most `limit`."""
        with self._reading() as session:
            return listing.ids_beginning(session, beginning, limit)

    def rows(self, filters: Filters, limit: int | None = None, skip: int = 0) -> list[EntryRow]:
        """Gives list rows, the latest day first, then the latest made."""
        with self._reading() as session:
            return listing.rows(session, filters, self._stem, limit, skip)

    def entries(self, filters: Filters) -> Iterator[Entry]:
        """Gives whole reflections, the earliest day first; a hundred at a time are in memory."""
        with self._reading() as session:
            ids = listing.ids_earliest_first(session, filters, self._stem)
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            with self._reading() as session:
                chosen = select(EntryRecord).where(col(EntryRecord.id).in_(batch))
                records = {record.id: record for record in session.exec(chosen)}
                found = loading.load(session, [records[n] for n in batch if n in records])
            yield from found

    def count(self, filters: Filters) -> int:
        """Gives how many reflections the filters choose."""
        with self._reading() as session:
            return listing.count(session, filters, self._stem)

    def tags(self) -> list[str]:
        """Gives every tag in use on reflections outside the bin, sorted."""
        with self._reading() as session:
            return listing.tags(session)

    def citing(self, page: str) -> list[CitingRow]:
        """Gives the reflections that cite a page, the latest first."""
        with self._reading() as session:
            return listing.citing(session, page)

    def coverage(self, filters: Filters) -> list[CoveragePoint]:
        """Gives every pair of relation and rated criterion, the latest first."""
        with self._reading() as session:
            return listing.coverage(session, filters, self._stem)

    def search(self, query: str, order: str = "date", limit: int | None = 50) -> list[JournalHit]:
        """Gives found reflections; order is "date" or "relevance"."""
        with self._reading() as session:
            return search.search(session, query, order, limit, self._stem)

    def revisions(self, entry_id: str) -> list[RevisionInfo]:
        """Gives the kept versions of a reflection, the latest first."""
        with self._reading() as session:
            record = loading.entry_record(session, entry_id)
            return revisions.infos(session, record.id) if record and record.id else []

    def revision(self, entry_id: str, seq: int) -> Entry | None:
        """Gives one kept version. Raises JournalFault "changed-version" when it is damaged."""
        with self._reading() as session:
            record = loading.entry_record(session, entry_id)
            if record is None or record.id is None:
                return None
            try:
                return revisions.read(session, record.id, seq)
            except ValueError as error:
                raise fault(
                    "changed-version", self._path, seq=seq, date=record.occurred_on, id=entry_id
                ) from error

    def caret(self, entry_id: str) -> int:
        """Gives where the cursor stood in the body."""
        with self._reading() as session:
            chosen = select(EntryRecord.caret).where(EntryRecord.uid == entry_id)
            return session.exec(chosen).first() or 0

    def setting(self, key: str) -> Any:
        """Gives a stored value (JSON), or None."""
        with self._reading() as session:
            return listing.setting(session, key)

    def data_version(self) -> int:
        """Gives a number that changes when another program, or another connection, has written."""
        with self._reading() as session:
            found = session.connection().exec_driver_sql("PRAGMA data_version").scalar_one()
            return int(found)

    def save(self, entry: Entry, reason: str = "autosave", caret: int = 0) -> None:
        """Writes a reflection, its index, its words, its hash and a due version in one transaction.

        Has returned only after COMMIT. A reflection that is already kept so is not written again:
        not one byte changes, unless a version is due. A caret that alone has moved is not written.
        Raises JournalFault with nothing written.
        """
        with self._writing() as session:
            saving.write(
                session,
                settle(entry),
                reason=reason,
                caret=caret,
                now=self._clock.now(),
                stem=self._stem,
            )

    def discard_empty(self, entry_id: str) -> None:
        """Removes a reflection that holds nothing, as if it had never been.

        One with kept versions was more than a beginning: it goes into the bin instead, whatever
        it holds now, because nothing is deleted but by "Radera för gott".
        """
        with self._writing() as session:
            record = loading.entry_record(session, entry_id)
            if record is None:
                return
            if record.id and revisions.infos(session, record.id):
                saving.trash(session, record, self._clock.now())
                return
            saving.remove(session, record, self._stem)
        with self._told(), self._reader.connect() as connection:
            # What was removed must not stay readable in the write-ahead log.
            connection.execution_options(**{_BEGIN: ""})
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def set_trashed(self, entry_id: str, at: datetime | None) -> None:
        """Puts a reflection into the bin (`at`) or takes it out again (None)."""
        with self._writing() as session:
            record = loading.entry_record(session, entry_id)
            if record is not None and (record.deleted_at is None) != (at is None):
                saving.trash(session, record, at)

    def set_setting(self, key: str, value: Any) -> None:
        """Stores a value (JSON)."""
        with self._writing() as session:
            session.merge(SettingRecord(key=key, value=json.dumps(value, ensure_ascii=False)))

    def close(self) -> None:
        """Truncates the write-ahead log and closes."""
        with self._told():
            if self._writable:
                with self._reader.connect() as connection:
                    driver = connection.connection.driver_connection
                close_journal(driver)
            self._reader.dispose()


def _begin(connection: EngineConnection) -> None:
    """Begins as the engine says: the driver itself begins nothing."""
    begin = connection.get_execution_options().get(_BEGIN, "BEGIN")
    if begin:
        connection.exec_driver_sql(begin)
