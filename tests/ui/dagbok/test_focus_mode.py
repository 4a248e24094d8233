"""Only the text: everything else folds away and comes back by F11 or Escape."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from tests.conftest import type_text
from tests.ui.surrounding import KeptSettings
from trustdesk.ui.pages import LeftOpen, PageBook
from trustdesk.ui.places import DAGBOK, READING
from trustdesk.ui.rail import Rail
from trustdesk.ui.window import MainWindow


@pytest.fixture
def filled(fill):
    return fill(3)


@pytest.fixture
def window(filled, desk, core, qtbot):
    surroundings = KeptSettings(core, desk.theme).surroundings()

    def book(desk, window):
        return PageBook(desk, surroundings, window, LeftOpen())

    window = MainWindow(desk, book)
    window.resize(1360, 860)
    window.show()
    qtbot.addWidget(window)
    qtbot.waitExposed(window)
    window.activateWindow()
    with qtbot.waitSignal(window._book.dagbok.listed):
        window.go(DAGBOK)
    window._book.dagbok.write_new()
    qtbot.waitUntil(window._book.dagbok.area.editor.text.hasFocus)
    return window


def folded(window):
    page = window.page
    parts = (window.findChild(Rail), page.list, page._spread._margin, page.area.bar)
    return [not part.isVisible() for part in parts]


def test_f11_leaves_only_the_text_and_escape_brings_the_rest_back(window, qtbot):
    edit = window.page.area.editor.text
    window.page.area.bar.panel.setChecked(True)
    assert folded(window) == [False] * 4
    qtbot.keyClick(edit, Qt.Key.Key_F11)
    assert folded(window) == [True] * 4
    assert edit.hasFocus()
    assert window.page.area.way_back.text() == "Esc tar fram resten igen."
    type_text(edit, "Bara texten.")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert folded(window) == [False] * 4
    assert edit.text() == "Bara texten."
    assert not window.page.area.way_back.isVisible()


def test_f11_again_and_leaving_the_page_bring_it_back_too(window, qtbot):
    edit = window.page.area.editor.text
    qtbot.keyClick(edit, Qt.Key.Key_F11)
    qtbot.keyClick(edit, Qt.Key.Key_F11)
    assert folded(window) == [False, False, True, False]
    qtbot.keyClick(edit, Qt.Key.Key_F11)
    window.go(READING)
    assert window.findChild(Rail).isVisible()
    window.go(DAGBOK)
    assert not window.page.area.bar.isHidden()


def test_escape_first_belongs_to_the_bar_over_a_selection(window, qtbot):
    edit = window.page.area.editor.text
    type_text(edit, "Bara texten.")
    qtbot.keyClick(edit, Qt.Key.Key_F11)
    edit.selectAll()
    qtbot.waitUntil(edit._bar.is_shown)
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert not edit._bar.is_shown()
    assert folded(window)[0]


def test_the_line_one_writes_in_stays_in_the_middle(window, qtbot):
    edit = window.page.area.editor.text
    edit.intake.insert("\n".join(f"rad {n}" for n in range(80)))
    qtbot.keyClick(edit, Qt.Key.Key_F11)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(45):
        qtbot.keyClick(edit, Qt.Key.Key_Down)
    area = window.page.area.editor._area
    y = edit.viewport().mapTo(area.viewport(), edit.cursorRect().center()).y()
    assert abs(y - area.viewport().height() / 2) < 40


def test_the_menu_says_it(window):
    actions = [a.text() for a in window.page.area.bar.more.menu().actions()]
    assert "Bara texten\tF11" in actions
