"""Saves as fast as it can until it is killed, and says so after each save.

Run as a program: for each line "FOLDER SEED" on its input it forks a writer, prints its "PID n",
the writer's "ACK …" lines, and "END" when the writer is gone. The fork spares the import.
"""

import os
import random
import sys
from pathlib import Path

from tests.storage.making import full_entry, open_store, uid
from trustdesk.domain.entry import Entry, Filters
from trustdesk.domain.entry_json import fingerprint
from trustdesk.paths import DataFolder
from trustdesk.storage.assembly import settle

ENTRIES = 12


def state(number: int, step: int, rng: random.Random) -> Entry:
    """One state of a reflection; its title tells which."""
    return full_entry(
        number,
        title=f"steg {step}",
        body="".join(f"Mening {rng.randrange(200)} om ansvar. " for _ in range(rng.randrange(60))),
        tags=tuple(f"tagg{n}" for n in range(rng.randrange(4))),
        answers={"vagledd": {"vad": f"svar {rng.randrange(99)}"}} if rng.random() < 0.5 else {},
    )


def step_of(entry: Entry) -> int:
    return int(entry.title.removeprefix("steg "))


def write(folder: DataFolder, seed: int) -> None:
    """Saves without end; an ACK is written after save() has returned."""
    rng = random.Random(seed)
    store = open_store(folder)
    step = 1 + max((step_of(entry) for entry in store.entries(Filters())), default=0)
    while True:
        number = rng.randrange(ENTRIES)
        entry = state(number, step, rng)
        reason = "leave" if rng.random() < 0.3 else "autosave"
        store.save(entry, reason=reason)
        digest = fingerprint(settle(entry)).hex()
        kept = len(store.history.versions(uid(number))) if reason == "leave" else 0
        os.write(1, f"ACK {number} {step} {digest} {kept}\n".encode())
        step += 1


def main() -> None:
    for line in sys.stdin:
        folder, seed = line.rsplit(" ", 1)
        child = os.fork()
        if child == 0:
            write(DataFolder(Path(folder)), int(seed))
        os.write(1, f"PID {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"END\n")


if __name__ == "__main__":
    main()
