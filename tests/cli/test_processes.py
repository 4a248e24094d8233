"""What only a process of its own shows: pipes that close, Ctrl+C, what is imported, the window."""

import json
import os
import signal
import subprocess
import sys

import pytest

from tests.cli.running import PROGRAM, run, spawn, surroundings

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="pipes, signals and sh are POSIX'")


@pytest.fixture
def kept(data_dir):
    """A folder with one reflection of many lines: more than a pipe holds."""
    text = "".join(f"rad {number}\n" for number in range(20_000))
    told = run("--data-dir", data_dir, "add", "--file", "-", stdin=text.encode())
    assert told.status == 0
    return told.out.strip()


def shell(line: str, *arguments) -> "subprocess.CompletedProcess[bytes]":
    """Runs a line of bash; "$@" is the program with its arguments."""
    return subprocess.run(
        ["bash", "-c", line, "bash", *PROGRAM, *arguments],
        env=surroundings(),
        capture_output=True,
        timeout=60,
        check=False,
    )


@POSIX
def test_a_reader_that_has_read_enough(data_dir, kept):
    done = shell('"$@" | head -1; exit ${PIPESTATUS[0]}', "--data-dir", data_dir, "show", kept)
    assert (done.returncode, done.stderr, done.stdout.count(b"\n")) == (0, b"", 1)


@POSIX
def test_a_reader_that_has_left_before_the_first_line(data_dir):
    reading, writing = os.pipe()
    os.close(reading)
    command = [*PROGRAM, "--data-dir", data_dir, "add", "--text", "kvar"]
    with subprocess.Popen(
        command, stdout=writing, stderr=subprocess.PIPE, env=surroundings()
    ) as process:
        os.close(writing)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert run("--data-dir", data_dir, "list").out.endswith("kvar\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")  # noqa: PTH110 - a device
def test_a_result_that_cannot_be_written_is_told(data_dir, kept):
    for line in ('"$@" > /dev/full', '"$@" > /dev/full 2>&1'):
        done = shell(line, "--data-dir", data_dir, "--lang", "en", "list")
        assert done.returncode == 1
        if "2>" not in line:
            assert done.stderr.startswith(b"trustdesk: The result could not be written. ")
            assert done.stderr.count(b"\n") == 1


@POSIX
def test_closed_streams_are_no_hindrance(data_dir):
    add = ("--data-dir", data_dir, "--lang", "en", "add", "--text")
    done = shell('"$@" >&- 2>&-', *add, "kvar")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    done = shell('"$@" 2>&-', *add, " ")
    assert (done.returncode, done.stdout) == (1, b"")
    assert run("--data-dir", data_dir, "list").out.endswith("kvar\n")


@pytest.fixture
def heard():
    """What is started hears Ctrl+C, also where the tests run in a background that does not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@POSIX
@pytest.mark.usefixtures("heard")
def test_ctrl_c_ends_it_in_one_line_and_keeps_nothing(data_dir, tmp_path):
    waiting = tmp_path / "rör"
    os.mkfifo(waiting)
    command = [*PROGRAM, "--data-dir", data_dir, "--lang", "en", "add", "--file", waiting]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings()
    ) as process:
        with waiting.open("wb"):  # returns when the program has opened it to read
            process.send_signal(signal.SIGINT)
        # Closed now: Python hears a signal that came between open and read only when read returns.
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, b"")
    assert err == b"trustdesk: Stopped before it was done. Give the command again to go on.\n"
    assert list(data_dir.iterdir()) == []


LOADED = """
import sys
from trustdesk.__main__ import main
folder, *heavy = sys.argv[1:]
here = ["--data-dir", folder]
try:
    for command in (sys.stdin.read().splitlines()):
        assert main([*here, *command.split()]) == 0
finally:
    names = {name.split(".")[0] for name in sys.modules}
    print(sorted(names & set(heavy)), file=sys.stderr)
"""
QT = ("PySide6", "shiboken6")
HEAVY = ("sqlmodel", "sqlalchemy", "pydantic", "sqlcipher3", "typst", "pikepdf", "markdown")


def loaded(folder, commands: str, heavy: tuple[str, ...]) -> str:
    """Runs commands in one fresh interpreter; gives which of the heavy libraries it then holds."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, folder, *heavy],
        input=commands.encode(),
        env=surroundings(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stderr.decode().strip()


def test_no_command_loads_qt(data_dir):
    commands = ("add --text kvar", "list", "show 0", "search tillit", "check", "backup")
    assert loaded(data_dir, "\n".join(commands), QT) == "[]"
    assert loaded(data_dir, "list", ("sqlmodel",)) == "['sqlmodel']", "the guard sees what is there"


def test_help_and_a_wrong_use_load_nothing_heavy(data_dir):
    commands = ("--help", "add --help")
    assert loaded(data_dir, "\n".join(commands), (*QT, *HEAVY)) == "[]"
    assert list(data_dir.iterdir()) == []


def test_a_start_is_measured_in_the_real_window(data_dir):
    pytest.importorskip("PySide6.QtWidgets")
    environment = surroundings(QT_QPA_PLATFORM="offscreen")
    done = spawn("--data-dir", data_dir, "--measure-start", environment=environment)
    assert done.returncode == 0, done.stderr.decode()
    figures = json.loads(done.stdout)
    assert set(figures) == {"first_frame_ms", "usable_ms"}
    assert 0 < figures["first_frame_ms"] <= figures["usable_ms"]
