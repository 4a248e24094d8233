"""Överblick as a person meets it: the sentence, the squares, and what lies in them."""

import gc
import weakref
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from trustdesk.domain.entry import Filters
from trustdesk.services.composing import Draft
from trustdesk.ui.overview.page import OverviewPage
from trustdesk.ui.room import Room, room_for
from trustdesk.ui.session import not_open
from trustdesk.ui.widgets.labels import Heading

LEFT = Qt.MouseButton.LeftButton
FIRST_ROW, ADDED_ROW = 0, 5
EMPTY = (2, 1)
"""A square of the demo in which nothing stands: the third relation, the second criterion."""


@pytest.fixture
def filled(fill):
    return fill(30)


def shown(desk, qtbot, width=1156):
    page = OverviewPage(desk)
    qtbot.addWidget(page)
    page.resize(width, 860)
    page.set_room(room_for(width + 204, desk.theme.scale))
    page.show()
    qtbot.waitExposed(page)
    page.enter()
    qtbot.waitUntil(lambda: bool(title(page)))
    return page


@pytest.fixture
def full(filled, desk, qtbot):
    """The page over thirty reflections."""
    return shown(desk, qtbot)


@pytest.fixture
def empty(desk, qtbot):
    """The page before the first reflection."""
    return shown(desk, qtbot)


def title(page):
    return next(
        (h.text() for h in page.findChildren(Heading) if h.level == 1 and h.isVisible()), ""
    )


