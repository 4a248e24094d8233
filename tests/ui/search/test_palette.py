import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget

from tests.conftest import type_text
from trustdesk.ui.search.offers import MOST_ROWS, Command, Offer, gathered, rank
from trustdesk.ui.search.palette import Palette

COMMANDS = (
    Command("write", "Skriv", "Ctrl+N", "pen-line"),
    Command("today", "I dag"),
    Command("settings", "Inställningar"),
    Command("export", "Exportera som PDF…"),
)


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    inner = QWidget()
    layout = QVBoxLayout(inner)
    made.field = QLineEdit()  # type: ignore[attr-defined]
    layout.addWidget(made.field)  # type: ignore[attr-defined]
    made.setCentralWidget(inner)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    qtbot.waitExposed(made)
    made.field.setFocus()  # type: ignore[attr-defined]
    return made


@pytest.fixture
def palette(desk, window):
    made = Palette(desk, COMMANDS, window)
    made.begin()
    return made


@pytest.fixture
def written(fill):
    return fill(30)


def offers(palette) -> list[Offer]:
    model = palette.list.model()
    return [model.offer(n) for n in range(model.rowCount())]


def names(palette) -> list[str]:
    return [offer.name for offer in offers(palette)]


def press(qtbot, palette, key):
    qtbot.keyClick(palette.field, key)


def test_it_opens_with_the_cursor_in_its_field_and_offers_commands(palette):
    assert palette.field.hasFocus()
    assert names(palette)[:4] == [c.name for c in COMMANDS]


def test_the_latest_reflections_are_offered_too(written, palette, qtbot):
    qtbot.waitUntil(lambda: sum(o.kind == "entry" for o in offers(palette)) == 3)


def test_a_command_is_run_by_enter(palette, window, qtbot):
    type_text(palette.field, "inst")
    with qtbot.waitSignal(palette.command_chosen) as asked:
        press(qtbot, palette, Qt.Key.Key_Return)
    assert asked.args == ["settings"]
    assert not palette.isVisible()
    assert window.field.hasFocus()


def test_a_page_is_found_by_its_title(palette, desk, qtbot):
    type_text(palette.field, "fem relat")
    assert offers(palette)[0].kind == "page"
    with qtbot.waitSignal(palette.page_chosen) as asked:
        press(qtbot, palette, Qt.Key.Key_Return)
    assert desk.framework.page(asked.args[0]) is not None


def test_a_reflection_is_found_by_its_words(written, palette, qtbot):
    type_text(palette.field, "mötet")
    qtbot.waitUntil(lambda: any(o.kind == "entry" for o in offers(palette)))
    assert len(offers(palette)) <= MOST_ROWS
    while palette.list.chosen().kind != "entry":
        press(qtbot, palette, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.entry_chosen) as asked:
        press(qtbot, palette, Qt.Key.Key_Return)
    assert asked.args[0] in {entry.id for entry in written}


def test_the_last_row_searches_everywhere(palette, qtbot):
    type_text(palette.field, "något helt annat")
    assert offers(palette)[-1].kind == "search"
    press(qtbot, palette, Qt.Key.Key_Up)
    with qtbot.waitSignal(palette.search_chosen) as asked:
        press(qtbot, palette, Qt.Key.Key_Return)
    assert asked.args == ["något helt annat"]


def test_escape_closes_at_once_and_gives_the_focus_back(palette, window, qtbot):
    type_text(palette.field, "abc")
    press(qtbot, palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.field.hasFocus()
    palette.begin()
    assert palette.field.text() == ""


def test_a_click_beside_it_closes_it_and_a_click_on_a_row_runs_it(palette, window, qtbot):
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 400))
    assert not palette.isVisible()
    palette.begin()
    box = palette.list.visualRect(palette.list.model().index(1, 0))
    with qtbot.waitSignal(palette.command_chosen) as asked:
        qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert asked.args == ["today"]


def test_tab_stays_in_the_panel(palette, window, qtbot):
    before = palette.list.currentIndex().row()
    press(qtbot, palette, Qt.Key.Key_Tab)
    assert palette.field.hasFocus()
    assert palette.list.currentIndex().row() == before + 1
    press(qtbot, palette, Qt.Key.Key_Backtab)
    press(qtbot, palette, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == palette.list.model().rowCount() - 1


def test_a_choice_that_was_moved_stays_when_reflections_arrive(written, palette, qtbot):
    type_text(palette.field, "mötet")
    press(qtbot, palette, Qt.Key.Key_Up)
    assert palette.list.chosen().kind == "search"
    qtbot.waitUntil(lambda: any(o.kind == "entry" for o in offers(palette)))
    assert palette.list.chosen().kind == "search"


def test_it_follows_the_window_and_fits_a_small_one(palette, window, desk, qtbot):
    window.resize(480, 420)
    panel = palette._panel.geometry()
    assert palette.rect().contains(panel)
    assert abs(panel.center().x() - palette.rect().center().x()) <= 1
    window.resize(1200, 900)
    assert palette._panel.width() == desk.theme.px(560)
    desk.theme.apply("light", 2.0)
    assert palette.rect().contains(palette._panel.geometry())


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("skr", "Skriv", 0),
        ("SKRIV", "Skriv", 0),
        ("rel fem", "Fem relationer för tilliten", 1),
        ("lation", "Fem relationer", 2),
        ("ö", "Överblick", 0),
        ("o", "Överblick", None),
        ("fem roller", "Fem relationer", None),
        ("", "Vad som helst", 0),
    ],
)
def test_how_well_a_text_matches(query, text, found):
    assert rank(query, text) == found


def test_twelve_rows_at_most_with_room_for_reflections_and_the_last_one():
    def some(kind, n):
        return [Offer(kind, str(i), kind, "", "x") for i in range(n)]

    last = Offer("search", "q", "q", "", "search")
    rows = gathered(some("command", 9), some("page", 5), some("entry", 6), last)
    assert len(rows) == 12
    assert rows[-1] is last
    assert sum(o.kind == "entry" for o in rows) == 2
    assert len(gathered(some("command", 9), [], some("entry", 3), None)) == 12
