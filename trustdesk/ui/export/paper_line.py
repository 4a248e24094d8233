"""A paper on its way to a file: where to, how far it has come, how it went."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.faults import Cancelled, Fault, msg
from trustdesk.services.exporting import Cancelled as AskCancelled
from trustdesk.services.exporting import Notice, Progress
from trustdesk.ui.desk import Desk
from trustdesk.ui.export.asking import AskPath, suggested_file
from trustdesk.ui.export.outcome import Outcome
from trustdesk.ui.export.saving import Saved, own_folder
from trustdesk.ui.own_lane import OwnLane
from trustdesk.ui.tasks import Ticket
from trustdesk.ui.widgets.buttons import QuietButton
from trustdesk.ui.widgets.labels import StatusLine

PREPARING = msg("Preparing")
LONGEST_NAME = 80
_NOT_IN_A_NAME = str.maketrans(dict.fromkeys('\\/:*?"<>|\n\t', " "))

Printing = Callable[[Path, Progress, AskCancelled, Callable[[Notice], None]], object]
"""Writes a paper to a path; called off the interface thread. Raises Fault or Cancelled."""


class PaperLine(QWidget):
    """Hidden until it has something to say; one paper at a time, and freeing it cancels it."""

    progressed = Signal(str)
    """A phase (msgid); from the thread that writes."""
    finished = Signal()
    """A paper was saved, was not, or the person changed their mind while it was set."""

    def __init__(
        self, desk: Desk, data_folder: Path, ask: AskPath, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._data_folder = data_folder
        self._ask = ask
        self._opens = self._had_focus = False
        self._stop: Event | None = None
        self._lane = OwnLane("paper", self)
        self._phase = StatusLine(desk.theme)
        self.cancel = QuietButton(desk.theme, desk.tr("Cancel"))
        self.cancel.setAccessibleName(desk.tr("Cancel saving"))
        self.outcome = Outcome(desk)
        self._column = QVBoxLayout(self)
        for widget in (self._phase, self.outcome):
            self._column.addWidget(widget)
        self._column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self.cancel.clicked.connect(self._on_cancel)
        self.progressed.connect(self._on_progressed)
        self._running: list[tuple[Event, Ticket]] = []
        self.destroyed.connect(partial(_give_up, self._running))
        self.set_edges(0, 0)
        self.hide()

    def set_edges(self, left: int, right: int) -> None:
        """Lines what is said up with the columns of the page, in pixels from either side."""
        px = self._desk.theme.px
        self._column.setContentsMargins(left, px(4), right, px(12))
        self._column.setSpacing(px(6))

    def begin(self, name: str, printing: Printing, *, opens: bool = False) -> None:
        """Asks for a place and writes; `opens` shows the file in the system's viewer then.

        Nothing happens when the person changes their mind, or while a paper is being written.
        """
        if self._stop is not None:
            return
        out = self._ask(self.window(), suggested_file(file_name(name)))
        if out is None:
            return
        if out.resolve().is_relative_to(self._data_folder.resolve()):
            self._end_with_fault(own_folder(out))
            return
        self._opens, self._stop = opens, Event()
        self._on_progressed(PREPARING)
        work = partial(_printed, printing, out, self._stop, self.progressed.emit)
        ticket = self._lane.run(work, self._on_done, self._end_with_fault)
        self._running[:] = [(self._stop, ticket)]

    def dismiss(self) -> None:
        """Takes away what was said; a paper that is being written is still told of."""
        if self._stop is None:
            self.outcome.clear()
            self.hide()

    def _on_progressed(self, phase: str) -> None:
        if self._stop is None:
            return
        self.outcome.clear()
        self._phase.say(f"{self._desk.tr(phase)}…")
        self._phase.show()
        self.cancel.show()
        self.show()

    def _on_cancel(self) -> None:
        if self._stop is not None:
            self._stop.set()

    def _on_done(self, saved: Saved | None) -> None:
        self._rest()
        if saved is None:
            self.outcome.tell_cancelled()
        else:
            self.outcome.tell_saved(saved)
            if self._opens:
                self.outcome.open_file(saved.files[0])
        self._add_close()

    def _end_with_fault(self, fault: Fault) -> None:
        self._rest()
        self.outcome.tell_fault(fault)
        self._add_close()

    def _rest(self) -> None:
        self._had_focus = self.cancel.hasFocus()
        self._stop = None
        self._running.clear()
        self._lane.end()
        self._phase.say("")
        self._phase.hide()
        self.cancel.hide()
        self.show()

    def _add_close(self) -> None:
        close = self.outcome.add_action(self._desk.tr("Close"))
        close.setAccessibleName(self._desk.tr("Close the message"))
        close.clicked.connect(self.dismiss)
        if self._had_focus:
            close.setFocus(Qt.FocusReason.TabFocusReason)
        self.finished.emit()


def file_name(name: str) -> str:
    """Gives a name without the signs that no system has in one."""
    return " ".join(name.translate(_NOT_IN_A_NAME).split())[:LONGEST_NAME].strip(" .")


def _printed(
    printing: Printing, out: Path, stop: Event, phase: Callable[[str], None]
) -> Saved | None:
    """Gives what was saved, or None when the person cancelled. Raises Fault."""
    notices: list[Notice] = []

    def progress(text: str, _share: float | None) -> None:
        if not stop.is_set():
            phase(text)

    try:
        printing(out, progress, stop.is_set, notices.append)
    except Cancelled:
        return None
    return Saved((out,), tuple(notices))


def _give_up(running: list[tuple[Event, Ticket]], *_gone: object) -> None:
    """Nothing goes on being set for a line that is no more."""
    for stop, ticket in running:
        stop.set()
        ticket.drop()
