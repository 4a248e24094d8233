"""The dagbok as a person uses it, in any order, against a plain model of what must be there.

Real keys into the real page over a real file. After every step the journal is read by another
connection: what was acknowledged is there, and each text lies in its own reflection.
"""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtTest import QTest

from tests.conftest import type_text
from tests.fakes import FixedClock
from trustdesk.domain.entry import Entry, Filters
from trustdesk.domain.faults import JournalFault, msg
from trustdesk.paths import DataFolder
from trustdesk.services.journal import Journal
from trustdesk.ui.dagbok.page import DagbokPage
from trustdesk.ui.desk import Desk
from trustdesk.ui.session import JournalSession
from trustdesk.ui.theme.theme import Theme
from trustdesk.wiring import Core
from trustdesk.wiring.opening import JournalOpening

WORDS = st.text(alphabet="abcåäö *=#-", min_size=1, max_size=12).filter(lambda t: t.strip())
FEW, WHOLE = (6, 25), (20, 25)
"""Examples and steps of each: 150 steps in `make test`, 500 under `make test-faults`."""


class FailingOpening(JournalOpening):
    """Opens as the program does; the store refuses to save while `broken`."""

    broken = False

    def store(self):
        store = super().store()
        save = store.save

        def saving(*args, **kwargs):
            if self.broken:
                raise JournalFault("disk-full", msg("The disk is full."))
            save(*args, **kwargs)

        store.save = saving  # type: ignore[method-assign]  # the disk's fault, where the disk is
        return store


@dataclass
class Known:
    """What the model holds of one reflection."""

    body: str = ""
    seen: set[str] = field(default_factory=lambda: {""})
    """Every state the text was in: an undo leads to one of them."""
    trashed: bool = False


