"""What a person does on Läs, with keys and mouse, and what they see."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QTextCursor, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.conftest import type_text
from trustdesk.ui.reading.notes import SectionNotes
from trustdesk.ui.reading.page import ReadingPage
from trustdesk.ui.room import Room

FIVE, EARNED = "fem-relationer", "fortjanad-tillit"


def link_spot(page, words: str) -> QPoint:
    """Gives the middle of the first place where a link with these words stands."""
    text = page.open_page.text
    cursor = QTextCursor(text.document())
    exactly = QTextDocument.FindFlag.FindCaseSensitively
    while not (cursor := text.document().find(words, cursor, exactly)).isNull():
        if cursor.charFormat().isAnchor():
            end = text.cursorRect(cursor)
            return QPoint(end.left() - 4, end.center().y())
    raise AssertionError(words)


def click_link(qtbot, page, words: str) -> None:
    spot = link_spot(page, words)
    page.open_page.text.seen.emit(page.open_page.text.cursorRect())
    qtbot.mouseClick(page.open_page.text.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def button(page, name: str):
    found = [b for b in page.findChildren(QAbstractButton) if b.isVisible()]
    return next(b for b in found if spoken(b) == name)


def spoken(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def passage(asked) -> list[str]:
    """Gives what one wants to write about: page, section and question."""
    citation, question = asked.args
    return [citation.page, citation.section, question]


def title(page):
    return page.open_page.leaf.spread.title.text()


def notes(page, qtbot, count: int) -> list[SectionNotes]:
    def shown():
        return [n for n in page.findChildren(SectionNotes) if n.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == count)
    return sorted(shown(), key=lambda n: n.y())


def note_links(page):
    shown = [n for n in page.findChildren(SectionNotes) if n.isVisible()]
    return [link for n in shown for link in n.findChildren(QAbstractButton)]


def test_one_reads_the_first_page_at_once_with_the_focus_in_the_text(qtbot, show):
    page = show()
    page.enter()
    qtbot.waitUntil(lambda: bool(page.open_page.page_id))
    assert title(page) == "Definition: tillitsbaserad styrning och ledning"
    assert QApplication.focusWidget() is page.open_page.text
    assert spoken(page.open_page.text) == title(page)
    assert not page.bar.back.isEnabled()


def test_the_contents_list_every_page_under_its_group_and_the_lists_last(desk, opened):
    model = opened(FIVE).contents.list.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    names = [row.data() for row in rows]
    headings = [row.data() for row in rows if not row.flags() & Qt.ItemFlag.ItemIsEnabled]
    assert headings == [desk.said(group.name) for group in desk.framework.page_groups]
    assert names[:3] == ["Ramverket", "Definitionen", "Kunna, våga, vilja"]
    assert len(names) == 4 + 20 + 3
    last = ("Glossary", "Reading list", "Highlights")
    assert names[-3:] == [desk.tr(name) for name in last]


def test_arrow_keys_turn_pages_and_step_over_headings(qtbot, opened):
    page = opened("ambetsmannen")
    contents = page.contents.list
    contents.setFocus()
    qtbot.keyClick(contents, Qt.Key.Key_Down)
    assert title(page) == "Teori\u00a0X och Teori\u00a0Y (McGregor\u00a01960)"
    qtbot.keyClick(contents, Qt.Key.Key_Up)
    assert title(page) == "Ämbetsmannen – ett porträtt"
    qtbot.keyClick(contents, Qt.Key.Key_Return)
    assert page.contents.isVisible()


def test_a_section_is_shown_at_the_top_and_named_when_one_reflects(qtbot, opened):
    page = opened(EARNED, "vaga", room=Room.MEDIUM)
    leaf = page.open_page.leaf
    text = page.open_page.text
    below = text.y() + text.top_of("vaga") - leaf.scrolled
    assert 0 <= below <= 40
    with qtbot.waitSignal(page.write_requested) as asked:
        qtbot.mouseClick(page.bar.reflect, Qt.MouseButton.LeftButton)
    assert passage(asked) == [EARNED, "vaga", ""]


def test_links_lead_to_pages_and_sections_and_back_again(qtbot, opened):
    page = opened("tillitsmodellen")
    click_link(qtbot, page, "VÅGA")
    assert page.open_page.page_id == EARNED
    assert page.open_page.here().section == "vaga"
    qtbot.keyClick(page.open_page.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.open_page.page_id == "tillitsmodellen"
    assert page.open_page.leaf.scrolled == 0
    qtbot.mouseClick(page.bar.forward, Qt.MouseButton.LeftButton)
    assert page.open_page.here().section == "vaga"
    assert not page.bar.forward.isEnabled()


def test_a_case_is_asked_for_and_unknown_addresses_do_nothing(qtbot, opened):
    page = opened(FIVE)
    with qtbot.waitSignal(page.case_requested) as asked:
        click_link(qtbot, page, "Torget")
    assert asked.args == ["fall-08"]
    for address in ("https://example.org/", "term:nothing", "page:nothing", "file:///etc"):
        page.open_page.text.link_activated.emit(address)
    assert page.open_page.page_id == FIVE
    assert not page.card.isVisible()


def test_a_word_is_explained_where_it_stands(qtbot, desk, opened):
    page = opened(FIVE)
    click_link(qtbot, page, "förvaltning")
    term = next(t for t in desk.framework.glossary if t.id == "forvaltning")
    assert page.card.isVisible()
    assert page.card.accessibleName() == desk.said(term.term)
    assert page.card.accessibleDescription() == desk.said(term.definition)
    assert page.rect().contains(page.card.geometry())
    qtbot.keyClick(page.card, Qt.Key.Key_Escape)
    assert not page.card.isVisible()
    assert QApplication.focusWidget() is page.open_page.text


def test_closing_a_card_or_new_notes_leave_the_page_where_it_is(qtbot, theme, cite, desk, opened):
    cite(FIVE, "oklart", "Längst ned")
    page = opened(FIVE)
    (unclear,) = notes(page, qtbot, 1)
    page.open_page.text.link_activated.emit("term:tillit")
    theme.apply("dark", 1.0)
    assert not page.card.isVisible()
    assert page.open_page.leaf.scrolled == 0
    assert QApplication.focusWidget() is page.open_page.text
    unclear.findChildren(QAbstractButton)[0].setFocus()
    cite(FIVE, "oklart", "En till")
    desk.session.changed.emit("")
    qtbot.waitUntil(lambda: "En till" in str([b.text() for b in note_links(page)]))
    assert page.open_page.leaf.scrolled == 0
    assert QApplication.focusWidget() is page.open_page.text


def test_the_card_leads_to_the_words_page_and_a_click_elsewhere_closes_it(qtbot, opened):
    page = opened("motet")
    page.open_page.text.link_activated.emit("term:tillit")
    assert page.card.isVisible()
    qtbot.mouseClick(page.open_page.text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 400))
    assert not page.card.isVisible()
    page.open_page.text.link_activated.emit("term:doktrin")
    lead = next(b for b in page.card.findChildren(QAbstractButton) if b.isVisible() and b.text())
    qtbot.mouseClick(lead, Qt.MouseButton.LeftButton)
    assert page.open_page.page_id == "npm-sju-doktriner"
    assert not page.card.isVisible()


def test_ones_reflections_stand_level_with_the_passage(qtbot, cite, opened):
    for number in range(5):
        cite(FIVE, "brukare", f"Möte {number}", number + 1)
    kept = cite(FIVE, "samverkande", "Handläggaren som ringde upp", 38)
    page = opened(FIVE)
    users, others = notes(page, qtbot, 2)
    spread, text = page.open_page.leaf.spread, page.open_page.text
    assert users.y() == text.y() + text.top_of("brukare")
    assert others.y() == text.y() + text.top_of("samverkande")
    assert users.x() > text.geometry().right()
    shown = [b.text() for b in users.findChildren(QAbstractButton)]
    assert [s.split(" · ")[1] for s in shown[:3]] == ["Möte 0", "Möte 1", "Möte 2"]
    assert shown[0].startswith("18 november")
    assert shown[3].startswith("2 ")
    qtbot.mouseClick(users.findChildren(QAbstractButton)[3], Qt.MouseButton.LeftButton)
    shown = [b.text() for b in users.findChildren(QAbstractButton) if b.isVisible()]
    assert [s.split(" · ")[1] for s in shown] == [f"Möte {n}" for n in range(5)]
    assert spread.rect().contains(users.geometry())
    with qtbot.waitSignal(page.entry_requested) as asked:
        qtbot.mouseClick(
            button(page, "12 oktober · Handläggaren som ringde upp"), Qt.MouseButton.LeftButton
        )
    assert asked.args == [kept.id]


def test_under_1000_the_notes_follow_their_section_and_cover_nothing(qtbot, cite, opened):
    cite(FIVE, "brukare", "Kön")
    cite(FIVE, "oklart", "Vad är klimatet?")
    page = opened(FIVE, room=Room.NARROW, width=696)
    text = page.open_page.text
    users, unclear = notes(page, qtbot, 2)
    top = users.y() - text.y()
    assert text.section_at(top) == "brukare"
    assert text.end_of("brukare") <= top
    assert top + users.height() < text.top_of("samverkande")
    assert unclear.y() >= text.geometry().bottom()
    assert not page.open_page.leaf.spread.question.isVisible()


def test_a_new_reflection_is_there_when_the_journal_tells(qtbot, core, cite, desk, opened):
    page = opened(FIVE)
    cite(FIVE, "brukare", "Nyss skrivet")
    desk.session.changed.emit("")
    (users,) = notes(page, qtbot, 1)
    assert "Nyss skrivet" in users.findChildren(QAbstractButton)[0].text()


def test_one_question_stands_high_and_all_at_the_end(qtbot, desk, opened):
    page = opened(FIVE, room=Room.MEDIUM)
    questions = desk.framework.questions_of(FIVE)
    spread = page.open_page.leaf.spread
    assert spread.question.question == questions[0]
    assert spread.question.y() == page.open_page.text.y()
    with qtbot.waitSignal(page.write_requested) as asked:
        qtbot.mouseClick(
            button(page, desk.tr("Write about the question")), Qt.MouseButton.LeftButton
        )
    assert passage(asked) == [FIVE, questions[0].section, desk.said(questions[0].text)]
    last = questions[-1]
    name = desk.tr("Write: {question}").format(question=desk.said(last.text))
    with qtbot.waitSignal(page.write_requested) as asked:
        qtbot.mouseClick(button(page, name), Qt.MouseButton.LeftButton)
    assert passage(asked) == [FIVE, last.section, desk.said(last.text)]


def test_the_foot_turns_the_page(qtbot, desk, opened):
    page = opened(FIVE)
    before, after = desk.tr("Previous: {page}"), desk.tr("Next: {page}")
    qtbot.mouseClick(button(page, after.format(page="Tillitsmodellen")), Qt.MouseButton.LeftButton)
    assert page.open_page.page_id == "tillitsmodellen"
    qtbot.mouseClick(button(page, before.format(page="Fem relationer")), Qt.MouseButton.LeftButton)
    assert page.open_page.page_id == FIVE
    assert page.open_page.leaf.scrolled == 0


def test_keys_scroll_the_page_from_the_text(qtbot, opened):
    page = opened(FIVE)
    leaf, text = page.open_page.leaf, page.open_page.text
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_End):
        qtbot.keyClick(text, key)
        seen.append(leaf.scrolled)
    assert seen == sorted(set(seen))
    assert seen[-1] == leaf.verticalScrollBar().maximum()
    qtbot.keyClick(text, Qt.Key.Key_Home)
    assert leaf.scrolled == 0


def test_tab_goes_through_the_links_and_keeps_them_in_view(qtbot, opened):
    page = opened(FIVE)
    leaf, text = page.open_page.leaf, page.open_page.text
    for _ in range(14):
        qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert text.hasFocus()
    place = text.mapTo(leaf.viewport(), text.cursorRect().center())
    assert leaf.viewport().rect().contains(place)
    assert leaf.scrolled > 0


def test_words_are_found_on_the_page(qtbot, opened):
    page = opened(FIVE)
    bar, text = page.open_page.find_bar, page.open_page.text
    qtbot.keyClick(text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bar.field.hasFocus()
    type_text(bar.field, "förvaltning")
    count = len(text.hits())
    assert count > 1
    assert bar.count.text().split()[0] == "1"
    assert text.textCursor().selectedText().casefold() == "förvaltning"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text().split()[0] == "2"
    for _ in range(2):
        qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text().split()[0] == str(count)
    place = text.mapTo(page.open_page.leaf.viewport(), text.cursorRect().center())
    assert page.open_page.leaf.viewport().rect().contains(place)
    bar.field.setText("kanelbulle")
    assert not bar.next.isEnabled()
    assert bar.count.text()
    qtbot.keyClick(bar.close_button, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert text.hits() == []


def test_sought_words_are_highlighted_from_the_section_on(qtbot, show):
    page = show()
    page.show_detail(EARNED, "vilja")
    page.highlight(["vilja"])
    qtbot.waitUntil(lambda: bool(page.open_page.text.hits()))
    assert page.open_page.here().section == "vilja"
    page.show_detail(FIVE)
    assert page.open_page.text.hits() == []
    page.highlight(["tidningen"])
    assert page.open_page.here().section == "samhallsdebatt"


def test_the_glossary_is_filtered_as_one_writes(qtbot, desk, opened):
    page = opened("ordlista")
    text, field = page.open_page.text, page.open_page.leaf.spread.filter
    assert len(text.anchors) == 76
    field.setFocus()
    type_text(field, "cynism")
    qtbot.waitUntil(lambda: len(text.anchors) < 10)
    assert "cynism" in text.anchors
    type_text(field, "xyz")
    qtbot.waitUntil(lambda: text.anchors == [])
    assert text.toPlainText() == desk.tr("No word matches.")
    page.show_detail("ordlista", "tillit")
    assert not page.bar.reflect.isVisible()
    page.show_detail(FIVE)
    assert not field.isVisible()
    page.go_back()
    assert len(text.anchors) == 76


def test_the_place_is_kept_for_the_next_time(qtbot, show, opened):
    page = opened(EARNED, "vilja")
    page.leave()
    again = show()
    again.enter()
    qtbot.waitUntil(lambda: again.open_page.page_id == EARNED)
    assert again.open_page.here().section == "vilja"


@pytest.mark.parametrize("kept", [None, "x", {"page": "gone"}, {"page": 7, "section": None}])
def test_a_kept_place_that_leads_nowhere_is_the_first_page(qtbot, desk, show, kept):
    desk.session.set_setting("reading_place", kept)
    page = show()
    page.enter()
    qtbot.waitUntil(lambda: page.open_page.page_id == "definitionen")


def test_what_one_asks_for_wins_over_the_kept_place(qtbot, desk, show):
    desk.session.set_setting("reading_place", {"page": EARNED, "section": ""})
    page = show()
    page.show_detail(FIVE)
    page.enter()
    qtbot.waitUntil(lambda: bool(page.open_page.page_id))
    assert desk.session.drain()
    QApplication.processEvents()
    assert page.open_page.page_id == FIVE


def test_what_one_asks_for_wins_while_the_kept_place_is_read(qtbot, desk, show):
    desk.session.set_setting("reading_place", {"page": EARNED, "section": ""})
    page = show()
    page.enter()
    page.show_detail("definitionen")
    assert desk.session.drain()
    qtbot.waitUntil(lambda: bool(page.open_page.page_id))
    QApplication.processEvents()
    assert page.open_page.page_id == "definitionen"


def test_a_section_asked_for_before_the_page_is_on_screen_is_there_when_it_is(qtbot, desk):
    page = ReadingPage(desk)
    qtbot.addWidget(page)
    page.show_detail(EARNED, "vilja")
    qtbot.waitUntil(lambda: bool(page.open_page.page_id))
    page.resize(1156, 860)
    page.set_room(Room.WIDE)
    page.show()
    qtbot.waitExposed(page)
    assert page.open_page.here().section == "vilja"
    assert page.open_page.leaf.scrolled > 0


@pytest.mark.parametrize("state", ["opening", "locked", "broken"])
def test_the_framework_is_read_without_a_journal(qtbot, cite, desk, show, state):
    cite(FIVE, "", "Syns inte")
    desk.session.state = state
    page = show()
    page.enter()
    qtbot.waitUntil(lambda: bool(page.open_page.page_id))
    page.show_detail(FIVE)
    assert "Tillit uppstår i relationer" in page.open_page.text.toPlainText()
    assert page.findChildren(SectionNotes) == []
    assert page.bar.reflect.isVisible()
    desk.session.state = "open"
    desk.session.state_changed.emit("open")
    notes(page, qtbot, 1)


@pytest.mark.parametrize(
    ("room", "width", "contents", "margin"),
    [
        (Room.WIDE, 1156, True, True),
        (Room.WIDE, 1076, True, True),
        (Room.MEDIUM, 796, False, True),
        (Room.NARROW, 696, False, False),
        (Room.SMALL, 480, False, False),
    ],
)
def test_what_stands_beside_the_text(opened, room, width, contents, margin):
    page = opened(FIVE, room=room, width=width)
    spread = page.open_page.leaf.spread
    assert page.contents.isVisible() is contents
    assert page.bar.contents.isVisible() is not contents
    assert spread.question.isVisible() is margin
    assert spread.text.width() >= 390
    assert spread.text.width() <= 602
    assert spread.width() <= page.width()


def test_folded_contents_open_over_the_page_and_close_with_a_choice(qtbot, opened):
    page = opened(FIVE, room=Room.NARROW, width=696)
    qtbot.mouseClick(page.bar.contents, Qt.MouseButton.LeftButton)
    contents = page.contents.list
    assert page.contents.isVisible()
    assert QApplication.focusWidget() is contents
    qtbot.keyClick(contents, Qt.Key.Key_Down)
    assert page.contents.isVisible()
    qtbot.keyClick(contents, Qt.Key.Key_Return)
    assert not page.contents.isVisible()
    assert page.open_page.page_id == "tillitsmodellen"
    assert QApplication.focusWidget() is page.open_page.text
    qtbot.mouseClick(page.bar.contents, Qt.MouseButton.LeftButton)
    qtbot.keyClick(contents, Qt.Key.Key_Escape)
    assert not page.contents.isVisible()


def test_the_passage_stays_in_view_when_the_window_or_the_text_size_changes(theme, opened):
    page = opened(EARNED, "vaga")
    page.resize(1400, 700)
    assert page.open_page.here().section == "vaga"
    theme.apply("dark", 1.5)
    assert page.open_page.here().section == "vaga"
    assert page.open_page.text.document().defaultFont().pixelSize() == 28


def test_no_two_controls_in_view_share_role_and_name(qtbot, cite, opened):
    cite(FIVE, "", "Ett")
    page = opened(FIVE)
    notes(page, qtbot, 1)
    names = [spoken(b) for b in page.findChildren(QAbstractButton) if b.isVisible()]
    assert all(names)
    assert len(names) == len(set(names))
    assert spoken(page.contents.list)
