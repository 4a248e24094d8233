"""A comparison table as a model: its headings are cells, so that they can be opened too."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trustdesk.domain.diagram import Diagram
from trustdesk.ui.diagrams.spot import DiagramSpot, Said
from trustdesk.ui.overriding import override

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class TableCell:
    """What stands in one place. `label` stands small over the words where rows are stacked."""

    words: str
    name: str
    leads_to: str = ""
    label: str = ""
    is_head: bool = False
    is_row_head: bool = False


_EMPTY = TableCell("", "")


class DiagramTableModel(QAbstractTableModel):
    """Rows and columns of a figure; `stack` puts them under each other in one column."""

    def __init__(self, diagram: Diagram, said: Said, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._diagram = diagram
        self._said = said
        self.has_row_heads = any(self._text(row) for row in diagram.rows)
        self._rows: list[list[TableCell]] = self._table()
        self._stacked = False

    def stack(self, *, stacked: bool) -> None:
        """Shows lists under each other, or the whole table again."""
        if stacked != self._stacked:
            self.beginResetModel()
            self._stacked = stacked
            self._rows = self._lists() if stacked else self._table()
            self.endResetModel()

    @property
    def is_stacked(self) -> bool:
        """Whether lists are shown."""
        return self._stacked

    def cell(self, index: Index) -> TableCell:
        """Gives what stands in a place."""
        return self._rows[index.row()][index.column()]

    def spot(self, index: Index) -> DiagramSpot:
        """Gives a place as something that was opened: a cell's note tells its row and column."""
        cell = self.cell(index)
        where = cell.name.removesuffix(cell.words).rstrip(": ")
        note = cell.label if cell.is_head else where
        opening = cell.words if cell.is_head else cell.name
        return DiagramSpot(self._diagram, cell.words, opening, note, cell.leads_to)

    def _text(self, node_id: str) -> str:
        node = self._diagram.node(node_id)
        return self._said(node.text) if node else ""

    def _head(self, node_id: str, *, of_row: bool) -> TableCell:
        node = self._diagram.node(node_id)
        words = self._text(node_id)
        note = self._said(node.note) if node else ""
        name = ", ".join(filter(None, (words, note)))
        leads_to = node.leads_to if node else ""
        return TableCell(words, name, leads_to, note, is_head=True, is_row_head=of_row)

    def _held(self, row: str, column: str, *, label: str = "") -> TableCell:
        cell = self._diagram.cell(row, column)
        if cell is None:
            return _EMPTY
        where = ", ".join(filter(None, (self._text(row), self._text(column))))
        words = self._said(cell.text)
        return TableCell(words, f"{where}: {words}" if where else words, cell.leads_to, label)

    def _table(self) -> list[list[TableCell]]:
        corner = [_EMPTY] if self.has_row_heads else []
        rows = [corner + [self._head(column, of_row=False) for column in self._diagram.columns]]
        for row in self._diagram.rows:
            first = [self._head(row, of_row=True)] if self.has_row_heads else []
            rows.append(first + [self._held(row, column) for column in self._diagram.columns])
        return rows

    def _lists(self) -> list[list[TableCell]]:
        """Gives a list for each column, or for each row where there is but one column."""
        columns, rows = self._diagram.columns, self._diagram.rows
        by_row = len(columns) == 1
        cells: list[TableCell] = []
        for outer in rows if by_row else columns:
            cells.append(self._head(outer, of_row=False))
            for inner in columns if by_row else rows:
                row, column = (outer, inner) if by_row else (inner, outer)
                cells.append(self._held(row, column, label=self._text(inner)))
        return [[cell] for cell in cells if cell.words]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows[0]) if self._rows else 0

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self.cell(index).words:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    @override
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == _ROLE.DisplayRole:
            return self.cell(index).words
        if role == _ROLE.AccessibleTextRole:
            return self.cell(index).name
        return None
