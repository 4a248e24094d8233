"""The journal over SQLModel: the write connection, or a reading one beside it.

Importing this module takes a third of a second; the list is shown before (`glance`).
"""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel import col, select

from trustdesk.domain.entry import (
    CitingRow,
    CoveragePoint,
    Entry,
    EntryRow,
    Filters,
    JournalHit,
)
from trustdesk.services.ports import Answered, Clock, Days, History, Passages, Pictures, Returning
from trustdesk.storage import listing, loading, revisions, saving, search
from trustdesk.storage.answered import SqliteAnswered
from trustdesk.storage.assembly import settle
from trustdesk.storage.ballast import Ballast, relieved
from trustdesk.storage.days import SqliteDays
from trustdesk.storage.form_versions import Definition, FormVersions, undefined
from trustdesk.storage.history import SqliteHistory
from trustdesk.storage.migrations import Connection
from trustdesk.storage.passages import SqlitePassages
from trustdesk.storage.pictures import SqlitePictures
from trustdesk.storage.returning import SqliteReturning
from trustdesk.storage.sessions import Sessions
from trustdesk.storage.tables import EntryRecord, SettingRecord
from trustdesk.storage.words import Stem

_BATCH = 100


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
        definition: Definition = undefined,
        writable: bool = True,
        ballast: Ballast | None = None,
    ) -> None:
        self._sessions = Sessions(connect, path, writable=writable, ballast=ballast)
        self._stem = stem
        self._clock = clock
        self._forms = FormVersions(definition)
        self.history: History = SqliteHistory(self._sessions)
        self.answered: Answered = SqliteAnswered(self._sessions, self._forms)
        self.days: Days = SqliteDays(self._sessions)
        self.returning: Returning = SqliteReturning(self._sessions)
        self.pictures: Pictures = SqlitePictures(self._sessions)
        self.passages: Passages = SqlitePassages(self._sessions)

    @property
    def ballast(self) -> Ballast:
        """The room kept aside for a save on a full disk."""
        return self._sessions.ballast

    def entry(self, entry_id: str) -> Entry | None:
        """Gives the reflection with this whole id, in the bin or not."""
        with self._sessions.reading() as session:
            record = loading.entry_record(session, entry_id)
            if record is None:
                return None
            return self._forms.attached(session, loading.load(session, [record]))[0]

    def ids_beginning(self, beginning: str, limit: int = 2) -> Sequence[str]:
        """Gives ids that begin so, at most `limit`."""
        with self._sessions.reading() as session:
            return listing.ids_beginning(session, beginning, limit)

    def rows(self, filters: Filters, limit: int | None = None, skip: int = 0) -> list[EntryRow]:
        """Gives list rows, the latest day first, then the latest made."""
        with self._sessions.reading() as session:
            return listing.rows(session, filters, self._stem, limit, skip)

    def entries(self, filters: Filters) -> Iterator[Entry]:
        """Gives whole reflections, the earliest day first; a hundred at a time are in memory."""
        with self._sessions.reading() as session:
            ids = listing.ids_earliest_first(session, filters, self._stem)
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            with self._sessions.reading() as session:
                chosen = select(EntryRecord).where(col(EntryRecord.id).in_(batch))
                records = {record.id: record for record in session.exec(chosen)}
                whole = loading.load(session, [records[n] for n in batch if n in records])
                found = self._forms.attached(session, whole)
            yield from found

    def count(self, filters: Filters) -> int:
        """Gives how many reflections the filters choose."""
        with self._sessions.reading() as session:
            return listing.count(session, filters, self._stem)

    def tags(self) -> list[str]:
        """Gives every tag in use on reflections outside the bin, sorted."""
        with self._sessions.reading() as session:
            return listing.tags(session)

    def citing(self, page: str) -> list[CitingRow]:
        """Gives the reflections that cite a page, the latest first."""
        with self._sessions.reading() as session:
            return listing.citing(session, page)

    def coverage(self, filters: Filters) -> list[CoveragePoint]:
        """Gives every pair of relation and rated criterion, the latest first."""
        with self._sessions.reading() as session:
            return listing.coverage(session, filters, self._stem)

    def search(self, query: str, order: str = "date", limit: int | None = 50) -> list[JournalHit]:
        """Gives found reflections; order is "date" or "relevance"."""
        with self._sessions.reading() as session:
            return search.search(session, query, order, limit, self._stem)

    def caret(self, entry_id: str) -> int:
        """Gives where the cursor stood in the body."""
        with self._sessions.reading() as session:
            chosen = select(EntryRecord.caret).where(EntryRecord.uid == entry_id)
            return session.exec(chosen).first() or 0

    def setting(self, key: str) -> Any:
        """Gives a stored value (JSON), or None."""
        with self._sessions.reading() as session:
            return listing.setting(session, key)

    def data_version(self) -> int:
        """Gives a number that changes when another program, or another connection, has written."""
        with self._sessions.reading() as session:
            found = session.connection().exec_driver_sql("PRAGMA data_version").scalar_one()
            return int(found)

    @relieved
    def save(self, entry: Entry, reason: str = "autosave", caret: int = 0) -> None:
        """Writes a reflection, its index, its words, its hash and a due version in one transaction.

        Has returned only after COMMIT. A reflection that is already kept so is not written again:
        not one byte changes, unless a version is due. A caret that alone has moved is not written.
        Raises JournalFault with nothing written.
        """
        with self._sessions.writing() as session:
            saving.write(
                session,
                settle(entry),
                reason=reason,
                caret=caret,
                now=self._clock.now(),
                stem=self._stem,
                forms=self._forms,
            )

    @relieved
    def discard_empty(self, entry_id: str) -> None:
        """Removes a reflection that holds nothing, as if it had never been.

        One with kept versions was more than a beginning: it goes into the bin instead, whatever
        it holds now, because nothing is deleted but by "Radera för gott".
        """
        with self._sessions.writing() as session:
            record = loading.entry_record(session, entry_id)
            if record is None:
                return
            if record.id and revisions.infos(session, record.id):
                saving.trash(session, record, self._clock.now())
                return
            saving.remove(session, record, self._stem)
        self._sessions.removal.empty_log()

    @relieved
    def purge(self, *entry_ids: str) -> None:
        """Removes reflections with their versions, words, tags and pictures; no byte stays.

        All of them in one transaction, or none; what no id belongs to is passed over. A reading
        that goes on delays the last bytes until the first save after it, or until closing.
        """
        with self._sessions.writing() as session:
            self._sessions.removal.mark(session)
            for entry_id in entry_ids:
                record = loading.entry_record(session, entry_id)
                if record is not None:
                    saving.remove(session, record, self._stem)
        self._sessions.removal.finish()

    @relieved
    def set_trashed(self, entry_id: str, at: datetime | None) -> None:
        """Puts a reflection into the bin (`at`) or takes it out again (None)."""
        with self._sessions.writing() as session:
            record = loading.entry_record(session, entry_id)
            if record is not None and (record.deleted_at is None) != (at is None):
                saving.trash(session, record, at)

    @relieved
    def set_setting(self, key: str, value: Any) -> None:
        """Stores a value (JSON)."""
        with self._sessions.writing() as session:
            session.merge(SettingRecord(key=key, value=json.dumps(value, ensure_ascii=False)))

    def close(self) -> None:
        """Truncates the write-ahead log and closes."""
        self._sessions.close()
