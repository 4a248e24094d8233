"""The dagbok as a person has it before them, and how to find things in it."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from trustdesk.ui.dagbok.page import DagbokPage


@pytest.fixture
def page(desk, qtbot):
    """The page, shown and listed; a test that wants reflections asks for `filled`."""
    page = DagbokPage(desk)
    qtbot.addWidget(page)
    page.resize(1156, 860)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    with qtbot.waitSignal(page.listed):
        page.enter()
    return page


@pytest.fixture
def texts():
    """Gives every text that is in view in a widget."""

    def found(widget):
        return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]

    return found


@pytest.fixture
def button():
    """Gives the button in view with a name."""

    def found(widget, name):
        return next(
            b
            for b in widget.findChildren(QAbstractButton)
            if b.isVisible() and name in (b.text(), b.accessibleName())
        )

    return found


@pytest.fixture
def open_entry(qtbot):
    """Opens a reflection by its id, and waits until it is open."""

    def opened(page, entry_id):
        page.list.entries.select("")
        with qtbot.waitSignal(page.area.mode_changed):
            page._on_entry_requested(entry_id)
        qtbot.waitUntil(
            lambda: page.area.writing.entry is not None and page.area.writing.entry.id == entry_id
        )

    return opened


@pytest.fixture
def choose():
    """Chooses an item of a button's menu by its text."""

    def chosen(menu_button, text):
        actions = menu_button.menu().actions()
        next(a for a in actions if a.text().replace("&&", "&") == text).trigger()

    return chosen
