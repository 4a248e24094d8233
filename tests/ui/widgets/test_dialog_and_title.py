import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible

from tests.conftest import type_text
from trustdesk.ui.widgets.dialog import Dialog
from trustdesk.ui.widgets.scroll_bar import SlimScrollBar
from trustdesk.ui.widgets.title_edit import TitleEdit


@pytest.fixture
def dialog(qtbot, theme):
    return Dialog(theme, "Radera för gott?", "Det går inte att ångra. " * 12)


def test_a_dialog_says_what_it_is_about(qtbot, dialog):
    dialog.add_choice("Avbryt", "Radera för gott")
    dialog.open()
    qtbot.waitExposed(dialog)
    face = QAccessible.queryAccessibleInterface(dialog)
    assert face.text(QAccessible.Text.Name) == "Radera för gott?"
    assert "ångra" in face.text(QAccessible.Text.Description)
    assert dialog._text.height() >= dialog._text.heightForWidth(dialog._text.width())
    dialog.reject()


@pytest.mark.parametrize(("button", "answer"), [(0, "rejected"), (1, "accepted")])
def test_its_buttons_answer(qtbot, dialog, button, answer):
    buttons = dialog.add_choice("Avbryt", "Radera för gott")
    dialog.open()
    with qtbot.waitSignal(getattr(dialog, answer)):
        qtbot.mouseClick(buttons[button], Qt.MouseButton.LeftButton)


def test_escape_is_a_refusal_and_enter_an_answer(qtbot, theme):
    for key, answer in ((Qt.Key.Key_Escape, "rejected"), (Qt.Key.Key_Return, "accepted")):
        dialog = Dialog(theme, "Fråga")
        dialog.add_choice("Nej", "Ja")
        dialog.open()
        with qtbot.waitSignal(getattr(dialog, answer)):
            qtbot.keyClick(dialog, key)


# the title


@pytest.fixture
def title(in_column, theme):
    made = TitleEdit(theme, "Rubrik", "Rubrik")
    in_column(made, width=400)
    return made


def test_a_title_wraps_and_grows(qtbot, title):
    one = title.height()
    title.set_text("Handläggaren som ringde upp, och allt det som sedan hände på ön")
    qtbot.waitUntil(lambda: title.height() > 1.8 * one)
    title.set_text("Kort")
    qtbot.waitUntil(lambda: title.height() == one)


def test_enter_goes_on_to_the_text(qtbot, title):
    type_text(title, "Möte på ö")
    with qtbot.waitSignal(title.finished):
        qtbot.keyClick(title, Qt.Key.Key_Return)
    assert title.text() == "Möte på ö"
    with qtbot.waitSignal(title.finished):
        qtbot.keyClick(title, Qt.Key.Key_Down)


def test_loading_a_title_tells_nobody(qtbot, title):
    with qtbot.assertNotEmitted(title.edited):
        title.set_text("Rubrik\nmed rad")
    assert title.text() == "Rubrik med rad"
    with qtbot.waitSignal(title.edited):
        type_text(title, "x")


def test_a_pasted_title_is_one_line(title):
    mime = QMimeData()
    mime.setText("ett\r\ntvå\x00")
    title.insertFromMimeData(mime)
    assert title.text() == "ett två"


# the scroll bar


@pytest.fixture
def bar(qtbot, theme):
    from PySide6.QtWidgets import QTextEdit

    area = QTextEdit()
    made = SlimScrollBar(theme, area)
    area.setPlainText("rad\n" * 200)
    qtbot.addWidget(area)
    area.setGeometry(500, 500, 300, 200)
    area.show()
    qtbot.waitExposed(area)
    made._fade.stop()
    yield made
    area.close()


def colours(bar):
    image = bar.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def drawn(theme, bar):
    assert not bar._area.underMouse()
    return theme.tokens.control.lower() in colours(bar)


def test_the_scroll_bar_shows_while_scrolling_and_rests_after(qtbot, theme, bar):
    assert not drawn(theme, bar)
    bar.setValue(100)
    assert drawn(theme, bar)
    bar._fade.timeout.emit()
    bar._fade.stop()
    assert not drawn(theme, bar)


def test_the_scroll_bar_shows_under_the_mouse(theme, bar):
    area = bar._area
    area.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert theme.tokens.control.lower() in colours(bar)


def test_in_high_contrast_the_scroll_bar_always_shows(theme, bar):
    theme.apply("high")
    assert drawn(theme, bar)
