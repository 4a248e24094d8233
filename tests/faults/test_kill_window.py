"""The real program is killed while somebody types: what it said was saved is there.

At most two seconds of typing are lost, and the cursor stands where it stood at the last save.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.faults import pieces

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
ROOT = Path(__file__).resolve().parents[2]
MOST_LOST = 2.0
KILLS_A_FOLDER = 25
WORKERS = 3
PIECES, KILLS_A_PIECE = 10, 100


@dataclass
class Typed:
    """What one run of the program told: keys in order, and the last save of each reflection."""

    keys: list[tuple[float, str, str, int]] = field(default_factory=list)
    acked: dict[str, str] = field(default_factory=dict)
    saves: int = 0
    late: float = 0.0
    killed_at: float = 0.0

    def take(self, line: str) -> None:
        word, *rest = line.split()
        if word == "KEY":
            self.keys.append((float(rest[0]), rest[1], rest[2], int(rest[3])))
        elif word == "ACK":
            self.acked[rest[0]] = rest[1]
            self.saves += 1
        elif word == "LATE":
            self.late = max(self.late, float(rest[0]))
        elif word == "FAILED":
            raise AssertionError(line)

    def places(self, entry: str, digest: str) -> list[int]:
        return [n for n, key in enumerate(self.keys) if key[1:3] == (entry, digest)]


class Program:
    """The fork server, and the answers of one fork at a time."""

    def __init__(self) -> None:
        self.status = 0
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.typing_child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        )

    def _lines(self, request: str) -> Iterator[str]:
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(request + "\n")
        self._server.stdin.flush()
        for line in self._server.stdout:
            if line.startswith("END"):
                self.status = int(line.split()[1])
                return
            yield line

    def typed(self, folder: Path, seed: int) -> Typed:
        """Lets somebody type for a random while, and kills the program.

        The while begins at the first key for every fourth, else when the first save was told.
        """
        run, until, pid = Typed(), 0.0, 0
        seconds = random.Random(seed).uniform(0.2, 5)
        for line in self._lines(f"TYPE {folder} {seed}"):
            if line.startswith("PID"):
                pid = int(line.split()[1])
                continue
            run.take(line)
            begun = run.keys if seed % 4 == 0 else run.acked
            until = until or (time.monotonic() + seconds if begun else 0.0)
            if pid and until and time.monotonic() >= until:
                # Not only just behind a key: at any moment of what the program does.
                time.sleep(random.Random(seed).random() * 0.066)
                run.killed_at = time.monotonic()
                os.kill(pid, signal.SIGKILL)
                pid = 0
        return run

    def ended(self, folder: Path, seed: int, how: str, keys: int) -> Typed:
        """Lets somebody type fast and the program end as `how` says; "term" is a SIGTERM."""
        run, pid = Typed(), 0
        for line in self._lines(f"TYPE {folder} {seed} {how} {keys}"):
            if line.startswith("PID"):
                pid = int(line.split()[1])
                continue
            run.take(line)
            if how == "term" and pid and len(run.keys) >= keys:
                os.kill(pid, signal.SIGTERM)
                pid = 0
        return run

    def kept(self, folder: Path, ids: list[str]) -> dict[str, Any]:
        [line] = [x for x in self._lines(f"ASK {folder} {' '.join(ids)}") if x.startswith("KEPT")]
        found: dict[str, Any] = json.loads(line.removeprefix("KEPT "))
        return found

    def close(self) -> None:
        self._server.kill()
        self._server.communicate()


@contextmanager
def program() -> Iterator[Program]:
    made = Program()
    try:
        yield made
    finally:
        made.close()


def lost_seconds(run: Typed, kept: dict[str, Any]) -> float:
    """Checks one run against the journal; gives for how long the lost keys had been typed."""
    newest = -1
    for entry, digest in kept["kept"].items():
        places = run.places(entry, digest)
        assert places, "the journal holds a text nobody typed"
        newest = max(newest, places[-1])
    for entry, acked in run.acked.items():
        assert entry in kept["kept"], "a reflection that was said to be saved is gone"
        now = kept["kept"][entry]
        assert now == acked or run.places(entry, now)[-1] >= run.places(entry, acked)[0], (
            "an older text than the one that was said to be saved"
        )
    for entry, caret in kept["carets"].items():
        places = run.places(entry, kept["kept"][entry])
        assert caret in {run.keys[n][3] for n in places}, "the cursor stands elsewhere"
    lost = run.keys[newest + 1 :]
    return run.killed_at - lost[0][0] if lost else 0.0


@dataclass
class Sum:
    kills: int = 0
    saves: int = 0
    keys: int = 0
    worst: float = 0.0
    worst_late: float = 0.0

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.keys} keys, {self.saves} acknowledged saves, 0 lost; "
            f"at most {self.worst:.2f} s of typing lost (machine late by {self.worst_late:.2f} s)"
        )


def kills(root: Path, seeds: range) -> Sum:
    """Kills the program once for each seed; the journal grows over 25 kills, then begins anew."""
    total, folder = Sum(), root
    older: dict[str, str] = {}
    with program() as at:
        for number, seed in enumerate(seeds):
            if number % KILLS_A_FOLDER == 0:
                folder, older = root / f"f{seed}", {}
                folder.mkdir(parents=True)
            run = at.typed(folder, seed)
            touched = list(dict.fromkeys(key[1] for key in run.keys))
            state = at.kept(folder, [*touched, *older])
            mine = {part: {i: v for i, v in state[part].items() if i in touched}
                    for part in ("kept", "carets")}  # fmt: skip
            seconds = lost_seconds(run, mine)
            assert seconds <= MOST_LOST + run.late, f"seed {seed}: {seconds:.2f} s"
            assert {i: d for i, d in state["kept"].items() if i in older} == older, f"seed {seed}"
            assert state["sound"], f"seed {seed}"
            older |= mine["kept"]
            assert state["all"] == len(older), f"seed {seed}"
            total.kills += 1
            total.saves += run.saves
            total.keys += len(run.keys)
            total.worst = max(total.worst, seconds)
            total.worst_late = max(total.worst_late, run.late)
    return total


def together(root: Path, first: int, count: int, workers: int) -> Sum:
    """Kills in several programs at once, each on journals of its own."""
    each = -(-count // workers)
    parts = [range(first + n * each, first + min((n + 1) * each, count)) for n in range(workers)]
    with ThreadPoolExecutor(workers) as pool:
        done = list(pool.map(lambda part: kills(root / str(part.start), part), parts))
    return Sum(
        sum(d.kills for d in done),
        sum(d.saves for d in done),
        sum(d.keys for d in done),
        max(d.worst for d in done),
        max(d.worst_late for d in done),
    )


def test_kill_window(tmp_path):
    total = together(tmp_path, 0, 6, 2)
    assert total.kills == 6
    assert total.saves > 0
    assert total.keys > 60


@pytest.mark.whole
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("piece", range(PIECES))
def test_kill_window_whole(tmp_path, capsys, piece):
    name = f"kill-window-{piece}"
    pieces.begin(name)
    total = together(tmp_path, 1000 + piece * KILLS_A_PIECE, KILLS_A_PIECE, WORKERS)
    pieces.end(name, str(total))
    with capsys.disabled():
        sys.stdout.write(f"\n{total}\n")
