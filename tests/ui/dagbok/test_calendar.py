"""The calendar in the place of search and filters."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from tests.conftest import type_text
from trustdesk.domain.entry import Filters
from trustdesk.services.composing import Draft

K = Qt.Key
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def filled(fill):
    return fill(12)


@pytest.fixture
def calendar(page, filled, qtbot, button):
    qtbot.mouseClick(button(page.list, "Kalender"), Qt.MouseButton.LeftButton)
    calendar = page.list.calendar
    qtbot.waitUntil(lambda: calendar.grid.days.is_written(filled[-1].date))
    calendar.grid.setFocus()
    return calendar


def go_to(calendar, day, qtbot):
    """Goes there by arrow keys alone."""
    for _ in range(400):
        now = calendar.day()
        if now == day:
            return
        week = abs((day - now).days) >= 7
        forwards, backwards = (K.Key_Down, K.Key_Up) if week else (K.Key_Right, K.Key_Left)
        qtbot.keyClick(calendar.grid, forwards if day > now else backwards)


def listed(page):
    return [row.id for row in page._listing.rows]


def spoken(calendar, day):
    days = calendar.grid.days
    cells = (days.index(row, column) for row in range(6) for column in range(7))
    return next(c.data(SPOKEN) for c in cells if days.day(c) == day)


def test_a_day_shows_its_reflections_and_enter_opens_the_only_one(page, filled, calendar, qtbot):
    entry = filled[-2]
    go_to(calendar, entry.date, qtbot)
    qtbot.waitUntil(lambda: listed(page) == [entry.id])
    assert page.list.entries.model().rowCount() == 1  # no heading over one day
    assert spoken(calendar, entry.date) == (
        f"{page.desk.language.weekday_date(entry.date)}, 1 reflektion"
    )
    assert not calendar.write.isVisible()
    with qtbot.waitSignal(page.area.mode_changed):
        qtbot.keyClick(calendar.grid, K.Key_Return)
    qtbot.waitUntil(lambda: page.area.writing.entry is not None)
    assert page.area.writing.entry.id == entry.id


def test_enter_on_a_day_with_several_goes_on_into_the_list(page, filled, calendar, qtbot, core):
    day = filled[-2].date
    with core.writing() as journal:
        journal.add(Draft(body="En till den dagen.", day=day))
    page.desk.session.look_for_changes()
    go_to(calendar, day, qtbot)
    qtbot.waitUntil(lambda: len(listed(page)) == 2)
    qtbot.waitUntil(lambda: spoken(calendar, day).endswith("2 reflektioner"))
    qtbot.keyClick(calendar.grid, K.Key_Return)
    assert page.list.entries.hasFocus()


def test_an_empty_day_offers_to_write_about_it(page, filled, calendar, qtbot, core, texts):
    days = {entry.date for entry in filled}
    day = page.desk.clock.now().date()
    while day in days:
        day -= timedelta(days=1)
    go_to(calendar, day, qtbot)
    qtbot.waitUntil(calendar.write.isVisible)
    assert "Inget skrivet." in texts(calendar)
    qtbot.mouseClick(calendar.write, Qt.MouseButton.LeftButton)
    assert page.area.writing.entry.date == day
    type_text(page.area.editor.text, "Jag mindes det i efterhand.")
    page.leave()
    page.desk.session.drain()
    with core.reading() as reader:
        assert [row.excerpt for row in reader.rows(Filters(first=day, last=day))] == [
            "Jag mindes det i efterhand."
        ]
    qtbot.waitUntil(lambda: calendar.grid.days.is_written(day))
    qtbot.waitUntil(lambda: len(listed(page)) == 1)


def test_a_day_that_has_not_been_offers_nothing(page, calendar, qtbot):
    go_to(calendar, page.desk.clock.now().date() + timedelta(days=3), qtbot)
    assert not calendar.write.isVisible()
    with qtbot.assertNotEmitted(page.list.write_on_requested):
        qtbot.keyClick(calendar.grid, K.Key_Return)


def test_today_and_the_other_months_are_a_press_away(page, filled, calendar, qtbot):
    qtbot.mouseClick(calendar.before, Qt.MouseButton.LeftButton)
    month = calendar.grid.days.month
    assert month < page.desk.clock.now().date().replace(day=1)
    written = {entry.date for entry in filled if entry.date.replace(day=1) == month}
    assert written
    qtbot.waitUntil(lambda: all(map(calendar.grid.days.is_written, written)))
    qtbot.mouseClick(calendar.today, Qt.MouseButton.LeftButton)
    assert calendar.day() == page.desk.clock.now().date()


def test_the_list_comes_back_whole(page, filled, calendar, qtbot, button):
    qtbot.mouseClick(button(page.list, "Lista"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(listed(page)) == 12)
    assert not calendar.isVisible()
    assert button(page.list, "Filtrera")


def test_filters_from_elsewhere_show_the_list(page, filled, calendar, qtbot):
    page.show_filtered(Filters(query="kopplaluringsord"))
    qtbot.waitUntil(lambda: listed(page) == [])
    assert not page.list.is_calendar
    assert not calendar.isVisible()


@pytest.mark.parametrize("core", ["en"], indirect=True)
def test_it_speaks_english(page, filled, qtbot, button):
    qtbot.mouseClick(button(page.list, "Calendar"), Qt.MouseButton.LeftButton)
    calendar = page.list.calendar
    qtbot.waitUntil(lambda: calendar.grid.days.is_written(filled[-1].date))
    assert spoken(calendar, filled[-1].date).endswith("1 reflection")


def test_only_the_shown_days_are_read(page, calendar, qtbot, monkeypatch):
    """36,500 reflections cost no more than the month that is shown."""
    asked = []
    days = type(page.desk.session._open_store_now().days)
    plain = days.written

    def written(self, first, last):
        asked.append((first, last))
        return plain(self, first, last)

    monkeypatch.setattr(days, "written", written)
    calendar.grid.turn(-3)
    qtbot.waitUntil(lambda: bool(asked))
    assert all((last - first).days < 31 for first, last in asked)
