"""One writes beside the page: what a person does with keys, and what they see and find kept."""

from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.conftest import type_text
from tests.ui.reading.test_page import FIVE, note_links, notes
from trustdesk.domain.entry import Filters
from trustdesk.domain.faults import JournalFault, msg
from trustdesk.services.journal import Journal
from trustdesk.ui.places import DAGBOK, READING
from trustdesk.ui.reading.page import ReadingPage
from trustdesk.ui.room import Room

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def begun(qtbot, page) -> None:
    """The person wants to reflect."""
    qtbot.mouseClick(page.bar.reflect, Qt.MouseButton.LeftButton)
    assert page.side.is_open


def written(core):
    with core.reading() as reader:
        return list(reader.entries(Filters()))


def line_in_view(page):
    """Gives the letters at the top of what is seen, and how far from the top they stand."""
    text, leaf = page.open_page.text, page.open_page.leaf
    section, letters = text.letter_at(leaf.scrolled + 24 - text.y())
    return section, letters


def test_the_editor_opens_beside_and_the_page_stays_at_its_line(qtbot, opened):
    page = opened(FIVE, "granskande")
    before = line_in_view(page)
    begun(qtbot, page)
    side, open_page = page.side.editor, page.open_page
    assert line_in_view(page) == before
    assert side.editor.text.hasFocus()
    assert side.geometry().left() == open_page.geometry().right() + 1
    assert side.geometry().right() == page.rect().right()
    assert not page.contents.isVisible()
    assert page.bar.contents.isVisible()
    assert side.about.text() == "Om: Fem relationer › Granskande och normerande verksamhet"


@pytest.mark.parametrize(("window", "scale"), [(1280, 1.0), (1360, 1.0), (1920, 1.5)])
def test_each_column_holds_44_letters(qtbot, theme, opened, window, scale):
    theme.apply("light", scale)
    page = opened(FIVE, width=window - theme.px(204))
    begun(qtbot, page)
    assert page.open_page.text.width() >= theme.px(390)
    assert page.side.editor.editor.text.width() >= theme.px(370)


def test_done_gives_the_margin_back_with_the_reflection_in_it(qtbot, core, opened):
    page = opened(FIVE, "brukare")
    before = line_in_view(page)
    begun(qtbot, page)
    text = page.side.editor.editor.text
    type_text(text, "Hon ringde upp före avslaget åäö.")
    qtbot.keyClick(text, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not page.side.is_open)
    (users,) = notes(page, qtbot, 1)
    assert users.section == "brukare"
    assert "Hon ringde upp" in note_links(page)[0].text()
    assert line_in_view(page) == before
    assert QApplication.focusWidget() is page.open_page.text
    (entry,) = written(core)
    assert entry.body == "Hon ringde upp före avslaget åäö."
    assert [(c.page, c.section) for c in entry.citations] == [(FIVE, "brukare")]
    assert entry.citations[0].pack_version
    last = page.open_page.leaf.spread.last_wrote
    assert last.text() == "Du skrev senast om den här sidan i dag."


def test_what_stands_open_beside_the_page_is_not_what_one_wrote_last(qtbot, cite, opened):
    cite(FIVE, "brukare", "Första mötet")
    page = opened(FIVE, "brukare")
    last = page.open_page.leaf.spread.last_wrote
    qtbot.waitUntil(lambda: last.text() == "Du skrev senast om den här sidan i går.")
    begun(qtbot, page)
    type_text(page.side.editor.editor.text, "I dag också.")
    qtbot.waitSignal(page.side.editor.autosave.saved).wait()
    page.show_detail("motet")
    page.show_detail(FIVE, "brukare")
    qtbot.waitUntil(lambda: any("I dag också." in link.text() for link in note_links(page)))
    assert last.text() == "Du skrev senast om den här sidan i går."


