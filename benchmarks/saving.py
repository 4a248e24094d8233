"""One autosave of a growing reflection, beside the floor: append the same bytes and fdatasync.

The two alternate in one run, in a journal that already holds reflections, so that a machine that
slows down slows both. Times are wall clock: a save is mostly waiting for the disk.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.corpus import entries
from trustdesk.domain.entry_json import canonical
from trustdesk.paths import DataFolder
from trustdesk.services.clock import SystemClock
from trustdesk.services.swedish import stem
from trustdesk.storage.opening import open_journal
from trustdesk.storage.store import SqliteJournal

KEPT = 365
SAVES = 300


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e3


def _append(descriptor: int, data: bytes) -> None:
    os.write(descriptor, data)
    getattr(os, "fdatasync", os.fsync)(descriptor)


def measure(kept: int = KEPT, saves: int = SAVES) -> dict[str, float]:
    """Gives median and 99th percentile of a save, and of the floor, in ms."""
    with tempfile.TemporaryDirectory() as place:
        folder = DataFolder(Path(place))
        connection = open_journal(folder, expected=False, create=True)
        store = SqliteJournal(lambda: connection, folder.journal, stem, SystemClock())
        made = list(entries(kept))
        for entry in made:
            store.save(entry, reason="import")
        floor = os.open(folder.root / "floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        entry, ours, lowest = made[-1], [], []
        for number in range(saves):
            entry = replace(entry, body=f"{entry.body} ord{number % 40}")
            data = canonical(entry)
            lowest.append(_timed(lambda data=data: _append(floor, data)))  # type: ignore[misc]
            ours.append(_timed(lambda entry=entry: store.save(entry)))  # type: ignore[misc]
        os.close(floor)
        store.close()
    return {
        "save_ms": statistics.median(ours),
        "save_p99_ms": statistics.quantiles(ours, n=100)[-1],
        "floor_ms": statistics.median(lowest),
        "ratio": statistics.median(a / b for a, b in zip(ours, lowest, strict=True)),
    }


def main() -> None:
    """Prints one line."""
    found = measure()
    print(
        f"saving: {found['save_ms']:.2f} ms a save (99 %: {found['save_p99_ms']:.2f}), "
        f"append+fdatasync {found['floor_ms']:.2f} ms, ratio {found['ratio']:.1f}"
    )
