"""Nothing leaves (design, section 2): no process of TrustDesk ever makes an internet socket.

strace watches the program and every process it starts. A socket of the family AF_UNIX reaches this
machine only: the display, the accessibility bus, the input method.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from tests.driver.display import virtual_display

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-m", "trustdesk")
MADE = re.compile(r"\b(?:socket|socketpair)\((\w+)")
NAMED = re.compile(r"sa_family=(\w+)")
OURS = {"AF_UNIX"}


def cannot_watch() -> str:
    """Gives why processes cannot be watched here, or nothing."""
    if shutil.which("strace") is None:
        return "strace is not installed; .ci/setup test installs it on Linux"
    tried = subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], check=False)
    return "strace may not watch processes here" if tried.returncode else ""


pytestmark = pytest.mark.skipif(bool(cannot_watch()), reason=cannot_watch())


def leaving(log: str) -> list[str]:
    """Gives the calls of an strace log that have to do with another family than AF_UNIX."""
    return [
        line
        for line in log.splitlines()
        for family in [*MADE.findall(line), *NAMED.findall(line)]
        if family not in OURS
    ]


@pytest.fixture
def watched(tmp_path: Path) -> Callable[..., tuple[str, str]]:
    """Runs a command under strace and gives what it printed and the log of its calls."""
    log = tmp_path / "calls.log"

    def run(
        command: Sequence[str], environment: Mapping[str, str] | None = None
    ) -> tuple[str, str]:
        watcher = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=%network", "-o", str(log)]
        done = subprocess.run(
            [*watcher, *command],
            cwd=ROOT,
            env=None if environment is None else dict(environment),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout, log.read_text(encoding="utf-8", errors="replace")

    return run


INTERNET = "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).close()"
IN_A_CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {INTERNET!r}])"
NEARBY = "import socket; socket.socketpair(); socket.socket(socket.AF_UNIX).close()"


@pytest.mark.parametrize("script", [INTERNET, IN_A_CHILD])
def test_an_internet_socket_is_seen_also_in_a_child(watched, script):
    _, log = watched([sys.executable, "-c", script])
    [call] = leaving(log)
    assert "socket(AF_INET6" in call


def test_a_socket_on_this_machine_is_let_be(watched):
    _, log = watched([sys.executable, "-c", NEARBY])
    assert MADE.findall(log) == ["AF_UNIX", "AF_UNIX"]
    assert leaving(log) == []


def test_keeping_searching_and_exporting_open_no_socket_at_all(watched, tmp_path):
    out = tmp_path / "ut.pdf"
    text = "Jag vågade säga nej, se https://example.org/ och ![](https://example.org/a.png)"
    told = {}
    for command in (
        ("add", "--text", text, "--rate", "vaga=4"),
        ("search", "våga"),
        ("list", "--json"),
        ("export", str(out)),
        ("backup",),
        ("check",),
    ):
        told[command[0]], log = watched([*PROGRAM, "--data-dir", str(tmp_path), *command])
        assert MADE.findall(log) == [], command
    assert len(json.loads(told["list"])) == 1
    assert out.read_bytes().startswith(b"%PDF")


def test_the_window_opens_none_to_the_outside(watched, tmp_path):
    command = [*PROGRAM, "--data-dir", str(tmp_path), "--measure-start"]
    told, log = watched(command, os.environ | {"QT_QPA_PLATFORM": "offscreen"})
    assert json.loads(told)["usable_ms"] > 0
    assert leaving(log) == []


@pytest.mark.whole
@pytest.mark.timeout(900)
def test_no_page_of_the_demo_opens_one(watched, tmp_path):
    """Every page with thirty reflections on a display of our own, and the PDF of them all."""
    out = tmp_path / "demo"
    out.mkdir()
    with virtual_display() as environment:
        command = [sys.executable, ".ci/demo.py", str(out)]
        _, log = watched(command, environment | {"TRUSTDESK_DEMO": "1"})
    assert len(list(out.glob("*.png"))) >= 20
    assert list(out.glob("*.pdf"))
    assert "AF_UNIX" in MADE.findall(log)  # the display: so the window was watched
    assert leaving(log) == []
