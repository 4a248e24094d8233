import gc
import weakref
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.conftest import type_text
from trustdesk.domain.entry import Citation, Filters
from trustdesk.ui.dagbok.page import DagbokPage
from trustdesk.ui.room import Room
from trustdesk.ui.widgets.check_row import CheckRow
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.widgets.rating import UNANSWERED, RatingGroup

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk, qtbot):
    page = DagbokPage(desk)
    qtbot.addWidget(page)
    page.resize(1156, 860)
    page.show()
    qtbot.waitExposed(page)
    with qtbot.waitSignal(page.listed):
        page.enter()
    return page


@pytest.fixture
def filled(fill):
    return fill(12)


def kept(core, **filters):
    with core.reading() as reader:
        return list(reader.entries(Filters(**filters)))


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def button(widget, name):
    return next(b for b in widget.findChildren(QPushButton) if b.text() == name)


def row(widget, name):
    return next(r for r in widget.findChildren(CheckRow) if r.accessibleName() == name)


def open_entry(page, entry, qtbot):
    page.list.entries.select("")
    with qtbot.waitSignal(page.area.mode_changed):
        page._on_entry_requested(entry.id)
    qtbot.waitUntil(
        lambda: page.area.writing.entry is not None and page.area.writing.entry.id == entry.id
    )


def test_an_empty_dagbok_offers_the_first_step(page, qtbot):
    assert "Börja med en mening." in texts(page)
    assert not page.list.isVisible()
    qtbot.mouseClick(page.empty.write, Qt.MouseButton.LeftButton)
    assert page.area.editor.text.isVisible()


def test_one_sentence_is_a_reflection(page, core, qtbot):
    page.write_new()
    type_text(page.area.editor.text, "Bara en mening, åäö.")
    with qtbot.waitSignal(page.area.saved, timeout=2500):
        pass
    assert [(e.body, e.title, e.forms) for e in kept(core)] == [("Bara en mening, åäö.", "", ())]
    assert page.list.entries.selected_id() == kept(core)[0].id
    assert "Sparad 14.32" in texts(page.area)


@pytest.mark.usefixtures("filled")
def test_an_older_reflection_opens_to_be_read(page, filled, qtbot):
    open_entry(page, filled[3], qtbot)
    assert page.area.is_reading
    qtbot.waitUntil(lambda: filled[3].title in page.area.reader.text.toPlainText())
    qtbot.keyClick(page.area.reader.text, Qt.Key.Key_Return)
    assert not page.area.is_reading
    assert page.area.editor.text.text() == filled[3].body


@pytest.mark.usefixtures("filled")
def test_what_is_written_while_the_same_reflection_is_read_anew_stays(page, core, filled, qtbot):
    open_entry(page, filled[3], qtbot)
    page.area.edit()
    page.area.open(filled[3].id, write=True)
    page.area.editor.text.selectAll()
    type_text(page.area.editor.text, "Nyss.")
    page.desk.session.drain()
    QCoreApplication.processEvents()
    assert page.area.editor.text.text() == "Nyss."
    page.leave()
    page.desk.session.drain()
    assert {e.id: e.body for e in kept(core)}[filled[3].id] == "Nyss."


@pytest.mark.usefixtures("filled")
def test_opening_and_leaving_changes_not_one_byte(page, core, filled, qtbot):
    before = kept(core)
    for entry in filled[:4]:
        open_entry(page, entry, qtbot)
        page.area.edit()
    page.leave()
    page.desk.session.drain()
    assert kept(core) == before


@pytest.mark.usefixtures("filled")
def test_each_text_ends_in_its_own_reflection(page, core, filled, qtbot):
    for n, entry in enumerate(filled[:5]):
        open_entry(page, entry, qtbot)
        page.area.edit()
        page.area.editor.text.selectAll()
        type_text(page.area.editor.text, f"Text {n}.")
    page.leave()
    page.desk.session.drain()
    bodies = {e.id: e.body for e in kept(core)}
    assert [bodies[e.id] for e in filled[:5]] == [f"Text {n}." for n in range(5)]
    assert bodies[filled[6].id] == filled[6].body


def test_the_support_is_drawn_from_the_pack_and_its_answers_are_kept(page, core, desk, qtbot):
    form = desk.framework.form("vagledd")
    page.write_new()
    page.area.bar.panel.setChecked(True)
    qtbot.mouseClick(button(page.panel, desk.said(form.name)), Qt.MouseButton.LeftButton)
    first = next(
        e
        for e in page.area.editor.findChildren(MarkdownEdit)
        if e.accessibleName() == desk.said(form.fields[0].label)
    )
    assert first.hasFocus()
    type_text(first, "Hon ringde upp.")
    group = next(iter(page.panel.findChildren(RatingGroup)))
    group.open_item("vaga")
    group.changed.emit("vaga", None, "")
    group.changed.emit("kunna", 4, "Det fanns tid.")
    qtbot.mouseClick(
        row(page.panel, desk.said(desk.framework.concept("folja_regelverk").short)),
        Qt.MouseButton.LeftButton,
    )
    page.leave()
    page.desk.session.drain()
    [entry] = kept(core)
    assert entry.forms == ("vagledd",)
    assert entry.answers == {"vagledd": {form.fields[0].id: "Hon ringde upp."}}
    assert {(r.concept, r.value, r.reason) for r in entry.ratings} == {
        ("vaga", None, ""),
        ("kunna", 4, "Det fanns tid."),
    }
    assert entry.roles == ("folja_regelverk",)
    group.changed.emit("kunna", UNANSWERED, "")
    page.leave()
    page.desk.session.drain()
    assert [r.concept for r in kept(core)[0].ratings] == ["vaga"]


