from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.conftest import type_text
from tests.floor import floor_ms
from tests.ui.samples import EDIT, TEXT
from trustdesk.ui.widgets.fields import TextField
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.widgets.menu import Menu

CLIPBOARD = Path(__file__).parents[2] / "markup/clipboard"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, theme):
    window: Any = QWidget()
    column = QVBoxLayout(window)
    window.edit = MarkdownEdit(theme, EDIT, "Reflektion")
    window.next = TextField("Nästa")
    column.addWidget(window.edit)
    column.addWidget(window.next)
    qtbot.addWidget(window)
    window.resize(620, 500)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.edit.setFocus()
    qtbot.waitUntil(window.edit.hasFocus)
    return window


@pytest.fixture
def edit(page):
    return page.edit


def select(edit, text):
    cursor = edit.textCursor()
    begin = edit.text().index(text)
    cursor.setPosition(begin)
    cursor.setPosition(begin + len(text), QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


def put_caret(edit, text):
    cursor = edit.textCursor()
    cursor.setPosition(edit.text().index(text))
    edit.setTextCursor(cursor)


def paste(edit, text):
    mime = QMimeData()
    mime.setText(text)
    edit.insertFromMimeData(mime)


def width_of(edit, line):
    return edit.document().findBlockByNumber(line).layout().lineAt(0).naturalTextWidth()


def test_typing_is_told_and_loading_is_not(qtbot, edit):
    with qtbot.assertNotEmitted(edit.edited):
        edit.load("Före", 4)
    assert not edit.is_edited
    with qtbot.waitSignal(edit.edited):
        type_text(edit, " och efter på ö")
    assert edit.text() == "Före och efter på ö"
    assert edit.is_edited


@pytest.mark.parametrize(
    "text",
    ["", "a\n\n  b\t\n", "1\u00a0000 kr", "😀 **fet**\nåäö", "rad\u2028samma stycke", "x" * 25_000],
)
def test_what_is_loaded_is_what_is_given_back(edit, text):
    edit.load(text)
    assert edit.text() == text
    assert not edit.is_edited


def test_the_caret_comes_back(edit):
    edit.load("😀 hej", 4)
    assert edit.caret() == 4
    edit.load("kort", 99)
    assert edit.caret() == 4


def test_undo_ends_at_what_was_loaded(edit):
    edit.load("Början", 6)
    type_text(edit, " och\nslut")
    for _ in range(20):
        edit.undo()
    assert edit.text() == "Början"
    assert not edit.document().isUndoAvailable()
    assert not edit.is_edited


def test_lines_are_spaced_alike_also_when_typed_pasted_and_emptied(edit):
    edit.load("en rad")
    edit.selectAll()
    edit.cut()
    type_text(edit, "ny\nrad")
    paste(edit, "\nklistrad")
    block = edit.document().firstBlock()
    spacings = set()
    while block.isValid():
        spacings.add(block.blockFormat().lineHeight())
        block = block.next()
    assert len(spacings) == 1
    assert 110 < spacings.pop() < 125


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_a_line_is_29_pixels_at_100_percent(theme, edit, scale):
    theme.apply(scale=scale)
    edit.load("rad ett\nrad två\nrad tre")
    layout = edit.document().documentLayout()
    tops = [layout.blockBoundingRect(edit.document().findBlockByNumber(n)).top() for n in range(3)]
    assert tops[2] - tops[1] == pytest.approx(29 * scale, abs=1)


def test_marks_show_only_where_the_cursor_is(edit):
    edit.load("en **fet** text\nen fet text\n")
    put_caret(edit, "en **fet**")
    shown = width_of(edit, 0)
    cursor = edit.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    edit.setTextCursor(cursor)
    hidden = width_of(edit, 0)
    assert shown - hidden > 20
    assert hidden == pytest.approx(width_of(edit, 1), abs=3)


def test_marks_hide_when_the_writer_leaves(qtbot, page, edit):
    edit.load("**fet**")
    shown = width_of(edit, 0)
    page.next.setFocus()
    qtbot.waitUntil(lambda: width_of(edit, 0) < shown - 20)
    assert edit.text() == "**fet**"


def test_copying_and_a_screen_reader_keep_hidden_marks(page, edit):
    edit.load("en **fet** text\n")
    cursor = edit.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    assert "**fet**" in cursor.selectedText()
    edit.selectAll()
    edit.copy()
    assert QGuiApplication.clipboard().text() == "en **fet** text\n"


def test_arrow_keys_never_stop_inside_what_is_hidden(qtbot, edit):
    edit.load("ett\n## två\ntre")
    put_caret(edit, "ett")
    seen = []
    for _ in range(14):
        qtbot.keyClick(edit, Qt.Key.Key_Right)
        block = edit.textCursor().block()
        seen.append(width_of(edit, block.blockNumber()) > 0)
        formats = [f.format.fontPointSize() for f in block.layout().formats()]
        assert 0.02 not in formats
    assert all(seen)


def test_a_line_of_marks_alone_does_not_vanish(edit):
    edit.load("****\n\nslut")
    cursor = edit.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    edit.setTextCursor(cursor)
    assert edit.document().firstBlock().layout().boundingRect().height() > 15


def test_a_very_long_paragraph_is_left_unstyled(edit):
    edit.load("**fet** " * 3000)
    assert not edit.document().firstBlock().layout().formats()


def test_ctrl_m_marks_the_sentence_and_takes_it_back(qtbot, edit):
    edit.load("Först detta. Sedan det. Slut.")
    put_caret(edit, "Sedan")
    qtbot.keyClick(edit, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == "Först detta. ==Sedan det.== Slut."
    qtbot.keyClick(edit, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == "Först detta. Sedan det. Slut."
    edit.undo()
    assert edit.text() == "Först detta. ==Sedan det.== Slut."


def test_after_marking_the_sentence_one_writes_on_outside_it(qtbot, edit):
    edit.load("Det var frågan.", 15)
    qtbot.keyClick(edit, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    type_text(edit, " Sedan")
    assert edit.text() == "==Det var frågan.== Sedan"


def test_marking_over_paragraphs_marks_each(qtbot, edit):
    edit.load("ett slut\n\n- två slut")
    select(edit, "slut\n\n- två")
    qtbot.keyClick(edit, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == "ett ==slut==\n\n- ==två== slut"


@pytest.mark.parametrize(("key", "stars"), [(Qt.Key.Key_B, "**"), (Qt.Key.Key_I, "*")])
def test_bold_and_italics_keep_the_selection(qtbot, edit, key, stars):
    edit.load("ett 😀 ord till")
    begin = 7  # UTF-16 units: the face takes two
    cursor = edit.textCursor()
    cursor.setPosition(begin)
    cursor.setPosition(begin + 3, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    qtbot.keyClick(edit, key, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == f"ett 😀 {stars}ord{stars} till"
    assert edit.textCursor().selectedText() == "ord"
    qtbot.keyClick(edit, key, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == "ett 😀 ord till"


def test_bold_where_nothing_stands_writes_between_the_stars(qtbot, edit):
    edit.load("")
    qtbot.keyClick(edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    type_text(edit, "fet")
    assert edit.text() == "**fet**"


@pytest.mark.parametrize(("command", "mark"), [("heading", "## "), ("list", "- "), ("quote", "> ")])
def test_line_commands_take_all_selected_lines(edit, command, mark):
    edit.load("ett\ntvå")
    edit.selectAll()
    edit.format(command)
    assert edit.text() == f"{mark}ett\n{mark}två"
    edit.format(command)
    assert edit.text() == "ett\ntvå"


def test_tab_leaves_the_text(qtbot, page, edit):
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    qtbot.waitUntil(page.next.hasFocus)
    assert edit.text() == ""


def test_shift_enter_begins_a_paragraph(qtbot, edit):
    type_text(edit, "ett")
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text(edit, "två")
    assert edit.text() == "ett\ntvå"


def test_pasting_takes_plain_text_and_tells_what_it_left_out(qtbot, edit):
    mime = QMimeData()
    mime.setText("fet\x00 \r\ntext")
    with qtbot.waitSignal(edit.cleaned) as told:
        edit.insertFromMimeData(mime)
    assert told.args == [1]
    assert edit.text() == "fet \ntext"


def on_clipboard(text, html):
    mime = QMimeData()
    mime.setText(text)
    mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)


def test_pasting_from_word_keeps_what_markdown_can_say(qtbot, edit):
    edit.load("Före  efter", 5)
    on_clipboard("fet\n· ett\n· två", (CLIPBOARD / "word.html").read_text("utf-8"))
    qtbot.keyClick(edit, Qt.Key.Key_V, CTRL)
    pasted = (CLIPBOARD / "word.md").read_text("utf-8").rstrip("\n")
    assert edit.text() == f"Före {pasted} efter"
    edit.undo()
    assert edit.text() == "Före  efter"


def test_html_without_a_look_is_pasted_as_its_plain_words(edit):
    on_clipboard("  rad 1\n    rad 2", "<div>&nbsp; rad 1</div><div>&nbsp; &nbsp; rad 2</div>")
    edit.paste()
    assert edit.text() == "  rad 1\n    rad 2"


def test_plain_words_can_be_asked_for(qtbot, edit):
    on_clipboard("# fet", "<b>fet</b>")
    qtbot.keyClick(edit, Qt.Key.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert edit.text() == "# fet"


def test_what_is_copied_here_is_pasted_as_it_was(edit):
    edit.load("# *så* 1\u00a0000\n- **här**")
    edit.selectAll()
    edit.copy()
    edit.load("")
    edit.paste()
    assert edit.text() == "# *så* 1\u00a0000\n- **här**"


def test_a_long_paste_is_converted_elsewhere_and_arrives_where_the_caret_was(edit):
    asked = []
    edit.intake.set_converter(lambda html, done: asked.append((html, done)))
    edit.load("ab", 1)
    on_clipboard("x", "<b>x</b>" + " " * 60_000)
    edit.paste()
    assert edit.text() == "ab"
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    type_text(edit, "0")
    [(_, done)] = asked
    done("**x**")
    assert edit.text() == "0a**x**b"


def test_a_paste_that_arrives_when_another_text_is_open_is_left_out(edit):
    asked = []
    edit.intake.set_converter(lambda html, done: asked.append(done))
    on_clipboard("x", "<b>x</b>" + " " * 60_000)
    edit.paste()
    edit.load("en annan")
    asked[0]("**x**")
    assert edit.text() == "en annan"


def test_a_paste_that_is_too_large_is_refused_and_stays_on_the_clipboard(qtbot, edit):
    edit.load("åäö")
    edit.intake.set_limit(20)
    QGuiApplication.clipboard().setText("ååååååååå")
    with qtbot.waitSignal(edit.too_large):
        edit.paste()
    assert edit.text() == "åäö"
    assert QGuiApplication.clipboard().text() == "ååååååååå"
    paste(edit, "åååå")
    assert edit.text() == "åååå" + "åäö"


def test_typing_past_the_limit_is_refused(qtbot, edit):
    edit.load("1234567890", 10)
    edit.intake.set_limit(10)
    with qtbot.waitSignal(edit.too_large):
        type_text(edit, "x")
    assert edit.text() == "1234567890"
    edit.selectAll()
    type_text(edit, "ny")
    assert edit.text() == "ny"


def test_the_bar_stands_over_a_selection_and_formats(qtbot, edit):
    edit.load(TEXT)
    select(edit, "samma fråga")
    qtbot.waitUntil(edit._bar.is_shown)
    buttons = {button.text(): button for button in edit._bar.bar.buttons}
    assert list(buttons) == ["Fet", "Kursiv", "Rubrik", "Lista", "Citat", "Ta med mig"]
    qtbot.mouseClick(buttons["Fet"], Qt.MouseButton.LeftButton)
    assert "**samma fråga**" in edit.text()
    assert edit.hasFocus()
    put_caret(edit, "Formellt")
    qtbot.waitUntil(lambda: not edit._bar.is_shown())


def test_the_bar_is_reached_and_left_by_keyboard(qtbot, edit):
    edit.load("ett ord")
    select(edit, "ord")
    qtbot.waitUntil(edit._bar.is_shown)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    qtbot.waitUntil(edit._bar.has_focus)
    assert edit._bar.is_shown()
    first = edit._bar.bar.buttons[0]
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert edit.text() == "ett **ord**"
    select(edit, "ord")
    qtbot.waitUntil(edit._bar.is_shown)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    qtbot.waitUntil(edit._bar.has_focus)
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    qtbot.waitUntil(edit.hasFocus)
    assert not edit._bar.is_shown()


def test_there_is_no_bar_at_rest(edit):
    edit.load(TEXT)
    assert edit._bar.bar is None


def test_the_context_menu_offers_the_same(qtbot, edit):
    edit.load("ett ord")
    select(edit, "ord")
    with qtbot.waitSignal(edit.menu_opening) as told:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
        QApplication.sendEvent(edit.viewport(), event)
    menu = told.args[0]
    assert isinstance(menu, Menu)
    said = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert said[:5] == ["Ångra", "Gör om", "Klipp ut", "Kopiera", "Klistra in"]
    assert said[5:7] == ["Klistra in som ren text", "Markera allt"]
    next(a for a in menu.actions() if a.text().startswith("Kursiv")).trigger()
    assert edit.text() == "ett *ord*"
    menu.close()


def test_growing_follows_the_text_between_its_bounds(qtbot, edit):
    edit.set_growing(80, 200)
    edit.load("kort")
    assert edit.height() == 80
    edit.load("rad\n" * 4)
    assert 80 < edit.height() < 200
    edit.load("rad\n" * 40)
    assert edit.height() == 200


def test_a_checker_underlines_what_it_finds(theme, edit):
    edit.highlighter.set_checker(lambda line: [(4, 7)] if line == "ett odr" else [])
    edit.load("ett odr")
    formats = edit.document().firstBlock().layout().formats()
    assert [(f.start, f.length) for f in formats if f.format.underlineStyle().value] == [(4, 3)]


def test_typing_holds_nobody_up(qtbot, edit, stalls):
    edit.load(TEXT * 40, 100)
    qtbot.wait(40)
    stalls.reset()
    for letter in "Det var en gång ett ärende som ingen ville ta i.":
        type_text(edit, letter)
        QApplication.processEvents()
    assert "gång ett ärende" in edit.text()
    assert stalls.cpu < 30 * floor_ms()