def texts(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def button(page, name):
    return next(
        b
        for b in page.findChildren(QPushButton)
        if b.isVisible() and name in (b.text(), b.accessibleName())
    )


def cell(page, row, column):
    return page.map.table.map.index(row, column)


def spoken(page, row, column):
    return cell(page, row, column).data(Qt.ItemDataRole.AccessibleTextRole)


def click(page, qtbot, row, column, *, on_word=False):
    table = page.map.table
    box = table.visualRect(cell(page, row, column))
    spot = box.center()
    if on_word:
        spot.setX(box.left() + desk_px(page, 16))
    else:
        spot.setX(box.right() - desk_px(page, 12))
    qtbot.mouseClick(table.viewport(), LEFT, pos=spot)


def desk_px(page, pixels):
    return page.desk.theme.px(pixels)


def cut(page):
    """What is lower than its text, or reaches out of the page."""
    return [
        label.text()
        for label in page.findChildren(QLabel)
        if label.isVisible()
        and (
            label.height() < label.heightForWidth(label.width())
            or label.mapTo(page, label.rect().topRight()).x() > page.width()
        )
    ]


def test_the_heading_says_what_was_written_about_most(full):
    assert "brukare" in title(full)
    assert "den egna förvaltningen" in title(full)
    assert full.desk.language.tr("August") in title(full)


def test_each_square_is_named_by_its_row_its_column_and_what_it_holds(full, core):
    with core.reading() as reader:
        held = reader.count(Filters(relation="brukare", criterion="kunna"))
    count = full.desk.language.trn("{n} reflection", "{n} reflections", held)
    assert spoken(full, FIRST_ROW, 0) == f"Brukare, Kunna: {count}"
    assert spoken(full, *EMPTY) == f"Granskande, Våga: {full.desk.tr('nothing yet')}"


def test_a_screen_reader_meets_a_table_of_rows_and_columns(full):
    table = QAccessible.queryAccessibleInterface(full.map.table)
    assert table.text(QAccessible.Text.Name) == full.desk.tr("The map")
    heard = [
        (table.child(n).role(), table.child(n).text(QAccessible.Text.Name))
        for n in range(table.childCount())
    ]
    role = QAccessible.Role
    columns = [name for kind, name in heard if kind == role.ColumnHeader]
    rows = [name for kind, name in heard if kind == role.RowHeader]
    cells = [name for kind, name in heard if kind == role.Cell]
    assert columns == ["Kunna", "Våga", "Vilja"]
    assert (rows[0], rows[-1]) == ("Brukare", "Inom förvaltningen, Tillägg")
    assert len(cells) == 18
    assert cells[0].startswith("Brukare, Kunna: ")


def test_a_square_shows_the_titles_of_its_reflections_and_a_click_opens_one(full, qtbot, filled):
    click(full, qtbot, FIRST_ROW, 0)
    entry = next(e for e in filled if e.title == "Rad ett")
    day = full.desk.language.short_date(entry.date)
    with qtbot.waitSignal(full.entry_requested) as asked:
        qtbot.mouseClick(button(full, f"Rad ett, {day}"), LEFT)
    assert asked.args == [entry.id]


def test_enter_asks_for_exactly_the_reflections_of_the_square(full, core, qtbot):
    table = full.map.table
    full.map.filters.role.setCurrentIndex(1)
    full.map.filters.period.setCurrentIndex(2)
    qtbot.waitUntil(lambda: "90" in title(full))
    table.setCurrentIndex(cell(full, FIRST_ROW, 0))
    with qtbot.waitSignal(full.filtered_requested) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    (wanted,) = asked.args
    assert (wanted.relation, wanted.criterion) == ("brukare", "kunna")
    assert wanted.role == full.desk.framework.concepts_of("role")[0].id
    assert (wanted.last - wanted.first).days == 89
    with core.reading() as reader:
        assert str(len(reader.rows(wanted))) == cell(full, FIRST_ROW, 0).data()
    with qtbot.waitSignal(full.filtered_requested) as again:
        qtbot.mouseClick(button(full, full.desk.tr("Show them in the journal")), LEFT)
    assert again.args == [wanted]


def test_arrow_keys_go_from_square_to_square(full, qtbot):
    table = full.map.table
    table.setCurrentIndex(cell(full, FIRST_ROW, 0))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(table, key)
    assert (table.selected().row(), table.selected().column()) == EMPTY
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert full.focusWidget() is not table


def test_an_empty_square_offers_writing_by_itself_only_to_keys(empty, qtbot):
    table = empty.map.table

    def seen(column):
        return table.viewport().grab(table.visualRect(cell(empty, 1, column))).toImage()

    table.setCurrentIndex(cell(empty, 1, 0))
    table.clearSelection()
    assert seen(0) == seen(1)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    table.clearSelection()
    assert seen(0) != seen(1)


def test_the_page_follows_the_square_the_keys_go_to(filled, desk, qtbot, theme):
    theme.apply("light", 2.0)
    page = shown(desk, qtbot)
    page.resize(1156, 480)
    table = page.map.table
    table.setCurrentIndex(cell(page, FIRST_ROW, 0))

    def in_sight():
        box = table.visualRect(table.currentIndex())
        return page.rect().contains(table.viewport().mapTo(page, box.center()))

    for _ in range(5):
        qtbot.keyClick(table, Qt.Key.Key_Down)
        qtbot.waitUntil(in_sight)
    assert table.selected().row() == ADDED_ROW


def test_an_empty_square_offers_a_question_a_case_and_writing(full, qtbot):
    click(full, qtbot, *EMPTY)
    place = full.desk.tr("{criterion}, in relation to {relation}").format(
        criterion="Våga", relation="granskande verksamhet"
    )
    assert full.desk.tr("There is nothing here yet: {place}.").format(place=place) in texts(full)
    with qtbot.waitSignal(full.write_requested) as plain:
        qtbot.mouseClick(button(full, full.desk.tr("Write")), LEFT)
    assert plain.args == ["granskande", "vaga", ""]
    with qtbot.waitSignal(full.write_requested) as about:
        qtbot.mouseClick(button(full, full.desk.tr("Write about it")), LEFT)
    assert about.args[:2] == ["granskande", "vaga"]
    question = about.args[2].removeprefix("> ").strip()
    assert question in texts(full)
    case = next(
        c
        for c in full.desk.framework.cases
        if any(c.title.in_language("sv") == b.text() for b in full.findChildren(QPushButton))
    )
    with qtbot.waitSignal(full.case_requested) as asked:
        qtbot.mouseClick(button(full, case.title.in_language("sv")), LEFT)
    assert asked.args == [case.id]
    assert "vaga" in case.criteria
    assert "granskande" in case.relations


def test_the_question_leads_to_its_page(full, qtbot):
    click(full, qtbot, *EMPTY)
    names = {p.short.in_language("sv") for p in full.desk.framework.pages}
    link = next(b for b in full.findChildren(QPushButton) if b.isVisible() and b.text() in names)
    with qtbot.waitSignal(full.page_requested) as asked:
        qtbot.mouseClick(link, LEFT)
    page = full.desk.framework.page(asked.args[0])
    assert page.short.in_language("sv") == link.text()


def test_the_word_in_an_empty_square_begins_to_write(full, qtbot):
    with qtbot.waitSignal(full.write_requested) as asked:
        click(full, qtbot, *EMPTY, on_word=True)
    assert asked.args == ["granskande", "vaga", ""]
    with qtbot.assertNotEmitted(full.write_requested):
        click(full, qtbot, *EMPTY)  # beside the word: it is only chosen
        click(full, qtbot, FIRST_ROW, 0, on_word=True)  # where something stands there is no word


def test_enter_in_an_empty_square_begins_to_write(full, qtbot):
    full.map.table.setCurrentIndex(cell(full, *EMPTY))
    with qtbot.waitSignal(full.write_requested) as asked:
        qtbot.keyClick(full.map.table, Qt.Key.Key_Enter)
    assert asked.args == ["granskande", "vaga", ""]


def test_a_choice_without_reflections_says_so_and_can_be_taken_back(full, qtbot, clock):
    clock.move(days=400)
    before = title(full)
    full.map.filters.period.setCurrentIndex(1)
    nothing = full.desk.tr("There are no reflections in what you have chosen.")
    qtbot.waitUntil(lambda: title(full) == nothing)
    assert cell(full, FIRST_ROW, 0).data() == ""
    qtbot.mouseClick(button(full, full.desk.tr("Show everything")), LEFT)
    qtbot.waitUntil(lambda: title(full) != nothing)
    assert cell(full, FIRST_ROW, 0).data() != ""
    assert title(full).split()[2:] == before.split()[2:] or "2026" in title(full)


def test_before_the_first_reflection_the_page_tells_what_it_is_for(empty):
    tr = empty.desk.tr
    assert title(empty) == tr("Here a map grows of what you write about.")
    assert any(tr("A reflection stands here once") in t or "relation" in t for t in texts(empty))
    assert tr("Empty squares are no fault.") in texts(empty)
    held = [cell(empty, r, c).data() for r in range(6) for c in range(3)]
    assert held == [""] * 18


def test_one_reflection_is_told_without_exaggeration(empty, desk, qtbot):
    draft = Draft("Ett möte.", relations=("brukare",), ratings={"kunna": 3})
    desk.session.write(
        lambda journal: journal.add(draft), lambda entry: desk.session.changed.emit(entry.id)
    )
    qtbot.waitUntil(lambda: cell(empty, FIRST_ROW, 0).data() == "1")
    text = empty.desk.tr("{when} you have written about your dealings with {who}.")
    assert title(empty).endswith(text.format(when="", who="brukare").strip())


@pytest.mark.parametrize("state", ["opening", "locked"])
def test_no_title_is_kept_while_the_journal_is_not_open(full, qtbot, desk, state):
    click(full, qtbot, FIRST_ROW, 0)
    desk.session._set_state(state)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not any("Rad ett" in b.accessibleName() for b in full.findChildren(QPushButton))
    assert "brukare" not in title(full)
    assert cell(full, FIRST_ROW, 0).data() == ""  # hidden is not enough: it is gone
    assert len([h for h in full.findChildren(Heading) if h.isVisible()]) == 1
    desk.session._set_state("open")
    qtbot.waitUntil(lambda: "brukare" in title(full))


def test_a_broken_journal_is_told_with_cause_and_next_step(full, desk):
    desk.session.fault = not_open()
    desk.session._set_state("broken")
    told = [desk.tr(desk.session.fault.cause), desk.tr(desk.session.fault.step)]
    assert [t for t in texts(full) if t in told] == told
    assert not full.map.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [1156, 896, 696, 440])
