"""What tests share. Nothing here imports Qt until a test needs it."""

import faulthandler
import os
import sys
import tempfile
import threading
import time
from pathlib import Path

import hypothesis
import pytest

# The same examples in each run: a test is green or red for what was changed, not by chance.
hypothesis.settings.register_profile("steady", derandomize=True, database=None)
hypothesis.settings.load_profile("steady")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

RESOURCES = Path(__file__).resolve().parent.parent / "resources"


@pytest.fixture(autouse=True)
def flush_deleted():
    """Frees the windows of a test: pytest-qt asks for deletion, but nobody runs it."""
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent

    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def themed_app(qapp):
    """The application with every font loaded and the theme set up; gives the theme."""
    from trustdesk.ui.theme.theme import Theme

    qapp.setStyle("Fusion")
    theme = Theme(qapp, RESOURCES)
    theme.load_remaining_fonts()
    theme.apply("light", 1.0)
    return theme


@pytest.fixture
def theme(themed_app):
    """The theme, light at 100 % when the test begins and when it ends."""
    themed_app.apply("light", 1.0)
    yield themed_app
    if themed_app.tokens.name != "light" or themed_app.scale != 1.0:
        themed_app.apply("light", 1.0)


def type_text(widget, text: str) -> None:
    """Types as a person does; qtbot.keyClicks ends the process at the first å, ä or ö."""
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    for letter in text:
        key = Qt.Key.Key_Return if letter == "\n" else ord(letter.upper())
        code = int(key) if letter == "\n" or letter.isascii() else 0
        written = "\r" if letter == "\n" else letter
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, written)
            QCoreApplication.sendEvent(widget, event)


class StallProbe:
    """How long the interface thread was held: a heartbeat in it, and a watcher that takes its
    stack while a beat is late.

    `cpu` (ms of the thread's processor time between two beats) is steady on a loaded machine:
    assert on it. `wall` is what a person feels. `late` holds who was at work.
    """

    def __init__(self, beat: int = 4, limit: float = 16.0) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.limit = limit
        self.late: list[str] = []
        self.reset()
        self._beat = beat
        self._running = True
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(beat)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def reset(self) -> None:
        """Begins to measure anew."""
        self.cpu = self.wall = 0.0
        self._last, self._last_cpu = time.perf_counter(), time.thread_time()

    def close(self) -> None:
        """Ends the watcher."""
        self._timer.stop()
        self._running = False
        self._watcher.join()

    def _tick(self) -> None:
        now, cpu = time.perf_counter(), time.thread_time()
        self.wall = max(self.wall, (now - self._last) * 1e3 - self._beat)
        self.cpu = max(self.cpu, (cpu - self._last_cpu) * 1e3)
        self._last, self._last_cpu = now, cpu

    def _watch(self) -> None:
        seen = 0.0
        while self._running:
            time.sleep(0.004)
            overdue = (time.perf_counter() - self._last) * 1e3 > self.limit + self._beat
            if overdue and seen != self._last:
                seen = self._last
                self.late.append(_stacks())


def _stacks() -> str:
    """Gives what every thread is doing, without holding on to a frame.

    A frame held here would keep what a slot left behind, and free it in this thread: a text
    cursor or a painter that ends in the wrong thread ends the process.
    """
    with tempfile.TemporaryFile() as file:
        faulthandler.dump_traceback(file)
        file.seek(0)
        return file.read().decode("utf-8", "replace")


@pytest.fixture
def stalls(qapp):
    """A StallProbe that ends with the test."""
    probe = StallProbe()
    yield probe
    probe.close()
