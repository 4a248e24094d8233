"""What the tests of the harness and the journeys share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.driver.display import virtual_display


@pytest.fixture(scope="session")
def display() -> Iterator[dict[str, str]]:
    """The environment of programs on a virtual display that lasts as long as the tests."""
    with virtual_display() as environment:
        yield environment


def keep_on_one_worker(config: pytest.Config, items: list[pytest.Item], folder: Path) -> None:
    """Marks the tests below `folder`: they need a display, and share one."""
    for item in items:
        if item.path.is_relative_to(folder):
            item.add_marker("display")
            if config.pluginmanager.hasplugin("xdist"):
                item.add_marker(pytest.mark.xdist_group("display"))