class DagbokMachine(RuleBasedStateMachine):
    """Writes, switches, undoes, saves, fails, dies, goes back, bins, purges, starts again."""

    theme: Theme

    def __init__(self) -> None:
        super().__init__()
        self.home = TemporaryDirectory()
        self.runs = 0
        self.folder = Path(self.home.name) / "0"
        self.folder.mkdir()
        self.clock = FixedClock()
        self.known: dict[str, Known] = {}
        self.is_up = False
        self.start()

    def start(self) -> None:
        core = Core(DataFolder(self.folder), "sv", self.clock)
        self.opening = FailingOpening(core, None, for_window=False)
        self.session = JournalSession(self.opening)
        self.session.open()
        until(lambda: self.session.state == "open")
        desk = Desk(self.theme, core.language, lambda: core.framework, self.session, self.clock)
        self.page: Any = DagbokPage(desk)
        self.is_up = True
        self.page.resize(1300, 800)
        self.page.show()
        self.page.enter()
        self.settle()

    def stop(self) -> None:
        page, self.is_up = self.page, False
        page.leave()
        self.settle()
        self.session.close()
        page.hide()
        page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def teardown(self) -> None:
        self.opening.broken = False
        self.stop()
        self.home.cleanup()

    def settle(self) -> None:
        """Waits until everything given is on disk and every answer has arrived."""
        for _ in range(3):
            assert self.session.drain()
            QCoreApplication.processEvents()

    @property
    def open_entry(self) -> Any:
        area = self.page._open_area()
        return area.writing.entry if area else None

    def show(self, entry_id: str) -> None:
        self.page.show_detail(entry_id)
        until(lambda: (entry := self.open_entry) is not None and entry.id == entry_id)
        self.page.area.edit()

    def note(self) -> Known:
        """Takes down what stands on screen of the open reflection."""
        entry = self.open_entry
        known = self.known.setdefault(entry.id, Known())
        known.body = self.page.area.editor.text.text()
        known.seen.add(known.body)
        return known

    def living(self) -> list[str]:
        return [i for i, known in self.known.items() if not known.trashed and known.body]

    @contextmanager
    def other_reader(self) -> Iterator[dict[str, Entry]]:
        core = Core(DataFolder(self.folder), "sv", self.clock)
        with core.reading() as reader:
            found = [*reader.entries(Filters()), *reader.entries(Filters(trashed=True))]
        yield {entry.id: entry for entry in found}

    # what a person does

    @initialize(text=WORDS)
    def first(self, text: str) -> None:
        self.new(text)

    @rule(text=WORDS)
    def new(self, text: str) -> None:
        self.page.write_new()
        type_text(self.page.area.editor.text, text)
        self.note()

    @precondition(lambda self: self.open_entry is not None)
    @rule(text=WORDS)
    def write(self, text: str) -> None:
        self.page.area.edit()
        type_text(self.page.area.editor.text, text)
        self.note()

    @precondition(lambda self: self.open_entry is not None)
    @rule()
    def undo(self) -> None:
        self.page.area.edit()
        editor = self.page.area.editor.text
        QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        entry, text = self.open_entry, editor.text()
        seen = self.known[entry.id].seen
        assert any(state.startswith(text) or state == text for state in seen)
        self.note()

    @precondition(lambda self: self.living())
    @rule(data=st.data())
    def switch(self, data) -> None:
        self.clock.move(minutes=1)
        self.show(data.draw(st.sampled_from(self.living())))
        entry = self.open_entry
        assert self.page.area.editor.text.text() == self.known[entry.id].body

    @rule()
    def save(self) -> None:
        self.page.area.autosave.flush()
        self.settle()
        assert not self.page.unsaved()

    @precondition(lambda self: self.open_entry is not None)
    @rule(text=WORDS)
    def fail(self, text: str) -> None:
        """A save that fails keeps the text on screen, and says why; the next one keeps it."""
        self.save()
        self.opening.broken = True
        self.page.area.edit()
        type_text(self.page.area.editor.text, text)
        known = self.note()
        self.page.area.autosave.flush()
        self.settle()
        if known.body:
            assert [entry.body for entry in self.page.unsaved()] == [known.body]
        assert self.page.area.editor.text.text() == known.body
        self.opening.broken = False
        self.save()

    @rule()
    def die(self) -> None:
        """The machine stops: what lies on the disk at this moment is all there is."""
        before = {i: known.body for i, known in self.known.items()}
        self.session.drain()
        self.runs += 1
        copy = Path(self.home.name) / str(self.runs)
        shutil.copytree(self.folder, copy)
        self.stop()
        self.folder = copy
        with self.other_reader() as found:
            for entry_id, known in list(self.known.items()):
                entry = found.get(entry_id)
                kept = entry.body if entry else ""
                assert kept == before[entry_id] or kept in known.seen
                known.body = kept
                # One that was emptied after a version was kept lies in the bin, as it was.
                known.trashed = entry is not None and entry.trashed
        self.start()

    @rule()
    def restart(self) -> None:
        self.clock.move(minutes=20)
        self.stop()
        self.start()
        for known in self.known.values():
            known.seen.add(known.body)

    @precondition(lambda self: self.open_entry is not None)
    @rule()
    def put_in_bin(self) -> None:
        self.save()
        entry = self.open_entry
        if not self.known.get(entry.id, Known()).body:
            return
        self.page.area._on_trash()
        self.settle()
        self.known[entry.id].trashed = True

    @precondition(lambda self: any(known.trashed for known in self.known.values()))
    @rule(purged=st.booleans())
    def out_of_bin(self, purged: bool) -> None:
        entry_id = next(i for i, known in self.known.items() if known.trashed)
        if purged:
            self.session.write(lambda journal: journal.erase([entry_id]))
            del self.known[entry_id]
        else:
            self.session.write(lambda journal: Journal.take_back(journal, entry_id))
            self.known[entry_id].trashed = False
        self.settle()

    @precondition(lambda self: self.living())
    @rule()
    def take_a_version_back(self) -> None:
        self.page.leave()
        self.settle()
        entry_id = self.living()[0]
        found: list[Entry] = []
        with self.core_reader() as reader:
            versions = reader.history.versions(entry_id)
        if versions:
            oldest = versions[-1].seq
            self.session.write(lambda j: j.take_version_back(entry_id, oldest), found.append)
            self.settle()
            self.known[entry_id].body = found[0].body
            self.known[entry_id].seen.add(found[0].body)
            self.show(entry_id)

    @contextmanager
    def core_reader(self):
        with Core(DataFolder(self.folder), "sv", self.clock).reading() as reader:
            yield reader

    # what must hold

    @invariant()
    def nothing_is_lost_or_mixed(self) -> None:
        if not self.is_up:
            return
        unsaved = {entry.id: entry.body for entry in self.page.unsaved()}
        with self.other_reader() as found:
            for entry_id, known in self.known.items():
                entry = found.get(entry_id)
                if entry_id in unsaved:
                    assert unsaved[entry_id] == known.body
                elif known.body:
                    assert entry is not None, "a reflection that was kept is gone"
                    assert entry.body == known.body
                    assert entry.trashed == known.trashed
            mine = {i for i, known in self.known.items()}
            assert {entry.id for entry in found.values() if entry.body} <= mine


def until(condition) -> None:
    """Lets the program go on until something holds, for at most five seconds."""
    end = time.monotonic() + 5
    while not condition() and time.monotonic() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
    assert condition()


def run(theme: Theme, examples: int, steps: int) -> None:
    machine = type("Machine", (DagbokMachine,), {"theme": theme})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.timeout(300)
@pytest.mark.usefixtures("qtbot")
def test_whatever_order_a_person_does_things_in(theme):
    run(theme, *FEW)


@pytest.mark.whole
@pytest.mark.timeout(1200)
@pytest.mark.usefixtures("qtbot")
def test_state_five_hundred_steps_through_the_window(theme):
    run(theme, *WHOLE)
