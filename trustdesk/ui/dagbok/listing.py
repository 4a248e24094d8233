"""What the list shows: read from the journal, and kept true when a reflection is saved."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trustdesk.domain.entry import Entry, EntryRow, Filters
from trustdesk.services.ports import JournalReader
from trustdesk.ui.desk import Desk
from trustdesk.ui.tasks import Ticket

if TYPE_CHECKING:
    from trustdesk.ui.dagbok.list_column import ListColumn

Found = tuple[list[EntryRow], list[str]]


class Listing(QObject):
    """Fills the list column; `shown` when it was painted with what there is."""

    shown = Signal()
    answered = Signal()
    """The journal itself has answered: rows and tags are what they are."""

    def __init__(self, desk: Desk, column: ListColumn, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._column = column
        self._ticket: Ticket | None = None
        self.rows: list[EntryRow] = []
        self.tags: tuple[str, ...] = ()
        self.is_answered = False
        desk.session.glanced.connect(self._on_glanced)
        desk.session.changed.connect(self.refresh)
        column.filters_changed.connect(self.refresh)

    @property
    def says_nothing_written(self) -> bool:
        """True when the journal has answered that there is nothing to list."""
        return self.is_answered and not self.rows

    def refresh(self) -> None:
        """Reads the list anew."""
        if self._ticket is not None:
            self._ticket.drop()
        self._column.refresh_calendar()
        filters = self._column.filters()

        def found(reader: JournalReader) -> Found:
            return reader.rows(filters), reader.tags()

        self._ticket = self._desk.session.read(found, self._on_rows)

    def keep(self, entry: Entry) -> None:
        """Shows what a saved reflection is now, without reading all of the list again."""
        if self._column.is_calendar:
            self.refresh()
        if self._column.in_bin or not self._column.filters().is_empty():
            return
        from trustdesk.services.journal import row_of

        row = None if entry.is_empty() else row_of(entry, self._desk.framework)
        place = next((n for n, known in enumerate(self.rows) if known.id == entry.id), None)
        if place is not None and row is not None and _order(self.rows[place]) == _order(row):
            self.rows[place] = row
            self._column.show_changed(row)
            self.shown.emit()
            return
        rows = [known for known in self.rows if known.id != entry.id]
        if row is not None:
            rows.insert(bisect_left(rows, _order(row), key=_order), row)
        self._show(rows)

    def _on_glanced(self, rows: list[EntryRow]) -> None:
        if not self.rows and self._column.filters() == Filters():
            self._show(rows)

    def _on_rows(self, found: Found) -> None:
        rows, tags = found
        self.is_answered = True
        self._column.set_known(tags)
        self.tags = tuple(tags)
        self._show(rows)
        self.answered.emit()

    def _show(self, rows: list[EntryRow]) -> None:
        if rows != self.rows or not rows:
            self.rows = rows
            self._column.show_rows(rows)
        self.shown.emit()


def _order(row: EntryRow) -> tuple[int, list[int]]:
    """Gives where a row stands: the latest day first, then the latest made."""
    return -row.date.toordinal(), [-ord(letter) for letter in row.id]
