"""Works in a journal as a person does over months, and tells what it is about to do and has done.

    python -m tests.faults.cut_child FOLDER SEED STEPS SYNCHRONOUS

Before each step it prints "STATE n digest", what the journal holds when the step is done, and
after it "ACK n": from then on a power cut must not undo it. SYNCHRONOUS other than FULL is set
behind the program's back, to see that the test would notice.
"""

import os
import random
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from tests.fakes import FixedClock
from tests.faults.saving_child import ENTRIES, state
from tests.storage.making import NOON, entry, open_store, uid
from trustdesk.domain.entry import Entry, Filters
from trustdesk.domain.entry_json import fingerprint
from trustdesk.paths import DataFolder
from trustdesk.storage import opening
from trustdesk.storage.assembly import settle
from trustdesk.storage.backup import automatic_backup
from trustdesk.storage.connecting import set_pragmas
from trustdesk.storage.restore import restore_backup
from trustdesk.storage.store import SqliteJournal

COPY_EVERY, RESTORE_EVERY = 50, 130


def digest_of(entries: list[Entry]) -> str:
    """What a journal holds, as one short text."""
    prints = sorted(fingerprint(entry).hex() for entry in entries)
    return sha256("".join(prints).encode()).hexdigest()[:16]


def held(store: SqliteJournal) -> list[Entry]:
    return [e for trashed in (False, True) for e in store.entries(Filters(trashed=trashed))]


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


class Person:
    """What is done, step by step; `model` is what the journal then holds."""

    def __init__(self, folder: DataFolder, seed: int) -> None:
        self.folder = folder
        self.clock = FixedClock(NOON)
        self.rng = random.Random(seed)
        self.model: dict[int, Entry] = {}
        self.copied: dict[int, Entry] = {}
        self.store: SqliteJournal | None = None

    def step(self, number: int) -> None:
        """Chooses what to do, tells what it will lead to, does it, and says so."""
        chance = self.rng.random()
        if self.store is None:
            self.tell_and(number, self.open)
        elif chance < 0.03:
            self.tell_and(number, self.reopen)
        elif number % COPY_EVERY == COPY_EVERY // 2:
            self.tell_and(number, self.back_up)
        elif number % RESTORE_EVERY == RESTORE_EVERY - 1:
            self.model = dict(self.copied)
            self.tell_and(number, self.restore)
        elif chance < 0.08 and self.model:
            chosen = self.rng.choice(sorted(self.model))
            del self.model[chosen]
            self.tell_and(number, lambda: self.at.purge(uid(chosen)))
        elif chance < 0.12 and self.model:
            chosen = self.rng.choice(sorted(self.model))
            self.model[chosen] = replace(self.model[chosen], trashed=True)
            self.tell_and(number, lambda: self.at.set_trashed(uid(chosen), self.clock.now()))
        else:
            self.save(number)

    @property
    def at(self) -> SqliteJournal:
        assert self.store is not None
        return self.store

    def tell_and(self, number: int, work) -> None:
        say("STATE", number, digest_of(list(self.model.values())))
        work()
        say("ACK", number)

    def save(self, number: int) -> None:
        chosen = self.rng.randrange(ENTRIES)
        wanted = state(chosen, number, self.rng)
        if self.rng.random() < 0.05:
            wanted = entry(chosen, body="Ett långt samtal om tilliten. " * 700)
        self.model[chosen] = settle(wanted)
        reason = "leave" if self.rng.random() < 0.3 else "autosave"
        self.tell_and(number, lambda: self.at.save(wanted, reason=reason))

    def open(self) -> None:
        self.store = open_store(self.folder, self.clock)

    def reopen(self) -> None:
        self.at.close()
        self.open()

    def back_up(self) -> None:
        self.clock.move(hours=1)
        self.copy = automatic_backup(self.folder, self.clock.now())
        self.copied = dict(self.model)

    def restore(self) -> None:
        self.clock.move(hours=1)
        self.at.close()
        restore_backup(self.folder, self.copy, self.clock.now())
        self.open()


def main() -> None:
    folder, seed, steps, synchronous = sys.argv[1:5]
    if synchronous != "FULL":

        def careless(connection) -> None:
            set_pragmas(connection)
            connection.execute(f"PRAGMA synchronous = {synchronous}")

        opening.set_pragmas = careless  # type: ignore[attr-defined]
    person = Person(DataFolder(Path(folder)), int(seed))
    for number in range(int(steps)):
        person.step(number)
    os._exit(0)


if __name__ == "__main__":
    main()
