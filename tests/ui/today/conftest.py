"""The page of I dag in a shown window, and reflections of chosen days in its journal."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from trustdesk.domain.entry import Entry, Filters
from trustdesk.services.identity import new_id
from trustdesk.ui.today.page import TodayPage


@pytest.fixture
def plant(core, clock) -> Callable[..., Entry]:
    """Writes a reflection of so many days ago, before the journal is opened, and gives it."""

    def write(days_ago: int, body: str = "", **changes) -> Entry:
        moment = clock.now() - timedelta(days=days_ago)
        entry = Entry(new_id(moment), moment.date(), moment, moment, body=body, **changes)
        with core.writing_store() as store:
            store.save(entry, reason="import")
        return entry

    return write


@pytest.fixture
def planted(request) -> None:
    """Overridden where a test wants something in the journal before it opens."""


@pytest.fixture
def show(desk, qtbot) -> Callable[[], TodayPage]:
    """Shows I dag, with all that stands under its sheet."""

    def make() -> TodayPage:
        page = TodayPage(desk)
        qtbot.addWidget(page)
        page.resize(1156, 1400)
        page.show()
        qtbot.waitExposed(page)
        page.enter()
        qtbot.waitUntil(lambda: page._is_read)
        return page

    return make


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def buttons(widget: QWidget) -> list[str]:
    return [b.text() for b in widget.findChildren(QPushButton) if b.isVisible() and b.text()]


def button(widget: QWidget, name: str) -> QPushButton:
    return next(b for b in widget.findChildren(QPushButton) if b.text() == name and b.isVisible())


def kept(core) -> list[Entry]:
    with core.reading() as reader:
        return list(reader.entries(Filters()))
