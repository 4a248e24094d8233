"""The journal as the window sees it: four states, one thread that writes, one that reads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from trustdesk.domain.faults import Fault, JournalFault, msg
from trustdesk.ui.tasks import Lane, Ticket

if TYPE_CHECKING:
    from trustdesk.domain.entry import EntryRow
    from trustdesk.services.journal import Journal
    from trustdesk.services.ports import JournalReader, JournalStore

T = TypeVar("T")
State = Literal["opening", "open", "locked", "broken"]
DRAIN_SECONDS = 2.0
LOOK_FOR_CHANGES_MS = 1000
STORE_AFTER_MS = 20
KEEP_ROOM_AFTER_MS = 5000
OPEN_ANEW = frozenset({"io-error", "read-only", "unreachable", "missing"})
"""After these the disk's answer is unknown, or the file is another: what comes next is written
over a new connection."""


class Opening(Protocol):
    """How the journal is opened, in two depths (design, section 4). Called off the thread."""

    def glance(self) -> list[EntryRow]:
        """Opens the file and gives the newest rows, quickly. Raises JournalFault."""

    def store(self) -> JournalStore:
        """Gives the store that writes; loads what it needs."""

    def reader(self) -> JournalReader:
        """Gives a store of its own connection that only reads."""

    def journal(self, store: JournalStore) -> Journal:
        """Gives the use cases on the store."""

    def let_go(self) -> None:
        """Closes the file, so that `store` opens it anew; keeps the lock. Raises nothing."""

    def close(self) -> None:
        """Closes what was opened and gives up the lock."""


class JournalSession(QObject):
    """The open journal; every page asks here and nowhere else."""

    state_changed = Signal(str)
    glanced = Signal(object)
    """The newest rows (list of EntryRow), as soon as they are read."""
    changed = Signal(str)
    """A reflection was written, moved to the bin or back: its id, "" when many or unknown."""

    crashed = Signal(str)
    """Work went wrong as nobody foresaw: the name of the error's type."""

    def __init__(self, opening: Opening, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state: State = "opening"
        self.fault: Fault | None = None
        self._opening = opening
        self._journal: Journal | None = None
        self._store: JournalStore | None = None
        self._reader: JournalReader | None = None
        self._reader_due = False
        self._ready = threading.Event()
        self._version = 0
        self._writer = Lane("journal", self)
        self._readers = Lane("reader", self)
        self._writer.crashed.connect(self.crashed)
        self._readers.crashed.connect(self.crashed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(STORE_AFTER_MS)
        self._soon.timeout.connect(self._open_the_rest)
        self._room = QTimer(self)
        self._room.setSingleShot(True)
        self._room.setInterval(KEEP_ROOM_AFTER_MS)
        self._room.timeout.connect(self._keep_room)
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_FOR_CHANGES_MS)
        self._watch.timeout.connect(self.look_for_changes)

    def open(self) -> None:
        """Starts to open the journal; `glanced` and `state_changed` tell how it went."""
        self._set_state("opening")
        self._ready.clear()
        self._writer.run(self._opening.glance, self._on_glanced, self._broke)

    def write(
        self,
        work: Callable[[Journal], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Fault], None] | None = None,
    ) -> Ticket:
        """Runs `work` on the journal thread; in *opening* it waits its turn.

        Where the disk failed, the journal is opened anew and `work` is done once more.
        """
        return self._writer.run(partial(self._written, work), done, failed)

    def read(
        self,
        work: Callable[[JournalReader], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Fault], None] | None = None,
    ) -> Ticket:
        """Runs `work` on the read thread; in *opening* it waits."""
        return self._readers.run(partial(self._have_read, work), done, failed)

    def read_own(
        self,
        work: Callable[[JournalReader], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Fault], None] | None = None,
    ) -> Ticket:
        """Runs a short reading after everything written before it (on the journal thread)."""
        return self._writer.run(lambda: work(self._open_store_now()), done, failed)

    def set_setting(
        self, key: str, value: Any, failed: Callable[[Fault], None] | None = None
    ) -> None:
        """Keeps a value of the person's in the journal."""
        self._writer.run(lambda: self._open_store_now().set_setting(key, value), None, failed)

    def look_for_changes(self) -> None:
        """Looks whether another program has written; `changed` tells."""
        if self.state == "open" and self._store is not None:
            self._writer.run(lambda: self._open_store_now().data_version(), self._compare)

    def drain(self) -> bool:
        """Waits until everything given is on disk, at most 2 s; False when it is not."""
        return self._writer.drain(DRAIN_SECONDS)

    def close(self) -> None:
        """Closes the journal and ends both threads."""
        for timer in (self._watch, self._soon, self._room):
            timer.stop()
        self._ready.set()
        self._readers.run(self._close_reader)
        self._readers.stop()
        self._writer.run(self._close_store)
        self._writer.stop()

    def _on_glanced(self, rows: list[EntryRow]) -> None:
        """Lets the list be painted before the store is loaded, which takes the interpreter."""
        self.glanced.emit(rows)
        self._soon.start()

    def _open_the_rest(self) -> None:
        self._writer.run(self._open_store_now, self._opened, self._broke)

    def _open_store_now(self) -> JournalStore:
        """Gives the store (on the journal thread); what is written early opens it by itself."""
        if self.fault is not None:
            raise self.fault
        if self._store is not None:
            return self._store
        store = self._opening.store()
        self._store = store
        self._journal = self._opening.journal(store)
        self._version = store.data_version()
        return store

    def _opened(self, _store: JournalStore) -> None:
        self._ready.set()
        self._watch.start()
        self._room.start()
        self._set_state("open")

    def _keep_room(self) -> None:
        """Sets room on the disk aside, when everything a start needs is done."""
        self._writer.run(self._lay_ballast)

    def _lay_ballast(self) -> None:
        self._open_store_now().ballast.lay()

    def _broke(self, fault: Fault) -> None:
        self.fault = fault
        self._ready.set()
        self._set_state("broken")

    def _set_state(self, state: State) -> None:
        self.state = state
        self.state_changed.emit(state)

    def _compare(self, version: int) -> None:
        if version != self._version:
            self._version = version
            self.changed.emit("")

    def _have_read(self, work: Callable[[JournalReader], T]) -> T:
        try:
            return work(self._open_reader())
        except JournalFault as fault:
            self._reader_due = self._reader_due or fault.kind in OPEN_ANEW
            raise

    def _written(self, work: Callable[[Journal], T]) -> T:
        try:
            return work(self._open_journal())
        except JournalFault as fault:
            if fault.kind not in OPEN_ANEW or self._store is None:
                raise
        self._store = self._journal = None
        self._reader_due = True
        self._opening.let_go()
        return work(self._open_journal())

    def _open_journal(self) -> Journal:
        self._open_store_now()
        if self._journal is None:
            raise self.fault or not_open()
        return self._journal

    def _open_reader(self) -> JournalReader:
        self._ready.wait()
        if self._reader_due:
            self._reader_due = False
            self._close_reader()
        if self._reader is None:
            if self._store is None:
                raise self.fault or not_open()
            self._reader = self._opening.reader()
        return self._reader

    def _close_reader(self) -> None:
        reader, self._reader = self._reader, None
        closer = getattr(reader, "close", None)
        if closer is not None:
            closer()

    def _close_store(self) -> None:
        if self._store is not None:
            self._store.close()
        self._opening.close()
        self._store = self._journal = None


def not_open() -> JournalFault:
    """Gives the fault for work on a journal that is not open."""
    return JournalFault(
        "not-open",
        msg("The journal is not open."),
        msg("Your text stays on screen. Save a copy of it if you need to close TrustDesk."),
    )
