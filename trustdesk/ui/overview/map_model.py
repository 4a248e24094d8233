"""The map as a table: relations are rows, criteria are columns."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trustdesk.domain.framework import Concept
from trustdesk.services.insights import CRITERION, Cell, Written, relations_in_order
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override

Index = QModelIndex | QPersistentModelIndex

_ROLE = Qt.ItemDataRole
CELL_ROLE = _ROLE.UserRole
"""A cell's Cell."""


class MapModel(QAbstractTableModel):
    """Holds what was written; rows and columns are the framework's and never change."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._written = Written()
        self.relations = relations_in_order(desk.framework)
        self.criteria = desk.framework.concepts_for("", CRITERION)

    def show_written(self, written: Written) -> None:
        """Shows this instead; what is selected stays so."""
        self._written = written
        if self.relations and self.criteria:
            last = self.index(len(self.relations) - 1, len(self.criteria) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def concepts(self, index: Index) -> tuple[Concept, Concept]:
        """Gives the relation and the criterion of a cell."""
        return self.relations[index.row()], self.criteria[index.column()]

    def cell(self, index: Index) -> Cell:
        """Gives what stands in a cell."""
        relation, criterion = self.concepts(index)
        return self._written.cell(relation.id, criterion.id)

    def row_name(self, row: int) -> tuple[str, str]:
        """Gives the relation's name, and the label of an addition or ""."""
        relation = self.relations[row]
        voices = self._desk.framework.voices
        label = self._desk.said(voices["addition"]) if relation.addition else ""
        return self._desk.said(relation.name), label

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.relations)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.criteria)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    @override
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == CELL_ROLE:
            return cell
        if role == _ROLE.DisplayRole:
            return str(cell.count) if cell.count else ""
        if role == _ROLE.AccessibleTextRole:
            return self._spoken(index, cell.count)
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        if role not in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._desk.said(self.criteria[section].short)
        return ", ".join(filter(None, self.row_name(section)))

    def _spoken(self, index: Index, count: int) -> str:
        relation, criterion = (self._desk.said(c.short) for c in self.concepts(index))
        held = (
            self._desk.language.trn("{n} reflection", "{n} reflections", count)
            if count
            else self._desk.tr("nothing yet")
        )
        return f"{relation}, {criterion}: {held}"
