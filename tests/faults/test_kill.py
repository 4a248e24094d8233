"""Killed in the middle of saving, again and again: nothing that was acknowledged is lost."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults.saving_child import step_of
from tests.storage.making import open_store, uid
from trustdesk.domain.entry_json import fingerprint
from trustdesk.paths import DataFolder
from trustdesk.storage.verify import check

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
ROOT = Path(__file__).resolve().parents[2]


class Acked:
    """What was acknowledged: the last step and hash of each reflection, and its versions."""

    def __init__(self) -> None:
        self.count = 0
        self.last: dict[int, tuple[int, str]] = {}
        self.versions: dict[int, int] = {}

    def take(self, line: str) -> None:
        _, number, step, digest, kept = line.split()
        self.count += 1
        self.last[int(number)] = (int(step), digest)
        self.versions[int(number)] = max(self.versions.get(int(number), 0), int(kept))


def one_kill(child: subprocess.Popen[str], folder: DataFolder, seed: int, acked: Acked) -> None:
    """Starts a writer, lets it save for a random while, kills it, takes what it acknowledged."""
    assert child.stdin is not None
    assert child.stdout is not None
    rng = random.Random(seed)
    child.stdin.write(f"{folder.root} {seed}\n")
    child.stdin.flush()
    pid, until, before = 0, rng.randrange(1, 40), acked.count
    for line in child.stdout:
        if line.startswith("PID"):
            pid = int(line.split()[1])
        elif line.startswith("ACK"):
            acked.take(line)
        elif line.startswith("END"):
            return
        if pid and acked.count - before >= until:
            instant = time.perf_counter() + rng.random() * 0.006
            while time.perf_counter() < instant:
                pass
            os.kill(pid, signal.SIGKILL)
            pid = 0


def lost(folder: DataFolder, acked: Acked) -> list[str]:
    """What is missing of what was acknowledged; a save may be kept that was not yet told of."""
    store = open_store(folder)
    found = []
    for number, (step, digest) in acked.last.items():
        entry = store.entry(uid(number))
        if entry is None or step_of(entry) < step:
            found.append(f"{number}: step {step}")
        elif step_of(entry) == step and fingerprint(entry).hex() != digest:
            found.append(f"{number}: another text")
        if len(store.history.versions(uid(number))) < acked.versions[number]:
            found.append(f"{number}: versions")
    store.close()
    return found


def kills(folder: DataFolder, times: int) -> Acked:
    """Kills `times` writers on one journal and looks at everything after each."""
    acked = Acked()
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.saving_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        for seed in range(times):
            before = acked.count
            one_kill(child, folder, seed, acked)
            assert acked.count > before
            assert lost(folder, acked) == [], f"kill {seed}"
            report = check(folder)
            assert report.problems == (), f"kill {seed}"
            assert not report.index_rebuilt, f"kill {seed}"
    finally:
        child.kill()
        child.communicate()
    return acked


def test_kill(tmp_path):
    acked = kills(DataFolder(tmp_path), 25)
    assert acked.count > 25 * 10


@pytest.mark.whole
def test_kill_whole(tmp_path, capsys):
    acked = kills(DataFolder(tmp_path), 200)
    with capsys.disabled():
        sys.stdout.write(f"\n200 kills, {acked.count} acknowledged saves, 0 lost\n")
