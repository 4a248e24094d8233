"""A comparison table: cells one can open by mouse, key and screen reader, and lists when narrow."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.services.diagrams import samples
from trustdesk.ui.diagrams.table import DiagramTable

_ROLE = Qt.ItemDataRole


def table(view) -> DiagramTable:
    found: DiagramTable = view.findChild(DiagramTable)
    return found


def index_of(view, words: str):
    cells = table(view).cells
    for row in range(cells.rowCount()):
        for column in range(cells.columnCount()):
            index = cells.index(row, column)
            if index.data() == words:
                return index
    raise AssertionError(words)


def middle(view, words: str) -> QPoint:
    return table(view).visualRect(index_of(view, words)).center()


def click(qtbot, view, words: str) -> None:
    spot = middle(view, words)
    qtbot.mouseClick(table(view).viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_cells_are_named_by_their_row_and_column(show, desk):
    view = show(samples.TABLE)
    face = QAccessible.queryAccessibleInterface(table(view))
    assert face.role() == QAccessible.Role.Table
    assert face.text(QAccessible.Text.Name) == desk.said(samples.TABLE.title)
    assert (
        index_of(view, "Chefer").data(_ROLE.AccessibleTextRole) == "Huvudaktör, Byråkrati: Chefer"
    )
    assert index_of(view, "Examen").data(_ROLE.AccessibleTextRole) == "Profession: Examen"
    assert index_of(view, "Marknad").data(_ROLE.AccessibleTextRole) == "Marknad"


def test_a_cell_and_a_heading_are_opened_by_a_click(qtbot, show):
    view = show(samples.TABLE)
    with qtbot.waitSignal(view.spot_opened) as asked:
        click(qtbot, view, "Pris")
    spot, box = asked.args
    assert (spot.words, spot.leads_to) == ("Pris", "page:idealtyper")
    assert spot.opening == "Styrmekanism, Marknad: Pris"
    assert spot.note == "Styrmekanism, Marknad"
    assert spot.passage == ("idealtyper", "")
    assert box.contains(table(view).viewport().mapToGlobal(middle(view, "Pris")))
    with qtbot.waitSignal(view.spot_opened) as asked:
        click(qtbot, view, "Styrmekanism")
    assert asked.args[0].leads_to == "term:styrning"


def test_arrow_keys_walk_the_cells_and_enter_opens(qtbot, show):
    view = show(samples.TABLE)
    table(view).setFocus()
    assert table(view).currentIndex().data() == "Marknad"
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(table(view), key)
    assert table(view).currentIndex().data() == "Chefer"
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(view.spot_opened) as asked:
            qtbot.keyClick(table(view), key)
        assert asked.args[0].words == "Chefer"


def test_a_screen_reader_opens_a_cell_by_selecting_it_any_number_of_times(qtbot, show):
    view = show(samples.TABLE)
    model = table(view).selectionModel()
    for _ in range(2):
        with qtbot.waitSignal(view.spot_opened) as asked:
            model.select(index_of(view, "Chefer"), QItemSelectionModel.SelectionFlag.Select)
        assert asked.args[0].words == "Chefer"
        qtbot.waitUntil(lambda: not model.hasSelection())


def test_no_cell_is_cut_off(show, theme):
    for scale in (1.0, 2.0):
        theme.apply("light", scale)
        for width in (260, 420, 602, 1204):
            view = show(samples.TABLE, width)
            shown = table(view)
            assert not shown.verticalScrollBar().maximum()
            assert not shown.horizontalScrollBar().maximum()
            whole = sum(shown.rowHeight(row) for row in range(shown.cells.rowCount()))
            assert whole == view.heightForWidth(width)
            assert (
                sum(shown.columnWidth(n) for n in range(shown.cells.columnCount())) == shown.width()
            )


def test_in_a_narrow_width_each_column_is_a_list(qtbot, show):
    view = show(samples.TABLE, 320)
    cells = table(view).cells
    assert cells.columnCount() == 1
    words = [cells.index(row, 0).data() for row in range(cells.rowCount())]
    assert words == [
        "Marknad", "Konsumenter", "Pris", "Konkurrens",
        "Byråkrati", "Chefer", "Reglering, beslutslinje",
        "Profession", "Yrkesutövarna", "Kollegial kvalitetssäkring", "Examen",
    ]  # fmt: skip
    with qtbot.waitSignal(view.spot_opened) as asked:
        click(qtbot, view, "Chefer")
    assert asked.args[0].opening == "Huvudaktör, Byråkrati: Chefer"
    view.resize(602, view.heightForWidth(602))
    assert cells.columnCount() == 4


def test_an_empty_place_is_nothing_to_open(qtbot, show):
    view = show(samples.TABLE)
    corner = table(view).cells.index(0, 0)
    assert corner.flags() == Qt.ItemFlag.NoItemFlags
    with qtbot.assertNotEmitted(view.spot_opened):
        qtbot.mouseClick(
            table(view).viewport(), Qt.MouseButton.LeftButton,
            pos=table(view).visualRect(corner).center(),
        )  # fmt: skip


def test_where_nothing_can_be_opened_a_click_does_nothing(qtbot, show):
    view = show(samples.TABLE, operable=False)
    with qtbot.assertNotEmitted(view.spot_opened):
        click(qtbot, view, "Pris")
    assert table(view).focusPolicy() == Qt.FocusPolicy.NoFocus
    assert QApplication.focusWidget() is not table(view)


@pytest.mark.parametrize("mode", ["light", "dark", "high"])
def test_a_table_follows_the_theme(show, theme, mode):
    theme.apply(mode, 1.0)
    image = show(samples.TABLE).grab().toImage()
    control = theme.colour("control").rgb()
    assert any(image.pixel(300, y) == control for y in range(image.height()))


def test_the_focus_is_shown_round_the_words_of_a_cell(qtbot, show):
    view = show(samples.TABLE)
    shown = table(view)
    cell = shown.visualRect(index_of(view, "Chefer"))
    assert shown.tile(cell).left() < cell.left()
    following = shown.visualRect(index_of(view, "Yrkesutövarna"))
    assert shown.tile(cell).right() < following.left()
