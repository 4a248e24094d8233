import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QRadioButton, QScrollArea

from tests.conftest import type_text
from tests.ui.samples import ITEMS, RATING
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.widgets.rating import UNANSWERED, RatingGroup
from trustdesk.ui.widgets.rating_rows import RatingHead, StepRow


@pytest.fixture
def group(qtbot, theme):
    area = QScrollArea()
    area.setWidgetResizable(True)
    made = RatingGroup(theme, RATING)
    made.set_items(ITEMS)
    area.setWidget(made)
    qtbot.addWidget(area)
    area.resize(300, 900)
    area.show()
    qtbot.waitExposed(area)
    area.activateWindow()
    yield made
    area.close()


def heads(group):
    return [head for head in group.findChildren(RatingHead) if head.isVisible()]


def steps(group):
    return [step for step in group.findChildren(StepRow) if step.isVisible()]


def texts(group):
    return [label.text() for label in group.findChildren(WrappedLabel) if label.isVisible()]


def spoken(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def opened(qtbot, group, number):
    qtbot.mouseClick(heads(group)[number], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(steps(group)) == 6)
    return steps(group)


def test_closed_rows_are_at_least_44_high_and_say_choose(group):
    assert [spoken(head) for head in heads(group)] == [f"{item.name}: Välj" for item in ITEMS]
    assert all(head.height() >= 44 for head in heads(group))
    assert steps(group) == []


def test_one_is_open_at_a_time(qtbot, group):
    first = opened(qtbot, group, 0)
    second = opened(qtbot, group, 1)
    assert not any(step.isVisible() for step in first)
    assert spoken(second[0]).startswith("Steg 1. Påtryckningen")
    qtbot.mouseClick(heads(group)[1], Qt.MouseButton.LeftButton)
    assert steps(group) == []


def test_steps_are_radio_buttons_with_room_and_whole_texts(qtbot, group):
    rows = opened(qtbot, group, 0)
    assert [spoken(row) for row in rows] == [
        *(f"Steg {n}. {anchor}" for n, anchor in enumerate(ITEMS[0].anchors, start=1)),
        "Inte aktuellt",
    ]
    for row in rows:
        assert isinstance(row, QRadioButton)
        assert row.height() >= 44
        assert row.height() >= row.heightForWidth(row.width())
    assert ITEMS[0].gate in texts(group)
    assert ITEMS[0].note in texts(group)


def test_choosing_tells_and_asks_one_question(qtbot, group):
    rows = opened(qtbot, group, 0)
    assert ITEMS[0].follow_up not in texts(group)
    with qtbot.waitSignal(group.changed) as told:
        qtbot.mouseClick(rows[1], Qt.MouseButton.LeftButton)
    assert told.args == ["one", 2, ""]
    assert ITEMS[0].follow_up in texts(group)
    assert group.value("one") == (2, "")


def test_the_closed_row_tells_number_and_anchor(qtbot, group):
    group.set_value("two", 3)
    head = heads(group)[1]
    assert spoken(head) == f"{ITEMS[1].name}: Steg 3. {ITEMS[1].anchors[2]}"
    assert head.height() > 60


def test_not_applicable_is_a_full_answer(qtbot, group):
    rows = opened(qtbot, group, 2)
    with qtbot.waitSignal(group.changed) as told:
        qtbot.mouseClick(rows[5], Qt.MouseButton.LeftButton)
    assert told.args == ["three", None, ""]
    assert spoken(heads(group)[2]) == f"{ITEMS[2].name}: Inte aktuellt"
    assert ITEMS[2].follow_up not in texts(group)


def test_arrow_keys_choose(qtbot, group):
    rows = opened(qtbot, group, 0)
    rows[1].setFocus()
    qtbot.waitUntil(rows[1].hasFocus)
    qtbot.keyClick(rows[1], Qt.Key.Key_Space)
    with qtbot.waitSignal(group.changed) as told:
        qtbot.keyClick(rows[1], Qt.Key.Key_Down)
    assert told.args == ["one", 3, ""]


def test_a_head_opens_with_enter(qtbot, group):
    qtbot.keyClick(heads(group)[0], Qt.Key.Key_Return)
    assert len(steps(group)) == 6


def test_a_reason_is_told_with_its_value(qtbot, group):
    group.set_value("one", 4, "Därför")
    opened(qtbot, group, 0)
    field = next(f for f in group.findChildren(QLineEdit) if f.isVisible())
    assert field.text() == "Därför"
    field.setCursorPosition(len(field.text()))
    with qtbot.waitSignal(group.changed) as told:
        type_text(field, "å")
    assert told.args == ["one", 4, "Därförå"]
    assert spoken(field) == "Vad skulle någon annan ha sett? Kunna hjälpa"


def test_an_answer_can_be_taken_away(qtbot, group):
    group.set_value("one", 4, "Därför")
    rows = opened(qtbot, group, 0)
    clear = next(b for b in group.findChildren(LinkButton) if b.isVisible())
    assert clear.text() == "Ta bort svaret"
    with qtbot.waitSignal(group.changed) as told:
        qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert told.args == ["one", UNANSWERED, ""]
    assert not any(row.isChecked() for row in rows)
    assert spoken(heads(group)[0]) == "Kunna hjälpa: Välj"


def test_setting_a_value_tells_nobody(qtbot, group):
    opened(qtbot, group, 0)
    with qtbot.assertNotEmitted(group.changed):
        group.set_value("one", 5)
        group.set_value("one", None)
        group.set_value("one", UNANSWERED)
    with pytest.raises(KeyError):
        group.set_value("four", 1)


def test_nothing_below_the_chosen_step_is_filled(qtbot, theme, group):
    rows = opened(qtbot, group, 0)
    qtbot.mouseClick(rows[3], Qt.MouseButton.LeftButton)
    rows[3].clearFocus()

    def ground(row):
        image = row.grab().toImage()
        return image.pixelColor(image.width() - 3, image.height() // 2).name()

    assert ground(rows[3]) == theme.tokens.first_soft.lower()
    assert len({ground(row) for row in (*rows[:3], *rows[4:])}) == 1
    assert ground(rows[0]) != theme.tokens.first_soft.lower()


def test_other_criteria_replace_the_former(qtbot, group):
    opened(qtbot, group, 0)
    group.set_items(ITEMS[:1])
    qtbot.waitUntil(lambda: len(heads(group)) == 1)
    assert steps(group) == []


@pytest.mark.parametrize("scale", [1.3, 2.0])
def test_no_text_is_cut_at_larger_sizes(qtbot, theme, group, scale):
    theme.apply(scale=scale)
    for row in opened(qtbot, group, 1):
        qtbot.waitUntil(lambda row=row: row.height() >= row.heightForWidth(row.width()))
