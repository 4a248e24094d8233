"""A pack of 200 pages of 8 kB: nothing of it holds the interface thread (design, section 9)."""

import statistics
from typing import TYPE_CHECKING, cast

import pytest

from benchmarks import reading
from tests.floor import floor_ms
from tests.ui.whole import opened
from trustdesk.ui.places import READING, SEARCH

if TYPE_CHECKING:
    from trustdesk.ui.reading.page import ReadingPage
    from trustdesk.ui.search.page import SearchPage


@pytest.fixture
def large(core):
    reading.write_pack(core.folder.packs / "stort")
    core.packs.load()
    assert len(core.framework.pages) > reading.PAGES
    return core


def test_a_page_opens_and_words_are_found_without_a_hold(large, theme, qtbot, stalls):
    floor = floor_ms()
    with opened(large, theme, qtbot) as window:
        window.go(READING)
        page = cast("ReadingPage", window.page).open_page
        qtbot.waitUntil(lambda: page.page_id != "")
        spent = []
        for number in range(12):
            stalls.reset()
            page_id = f"stort:sida-{number * 61 % reading.PAGES:03}"
            window.go(READING, page_id)
            qtbot.waitUntil(lambda wanted=page_id: page.page_id == wanted)
            qtbot.wait(60)
            spent.append(stalls.cpu)
        # Seen: 11 times the floor.
        assert statistics.median(spent) < min(50, 33 * floor)

        window.go(SEARCH)
        search = cast("SearchPage", window.page)
        search.show_detail("ansvar")  # the first search reads every page, on its own thread
        qtbot.waitUntil(lambda: bool(search._places), timeout=20_000)
        stalls.reset()
        for words in ("tillit", "beslut möte", "kunskap"):
            search.show_detail(words)
            qtbot.waitUntil(lambda: search._places_ticket is None, timeout=20_000)
            qtbot.wait(60)
        # Seen: 3 times the floor.
        assert stalls.cpu < min(50, 20 * floor), stalls.late
