"""The harness is tried on a small window of its own."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.driver.app import App, running
from tests.driver.fixtures import display, keep_on_one_worker

__all__ = ["display"]

SAMPLE = (sys.executable, "-m", "tests.driver.sample_window")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Before xdist reads the marks."""
    keep_on_one_worker(config, items, Path(__file__).parent)


@pytest.fixture
def start(display: dict[str, str]) -> Iterator[Callable[..., App]]:
    """Starts the sample window; whatever still runs at the end is ended."""
    with ExitStack() as stack:

        def begin(*words: str, watcher: tuple[str, ...] = ()) -> App:
            return stack.enter_context(running((*watcher, *SAMPLE, *words), display, name="Prov"))

        yield begin


@pytest.fixture(scope="module")
def _sample(display: dict[str, str]) -> Iterator[App]:
    with running(SAMPLE, display, name="Prov") as app:
        yield app


@pytest.fixture
def sample(_sample: App) -> App:
    """The sample window without flaws, on its first page with an empty sheet.

    Tests of one module share it, for speed; one that ends it or breaks it takes `start`.
    """
    for close in _sample.node.find_all("push button", "Stäng"):
        close.press()
    _sample.node.wait_gone("push button", "Stäng")
    _sample.node.find("radio button", "Skriv").press()
    sheet = _sample.node.wait_for("text", "Ark")
    sheet.set_text("")
    _sample.keys.take_focus()
    sheet.focus()
    return _sample
