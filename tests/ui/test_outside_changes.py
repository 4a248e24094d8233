"""A reflection added by another process shows in the open window without a restart."""

import subprocess
import sys
import time

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from trustdesk.ui.places import DAGBOK, TODAY

pytestmark = pytest.mark.usefixtures("filled")

WITHIN = 2.0
"""Seconds from when the command has ended: it is looked for once a second, then read."""


@pytest.fixture
def filled(fill):
    return fill(3)


def add(core, text):
    """Adds a reflection as a person does in a terminal; gives when that had ended."""
    command = [sys.executable, "-m", "trustdesk", "--data-dir", str(core.folder.root)]
    day = core.clock.now().date().isoformat()
    subprocess.run(
        [*command, "add", "--text", text, "--date", day], check=True, capture_output=True
    )
    return time.monotonic()


def titles(page):
    return {row.excerpt for row in page._listing.rows}


def test_list_today_and_calendar_show_it_within_about_a_second(window, core, qtbot):
    today = window.page
    qtbot.waitUntil(lambda: today._rest is not None)
    window.go(DAGBOK)
    dagbok = window.page
    qtbot.waitUntil(lambda: len(dagbok._listing.rows) == 3)
    ended = add(core, "Från en terminal.")
    qtbot.waitUntil(lambda: "Från en terminal." in titles(dagbok))
    assert time.monotonic() - ended < WITHIN
    window.go(TODAY)
    ended = add(core, "En till från en terminal.")
    qtbot.waitUntil(
        lambda: any(
            "En till från en terminal." in link.text()
            for rows in (today._rest.go_on, today._rest.recent)
            for link in rows._rows
        )
    )
    assert time.monotonic() - ended < WITHIN
    window.go(DAGBOK)
    dagbok.list.head.calendar_word.click()
    grid = dagbok.list.calendar.grid
    grid.select(core.clock.now().date())
    qtbot.waitUntil(lambda: grid.days._written.get(core.clock.now().date(), 0) >= 2)
    before = grid.days._written[core.clock.now().date()]
    ended = add(core, "En tredje.")
    qtbot.waitUntil(lambda: grid.days._written.get(core.clock.now().date()) == before + 1)
    qtbot.waitUntil(lambda: "En tredje." in titles(dagbok))
    assert time.monotonic() - ended < WITHIN


def test_it_is_looked_for_when_the_window_gets_the_focus(window, core, session, qtbot):
    window.go(DAGBOK)
    dagbok = window.page
    qtbot.waitUntil(lambda: len(dagbok._listing.rows) == 3)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    session._watch.stop()
    add(core, "Medan jag var borta.")
    QCoreApplication.processEvents()
    assert "Medan jag var borta." not in titles(dagbok)
    window.activateWindow()
    qtbot.waitUntil(lambda: "Medan jag var borta." in titles(dagbok))


def test_what_one_writes_meanwhile_stays(window, core, qtbot):
    window.go(DAGBOK)
    window.page.write_new()
    window.page.area.editor.text.insertPlainText("Jag skriver just nu.")
    add(core, "Från en terminal.")
    qtbot.waitUntil(lambda: "Från en terminal." in titles(window.page))
    assert window.page.area.editor.text.text() == "Jag skriver just nu."
    window.leave()
    window.page.desk.session.drain()
    with core.reading() as reader:
        assert reader.count(window.page.list.filters()) == 5
