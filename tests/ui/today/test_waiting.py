"""Väntar på dig: shown when its day has come, and everything one can do with it."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from tests.ui.today.conftest import button, buttons, kept, texts
from trustdesk.domain.entry import FollowUp

TODAY = date(2026, 11, 19)


def due(days: int = 0, question: str = "Hur blev det?") -> FollowUp:
    return FollowUp(TODAY + timedelta(days=days), question)


@pytest.fixture
def filled(plant):
    return [
        plant(9, "Vi bestämde att ringa.", title="Samtalet", follow_ups=(due(-2), due(3, "Sen?"))),
        plant(8, "Om mötet.", follow_ups=(due(question="Kom de?"),)),
    ]


def test_nothing_waits_and_nothing_is_said(show):
    assert "Väntar på dig" not in texts(show())


@pytest.mark.usefixtures("filled")
def test_what_is_due_waits_and_nothing_else(show):
    shown = texts(show())
    place = shown.index("Väntar på dig")
    assert shown[place : place + 5] == [
        "Väntar på dig",
        "Hur blev det?",
        "Samtalet · 10 november",
        "Kom de?",
        "Om mötet. · 11 november",
    ]
    assert "Sen?" not in shown


@pytest.mark.usefixtures("filled")
def test_write_now_leads_to_the_question(show, filled, qtbot):
    page = show()
    with qtbot.waitSignal(page.answer_requested) as asked:
        qtbot.mouseClick(button(page, "Skriv nu"), Qt.MouseButton.LeftButton)
    assert asked.args == [filled[0].id, due(-2)]


@pytest.mark.usefixtures("filled")
def test_later_puts_it_off_to_a_day(show, core, filled, qtbot):
    page = show()
    later = button(page, "Påminn mig senare")
    qtbot.mouseClick(later, Qt.MouseButton.LeftButton)
    menu = later.findChild(QMenu)
    assert menu is not None
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == ["I morgon", "Om en vecka", "Om en månad", "Annan dag"]
    menu.actions()[1].trigger()
    menu.close()
    qtbot.waitUntil(lambda: "Hur blev det?" not in texts(page))
    moved = next(e for e in kept(core) if e.id == filled[0].id)
    assert moved.follow_ups == (due(7), due(3, "Sen?"))
    assert "Kom de?" in texts(page)


@pytest.mark.usefixtures("filled")
def test_let_it_be_ends_it_without_an_answer(show, core, filled, clock, qtbot):
    page = show()
    button(page, "Låt det vara").setFocus()
    qtbot.keyClick(button(page, "Låt det vara"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Hur blev det?" not in texts(page))
    ended = next(e for e in kept(core) if e.id == filled[0].id).follow_ups[0]
    assert (ended.done_at, ended.outcome) == (clock.now(), "")
    assert page.focusWidget() is button(page, "Skriv nu")  # the keyboard stays among the rows


def test_more_than_three_are_reached_by_a_link(plant, request, qtbot):
    for n in range(5):
        plant(20 - n, f"Text {n}.", follow_ups=(due(-n, f"Fråga nummer {n}?"),))
    page = request.getfixturevalue("show")()
    assert buttons(page).count("Skriv nu") == 3
    qtbot.mouseClick(button(page, "2 till"), Qt.MouseButton.LeftButton)
    assert buttons(page).count("Skriv nu") == 5
    assert "2 till" not in buttons(page)


def test_the_bin_asks_nothing(plant, core, request):
    entry = plant(9, "Bort.", follow_ups=(due(),))
    with core.writing() as journal:
        journal.trash(entry.id)
    assert "Väntar på dig" not in texts(request.getfixturevalue("show")())


@pytest.mark.usefixtures("filled")
def test_the_day_is_the_persons_own(show, clock, qtbot):
    page = show()
    assert "Sen?" not in texts(page)
    clock.move(days=3)
    page.enter()
    qtbot.waitUntil(lambda: "Sen?" in texts(page))
