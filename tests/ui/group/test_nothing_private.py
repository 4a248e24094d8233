"""Nothing of the person's own can be reached from the screen that a group looks at."""

from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.whole import opened, press, shown
from trustdesk.services.demo import demo_entries
from trustdesk.ui.dagbok.page import DagbokPage
from trustdesk.ui.places import DAGBOK, PRACTICE, READING, TODAY
from trustdesk.ui.practice.page import PracticePage

OWN_WORDS = "hemligheten om Kalle"


@pytest.fixture
def whole(core, theme, qtbot):
    """The whole program with a reflection open, that was given a title nobody else may see."""
    made = list(demo_entries(core.demo(), core.framework, "sv", core.clock.now()))[-4:]
    with core.writing_store() as store:
        for entry in made:
            store.save(entry, reason="import")
    with opened(core, theme, qtbot) as window:
        window.go(DAGBOK, made[-1].id)
        area = cast("DagbokPage", window.page).area
        qtbot.waitUntil(lambda: area.writing.entry is not None)
        area.writing.put(title=OWN_WORDS, body=f"Om {OWN_WORDS}.")
        area.editor.show_entry()
        qtbot.waitUntil(lambda: OWN_WORDS in " ".join(shown(window)))
        yield window


def begin(window, qtbot):
    page = window.page
    assert isinstance(page, PracticePage)
    press(page, "Visa för gruppen")
    view = window._group.view
    qtbot.waitUntil(view.isActiveWindow)
    return view


def visible():
    """Every top-level widget that shows, but for tool tips."""
    kinds = (Qt.WindowType.ToolTip,)
    return [
        w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowType() not in kinds
    ]


def spoken(interface):
    """Everything the accessibility tree tells, from one window down."""
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    found = [interface.text(kind) for kind in kinds]
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None:
            found += spoken(child)
    return [text for text in found if text]


def shortcuts(window):
    """Every key that the program listens to anywhere, and those of the system for a window."""
    own = {s.key().toString() for s in window.findChildren(QShortcut)}
    more = {"Ctrl+K", "Ctrl+N", "Ctrl+L", "Ctrl+Shift+L", "Ctrl+M", "Ctrl+F", "Ctrl+Return", "F1"}
    return sorted(own | more | {"Alt+Left", "Alt+M", "Ctrl+P", "Ctrl+Q", "Menu", "Shift+F10"})


def send(view, keys):
    QTest.keySequence(view, QKeySequence(keys))


def test_no_key_of_the_program_leads_to_anything_private(whole, qtbot):
    qtbot.waitUntil(lambda: any(row.title for row in whole.page._listing.rows))
    titles = [row.title for row in whole.page._listing.rows if row.title]
    whole.go(TODAY)
    whole.go(PRACTICE)
    view = begin(whole, qtbot)
    keys = shortcuts(whole)
    assert {"Ctrl+N", "Ctrl+K", "Ctrl+Shift+L"} <= set(keys)
    for key in keys:
        send(view, key)
        QApplication.processEvents()
        assert visible() == [view], key
        assert whole.page_id == PRACTICE, key
        told = " ".join([*shown(view), *spoken(QAccessible.queryAccessibleInterface(view))])
        assert OWN_WORDS not in told, key
        assert not any(title in told for title in titles), key
    framework = whole._desk.framework.cases[0]
    assert framework.title.in_language("sv") in " ".join(
        spoken(QAccessible.queryAccessibleInterface(view))
    )


def test_only_the_given_texts_are_in_the_window(whole, qtbot):
    whole.go(PRACTICE)
    view = begin(whole, qtbot)
    assert view.parentWidget() is None
    assert not whole.isVisible()
    item = view._items[view._at]
    own = {view.windowTitle(), view.sheet.accessibleName(), view.line.told.text()}
    buttons = {b.accessibleName() for b in view.line.findChildren(QWidget)}
    buttons |= {b.toolTip() for b in view.line.findChildren(QWidget)}
    pages = [text for text, _asked in view.sheet._pages]
    assert set(shown(view)) <= own | buttons | {item.place, item.title, *pages}


def shown_to_group(window) -> Any:
    return window._group.view


def test_escape_leads_back_to_where_one_was(whole, qtbot):
    whole.go(PRACTICE, "fall-07")
    page = whole.page
    page.case.group.setFocus()
    page.case.group.click()
    view = whole._group.view
    qtbot.waitUntil(view.isActiveWindow)
    assert view.line.told.text().startswith("7 av 24")
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert whole.isVisible()
    assert shown_to_group(whole) is None
    assert whole.page is page
    assert page.case.case_id == "fall-07"
    qtbot.waitUntil(lambda: whole.focusWidget() is page.case.group)
    press(page, "Visa för gruppen")
    assert whole._group.view is not None  # and it can be shown again
    whole._group.end()


def test_a_second_start_and_a_lock_show_nothing(whole, qtbot):
    whole.go(PRACTICE)
    view = begin(whole, qtbot)
    whole.come_forward()
    assert visible() == [view]
    whole._desk.session._set_state("locked")
    QApplication.processEvents()
    assert visible() == [view]
    assert OWN_WORDS not in " ".join(shown(view))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert whole.isVisible()
    whole._desk.session._set_state("open")


def test_closing_the_program_ends_it(whole, qtbot):
    whole.go(PRACTICE)
    begin(whole, qtbot)
    whole.close()
    assert visible() == []


def test_what_was_being_written_is_saved_before(whole, core, qtbot):
    whole.show_to_group(())
    whole._desk.session.drain()
    with core.writing_store() as store:
        assert any(OWN_WORDS in entry.body for entry in store.entries(_all()))


def _all():
    from trustdesk.domain.entry import Filters

    return Filters()


def test_the_palette_shows_the_page_that_is_read_else_the_cases(whole, qtbot):
    whole.go(READING, "fortjanad-tillit")
    qtbot.waitUntil(lambda: whole.page.open_page.page_id == "fortjanad-tillit")
    whole._book.commands._run("group")
    view = whole._group.view
    assert view._items[-1].text == whole._desk.said(
        whole._desk.framework.questions_of("fortjanad-tillit")[-1].text
    )
    view.close()
    assert whole.page_id == READING
    whole.go(TODAY)
    whole._book.commands._run("group")
    assert len(whole._group.view._items) == 24
    whole._group.end()
    assert whole.page_id == PRACTICE


def test_the_cases_that_are_shown_are_those_of_the_filters(whole, qtbot):
    whole.go(PRACTICE)
    page = whole.page
    field = page.filters._fields["field"]
    field.setCurrentIndex(field.findText("Bygg och miljö"))
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    view = begin(whole, qtbot)
    assert [item.place for item in view._items] == ["Bygglov", "Miljö- och livsmedelskontroll"]
    view.close()
