"""The dagbok: write, find by id, list, put in the bin, look back."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from trustdesk.domain.answers import own_texts
from trustdesk.domain.entry import Entry, EntryRow, Filters
from trustdesk.domain.excerpt import excerpt
from trustdesk.domain.faults import InvalidInput, msg
from trustdesk.domain.framework import Framework
from trustdesk.domain.text import checked
from trustdesk.services.composing import Composer, Draft, check_concept
from trustdesk.services.ports import Clock, JournalReader, JournalStore

_ID = re.compile(r"[0-9a-f-]{1,36}")


class Journal:
    """Use cases on the person's own reflections."""

    def __init__(self, store: JournalStore, framework: Framework, clock: Clock) -> None:
        self._store = store
        self._framework = framework
        self._clock = clock
        self._composer = Composer(framework, clock, self._found)

    def add(self, draft: Draft) -> Entry:
        """Keeps a new reflection. Raises InvalidInput or JournalFault with nothing written."""
        entry = self._composer.compose(draft)
        self._store.save(entry, reason="add")
        return entry

    def save(self, entry: Entry, reason: str = "autosave", caret: int = 0) -> Entry:
        """Keeps a changed reflection and gives it back with its new time; see JournalStore.save.

        A reflection that was left without content vanishes.
        """
        if entry.is_empty() and not entry.trashed:
            self._store.discard_empty(entry.id)
            return entry
        kept = self._store.entry(entry.id)
        if kept is not None and replace(entry, updated_at=kept.updated_at) == kept:
            entry = kept
        else:
            entry = replace(entry, updated_at=self._clock.now())
        self._store.save(entry, reason=reason, caret=caret)
        return entry

    def trash(self, entry_id: str) -> None:
        """Puts a reflection into the bin."""
        self._store.set_trashed(entry_id, self._clock.now())

    def take_back(self, entry_id: str) -> None:
        """Takes a reflection out of the bin."""
        self._store.set_trashed(entry_id, None)

    def _found(self, beginning: str) -> str:
        return by_beginning(self._store, beginning).id


def by_beginning(reader: JournalReader, beginning: str) -> Entry:
    """Gives the one reflection whose id begins so.

    Raises InvalidInput when there is none, or more than one.
    """
    beginning = beginning.lower()
    ids = reader.ids_beginning(beginning, limit=2) if _ID.fullmatch(beginning) else []
    if len(ids) > 1:
        raise InvalidInput(
            "id-ambiguous",
            msg("More than one reflection has an id that begins with {id}."),
            msg("Give more of it."),
            id=beginning,
        )
    entry = reader.entry(ids[0]) if ids else None
    if entry is None:
        raise InvalidInput(
            "id-unknown",
            msg("No reflection has an id that begins with {id}."),
            msg("trustdesk list shows them all."),
            id=beginning,
        )
    return entry


def row_of(entry: Entry) -> EntryRow:
    """Gives what a list shows of a reflection."""
    written = (
        text
        for form_id, answers in entry.answers.items()
        for text in own_texts(entry.definitions.get(form_id), answers)
    )
    text = entry.body or next(written, "")
    return EntryRow(
        entry.id, entry.date, entry.title, excerpt(text), entry.updated_at, entry.trashed
    )


def checked_filters(filters: Filters, framework: Framework) -> Filters:
    """Gives the filters back.

    Raises InvalidInput for an id the framework lacks, a period that ends before it begins, and
    words that no reflection can hold.
    """
    checked(filters.tag)
    checked(filters.query)
    for kind, concept_id in (
        ("role", filters.role),
        ("criterion", filters.criterion),
        ("relation", filters.relation),
    ):
        if concept_id:
            check_concept(framework, concept_id, kind)
    if filters.form and framework.form(filters.form) is None:
        raise InvalidInput(
            "unknown-form",
            msg("There is no form “{id}”."),
            msg("These exist: {known}."),
            id=filters.form,
            known=", ".join(f.id for f in framework.forms),
        )
    if filters.first and filters.last and filters.first > filters.last:
        raise InvalidInput(
            "period-backwards",
            msg("The period ends before it begins."),
            msg("Let the first day come before the last."),
        )
    return filters


def by_month(
    rows: list[EntryRow], month_name: Callable[[date], str]
) -> list[tuple[str, list[EntryRow]]]:
    """Gives rows gathered under their month's name, in the order they came."""
    groups: list[tuple[str, list[EntryRow]]] = []
    for row in rows:
        name = month_name(row.date)
        if not groups or groups[-1][0] != name:
            groups.append((name, []))
        groups[-1][1].append(row)
    return groups
