from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from tests.conftest import type_text
from tests.ui import samples
from trustdesk.ui.widgets.check_row import CheckRow
from trustdesk.ui.widgets.date_field import CalendarPopup, DateField
from trustdesk.ui.widgets.fields import ComboField, SearchField, TextField
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.widgets.tag_line import TagButton, TagLine

LONG = "Följa regelverk och direktiv, även när det är en lång text som måste brytas"


def test_a_check_row_is_40_high_and_grows_with_its_text(qtbot, theme, in_column):
    short, long = CheckRow(theme, "Kort"), CheckRow(theme, LONG)
    in_column(short, long)
    assert short.height() == 40
    assert long.height() >= 2 * 22 + 18


def test_the_whole_check_row_can_be_clicked(qtbot, theme, in_column, spoken):
    row = CheckRow(theme, "Kort")
    in_column(row)
    with qtbot.waitSignal(row.toggled):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(270, 35))
    assert row.isChecked()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert not row.isChecked()
    assert QAccessible.queryAccessibleInterface(row).role() == QAccessible.Role.CheckBox
    assert spoken(row) == "Kort"


def test_escape_empties_the_search_and_then_belongs_to_the_page(qtbot, theme, in_column, spoken):
    field = SearchField(theme, "Sök")
    in_column(field)
    type_text(field, "tillit på ö")
    with qtbot.waitSignal(field.textEdited):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert spoken(field) == "Sök"
    assert not field.findChildren(QWidget, "qt_edit_menu")


def test_a_field_is_as_high_with_the_focus_as_without(qtbot, theme, in_column):
    one, two = TextField("Namn", large=True), TextField("Ort")
    in_column(one, two)
    one.setFocus()
    heights = (one.height(), two.height())
    two.setFocus()
    qtbot.waitUntil(two.hasFocus)
    assert (one.height(), two.height()) == heights
    assert heights[0] == 44
    assert heights[1] == 36


def test_the_wheel_changes_no_choice(qtbot, theme, in_column):
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    combo = ComboField(theme, "Roll")
    combo.addItems(["Alla", "En"])
    in_column(combo)
    nothing = Qt.MouseButton.NoButton
    at = QPointF(5, 5)
    wheel = QWheelEvent(
        at,
        at,
        QPoint(0, 0),
        QPoint(0, -120),
        nothing,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, wheel)
    assert combo.currentIndex() == 0
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentText() == "En"


def test_a_message_tells_cause_step_and_what_can_be_done(qtbot, theme, in_column, spoken):
    message = InlineMessage(theme)
    in_column(message)
    assert not message.isVisible()
    message.say("Disken är full.", "Frigör plats.")
    assert message.isVisible()
    assert spoken(message) == "Disken är full. Frigör plats."
    action = message.add_action("Försök igen")
    with qtbot.waitSignal(action.clicked):
        qtbot.mouseClick(action, Qt.MouseButton.LeftButton)
    message.clear()
    assert not message.isVisible()
    assert message.accessibleName() == ""


# tags


@pytest.fixture
def tags(qtbot, theme, in_column):
    line = TagLine(theme, samples.TAGS)
    line.set_known(("Samverkan", "Samtal", "Intyg"))
    line.set_tags(("Samverkan",))
    in_column(line)
    return line


def words(line):
    return [button.text() for button in line._buttons]


