"""Whatever a person, a bad disk and a power failure do in whatever order: as a plain dict has it.

The machine writes, switches, undoes, saves, restores, empties the bin and restarts; it lets saves
fail and programs die in the middle. After every step the journal is compared with a dict.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from tests.fakes import FixedClock
from tests.faults import pieces
from tests.faults.failing import CODES, Disk, failing_disk
from tests.storage.making import NOON, open_store, uid
from trustdesk.domain.entry import Entry, Filters, Rating
from trustdesk.domain.faults import JournalFault
from trustdesk.pack.loading import load_pack
from trustdesk.paths import DataFolder, bundled
from trustdesk.services.journal import Journal
from trustdesk.services.swedish import stem
from trustdesk.storage.assembly import settle
from trustdesk.storage.form_versions import undefined
from trustdesk.storage.revisions import CHANGED, PAUSE, all_text
from trustdesk.storage.store import SqliteJournal
from trustdesk.storage.verify import check

VOCABULARY = ("ansvaret", "tilliten", "möte", "rättssäkerhet", "modet", "åäö", "beslutet", "frågan")
OTHER_FORMS = ("ansvar", "tillit", "mötet", "rättssäkerheten", "mod", "åäö", "beslut", "frågan")
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=40)
INDEX = st.integers(0, 20)
KINDS = st.sampled_from(sorted(CODES))
BEFORE = st.sampled_from(("begin", "write", "commit"))
MINUTES = st.sampled_from((0.1, 3, 11, 700, -30))
"""How long ago the last thing was done; clocks go backwards, too."""

PARTS = st.fixed_dictionaries(
    {"body": WORDS.map(" ".join)},
    optional={
        "title": WORDS.map(lambda words: " ".join(words[:3])),
        "tags": st.lists(st.sampled_from(VOCABULARY), max_size=2, unique=True).map(tuple),
        "ratings": st.integers(1, 5).map(lambda v: (Rating("kunna", v, "för att frågan"),)),
        "answers": WORDS.map(lambda words: {"vagledd": {"vad": " ".join(words)}}),
        "date": st.integers(-3, 3).map(lambda days: NOON.date() + timedelta(days=days)),
    },
)


@cache
def framework():
    return load_pack(bundled("content"))


class JournalMachine(RuleBasedStateMachine):
    """The journal, and the dict it must agree with."""

    steps: ClassVar[list[int]] = [0]

    def __init__(self) -> None:
        super().__init__()
        self.clock = FixedClock(NOON)
        self.model: dict[str, Entry] = {}
        self.versions: dict[str, dict[int, Entry]] = {}
        self.before: dict[str, list[Entry]] = {}
        self.made = 0
        self.word = 0
        self.opened = ""
        self._failing = failing_disk()
        self.disk: Disk = self._failing.__enter__()
        self.roots = [Path(tempfile.mkdtemp(prefix="maskin-"))]
        self.open()
        for word in VOCABULARY[:2]:
            self.write({"body": word})

    # the journal, and what can happen to it

    def open(self) -> None:
        self.folder = DataFolder(self.roots[-1])
        self.store: SqliteJournal = open_store(self.folder, self.clock)
        self.journal = Journal(self.store, framework(), self.clock)

    def reopen_copy(self, copy: Path) -> None:
        """What a power failure leaves is a copy of the files at that moment, without the -shm."""
        self.store.close()
        self.roots.append(copy)
        self.open()

    def copied(self) -> Path:
        copy = Path(tempfile.mkdtemp(prefix="maskin-"))
        for path in self.folder.root.iterdir():
            if path.is_file() and not path.name.endswith("-shm"):
                shutil.copyfile(path, copy / path.name)
        return copy

    @contextmanager
    def failing(self, kind: str, moment: str, *, sticky: bool = False) -> Iterator[None]:
        self.disk.kind, self.disk.moment, self.disk.sticky = kind, moment, sticky
        try:
            yield
        finally:
            self.disk.heal()

    def chosen(self, index: int, *, trashed: bool = False) -> Entry:
        found = [e for e in self.model.values() if e.trashed == trashed]
        return found[index % len(found)]

    def has(self, *, trashed: bool = False) -> bool:
        return any(entry.trashed == trashed for entry in self.model.values())

    def save(self, entry: Entry, reason: str) -> None:
        """Saves as the window does, and tells the dict."""
        kept = self.journal.save(entry, reason, len(entry.body))
        self.took(kept, reason)

    def took(self, entry: Entry, reason: str) -> None:
        if entry.is_empty():
            self.discarded(entry)
            return
        former = self.model.get(entry.id)
        if former is not None and former != settle(entry):
            self.before.setdefault(entry.id, []).append(former)
        self.model[entry.id] = settle(entry)
        self.kept_version(entry.id, reason)

    def discarded(self, entry: Entry) -> None:
        """An emptied one vanishes, unless it was more than a beginning: then it is in the bin."""
        if not self.versions.get(entry.id):
            self.model.pop(entry.id, None)
        elif entry.id in self.model:
            self.model[entry.id] = replace(self.model[entry.id], trashed=True)

    def kept_version(self, entry_id: str, reason: str) -> None:
        """The rule of design.md, section 6, against what the store did."""
        entry, known = self.model[entry_id], self.versions.setdefault(entry_id, {})
        infos = self.store.history.versions(entry_id)
        if infos and infos[0].seq not in known:
            head = self.store.history.version(entry_id, infos[0].seq)
            assert head == entry, "a new version is the state that was saved"
            known[infos[0].seq] = entry
        head = known[max(known)] if known else None
        if head == entry:
            return
        since = self.clock.now() - (infos[0].at if infos else entry.created_at)
        assert reason == "autosave", "a version is due on every other occasion"
        assert timedelta(0) <= since < PAUSE
        grown = abs(
            len(all_text(entry, undefined)) - len(all_text(head, undefined) if head else "\n\n")
        )
        assert grown <= CHANGED

    # what a person does

    @rule(parts=PARTS)
    def write(self, parts: dict[str, Any]) -> None:
        self.made += 1
        now = self.clock.now()
        entry = Entry(uid(self.made), **({"date": NOON.date()} | parts), created_at=now,
                      updated_at=now)  # fmt: skip
        self.opened = entry.id
        self.save(entry, "autosave")

    @precondition(lambda self: self.has())
    @rule(index=INDEX, parts=PARTS, minutes=MINUTES)
    def edit(self, index: int, parts: dict[str, Any], minutes: float) -> None:
        self.clock.move(minutes=minutes)
        self.save(replace(self.chosen(index), **parts), "autosave")

    @precondition(lambda self: self.has())
    @rule(index=INDEX, letters=st.text("abcåäö .", min_size=1, max_size=5), minutes=MINUTES)
    def type_on(self, index: int, letters: str, minutes: float) -> None:
        self.clock.move(minutes=minutes)
        entry = self.chosen(index)
        self.save(replace(entry, body=f"{entry.body} {letters}"), "autosave")

    @precondition(lambda self: self.has())
    @rule(index=INDEX)
    def switch(self, index: int) -> None:
        """The open one is left, another is opened: it is as it was, and stays so."""
        if self.opened in self.model and not self.model[self.opened].trashed:
            self.save(self.model[self.opened], "leave")
        entry = self.chosen(index)
        assert self.store.entry(entry.id) == entry
        self.opened = entry.id

    @precondition(lambda self: self.has())
    @rule(index=INDEX, back=st.integers(1, 3), minutes=MINUTES)
    def undo(self, index: int, back: int, minutes: float) -> None:
        self.clock.move(minutes=minutes)
        entry = self.chosen(index)
        former = self.before.get(entry.id, [])[-back:]
        if former:
            self.save(replace(former[0], trashed=False, updated_at=entry.updated_at), "autosave")

    @precondition(lambda self: self.has())
    @rule(index=INDEX)
    def save_again(self, index: int) -> None:
        self.save(self.chosen(index), "leave")

    @precondition(lambda self: self.has())
    @rule(index=INDEX)
    def empty(self, index: int) -> None:
        entry = self.chosen(index)
        self.save(Entry(entry.id, entry.date, entry.created_at, entry.updated_at), "autosave")

    @precondition(lambda self: self.has())
    @rule(index=INDEX, which=INDEX)
    def restore_version(self, index: int, which: int) -> None:
        entry = self.chosen(index)
        seqs = sorted(self.versions.get(entry.id, {}))
        if seqs:
            self.save(entry, "leave")
            version = self.store.history.version(entry.id, seqs[which % len(seqs)])
            assert version is not None
            self.save(replace(version, trashed=False), "restore")

    @precondition(lambda self: self.has())
    @rule(index=INDEX)
    def bin(self, index: int) -> None:
        entry = self.chosen(index)
        self.journal.trash(entry.id)
        self.model[entry.id] = replace(entry, trashed=True)

    @precondition(lambda self: self.has(trashed=True))
    @rule(index=INDEX)
    def take_back(self, index: int) -> None:
        entry = self.chosen(index, trashed=True)
        self.journal.take_back(entry.id)
        self.model[entry.id] = replace(entry, trashed=False)

    @precondition(lambda self: self.has(trashed=True))
    @rule(index=INDEX, everything=st.booleans())
    def purge(self, index: int, everything: bool) -> None:
        chosen = [e.id for e in self.model.values() if e.trashed] if everything else [
            self.chosen(index, trashed=True).id]  # fmt: skip
        self.journal.erase(chosen)
        for entry_id in chosen:
            self.gone(entry_id)

    def gone(self, entry_id: str) -> None:
        for known in (self.model, self.versions, self.before):
            known.pop(entry_id, None)
        assert self.store.history.versions(entry_id) == []

    @rule(killed=st.booleans())
    def end(self, killed: bool) -> None:
        """Closed, or killed at rest; and started again."""
        if killed:
            self.reopen_copy(self.copied())
        else:
            self.store.close()
            self.open()

    # what goes wrong

    @precondition(lambda self: self.has())
    @rule(index=INDEX, parts=PARTS, kind=KINDS, moment=BEFORE, again=st.booleans())
    def fail(self, index: int, parts: dict[str, Any], kind: str, moment: str, again: bool) -> None:
        entry = replace(self.chosen(index), **parts)
        if entry == self.model[entry.id]:
            return
        with self.failing(kind, moment), pytest.raises(JournalFault, match=kind):
            self.journal.save(entry, "leave")
        if again:
            self.save(entry, "leave")

    @precondition(lambda self: self.has())
    @rule(index=INDEX, parts=PARTS)
    def fail_with_no_answer(self, index: int, parts: dict[str, Any]) -> None:
        """Written, but the disk said it was not: opened anew and saved again, as a window does."""
        entry = replace(self.chosen(index), **parts)
        with suppress(JournalFault), self.failing("io-error", "answer", sticky=True):
            self.journal.save(entry, "leave")  # one that differs in nothing is not written
        self.store.close()
        self.open()
        self.save(entry, "leave")

    @precondition(lambda self: self.has(trashed=True))
    @rule(index=INDEX, kind=KINDS, moment=BEFORE)
    def fail_to_purge(self, index: int, kind: str, moment: str) -> None:
        entry = self.chosen(index, trashed=True)
        with self.failing(kind, moment), pytest.raises(JournalFault, match=kind):
            self.journal.erase([entry.id])

    @precondition(lambda self: self.has())
    @rule(index=INDEX, parts=PARTS, moment=BEFORE)
    def kill_while_saving(self, index: int, parts: dict[str, Any], moment: str) -> None:
        entry = replace(self.chosen(index), **parts)
        self.die(lambda: self.journal.save(entry, "leave"), moment)

    @precondition(lambda self: self.has(trashed=True))
    @rule(index=INDEX, moment=BEFORE)
    def kill_while_purging(self, index: int, moment: str) -> None:
        self.die(lambda: self.journal.erase([self.chosen(index, trashed=True).id]), moment)

    def die(self, work: Any, moment: str) -> None:
        """Takes the files as they are in the middle of a transaction, and goes on with them."""
        copies: list[Path] = []
        self.disk.fail = lambda: copies.append(self.copied())  # type: ignore[method-assign]
        self.disk.kind, self.disk.moment = "io-error", moment
        former = dict(self.versions)
        work()
        del self.disk.fail
        self.disk.heal()
        self.versions = former
        if copies:
            self.reopen_copy(copies[0])
            for copy in copies[1:]:
                shutil.rmtree(copy)
        else:  # nothing was to be written
            self.reopen_copy(self.copied())

    # what must be true after every step

    def check_invariants(self, *args: Any, **values: Any) -> None:
        super().check_invariants(*args, **values)
        self.steps[0] += 1
        kept = {e.id: e for trashed in (False, True)
                for e in self.store.entries(Filters(trashed=trashed))}  # fmt: skip
        assert kept == self.model
        self.lists_agree()
        self.search_agrees()
        self.versions_stay()

    def lists_agree(self) -> None:
        for trashed in (False, True):
            wanted = [e for e in self.model.values() if e.trashed == trashed]
            rows = self.store.rows(Filters(trashed=trashed))
            assert {row.id for row in rows} == {e.id for e in wanted}
            assert [row.date for row in rows] == sorted((e.date for e in wanted), reverse=True)
            assert self.store.count(Filters(trashed=trashed)) == len(wanted)
        tags = {tag for e in self.model.values() if not e.trashed for tag in e.tags}
        assert set(self.store.tags()) == tags

    def search_agrees(self) -> None:
        """One word after the other is looked for, in another form than it was written in."""
        self.word = (self.word + 1) % len(VOCABULARY)
        word = OTHER_FORMS[self.word]
        wanted = {
            e.id for e in self.model.values()
            if not e.trashed and stem(word) in {stem(w) for w in all_text(e, undefined).split()}
        }  # fmt: skip
        assert {hit.id for hit in self.store.search(word, limit=None)} == wanted, word

    def versions_stay(self) -> None:
        """None is lost, none is changed: of one reflection after the other."""
        if self.versions:
            entry_id = sorted(self.versions)[self.steps[0] % len(self.versions)]
            kept = {i.seq: self.store.history.version(entry_id, i.seq)
                    for i in self.store.history.versions(entry_id)}  # fmt: skip
            assert kept == self.versions[entry_id]
            assert sorted(kept) == list(range(1, len(kept) + 1))

    def teardown(self) -> None:
        self.store.close()
        report = check(self.folder)
        assert report.problems == ()
        assert not report.index_rebuilt
        assert report.entries == len(self.model)
        self._failing.__exit__(None, None, None)
        for root in self.roots:
            shutil.rmtree(root)


PIECES = 5


def run(examples: int, steps: int, number: int = 0) -> int:
    """Runs the machine and gives how many steps it took; the same for each number."""
    JournalMachine.steps[0] = 0
    numbered = seed(number)(type("Numbered", (JournalMachine,), {}))
    run_state_machine_as_test(
        numbered,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    return JournalMachine.steps[0]


def test_state():
    assert run(14, 45) >= 350


@pytest.mark.whole
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("piece", range(PIECES))
def test_state_whole(capsys, piece):
    """More than 20,000 steps together."""
    name = f"state-{piece}"
    pieces.begin(name)
    steps = run(84, 50, 1 + piece)
    pieces.end(name, f"{steps} steps, 0 differences")
    with capsys.disabled():
        sys.stdout.write(f"\n{steps} steps, 0 differences\n")
    assert steps >= 20_000 / PIECES
