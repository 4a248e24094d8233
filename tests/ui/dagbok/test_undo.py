"""Undo lasts through the whole session of a reflection, and never brings another's words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from tests.conftest import type_text
from trustdesk.domain.entry import Entry
from trustdesk.services.identity import new_id
from trustdesk.ui.dagbok.page import DagbokPage
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit


@pytest.fixture
def filled(fill):
    return fill(12)


@pytest.fixture
def page(filled, desk, qtbot):
    page = DagbokPage(desk)
    qtbot.addWidget(page)
    page.resize(1156, 860)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    with qtbot.waitSignal(page.listed):
        page.enter()
    return page


def open_to_write(page, entry, qtbot):
    page.show_detail(entry.id)
    qtbot.waitUntil(
        lambda: page.area.writing.entry is not None and page.area.writing.entry.id == entry.id
    )
    page.area.edit()


def end(edit):
    cursor = edit.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    edit.setTextCursor(cursor)


def fields(page):
    return [edit for column in page.area.editor._forms for edit in column.edits()]


def test_undo_survives_saving_reading_and_a_change_of_theme(page, filled, qtbot, theme):
    open_to_write(page, filled[0], qtbot)
    edit = page.area.editor.text
    end(edit)
    type_text(edit, " Mer.")
    with qtbot.waitSignal(page.area.saved, timeout=3000):
        pass
    page.area.finish()
    qtbot.keyClick(page.area.reader.text, Qt.Key.Key_Return)
    theme.apply("dark", 1.3)
    edit.undo()
    assert edit.text() == filled[0].body
    edit.redo()
    assert edit.text() == filled[0].body + " Mer."


def test_undo_survives_opening_the_same_reflection_again(page, filled, qtbot):
    open_to_write(page, filled[0], qtbot)
    edit = page.area.editor.text
    end(edit)
    type_text(edit, " Mer.")
    page.leave()
    with qtbot.waitSignal(page.area.writing.opened):
        page.show_detail(filled[0].id)
    edit.undo()
    assert edit.text() == filled[0].body


def test_undo_survives_a_visit_to_another_reflection_and_stays_in_its_own(page, filled, qtbot):
    edit = page.area.editor.text
    for entry in filled[:3]:
        open_to_write(page, entry, qtbot)
        end(edit)
        type_text(edit, f" Mer om {entry.id[-4:]}.")
    for entry in filled[:3]:
        open_to_write(page, entry, qtbot)
        assert edit.text().startswith(entry.body)
        while edit.document().isUndoAvailable():
            edit.undo()
        assert edit.text() == entry.body
    page.leave()
    page.desk.session.drain()


def test_what_was_changed_elsewhere_has_no_steps(page, filled, core, qtbot):
    open_to_write(page, filled[0], qtbot)
    edit = page.area.editor.text
    end(edit)
    type_text(edit, " Mer.")
    open_to_write(page, filled[1], qtbot)
    page.desk.session.drain()

    def elsewhere(journal):
        kept = journal._store.entry(filled[0].id)
        from dataclasses import replace

        return journal.save(replace(kept, body="Skrivet någon annanstans."))

    with qtbot.waitSignal(page.area.writing.opened):
        page.desk.session.write(elsewhere)
        page.show_detail(filled[0].id)
    assert edit.text() == "Skrivet någon annanstans."
    assert not edit.document().isUndoAvailable()


def test_undo_in_a_support_survives_another_support(page, qtbot):
    page.write_new()
    writing = page.area.writing
    writing.add_form("vagledd")
    [first, *_] = fields(page)
    type_text(first, "Ett svar.")
    writing.add_form("balansen" if page.desk.framework.form("balansen") else "fore_efter")
    assert first in fields(page)
    first.undo()
    assert first.text() == ""
    first.redo()
    writing.take_form_away(writing.entry.forms[-1])
    first.undo()
    assert first.text() == ""


def test_undo_in_a_support_never_brings_the_words_of_another_reflection(page, qtbot):
    page.write_new()
    page.area.writing.add_form("vagledd")
    [first, *_] = fields(page)
    type_text(first, "Hemligt.")
    first.undo()
    type_text(page.area.editor.text, "En text.")
    first_id = page.area.writing.entry.id
    page.desk.clock.move(minutes=1)
    now = page.desk.clock.now()
    page.area.start(Entry(new_id(now), now.date(), now, now, forms=("vagledd",)))
    assert page.area.writing.entry.id != first_id
    [second, *_] = fields(page)
    assert second is first
    second.undo()
    second.redo()
    assert second.text() == ""


def test_only_the_last_few_texts_keep_their_steps(qtbot, theme, in_window):
    edit = in_window
    for n in range(30):
        edit.show_text(f"text {n}", "x")
        type_text(edit, "y")
    assert len(edit._aside._kept) == 6
    qtbot.waitUntil(lambda: len(edit.findChildren(QTextDocument)) <= 7)
    edit.show_text("text 28", "yx")
    edit.undo()
    assert edit.text() == "x"
    edit.show_text("text 3", "yx")
    assert not edit.document().isUndoAvailable()


def test_a_text_that_is_shown_is_styled_whole(in_window):
    edit = in_window
    edit.setFocus()
    text = "**ett**\n\n**två**\n\n**tre**"

    def styled():
        blocks = [edit.document().findBlockByNumber(n) for n in (0, 2, 4)]
        return [len(block.layout().formats()) > 0 for block in blocks]

    edit.show_text("a", text, 9)
    assert styled() == [True] * 3
    type_text(edit, "x")
    changed = edit.text()
    edit.show_text("b", "annat")
    edit.show_text("a", changed, 9)
    assert styled() == [True] * 3
    edit.document().undo()
    assert edit.text() == text


@pytest.fixture
def in_window(theme, qtbot):
    from tests.ui.samples import EDIT

    edit = MarkdownEdit(theme, EDIT, "Text")
    qtbot.addWidget(edit)
    edit.show()
    qtbot.waitExposed(edit)
    return edit
