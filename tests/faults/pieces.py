"""Whole counts in pieces that fit into twenty minutes and can be gone on with.

What a piece gave lies in build/faults; the next `make test-faults` goes on after it. Remove the
folder to begin anew.
"""

import time
from pathlib import Path

import pytest

DONE = Path(__file__).resolve().parents[2] / "build" / "faults"
MOST_SECONDS = 15 * 60
BEGAN = time.monotonic()


def begin(name: str) -> None:
    """Skips a piece that was done before, or for which there is no time left in this run."""
    if (DONE / name).exists():
        pytest.skip(f"done before: {(DONE / name).read_text().strip()}")
    if time.monotonic() - BEGAN > MOST_SECONDS:
        pytest.skip("time is up: run it again to go on")


def end(name: str, figures: str) -> None:
    """Keeps what the piece gave."""
    DONE.mkdir(parents=True, exist_ok=True)
    (DONE / name).write_text(figures + "\n")
