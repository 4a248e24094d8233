"""What was found, as rows: reflections, places in the framework, and the heads over them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trustdesk.domain.entry import JournalHit, Snippet
from trustdesk.services.reading import FrameworkHit
from trustdesk.ui.overriding import override

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
ROW_ROLE = _ROLE.UserRole


@dataclass(frozen=True, slots=True)
class Found:
    """One result. A reflection has its `day` as it is written, a place in the framework ""."""

    id: str
    title: str
    snippet: Snippet
    day: str = ""
    section: str = ""

    @property
    def is_entry(self) -> bool:
        """True for a reflection."""
        return bool(self.day)

    @property
    def words(self) -> tuple[str, ...]:
        """The found words as they stand in the text, each once."""
        return tuple(dict.fromkeys(text for text, found in self.snippet.runs if found))


Row = Found | str
"""A result, or the text of a head."""


def found_entry(hit: JournalHit, day: str, untitled: str) -> Found:
    """Gives a reflection as a row."""
    return Found(hit.id, hit.title or untitled, hit.snippet, day=day)


def found_page(hit: FrameworkHit) -> Found:
    """Gives a place in the framework as a row."""
    return Found(hit.page, hit.title, hit.snippet, section=hit.section)


class FoundModel(QAbstractTableModel):
    """One column of rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Shows these rows instead."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> Row:
        """Gives a row. Raises IndexError."""
        return self._rows[number]

    def found(self, number: int) -> Found | None:
        """Gives the result of a row, or None for a head and outside the rows."""
        row = self._rows[number] if 0 <= number < len(self._rows) else None
        return row if isinstance(row, Found) else None

    def first_result(self) -> int:
        """Gives the first row that is a result, or -1."""
        return next((n for n, row in enumerate(self._rows) if isinstance(row, Found)), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.found(index.row()) is None:
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
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return row.title if isinstance(row, Found) else row
        if role == _ROLE.AccessibleTextRole:
            return _spoken(row)
        return None


def _spoken(row: Row) -> str:
    if isinstance(row, str):
        return row
    return ", ".join(part for part in (row.day, row.title, row.snippet.text) if part)
