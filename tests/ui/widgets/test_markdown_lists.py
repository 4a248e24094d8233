"""Lists and quotes as a person types them: keys in, text out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from tests.conftest import type_text
from trustdesk.ui.widgets.fields import TextField
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.widgets.markdown_lists import (
    ended,
    indented,
    item_of,
    mark_removed,
    outdented,
    renumbered_after,
)

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def edit(theme, in_column, qtbot):
    from tests.ui.samples import EDIT

    edit = MarkdownEdit(theme, EDIT, "Reflektion")
    in_column(edit, TextField("Nästa"), width=600)
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    return edit


def load(edit, marked):
    """Loads a text whose caret stands at |."""
    edit.load(marked.replace("|", ""), marked.index("|"))


def shown(edit):
    return edit.text()[: edit.caret()] + "|" + edit.text()[edit.caret() :]


def enter(qtbot, edit, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(edit, Qt.Key.Key_Return, modifier)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- ett|", "- ett\n- |"),
        ("* ett|", "* ett\n* |"),
        ("+ ett|", "+ ett\n+ |"),
        ("1. ett|", "1. ett\n2. |"),
        ("9) nio|", "9) nio\n10) |"),
        ("- [x] gjort|", "- [x] gjort\n- [ ] |"),
        ("  - inne|", "  - inne\n  - |"),
        ("> citat|", "> citat\n> |"),
        ("> - i citat|", "> - i citat\n> - |"),
        ("- ett| två", "- ett\n- | två"),
        ("1. a|\n2. b\n3. c", "1. a\n2. |\n3. b\n4. c"),
        ("1. a|\n   - x\n2. b\n\n3. c", "1. a\n2. |\n   - x\n3. b\n\n4. c"),
        ("1. a|\n\nannat\n2. b", "1. a\n2. |\n\nannat\n2. b"),
        ("vanlig| rad", "vanlig\n| rad"),
        ("|- framför", "\n|- framför"),
        ("-|inget märke", "-\n|inget märke"),
    ],
)
def test_enter_begins_the_next_item(qtbot, edit, before, after):
    load(edit, before)
    enter(qtbot, edit)
    assert shown(edit) == after
    edit.undo()
    assert edit.text() == before.replace("|", "")
    assert not edit.document().isUndoAvailable()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- ett\n- |", "- ett\n\n|"),
        ("- ett\n\n- |", "- ett\n\n|"),
        ("- ett\n  - |", "- ett\n- |"),
        ("1. a\n   1. b\n   2. |", "1. a\n   1. b\n2. |"),
        ("1. a\n2. |\n3. c", "1. a\n\n|\n2. c"),
        ("> citat\n> |", "> citat\n|"),
        ("> - a\n> - |", "> - a\n> \n> |"),
        ("- [ ] a\n- [ ] |", "- [ ] a\n\n|"),
    ],
)
def test_enter_on_an_empty_item_goes_one_level_out(qtbot, edit, before, after):
    load(edit, before)
    enter(qtbot, edit)
    assert shown(edit) == after
    edit.undo()
    assert edit.text() == before.replace("|", "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- ett\n- tv|å", "- ett\n  - tv|å"),
        ("1. a\n2. b|\n3. c", "1. a\n   1. b|\n2. c"),
        ("1. a\n   1. b\n2. c|\n3. d", "1. a\n   1. b\n   2. c|\n2. d"),
        ("- ensam|", "- ensam|"),
        ("ingen lista|", "ingen lista|"),
    ],
)
@pytest.mark.parametrize("key", [(Qt.Key.Key_Right, ALT), (Qt.Key.Key_BracketRight, CTRL)])
def test_an_item_moves_in(qtbot, edit, key, before, after):
    load(edit, before)
    qtbot.keyClick(edit, *key)
    assert shown(edit) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- ett\n  - tv|å", "- ett\n- tv|å"),
        ("1. a\n   1. b|\n2. c", "1. a\n2. b|\n3. c"),
        ("1. a\n   1. b|\n   2. x\n2. c", "1. a\n2. b|\n   1. x\n3. c"),
        ("- ett|", "- ett|"),
    ],
)
@pytest.mark.parametrize("key", [(Qt.Key.Key_Left, ALT), (Qt.Key.Key_BracketLeft, CTRL)])
def test_an_item_moves_out(qtbot, edit, key, before, after):
    load(edit, before)
    qtbot.keyClick(edit, *key)
    assert shown(edit) == after


def test_several_selected_items_move_together_in_one_step(qtbot, edit):
    edit.load("- a\n- b\n- c")
    cursor = edit.textCursor()
    cursor.setPosition(5)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    qtbot.keyClick(edit, Qt.Key.Key_Right, ALT)
    assert edit.text() == "- a\n  - b\n  - c"
    edit.undo()
    assert edit.text() == "- a\n- b\n- c"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- |ett", "|ett"),
        ("- [ ] |ett", "- |ett"),
        ("> - |ett", "> |ett"),
        ("> |ett", "|ett"),
        ("## |rubrik", "|rubrik"),
        ("1. a\n2. |b\n3. c", "1. a\n|b\n1. c"),
        ("- e|tt", "- |tt"),
    ],
)
def test_backspace_right_after_a_mark_takes_it_whole(qtbot, edit, before, after):
    load(edit, before)
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert shown(edit) == after


def test_shift_enter_stays_a_plain_line_end_and_tab_leaves_the_text(qtbot, edit):
    load(edit, "- ett|")
    enter(qtbot, edit, Qt.KeyboardModifier.ShiftModifier)
    assert shown(edit) == "- ett\n|"
    load(edit, "- ett\n- |två")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "- ett\n- två"
    assert not edit.hasFocus()


def test_a_list_is_written_as_one_thinks_it(qtbot, edit):
    type_text(edit, "1. först")
    enter(qtbot, edit)
    type_text(edit, "sedan")
    enter(qtbot, edit)
    qtbot.keyClick(edit, Qt.Key.Key_Right, ALT)
    type_text(edit, "närmare bestämt")
    for _ in range(3):
        enter(qtbot, edit)
    type_text(edit, "Slut.")
    assert edit.text() == "1. först\n2. sedan\n   1. närmare bestämt\n\nSlut."


def test_the_menu_says_how_an_item_moves(edit, qtbot):
    from trustdesk.ui.widgets.edit_menu import edit_menu

    load(edit, "- a\n- b|")
    menu = edit_menu(edit, edit._theme, edit._texts)
    assert [a.text() for a in menu.actions() if a.data() in ("indent", "outdent")] == [
        "Flytta in i listan\tAlt+→",
        "Flytta ut ur listan\tAlt+←",
    ]
    menu.close()


LINES = st.lists(st.text(alphabet="-*1.) >[]xa\t9", max_size=12), min_size=1, max_size=8)


@given(LINES, st.integers(0, 7))
def test_any_lines_give_changes_that_fit_them(lines, at):
    at = min(at, len(lines) - 1)
    item = item_of(lines[at])
    found = [ended(lines, at), indented(lines, at), outdented(lines, at)]
    found += [renumbered_after(lines, at)]
    found += [mark_removed(lines, at, n) for n in range(len(lines[at]) + 1)]
    for changes in found:
        assert changes == sorted(changes)
        assert len({line for line, *_ in changes}) == len(changes)
        for line, position, removed, _ in changes:
            assert 0 <= position <= position + removed <= len(lines[line])
    assert item is None or lines[at].startswith(item.prefix)
