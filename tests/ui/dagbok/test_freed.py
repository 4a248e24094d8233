import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from trustdesk.domain.entry import Filters
from trustdesk.ui.dagbok.page import DagbokPage


@pytest.fixture
def filled(fill):
    return fill(3)


def shown(desk, entry, qtbot):
    """Gives a page that has shown all it can."""
    page = DagbokPage(desk)
    page.resize(1156, 860)
    page.show()
    with qtbot.waitSignal(page.listed):
        page.enter()
    qtbot.waitUntil(lambda: page.area.writing.entry is not None)
    page.area.show_versions()
    qtbot.waitUntil(lambda: page.area.versions.text.toPlainText() != "")
    page.list.head.calendar_word.click()
    page.show_filtered(Filters(tag="a"))
    page.list.entries.begin_choosing()
    page.templates.choose()
    page.several.ask_to_erase((entry.id,))
    return page


def test_a_page_that_has_shown_all_it_can_is_freed(desk, session, filled, qtbot):
    page = shown(desk, filled[0], qtbot)
    watches = [weakref.ref(page), weakref.ref(page.several), weakref.ref(page.list.calendar)]
    page.close()
    page.deleteLater()
    del page
    session.drain()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    gc.collect()
    assert [watch() for watch in watches] == [None, None, None]
