"""Veckan's day, and the way back for questions one did not want to see."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.surrounding import KeptSettings
from trustdesk.services.today import HIDDEN
from trustdesk.services.week import OFF, WEEKDAY
from trustdesk.ui.settings.page import SettingsPage


@pytest.fixture
def page(desk, core, qtbot):
    made = SettingsPage(desk, KeptSettings(core, desk.theme).surroundings())
    qtbot.addWidget(made)
    made.resize(900, 1500)
    made.show()
    qtbot.waitExposed(made)
    made.enter()
    qtbot.waitUntil(made.looking_back.day.isEnabled)
    return made


def setting(session, key, qtbot):
    found: list[object] = []
    session.read_own(lambda reader: reader.setting(key), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_it_is_friday_until_another_day_is_chosen(page, session, qtbot):
    day = page.looking_back.day
    assert day.currentText() == "Fredag"
    assert [day.itemText(n) for n in range(8)] == [
        "Måndag", "Tisdag", "Onsdag", "Torsdag", "Fredag", "Lördag", "Söndag", "Visas inte",
    ]  # fmt: skip
    day.setFocus()
    qtbot.keyClick(day, Qt.Key.Key_Up)
    assert setting(session, WEEKDAY, qtbot) == 3
    qtbot.keyClick(day, Qt.Key.Key_End)
    assert setting(session, WEEKDAY, qtbot) == OFF
    page.leave()
    page.enter()
    assert day.currentText() == "Visas inte"


def test_hidden_questions_can_come_back(page, session, qtbot):
    part = page.looking_back
    assert not part.unhide.isVisible()
    session.set_setting(HIDDEN, ["q-01"])
    page.enter()
    qtbot.waitUntil(part.unhide.isVisible)
    qtbot.mouseClick(part.unhide, Qt.MouseButton.LeftButton)
    assert setting(session, HIDDEN, qtbot) == []
    assert not part.unhide.isVisible()
    assert part._status.text() == "Nu kan frågorna komma tillbaka."
