"""Veckan on I dag: when it stands there, what one can do, and that it speaks both languages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton
from shiboken6 import isValid

from tests.conftest import type_text
from tests.ui.today.conftest import button, buttons, kept, texts
from tests.ui.whole import dialog
from trustdesk.domain.sentences import sentences_of
from trustdesk.services.week import OFF, WEEKDAY
from trustdesk.ui.today.sentence_dialog import SentenceDialog
from trustdesk.ui.widgets.radio_row import RadioRow

QUESTION = {
    "sv": "Vad tar du med dig från veckan?",
    "en": "What do you take with you from the week?",
}


@pytest.fixture
def friday(clock):
    clock.move(days=1)


@pytest.fixture
def filled(friday, plant):
    return [
        plant(9, "Förra veckan."),
        plant(3, "Det drog ut. ==Det räckte att lyssna.==", title="Mötet"),
        plant(2, "En mening. Och en till.", title="Samtalet"),
        plant(1, forms=("vagledd",), answers={"vagledd": {"vad_hande": "Hon ==ringde upp==."}}),
    ]


@pytest.mark.usefixtures("filled")
def test_the_weeks_lines_stand_above_the_question(show):
    page = show()
    shown = texts(page)
    place = shown.index("Veckan")
    assert place < shown.index("En fråga")
    assert "Förra veckan." not in shown[:place] + buttons(page)[: buttons(page).index("Mötet")]
    lines = [name for name in buttons(page) if name in _LINES]
    assert lines[: len(_LINES)] == list(_LINES)
    assert [day for day in shown if day in ("Tisdag", "Onsdag", "Torsdag", "Fredag")] == [
        "Tisdag",
        "Onsdag",
        "Torsdag",
    ]


_LINES = (
    "Mötet",
    "Det räckte att lyssna.",
    "Samtalet",
    "Välj en mening",
    "Hon ringde upp.",
    "ringde upp",
)


@pytest.mark.parametrize("core", ["sv", "en"], indirect=True)
@pytest.mark.usefixtures("filled")
def test_it_speaks_the_persons_language(show, core):
    assert QUESTION[core.language.code] in texts(show())


@pytest.mark.usefixtures("filled")
def test_no_two_things_one_can_do_are_called_the_same(show):
    page = show()
    names = [
        b.accessibleName() or b.text() for b in page.findChildren(QPushButton) if b.isVisible()
    ]
    assert sorted(names) == sorted(set(names))


@pytest.mark.usefixtures("filled")
def test_off_or_on_another_day_it_is_not_there(show, session, clock, qtbot):
    page = show()
    session.set_setting(WEEKDAY, OFF)
    page.enter()
    qtbot.waitUntil(lambda: "Veckan" not in texts(page))
    session.set_setting(WEEKDAY, 3)
    page.enter()
    qtbot.waitUntil(lambda: "Veckan" in texts(page))  # Thursday's still stands on the Friday
    clock.move(days=3)
    page.enter()
    qtbot.waitUntil(lambda: "Veckan" not in texts(page))


@pytest.mark.usefixtures("friday")
def test_an_empty_week_says_nothing(show):
    assert "Veckan" not in texts(show())


@pytest.mark.usefixtures("filled")
def test_what_waits_stands_within_it(show):
    page = show()
    rest = page._rest
    assert rest.week.isAncestorOf(rest.waiting)


@pytest.mark.usefixtures("filled")
def test_an_answer_taken_back_leaves_no_trace_and_asks_on(show, core, filled, qtbot):
    page = show()
    answer = page._rest.week.answer
    type_text(answer.text, "Ångrar mig.")
    assert "Inte den här veckan" not in buttons(page)
    qtbot.waitUntil(lambda: len(kept(core)) == len(filled) + 1)
    qtbot.waitUntil(lambda: "Sparad 14.32" in texts(page))
    page._refresh()
    answer.text.selectAll()
    qtbot.keyClick(answer.text, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(kept(core)) == len(filled))
    assert QUESTION["sv"] in texts(page)
    assert "Inte den här veckan" in buttons(page)


@pytest.mark.usefixtures("filled")
def test_an_answer_on_its_way_is_known_when_the_window_closes(show, session):
    page = show()
    type_text(page._rest.week.answer.text, "Nyss skrivet.")
    assert [entry.body for entry in page.unsaved()] == ["Nyss skrivet."]
    page.leave()
    session.drain()
    QApplication.processEvents()
    assert page.unsaved() == ()


@pytest.mark.usefixtures("filled")
def test_another_sentence_takes_the_place_of_the_first(show, core, filled, qtbot):
    page = show()
    qtbot.mouseClick(button(page, "Det räckte att lyssna."), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    over = dialog()
    rows = over.findChildren(RadioRow)
    assert [row.accessibleName() for row in rows if row.isChecked()] == ["Det räckte att lyssna."]
    rows[0].click()
    button(over, "Klar").click()
    body = "==Det drog ut.== Det räckte att lyssna."
    qtbot.waitUntil(lambda: next(e for e in kept(core) if e.id == filled[1].id).body == body)
    qtbot.waitUntil(lambda: "Det drog ut." in buttons(page))


@pytest.mark.usefixtures("filled")
def test_none_of_them_takes_the_mark_away(show, core, filled, qtbot):
    page = show()
    qtbot.mouseClick(button(page, "Det räckte att lyssna."), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    over = dialog()
    over.findChildren(RadioRow)[-1].click()
    button(over, "Klar").click()
    qtbot.waitUntil(lambda: next(e for e in kept(core) if e.id == filled[1].id).marks == ())


@pytest.mark.parametrize("core", ["sv", "en"], indirect=True)
def test_the_sentences_are_told_and_the_dialog_is_freed(desk, show, qtbot):
    page = show()
    found = sentences_of("En. Två. Tre.", 60)
    over = SentenceDialog(desk, "Titel", found, page)
    chosen: list[object] = []
    over.chosen.connect(chosen.append)
    over.open()
    assert over.accessibleName() in (
        "Vilken mening tar du med dig?",
        "Which sentence do you take with you?",
    )
    assert over.height() <= 640
    QApplication.sendEvent(
        over, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    )
    qtbot.waitUntil(lambda: not isValid(over))
    assert chosen == []
