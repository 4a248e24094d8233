from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui import samples
from trustdesk.ui.widgets.month_grid import MonthGrid

TODAY = date(2026, 11, 19)
K = Qt.Key


def spoken(day, written):
    return f"{samples.day_label(day)}, {'skrivet' if written else 'inget skrivet'}"


@pytest.fixture
def grid(qtbot, theme, in_column):
    made = MonthGrid(theme, "Kalender", TODAY, tuple(samples.WEEKDAYS), spoken)
    in_column(made)
    made.setFocus()
    return made


def test_the_model_keeps_qts_rules(grid):
    tester = QAbstractItemModelTester(
        grid.days, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    grid.turn(1)
    grid.days.show_written({date(2026, 12, 1): 2})
    assert tester.model() is grid.days


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        ([K.Key_Left], date(2026, 11, 18)),
        ([K.Key_Up, K.Key_Up, K.Key_Up], date(2026, 10, 29)),
        ([K.Key_Down, K.Key_Down], date(2026, 12, 3)),
        ([K.Key_PageUp], date(2026, 10, 19)),
        ([K.Key_PageDown, K.Key_PageDown], date(2027, 1, 19)),
        ([K.Key_Right] * 12, date(2026, 12, 1)),
    ],
)
def test_keys_go_from_day_to_day_and_on_into_other_months(qtbot, grid, keys, there):
    told: list[date] = []
    grid.day_selected.connect(told.append)
    for key in keys:
        qtbot.keyClick(grid, key)
    assert grid.selected() == told[-1] == there
    assert grid.days.month == there.replace(day=1)
    assert grid.days.day(grid.currentIndex()) == there


def test_a_click_chooses_and_enter_opens(qtbot, grid):
    box = grid.visualRect(grid.days.index(0, 6))
    with qtbot.waitSignal(grid.day_selected) as told:
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert told.args == [date(2026, 11, 1)]
    with qtbot.waitSignal(grid.day_activated) as told:
        qtbot.keyClick(grid, K.Key_Return)
    assert told.args == [date(2026, 11, 1)]


def test_a_cell_outside_the_month_cannot_be_chosen(qtbot, grid):
    box = grid.visualRect(grid.days.index(0, 0))
    with qtbot.assertNotEmitted(grid.day_selected):
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert grid.selected() == TODAY


def test_a_cell_says_its_day_and_what_it_holds(grid):
    grid.days.show_written({TODAY: 2})
    text = Qt.ItemDataRole.AccessibleTextRole
    assert grid.days.index(3, 3).data(text) == "torsdag 19 november, skrivet"
    assert grid.days.index(3, 4).data(text) == "fredag 20 november, inget skrivet"
    assert grid.days.index(0, 0).data(text) is None
    heads = [grid.days.headerData(n, Qt.Orientation.Horizontal, text) for n in range(7)]
    assert heads == samples.WEEKDAYS


def test_written_days_have_another_ground_and_targets_are_large_enough(theme, grid):
    grid.days.show_written({date(2026, 11, 12): 1})
    box = grid.visualRect(grid.days.index(2, 3))
    other = grid.visualRect(grid.days.index(2, 4))
    image = grid.viewport().grab().toImage()
    at = (box.left() + 8, box.top() + 8)
    beside = (other.left() + 8, other.top() + 8)
    assert image.pixelColor(*at).name() == theme.tokens.accent_soft.lower()
    assert image.pixelColor(*beside) != image.pixelColor(*at)
    assert min(box.width(), box.height()) >= 24


def test_it_follows_the_text_size(theme, grid, qtbot):
    height = grid.rowHeight(0)
    theme.apply(scale=2.0)
    qtbot.waitUntil(lambda: grid.rowHeight(0) > height)
