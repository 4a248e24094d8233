"""Spelling as a person meets it: waves, the context menu, own words."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication

from tests.conftest import type_text
from trustdesk.ui.dagbok.page import DagbokPage
from trustdesk.ui.desk import Desk
from trustdesk.ui.writing.checking import Checking
from trustdesk.ui.writing.spelling import Spelling

WAVE = QTextCharFormat.UnderlineStyle.SpellCheckUnderline


class FakeSpeller:
    """Knows every word that does not end in "x"."""

    def __init__(self):
        self.asked = []
        self.closed = False

    def unknown(self, words):
        self.asked += words
        return {word for word in words if word.endswith("x")}

    def suggestions(self, word):
        return [word[:-1], word[:-1] + "a"] if word != "tomx" else []

    def close(self):
        self.closed = True

    def finish(self):
        pass


@pytest.fixture
def speller():
    return FakeSpeller()


@pytest.fixture
def page(core, session, theme, clock, speller, qtbot):
    made: list[Spelling] = []

    def spelling():
        if not made:
            made.append(Spelling(speller, session, lambda: core.framework))
        return made[0]

    desk = Desk(theme, core.language, lambda: core.framework, session, clock, spelling)
    page = DagbokPage(desk)
    qtbot.addWidget(page)
    page.resize(1156, 860)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.write_new()
    qtbot.waitUntil(page.area.editor.text.hasFocus)
    page.spelling = spelling  # type: ignore[attr-defined]  # for the test
    yield page
    if made:
        made[0].close()


def waves(edit):
    found, block = [], edit.document().firstBlock()
    while block.isValid():
        found += [
            block.text()[f.start : f.start + f.length]
            for f in block.layout().formats()
            if f.format.underlineStyle() == WAVE
        ]
        block = block.next()
    return found


def write(page, qtbot, text, expected):
    edit = page.area.editor.text
    type_text(edit, text)
    qtbot.waitUntil(lambda: waves(edit) == expected)


def menu_at(edit, text, qtbot):
    cursor = edit.textCursor()
    cursor.setPosition(edit.text().index(text) + 1)
    spot = edit.cursorRect(cursor).center()
    with qtbot.waitSignal(edit.menu_opening) as told:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, QPoint(5, 5))
        QApplication.sendEvent(edit.viewport(), event)
    return told.args[0]


def said(menu):
    return [action.text().split("\t")[0] for action in menu.actions() if action.text()]


def choose(menu, text):
    [action] = [a for a in menu.actions() if a.text() == text]
    assert isinstance(action, QAction)
    action.trigger()
    menu.close()


def test_unknown_words_get_a_wave_and_the_text_is_not_edited_by_it(page, qtbot):
    edit = page.area.editor.text
    write(page, qtbot, "ett felx ord och *nyttx* ", ["felx", "nyttx"])
    with qtbot.assertNotEmitted(edit.edited):
        page.spelling().learnt.emit()
        qtbot.waitUntil(lambda: not edit.findChild(Checking).is_busy())
    assert edit.text() == "ett felx ord och *nyttx* "
    edit.undo()
    assert edit.text() == ""


def test_the_word_that_is_being_written_is_let_be(page, qtbot):
    edit = page.area.editor.text
    write(page, qtbot, "ax fel", ["ax"])
    type_text(edit, "x")
    qtbot.waitUntil(lambda: "felx" in page.spelling().lexicon._wrong)
    assert waves(edit) == ["ax"]
    type_text(edit, " ")
    assert waves(edit) == ["ax", "felx"]


def test_a_suggestion_replaces_the_word_as_one_step(page, qtbot):
    edit = page.area.editor.text
    write(page, qtbot, "ett felx ord", ["felx"])
    menu = menu_at(edit, "felx", qtbot)
    qtbot.waitUntil(lambda: said(menu)[:2] == ["fel", "fela"])
    assert said(menu)[2:4] == ["Lägg till i egna ord", "Hoppa över"]
    choose(menu, "fel")
    assert edit.text() == "ett fel ord"
    edit.undo()
    assert edit.text() == "ett felx ord"


def test_a_word_without_suggestions_says_so(page, qtbot):
    edit = page.area.editor.text
    write(page, qtbot, "tomx ord", ["tomx"])
    menu = menu_at(edit, "tomx", qtbot)
    qtbot.waitUntil(lambda: said(menu)[0] == "Inga förslag")
    menu.close()


def test_an_own_word_is_kept_in_the_journal_and_can_be_taken_out(page, core, qtbot):
    edit = page.area.editor.text
    write(page, qtbot, "Felx och felx ord", ["Felx", "felx"])
    choose(menu_at(edit, "felx", qtbot), "Lägg till i egna ord")
    qtbot.waitUntil(lambda: waves(edit) == [])
    page.desk.session.drain()
    with core.reading() as reader:
        assert reader.setting("own_words") == ["felx"]
    choose(menu_at(edit, "felx", qtbot), "Ta bort ur egna ord")
    qtbot.waitUntil(lambda: waves(edit) == ["Felx", "felx"])


def test_a_word_can_be_skipped(page, qtbot):
    edit = page.area.editor.text
    write(page, qtbot, "felx ord", ["felx"])
    choose(menu_at(edit, "felx", qtbot), "Hoppa över")
    qtbot.waitUntil(lambda: waves(edit) == [])


def test_it_can_be_turned_off_and_on(page, qtbot):
    edit = page.area.editor.text
    write(page, qtbot, "felx ord", ["felx"])
    page.spelling().set_on(False)
    qtbot.waitUntil(lambda: waves(edit) == [])
    page.spelling().set_on(True)
    qtbot.waitUntil(lambda: waves(edit) == ["felx"])


def test_nothing_is_asked_before_something_is_written(page, speller, qtbot):
    edit = page.area.editor.text
    edit.load("felx")
    qtbot.wait(400)
    assert speller.asked == []
    assert edit.findChild(Checking) is None


def test_another_text_is_checked_when_it_is_shown(page, qtbot):
    edit = page.area.editor.text
    write(page, qtbot, "felx ord", ["felx"])
    edit.load("annat\n\nfelx och nyx ")
    qtbot.waitUntil(lambda: waves(edit) == ["felx", "nyx"])


def test_a_very_long_paragraph_is_not_checked(page, qtbot):
    edit = page.area.editor.text
    write(page, qtbot, "felx ord", ["felx"])
    edit.load("felx " * 5_000)
    qtbot.waitUntil(lambda: not edit.findChild(Checking).is_busy())
    assert waves(edit) == []
