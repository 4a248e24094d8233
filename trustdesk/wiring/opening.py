"""How the journal is opened: for a command, or for a window in two depths."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from trustdesk.domain.faults import JournalFault, msg

if TYPE_CHECKING:
    from trustdesk.domain.entry import EntryRow
    from trustdesk.services.journal import Journal
    from trustdesk.services.ports import JournalReader, JournalStore
    from trustdesk.storage.lock import JournalLock
    from trustdesk.storage.migrations import Connection
    from trustdesk.wiring import Core


class JournalOpening:
    """Opens the journal in two depths: first the newest rows, then the store (design, 4)."""

    def __init__(self, core: Core, lock: JournalLock | None, *, for_window: bool) -> None:
        self._core = core
        self._lock = lock
        self._for_window = for_window
        self._connection: Connection | None = None
        self._opened = False
        self._store: JournalStore | None = None

    def glance(self) -> list[EntryRow]:
        """Opens the file and gives the newest rows. Raises JournalFault."""
        from trustdesk.storage.glance import glance
        from trustdesk.storage.opening import open_journal

        core = self._core
        core._make_folder()  # noqa: SLF001 - one package, one composition root
        self._connection = open_journal(
            core.folder,
            expected=self._opened or core.journal_expected(),
            create=True,
            lock_held=self._lock is not None,
        )
        self._opened = True
        return glance(self._connection, core.folder.journal)

    def store(self) -> JournalStore:
        """Gives the store that writes; a window takes the lock now.

        Raises JournalFault when the file was not opened, or "in-use" when another window is.
        """
        if self._connection is None:
            self.glance()
        if self._connection is None:
            raise JournalFault("not-open", msg("The journal is not open."))
        if self._for_window and self._lock is None:
            lock = self._core.lock()
            lock.acquire()
            self._lock = lock
        self._store = self._core._store_on(self._connection, writable=True)  # noqa: SLF001
        return self._store

    def reader(self) -> JournalReader:
        """Gives a store with a connection of its own that only reads."""
        from trustdesk.storage.opening import open_reader

        connection = open_reader(self._core.folder, expected=True)
        return self._core._store_on(connection, writable=False)  # noqa: SLF001 - as above

    def journal(self, store: JournalStore) -> Journal:
        """Gives the use cases on the store."""
        from trustdesk.services.journal import Journal

        return Journal(store, self._core.framework, self._core.clock)

    def let_go(self) -> None:
        """Closes the file, and keeps the lock: after a failed disk it is opened anew."""
        with suppress(JournalFault):
            self._close_file()

    def _close_file(self) -> None:
        from trustdesk.storage.connecting import close_journal

        store, connection = self._store, self._connection
        self._connection = self._store = None
        if store is not None:
            store.close()
        elif connection is not None:
            close_journal(connection)

    def close(self) -> None:
        """Closes what was opened, and lets go of the lock."""
        self._close_file()
        if self._lock is not None:
            self._lock.release()
            self._lock = None
