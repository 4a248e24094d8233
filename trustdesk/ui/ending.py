"""The system asks the program to end: SIGTERM and SIGINT close the window as a person would."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal


class EndingWatch(QObject):
    """Tells on the interface thread that the system asked for an end.

    Python runs signal handlers only between its own instructions, so a pipe wakes Qt at once. On
    Windows a pipe cannot: there the handler runs at the program's next timer, within a second.
    """

    end_requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wake: QSocketNotifier | None = None
        self._reading = -1
        self._listen()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)

    def _listen(self) -> None:
        if sys.platform != "win32":
            self._reading, writing = os.pipe()
            for descriptor in (self._reading, writing):
                os.set_blocking(descriptor, False)
            signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
            self._wake = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
            self._wake.activated.connect(self._on_woken)

    def _on_woken(self) -> None:
        os.read(self._reading, 64)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        QTimer.singleShot(0, self.end_requested.emit)
