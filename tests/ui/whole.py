"""The whole window over a data folder, in the test's own process, with its clock in our hand."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTextEdit, QWidget

from tests.ui.surrounding import KeptSettings
from trustdesk.ui.dagbok.page import DagbokPage
from trustdesk.ui.desk import Desk
from trustdesk.ui.pages import LeftOpen, PageBook
from trustdesk.ui.places import TODAY
from trustdesk.ui.session import JournalSession
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.today.page import TodayPage
from trustdesk.ui.window import MainWindow
from trustdesk.wiring import Core


@contextmanager
def opened(core: Core, theme: Theme, qtbot: Any) -> Iterator[MainWindow]:
    """Opens the window as the program does and closes it as a person does."""
    session = JournalSession(core.opening())
    desk = Desk(theme, core.language, lambda: core.framework, session, core.clock)
    around = KeptSettings(core, theme).surroundings()
    left = LeftOpen()
    window = MainWindow(desk, lambda new, navigator: PageBook(new, around, navigator, left))
    around.packs.framework_changed.connect(window.renew)
    window.resize(1360, 1100)
    window.go(TODAY)
    with qtbot.waitSignal(window.first_frame):
        window.show()
    window.activateWindow()
    session.open()
    qtbot.waitUntil(lambda: session.state != "opening")
    qtbot.waitUntil(lambda: today(window)._is_read)
    try:
        yield window
    finally:
        window.close()
        around.packs.close()
        session.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()


def today(window: MainWindow) -> TodayPage:
    """Gives the page that is shown, which is I dag."""
    return cast("TodayPage", window.page)


def dagbok(window: MainWindow) -> DagbokPage:
    """Gives the page that is shown, which is the dagbok."""
    return cast("DagbokPage", window.page)


def shown(widget: QWidget) -> list[str]:
    """Gives every text that is in view, and every accessible name."""
    found = []
    for part in [widget, *widget.findChildren(QWidget)]:
        if not part.isVisible():
            continue
        found += [part.accessibleName(), part.windowTitle(), part.toolTip()]
        if isinstance(part, (QLabel, QPushButton, QLineEdit)):
            found.append(part.text())
        elif isinstance(part, QTextEdit):
            found.append(part.toPlainText())
    return [text for text in found if text]


def press(widget: QWidget, name: str) -> QPushButton:
    """Clicks the button in view that says so, or is called so, and gives it."""
    buttons = [b for b in widget.findChildren(QPushButton) if b.isVisible()]
    found = next(b for b in buttons if name in (b.text(), b.accessibleName()))
    found.click()
    return found


def dialog() -> Any:
    """Gives the dialog that lies over the window."""
    over = QApplication.activeModalWidget()
    assert over is not None
    return over
