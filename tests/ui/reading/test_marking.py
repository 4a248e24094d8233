"""Words of a page are chosen, by mouse and by keys: what one does with them, and what is seen."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QKeySequence, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.conftest import StallProbe, type_text
from tests.ui.whole import shown
from trustdesk.domain.entry import Citation, Entry
from trustdesk.domain.faults import JournalFault
from trustdesk.domain.framework import LocalText
from trustdesk.domain.passage import Passage, PassageKind, Quoted
from trustdesk.services.identity import new_id
from trustdesk.ui.reading.notes import SectionNotes
from trustdesk.ui.room import Room

PAGE = "balansen"
WORDS = "Kontrollen blir tät"
OPENING = "ett läge mellan två ytterligheter"
LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def cursor_at(page, words: str) -> QTextCursor:
    found: QTextCursor = page.open_page.text.document().find(words)
    assert not found.isNull(), words
    return found


def choose(page, words: str) -> None:
    """Drags the mouse over words, as a person does."""
    text, found = page.open_page.text, cursor_at(page, words)
    ends = []
    for place in (found.selectionStart(), found.selectionEnd()):
        at = QTextCursor(text.document())
        at.setPosition(place)
        ends.append(QPointF(text.cursorRect(at).center()))
    none, kinds = Qt.MouseButton.NoButton, QEvent.Type
    for kind, spot, button, held in (
        (kinds.MouseButtonPress, ends[0], LEFT, LEFT),
        (kinds.MouseMove, ends[1], none, LEFT),
        (kinds.MouseButtonRelease, ends[1], LEFT, none),
    ):
        viewport = text.viewport()
        there = viewport.mapToGlobal(spot)
        event = QMouseEvent(kind, spot, there, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(viewport, event)
    assert text.textCursor().selectedText() == words


def bar_button(page, name: str, qtbot) -> QAbstractButton:
    qtbot.waitUntil(page.marking.bar.is_shown)
    buttons: list[QAbstractButton] = page.marking.bar.bar.buttons
    return next(b for b in buttons if b.text() == name)


def press_in_bar(page, name: str, qtbot) -> None:
    qtbot.mouseClick(bar_button(page, name, qtbot), LEFT)


def press(page, name: str) -> None:
    buttons = [b for b in page.findChildren(QAbstractButton) if b.isVisible()]
    next(b for b in buttons if name in (b.text(), b.accessibleName())).click()


def kept(core) -> list[Passage]:
    with core.reading() as reader:
        found: list[Passage] = reader.passages.all()
        return found


def margin(page) -> list[str]:
    notes = [n for n in page.findChildren(SectionNotes) if n.isVisible()]
    notes.sort(key=lambda n: n.y())
    links = [b for n in notes for b in n.findChildren(QAbstractButton)]
    return [link.text() for link in links if link.isVisible()]


def is_underlined(page, words: str) -> bool:
    """True when there is a line in the colour of a highlight under the middle of words."""
    text, found = page.open_page.text, cursor_at(page, words)
    box = text.cursorRect(found)
    picture = text.viewport().grab(box.adjusted(-60, 0, -10, 8)).toImage()
    wanted = QColor(text._theme.colour("mark")).rgb()
    return any(
        picture.pixel(x, y) == wanted
        for x in range(picture.width())
        for y in range(picture.height())
    )


@pytest.fixture
def page(opened, qtbot):
    made = opened(PAGE)
    qtbot.waitUntil(lambda: made.open_page.own_words.is_read)
    return made


@pytest.fixture
def mark(core, desk, clock):
    """Puts a highlight or bookmark into the journal."""

    def put(words: str, *, kind="highlight", page=PAGE, section="", **more: Any) -> Passage:
        now = clock.now()
        quoted = Quoted(section, words, more.pop("before", ""), more.pop("after", ""))
        made = Passage(new_id(now), PassageKind(kind), page, quoted, "1", now, now, **more)
        with core.writing_store() as store:
            store.passages.keep(made)
        return made

    return put


# the bar


def test_the_bar_stands_over_words_chosen_with_the_mouse(page, qtbot):
    choose(page, OPENING)
    names = [bar_button(page, n, qtbot).text() for n in ("Reflektera", "Markera", "Bokmärk")]
    assert len(names) == 3
    qtbot.keyClick(page.open_page.text, KEY.Key_Escape)
    qtbot.waitUntil(lambda: not page.marking.bar.is_shown())
    assert not page.open_page.text.textCursor().hasSelection()


def test_a_link_that_has_the_focus_is_no_chosen_word(page, qtbot):
    text = page.open_page.text
    qtbot.keyClick(text, KEY.Key_Tab)
    assert text.textCursor().hasSelection()
    QApplication.processEvents()
    assert not page.marking.bar.is_shown()


def test_a_found_word_is_no_chosen_word(page, qtbot):
    page.highlight(["kontroll"])
    page.open_page.text.show_hit(0)
    page.open_page.focus_text()
    QApplication.processEvents()
    assert not page.marking.bar.is_shown()


def test_by_keys_alone_words_are_chosen_and_highlighted(page, core, qtbot):
    text = page.open_page.text
    qtbot.keyClick(text, KEY.Key_F7)
    assert text.reads_with_caret
    assert "Piltangenterna flyttar nu en markör. Håll ned Skift för att välja ord." in shown(page)
    qtbot.keyClick(text, KEY.Key_Home)
    for _ in range(3):
        qtbot.keyClick(
            text,
            KEY.Key_Right,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )
    qtbot.waitUntil(page.marking.bar.is_shown)
    QTest.keySequence(page, QKeySequence("Ctrl+H"))
    qtbot.waitUntil(lambda: len(kept(core)) == 1)
    assert kept(core)[0].quoted.quote == "Tillit placeras här"
    qtbot.waitUntil(lambda: "Markerat." in shown(page))
    qtbot.keyClick(text, KEY.Key_Home)
    qtbot.waitUntil(lambda: text.mark_at(text.textCursor().position()) != "")
    qtbot.keyClick(text, KEY.Key_Return)
    assert page.marking.card.isVisible()
    qtbot.keyClick(page.marking.card.note, KEY.Key_Escape)
    assert not page.marking.card.isVisible()
    qtbot.keyClick(text, KEY.Key_F7)
    assert not text.reads_with_caret


def test_shift_and_an_arrow_begin_to_choose_where_one_reads(page, qtbot):
    text = page.open_page.text
    qtbot.keyClick(text, KEY.Key_Down, SHIFT)
    assert text.reads_with_caret
    qtbot.waitUntil(page.marking.bar.is_shown)
    words = text.chosen_words()
    assert words is not None
    assert words.quote.startswith("Tillit placeras")
    qtbot.keyClick(text, KEY.Key_Tab)  # into the bar
    assert page.marking.bar.has_focus()


# what is done with chosen words


def test_reflecting_cites_the_words_and_what_stands_round_them(page, desk, qtbot):
    page.set_room(Room.MEDIUM)  # no room beside: the dagbok is asked
    choose(page, WORDS)
    with qtbot.waitSignal(page.write_requested) as asked:
        press_in_bar(page, "Reflektera", qtbot)
    citation, opening = asked.args
    assert opening == WORDS
    assert (citation.page, citation.section, citation.quote) == (PAGE, "linjen", WORDS)
    assert citation.pack_version == desk.framework.version_of(PAGE)
    assert citation.before.endswith("litar för lite. ") or citation.before.endswith("för lite. ")
    assert citation.after.startswith(", även där")


def test_the_key_of_reflecting_is_about_the_chosen_words(page, qtbot):
    page.set_room(Room.MEDIUM)
    choose(page, WORDS)
    with qtbot.waitSignal(page.write_requested) as asked:
        QTest.keySequence(page, QKeySequence("Ctrl+R"))
    assert asked.args[0].quote == WORDS


def test_beside_the_page_the_words_stand_on_top(page, qtbot):
    choose(page, WORDS)
    press_in_bar(page, "Reflektera", qtbot)
    assert page.side.is_open
    assert page.side.editor.writing.entry.body == f"> {WORDS}\n\n"


def test_a_highlight_is_underlined_and_can_be_undone(page, core, qtbot):
    assert not is_underlined(page, OPENING)
    choose(page, OPENING)
    press_in_bar(page, "Markera", qtbot)
    qtbot.waitUntil(lambda: page.open_page.text._drawn != ())
    (passage,) = kept(core)
    assert (passage.kind, passage.quoted.quote) == (PassageKind.HIGHLIGHT, OPENING)
    assert passage.quoted.before.endswith("som ")
    assert is_underlined(page, OPENING)
    assert margin(page) == []
    press(page, "Ångra")
    qtbot.waitUntil(lambda: not is_underlined(page, OPENING))
    assert kept(core) == []


def test_a_bookmark_stands_in_the_margin_level_with_its_words(page, core, qtbot):
    choose(page, WORDS)
    press_in_bar(page, "Bokmärk", qtbot)
    qtbot.waitUntil(lambda: margin(page) == [WORDS])
    (notes,) = [n for n in page.findChildren(SectionNotes) if n.isVisible()]
    text = page.open_page.text
    line = text.y() + text.cursorRect(cursor_at(page, WORDS)).top()
    assert abs(notes.y() - line) < 4
    assert kept(core)[0].kind is PassageKind.BOOKMARK


def test_a_highlight_carries_a_note_that_the_margin_shows(page, core, qtbot):
    choose(page, OPENING)
    press_in_bar(page, "Markera", qtbot)
    qtbot.waitUntil(lambda: "Markerat." in shown(page))
    qtbot.waitUntil(lambda: page.open_page.text._drawn != ())
    press(page, "Skriv en anteckning")
    card = page.marking.card
    assert card.isVisible()
    assert card.note.hasFocus()
    type_text(card.note, "Så är det hos oss också.")
    qtbot.keyClick(card.note, KEY.Key_Return)
    assert not card.isVisible()
    qtbot.waitUntil(lambda: margin(page) == ["Så är det hos oss också."])
    assert kept(core)[0].note == "Så är det hos oss också."
    press(page, "Så är det hos oss också., om ”ett läge mellan två ytterligheter”")
    assert card.isVisible()
    assert card.note.text() == "Så är det hos oss också."


def test_a_note_is_kept_when_the_card_is_left_however(mark, opened, core, qtbot):
    mark(OPENING)
    page = opened(PAGE)
    qtbot.waitUntil(lambda: page.open_page.text._drawn != ())
    text = page.open_page.text
    spot = text.cursorRect(cursor_at(page, OPENING)).center()
    spot.setX(spot.x() - 20)
    qtbot.mouseClick(text.viewport(), LEFT, pos=spot)
    card = page.marking.card
    assert card.isVisible()
    type_text(card.note, "Kvar")
    page.bar.search.click()  # the focus goes elsewhere
    qtbot.waitUntil(lambda: kept(core)[0].note == "Kvar")
    assert not card.isVisible()


@pytest.mark.parametrize("way", ["back", "another page", "alone", "leave", "locked"])
def test_a_note_is_kept_when_what_it_is_about_goes_out_of_view(
    mark, opened, core, desk, qtbot, way
):
    made = mark(OPENING)
    page = opened("motet")
    page.show_detail(PAGE)
    qtbot.waitUntil(lambda: page.open_page.own_words.passage(made.id) is not None)
    page.marking.open_card(made.id)
    type_text(page.marking.card.note, "Minns")
    if way == "back":
        QTest.keySequence(page, QKeySequence("Alt+Left"))
    elif way == "another page":
        page.show_detail("motet")
    elif way == "alone":
        page.show_alone()
    elif way == "leave":
        page.leave()
    else:
        desk.session._set_state("locked")
    assert not page.marking.card.isVisible()
    qtbot.waitUntil(lambda: [p.note for p in kept(core)] == ["Minns"])


def test_a_highlight_is_taken_away_from_its_card_and_comes_back(mark, opened, core, qtbot):
    made = mark(OPENING, note="Minns")
    page = opened(PAGE)
    qtbot.waitUntil(lambda: margin(page) == ["Minns"])
    page.marking.open_card(made.id)
    press(page, "Ta bort markeringen")
    qtbot.waitUntil(lambda: "Markeringen är borttagen." in shown(page))
    assert kept(core) == []
    qtbot.waitUntil(lambda: margin(page) == [])
    press(page, "Ångra")
    qtbot.waitUntil(lambda: margin(page) == ["Minns"])
    assert kept(core) == [made]


def test_highlighting_what_is_highlighted_opens_its_card(mark, opened, core, qtbot):
    mark(OPENING)
    page = opened(PAGE)
    qtbot.waitUntil(lambda: page.open_page.text._drawn != ())
    choose(page, "mellan två")
    press_in_bar(page, "Markera", qtbot)
    assert page.marking.card.isVisible()
    assert len(kept(core)) == 1


def test_without_chosen_words_the_keys_say_what_to_do(page):
    QTest.keySequence(page, QKeySequence("Ctrl+H"))
    assert "Välj först några ord på sidan." in shown(page)


@pytest.mark.parametrize("state", ["locked", "broken"])
def test_without_an_open_journal_it_is_said_why_and_nothing_is_shown(
    mark, opened, desk, qtbot, state
):
    mark(OPENING, note="Hemligt")
    page = opened(PAGE)
    qtbot.waitUntil(lambda: margin(page) == ["Hemligt"])
    desk.session._set_state(state)
    assert margin(page) == []
    assert page.open_page.text._drawn == ()
    choose(page, OPENING)
    press_in_bar(page, "Markera", qtbot)
    assert "Det här sparas i din dagbok, och den är inte öppen just nu." in shown(page)
    assert not page.marking.card.isVisible()
    desk.session._set_state("open")
    qtbot.waitUntil(lambda: margin(page) == ["Hemligt"])


def test_hidden_words_take_their_marks_and_card_with_them(mark, opened, qtbot):
    made = mark(OPENING, note="Hemligt")
    page = opened(PAGE)
    qtbot.waitUntil(lambda: margin(page) == ["Hemligt"])
    choose(page, WORDS)
    press_in_bar(page, "Markera", qtbot)
    qtbot.waitUntil(lambda: "Markerat." in shown(page))
    page.marking.open_card(made.id)
    page.show_alone()
    assert "Skriv en anteckning" not in shown(page)
    assert "Hemligt" not in " ".join(shown(page))
    assert page.open_page.text._drawn == ()


def test_what_could_not_be_kept_is_told_and_tried_again(page, core, desk, qtbot, monkeypatch):
    write, failing = desk.session.write, [True]

    def once(work, done=None, failed=None):
        if failing:
            failing.clear()
            failed(JournalFault("disk-full", "The disk that holds {path} is full.", "", path="x"))
            return None
        return write(work, done, failed)

    monkeypatch.setattr(desk.session, "write", once)
    choose(page, OPENING)
    press_in_bar(page, "Markera", qtbot)
    assert kept(core) == []
    press(page, "Försök igen")
    qtbot.waitUntil(lambda: len(kept(core)) == 1)


# reflections that cite words


def cite_words(core, clock, words: str, title: str, section: str = "linjen") -> Entry:
    moment = clock.now() - timedelta(days=1)
    entry = Entry(
        new_id(moment), moment.date(), moment, moment, title=title, body="Jag skrev.",
        citations=(Citation(PAGE, section, words, "1"),),
    )  # fmt: skip
    with core.writing_store() as store:
        store.save(entry, reason="import")
    return entry


def test_a_reflection_stands_level_with_the_words_it_cites(core, clock, opened, qtbot):
    entry = cite_words(core, clock, WORDS, "Listan")
    page = opened(PAGE)
    qtbot.waitUntil(lambda: len(margin(page)) == 1)
    (notes,) = [n for n in page.findChildren(SectionNotes) if n.isVisible()]
    text = page.open_page.text
    line = text.y() + text.cursorRect(cursor_at(page, WORDS)).top()
    assert abs(notes.y() - line) < 4
    with qtbot.waitSignal(page.entry_requested) as asked:
        notes.findChildren(QAbstractButton)[0].click()
    assert asked.args == [entry.id]


def test_words_that_one_is_led_to_are_shown_softly_until_one_does_something(
    core, clock, opened, qtbot
):
    cite_words(core, clock, WORDS, "Listan")
    page = opened(PAGE, height=300)
    page.marking.show_words(Quoted("linjen", WORDS))
    qtbot.waitUntil(lambda: softly_shown(page) == [WORDS])
    assert not page.open_page.text.visibleRegion().intersected(line_of(page, WORDS)).isEmpty()
    qtbot.keyClick(page.open_page.text, KEY.Key_Escape)
    assert softly_shown(page) == []


def softly_shown(page) -> list[str]:
    selections: list[Any] = page.open_page.text.extraSelections()
    return [selection.cursor.selectedText() for selection in selections]


def line_of(page, words: str) -> QRect:
    found = cursor_at(page, words)
    box: QRect = page.open_page.text.box_of(found.selectionStart(), found.selectionEnd())
    return box


def test_three_at_a_place_and_a_way_to_the_others(core, clock, opened, qtbot):
    for number in range(5):
        cite_words(core, clock, WORDS, f"Dag {number}")
    page = opened(PAGE)
    qtbot.waitUntil(lambda: len(margin(page)) == 4)
    assert margin(page)[-1] == "2 till"
    press(page, f"2 till om {WORDS}")
    assert len(margin(page)) == 5


# words that stand no more, or in the other language


def test_words_that_stand_no_more_are_listed_as_they_were(core, clock, mark, opened, qtbot):
    entry = cite_words(core, clock, "ord som ingen längre kan läsa här på sidan", "Förr")
    made = mark("helt andra ord som aldrig stod på den här sidan", note="Viktigt")
    page = opened(PAGE)
    qtbot.waitUntil(lambda: "Ord som inte längre står på sidan" in shown(page))
    told = shown(page)
    assert "”ord som ingen längre kan läsa här på sidan”" in told
    assert "”helt andra ord som aldrig stod på den här sidan”" in told
    assert any("Viktigt" in text for text in told)
    assert margin(page) == []
    links = [b for b in page.findChildren(QAbstractButton) if b.text().endswith("· Förr")]
    with qtbot.waitSignal(page.entry_requested) as asked:
        links[0].click()
    assert asked.args == [entry.id]
    assert "1 till bland markeringarna" not in told
    press(page, "Ta bort: Markering, helt andra ord som aldrig stod på den här sidan")
    qtbot.waitUntil(lambda: "Markeringen är borttagen." in shown(page))
    assert kept(core) == []
    press(page, "Ångra")
    qtbot.waitUntil(lambda: kept(core) == [made])


def test_words_of_the_other_language_stand_at_their_section(core, desk, mark, opened, qtbot):
    english = desk.framework.page(PAGE).body.in_language("en")
    words = "Control grows dense, even where"
    assert words in english
    mark(words, section="linjen")
    page = opened(PAGE)
    qtbot.waitUntil(lambda: margin(page) == ["Markering"])
    (notes,) = [n for n in page.findChildren(SectionNotes) if n.isVisible()]
    text = page.open_page.text
    assert abs(notes.y() - text.y() - text.top_of("linjen")) < 4
    assert "Ord som inte längre står på sidan" not in shown(page)


def test_a_page_of_eight_kilobytes_with_two_hundred_marks_opens_within_fifty_milliseconds(
    core, clock, opened, desk, qtbot
):
    plain = desk.framework.page(PAGE)
    words = " ".join(f"ord{number} som står här" for number in range(420)).split()
    paragraphs = (" ".join(words[n : n + 60]) for n in range(0, len(words), 60))
    body = "".join(f"## Del {n} {{#del-{n}}}\n\n{text}.\n\n" for n, text in enumerate(paragraphs))
    assert 8_000 < len(body) < 9_000
    pages = tuple(
        replace(page, body=LocalText({"sv": body, "en": body})) if page is plain else page
        for page in desk.framework.pages
    )
    core.packs._shelf.__dict__["first"] = replace(core.framework, pages=pages)
    now = clock.now()
    with core.writing_store() as store:
        for number in range(200):
            kind = PassageKind.HIGHLIGHT if number % 4 else PassageKind.BOOKMARK
            quoted = Quoted("", " ".join(words[number * 8 : number * 8 + 9]))
            note = f"Anteckning {number}" if number % 8 == 1 else ""
            made = Passage(new_id(now), kind, PAGE, quoted, "1", now, now, note)
            store.passages.keep(made)
    page = opened("motet")
    qtbot.waitUntil(lambda: page.open_page.own_words.is_read)
    probe = StallProbe(limit=50)
    page.show_detail(PAGE)
    qtbot.waitUntil(lambda: len(page.open_page.text._drawn) > 100, timeout=10_000)
    qtbot.waitUntil(lambda: not page.open_page.text.viewport().visibleRegion().isEmpty())
    QApplication.processEvents()
    probe.close()
    assert probe.cpu < 50, probe.late


def test_many_words_that_stand_no_more_are_five_and_a_way_to_the_list(mark, opened, qtbot):
    for number in range(7):
        mark(f"ord nummer {number} som aldrig har stått på någon sida")
    page = opened(PAGE)
    qtbot.waitUntil(lambda: "2 till bland markeringarna" in shown(page))
    assert len([t for t in shown(page) if t.startswith("”ord nummer")]) == 5
    press(page, "2 till bland markeringarna")
    qtbot.waitUntil(lambda: page.open_page.page_id == "markeringar")
