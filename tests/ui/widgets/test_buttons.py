import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.ui.widgets.buttons import (
    IconButton,
    LinkButton,
    NavButton,
    PrimaryButton,
    QuietButton,
)
from trustdesk.ui.widgets.menu import Menu


def spoken(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def role(widget):
    return QAccessible.queryAccessibleInterface(widget).role()


@pytest.mark.parametrize("kind", [PrimaryButton, QuietButton, LinkButton])
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_space_and_enter_press(qtbot, theme, kind, key):
    button = kind(theme, "Skriv")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_an_ampersand_is_a_letter_and_no_shortcut(qtbot, theme):
    button = LinkButton(theme, "Hälsa & vård")
    qtbot.addWidget(button)
    assert button.text() == "Hälsa & vård"
    assert spoken(button) == "Hälsa & vård"
    assert button.shortcut() == QKeySequence()


def test_the_rail_is_radio_buttons_of_which_one_is_chosen(qtbot, theme):
    rail = QWidget()
    column = QVBoxLayout(rail)
    buttons = [NavButton(theme, name, "house") for name in ("I dag", "Läs", "Dagbok")]
    for button in buttons:
        column.addWidget(button)
    qtbot.addWidget(rail)
    buttons[0].setChecked(True)
    qtbot.mouseClick(buttons[2], Qt.MouseButton.LeftButton)
    assert [button.isChecked() for button in buttons] == [False, False, True]
    assert role(buttons[0]) == QAccessible.Role.RadioButton
    assert spoken(buttons[1]) == "Läs"


def test_checking_a_place_moves_nothing(qtbot, theme):
    button = NavButton(theme, "Dagbok", "house")
    qtbot.addWidget(button)
    before = button.sizeHint()
    button.setChecked(True)
    assert button.sizeHint() == before


def test_an_icon_button_has_a_name(qtbot, theme):
    button = IconButton(theme, "x", "Stäng")
    qtbot.addWidget(button)
    assert spoken(button) == "Stäng"
    assert button.sizeHint().width() >= 24


def test_a_link_wraps_where_it_is_narrow(qtbot, theme):
    box = QWidget()
    column = QVBoxLayout(box)
    link = LinkButton(theme, "En länk som är så lång att den måste brytas på flera rader")
    column.addWidget(link)
    column.addStretch(1)
    qtbot.addWidget(box)
    box.resize(200, 300)
    box.show()
    qtbot.waitExposed(box)
    assert link.width() <= 200
    assert link.height() >= 2 * 22


def test_a_link_is_no_wider_than_its_text(qtbot, theme):
    box = QWidget()
    row = QHBoxLayout(box)
    link = LinkButton(theme, "Kort")
    row.addWidget(link)
    row.addStretch(1)
    qtbot.addWidget(box)
    box.resize(500, 60)
    box.show()
    qtbot.waitExposed(box)
    assert link.width() < 60
    assert link.height() >= 24


def test_sizes_follow_the_text_size(qtbot, theme):
    button = PrimaryButton(theme, "Skriv", tall=True)
    qtbot.addWidget(button)
    small = button.sizeHint()
    theme.apply(scale=2.0)
    assert button.sizeHint().height() == 2 * small.height() == 88


def test_a_menu_button_has_room_for_its_chevron(qtbot, theme):
    button = QuietButton(theme, "Mer")
    qtbot.addWidget(button)
    plain = button.sizeHint().width()
    button.setMenu(Menu(theme, button))
    assert button.sizeHint().width() > plain
