"""Several reflections at once: chosen, tagged, put in the bin, taken along, deleted for good."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from tests.conftest import type_text
from trustdesk.domain.entry import Filters
from trustdesk.services.journal import Journal
from trustdesk.ui.dagbok.batch import Batch
from trustdesk.ui.dagbok.erase_dialog import EraseDialog
from trustdesk.ui.dagbok.name_dialog import NameDialog

K, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def filled(fill):
    return fill(12)


@pytest.fixture
def dialog(page, qtbot):
    """Gives the open dialog of a kind, once it is there."""

    def open_ones(kind):
        return [d for d in page.findChildren(kind) if d.isVisible()]

    def found(kind):
        qtbot.waitUntil(lambda: bool(open_ones(kind)))
        return open_ones(kind)[0]

    return found


def click(qtbot, page, row, modifier=Qt.KeyboardModifier.NoModifier):
    entries = page.list.entries
    box = entries.visualRect(entries.model().index(row, 0))
    qtbot.mouseClick(entries.viewport(), LEFT, modifier, box.center())


def ids_in(core, **filters):
    with core.reading() as reader:
        return {row.id for row in reader.rows(Filters(**filters))}


def test_ctrl_and_shift_choose_several_and_the_open_one_stays(page, filled, qtbot, texts):
    click(qtbot, page, 1)
    qtbot.waitUntil(lambda: page.area.writing.entry is not None)
    opened = page.area.writing.entry.id
    click(qtbot, page, 2, CTRL)
    click(qtbot, page, 3, CTRL)
    assert len(page.list.entries.selected_ids()) == 3
    assert "3 valda" in texts(page.list)
    assert page.area.writing.entry.id == opened
    qtbot.keyClick(page.list.entries, K.Key_Down, SHIFT)
    assert "4 valda" in texts(page.list)
    qtbot.keyClick(page.list.entries, K.Key_A, CTRL)
    assert "12 valda" in texts(page.list)
    qtbot.keyClick(page.list.entries, K.Key_Escape)
    assert not page.list.bar.isVisible()
    assert page.list.entries.selected_id() == opened


def test_the_button_lets_one_choose_without_holding_a_key(page, filled, qtbot, button, texts):
    qtbot.mouseClick(button(page.list, "Välj flera"), LEFT)
    assert page.list.entries.is_choosing
    page.list.entries.clearSelection()
    assert "Välj reflektioner i listan" in texts(page.list)
    for row in (1, 4):
        click(qtbot, page, row)
    assert "2 valda" in texts(page.list)
    qtbot.keyClick(page.list.entries, K.Key_Down)
    assert len(page.list.entries.selected_ids()) == 2
    qtbot.keyClick(page.list.entries, K.Key_Space)
    assert "3 valda" in texts(page.list)
    qtbot.mouseClick(button(page.list, "Klar"), LEFT)
    assert not page.list.entries.is_choosing


def test_what_is_chosen_survives_news(page, filled, qtbot, core):
    qtbot.keyClick(page.list.entries, K.Key_A, CTRL)
    with qtbot.waitSignal(page.listed):
        page.refresh()
    assert len(page.list.entries.selected_ids()) == 12
    with core.writing() as journal:
        journal.trash(filled[0].id)
    with qtbot.waitSignal(page.listed):
        page.refresh()
    assert len(page.list.entries.selected_ids()) == 11


def choose_first(page, qtbot, count=3):
    page.list.entries.end_choosing()
    page.list.entries.begin_choosing()
    page.list.entries.clearSelection()
    rows = [r for r in range(20) if page.list._model.entry(r) is not None][:count]
    for row in rows:
        click(qtbot, page, row)
    return page.list.entries.selected_ids()


def test_a_tag_is_set_on_all_and_never_twice(page, filled, qtbot, button, core, dialog, texts):
    before = {}
    with core.reading() as reader:
        before = {e.id: e.tags for e in reader.entries(Filters())}
    ids = choose_first(page, qtbot)
    qtbot.mouseClick(button(page.list, "Sätt etikett…"), LEFT)
    asked = dialog(NameDialog)
    assert not asked.accept_button.isEnabled()
    type_text(asked.field, "Handledning åäö")
    with qtbot.waitSignal(page.several.changed):
        qtbot.keyClick(asked.field, K.Key_Return)
    assert ids_in(core, tag="Handledning åäö") == set(ids)
    assert "3 reflektioner har etiketten." in texts(page.list)
    with core.reading() as reader:
        for entry in reader.entries(Filters()):
            more = ("Handledning åäö",) if entry.id in ids else ()
            assert entry.tags == (*before[entry.id], *more)
    qtbot.waitUntil(lambda: "Handledning åäö" in page.area.writing.entry.tags)  # it was on its way
    choose_first(page, qtbot)
    page.several._on_tag("HANDLEDNING ÅÄÖ")
    qtbot.waitUntil(lambda: not page.several._batch.is_running)
    assert ids_in(core, tag="HANDLEDNING ÅÄÖ") == set()


def test_the_open_reflection_keeps_its_tag_when_one_writes_on(page, filled, qtbot, core):
    click(qtbot, page, 1)
    qtbot.waitUntil(lambda: page.area.writing.entry is not None)
    page.area.edit()
    type_text(page.area.editor.text, "Före. ")
    opened = page.area.writing.entry.id
    choose_first(page, qtbot)
    with qtbot.waitSignal(page.several.changed):
        page.several._on_tag("ny")
    type_text(page.area.editor.text, "Efter. ")
    page.leave()
    page.desk.session.drain()
    with core.reading() as reader:
        entry = reader.entry(opened)
    assert "ny" in entry.tags
    assert "Före. Efter. " in entry.body


def test_the_bin_can_be_undone_at_once(page, filled, qtbot, button, core, texts):
    ids = choose_first(page, qtbot)
    with qtbot.waitSignal(page.several.changed):
        qtbot.mouseClick(button(page.list, "Lägg i papperskorgen"), LEFT)
    assert ids_in(core, trashed=True) == set(ids)
    assert "3 reflektioner ligger i papperskorgen." in texts(page.list)
    with qtbot.waitSignal(page.several.changed):
        qtbot.mouseClick(button(page.list.bar, "Ångra"), LEFT)
    assert ids_in(core, trashed=True) == set()
    assert "3 reflektioner är tillbaka i dagboken." in texts(page.list)


def test_one_put_in_the_bin_by_itself_can_be_undone_too(
    page, filled, qtbot, button, core, open_entry
):
    open_entry(page, filled[5].id)
    with qtbot.waitSignal(page.area.moved):
        page.area.bar.trash_requested.emit()
    with qtbot.waitSignal(page.several.changed):
        qtbot.mouseClick(button(page.list.bar, "Ångra"), LEFT)
    assert ids_in(core, trashed=True) == set()


def test_exactly_the_chosen_are_taken_along_the_earliest_first(page, filled, qtbot, button):
    ids = choose_first(page, qtbot)
    with qtbot.waitSignal(page.export_of_chosen_requested) as told:
        qtbot.mouseClick(button(page.list, "Exportera…"), LEFT)
    assert told.args == [tuple(reversed(ids))]


@pytest.fixture
def in_bin(page, filled, core, qtbot, button):
    """Four reflections in the bin, and the bin shown."""
    with core.writing() as journal:
        for entry in filled[:4]:
            journal.trash(entry.id)
    qtbot.mouseClick(button(page.list, "Papperskorg"), LEFT)
    qtbot.waitUntil(lambda: {r.id for r in page._listing.rows} == {e.id for e in filled[:4]})
    return [entry.id for entry in filled[:4]]


def test_several_are_taken_back_from_the_bin(page, in_bin, qtbot, button, core):
    qtbot.keyClick(page.list.entries, K.Key_A, CTRL)
    with qtbot.waitSignal(page.several.changed):
        qtbot.mouseClick(button(page.list, "Ta tillbaka valda"), LEFT)
    assert ids_in(core, trashed=True) == set()


def test_for_good_is_asked_first_and_no_is_the_default(
    page, in_bin, qtbot, button, core, dialog, texts
):
    ids = choose_first(page, qtbot, 2)
    qtbot.mouseClick(button(page.list, "Radera valda för gott…"), LEFT)
    asked = dialog(EraseDialog)
    said = " ".join(texts(asked))
    assert "Radera 2 reflektioner för gott?" in said
    assert "tidigare versioner" in said
    assert not asked.copies.isChecked()
    assert asked.keep.isDefault()
    qtbot.waitUntil(asked.keep.hasFocus)
    qtbot.keyClick(asked, K.Key_Return)
    assert not asked.isVisible()
    assert ids_in(core, trashed=True) == set(in_bin)
    qtbot.mouseClick(button(page.list, "Radera valda för gott…"), LEFT)
    asked = dialog(EraseDialog)
    with qtbot.waitSignal(page.several.changed):
        qtbot.mouseClick(asked.erase, LEFT)
    assert ids_in(core, trashed=True) == set(in_bin) - set(ids)
    with core.reading() as reader:
        assert all(reader.entry(entry_id) is None for entry_id in ids)


def test_older_copies_go_too_only_when_that_is_chosen(page, in_bin, qtbot, dialog, texts):
    page.several.ask_to_erase(in_bin[:1])
    asked = dialog(EraseDialog)
    qtbot.mouseClick(asked.copies, LEFT)
    with qtbot.waitSignal(page.erase_backups_requested):
        qtbot.mouseClick(asked.erase, LEFT)
    page.several.tell_backups(None)
    assert any("också ur äldre säkerhetskopior" in text for text in texts(page.list))
    page.several.ask_to_erase(in_bin[1:2])
    asked = dialog(EraseDialog)
    with (
        qtbot.assertNotEmitted(page.erase_backups_requested),
        qtbot.waitSignal(page.several.changed),
    ):
        qtbot.mouseClick(asked.erase, LEFT)


def test_the_bin_is_emptied_whole_even_with_a_filter(page, in_bin, qtbot, button, core, dialog):
    qtbot.mouseClick(button(page.list, "Töm papperskorgen…"), LEFT)
    with qtbot.waitSignal(page.several.changed):
        qtbot.mouseClick(dialog(EraseDialog).erase, LEFT)
    assert ids_in(core, trashed=True) == set()
    assert len(ids_in(core)) == 8
    qtbot.waitUntil(lambda: not page.list.head.empty.isVisible())


def test_one_is_deleted_for_good_from_where_it_is_read(
    page, in_bin, qtbot, open_entry, core, dialog
):
    open_entry(page, in_bin[0])
    qtbot.mouseClick(page.area.bar.erase, LEFT)
    with qtbot.waitSignal(page.several.changed):
        qtbot.mouseClick(dialog(EraseDialog).erase, LEFT)
    assert in_bin[0] not in ids_in(core, trashed=True)
    assert page.area.writing.entry is None


def test_a_failure_tells_how_many_were_done(page, filled, qtbot, texts, monkeypatch):
    from trustdesk.domain.faults import JournalFault, msg

    ids = choose_first(page, qtbot, 5)
    seen: list[str] = []

    def trash(journal, entry_id):
        if len(seen) == 2:
            raise JournalFault("full", msg("The disk is full."))
        seen.append(entry_id)

    with qtbot.waitSignal(page.several.changed):
        page.several._begin(ids, trash, page.several._trashed)
    assert seen == list(ids[:2])
    assert "2 av 5 blev klara." in texts(page.list)


def test_a_long_batch_lets_writing_in_between_and_can_be_stopped(session, fill, qtbot):
    made = fill(12)
    batch, seen = Batch(session), []
    batch.progressed.connect(lambda done, _total: seen.append(done))
    batch.progressed.connect(batch.stop)
    with qtbot.waitSignal(batch.ended) as told:
        batch.start([e.id for e in made] * 3, Journal.trash)
    assert seen == [10]
    assert (len(told.args[0].done), told.args[0].total) == (10, 36)
    assert not batch.is_running


@pytest.mark.parametrize("core", ["sv", "en"], indirect=True)
def test_the_dialogs_speak_both_languages_and_are_freed(page, filled, qtbot, desk):
    for names in (("Ett möte",), ("", "")):
        asked = EraseDialog(desk, names, ("Mall",), page)
        asked.open()
        told = [label.text() for label in asked.findChildren(type(asked._text))]
        assert any(names[0] in text for text in told)
        asked.copies.click()  # what stays is said anew
        assert [label.text() for label in asked.findChildren(type(asked._text))] != told
        assert "Mall" in " ".join(label.text() for label in asked.findChildren(type(asked._text)))
        asked.keep.click()
    choose_first(page, qtbot)
    page.several._ask_tag()
    page.findChildren(NameDialog)[0].reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert page.findChildren(EraseDialog) == []
    assert page.findChildren(NameDialog) == []
