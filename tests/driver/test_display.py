import os
from pathlib import Path

import pytest

from tests.driver.display import NoDisplayError, framebuffer, virtual_display
from tests.driver.waiting import until


def living_in(folder: str) -> set[str]:
    """The processes that were started with this folder as theirs."""
    mark = f"XDG_RUNTIME_DIR={folder}\0".encode()
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (process / "environ").read_bytes():
                found.add(process.name)
        except OSError:  # it ended while we looked, or is not ours
            continue
    return found


def test_nothing_is_left_when_the_display_ends():
    with virtual_display() as environment:
        folder = environment["XDG_RUNTIME_DIR"]
        until(lambda: len(living_in(folder)) >= 4, "server, two buses and a launcher")
    until(lambda: not living_in(folder), "every process gone")
    assert not Path(folder).exists()


def test_nothing_is_left_when_a_test_on_it_fails():
    display = virtual_display()
    folder = display.__enter__()["XDG_RUNTIME_DIR"]
    failure = ZeroDivisionError()
    assert not display.__exit__(ZeroDivisionError, failure, None)
    until(lambda: not living_in(folder), "every process gone")


def test_two_displays_know_nothing_of_each_other(display):
    with virtual_display(320, 200) as other:
        for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "XDG_DATA_HOME"):
            assert display[name] != other[name]
        assert framebuffer(other).stat().st_size < framebuffer(display).stat().st_size


def test_our_own_environment_is_left_alone(display):
    assert os.environ.get("DISPLAY") != display["DISPLAY"]
    assert display["QT_QPA_PLATFORM"] == "xcb"
    assert display["XDG_DATA_HOME"].startswith(display["XDG_RUNTIME_DIR"])


def test_a_missing_program_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoDisplayError, match="Xvfb"), virtual_display():
        pass
