"""The open journal and what pages are given, on a real file in a temporary folder."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.fakes import FixedClock
from trustdesk.domain.entry import Entry
from trustdesk.paths import DataFolder
from trustdesk.services.demo import demo_entries
from trustdesk.ui.desk import Desk
from trustdesk.ui.session import JournalSession
from trustdesk.wiring import Core

if TYPE_CHECKING:
    from trustdesk.ui.window import MainWindow


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture(params=["sv"])
def core(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> Core:
    """The services over an empty data folder; parametrize indirectly for another language."""
    return Core(DataFolder(tmp_path), request.param, clock)


@pytest.fixture
def fill(core: Core) -> Callable[[int], list[Entry]]:
    """Writes so many demo reflections (at most 30), the latest ones, and gives them."""

    def write(count: int) -> list[Entry]:
        made = list(
            demo_entries(core.demo(), core.framework, core.language.code, core.clock.now())
        )[-count:]
        with core.writing_store() as store:
            for entry in made:
                store.save(entry, reason="import")
        return made

    return write


@pytest.fixture
def session(core: Core, request: pytest.FixtureRequest, qtbot) -> Iterator[JournalSession]:
    """The open journal. A test that wants reflections in it asks for `filled` before."""
    if "filled" in request.fixturenames:
        request.getfixturevalue("filled")
    made = JournalSession(core.opening())
    with qtbot.waitSignal(made.state_changed, check_params_cb=lambda state: state != "opening"):
        made.open()
    yield made
    made.close()


@pytest.fixture
def desk(core: Core, session: JournalSession, theme, clock: FixedClock) -> Desk:
    """What a page is given."""
    return Desk(theme, core.language, lambda: core.framework, session, clock)


@pytest.fixture
def window(desk: Desk, core: Core, theme, qtbot) -> "MainWindow":
    """The whole window, on I dag. A test that wants reflections asks for `filled` before."""
    from tests.ui.surrounding import KeptSettings
    from trustdesk.ui.pages import LeftOpen, PageBook
    from trustdesk.ui.places import TODAY
    from trustdesk.ui.window import MainWindow

    surroundings = KeptSettings(core, theme).surroundings()
    left = LeftOpen()

    def book(desk: Desk, window: MainWindow) -> PageBook:
        return PageBook(desk, surroundings, window, left)

    window = MainWindow(desk, book)
    qtbot.addWidget(window)
    window.resize(1360, 860)
    window.go(TODAY)
    window.show()
    qtbot.waitExposed(window)
    return window
