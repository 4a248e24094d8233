"""Filters that are saved, used again, renamed and taken away."""

import pytest
from PySide6.QtCore import Qt

from tests.conftest import type_text
from trustdesk.domain.entry import Filters
from trustdesk.services.saved_filters import SAVED_FILTERS, saved_filters
from trustdesk.ui.dagbok.name_dialog import NameDialog
from trustdesk.ui.dagbok.named_dialog import NamedDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def filled(fill):
    return fill(12)


@pytest.fixture
def panel(page, filled, qtbot, button):
    qtbot.mouseClick(button(page.list, "Filtrera"), LEFT)
    panel = page.list._filters
    qtbot.waitUntil(panel.isVisible)
    return panel


def choose(panel, part, data):
    field = panel._fields[part]
    field.setCurrentIndex(field.findData(data))


def dialog(page, kind):
    return next(d for d in page.window().findChildren(kind) if d.isVisible())


def save_as(page, panel, name, qtbot):
    qtbot.mouseClick(panel.save, LEFT)
    asked = dialog(page, NameDialog)
    asked.field.clear()
    type_text(asked.field, name)
    qtbot.keyClick(asked.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.saved.kept.named(name) is not None)
    page.desk.session.drain()


def kept(core):
    with core.reading() as reader:
        return saved_filters(reader)


def test_filters_get_a_name_and_are_there_again(page, filled, panel, qtbot, button, core):
    role = next(e.roles[0] for e in filled if e.roles)
    assert not panel.save.isVisible()
    choose(panel, "role", role)
    choose(panel, "period", 30)
    assert panel.save.isVisible()
    save_as(page, panel, "Mötet åäö", qtbot)
    [saved] = kept(core)
    assert (saved.name, saved.filters, saved.days) == ("Mötet åäö", Filters(role=role), 30)
    choose(panel, "role", None)
    choose(panel, "period", None)
    qtbot.waitUntil(lambda: len(page._listing.rows) == 12)
    qtbot.mouseClick(button(panel, "Mötet åäö"), LEFT)
    wanted = {e.id for e in filled if role in e.roles}
    qtbot.waitUntil(lambda: {row.id for row in page._listing.rows} <= wanted)
    assert panel._fields["role"].currentData() == role
    assert panel._fields["period"].currentData() == 30


def test_the_search_goes_along(page, panel, qtbot, button, core):
    page.list._search.setText("intyg")
    choose(panel, "period", 365)
    save_as(page, panel, "Intyg", qtbot)
    assert kept(core)[0].filters.query == "intyg"
    page.list._search.clear()
    qtbot.mouseClick(button(panel, "Intyg"), LEFT)
    assert page.list.filters().query == "intyg"


def test_one_is_renamed_and_one_taken_away_and_put_back(page, panel, qtbot, button, core):
    for name, days in (("Ett", 7), ("Två", 30)):
        choose(panel, "period", days)
        save_as(page, panel, name, qtbot)
    qtbot.mouseClick(button(panel, "Ordna…"), LEFT)
    arranging = dialog(page, NamedDialog)
    qtbot.mouseClick(button(arranging, "Byt namn på Ett"), LEFT)
    asked = dialog(page, NameDialog)
    asked.field.clear()
    type_text(asked.field, "två")
    qtbot.mouseClick(asked.accept_button, LEFT)
    assert "Det finns redan en som heter ”två”." in arranging.message.accessibleName()
    qtbot.mouseClick(button(arranging, "Byt namn på Ett"), LEFT)
    asked = dialog(page, NameDialog)
    asked.field.clear()
    type_text(asked.field, "Veckan")
    qtbot.mouseClick(asked.accept_button, LEFT)
    qtbot.waitUntil(lambda: [s.name for s in kept(core)] == ["Veckan", "Två"])
    qtbot.waitUntil(lambda: panel.saved.kept.named("Veckan") is not None)
    qtbot.mouseClick(button(arranging, "Ta bort Veckan"), LEFT)
    qtbot.waitUntil(lambda: [s.name for s in kept(core)] == ["Två"])
    qtbot.mouseClick(button(arranging, "Ångra"), LEFT)
    qtbot.waitUntil(lambda: [s.name for s in kept(core)] == ["Två", "Veckan"])
    qtbot.mouseClick(arranging.close_button, LEFT)
    assert button(panel, "Veckan")


def test_what_is_unknown_is_shown_and_harmless(page, filled, qtbot, button, session):
    session.set_setting(SAVED_FILTERS, [{"name": "Gammalt", "role": "borta:roll", "x": 1}])
    session.drain()
    qtbot.mouseClick(button(page.list, "Filtrera"), LEFT)
    panel = page.list._filters
    qtbot.waitUntil(lambda: bool(panel.saved.kept.things))
    qtbot.mouseClick(button(panel, "Gammalt"), LEFT)
    qtbot.waitUntil(lambda: page._listing.rows == [])
    assert panel._fields["role"].currentText() == ("roll (ur paketet ”borta”, som inte finns här)")
    qtbot.mouseClick(button(page.list, "Filtrera"), LEFT)
    qtbot.waitUntil(lambda: len(page._listing.rows) == 12)


@pytest.mark.parametrize("core", ["en"], indirect=True)
def test_it_speaks_english(page, filled, qtbot, button, core):
    qtbot.mouseClick(button(page.list, "Filter"), LEFT)
    panel = page.list._filters
    choose(panel, "period", 7)
    save_as(page, panel, "Week", qtbot)
    qtbot.mouseClick(button(panel, "Arrange…"), LEFT)
    assert button(dialog(page, NamedDialog), "Rename Week")
