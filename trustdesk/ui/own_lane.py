"""A thread of a page's own: made when it is first needed, ended when the page is left."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject

from trustdesk.domain.faults import Fault
from trustdesk.ui.tasks import Lane, Ticket

T = TypeVar("T")
WAIT_AT_END = 2.0
"""Seconds the program waits at its end for a cancelled child to be gone."""


class OwnLane(QObject):
    """Runs calls in order on one thread, until `end`; then a new thread is made for the next."""

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._name = name
        self._lane: Lane | None = None
        self._ended: Lane | None = None
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._on_quit)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Fault], None] | None = None,
    ) -> Ticket:
        """Runs `work` off the interface thread, then `done` or `failed` on it."""
        if self._lane is None:
            self._lane = Lane(self._name, self)
        return self._lane.run(work, done, failed)

    def end(self) -> None:
        """Ends the thread after what it was given, waiting for nothing."""
        if self._lane is not None:
            self._lane.retire()
            self._ended, self._lane = self._lane, None

    def _on_quit(self) -> None:
        """Nothing of a page outlives the program: not a child, not half a file."""
        for lane in (self._lane, self._ended):
            if lane is not None:
                lane.drain(WAIT_AT_END)
