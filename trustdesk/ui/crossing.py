"""From a page of the framework to a reflection in the dagbok, and back to the very line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from trustdesk.ui.places import DAGBOK, READING

if TYPE_CHECKING:
    from trustdesk.domain.entry import Citation, Entry
    from trustdesk.ui.dagbok.page import DagbokPage
    from trustdesk.ui.dagbok.page_back import PageBack
    from trustdesk.ui.reading.page import ReadingPage


class Book(Protocol):
    """Gives the two pages, made when they are first asked for."""

    @property
    def reading(self) -> ReadingPage:
        """Läs."""

    @property
    def dagbok(self) -> DagbokPage:
        """The dagbok."""


class Crossing:
    """Leads between Läs and the dagbok; each page may be made anew meanwhile."""

    def __init__(
        self,
        book: Book,
        go: Callable[..., None],
        write: Callable[[tuple[Citation, ...], str], None],
    ) -> None:
        self._book = book
        self._go = go
        self._write = write
        self._way_back: PageBack | None = None
        self._from: DagbokPage | None = None

    def listen_to(self, page: ReadingPage) -> None:
        """Leads to the dagbok where Läs wishes it."""
        page.write_requested.connect(self._on_write)
        page.entry_requested.connect(self._on_entry)
        page.start_requested.connect(self._on_start)

    def show_cited(self, cited: Citation) -> None:
        """Shows what a reflection cites: the very words, where it quotes some."""
        self._go(READING, cited.page, cited.section)
        self._book.reading.show_cited_words(cited)

    def _on_write(self, citation: Citation, question: str) -> None:
        self._write((citation,), question)
        self._offer_way_back(self._book.dagbok.area.writing.entry_id())

    def _on_entry(self, entry_id: str) -> None:
        self._go(DAGBOK, entry_id)
        self._offer_way_back(entry_id)

    def _on_start(self, entry: Entry) -> None:
        self._go(DAGBOK)
        self._book.dagbok.write_about(entry.citations, entry.body)
        self._offer_way_back(self._book.dagbok.area.writing.entry_id())

    def _offer_way_back(self, entry_id: str) -> None:
        dagbok = self._book.dagbok
        if self._way_back is None or self._from is not dagbok:
            from trustdesk.ui.dagbok.page_back import PageBack

            self._from, self._way_back = dagbok, PageBack(dagbok)
            self._way_back.requested.connect(self._on_back)
        self._way_back.offer(entry_id)

    def _on_back(self, entry_id: str) -> None:
        """To the very line: the page lies as it was left."""
        self._go(READING)
        self._book.reading.come_back_from(entry_id)
