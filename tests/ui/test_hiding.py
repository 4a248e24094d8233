"""Göm: Ctrl+Shift+L leaves nothing of one's own in view, and loses nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.conftest import type_text
from tests.ui.whole import dialog, opened, shown
from trustdesk.domain.entry import Citation, Entry, Filters
from trustdesk.services.identity import new_id
from trustdesk.ui.places import DAGBOK, READING, SEARCH, TODAY

OWN = "Hemligheten"
KEYS = (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


@pytest.fixture
def window(core, theme, clock, qtbot):
    now = clock.now()
    first = core.framework.pages[0].id
    entry = Entry(
        new_id(now),
        now.date(),
        now,
        now,
        title=f"{OWN} i rubriken",
        body=f"{OWN} i texten.",
        citations=(Citation(first),),
    )
    with core.writing_store() as store:
        store.save(entry)
    with opened(core, theme, qtbot) as made:
        yield made


def hide(qtbot, window):
    qtbot.keyClick(QApplication.focusWidget() or window, *KEYS)
    assert window.page_id == READING


def nothing_own(window):
    return not any(OWN in text for text in shown(window))


def kept(core):
    with core.reading() as reader:
        return [entry.body for entry in reader.entries(Filters())]


def test_what_is_being_written_is_hidden_at_once_and_saved(window, core, qtbot):
    type_text(window.page.sheet.text, f"{OWN} på arket.")
    assert not nothing_own(window)
    hide(qtbot, window)
    assert nothing_own(window)
    assert window.page.open_page.text.hasFocus()
    qtbot.waitUntil(lambda: f"{OWN} på arket." in kept(core))
    window.go(TODAY)
    assert window.page.sheet.text.text() == f"{OWN} på arket."
    window.page.sheet.text.undo()  # the way back is still there, too
    assert window.page.sheet.text.text() != f"{OWN} på arket."


@pytest.mark.parametrize("page", [DAGBOK, SEARCH, READING])
def test_from_every_page_and_not_in_the_margin_either(page, window, core, qtbot):
    window.go(READING, core.framework.pages[0].id)
    qtbot.waitUntil(lambda: not nothing_own(window))  # the margin names the reflection
    window.go(page, OWN if page == SEARCH else "")
    qtbot.waitUntil(lambda: not nothing_own(window))
    hide(qtbot, window)
    assert nothing_own(window)
    window._desk.session.changed.emit("")  # what happens behind it brings nothing back
    answered: list[object] = []
    window._desk.session.read(lambda reader: reader.tags(), answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    assert nothing_own(window)
    window.go(TODAY)
    window.go(READING)
    qtbot.waitUntil(lambda: not nothing_own(window))


def test_the_page_is_the_one_read_last(window, core, qtbot):
    last = core.framework.pages[3].id
    window.go(READING, last)
    qtbot.waitUntil(lambda: window.page.open_page.page_id == last)
    window.go(TODAY)
    hide(qtbot, window)
    assert window.page.open_page.page_id == last


def test_over_a_dialog_it_is_put_away_too(window, core, qtbot):
    window.page._rest._ask_for_sentence("x", (OWN, _sentences()))
    over = dialog()
    qtbot.waitUntil(over.isActiveWindow)
    assert any(OWN in text for text in shown(over))
    qtbot.keyClick(over, *KEYS)
    assert QApplication.activeModalWidget() is None
    assert window.page_id == READING
    assert nothing_own(window)


def test_it_is_a_command_of_the_palette(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window._book.commands.palette
    type_text(palette.field, "göm det")
    qtbot.waitUntil(lambda: palette.list.model().rowCount() > 0)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.page_id == READING
    assert nothing_own(window)


def test_out_of_focus_mode_the_way_back_is_there(window, qtbot):
    window.go(DAGBOK)
    window.page.write_new()
    type_text(QApplication.focusWidget(), f"{OWN} mitt i.")
    window.page.only_text.toggle()
    assert not window._rail.isVisible()
    hide(qtbot, window)
    assert nothing_own(window)
    assert window._rail.isVisible()
    window.go(DAGBOK)
    assert f"{OWN} mitt i." in window.page.area.editor.text.text()


def test_the_palette_itself_is_put_away(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window._book.commands.palette
    type_text(palette.field, OWN)
    hide(qtbot, window)
    assert not palette.isVisible()
    assert nothing_own(window)


def _sentences():
    from trustdesk.domain.sentences import sentences_of

    return sentences_of(f"{OWN} ett. {OWN} två.", 60)
