"""After a sudden end the text is where it was, and the cursor too.

A kill leaves the data folder as it lies at that moment: the tests go on with a copy of it, taken
while the window is open and nothing has been closed.
"""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from tests.conftest import type_text
from tests.ui.whole import dagbok, opened, press, shown, today
from trustdesk.domain.entry import Filters
from trustdesk.paths import DataFolder
from trustdesk.ui.places import DAGBOK, READING, TODAY
from trustdesk.wiring import Core

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def left(core, clock, tmp_path_factory):
    """Gives the services over what a kill would leave right now."""

    def take() -> Core:
        place = tmp_path_factory.mktemp("left") / "data"
        shutil.copytree(core.folder.root, place, ignore=shutil.ignore_patterns("*-shm"))
        return Core(DataFolder(place), "sv", clock)

    return take


def kept(core):
    with core.reading() as reader:
        return list(reader.entries(Filters()))


def write_and_go_back(edit, text, back, qtbot, core):
    """Writes, puts the cursor some letters back and writes one more there."""
    type_text(edit, text)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    for _ in range(back):
        qtbot.keyClick(edit, Qt.Key.Key_Left)
    type_text(edit, "!")
    body = edit.text()
    qtbot.waitUntil(lambda: body in [entry.body for entry in kept(core)], timeout=4000)
    return body, edit.caret()


def test_the_sheet_holds_what_it_held_with_the_cursor_where_it_was(core, left, theme, qtbot):
    with opened(core, theme, qtbot) as window:
        sheet = today(window).sheet
        body, caret = write_and_go_back(sheet.text, "Tre ord åäö.", 4, qtbot, core)
        qtbot.waitUntil(lambda: sheet._remembered != "")
        window._desk.session.drain()
        after = left()
    with opened(after, theme, qtbot) as window:
        sheet = today(window).sheet
        assert (sheet.text.text(), sheet.text.caret()) == (body, caret)
        assert sheet.text.hasFocus()
        assert "Sparad 14.32" in shown(window)
        assert body not in [text for text in shown(window) if text != sheet.text.toPlainText()]
        type_text(sheet.text, "?")
        with qtbot.waitSignal(sheet.kept):
            qtbot.keyClick(sheet.text, Qt.Key.Key_Return, CTRL)
    [entry] = kept(after)
    assert entry.body == body[:caret] + "?" + body[caret:]
    with opened(after, theme, qtbot) as window:
        assert today(window).sheet.text.text() == ""  # one was done with it


def test_on_another_day_the_sheet_is_empty_and_the_text_in_the_dagbok(
    core, left, clock, theme, qtbot
):
    with opened(core, theme, qtbot) as window:
        write_and_go_back(today(window).sheet.text, "Kvällens text", 0, qtbot, core)
        window._desk.session.drain()
        after = left()
    clock.move(days=1)
    with opened(after, theme, qtbot) as window:
        assert today(window).sheet.text.text() == ""
        assert "Kvällens text!" in shown(window)  # under Fortsätt


def test_what_is_being_written_already_stays(core, left, theme, qtbot):
    with opened(core, theme, qtbot) as window:
        write_and_go_back(today(window).sheet.text, "Det första", 0, qtbot, core)
        window._desk.session.drain()
        after = left()
    with opened(after, theme, qtbot) as window:
        today(window).sheet.text.load("")
        today(window).sheet._entry = None
        type_text(today(window).sheet.text, "Det andra")
        first = next(e for e in kept(after) if e.body == "Det första!")
        today(window).sheet.take_up(first, 0)
        assert today(window).sheet.text.text() == "Det andra"
    assert {entry.body for entry in kept(after)} == {"Det första!", "Det andra"}


def test_fortsatt_leads_back_to_the_word(core, left, theme, qtbot):
    with opened(core, theme, qtbot) as window:
        window.go(DAGBOK)
        dagbok(window).write_new()
        edit = dagbok(window).area.editor.text
        body, caret = write_and_go_back(edit, "En lång tanke.", 7, qtbot, core)
        after = left()
    with opened(after, theme, qtbot) as window:
        press(window, body)
        assert window.page_id == DAGBOK
        qtbot.waitUntil(lambda: dagbok(window).area.editor.text.text() == body)
        edit = dagbok(window).area.editor.text
        qtbot.waitUntil(edit.hasFocus)
        assert edit.caret() == caret
        assert QApplication.focusWidget() is edit


def test_what_the_dagbok_changes_the_sheet_takes_in(core, theme, qtbot):
    with opened(core, theme, qtbot) as window:
        write_and_go_back(today(window).sheet.text, "På arket", 0, qtbot, core)
        written = today(window).sheet.on_sheet()
        assert written is not None
        window.go(DAGBOK, written.id)
        edit = dagbok(window).area.editor.text
        qtbot.waitUntil(lambda: edit.text() == "På arket!")
        type_text(edit, " och mer")
        changed = edit.text()
        window.go(TODAY)
        qtbot.waitUntil(lambda: today(window).sheet.text.text() == changed)
        window.go(READING)
        window.go(TODAY)
        type_text(today(window).sheet.text, "?")
    assert len(kept(core)) == 1
    assert kept(core)[0].body.replace("?", "") == changed
