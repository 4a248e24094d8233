"""Övningar as a person meets it: choose a case, read it, write about it, find it again."""

import gc
import weakref
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from trustdesk.domain.entry import Citation
from trustdesk.services.demo import demo_entries
from trustdesk.services.group_sheet import SheetOf
from trustdesk.ui.practice.page import PracticePage
from trustdesk.ui.room import Room, room_for
from trustdesk.ui.widgets.labels import Heading

LEFT = Qt.MouseButton.LeftButton
CASE = "fall-03"


@pytest.fixture
def filled(core):
    """Three reflections; two of them are about one case."""
    made = list(demo_entries(core.demo(), core.framework, "sv", core.clock.now()))[-3:]
    cited = (Citation(f"case:{CASE}"), Citation(f"case:{CASE}", "again"))
    made = [replace(made[0], citations=cited), replace(made[1], citations=cited[:1]), made[2]]
    with core.writing_store() as store:
        for entry in made:
            store.save(entry, reason="import")
    return made


@pytest.fixture
def page(desk, qtbot):
    return shown(desk, qtbot)


def shown(desk, qtbot, width=1156):
    page = PracticePage(desk)
    qtbot.addWidget(page)
    page.resize(width, 860)
    page.set_room(room_for(width + 204, desk.theme.scale))
    page.show()
    qtbot.waitExposed(page)
    page.enter()
    return page


def title(page):
    return next(
        (h.text() for h in page.findChildren(Heading) if h.level == 1 and h.isVisible()), ""
    )


def texts(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def buttons(page):
    return [b for b in page.findChildren(QPushButton) if b.isVisible()]


def button(page, name):
    return next(b for b in buttons(page) if name in (b.text(), b.accessibleName()))


def field(page, name):
    return next(c for c in page.findChildren(QComboBox) if c.accessibleName() == name)


def choose(page, name, text):
    combo = field(page, name)
    combo.setCurrentIndex(combo.findText(text))


def listed(page):
    model = page.list.cases
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def click_row(page, qtbot, row):
    box = page.list.visualRect(page.list.cases.index(row, 0))
    qtbot.mouseClick(page.list.viewport(), LEFT, pos=box.center())


def test_every_case_stands_in_the_list_and_the_first_is_read(page):
    assert len(listed(page)) == len(page.desk.framework.cases) == 24
    assert title(page) == listed(page)[0] == "Det sjätte mötet"
    assert page.desk.tr("There is no answer key.") in texts(page)
    first = page.desk.framework.cases[0]
    assert first.text.in_language("sv") in texts(page)
    spoken = page.list.cases.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Det sjätte mötet, Socialtjänst, kommun"


def test_arrow_keys_read_the_next_case(page, qtbot):
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert title(page) == listed(page)[1]


def test_filters_leave_the_cases_that_touch_everything_chosen(page):
    choose(page, "Roller", "Utmana regelverk")
    choose(page, "Kriterier", "Våga")
    choose(page, "Relationer", "Granskande")
    wanted = [
        c.title.in_language("sv")
        for c in page.desk.framework.cases
        if "utmana_regelverk" in c.roles and "vaga" in c.criteria and "granskande" in c.relations
    ]
    assert wanted
    assert listed(page) == wanted


def test_a_field_of_public_service_is_chosen_and_the_cases_left_are_counted(page, qtbot):
    count = page.desk.tr("{n} of {all} cases")
    qtbot.mouseClick(page.filter_link, LEFT)
    assert count.format(n=24, all=24) in texts(page)
    choose(page, "Område", "Skola, högskola och kultur")
    assert listed(page)[0] == "Tid för undervisning"
    assert listed(page)[2] == "Programmet på biblioteket"
    assert count.format(n=3, all=24) in texts(page)
    choose(page, "Roller", "Utmana regelverk")
    assert count.format(n=len(listed(page)), all=24) in texts(page)
    assert listed(page) == ["Den elfte bilagan"]
    qtbot.mouseClick(button(page, page.desk.tr("Clear the filters")), LEFT)
    assert len(listed(page)) == 24
    assert count.format(n=24, all=24) in texts(page)
    assert not any(b.text() == page.desk.tr("Clear the filters") for b in buttons(page))
    assert page.focusWidget() is field(page, "Område")


def test_no_match_says_so_and_offers_to_clear(page, qtbot):
    choose(page, "Roller", "Utveckla verksamheten")
    choose(page, "Kriterier", "Vilja")
    choose(page, "Relationer", "Granskande")
    assert listed(page) == []
    assert page.desk.tr("No case matches what you have chosen.") in texts(page)
    qtbot.mouseClick(button(page, page.desk.tr("Show all cases")), LEFT)
    assert len(listed(page)) == 24
    assert page.desk.tr("No case matches what you have chosen.") not in texts(page)


def test_what_a_case_touches_leads_to_its_page_in_the_packs_order(page, qtbot):
    page.show_detail("fall-20")
    order = ["Utveckla verksamheten", "Utmana regelverk", "Följa regelverk", "Kunna", "Våga"]
    qtbot.waitUntil(lambda: [b.text() for b in buttons(page) if b.text() in order] == order)
    with qtbot.waitSignal(page.page_requested) as asked:
        qtbot.mouseClick(button(page, "Våga"), LEFT)
    assert asked.args == ["fortjanad-tillit", "vaga"]


def test_writing_is_about_the_case_that_is_read(page, qtbot):
    page.show_detail(CASE)
    assert title(page) == "Tre dagar för sent"
    with qtbot.waitSignal(page.write_requested) as asked:
        qtbot.mouseClick(button(page, page.desk.tr("Write your answer")), LEFT)
    assert asked.args == [CASE]


def test_a_sheet_of_the_case_is_wished_for_while_the_journal_is_locked(page, qtbot, desk):
    desk.session._set_state("locked")
    page.show_detail(CASE)
    with qtbot.waitSignal(page.sheet_requested) as asked:
        qtbot.mouseClick(button(page, desk.tr("Save a sheet as PDF…")), LEFT)
    assert asked.args == [SheetOf("case", CASE)]


def test_reflections_about_a_case_stand_under_it_once_each(filled, page, qtbot, desk):
    page.show_detail(CASE)
    head = desk.tr("Your reflections on the case")
    qtbot.waitUntil(lambda: head in texts(page))
    days = [desk.language.short_date(e.date) for e in filled]
    assert [t for t in texts(page) if t in days] == [days[1], days[0]]
    name = f"{filled[1].title}, {days[1]}"
    with qtbot.waitSignal(page.entry_requested) as asked:
        qtbot.mouseClick(button(page, name), LEFT)
    assert asked.args == [filled[1].id]
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: head not in texts(page))


