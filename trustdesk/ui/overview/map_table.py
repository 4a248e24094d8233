"""Kartan: a real table, so that rows, cells and arrow keys are the platform's own."""

from PySide6.QtCore import QItemSelection, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QWidget,
)

from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.overview.map_delegate import COLUMN, MapDelegate
from trustdesk.ui.overview.map_headers import ROW, CriterionHeader, RelationHeader
from trustdesk.ui.overview.map_model import Index, MapModel
from trustdesk.ui.widgets.sideways_bar import HEIGHT as BAR
from trustdesk.ui.widgets.sideways_bar import SidewaysBar

HEAD, LEAST_HEAD = 280, 132
LEAST_COLUMN, MOST_COLUMN = 96, 200
_REASON = Qt.FocusReason
_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible


class MapTable(QTableView):
    """As high as its rows; the page scrolls it. Too narrow a place scrolls it sideways.

    `cell_selected(relation, criterion)` follows the selection, `cell_opened` is Enter (or a
    double click where something was written), `write_requested` a click on the word in an
    empty cell.
    """

    cell_selected = Signal(str, str)
    cell_opened = Signal(str, str)
    write_requested = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self.map = MapModel(desk, self)
        self._delegate = MapDelegate(desk.theme, self.map, desk.tr("Write"), self)
        self._rows = RelationHeader(desk.theme, self.map, self)
        self._columns = CriterionHeader(desk.theme, self.map, self)
        self._pressed = QModelIndex()
        self.setAccessibleName(desk.tr("The map"))
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self._columns)
        self.setVerticalHeader(self._rows)
        self.setModel(self.map)
        self._set_behaviour()
        SidewaysBar(desk.theme, self)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.doubleClicked.connect(self._on_double_clicked)
        desk.theme.changed.connect(self._fit)
        self._fit()

    def _set_behaviour(self) -> None:
        self.setProperty("kind", "entries")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def selected(self) -> QModelIndex:
        """Gives the selected cell, or an index that is not valid."""
        chosen = self.selectionModel().selectedIndexes()
        return chosen[0] if chosen else QModelIndex()

    # what fits

    def _fit(self) -> None:
        head, column = self._widths(self.width())
        self._rows.set_width(head)
        self._columns.setDefaultSectionSize(column)
        self._columns.setFixedHeight(self._columns.height_for(column))
        for row in range(len(self.map.relations)):
            self._rows.resizeSection(row, self._rows.height_of(row, head))
        self.updateGeometries()
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        head, column = self._widths(width)
        rows = sum(self._rows.height_of(n, head) for n in range(len(self.map.relations)))
        too_wide = head + column * len(self.map.criteria) > width
        bar = self._theme.px(BAR) if too_wide else 0
        return self._columns.height_for(column) + rows + bar

    def _widths(self, width: int) -> tuple[int, int]:
        """Gives the width of the head and of a column in a table of so many pixels."""
        px, count = self._theme.px, max(len(self.map.criteria), 1)
        least = px(COLUMN) if width >= px(LEAST_HEAD) + count * px(COLUMN) else px(LEAST_COLUMN)
        head = min(max(width - count * least, px(LEAST_HEAD)), px(HEAD))
        column = min(max((width - head) // count, least), px(MOST_COLUMN))
        return head, column

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(LEAST_HEAD), self._theme.px(ROW))

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.px(HEAD + len(self.map.criteria) * MOST_COLUMN)
        return QSize(width, self.heightForWidth(width))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        for corner in self.findChildren(QAbstractButton):  # selects all, and has no name
            corner.hide()

    @override
    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _VISIBLE) -> None:
        """Scrolls the page too: the table is as high as its rows and may reach out of sight."""
        super().scrollTo(index, hint)
        outer = self.parentWidget()
        while outer is not None and not isinstance(outer, QScrollArea):
            outer = outer.parentWidget()
        page = outer.widget() if outer is not None else None
        if outer is not None and page is not None:
            box = self.visualRect(index)
            middle = self.viewport().mapTo(page, box.center())
            outer.ensureVisible(middle.x(), middle.y(), 0, box.height())

    # what is done

    def _on_selection(self, _now: QItemSelection, _before: QItemSelection) -> None:
        index = self.selected()
        if index.isValid():
            self.cell_selected.emit(*self._ids(index))

    def _ids(self, index: QModelIndex) -> tuple[str, str]:
        relation, criterion = self.map.concepts(index)
        return relation.id, criterion.id

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.cell_opened.emit(*self._ids(index))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        """Opens what is there; the first click on an empty cell may already have begun to write."""
        if self.map.cell(index).count:
            self._open(index)

    def _is_on_write(self, event: QMouseEvent) -> QModelIndex:
        """Gives the empty cell whose word the mouse is on, else an index that is not valid."""
        spot = event.position().toPoint()
        index = self.indexAt(spot)
        if not index.isValid() or self.map.cell(index).count:
            return QModelIndex()
        word = self._delegate.write_box(self.visualRect(index))
        return index if word.contains(spot) else QModelIndex()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        shape = Qt.CursorShape
        on_word = self._is_on_write(event).isValid()
        self.viewport().setCursor(shape.PointingHandCursor if on_word else shape.ArrowCursor)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = self._is_on_write(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self._is_on_write(event)
        if index.isValid() and index == self._pressed:
            self.write_requested.emit(*self._ids(index))
        self._pressed = QModelIndex()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        keys = (_REASON.TabFocusReason, _REASON.BacktabFocusReason, _REASON.ShortcutFocusReason)
        self._tell_by_keys(by_keys=event.reason() in keys)
        super().focusInEvent(event)

    def _tell_by_keys(self, *, by_keys: bool) -> None:
        if by_keys != self._delegate.by_keys:
            self._delegate.by_keys = by_keys
            self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._tell_by_keys(by_keys=True)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)
