"""The page Läs over a journal, shown as wide as a window of 1360."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from trustdesk.domain.entry import Citation, Entry
from trustdesk.services.identity import new_id
from trustdesk.ui.reading.page import ReadingPage
from trustdesk.ui.room import Room


@pytest.fixture
def cite(core, clock) -> Callable[..., Entry]:
    """Writes a reflection that cites a page (and section), so many days ago."""

    def write(page: str, section: str, title: str, days_ago: int = 1) -> Entry:
        moment = clock.now() - timedelta(days=days_ago)
        entry = Entry(
            new_id(moment), moment.date(), moment, moment, title=title, body="Jag skrev.",
            citations=(Citation(page, section),),
        )  # fmt: skip
        with core.writing_store() as store:
            store.save(entry, reason="import")
        return entry

    return write


@pytest.fixture
def show(qtbot, desk) -> Iterator[Callable[..., ReadingPage]]:
    """Shows the page at a room and size; it lives as long as the test."""
    made: list[ReadingPage] = []

    def make(room: Room = Room.WIDE, width: int = 1156, height: int = 860) -> ReadingPage:
        page = ReadingPage(desk)
        made.append(page)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.set_room(room)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        return page

    yield make
    made.clear()


@pytest.fixture
def opened(qtbot, show) -> Callable[..., ReadingPage]:
    """Shows one page of the framework and waits until it is there."""

    def open_at(page_id: str, section: str = "", **size: Any) -> ReadingPage:
        page: ReadingPage = show(**size)
        page.show_detail(page_id, section)
        qtbot.waitUntil(lambda: page.open_page.page_id == page_id)
        page.enter()
        return page

    return open_at