def test_a_new_reflection_about_the_case_comes_in(page, filled, qtbot, desk):
    page.show_detail("fall-07")
    desk.session.write(
        lambda journal: journal.save(replace(filled[2], citations=(Citation("case:fall-07"),))),
        lambda entry: desk.session.changed.emit(entry.id),
    )
    qtbot.waitUntil(lambda: desk.tr("Your reflections on the case") in texts(page))


def test_cases_are_read_while_the_journal_is_locked_but_no_title_of_ones_own(
    filled, page, qtbot, desk
):
    page.show_detail(CASE)
    head = desk.tr("Your reflections on the case")
    qtbot.waitUntil(lambda: head in texts(page))
    desk.session._set_state("locked")
    assert head not in texts(page)
    assert not any(filled[1].title in b.accessibleName() for b in buttons(page))
    assert title(page) == "Tre dagar för sent"
    assert not button(page, desk.tr("Write your answer")).isEnabled()
    desk.session._set_state("open")
    qtbot.waitUntil(lambda: head in texts(page))
    assert button(page, desk.tr("Write your answer")).isEnabled()


def test_a_case_that_filters_hide_is_shown_when_asked_for(page):
    choose(page, "Kriterier", "Vilja")
    assert "Tomten vid vattnet" not in listed(page)
    page.show_detail("fall-12")
    assert title(page) == "Tomten vid vattnet"
    assert len(listed(page)) == 24
    page.show_detail("no-such-case")
    assert title(page) == "Tomten vid vattnet"


def test_a_narrow_room_has_one_column_and_a_way_back(desk, qtbot):
    page = shown(desk, qtbot, 696)
    assert page.room is Room.NARROW
    assert title(page) == ""
    click_row(page, qtbot, 2)
    assert title(page) == "Tre dagar för sent"
    assert not page.list.isVisible()
    qtbot.mouseClick(button(page, desk.tr("All cases")), LEFT)
    assert page.list.isVisible()
    assert page.focusWidget() is page.list
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert title(page) == ""  # an arrow key goes on in the list
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert title(page) == "Bristen på avdelning två"
    page.set_room(Room.WIDE)
    assert page.list.isVisible()
    assert title(page) == "Bristen på avdelning två"


def cut(page):
    return [
        label.text()
        for label in page.findChildren(QLabel)
        if label.isVisible()
        and (
            label.height() < label.heightForWidth(label.width())
            or label.mapTo(page, label.rect().topRight()).x() > page.width()
        )
    ]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [1156, 896, 696, 480])
def test_no_text_is_cut_in_any_room(filled, desk, qtbot, theme, width, scale):
    theme.apply("light", scale)
    page = shown(desk, qtbot, width)
    qtbot.waitUntil(lambda: cut(page) == [])
    page.show_detail("fall-20")
    qtbot.waitUntil(lambda: cut(page) == [] and title(page) == "Efter rubriken")


def test_every_control_has_a_name_of_its_own(filled, page, qtbot, desk):
    page.show_detail(CASE)
    qtbot.waitUntil(lambda: desk.tr("Your reflections on the case") in texts(page))
    names = [b.accessibleName() or b.text() for b in buttons(page)]
    names += [c.accessibleName() for c in page.findChildren(QComboBox)]
    assert all(names)
    assert len(names) == len(set(names))


def test_nothing_holds_a_page_that_is_gone(desk, qtbot):
    page = PracticePage(desk)
    page.show_detail(CASE)
    refs = [weakref.ref(part) for part in (page, page.list, page.case, page.filters)]
    page.deleteLater()
    del page
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [ref() for ref in refs if ref() is not None] == []
    desk.theme.apply("dark")
    desk.session.changed.emit("")
