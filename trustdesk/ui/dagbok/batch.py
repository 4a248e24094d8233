"""The same for many reflections, a few at a time: what is written meanwhile is saved in between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from trustdesk.domain.faults import Fault
from trustdesk.services.journal import Journal
from trustdesk.ui.session import JournalSession

AT_A_TIME = 10

Action = Callable[[Journal, str], object]
"""What is done with each, by its id."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a batch: those that were done, of how many, and why it ended early."""

    done: tuple[str, ...]
    total: int
    fault: Fault | None = None


class Batch(QObject):
    """Runs an action for every id in order on the journal thread, and stops at the first fault."""

    progressed = Signal(int, int)
    """How many are done, of how many."""
    ended = Signal(object)
    """The Outcome."""

    def __init__(self, session: JournalSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._action: Action | None = None
        self._ids: tuple[str, ...] = ()
        self._done: tuple[str, ...] = ()
        self._stopped = False

    @property
    def is_running(self) -> bool:
        """True from `start` until `ended`."""
        return self._action is not None

    def start(self, ids: Sequence[str], action: Action) -> None:
        """Begins; one batch at a time."""
        if not self.is_running:
            self._ids, self._done, self._stopped = tuple(ids), (), False
            self._action = action
            self._go_on()

    def stop(self) -> None:
        """Stops after what is being done."""
        self._stopped = True

    def _go_on(self) -> None:
        action = self._action
        part = self._ids[len(self._done) : len(self._done) + AT_A_TIME]
        if action is None or not part or self._stopped:
            self._end(None)
            return

        def work(journal: Journal) -> Outcome:
            return _done(journal, part, action)

        self._session.write(work, self._on_part, self._end)

    def _on_part(self, part: Outcome) -> None:
        self._done += part.done
        self.progressed.emit(len(self._done), len(self._ids))
        if part.fault is not None:
            self._end(part.fault)
        else:
            self._go_on()

    def _end(self, fault: Fault | None) -> None:
        self._action = None
        self.ended.emit(Outcome(self._done, len(self._ids), fault))


def _done(journal: Journal, ids: Sequence[str], action: Action) -> Outcome:
    done: list[str] = []
    for entry_id in ids:
        try:
            action(journal, entry_id)
        except Fault as fault:
            return Outcome(tuple(done), len(ids), fault)
        done.append(entry_id)
    return Outcome(tuple(done), len(ids))
