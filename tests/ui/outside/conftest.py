"""Tests that look at the widgets from outside need a display."""

from pathlib import Path

import pytest

from tests.driver.fixtures import display, keep_on_one_worker

__all__ = ["display"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Before xdist reads the marks."""
    keep_on_one_worker(config, items, Path(__file__).resolve().parent)
