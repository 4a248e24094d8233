"""A key in a 50 kB reflection of the whole dagbok page, spelling on, beside the same key in a
QPlainTextEdit.

Interface-thread processor time a key, with everything it sets off until the window is painted.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from trustdesk.paths import DataFolder, bundled
from trustdesk.services.clock import SystemClock
from trustdesk.services.identity import new_id
from trustdesk.wiring import Core
from trustdesk.wiring.workers import SPELLING_WORKER

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

SIZE, PARAGRAPH = 50_000, 4_000
KEYS = 400
_SENTENCE = (
    "Handläggaren ringde upp och **frågade** vad som *egentligen* hade hänt, fast mallen sa brev "
    "och rutinnen bara nämnde mejl; ==det var frågan vi inte hade ställt==. "
)
_TYPED = "Sen skrev jag att det blev bättre än väntat, fast ordet var felstavatt. "


def text() -> str:
    """Gives 50 kB in paragraphs of at most 4 kB."""
    paragraph = (_SENTENCE * (PARAGRAPH // len(_SENTENCE) + 1))[: PARAGRAPH - 2]
    return "\n\n".join([paragraph] * (SIZE // PARAGRAPH))


def press(widget: QWidget, char: str) -> None:
    """Types one character and lets the window answer and paint."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char)
        QApplication.sendEvent(widget, event)
    QApplication.processEvents()


def keys(widget: QWidget, count: int) -> list[float]:
    """Gives the processor time of each key, in ms."""
    spent = []
    for number in range(count):
        began = time.thread_time()
        press(widget, _TYPED[number % len(_TYPED)])
        spent.append((time.thread_time() - began) * 1000)
    return spent


def _settle(done: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)


def _page(app: QApplication, folder: Path, command: list[str]):  # noqa: ANN202 - what follows
    from trustdesk.domain.entry import Entry
    from trustdesk.spelling.child import SpellingChild
    from trustdesk.ui.dagbok.page import DagbokPage
    from trustdesk.ui.desk import Desk
    from trustdesk.ui.session import JournalSession
    from trustdesk.ui.theme.theme import Theme
    from trustdesk.ui.writing.spelling import Spelling

    theme = Theme(app, bundled("resources"))
    theme.apply()
    core = Core(DataFolder(folder), "sv", SystemClock())
    session = JournalSession(core.opening())
    session.open()
    spelling = Spelling(SpellingChild(command), session, lambda: core.framework)
    desk = Desk(theme, core.language, lambda: core.framework, session, core.clock, lambda: spelling)
    page = DagbokPage(desk)
    page.resize(1156, 860)
    page.show()
    now = core.clock.now()
    page.area.start(Entry(new_id(now), now.date(), now, now, body=text()))
    page._on_opened()  # noqa: SLF001 - as write_about does
    return page, spelling, session


def measure(count: int = KEYS) -> dict[str, float]:
    """Gives median and 99th percentile of a key, and those of the floor, in ms."""
    from trustdesk.ui.writing.checking import Checking

    app = QApplication.instance() or QApplication(["trustdesk", "-style", "fusion"])
    assert isinstance(app, QApplication)
    command = [sys.executable, "-m", "trustdesk", SPELLING_WORKER]
    with tempfile.TemporaryDirectory() as place:
        page, spelling, session = _page(app, Path(place), command)
        _settle(lambda: session.state == "open")
        edit = page.area.editor.text
        edit.setFocus()
        cursor = edit.textCursor()
        cursor.setPosition(SIZE // 2)
        edit.setTextCursor(cursor)
        keys(edit, 10)
        _settle(lambda: edit.findChild(Checking) is not None and bool(spelling.lexicon._wrong))  # noqa: SLF001
        _settle(lambda: not edit.findChild(Checking).is_busy())
        ours = keys(edit, count)
        spelling.close()
        page.leave()
        session.close()
        page.deleteLater()
        plain = QPlainTextEdit()
        plain.setPlainText(text())
        plain.resize(600, 800)
        plain.show()
        plain.setFocus()
        lowest = keys(plain, count)
        plain.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return {
        "key_ms": statistics.median(ours),
        "key_p99_ms": statistics.quantiles(ours, n=100)[-1],
        "worst_ms": max(ours),
        "floor_ms": statistics.median(lowest),
        "floor_p99_ms": statistics.quantiles(lowest, n=100)[-1],
    }


def main() -> None:
    """Prints one line."""
    found = measure()
    print(
        f"typing: {found['key_ms']:.2f} ms a key (99 %: {found['key_p99_ms']:.2f}, worst "
        f"{found['worst_ms']:.1f}), QPlainTextEdit {found['floor_ms']:.2f} ms "
        f"(99 %: {found['floor_p99_ms']:.2f})"
    )