def test_a_support_taken_away_keeps_its_answers(page, core, desk, qtbot):
    form = desk.framework.form("vagledd")
    page.write_new()
    page.area.bar.panel.setChecked(True)
    page.area.writing.add_form(form.id)
    page.area.writing.put_answer(form.id, form.fields[0].id, "Det här hände.")
    qtbot.mouseClick(button(page.area.editor, "Ta bort"), Qt.MouseButton.LeftButton)
    assert page.area.writing.entry.forms == ()
    page.area.writing.add_form(form.id)
    fields = page.area.editor.findChildren(MarkdownEdit)
    assert "Det här hände." in [f.text() for f in fields]


def test_ratings_of_a_reflection_without_a_form_are_shown(page, core, desk, qtbot):
    page.write_new()
    page.area.bar.panel.setChecked(True)
    page.area.writing.put_rating("vilja", 2, "")
    page.panel.show_entry()
    qtbot.waitUntil(lambda: "Skattningar" in texts(page.panel))
    assert page.panel.findChildren(RatingGroup)


@pytest.mark.usefixtures("filled")
def test_the_bin_gives_back(page, core, filled, qtbot):
    open_entry(page, filled[5], qtbot)
    with qtbot.waitSignal(page.area.moved):
        page.area.bar.trash_requested.emit()
    assert filled[5].id not in {e.id for e in kept(core)}
    qtbot.mouseClick(button(page.list, "Papperskorg"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [r.id for r in page._listing.rows] == [filled[5].id])
    open_entry(page, filled[5], qtbot)
    with qtbot.waitSignal(page.area.moved):
        qtbot.mouseClick(page.area.bar.take_back, Qt.MouseButton.LeftButton)
    assert filled[5].id in {e.id for e in kept(core)}


@pytest.mark.usefixtures("filled")
def test_the_list_filters_by_what_was_chosen(page, core, filled, desk, qtbot):
    role = next(e.roles[0] for e in filled if e.roles)
    page.show_filtered(Filters(role=role))
    wanted = {e.id for e in filled if role in e.roles}
    qtbot.waitUntil(lambda: {r.id for r in page._listing.rows} == wanted)
    page.show_filtered(Filters(first=date(2026, 11, 1), last=date(2026, 11, 10)))
    span = {e.id for e in filled if date(2026, 11, 1) <= e.date <= date(2026, 11, 10)}
    qtbot.waitUntil(lambda: {r.id for r in page._listing.rows} == span)
    page.show_filtered(Filters(query="kopplaluringsord"))
    qtbot.waitUntil(lambda: page._listing.rows == [])
    assert any("Ingen reflektion hittades" in text for text in texts(page.list))


def test_a_reflection_about_a_case_has_it_beside(page, core, desk, qtbot):
    case = desk.framework.cases[2]
    page.write_about((Citation(f"case:{case.id}"),))
    assert desk.said(case.title) in texts(page)
    type_text(page.area.editor.text, "Jag skulle ringa först.")
    page.leave()
    page.desk.session.drain()
    assert kept(core)[0].citations[0].page == f"case:{case.id}"


@pytest.mark.parametrize("room", list(Room))
@pytest.mark.usefixtures("filled")
def test_in_every_room_one_can_get_to_the_choices_and_back(page, room, filled, qtbot):
    page.set_room(room)
    open_entry(page, filled[2], qtbot)
    page.area.edit()
    page.area.bar.panel.setChecked(True)
    assert page.panel.isVisible()
    assert page.area.editor.text.isVisible()
    if not page.list.isVisible():
        qtbot.mouseClick(page.area.bar.back, Qt.MouseButton.LeftButton)
        assert page.list.isVisible()


def test_ctrl_m_marks_the_sentence_to_take_along(page, core, qtbot):
    page.write_new()
    type_text(page.area.editor.text, "Det första. Det andra.")
    qtbot.keyClick(page.area.editor.text, Qt.Key.Key_M, CTRL)
    page.leave()
    page.desk.session.drain()
    assert kept(core)[0].marks == ("Det andra.",)


def test_the_page_is_freed(desk, qtbot):
    page = DagbokPage(desk)
    page.show()
    with qtbot.waitSignal(page.listed):
        page.enter()
    page.write_new()
    page.area.bar.panel.setChecked(True)
    watch = weakref.ref(page)
    page.close()
    page.deleteLater()
    del page
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert watch() is None
