"""What one can change in a reflection from I dag, without opening it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from trustdesk.domain import following
from trustdesk.domain.sentences import Sentence, marked, sentences_of, unmarked

if TYPE_CHECKING:
    from datetime import date

    from trustdesk.domain.entry import Entry
    from trustdesk.domain.faults import Fault
    from trustdesk.domain.returning import Waiting
    from trustdesk.services.journal import Journal
    from trustdesk.services.ports import JournalReader
    from trustdesk.ui.desk import Desk

MOST_SENTENCES = 60
"""More stand in no list: what comes after them is marked where it is written."""


class DayChanges:
    """Each change is told through the session's `changed`; `failed` is given the fault."""

    def __init__(self, desk: Desk, failed: Callable[[Fault], None]) -> None:
        self._desk = desk
        self._failed = failed

    def put_off(self, waiting: Waiting, day: date) -> None:
        """Lets a question wait until another day."""

        def change(entry: Entry) -> Entry:
            framework = self._desk.framework
            return following.postponed(
                entry, waiting.follow_up, day, partial(entry.form, framework=framework)
            )

        self._change(waiting.row.id, change)

    def let_be(self, waiting: Waiting) -> None:
        """Ends a question without an answer."""
        now = self._desk.clock.now()

        def change(entry: Entry) -> Entry:
            return following.let_be(entry, waiting.follow_up, now)

        self._change(waiting.row.id, change)

    def sentences(
        self, entry_id: str, done: Callable[[tuple[str, tuple[Sentence, ...]]], None]
    ) -> None:
        """Tells a reflection's title and its sentences."""

        def read(reader: JournalReader) -> tuple[str, tuple[Sentence, ...]]:
            entry = reader.entry(entry_id)
            if entry is None:
                return "", ()
            return entry.title, sentences_of(entry.body, MOST_SENTENCES)

        self._desk.session.read_own(read, done, self._failed)

    def take_along(self, entry_id: str, before: Sentence | None, now: Sentence | None) -> None:
        """Marks a sentence in place of the one that was marked before."""

        def change(entry: Entry) -> Entry:
            body, known = entry.body, sentences_of(entry.body, MOST_SENTENCES)
            wanted = [(s, on) for s, on in ((before, False), (now, True)) if s and s in known]
            for sentence, on in sorted(wanted, key=lambda one: -one[0].start):  # the last first
                body = marked(body, sentence) if on else unmarked(body, sentence)
            return replace(entry, body=body)

        if before != now:
            self._change(entry_id, change)

    def _change(self, entry_id: str, change: Callable[[Entry], Entry]) -> None:
        def work(journal: Journal) -> None:
            journal.change(entry_id, change)

        self._desk.session.write(work, partial(self._on_changed, entry_id), self._failed)

    def _on_changed(self, entry_id: str, _done: object) -> None:
        self._desk.session.changed.emit(entry_id)
