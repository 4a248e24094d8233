"""Whole tasks through the real window, driven from outside the process.

`launch` starts the program, `ask` runs one command of its command line.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.driver.app import App, running
from tests.driver.fixtures import display, keep_on_one_worker
from trustdesk.services.demo import demo_entries
from trustdesk.wiring import build_core

__all__ = ["display"]

PROGRAM = (sys.executable, "-m", "trustdesk")
HERE = Path(__file__).resolve().parent

# The journeys need the window; until it is there they are not collected.
collect_ignore_glob = [] if (HERE.parents[1] / "trustdesk" / "app.py").exists() else ["test_*.py"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Before xdist reads the marks."""
    keep_on_one_worker(config, items, HERE)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """An empty data folder."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def launch(display: dict[str, str], data_dir: Path) -> Iterator[Callable[..., App]]:
    """Opens the window on `data_dir` and gives it as an App with the keyboard.

    What a test leaves open is closed by its window at the end, and must leave with status 0 and
    nothing on stderr. When a test fails, what the program wrote stands under "Captured stdout".
    """
    opened: list[App] = []
    with ExitStack() as stack:

        def start(
            *arguments: str,
            watcher: Sequence[str] = (),
            environment: Mapping[str, str] | None = None,
        ) -> App:
            command = [*watcher, *PROGRAM, "--data-dir", str(data_dir), *arguments]
            program = running(command, display | dict(environment or {}))
            opened.append(stack.enter_context(program))
            return opened[-1]

        yield start
        for app in reversed(opened):
            print(app.complaints())  # noqa: T201 - pytest shows it when the test failed
            if app.process.poll() is None:
                app.close()


@pytest.fixture
def ask(display: dict[str, str], data_dir: Path) -> Callable[..., str]:
    """Runs one command on `data_dir` and gives its stdout; it must end with status 0."""

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [*PROGRAM, "--data-dir", str(data_dir), *arguments],
            env=display,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.fixture
def thirty_reflections(data_dir: Path) -> None:
    """The data folder holds the thirty reflections of the demo, in Swedish."""
    core = build_core(str(data_dir), "sv")
    with core.writing_store() as store:
        for entry in demo_entries(core.demo(), core.framework, "sv", core.clock.now()):
            store.save(entry, reason="import")
