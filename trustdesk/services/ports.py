"""The real seams: what the services need from outside themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:  # the first frame needs none of these
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from trustdesk.domain.entry import (
        CitingRow,
        CoveragePoint,
        Entry,
        EntryRow,
        Filters,
        JournalHit,
        RevisionInfo,
    )
    from trustdesk.domain.packs import InstalledPack, PackInfo
    from trustdesk.domain.picture import Picture, PictureInfo
    from trustdesk.domain.returning import Remembered, Waiting


class Clock(Protocol):
    """Tells the time, so that tests can."""

    def now(self) -> datetime:
        """Gives the present moment, aware, in the person's zone."""


class Speller(Protocol):
    """Knows words; asked from one thread, which waits."""

    def unknown(self, words: Sequence[str]) -> set[str]:
        """Gives those words that no dictionary knows."""

    def suggestions(self, word: str) -> list[str]:
        """Gives at most five words that may have been meant; takes up to a second."""

    def close(self) -> None:
        """Ends it, from any thread, and wakes the one that waits."""

    def finish(self) -> None:
        """Lets go of everything, on the thread that asked."""


class Packs(Protocol):
    """The content packs: the bundled one and the person's own. Slow: not on the interface thread,
    but for `installed`, which is what was found last.
    """

    @property
    def installed(self) -> tuple[InstalledPack, ...]:
        """Every pack as it was found, the bundled one first."""

    def load(self) -> bool:
        """Looks at every pack anew; True when the framework is another than before."""

    def add(self, source: Path) -> PackInfo:
        """Adds a copy of a pack. Raises FaultyPack, or PackFault when it cannot be written."""

    def remove(self, name: str) -> Path | None:
        """Puts the pack in the folder of this name aside; gives where it lies now."""


class History(Protocol):
    """The kept versions of reflections."""

    def versions(self, entry_id: str) -> list[RevisionInfo]:
        """Gives the kept versions of a reflection, the latest first."""

    def version(self, entry_id: str, seq: int) -> Entry | None:
        """Gives one kept version. Raises JournalFault "changed-version" when it is damaged."""


class Answered(Protocol):
    """What was answered to forms before, outside the bin."""

    def keys(self, form: str, field: str) -> frozenset[str]:
        """Gives of what a field that asks of several was ever answered."""

    def answering(self, form: str, field: str, value: str, limit: int = 20) -> list[Entry]:
        """Gives the reflections that answer a field with just this text, the latest first."""

    def rated(self, limit: int = 40) -> list[EntryRow]:
        """Gives the reflections with a rating of their own, the latest first."""


class Room(Protocol):
    """Room on the disk that is kept aside, and given up for a save that would not fit."""

    def lay(self) -> None:
        """Takes the room, if the disk has plenty. Raises nothing."""


class Days(Protocol):
    """The days of the calendar."""

    def written(self, first: date, last: date) -> Mapping[date, int]:
        """Gives how many reflections outside the bin each day holds; days without are left out."""


class Returning(Protocol):
    """What comes back to a person by itself."""

    def waiting(self, today: date) -> list[Waiting]:
        """Gives the questions that are due and not done, outside the bin, the earliest first."""

    def of_days(
        self, spans: Sequence[tuple[date, date]], *, marked_only: bool = False
    ) -> list[Remembered]:
        """Gives the reflections outside the bin of some spans of days, the latest first."""


class Pictures(Protocol):
    """The pictures of reflections."""

    def add(self, entry_id: str, picture: Picture) -> None:
        """Keeps a picture of a reflection that is on disk; one that is kept already stays.

        Only where the journal is written. Raises JournalFault "no-reflection" when there is no
        such reflection.
        """

    def data(self, uid: str) -> bytes | None:
        """Gives the bytes of a picture, or None when there is none."""

    def of_entry(self, entry_id: str) -> list[PictureInfo]:
        """Gives what is known of a reflection's pictures, the earliest first."""


class JournalReader(Protocol):
    """Reads the journal. Every call raises JournalFault when the file cannot be read.

    What belongs together lies in parts of its own, so that no class grows past sight.
    """

    history: History
    answered: Answered
    days: Days
    returning: Returning
    pictures: Pictures

    def entry(self, entry_id: str) -> Entry | None:
        """Gives the reflection with this whole id, in the bin or not."""

    def ids_beginning(self, beginning: str, limit: int = 2) -> Sequence[str]:
        """Gives ids that begin so, at most `limit`."""

    def rows(self, filters: Filters, limit: int | None = None, skip: int = 0) -> list[EntryRow]:
        """Gives list rows, the latest day first, then the latest made."""

    def entries(self, filters: Filters) -> Iterator[Entry]:
        """Gives whole reflections, the earliest day first."""

    def count(self, filters: Filters) -> int:
        """Gives how many reflections the filters choose."""

    def tags(self) -> list[str]:
        """Gives every tag in use on reflections outside the bin, sorted."""

    def citing(self, page: str) -> list[CitingRow]:
        """Gives the reflections that cite a page, the latest first."""

    def coverage(self, filters: Filters) -> list[CoveragePoint]:
        """Gives every pair of relation and rated criterion, the latest first."""

    def search(self, query: str, order: str = "date", limit: int | None = 50) -> list[JournalHit]:
        """Gives found reflections; order is "date" or "relevance"."""

    def caret(self, entry_id: str) -> int:
        """Gives where the cursor stood in the body."""

    def setting(self, key: str) -> Any:
        """Gives a stored value (JSON), or None."""

    def data_version(self) -> int:
        """Gives a number that changes when another program has written."""


class JournalStore(JournalReader, Protocol):
    """Reads and writes; owned by the one journal thread (or by the command line)."""

    @property
    def ballast(self) -> Room:
        """The room kept aside."""

    def save(self, entry: Entry, reason: str = "autosave", caret: int = 0) -> None:
        """Writes a reflection, its index and its hash in one transaction.

        The same transaction appends a revision when one is due (design, section 6): 10 minutes
        since the last, more than 200 characters changed, or a reason other than "autosave".
        Has returned only after COMMIT. Raises JournalFault with nothing written.
        """

    def discard_empty(self, entry_id: str) -> None:
        """Removes a reflection that holds nothing, as if it had never been."""

    def purge(self, *entry_ids: str) -> None:
        """Removes reflections with all that belongs to them; no byte of them stays.

        In one transaction, all or none.
        """

    def set_trashed(self, entry_id: str, at: datetime | None) -> None:
        """Puts a reflection into the bin (`at`) or takes it out again (None)."""

    def set_setting(self, key: str, value: Any) -> None:
        """Stores a value (JSON)."""

    def close(self) -> None:
        """Truncates the write-ahead log and closes."""
