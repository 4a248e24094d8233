"""What the dagbok wishes from the rest of the window, and gets."""

import pytest
from PySide6.QtCore import Qt

from trustdesk.domain.entry import Filters
from trustdesk.services.templates import Template
from trustdesk.ui.dagbok.erase_dialog import EraseDialog
from trustdesk.ui.dagbok.named_dialog import NamedDialog
from trustdesk.ui.places import DAGBOK, EXPORT

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def filled(fill):
    return fill(12)


@pytest.fixture
def dagbok(window, filled, qtbot):
    window.go(DAGBOK)
    dagbok = window.page
    qtbot.waitUntil(lambda: len(dagbok._listing.rows) == 12)
    return dagbok


def test_exactly_the_chosen_stand_on_the_page_for_export(window, dagbok, qtbot, button):
    entries = dagbok.list.entries
    entries.setFocus()
    qtbot.keyClick(entries, Qt.Key.Key_Home)
    for _ in range(2):
        qtbot.keyClick(entries, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    ids = entries.selected_ids()
    assert len(ids) == 3
    qtbot.mouseClick(button(dagbok.list, "Exportera…"), LEFT)
    assert window.page_id == EXPORT
    export = window.page
    qtbot.waitUntil(lambda: export._beginning is not None)
    assert tuple(e.id for e in export._beginning.entries) == tuple(reversed(ids))
    export.leave()


def test_older_copies_go_and_a_new_one_is_made(window, dagbok, filled, core, qtbot, texts):
    old = [core.make_backup(None)]
    core.clock.move(days=1)
    with core.writing() as journal:
        journal.trash(filled[0].id)
    dagbok.several.ask_to_erase((filled[0].id,))
    qtbot.waitUntil(lambda: any(d.isVisible() for d in dagbok.findChildren(EraseDialog)))
    asked = next(d for d in dagbok.findChildren(EraseDialog) if d.isVisible())
    qtbot.mouseClick(asked.copies, LEFT)
    qtbot.mouseClick(asked.erase, LEFT)
    qtbot.waitUntil(
        lambda: any("också ur äldre säkerhetskopior" in text for text in texts(dagbok.list))
    )
    left = list(core.folder.backups.glob("*.db"))
    assert len(left) == 1
    assert left[0] not in old
    with core.reading() as reader:
        assert reader.count(Filters()) == 11


def test_the_palette_leads_to_the_templates(window, dagbok, qtbot):
    dagbok.templates.kept.keep(Template("Samtal", body="Vad hände?"))
    window._book.commands._run("template")
    qtbot.waitUntil(lambda: any(d.isVisible() for d in dagbok.findChildren(NamedDialog)))


def test_tab_goes_through_what_was_made_later_in_the_order_it_is_read(dagbok, qtbot):
    def follows(one, other):
        here, steps = one, 0
        while steps < 400:
            here = here.nextInFocusChain()
            steps += 1
            if here is other:
                return steps
        raise AssertionError

    column = dagbok.list
    column.head.calendar_word.click()
    calendar = column.calendar
    assert follows(column.head.bin, calendar.grid) < follows(column.head.bin, column.entries)
    column.head.list_word.click()
    column._filter_link.click()
    fields = column._filters._fields
    assert follows(column._filter_link, fields["tag"]) < follows(
        column._filter_link, column._choose_link
    )
    column.entries.begin_choosing()
    assert follows(column.entries, column.bar.done) < follows(column.entries, column.head.write)
