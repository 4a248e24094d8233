"""Reflections as rows of a list, with a heading where a month begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trustdesk.domain.entry import EntryRow
from trustdesk.ui.overriding import override

Index = QModelIndex | QPersistentModelIndex
Label = Callable[[date], str]
Row = EntryRow | date
"""A reflection, or the first of its days for the heading of a month."""

_ROLE = Qt.ItemDataRole
ROW_ROLE = _ROLE.UserRole


class EntryListModel(QAbstractTableModel):
    """One column over a tuple of reflections, the latest first.

    `day` and `month` write a date ("torsdag 19 november", "november 2026"); `untitled` stands
    for a reflection without a title and without words.
    """

    def __init__(
        self,
        day: Label,
        month: Label,
        untitled: str,
        *,
        headings: bool = True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._day = day
        self._month = month
        self._untitled = untitled
        self._headings = headings
        self._rows: list[Row] = []
        self._places: dict[str, int] | None = None

    def set_headings(self, shown: bool) -> None:
        """Parts the months with headings or not, from the next `set_entries` on."""
        self._headings = shown

    def set_entries(self, entries: tuple[EntryRow, ...]) -> None:
        """Shows these reflections instead."""
        self.beginResetModel()
        self._rows = _with_headings(entries) if self._headings else list(entries)
        self._places = None
        self.endResetModel()

    def replace_entry(self, entry: EntryRow) -> None:
        """Shows a reflection that stays in its place as it is now."""
        row = self.row_of(entry.id)
        if row >= 0:
            self._rows[row] = entry
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def entry(self, row: int) -> EntryRow | None:
        """Gives the reflection of a row, or None for a heading and outside the list."""
        value = self._rows[row] if 0 <= row < len(self._rows) else None
        return value if isinstance(value, EntryRow) else None

    def row_of(self, entry_id: str) -> int:
        """Gives the row of a reflection, or -1."""
        if self._places is None:
            self._places = {
                row.id: number for number, row in enumerate(self._rows) if isinstance(row, EntryRow)
            }
        return self._places.get(entry_id, -1)

    def heading_rows(self) -> list[int]:
        """Gives the rows that are headings."""
        return [n for n, row in enumerate(self._rows) if not isinstance(row, EntryRow)]

    def day_label(self, entry: EntryRow) -> str:
        """Gives the date of a reflection as it is written."""
        return self._day(entry.date)

    def title_of(self, entry: EntryRow) -> str:
        """Gives what a reflection is called in the list."""
        return entry.title or entry.excerpt or self._untitled

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    @override
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        value = self._rows[index.row()]
        if role == ROW_ROLE:
            return value
        if role == _ROLE.DisplayRole:
            return self.title_of(value) if isinstance(value, EntryRow) else self._month(value)
        if role == _ROLE.AccessibleTextRole:
            return self._spoken(value)
        return None

    def _spoken(self, value: Row) -> str:
        if not isinstance(value, EntryRow):
            return self._month(value)
        parts = (self._day(value.date), self.title_of(value), value.excerpt if value.title else "")
        return ", ".join(part for part in parts if part)


def _with_headings(entries: tuple[EntryRow, ...]) -> list[Row]:
    rows: list[Row] = []
    month = (0, 0)
    for entry in entries:
        day = entry.date
        if (day.year, day.month) != month:
            month = (day.year, day.month)
            rows.append(day)
        rows.append(entry)
    return rows
