"""Återseende on I dag: beside its page, waved away for today or for good."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.today.conftest import button, texts
from trustdesk.domain.entry import Citation

AGO = {7: "För en vecka sedan skrev du", 182: "För ett halvår sedan skrev du",
       366: "För ett år sedan skrev du", 1462: "För 4 år sedan skrev du"}  # fmt: skip


@pytest.fixture
def page_id(core):
    return core.framework.pages[2].id


@pytest.fixture
def filled(plant, page_id):
    return plant(182, "Mycket. ==Det räckte.==", title="Mötet", citations=(Citation(page_id),))


@pytest.mark.usefixtures("filled")
def test_it_returns_beside_the_page_it_came_from(show, filled, core, page_id, qtbot):
    page = show()
    shown = texts(page)
    assert shown.index(AGO[182]) + 1 == shown.index("Det räckte.")
    with qtbot.waitSignal(page.entry_requested) as asked:
        button(page, "Mötet").click()
    assert asked.args == [filled.id]
    short = core.framework.page(page_id).short.in_language("sv")
    with qtbot.waitSignal(page.page_requested) as asked:
        button(page, short).click()
    assert asked.args == [page_id, ""]


@pytest.mark.parametrize("days", AGO)
def test_how_long_ago_is_said_in_words(days, plant, request):
    plant(days, "==Det räckte.==")
    assert AGO[days] in texts(request.getfixturevalue("show")())


@pytest.mark.parametrize("core", ["en"], indirect=True)
@pytest.mark.usefixtures("filled")
def test_in_english_too(show):
    assert "Half a year ago you wrote" in texts(show())


@pytest.mark.usefixtures("filled")
def test_not_now_holds_all_day(show, qtbot):
    page = show()
    qtbot.mouseClick(button(page, "Inte nu"), Qt.MouseButton.LeftButton)
    assert AGO[182] not in texts(page)
    page.enter()
    told: list[object] = []
    page.desk.session.read_own(lambda reader: reader.tags(), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert AGO[182] not in texts(page)


@pytest.mark.usefixtures("filled")
def test_never_again_is_for_good(show, clock, qtbot):
    page = show()
    page._rest.again._never.click()
    clock.move(days=183)  # a year after it was written
    page.enter()
    told: list[object] = []
    page.desk.session.read_own(lambda reader: reader.tags(), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert not [text for text in texts(page) if text.endswith("skrev du")]


@pytest.mark.usefixtures("filled")
def test_in_the_bin_it_returns_no_more(show, filled, session, qtbot):
    page = show()
    assert AGO[182] in texts(page)
    done: list[object] = []
    session.write(lambda journal: journal.trash(filled.id), done.append)
    qtbot.waitUntil(lambda: bool(done))
    page.enter()
    qtbot.waitUntil(lambda: AGO[182] not in texts(page))


def test_without_a_page_there_is_no_link_to_one(plant, request):
    plant(7, "==Det räckte.==")
    page = request.getfixturevalue("show")()
    assert not page._rest.again._page.isVisible()