def test_saved_is_said_after_it_is_on_disk_and_not_before(qtbot, core, desk, opened):
    page = opened(FIVE)
    begun(qtbot, page)
    side = page.side.editor
    type_text(side.editor.text, "En rad")
    assert side.status.text() == ""
    with qtbot.waitSignal(side.autosave.saved):
        pass
    assert side.status.text() == "Sparad 14.32"
    assert [e.body for e in written(core)] == ["En rad"]


def test_a_question_stands_on_top_and_the_reflection_cites_its_section(qtbot, desk, core, opened):
    page = opened(FIVE)
    question = desk.framework.questions_of(FIVE)[0]
    page.open_page.write_requested.emit(question)
    side = page.side.editor
    assert side.editor.text.text() == f"> {desk.said(question.text)}\n\n"
    type_text(side.editor.text, "Svaret.")
    side.finish()
    qtbot.waitUntil(lambda: not page.side.is_open)
    (entry,) = written(core)
    assert entry.body == f"> {desk.said(question.text)}\n\nSvaret."
    assert (entry.citations[0].page, entry.citations[0].section) == (FIVE, question.section)


def test_nothing_written_leaves_nothing_behind(qtbot, core, opened):
    page = opened(FIVE)
    begun(qtbot, page)
    text = page.side.editor.editor.text
    qtbot.keyClick(text, Qt.Key.Key_Escape)
    assert page.side.is_open
    assert QApplication.focusWidget() is page.open_page.text
    qtbot.keyClick(page.open_page.text, Qt.Key.Key_Escape)
    assert not page.side.is_open
    assert page.contents.isVisible()
    assert written(core) == []


def test_f6_leads_from_the_page_to_what_one_writes_and_back(qtbot, opened):
    page = opened(FIVE)
    begun(qtbot, page)
    text = page.side.editor.editor.text
    for expected in (page.open_page.text, text):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        assert QApplication.focusWidget() is expected


def test_another_question_begins_another_and_the_first_is_kept(qtbot, desk, core, opened):
    page = opened(FIVE)
    begun(qtbot, page)
    side = page.side.editor
    type_text(side.editor.text, "Det första")
    page.open_page.write_requested.emit(desk.framework.questions_of(FIVE)[0])
    assert side.editor.text.text().startswith("> ")
    assert side.message.accessibleName() == "Det du skrev förut ligger i dagboken."
    qtbot.waitUntil(lambda: [e.body for e in written(core)] == ["Det första"])


def test_what_cannot_be_saved_stays_on_screen_and_counts_as_unsaved(
    qtbot, core, desk, opened, monkeypatch
):
    page = opened(FIVE)
    begun(qtbot, page)
    side = page.side.editor
    save = Journal.save

    def full(*_parts: object) -> None:
        raise JournalFault("disk-full", msg("The disk is full."), msg("Make room."))

    monkeypatch.setattr(Journal, "save", full)
    type_text(side.editor.text, "Får inte plats")
    side.finish()
    qtbot.waitUntil(side.message.isVisible)
    assert page.side.is_open
    assert side.editor.text.text() == "Får inte plats"
    assert [e.body for e in page.unsaved()] == ["Får inte plats"]
    monkeypatch.setattr(Journal, "save", save)
    side.finish()
    qtbot.waitUntil(lambda: not page.side.is_open)
    assert [e.body for e in written(core)] == ["Får inte plats"]


def test_a_narrower_window_shows_the_editor_alone_with_a_way_back(qtbot, opened):
    page = opened(FIVE, "granskande")
    before = line_in_view(page)
    begun(qtbot, page)
    type_text(page.side.editor.editor.text, "En rad")
    page.resize(796, 860)
    page.set_room(Room.MEDIUM)
    side = page.side.editor
    assert side.geometry() == page.rect()
    assert not page.open_page.isVisible()
    qtbot.mouseClick(side.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.open_page.isVisible)
    assert line_in_view(page) == before


