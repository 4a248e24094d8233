"""What the person has written and marked about the page that is read, and where it stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trustdesk.domain.passage import Passage, PassageKind
from trustdesk.services.reading import sections
from trustdesk.ui.reading.margin_items import bookmark_item, entry_item, note_item, shortened
from trustdesk.ui.reading.marked_text import Mark
from trustdesk.ui.reading.notes import MarginItem, NoteGroup

if TYPE_CHECKING:
    from collections.abc import Callable

    from trustdesk.domain.entry import CitingRow
    from trustdesk.domain.passage import PlainPage, Quoted
    from trustdesk.services.ports import JournalReader
    from trustdesk.ui.desk import Desk
    from trustdesk.ui.reading.spread import Spread
    from trustdesk.ui.reading.standing import Standings
    from trustdesk.ui.tasks import Ticket

_Found = tuple[list["CitingRow"], list[Passage]]


class OwnWords(QObject):
    """Reads them for the page that is shown, and puts them into its margin and under its words.

    Without an open journal there are none. `beside` gives the id of the reflection that is open
    beside the page, or "".
    """

    shown = Signal()
    """What is known of the page is in view."""
    gone = Signal()
    """Nothing of it is in view any more: another page is read, or the journal is not open."""
    entry_requested = Signal(str)
    passage_requested = Signal(str)
    """The person wants to see the highlight or bookmark of this id."""
    list_requested = Signal()
    remove_requested = Signal(str)
    """The person wants the highlight or bookmark of this id gone."""

    def __init__(self, desk: Desk, spread: Spread) -> None:
        super().__init__(spread)
        self._desk = desk
        self._spread = spread
        self._page_id = ""
        self._is_wanted = True
        self._is_read = False
        self._ticket: Ticket | None = None
        self._standings: Standings | None = None
        self.beside: Callable[[], str] = str
        spread.entry_requested.connect(self.entry_requested)
        spread.passage_requested.connect(self.passage_requested)

    # what others ask of it

    def show_page(self, page_id: str) -> None:
        """Another page is shown: nothing is known of it yet."""
        self._page_id = page_id
        self._clear()
        self.refresh()

    def want(self, *, shown: bool) -> None:
        """Shows one's own words, or none whatever happens."""
        self._is_wanted = shown
        if not shown:
            self.refresh()

    @property
    def is_read(self) -> bool:
        """True when everything that is known of the page is in view."""
        return self._is_read

    @property
    def may_mark(self) -> bool:
        """True while what is marked on this page can be kept."""
        is_open = self._desk.session.state in ("opening", "open")
        return is_open and self._is_wanted and self._is_page()

    def passage(self, passage_id: str) -> Passage | None:
        """Gives a highlight or bookmark of the page."""
        passages = self._standings.passages if self._standings else ()
        return next((p for p in passages if p.id == passage_id), None)

    def bookmark_of(self, quoted: Quoted) -> Passage | None:
        """Gives the bookmark on these very words."""
        passages = self._standings.passages if self._standings else ()
        same = (p for p in passages if p.quoted == quoted and p.kind is PassageKind.BOOKMARK)
        return next(same, None)

    def span_of(self, quoted: Quoted) -> tuple[int, int] | None:
        """Gives where quoted words stand in the document, as far as that is known."""
        place = self._standings.places.get(quoted) if self._standings else None
        return (place.start, place.end) if place else None

    def refresh(self) -> None:
        """Reads anew what is about the page; without a journal it is nothing."""
        if self._ticket is not None:
            self._ticket.drop()
        is_open = self._is_wanted and self._desk.session.state == "open"
        if not (is_open and self._is_page()):
            self._clear()
            return
        # What was just written is to be among it, so the reading waits for the writing.
        work = partial(_kept, self._page_id)
        self._ticket = self._desk.session.read_own(work, self._on_kept)

    def _is_page(self) -> bool:
        return self._desk.framework.page(self._page_id) is not None

    # what is read

    def _clear(self) -> None:
        self._is_read, self._standings = False, None
        self._spread.show_last_wrote(None)
        self._spread.show_notes(())
        self._spread.show_lost(None)
        self._spread.text.show_marks(())
        self.gone.emit()

    def _on_kept(self, found: _Found) -> None:
        citing, passages = found
        work = partial(
            _placed, self._page_id, self._spread.text.plain_page(), self._desk, citing, passages
        )
        # Beside the journal's own thread: looking for words is not to delay what is saved.
        self._ticket = self._desk.session.read(work, self._show)

    def _show(self, standings: Standings) -> None:
        self._standings, self._is_read = standings, True
        beside = self.beside()
        rows = [citing.row for citing in standings.citing if citing.row.id != beside]
        latest = max(rows, key=lambda row: (row.date, row.updated_at), default=None)
        self._spread.show_last_wrote(latest)
        self._spread.show_notes(self._groups(standings))
        self._spread.text.show_marks(_marks(standings))
        self._show_lost(standings)
        self.shown.emit()

    def _groups(self, standings: Standings) -> list[NoteGroup]:
        """Gives what stands in the margin, in the order of the text."""
        page = self._desk.framework.page(self._page_id)
        if page is None:
            return []
        parts = sections(page, self._desk.language.code, self._desk.framework.diagrams)
        titles = {part.anchor: part.title for part in parts}
        order = _Order(self._desk, titles, standings, self._spread.text.paragraph_of)
        for row in standings.citing:
            order.add_entry(row)
        for passage in standings.passages:
            order.add_passage(passage)
        return order.groups(self._spread.text.anchors)

    def _show_lost(self, standings: Standings) -> None:
        from trustdesk.ui.reading.lost_words import LostWords

        if not standings.lost:
            self._spread.show_lost(None)
            return
        lost = LostWords(self._desk, standings)
        lost.entry_requested.connect(self.entry_requested)
        lost.remove_requested.connect(self.remove_requested)
        lost.list_requested.connect(self.list_requested)
        self._spread.show_lost(lost)