def test_a_tag_is_added_by_writing_it(qtbot, tags):
    qtbot.mouseClick(tags._add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(tags._field.hasFocus)
    type_text(tags._field, "Möte på ö")
    with qtbot.waitSignal(tags.changed) as told:
        qtbot.keyClick(tags._field, Qt.Key.Key_Return)
    assert told.args == [("Samverkan", "Möte på ö")]
    assert words(tags) == ["Samverkan", "Möte på ö"]
    assert tags._field.isVisible()


def test_known_tags_are_offered(qtbot, tags):
    qtbot.mouseClick(tags._add, Qt.MouseButton.LeftButton)
    type_text(tags._field, "sam")
    completer = tags._field.completer()
    completer.setCompletionPrefix("sam")
    offered = [
        completer.completionModel().index(row, 0).data()
        for row in range(completer.completionCount())
    ]
    assert offered == ["Samverkan", "Samtal"]


def test_the_same_tag_in_other_case_is_not_added(qtbot, tags):
    qtbot.mouseClick(tags._add, Qt.MouseButton.LeftButton)
    type_text(tags._field, "SAMVERKAN")
    with qtbot.assertNotEmitted(tags.changed):
        qtbot.keyClick(tags._field, Qt.Key.Key_Return)


def test_escape_lets_the_tag_go_and_leaving_keeps_it(qtbot, tags):
    qtbot.mouseClick(tags._add, Qt.MouseButton.LeftButton)
    type_text(tags._field, "bort")
    qtbot.keyClick(tags._field, Qt.Key.Key_Escape)
    assert tags.tags() == ("Samverkan",)
    assert tags._add.isVisible()
    qtbot.mouseClick(tags._add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(tags._field.hasFocus)
    type_text(tags._field, "kvar")
    tags._buttons[0].setFocus()
    qtbot.waitUntil(lambda: tags.tags() == ("Samverkan", "kvar"))


def test_a_tag_is_removed_by_keyboard_and_the_focus_stays_in_the_line(qtbot, tags):
    tags.set_tags(("Samverkan", "Intyg"))
    first: TagButton = tags._buttons[0]
    first.setFocus()
    with qtbot.waitSignal(tags.changed) as told:
        qtbot.keyClick(first, Qt.Key.Key_Delete)
    assert told.args == [("Intyg",)]
    qtbot.waitUntil(tags._buttons[0].hasFocus)
    qtbot.keyClick(tags._buttons[0], Qt.Key.Key_Backspace)
    assert tags.tags() == ()
    qtbot.waitUntil(tags._add.hasFocus)


def test_backspace_in_the_empty_field_removes_the_last(qtbot, tags):
    qtbot.mouseClick(tags._add, Qt.MouseButton.LeftButton)
    qtbot.keyClick(tags._field, Qt.Key.Key_Backspace)
    assert tags.tags() == ()


def test_a_tag_says_what_it_is(tags, spoken):
    assert spoken(tags._buttons[0]) == "Samverkan, tagg, Delete tar bort"


# dates


@pytest.fixture
def field(qtbot, theme, in_column):
    made = DateField(theme, samples.DATES, samples.day_label, samples.month_label, samples.today)
    in_column(made)
    return made


def test_a_date_is_changed_where_it_stands(qtbot, field, spoken):
    assert field.text() == samples.day_label(samples.TODAY)
    menu = field.build_menu()
    said = [action.text() for action in menu.actions() if action.text()]
    assert said == ["I dag", "I går", "Annan dag"]
    with qtbot.waitSignal(field.changed) as told:
        menu.actions()[1].trigger()
    yesterday = samples.TODAY - timedelta(days=1)
    assert told.args == [yesterday]
    assert field.text() == samples.day_label(yesterday)
    assert samples.day_label(yesterday) in spoken(field)


def test_another_day_is_chosen_in_the_calendar_by_keyboard(qtbot, field):
    popup: CalendarPopup = field.open_calendar()
    qtbot.waitExposed(popup)
    days = popup.days.findChild(QWidget, "qt_calendar_calendarview")
    qtbot.keyClick(days, Qt.Key.Key_Left)
    with qtbot.waitSignal(field.changed) as told:
        qtbot.keyClick(days, Qt.Key.Key_Return)
    assert told.args == [samples.TODAY - timedelta(days=1)]


def test_the_calendar_names_months_in_our_words(qtbot, field):
    popup = field.open_calendar()
    assert popup._title.text() == "november 2026"
    qtbot.mouseClick(popup._before, Qt.MouseButton.LeftButton)
    assert popup._title.text() == "oktober 2026"
    popup.close()


def test_no_day_after_the_latest_can_be_chosen(qtbot, field):
    field.set_latest(samples.TODAY)
    popup = field.open_calendar()
    with qtbot.assertNotEmitted(field.changed):
        popup._on_chosen(QDate(2030, 1, 1))
    assert field.day() == samples.TODAY
    assert isinstance(field.day(), date)
    popup.close()
