import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from trustdesk.domain.entry import Filters
from trustdesk.ui.dagbok.page import DagbokPage


@pytest.fixture
def filled(fill):
    return fill(3)


def test_a_page_that_has_shown_all_it_can_is_freed(desk, filled, qtbot):
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
    page.several.ask_to_erase((filled[0].id,))
    desk.session.drain()
    QCoreApplication.processEvents()
    watches = [weakref.ref(page), weakref.ref(page.several), weakref.ref(page.list.calendar)]
    page.close()
    page.deleteLater()
    del page
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.session.drain()
    QCoreApplication.processEvents()
    gc.collect()
    assert [watch() for watch in watches] == [None, None, None]
