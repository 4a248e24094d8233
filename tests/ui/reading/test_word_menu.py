"""A word of the glossary is explained from the menu over the text."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from trustdesk.ui.widgets.menu import Menu

PAGE = "motet"


@pytest.fixture
def menu_at(qtbot, desk, opened):
    """Opens the menu over the first place of these words on a page; gives both."""

    def open_menu(words: str, reason=QContextMenuEvent.Reason.Mouse):
        page = opened(PAGE)
        text = page.open_page.text
        page.open_page.leaf.show_box(_box(text, words))
        place: QPoint = _box(text, words).center()
        with qtbot.waitSignal(page.words.opening) as told:
            event = QContextMenuEvent(reason, place, text.viewport().mapToGlobal(place))
            QApplication.sendEvent(text.viewport(), event)
        menu: Menu = told.args[0]
        return page, menu

    return open_menu


def _box(text, words: str) -> QRect:
    found = text.document().find(words)
    assert not found.isNull()
    start = QTextCursor(text.document())
    start.setPosition(found.selectionStart() + 1)
    box: QRect = text.cursorRect(start)
    return box


def said(menu) -> list[str]:
    return [action.text().split("\t")[0] for action in menu.actions() if action.text()]


def test_the_menu_explains_a_word_in_the_form_it_has(desk, menu_at):
    page, menu = menu_at("handlingsutrymme")
    assert said(menu) == [
        desk.tr("What does the word mean?"), desk.tr("Copy"), desk.tr("Select all"),
    ]  # fmt: skip
    menu.actions()[0].trigger()
    menu.close()
    term = next(t for t in desk.framework.glossary if t.id == "handlingsutrymme")
    assert page.card.isVisible()
    assert page.card.accessibleName() == desk.said(term.term)
    text = page.open_page.text
    word = _box(text, "handlingsutrymme")
    top = text.viewport().mapTo(page, word.topLeft()).y()
    card = page.card.geometry()
    assert 0 <= min(abs(card.top() - (top + word.height())), abs(card.bottom() - top)) < 16


def test_any_other_word_has_copying_only(desk, menu_at):
    _, menu = menu_at("promenad")
    assert said(menu) == [desk.tr("Copy"), desk.tr("Select all")]
    assert not menu.actions()[0].isEnabled()
    menu.close()


def test_what_is_selected_can_be_copied_from_the_menu(desk, menu_at):
    page, menu = menu_at("promenad")
    menu.actions()[1].trigger()
    menu.close()
    assert page.open_page.text.textCursor().hasSelection()
