"""Markeringar: everything that is marked or quoted, page by page, also what stands no more."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.conftest import type_text
from tests.ui.reading.test_marking import cite_words, kept, mark, press, softly_shown
from tests.ui.whole import shown
from trustdesk.ui.reading.marked_list import FIELD_FROM
from trustdesk.ui.reading.shelf import MARKED

__all__ = ["mark"]

KEY = Qt.Key
WORDS = "Kontrollen blir tät"
GONE = "ord ur en mening som ingen minns längre"


def rows(page) -> list[str]:
    model = page.open_page.marked_list.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.fixture
def listed(opened, qtbot):
    """Shows the list when it holds so many rows, headings among them."""

    def show(count: int, **size):
        page = opened(MARKED, **size)
        qtbot.waitUntil(lambda: len(rows(page)) == count)
        return page

    return show


def test_an_empty_list_says_what_it_is_for(listed):
    page = listed(0)
    assert any(text.startswith("Här är inget ännu.") for text in shown(page))
    assert not page.bar.more.isVisible()
    assert not page.bar.reflect.isVisible()


def test_what_is_marked_stands_under_its_page_in_reading_order(core, clock, mark, listed):
    mark("en balans mellan", page="tillitsmodellen", note="Viktigt")
    cite_words(core, clock, WORDS, "Listan", section="linjen")
    mark(GONE, kind="bookmark")
    mark("sida som är borta", page="borta-sidan")
    page = listed(7)
    titles = [row for row in rows(page) if "”" not in row]
    assert titles[0].startswith("Tillitsmodellen")
    assert titles[1].startswith("En balans")
    assert titles[2] == "En sida som inte finns kvar: borta-sidan"
    told = "\n".join(rows(page))
    assert f"”{WORDS}”. Reflektion · 18 november · Listan" in told
    assert f"”{GONE}”. Bokmärke · 19 november. Står inte kvar" in told
    assert "”sida som är borta”. Markering · 19 november. Står inte kvar" in told


def test_by_keys_alone_one_comes_to_the_words_on_their_page(mark, listed, qtbot):
    mark(WORDS, section="linjen")
    page = listed(2)
    view = page.open_page.marked_list.view
    page.open_page.focus_text()
    assert page.focusWidget() is view
    qtbot.keyClick(view, KEY.Key_Down)
    assert "Visa på sidan" in shown(page)
    qtbot.keyClick(view, KEY.Key_Return)
    qtbot.waitUntil(lambda: page.open_page.page_id == "balansen")
    qtbot.waitUntil(lambda: softly_shown(page) == [WORDS])
    assert page.focusWidget() is page.open_page.text
    page.go_back()
    qtbot.waitUntil(lambda: page.open_page.page_id == MARKED)


def test_a_reflection_is_read_from_the_list(core, clock, listed, qtbot):
    entry = cite_words(core, clock, GONE, "Listan")
    page = listed(2)
    view = page.open_page.marked_list.view
    view.setCurrentIndex(view.model().index(1, 0))
    assert "Visa på sidan" not in shown(page)  # they stand nowhere
    with qtbot.waitSignal(page.entry_requested) as asked:
        press(page, "Läs reflektionen")
    assert asked.args == [entry.id]


def test_one_is_taken_away_and_comes_back(core, mark, listed, qtbot):
    made = mark(WORDS, section="linjen", note="Kvar")
    page = listed(2)
    view = page.open_page.marked_list.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    qtbot.keyClick(view, KEY.Key_Delete)
    qtbot.waitUntil(lambda: rows(page) == [])
    assert kept(core) == []
    assert "Markeringen är borttagen." in shown(page)
    press(page, "Ångra")
    qtbot.waitUntil(lambda: len(rows(page)) == 2)
    assert kept(core) == [made]


def test_a_field_looks_among_many(mark, listed, qtbot):
    for number in range(FIELD_FROM + 1):
        mark(f"ord nummer {number}", note="Åsas exempel" if number == 3 else "")
    page = listed(FIELD_FROM + 2)
    field = page.open_page.marked_list.field
    page.open_page.begin_find()
    assert field.hasFocus()
    type_text(field, "åsa")
    assert len(rows(page)) == 2
    type_text(field, "xyz")
    assert rows(page) == []
    assert "Inget stämmer." in shown(page)


def test_few_need_no_field(mark, listed):
    mark(WORDS)
    assert not listed(2).open_page.marked_list.field.isVisible()


def test_nothing_is_shown_of_a_locked_or_hidden_journal(mark, listed, desk, qtbot):
    mark(WORDS, note="Hemligt")
    page = listed(2)
    desk.session._set_state("locked")
    assert rows(page) == []
    assert "Det du har markerat visas här när din dagbok är öppen." in shown(page)
    desk.session._set_state("open")
    qtbot.waitUntil(lambda: len(rows(page)) == 2)
    page.show_alone()
    assert rows(page) == []
    assert "Hemligt" not in " ".join(shown(page))


def test_the_list_is_no_page_to_hand_on(mark, listed, qtbot):
    mark(WORDS)
    page = listed(2)
    page.show_detail("balansen")
    qtbot.waitUntil(lambda: page.open_page.page_id == "balansen")
    action = next(a for a in page.bar.more.menu().actions() if a.text() == "Välj flera sidor…")
    action.trigger()
    dialog: Any = QApplication.activeModalWidget()
    assert MARKED not in dialog.rows
    assert "laslista" in dialog.rows
    dialog.reject()


@pytest.mark.parametrize("core", ["en"], indirect=True)
def test_in_english(mark, listed, qtbot):
    mark(GONE, note="Note")
    page = listed(2)
    assert any("No longer there" in row for row in rows(page))
    view = page.open_page.marked_list.view
    view.setCurrentIndex(view.model().index(1, 0))
    names = [b.text() for b in page.findChildren(QAbstractButton) if b.isVisible()]
    assert "Remove" in names
