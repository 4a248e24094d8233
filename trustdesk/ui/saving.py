"""Saves what is written: by itself, in order, and never pretending.

A text is given together with the reflection it belongs to, so that it can end nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from trustdesk.domain.faults import Fault
from trustdesk.ui.session import JournalSession

if TYPE_CHECKING:
    from trustdesk.domain.entry import Entry
    from trustdesk.services.journal import Journal

QUIET_MS = 700
"""Saved when no key has come for so long…"""

LATEST_MS = 1800
"""…and at the latest so long after the first key (design, section 6: 2 s)."""

RETRY_MS = 5000
"""A save that failed is tried again after this, and at the next key."""


@dataclass(frozen=True, slots=True)
class _Save:
    """One save to make, as it will run on the journal thread."""

    entry: Entry
    reason: str
    caret: int

    def __call__(self, journal: Journal) -> Entry:
        return journal.save(self.entry, self.reason, self.caret)


class Autosave(QObject):
    """Keeps one editor's reflection; `saved` only after COMMIT, `failed` with the text unsaved."""

    waiting = Signal()
    """Something was written that is not on disk yet."""
    saved = Signal(object)
    """An Entry that is on disk."""
    failed = Signal(object)
    """The Fault; the reflection is kept and tried again."""

    def __init__(self, session: JournalSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._unsaved: dict[str, _Save] = {}
        self._due: set[str] = set()
        self._quiet = self._timer(QUIET_MS)
        self._latest = self._timer(LATEST_MS)
        self._retry = self._timer(RETRY_MS)

    @property
    def unsaved(self) -> tuple[Entry, ...]:
        """The reflections whose newest form is not on disk."""
        return tuple(save.entry for save in self._unsaved.values())

    def edited(self, entry: Entry, caret: int = 0) -> None:
        """Takes a changed reflection; it is on disk within 2 s."""
        self._take(_Save(entry, "autosave", caret))
        self._quiet.start()
        if not self._latest.isActive():
            self._latest.start()
        self.waiting.emit()

    def left(self, entry: Entry, caret: int = 0) -> None:
        """An edited reflection is left: saves it now and keeps a version of it."""
        self._take(_Save(entry, "leave", caret))
        self.flush()

    def flush(self) -> None:
        """Saves what waits, now."""
        for timer in (self._quiet, self._latest, self._retry):
            timer.stop()
        due, self._due = self._due, set()
        for entry_id in due:
            save = self._unsaved[entry_id]
            self._session.write(save, partial(self._on_saved, save), partial(self._on_failed, save))

    def _take(self, save: _Save) -> None:
        self._unsaved[save.entry.id] = save
        self._due.add(save.entry.id)

    def _on_saved(self, save: _Save, entry: Entry) -> None:
        if self._unsaved.get(entry.id) is save:
            del self._unsaved[entry.id]
            self.saved.emit(entry)

    def _on_failed(self, save: _Save, fault: Fault) -> None:
        if self._unsaved.get(save.entry.id) is save:
            self._due.add(save.entry.id)
            self._retry.start()
        self.failed.emit(fault)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.flush)
        return timer
