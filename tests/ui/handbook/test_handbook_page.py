import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from tests.conftest import type_text
from tests.floor import floor_ms
from tests.ui.surrounding import KeptSettings
from trustdesk import __version__
from trustdesk.ui.handbook.page import HandbookPage


@pytest.fixture
def page(desk, core, qtbot):
    made = HandbookPage(desk, KeptSettings(core, desk.theme).surroundings())
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    qtbot.waitExposed(made)
    made.enter()
    qtbot.waitUntil(lambda: bool(made.view.toPlainText()))
    return made


def shown(page) -> str:
    text: str = page.view.toPlainText()
    return text


def top_line(page) -> str:
    """Gives the line at the top of what is seen."""
    cursor: QTextCursor = page.view.cursorForPosition(page.view.viewport().rect().topLeft())
    return cursor.block().text()


def test_it_tells_the_real_folder_and_version(page, core):
    assert str(core.folder.root) in shown(page)
    assert f"TrustDesk {__version__}" in shown(page)
    assert "{folder}" not in shown(page)
    assert "{version}" not in shown(page)


@pytest.mark.parametrize("core", ["en"], indirect=True)
def test_it_speaks_the_language_of_the_window(page):
    assert shown(page).startswith("Handbook")
    assert "not legal advice" in shown(page)


def test_its_contents_lead_to_the_sections(page, desk, qtbot):
    view = page.view
    place = view.document().find("Säkerhetskopior")
    box = view.cursorRect(place)
    spot = box.center()
    spot.setX(box.left() - 20)
    assert view.verticalScrollBar().value() == 0
    assert view.anchorAt(spot) == "#kopior"
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert view.verticalScrollBar().value() > 0
    assert top_line(page) == "Säkerhetskopior"


def test_a_section_can_be_asked_for(page):
    page.show_detail("skydd")
    assert top_line(page).startswith("Vad som skyddar")


def test_words_are_found_and_enter_goes_on(page, qtbot):
    qtbot.keyClick(page.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = page.finding.field
    assert field.hasFocus()
    type_text(field, "reflektion")
    count = page.finding.count.text()
    assert count.startswith("1 ")
    first = page.view.verticalScrollBar().value()
    for _ in range(4):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.finding.count.text().startswith("5 ")
    assert page.view.verticalScrollBar().value() > first
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert page.finding.count.text().startswith("4 ")


def test_a_word_that_is_not_there_is_said_so(page, desk):
    page.finding.begin()
    type_text(page.finding.field, "xyzzy")
    assert page.finding.count.text() == desk.tr("Not in the handbook")


def test_escape_empties_the_field_and_then_goes_back_to_the_text(page, qtbot):
    page.finding.begin()
    type_text(page.finding.field, "dagbok")
    assert page.view.extraSelections()
    qtbot.keyClick(page.finding.field, Qt.Key.Key_Escape)
    assert page.finding.field.text() == ""
    assert not page.view.extraSelections()
    qtbot.keyClick(page.finding.field, Qt.Key.Key_Escape)
    assert page.view.hasFocus()


def heading_place(page, words: str) -> int:
    """Gives how far below the top of what is seen a heading stands, in pixels."""
    found = [block for block in blocks(page) if block.text().startswith(words)]
    top: int = page.view.cursorRect(QTextCursor(found[-1])).top()
    return top


def blocks(page):
    block = page.view.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def test_another_theme_and_size_stay_at_the_place(page, desk):
    page.show_detail("skydd")
    page.repaint()
    before, html = heading_place(page, "Vad som skyddar"), page.view.toHtml()
    desk.theme.apply("dark", 1.0)
    assert page.view.toHtml() != html
    assert abs(heading_place(page, "Vad som skyddar") - before) <= 2
    page.repaint()
    desk.theme.apply("dark", 1.5)
    assert abs(heading_place(page, "Vad som skyddar") - before) <= 30
    bar = page.view.verticalScrollBar()
    bar.setValue(0)
    desk.theme.apply("light", 1.0)
    assert bar.value() == 0


def test_laying_it_out_holds_the_thread_shortly(desk, core, qtbot, stalls):
    made = HandbookPage(desk, KeptSettings(core, desk.theme).surroundings())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    stalls.reset()
    made.enter()
    qtbot.waitUntil(lambda: bool(made.view.toPlainText()))
    assert stalls.cpu < 90 * floor_ms(), stalls.late