def test_what_stood_beside_the_page_is_there_after_a_sudden_end(qtbot, core, opened, show):
    page = opened(FIVE)
    begun(qtbot, page)
    text = page.side.editor.editor.text
    type_text(text, "Mitt i en mening")
    for _ in range(6):
        qtbot.keyClick(text, Qt.Key.Key_Left)
    type_text(text, "x")
    qtbot.waitUntil(lambda: page.side.editor.status.text() != "")
    again = show()
    again.enter()
    qtbot.waitUntil(lambda: again.side.is_open)
    edit = again.side.editor.editor.text
    assert edit.text() == "Mitt i en xmening"
    assert edit.caret() == len("Mitt i en x")


def test_hidden_with_one_key_nothing_one_wrote_is_left_to_see(qtbot, core, opened):
    page = opened(FIVE)
    begun(qtbot, page)
    type_text(page.side.editor.editor.text, "Hemligt")
    page.show_alone()
    assert not page.side.editor.isVisible()
    qtbot.waitUntil(lambda: [e.body for e in written(core)] == ["Hemligt"])
    assert not page.open_page.leaf.spread.last_wrote.isVisible()
    page.enter()
    assert page.side.editor.isVisible()
    assert page.side.editor.editor.text.text() == "Hemligt"


def test_hidden_before_one_has_come_to_the_page_what_stood_there_stays_hidden(
    qtbot, desk, opened, show
):
    page = opened(FIVE)
    begun(qtbot, page)
    type_text(page.side.editor.editor.text, "Hemligt")
    page.leave()
    again = show()
    again.enter()
    again.show_alone()
    assert desk.session.drain()
    qtbot.waitUntil(lambda: again.open_page.page_id == FIVE)
    QApplication.processEvents()
    assert not again.side.is_open
    again.enter()
    qtbot.waitUntil(lambda: again.side.is_open)
    assert again.side.editor.editor.text.text() == "Hemligt"


def test_in_a_list_the_keys_move_the_item_and_then_the_page(qtbot, opened):
    page = opened("tillitsmodellen")
    page.show_detail(FIVE)
    begun(qtbot, page)
    text = page.side.editor.editor.text
    text.show_text("x", "- ett\n  - två", 10)
    qtbot.keyClick(text, Qt.Key.Key_Left, ALT)
    assert text.text() == "- ett\n- två"
    assert page.open_page.page_id == FIVE
    qtbot.keyClick(text, Qt.Key.Key_Left, ALT)
    assert page.open_page.page_id == "tillitsmodellen"


def test_writing_beside_holds_the_interface_for_less_than_50_ms(qtbot, cite, stalls, opened):
    for number in range(3):
        cite(FIVE, "brukare", f"Möte {number}")
    page = opened(FIVE)
    notes(page, qtbot, 1)
    begun(qtbot, page)  # the first time also loads what writes
    page.side.finish()
    assert not page.side.is_open
    QApplication.processEvents()
    stalls.reset()
    begun(qtbot, page)
    QApplication.processEvents()
    type_text(page.side.editor.editor.text, "En rad till")
    page.side.finish()
    qtbot.waitUntil(lambda: not page.side.is_open)
    notes(page, qtbot, 2)
    assert stalls.cpu < 50, stalls.late


def reading(window) -> ReadingPage:
    return cast("ReadingPage", window._book.page(READING))


def settle(qtbot, window, page_id: str, section: str = "") -> ReadingPage:
    window.activateWindow()
    window.go(READING, page_id, section)
    page = reading(window)
    qtbot.waitUntil(lambda: page.open_page.page_id == page_id)
    return page


@pytest.mark.parametrize("width", [1100, 900])
def test_below_1280_one_goes_to_the_dagbok_and_comes_back_to_the_very_line(
    qtbot, core, window, width
):
    window.resize(width, 860)
    page = settle(qtbot, window, FIVE, "granskande")
    qtbot.keyClick(page.open_page.text, Qt.Key.Key_Down)
    before = page.open_page.leaf.scrolled
    qtbot.mouseClick(page.bar.reflect, Qt.MouseButton.LeftButton)
    assert window.page_id == DAGBOK
    area = window._book.dagbok.area
    type_text(area.editor.text, "Skrivet i dagboken")
    assert area.bar.to_page.isVisible()
    qtbot.mouseClick(area.bar.to_page, Qt.MouseButton.LeftButton)
    assert window.page_id == READING
    assert page.open_page.leaf.scrolled == before
    qtbot.waitUntil(lambda: "Skrivet i dagboken" in str([b.text() for b in note_links(page)]))
    assert page.open_page.leaf.scrolled == before
    qtbot.keyClick(page.open_page.text, Qt.Key.Key_Right, ALT)
    assert window.page_id == DAGBOK
    qtbot.waitUntil(lambda: area.editor.text.text() == "Skrivet i dagboken")
    qtbot.keyClick(area.editor.text, Qt.Key.Key_Left, ALT)
    assert window.page_id == READING


