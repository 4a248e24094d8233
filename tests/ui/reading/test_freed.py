"""A page that was read is gone with its window: nothing holds it, neither theme nor journal."""

import gc
import weakref
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from trustdesk.ui.reading.page import ReadingPage
from trustdesk.ui.room import Room


def is_read(page: ReadingPage) -> bool:
    return page.open_page.page_id != ""


def held(page: ReadingPage) -> tuple[object, ...]:
    side = page.side.editor
    parts = page.open_page.leaf.spread, page.open_page.reading_list, page.card, page.contents
    return (page, *parts, page.side, side, side.editor, side.writing)


def test_a_closed_page_is_freed_with_all_it_holds(qtbot, desk, theme, cite):
    cite("fem-relationer", "brukare", "Möte")
    page = ReadingPage(desk)
    page.resize(1156, 700)
    page.set_room(Room.WIDE)
    page.show()
    page.show_detail("fem-relationer")
    qtbot.waitUntil(partial(is_read, page))
    page.open_page.text.link_activated.emit("term:tillit")
    page.go_back()
    page.show_detail("laslista")
    page.open_page.reading_list.view.choose(desk.framework.reading[0].id)
    page.show_detail("fem-relationer")
    page.bar.reflect.click()
    page.side.editor.choices.click()
    gone = [weakref.ref(w) for w in held(page)]
    page.leave()
    page.close()
    page.deleteLater()
    del page
    assert desk.session.drain()
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [ref() for ref in gone if ref() is not None] == []
    theme.apply("dark")  # nobody is left to be told, so nothing raises
    desk.session.changed.emit("")
