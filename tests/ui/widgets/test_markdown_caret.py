"""The caret and hidden marks: every key is seen to do something, and splits nothing unseen."""

import random

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.conftest import type_text
from tests.ui.samples import EDIT
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.widgets.markdown_spans import beside_marks

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
HIDDEN = 0.02
TEXT = """En **fet** början
## En rubrik med *kursiv*
> Ett citat med [länk](page:roller) i

- en **punkt** och ==ta med== mig
****
1. *bara kursivt*
[[roller]] och `kod`
**sist**"""


@pytest.fixture
def edit(theme, in_column, qtbot):
    edit = MarkdownEdit(theme, EDIT, "Reflektion")
    edit.setMinimumHeight(380)
    in_column(edit, width=600)
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    edit.load(TEXT)
    return edit


def where(edit):
    rect = edit.cursorRect()
    return rect.x(), rect.y()


def spacings(edit):
    found, block = set(), edit.document().firstBlock()
    while block.isValid():
        found.add(block.blockFormat().lineHeight())
        block = block.next()
    return found


def hides_something_at_the_caret(edit):
    formats = edit.textCursor().block().layout().formats()
    return any(f.format.fontPointSize() == HIDDEN for f in formats)


@pytest.mark.parametrize("key", [KEY.Key_Right, KEY.Key_Left])
@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, CTRL])
def test_every_press_moves_the_caret_where_one_sees_it(edit, qtbot, key, modifier):
    cursor = edit.textCursor()
    end = edit.document().characterCount() - 1
    cursor.setPosition(0 if key == KEY.Key_Right else end)
    edit.setTextCursor(cursor)
    goal = end if key == KEY.Key_Right else 0
    presses = 0
    while edit.caret() != goal:
        before = where(edit)
        qtbot.keyClick(edit, key, modifier)
        presses += 1
        assert where(edit) != before
        assert not hides_something_at_the_caret(edit)
        assert presses <= end
    assert presses == end or modifier == CTRL


@pytest.mark.parametrize("seed", range(6))
def test_whatever_keys_come_the_caret_is_among_marks_that_show(edit, qtbot, seed):
    choose = random.Random(seed)
    keys = [KEY.Key_Up, KEY.Key_Down, KEY.Key_Left, KEY.Key_Right, KEY.Key_Home, KEY.Key_End]
    keys += [KEY.Key_Return, KEY.Key_Backspace, KEY.Key_Delete, KEY.Key_PageUp, KEY.Key_PageDown]
    for _ in range(150):
        qtbot.keyClick(
            edit, choose.choice(keys), choose.choice((CTRL, *[Qt.KeyboardModifier(0)] * 4))
        )
        if choose.random() < 0.1:
            edit.undo()
        assert not hides_something_at_the_caret(edit)
        assert len(spacings(edit)) == 1


def test_the_mark_under_a_bullet_is_not_seen(edit):
    edit.load("först\n- punkt\n", 0)
    [mark, *_] = edit.document().findBlockByNumber(1).layout().formats()
    assert (mark.start, mark.format.foreground().color().alpha()) == (0, 0)


def test_every_enter_is_a_line_and_every_line_as_high(edit, qtbot):
    edit.load("")
    type_text(edit, "a\n\n\nb\n\nc")
    assert edit.text() == "a\n\n\nb\n\nc"
    assert len(spacings(edit)) == 1


def test_down_into_a_heading_comes_to_its_text_not_before_its_mark(edit, qtbot):
    qtbot.keyClick(edit, KEY.Key_Down)
    type_text(edit, "x")
    assert "## xEn rubrik" in edit.text()


def test_down_never_splits_a_mark(edit, qtbot):
    for column in range(18):
        edit.load("En rad som är lång nog\nab **fet** text", column)
        qtbot.keyClick(edit, KEY.Key_Down)
        type_text(edit, "x")
        assert "**fe" in edit.text().replace("x", "")
        assert "*x*" not in edit.text()


def test_the_column_is_kept_past_a_heading(edit, qtbot):
    edit.load("aaaa bbbb cccc\n## rubrik\naaaa bbbb cccc", 12)
    qtbot.keyClick(edit, KEY.Key_Down)
    qtbot.keyClick(edit, KEY.Key_Down)
    assert abs(edit.textCursor().positionInBlock() - 12) <= 1


def test_a_click_at_a_headings_beginning_comes_to_its_text(edit, qtbot):
    edit.load("Först\n## Rubrik\n", 0)
    block = edit.document().findBlockByNumber(1)
    top = edit.document().documentLayout().blockBoundingRect(block).center().y()
    qtbot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(0, int(top)))
    assert edit.textCursor().positionInBlock() == 3


@pytest.mark.parametrize(
    ("line", "position", "landing", "expected"),
    [
        ("a **b** c", 3, False, 2),
        ("a **b** c", 6, False, 7),
        ("a **b** c", 2, True, 2),
        ("## x", 1, False, 3),
        ("## x", 0, False, 0),
        ("## x", 0, True, 3),
        ("[x](page:y) z", 5, False, 11),
        ("**x**", 0, True, 0),
        ("> > x", 0, True, 4),
    ],
)
def test_a_caret_goes_beside_a_mark(line, position, landing, expected):
    assert beside_marks(line, position, landing=landing) == expected