def test_no_text_is_cut_in_any_room(filled, desk, qtbot, theme, width, scale):
    theme.apply("light", scale)
    page = shown(desk, qtbot, width)
    click(page, qtbot, FIRST_ROW, 0)
    qtbot.waitUntil(lambda: cut(page) == [])
    table = page.map.table
    rows = table.verticalHeader()
    assert table.verticalScrollBar().maximum() == 0
    assert all(rows.sectionSize(r) >= table._rows.height_of(r, rows.width()) for r in range(6))
    reaches = rows.width() + table.horizontalHeader().length()
    assert (reaches > table.width()) is (table.horizontalScrollBar().maximum() > 0)
    assert reaches <= table.width() or width / scale < 450  # three columns need it


def test_a_narrow_room_puts_the_square_under_the_map(full):
    def below():
        panel, table = full.map.panel, full.map.table
        return (
            panel.mapTo(full, panel.rect().topLeft()).y()
            > table.mapTo(full, table.rect().bottomLeft()).y()
        )

    assert not below()
    full.resize(696, 860)
    full.set_room(Room.NARROW)
    QCoreApplication.processEvents()
    assert below()


def test_every_control_has_a_name_of_its_own(full, qtbot):
    for square in ((FIRST_ROW, 0), EMPTY):
        click(full, qtbot, *square)
        names = [
            (type(c).__name__, c.accessibleName() or getattr(c, "text", str)())
            for kind in (QPushButton, QComboBox)
            for c in full.findChildren(kind)
            if c.isVisible()
        ]
        assert all(name for _, name in names)
        assert len(names) == len(set(names))
    squares = [spoken(full, r, c) for r in range(6) for c in range(3)]
    assert len(set(squares)) == 18


def test_nothing_holds_a_page_that_is_gone(desk, qtbot):
    page = OverviewPage(desk)
    refs = [weakref.ref(part) for part in (page, page.map, page.map.table, page.map.panel)]
    page.deleteLater()
    del page
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [ref() for ref in refs if ref() is not None] == []
    desk.theme.apply("dark")  # nobody is left to be told, so nothing raises
    desk.session.changed.emit("")


def test_the_same_filters_come_back_whole(full):
    assert full.map.filters.filters() == Filters()
    full.map.filters.role.setCurrentIndex(1)
    role = full.desk.framework.concepts_of("role")[0].id
    assert full.map.filters.filters() == replace(Filters(), role=role)
