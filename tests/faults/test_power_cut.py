"""The power goes at any moment: what was acknowledged is there and can be read.

One strace of the program is replayed to thousands of moments (see power.py). The same harness
with synchronous=NORMAL, which many advise, must find losses: else it would see nothing.
"""

import random
import shutil
import sys
import tempfile
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.faults import pieces
from tests.faults.cut_child import digest_of, held
from tests.faults.power import Call, Disk, put, traced
from tests.faults.test_network import cannot_watch
from tests.storage.making import open_reading_store
from trustdesk.domain.entry_json import fingerprint
from trustdesk.domain.faults import JournalFault
from trustdesk.paths import DataFolder
from trustdesk.storage.backup import backups, verify_copy
from trustdesk.storage.opening import open_reader
from trustdesk.storage.reading import is_sound, stored_entries

pytestmark = pytest.mark.skipif(bool(cannot_watch()), reason=cannot_watch())
SEED, STEPS = 3, 260
CUTS, PIECES = 10_000, 5
NOTHING = "nothing"


@dataclass
class Found:
    """What the cuts led to; `lost` and `unreadable` name the cut."""

    cuts: int = 0
    lost: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    ahead: int = 0

    def __str__(self) -> str:
        return (
            f"{self.cuts} cuts, {len(self.lost)} lost an acknowledged save, "
            f"{len(self.unreadable)} unreadable ({self.ahead} held what was not yet acknowledged)"
        )


def room(name: str) -> Path:
    """A folder in memory where there is one: a cut need not be written to a real disk."""
    memory = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=memory if memory.is_dir() else None))


def trace(synchronous: str, seed: int = SEED, steps: int = STEPS) -> list[Call]:
    folder = room("spår")
    try:
        return traced(folder, str(seed), str(steps), synchronous)
    finally:
        shutil.rmtree(folder)


def told(calls: list[Call]) -> tuple[list[str], list[int], list[int]]:
    """Gives the states in order, and where among the calls each was told and acknowledged."""
    states, begun, acked = [], [], []
    for place, call in enumerate(calls):
        for line in call.data.decode().splitlines() if call.kind == "said" else ():
            word, _, *rest = line.split()
            if word == "STATE":
                states.append(rest[0])
                begun.append(place)
            else:
                acked.append(place)
    return states, begun, acked


def read(folder: DataFolder, *, by_store: bool = True) -> str:
    """What can be read, as the window and the command line do; the newest copy is whole.

    `by_store`: over SQLModel, else as the check does it, with every hash: six times as fast.
    """
    for copy, _ in backups(folder)[:1]:
        verify_copy(copy)
    if by_store:
        store = open_reading_store(folder)
        entries = held(store)
        store.close()
    else:
        connection = open_reader(folder)
        stored = list(stored_entries(connection))
        assert is_sound(connection)
        connection.close()
        assert all(s.entry and fingerprint(s.entry) == s.sha256 for s in stored)
        entries = [s.entry for s in stored if s.entry]
    return digest_of(entries)


def cut(calls: list[Call], moments: list[int], seed: int) -> Found:
    """Cuts the power before each of these calls, and reads what is left."""
    states, begun, acked = told(calls)
    rng, found, disk, played = random.Random(seed), Found(), Disk(), 0
    folder = DataFolder(room("avbrott"))
    for moment in sorted(moments):
        while played < moment:
            disk.play(calls[played])
            played += 1
        put(disk.after_cut(rng), folder.root)
        last, doing = bisect_right(acked, moment - 1) - 1, bisect_right(begun, moment - 1) - 1
        found.cuts += 1
        try:
            state = read(folder, by_store=found.cuts % 20 == 0)
        except JournalFault as fault:
            if last >= 0:
                found.unreadable.append(f"cut {moment}, step {last}: {fault.kind}")
            continue
        # The step that was going on may be done already; nothing else may be there.
        if last >= 0 and state != states[last] and state != states[doing]:
            found.lost.append(f"cut {moment}, step {last}")
        elif last >= 0 and state != states[last]:
            found.ahead += 1
    shutil.rmtree(folder.root)
    return found


def moments(calls: list[Call], count: int, seed: int) -> list[int]:
    rng = random.Random(seed)
    return [rng.randrange(1, len(calls) + 1) for _ in range(count)]


@pytest.fixture(scope="module")
def calls() -> list[Call]:
    return trace("FULL")


def test_the_trace_holds_everything_that_matters(calls):
    kinds = Counter(call.kind for call in calls)
    assert kinds["sync"] >= STEPS
    assert {"write", "cut", "unlink", "rename", "link", "made", "said"} <= set(kinds)
    assert any(call.name.startswith("backups/") for call in calls)
    disk = Disk()
    for call in calls:
        disk.play(call)
    folder = DataFolder(room("slutet"))
    put(disk.after_cut(random.Random(1)), folder.root)
    assert read(folder) == told(calls)[0][-1]
    shutil.rmtree(folder.root)


def test_cut(calls):
    found = cut(calls, moments(calls, 220, 1), 1)
    assert (found.lost, found.unreadable) == ([], [])
    assert found.ahead > 0


def test_cut_would_be_noticed():
    careless = trace("NORMAL", steps=90)
    found = cut(careless, moments(careless, 60, 2), 2)
    assert len(found.lost) + len(found.unreadable) > 10


@pytest.mark.whole
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("piece", range(PIECES))
def test_cut_whole(capsys, piece):
    """Each piece is another life of the journal."""
    name = f"cut-{piece}"
    pieces.begin(name)
    life = trace("FULL", seed=100 + piece, steps=600)
    found = cut(life, moments(life, CUTS // PIECES, piece), piece)
    assert (found.lost, found.unreadable) == ([], [])
    pieces.end(name, str(found))
    with capsys.disabled():
        sys.stdout.write(f"\n{found}\n")
