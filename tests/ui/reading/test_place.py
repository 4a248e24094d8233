"""The page remembers: where one read, to the line, and when one last wrote about it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.conftest import type_text
from tests.ui.reading.test_page import EARNED, FIVE
from trustdesk.ui.reading.trail import Line
from trustdesk.ui.room import Room

ROLES = "ambetsmannens-roller"


def line(page) -> tuple[str, int]:
    """Gives the line one reads at the top, as a section and letters from its beginning."""
    text, leaf = page.open_page.text, page.open_page.leaf
    found: tuple[str, int] = text.letter_at(leaf.scrolled + 24 - text.y())
    return found


def scroll(page, pixels: int) -> None:
    page.open_page.leaf.verticalScrollBar().setValue(pixels)


def last_wrote(page):
    return page.open_page.leaf.spread.last_wrote


@pytest.mark.parametrize("pixels", [90, 700, 1530, 100_000])
def test_the_line_one_read_is_there_after_a_restart(qtbot, opened, show, pixels):
    page = opened(EARNED)
    scroll(page, pixels)
    read, scrolled = line(page), page.open_page.leaf.scrolled
    page.leave()
    again = show()
    again.enter()
    qtbot.waitUntil(lambda: again.open_page.page_id == EARNED)
    assert line(again) == read
    assert again.open_page.leaf.scrolled == scrolled


def test_the_line_is_the_same_in_another_size_and_another_width(qtbot, theme, opened, show):
    page = opened(EARNED)
    scroll(page, 1000)
    read = line(page)
    page.leave()
    theme.apply("light", 1.5)
    again = show(room=Room.NARROW, width=700)
    again.enter()
    qtbot.waitUntil(lambda: again.open_page.page_id == EARNED)
    kept = again.open_page.leaf.line
    assert (kept.section, kept.letters) == read
    again.enter()
    assert again.open_page.leaf.line == kept
    text = again.open_page.text
    top = text.y() + text.top_of_letter(*read) - again.open_page.leaf.scrolled
    assert 0 <= top <= theme.px(60)


@pytest.mark.parametrize(
    "kept", [None, 7, {}, {"section": 1}, {"section": "", "letters": "x", "further": 0},
             {"section": "gone", "letters": 10**12, "further": 1e300},
             {"section": "vilja", "letters": 10**12, "further": 0},
             {"section": "", "letters": -9, "further": -9.0}],
)  # fmt: skip
def test_a_kept_line_that_cannot_be_read_costs_nothing(qtbot, desk, show, kept):
    desk.session.set_setting("reading_place", {"page": EARNED, "section": "vilja", "line": kept})
    page = show()
    page.enter()
    qtbot.waitUntil(lambda: page.open_page.page_id == EARNED)


def test_back_leads_to_the_line_one_left_also_with_figures_on_the_page(qtbot, opened):
    page = opened(FIVE)
    scroll(page, 640)
    read, scrolled = line(page), page.open_page.leaf.scrolled
    page.show_detail(ROLES)
    qtbot.keyClick(page.open_page.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.open_page.page_id == FIVE
    assert (line(page), page.open_page.leaf.scrolled) == (read, scrolled)
    qtbot.keyClick(page.open_page.text, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.open_page.page_id == ROLES
    assert page.open_page.leaf.line == Line()


def test_words_are_found_beside_what_one_writes(qtbot, opened):
    page = opened(FIVE)
    qtbot.mouseClick(page.bar.reflect, Qt.MouseButton.LeftButton)
    editor = page.side.editor.editor.text
    qtbot.keyClick(editor, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = page.open_page.find_bar
    assert bar.field.hasFocus()
    type_text(bar.field, "tidningen")
    assert bar.count.text().startswith("1 ")
    text, leaf = page.open_page.text, page.open_page.leaf
    place = text.mapTo(leaf.viewport(), text.cursorRect().center())
    assert leaf.viewport().rect().contains(place)
    for _ in range(2):  # the first empties the field
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert page.side.is_open
    assert QApplication.focusWidget() is text


@pytest.mark.parametrize(
    ("days_ago", "said"),
    [
        (0, "Du skrev senast om den här sidan i dag."),
        (1, "Du skrev senast om den här sidan i går."),
        (38, "Du skrev senast om den här sidan den 12 oktober."),
        (400, "Du skrev senast om den här sidan den 15 oktober 2025."),
    ],
)
def test_the_page_says_when_one_last_wrote_about_it(qtbot, cite, opened, days_ago, said):
    cite(FIVE, "brukare", "Långt innan", 500)
    kept = cite(FIVE, "oklart", "Senast", days_ago)
    page = opened(FIVE)
    qtbot.waitUntil(last_wrote(page).isVisible)
    assert last_wrote(page).text() == said
    with qtbot.waitSignal(page.entry_requested) as asked:
        qtbot.mouseClick(last_wrote(page), Qt.MouseButton.LeftButton)
    assert asked.args == [kept.id]


def test_the_text_stands_still_when_that_is_known(qtbot, cite, opened):
    page = opened(FIVE)
    before = page.open_page.text.y()
    cite(FIVE, "", "Nyss")
    page.enter()
    qtbot.waitUntil(last_wrote(page).isVisible)
    assert page.open_page.text.y() == before
    title = page.open_page.leaf.spread.title.geometry()
    assert title.bottom() < last_wrote(page).y()
    assert last_wrote(page).geometry().bottom() < before
    assert last_wrote(page).height() >= 24


@pytest.mark.parametrize("state", ["opening", "locked", "broken"])
def test_nothing_is_said_while_the_journal_is_not_open(qtbot, cite, desk, opened, state):
    cite(FIVE, "", "Nyss")
    page = opened(FIVE)
    qtbot.waitUntil(last_wrote(page).isVisible)
    desk.session.state = state
    desk.session.state_changed.emit(state)
    assert not last_wrote(page).isVisible()


def test_a_page_one_has_not_written_about_says_nothing(qtbot, cite, desk, opened):
    cite(FIVE, "", "Nyss")
    page = opened(FIVE)
    qtbot.waitUntil(last_wrote(page).isVisible)
    for other in (ROLES, "ordlista", "laslista"):
        page.show_detail(other)
        assert desk.session.drain()
        QApplication.processEvents()
        assert not last_wrote(page).isVisible(), other