def test_another_reflection_has_no_way_back(qtbot, window):
    window.resize(1100, 860)
    page = settle(qtbot, window, FIVE)
    qtbot.mouseClick(page.bar.reflect, Qt.MouseButton.LeftButton)
    area = window._book.dagbok.area
    assert area.bar.to_page.isVisible()
    window._book.dagbok.write_new()
    assert not area.bar.to_page.isVisible()
    qtbot.keyClick(area.editor.text, Qt.Key.Key_Left, ALT)
    assert window.page_id == DAGBOK


def test_the_buttons_of_the_mouse_lead_back_and_forward_wherever_it_points(qtbot, window):
    page = settle(qtbot, window, "tillitsmodellen")
    page.show_detail(FIVE)
    handle = window.windowHandle()
    for widget in (page.open_page.text, page.contents.list.viewport()):
        spot = widget.mapTo(window, QPoint(30, 30))
        QTest.mouseClick(handle, Qt.MouseButton.BackButton, Qt.KeyboardModifier.NoModifier, spot)
        assert page.open_page.page_id == "tillitsmodellen"
        QTest.mouseClick(handle, Qt.MouseButton.ForwardButton, Qt.KeyboardModifier.NoModifier, spot)
        assert page.open_page.page_id == FIVE


def test_one_goes_on_in_the_dagbok_with_the_same_reflection(qtbot, core, window):
    page = settle(qtbot, window, FIVE)
    begun(qtbot, page)
    type_text(page.side.editor.editor.text, "Fortsätter sedan")
    qtbot.mouseClick(page.side.editor.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.page_id == DAGBOK)
    area = window._book.dagbok.area
    qtbot.waitUntil(lambda: area.editor.text.text() == "Fortsätter sedan")
    type_text(area.editor.text, ".")
    qtbot.mouseClick(area.bar.to_page, Qt.MouseButton.LeftButton)
    assert window.page_id == READING
    assert not page.side.is_open
    assert len(written(core)) == 1


def test_the_same_reflection_is_never_open_in_two_states(qtbot, core, window):
    page = settle(qtbot, window, FIVE)
    begun(qtbot, page)
    type_text(page.side.editor.editor.text, "Här")
    entry_id = page.side.editor.entry_id()
    window.go(DAGBOK, entry_id)
    area = window._book.dagbok.area
    qtbot.waitUntil(lambda: area.editor.text.text() == "Här")
    type_text(area.editor.text, " och där")
    window.go(READING)
    qtbot.waitUntil(lambda: page.side.editor.editor.text.text() == "Här och där")
    type_text(page.side.editor.editor.text, ".")
    page.side.finish()
    qtbot.waitUntil(lambda: not page.side.is_open)
    assert [e.body for e in written(core)] == ["Här och där."]


def test_ctrl_plus_makes_the_text_larger_from_anywhere_and_the_page_stays(qtbot, theme, window):
    page = settle(qtbot, window, FIVE, "granskande")
    before = line_in_view(page)
    qtbot.keyClick(page.open_page.text, Qt.Key.Key_Plus, CTRL)
    assert theme.scale == pytest.approx(1.1)
    here = page.open_page.leaf.line
    assert (here.section, here.letters) == before
    window.go(DAGBOK)
    qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert theme.scale == pytest.approx(0.9)
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    assert theme.scale == 1.0
