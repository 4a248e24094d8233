"""The dagbok: write, find by id, list, put in the bin, look back."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from trustdesk.domain.answers import own_texts
from trustdesk.domain.entry import Entry, EntryRow, Filters
from trustdesk.domain.excerpt import excerpt
from trustdesk.domain.faults import InvalidInput, msg
from trustdesk.domain.framework import Framework
from trustdesk.domain.packs import absent_pack
from trustdesk.domain.picture import Picture
from trustdesk.domain.text import checked
from trustdesk.services.composing import Composer, Draft, check_concept
from trustdesk.services.identity import new_id
from trustdesk.services.ports import Clock, JournalReader, JournalStore, Passages

_ID = re.compile(r"[0-9a-f-]{1,36}")


class Journal:
    """Use cases on the person's own reflections."""

    def __init__(self, store: JournalStore, framework: Framework, clock: Clock) -> None:
        self._store = store
        self._framework = framework
        self._clock = clock
        self._composer = Composer(framework, clock, self._found)

    @property
    def passages(self) -> Passages:
        """What is highlighted and bookmarked in the framework."""
        return self._store.passages

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

    def add_tag(self, entry_id: str, tag: str) -> None:
        """Adds a tag to a reflection that lacks it, whatever its case; raises JournalFault."""
        entry = self._store.entry(entry_id)
        if entry is not None and not has_tag(entry, tag):
            tagged = replace(entry, tags=(*entry.tags, tag), updated_at=self._clock.now())
            self._store.save(tagged, reason="tag")

    def take_version_back(self, entry_id: str, seq: int) -> Entry:
        """Gives the reflection the state of a kept version; its present state is kept first.

        Raises JournalFault "changed-version" when the version is damaged, InvalidInput when it
        is gone; the reflection is then as it was.
        """
        present, version = self._present_and_version(entry_id, seq)
        self._store.save(present, reason="restore")
        restored = replace(
            version,
            created_at=present.created_at,
            updated_at=self._clock.now(),
            trashed=present.trashed,
        )
        self._store.save(restored, reason="restored")
        return restored

    def copy_version(self, entry_id: str, seq: int) -> Entry:
        """Makes a new reflection of a kept version; raises as `take_version_back`.

        What one wanted to look back on stays with the first one alone.
        """
        _, version = self._present_and_version(entry_id, seq)
        now = self._clock.now()
        copy = replace(
            version, id=new_id(now), created_at=now, updated_at=now, follow_ups=(), trashed=False
        )
        self._store.save(copy, reason="copy")
        return copy

    def _present_and_version(self, entry_id: str, seq: int) -> tuple[Entry, Entry]:
        present = self._store.entry(entry_id)
        version = self._store.history.version(entry_id, seq)
        if present is None or version is None:
            raise InvalidInput("version-gone", msg("This version is not there any more."))
        return present, version

    def change(self, entry_id: str, change: Callable[[Entry], Entry]) -> Entry | None:
        """Changes a kept reflection and gives it back, the caret where it was.

        None when it is not there any more, or lies in the bin.
        """
        kept = self._store.entry(entry_id)
        if kept is None or kept.trashed:
            return None
        return self.save(change(kept), "leave", self._store.caret(entry_id))

    def keep_picture(self, entry_id: str, picture: Picture) -> None:
        """Keeps a picture of a reflection that is saved. Raises JournalFault."""
        self._store.pictures.add(entry_id, picture)

    def trash(self, entry_id: str) -> None:
        """Puts a reflection into the bin."""
        self._store.set_trashed(entry_id, self._clock.now())

    def take_back(self, entry_id: str) -> None:
        """Takes a reflection out of the bin."""
        self._store.set_trashed(entry_id, None)

    def erase(self, entry_ids: Sequence[str]) -> None:
        """Deletes for good what lies in the bin: texts, versions, pictures, words of the search.

        All of it or nothing. Raises InvalidInput when something of it does not lie in the bin,
        JournalFault when the journal could not be written; nothing is deleted then.
        """
        for entry_id in entry_ids:
            entry = self._store.entry(entry_id)
            if entry is None or not entry.trashed:
                raise InvalidInput(
                    "not-in-bin",
                    msg("Only what lies in the bin can be deleted for good."),
                    msg("Put it in the bin first."),
                )
        self._store.purge(*entry_ids)

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


def has_tag(entry: Entry, tag: str) -> bool:
    """True when a reflection has a tag, whatever its case."""
    return tag.casefold() in {known.casefold() for known in entry.tags}


def row_of(entry: Entry, framework: Framework) -> EntryRow:
    """Gives what a list shows of a reflection: its text, else the first text of its answers."""
    text = entry.body or next((t for t in own_texts(entry, framework.form) if t.strip()), "")
    return EntryRow(
        entry.id, entry.date, entry.title, excerpt(text), entry.updated_at, entry.trashed
    )


def with_row(rows: list[EntryRow], row: EntryRow, *, gone: bool = False) -> list[EntryRow]:
    """Gives list rows with one of them as it is now; `gone` takes it away.

    It stays where it stands while its day stays: what was made later stands first, by the order
    in the journal and not by the clock, which may have been put back. A new one is the latest.
    """
    at = next((n for n, old in enumerate(rows) if old.id == row.id), None)
    others = [old for old in rows if old.id != row.id]
    if gone:
        return others
    if at is None or rows[at].date != row.date:
        at = next((n for n, old in enumerate(others) if old.date <= row.date), len(others))
    return [*others[:at], row, *others[at:]]


def checked_filters(filters: Filters, framework: Framework) -> Filters:
    """Gives the filters back.

    Raises InvalidInput for an id the framework lacks, a period that ends before it begins, and
    words that no reflection can hold. An id of a pack that is not here is none the framework
    lacks: reflections may have been written with it.
    """
    checked(filters.tag)
    checked(filters.query)
    for kind, concept_id in (
        ("role", filters.role),
        ("criterion", filters.criterion),
        ("relation", filters.relation),
    ):
        if concept_id and not absent_pack(concept_id, framework):
            check_concept(framework, concept_id, kind)
    known = framework.form(filters.form) or absent_pack(filters.form, framework)
    if filters.form and not known:
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