class _Order:
    """Gathers what is about the same paragraph; it stands level with its first words."""

    def __init__(
        self,
        desk: Desk,
        titles: dict[str, str],
        standings: Standings,
        paragraph_of: Callable[[int], int],
    ) -> None:
        self._desk = desk
        self._titles = titles
        self._standings = standings
        self._paragraph_of = paragraph_of
        self._letters: dict[tuple[str, int], int] = {}
        self._items: dict[tuple[str, int], dict[MarginItem, None]] = {}
        self._words: dict[tuple[str, int], str] = {}

    def add_entry(self, row: CitingRow) -> None:
        from trustdesk.services.marked import quoted_of

        quoted = quoted_of(row)
        if quoted not in self._standings.lost:
            self._add(quoted, entry_item(self._desk, row.row, row.quote))

    def add_passage(self, passage: Passage) -> None:
        if passage.quoted in self._standings.lost:
            return
        if passage.kind is PassageKind.BOOKMARK:
            self._add(passage.quoted, bookmark_item(self._desk, passage))
        elif passage.note.strip() or passage.quoted not in self._standings.places:
            self._add(passage.quoted, note_item(self._desk, passage))

    def _add(self, quoted: Quoted, item: MarginItem) -> None:
        place = self._standings.places.get(quoted)
        section = place.section if place else quoted.section
        known = section if section in self._titles else ""
        key = (known, self._paragraph_of(place.start) if place else -1)
        letter = place.start if place else -1
        self._letters[key] = min(self._letters.get(key, letter), letter)
        self._items.setdefault(key, {})[item] = None
        self._words.setdefault(key, shortened(quoted.quote) or self._titles.get(known, ""))

    def groups(self, anchors: list[str]) -> list[NoteGroup]:
        order = {anchor: n for n, anchor in enumerate(["", *anchors])}
        keys = sorted(self._items, key=lambda key: (order.get(key[0], 0), key[1]))
        return [
            NoteGroup(key[0], self._letters[key], self._words[key], tuple(self._items[key]))
            for key in keys
        ]


def _marks(standings: Standings) -> list[Mark]:
    return [
        Mark(passage.id, place.start, place.end)
        for passage in standings.passages
        if passage.kind is PassageKind.HIGHLIGHT
        and (place := standings.places.get(passage.quoted)) is not None
    ]


def _kept(page_id: str, reader: JournalReader) -> _Found:
    return reader.citing(page_id), reader.passages.of_page(page_id)


def _placed(
    page_id: str,
    shown: PlainPage,
    desk: Desk,
    citing: list[CitingRow],
    passages: list[Passage],
    _reader: JournalReader,
) -> Standings:
    from trustdesk.ui.reading.standing import placed

    framework = desk.framework
    page = framework.page(page_id)
    languages = dict.fromkeys([desk.language.code, *(page.body.by_language if page else ())])
    return placed(page_id, shown, framework, tuple(languages), citing, passages)
