"""`[[`: what is offered, how it is chosen by keyboard, where the link leads."""

import pytest
from PySide6.QtCore import Qt

from tests.conftest import type_text
from trustdesk.markup.parse import parse_page
from trustdesk.ui.dagbok.page import DagbokPage
from trustdesk.ui.writing.linking import Linking, LinkList, typed_after

KEY = Qt.Key


@pytest.fixture
def filled(fill):
    return fill(12)


@pytest.fixture
def page(desk, qtbot):
    page = DagbokPage(desk)
    qtbot.addWidget(page)
    page.resize(1156, 860)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    with qtbot.waitSignal(page.listed):
        page.enter()
    page.write_new()
    qtbot.waitUntil(page.area.editor.text.hasFocus)
    return page


def linking(page):
    return page.area.editor.text.findChild(Linking)


def offered(page, qtbot, kind):
    qtbot.waitUntil(lambda: linking(page) is not None)
    qtbot.waitUntil(lambda: any(o.kind == kind for o in linking(page).offers()))
    return linking(page).offers()


def is_shown(page):
    return any(found.isVisible() for found in page.findChildren(LinkList))


def test_a_page_is_linked_to_by_keyboard_alone(page, desk, qtbot):
    first = desk.framework.pages_in_order()[0]
    title = desk.said(first.title)
    edit = page.area.editor.text
    type_text(edit, "Se [[" + title[:5].lower())
    offers = offered(page, qtbot, "page")
    assert title in [offer.name for offer in offers]
    for _ in range([o.name for o in offers].index(title)):
        qtbot.keyClick(edit, KEY.Key_Down)
    qtbot.keyClick(edit, KEY.Key_Return)
    assert edit.text() == f"Se [{title}](page:{first.id})"
    assert not is_shown(page)
    edit.undo()
    assert edit.text() == "Se [[" + title[:5].lower()


@pytest.mark.usefixtures("filled")
def test_a_reflection_is_linked_to_and_the_link_leads_there(page, filled, qtbot):
    goal = next(entry for entry in filled if entry.title)
    edit = page.area.editor.text
    type_text(edit, "[[" + goal.title)
    offered(page, qtbot, "entry")
    qtbot.keyClick(edit, KEY.Key_Tab)
    assert edit.text().endswith(f"](entry:{goal.id})")
    with qtbot.waitSignal(page.area.saved):
        page.area.finish()
    with qtbot.waitSignal(page.area.mode_changed):
        page.area.reader.text.link_activated.emit(f"entry:{goal.id}")
    assert page.area.writing.entry.id == goal.id
    assert page.list.entries.selected_id() == goal.id


def test_escape_leaves_the_list_and_the_text_as_it_is(page, qtbot):
    edit = page.area.editor.text
    type_text(edit, "[[")
    offered(page, qtbot, "page")
    qtbot.keyClick(edit, KEY.Key_Escape)
    assert not is_shown(page)
    assert edit.text() == "[["
    assert edit.hasFocus()


def test_the_list_goes_when_the_caret_leaves(page, qtbot):
    edit = page.area.editor.text
    type_text(edit, "ord [[")
    offered(page, qtbot, "page")
    qtbot.keyClick(edit, KEY.Key_Home)
    assert not is_shown(page)
    type_text(edit, "x")
    assert not is_shown(page)


def test_what_nothing_is_called_is_offered_nothing(page, qtbot):
    edit = page.area.editor.text
    type_text(edit, "[[")
    offered(page, qtbot, "page")
    type_text(edit, "zzqx")
    qtbot.waitUntil(lambda: not is_shown(page))
    qtbot.keyClick(edit, KEY.Key_Return)
    assert edit.text() == "[[zzqx\n"


def test_a_link_to_a_reflection_that_is_gone_says_so(page, qtbot):
    page.area.reader.text.link_activated.emit("entry:0197-finns-inte")
    qtbot.waitUntil(page.area.message.isVisible)
    assert page.area.message.accessibleName() == "Den reflektionen finns inte i dagboken."


@pytest.mark.parametrize(
    ("text", "query"),
    [("[[", ""), ("se [[ro", "ro"), ("[[a]] b", None), ("[x", None), ("[[a[b", None)],
)
def test_what_was_typed_after_the_brackets(text, query):
    assert typed_after(text) == query


def test_a_link_to_a_reflection_is_no_link_in_a_page_of_the_framework():
    assert "(entry:0197)" in str(parse_page("[En dag](entry:0197)"))
