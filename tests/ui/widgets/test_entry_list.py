import time
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from tests.floor import floor_ms
from tests.ui import samples
from trustdesk.ui.widgets.entry_list import EntryList
from trustdesk.ui.widgets.entry_model import EntryListModel


@pytest.fixture
def model(qapp):
    made = EntryListModel(samples.day_label, samples.month_label, "Utan rubrik")
    made.set_entries(samples.rows(10, 6))
    return made


@pytest.fixture
def entries(qtbot, theme, model):
    made = EntryList(theme, model, "Reflektioner")
    qtbot.addWidget(made)
    made.resize(300, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def test_the_model_keeps_qts_rules(model):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_entries(samples.rows(3))
    model.set_entries(())
    assert tester.model() is model


def test_months_are_headings_that_cannot_be_chosen(model):
    headings = [model.index(row, 0) for row in model.heading_rows()]
    assert [index.data() for index in headings] == [
        "november 2026",
        "oktober 2026",
        "september 2026",
    ]
    assert all(not index.flags() & Qt.ItemFlag.ItemIsSelectable for index in headings)
    assert model.entry(0) is None


def test_a_row_is_read_out_as_date_title_and_line(model):
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "torsdag 19 november, Handläggaren som ringde upp, "
        "En medborgare hade fått tre olika svar från oss på samma"
    )


def test_a_row_without_a_title_goes_by_its_words_and_without_words_by_name(model):
    untitled = replace(samples.rows(1)[0], title="", excerpt="Bara ord")
    model.set_entries((untitled,))
    assert model.index(1, 0).data() == "Bara ord"
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith(", Bara ord")
    model.set_entries((replace(untitled, excerpt=""),))
    assert model.index(1, 0).data() == "Utan rubrik"


def below_the_title(entries):
    box = entries.visualRect(entries.model().index(1, 0))
    image = entries.viewport().grab(box).toImage()
    return {image.pixel(x, y) for x in range(20, 280) for y in range(52, 70)}


def test_words_without_room_on_the_title_line_go_on_below(model, entries):
    untitled = replace(samples.rows(1)[0], title="", excerpt="Bara ord")
    model.set_entries((untitled,))
    assert len(below_the_title(entries)) == 1
    model.set_entries((replace(untitled, excerpt="Bara ord som går vidare " * 4),))
    assert len(below_the_title(entries)) > 1
    model.set_entries((replace(untitled, excerpt="ordutanslut" * 12),))
    assert len(below_the_title(entries)) == 1


def test_rows_are_76_high_and_follow_the_text_size(theme, entries):
    assert entries.rowHeight(1) == 76
    assert entries.rowHeight(0) == 50
    theme.apply(scale=2.0)
    assert entries.rowHeight(1) == 152
    assert entries.rowHeight(0) == 100


def test_a_click_selects(qtbot, entries):
    with qtbot.waitSignal(entries.entry_selected) as told:
        box = entries.visualRect(entries.model().index(2, 0))
        qtbot.mouseClick(entries.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert told.args == ["id-1"]
    assert entries.selected_id() == "id-1"


def test_a_heading_cannot_be_selected(qtbot, entries):
    box = entries.visualRect(entries.model().index(0, 0))
    with qtbot.assertNotEmitted(entries.entry_selected):
        qtbot.mouseClick(entries.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert entries.selected_id() == ""


def test_arrow_keys_step_over_headings(qtbot, entries):
    entries.select("id-3")
    entries.setFocus()
    seen: list[str] = []
    entries.entry_selected.connect(seen.append)
    for _ in range(3):
        qtbot.keyClick(entries, Qt.Key.Key_Down)
    assert seen == ["id-4", "id-5", "id-6"]


def test_a_screen_reader_selects_without_moving_the_current_row(qtbot, entries):
    index = entries.model().index(3, 0)
    with qtbot.waitSignal(entries.entry_selected) as told:
        entries.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert told.args == ["id-2"]


def test_enter_opens(qtbot, entries):
    entries.select("id-2")
    with qtbot.waitSignal(entries.entry_activated) as told:
        qtbot.keyClick(entries, Qt.Key.Key_Return)
    assert told.args == ["id-2"]


def test_tab_leaves_the_list(qtbot, entries):
    entries.select("id-2")
    entries.setFocus()
    qtbot.keyClick(entries, Qt.Key.Key_Tab)
    assert entries.selected_id() == "id-2"


def test_the_selection_survives_new_rows_and_tells_nobody(qtbot, entries, model):
    entries.select("id-2")
    with qtbot.assertNotEmitted(entries.entry_selected):
        model.set_entries(samples.rows(12, 6))
    assert entries.selected_id() == "id-2"
    assert not entries.select("gone")
    assert entries.selected_id() == ""


def test_an_empty_list_is_empty(entries, model):
    model.set_entries(())
    assert model.rowCount() == 0
    assert model.rowCount(QModelIndex()) == 0
    assert entries.selected_id() == ""


def test_a_selected_row_has_one_tile_and_nothing_beside_it(theme, entries):
    entries.select("id-1")
    QApplication.processEvents()
    box = entries.visualRect(entries.model().index(2, 0))
    image = entries.viewport().grab().toImage()
    inside = image.pixelColor(box.left() + 20, box.center().y()).name()
    beside = image.pixelColor(box.left() + 4, box.center().y()).name()
    assert inside == theme.tokens.pressed.lower()
    assert beside != theme.tokens.selection.lower()


def test_36500_rows_are_shown_and_scrolled_in_a_few_milliseconds(entries, model):
    model.set_entries(samples.rows(36_500, 1))
    entries.grab()
    start = time.thread_time()
    for step in range(50):
        entries.verticalScrollBar().setValue(step * 50_000)
        entries.viewport().repaint()
    assert (time.thread_time() - start) * 1000 / 50 < 5 * floor_ms()  # measured: 0.9 ms a step


def test_heights_follow_the_headings_when_the_rows_are_others(entries, model):
    model.set_entries(samples.rows(10, 6))
    headings = model.heading_rows()
    assert len(headings) > 1
    model.set_entries(samples.rows(18, 1))
    assert model.heading_rows() == [0]
    assert [entries.rowHeight(row) for row in headings] == [50, *(76 for _ in headings[1:])]
    model.set_headings(shown=False)
    model.set_entries(samples.rows(3))
    assert entries.rowHeight(0) == 76


def test_several_are_told_and_ticked(qtbot, entries, theme):
    told: list[Any] = []
    entries.several_chosen.connect(told.append)
    entries.select("id-1")
    entries.begin_choosing()
    box = entries.visualRect(entries.model().index(3, 0))
    with qtbot.assertNotEmitted(entries.entry_selected):
        qtbot.mouseClick(entries.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert told[-1] == ("id-1", "id-2")
    image = entries.viewport().grab().toImage()
    shown = {image.pixelColor(x, box.center().y()).name() for x in range(28, 46)}
    assert theme.tokens.accent.lower() in shown
    assert not entries.select("id-9") or entries.selected_ids() == ("id-1", "id-2")
    entries.end_choosing()
    assert told[-1] == ()


def test_all_of_36500_are_chosen_in_a_few_milliseconds(qtbot, entries, model):
    model.set_entries(samples.rows(36_500, 1))
    entries.setFocus()
    start = time.thread_time()
    qtbot.keyClick(entries, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert (time.thread_time() - start) * 1000 < 100 * floor_ms()  # measured: 45 ms
    assert len(entries.selected_ids()) == 36_500
