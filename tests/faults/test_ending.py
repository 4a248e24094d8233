"""However the program ends in good order, each text ends in its own reflection, to the last key.

Somebody types fast and goes from one reflection to the next all the time, on the sheet of I dag
or in the dagbok; then the window is closed, the system asks for an end, or the session ends.
"""

import signal
import sys
from pathlib import Path

import pytest

from tests.faults.test_kill_window import program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and signals")


SHEET, DAGBOK = 0, 1
"""Which seeds write where."""


def endings(root: Path, *chosen: tuple[str, int]) -> None:
    with program() as at:
        for number, (how, where) in enumerate(chosen):
            folder = root / f"{how}{number}"
            folder.mkdir()
            run = at.ended(folder, 2 * number + where, how, 70 + 9 * number)
            assert at.status == (-signal.SIGKILL if how == "logout" else 0)
            last = {entry: digest for _, entry, digest, _ in run.keys}
            assert len(last) >= 2
            state = at.kept(folder, list(last))
            assert state["kept"] == last, how
            assert state["all"] == len(last)
            assert state["sound"]


def test_ending(tmp_path):
    endings(tmp_path, ("close", SHEET), ("term", DAGBOK), ("logout", SHEET))


@pytest.mark.whole
@pytest.mark.timeout(1200)
def test_ending_and_kill_whole(tmp_path):
    endings(tmp_path, *((how, where) for how in ("close", "term", "logout")
                        for where in (SHEET, DAGBOK) for _ in range(5)))  # fmt: skip
