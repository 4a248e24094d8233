"""A journal that was never begun: every question has an answer, and it is nothing."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from trustdesk.domain.entry import (
    CitingRow,
    CoveragePoint,
    Entry,
    EntryRow,
    Filters,
    JournalHit,
    RevisionInfo,
)
from trustdesk.domain.passage import Passage
from trustdesk.domain.picture import Picture, PictureInfo
from trustdesk.domain.returning import Remembered, Waiting
from trustdesk.services.ports import Answered, Days, History, Passages, Pictures, Returning


class _NoHistory:
    def versions(self, entry_id: str) -> list[RevisionInfo]:
        return []

    def version(self, entry_id: str, seq: int) -> Entry | None:
        return None


class _NothingAnswered:
    def keys(self, form: str, field: str) -> frozenset[str]:
        return frozenset()

    def answering(self, form: str, field: str, value: str, limit: int = 20) -> list[Entry]:
        return []

    def rated(self, limit: int = 40) -> list[EntryRow]:
        return []


class _NoDays:
    def written(self, first: date, last: date) -> Mapping[date, int]:
        return {}


class _NothingReturns:
    def waiting(self, today: date) -> list[Waiting]:
        return []

    def of_days(
        self, spans: Sequence[tuple[date, date]], *, marked_only: bool = False
    ) -> list[Remembered]:
        return []


class _NoPictures:
    def add(self, entry_id: str, picture: Picture) -> None:
        raise AssertionError("there is no journal to keep a picture in")

    def data(self, uid: str) -> bytes | None:
        return None

    def of_entry(self, entry_id: str) -> list[PictureInfo]:
        return []


class _NoPassages:
    def of_page(self, page: str) -> list[Passage]:
        return []

    def all(self) -> list[Passage]:
        return []

    def cited(self) -> list[tuple[str, CitingRow]]:
        return []

    def keep(self, passage: Passage) -> None:
        raise AssertionError("there is no journal to keep a passage in")

    def remove(self, passage_id: str) -> None:
        raise AssertionError("there is no journal to take a passage from")


class NoJournal:
    """Answers a JournalReader's questions where there is no journal file yet."""

    def __init__(self) -> None:
        self.history: History = _NoHistory()
        self.answered: Answered = _NothingAnswered()
        self.days: Days = _NoDays()
        self.returning: Returning = _NothingReturns()
        self.pictures: Pictures = _NoPictures()
        self.passages: Passages = _NoPassages()

    def entry(self, entry_id: str) -> Entry | None:
        """Gives None."""
        return None

    def ids_beginning(self, beginning: str, limit: int = 2) -> Sequence[str]:
        """Gives nothing."""
        return ()

    def rows(self, filters: Filters, limit: int | None = None, skip: int = 0) -> list[EntryRow]:
        """Gives nothing."""
        return []

    def entries(self, filters: Filters) -> Iterator[Entry]:
        """Gives nothing."""
        return iter(())

    def count(self, filters: Filters) -> int:
        """Gives 0."""
        return 0

    def tags(self) -> list[str]:
        """Gives nothing."""
        return []

    def citing(self, page: str) -> list[CitingRow]:
        """Gives nothing."""
        return []

    def coverage(self, filters: Filters) -> list[CoveragePoint]:
        """Gives nothing."""
        return []

    def search(self, query: str, order: str = "date", limit: int | None = 50) -> list[JournalHit]:
        """Gives nothing."""
        return []

    def caret(self, entry_id: str) -> int:
        """Gives 0."""
        return 0

    def setting(self, key: str) -> Any:
        """Gives None."""
        return None

    def data_version(self) -> int:
        """Gives 0."""
        return 0
